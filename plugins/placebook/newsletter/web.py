"""An edition as a page of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from placebook.newsletter.letter import compose, dateline

if TYPE_CHECKING:
    from placebook.newsletter.select import Selection
    from placebook.pages.context import Context


def edition_html(ctx: Context, selection: Selection) -> str:
    """Return the content of an edition's page, in which `ROOT` begins the addresses."""
    letter = compose(ctx, selection)
    return ctx.render("edition.html", letter=letter, dateline=dateline(letter))
