"""An edition as a page of the site."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import Markup

from placebook.newsletter.compose import dateline, letter_of

if TYPE_CHECKING:
    from placebook.model.edition import Edition
    from placebook.pages.context import Context

# A first paragraph as short as this is a greeting.
_GREETING = re.compile(r"^<p>[^<]{1,60}</p>")


def edition_html(ctx: Context, edition: Edition) -> str:
    """Return the content of an edition's page, in which `ROOT` begins the addresses."""
    letter = letter_of(ctx, edition)
    opening = _with_greeting(ctx.site.resolve(letter.opening))
    return ctx.render(
        "edition.html", letter=letter, opening=opening, dateline=dateline(ctx.site.words, letter)
    )


def _with_greeting(html: str) -> Markup:
    """Set a greeting apart, so that the large first letter begins the paragraph after it, which is longer."""
    return Markup(_GREETING.sub(lambda match: f"<div>{match[0]}</div>", html))  # noqa: S704 - cleaned when read
