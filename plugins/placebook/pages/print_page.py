"""The whole directory on one page, to be printed from a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from placebook.pages.page import Page
from placebook.pages.printed import entry, sections
from placebook.press import key_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from placebook.pages.context import Context

# Five hundred entries are some hundred sheets: more than anyone prints from a browser. Beyond that the page
# leads to shorter lists, and costs next to nothing to make again when one of thousands of listings changes.
MOST = 500


def pages(ctx: Context) -> Iterator[Page]:
    """Plan the page to print."""
    listings, words = ctx.directory.open_listings, ctx.site.words
    shown = listings if len(listings) <= MOST else ()
    yield Page(
        name="directory/print/",
        source="directory/print/index.md",
        title=words.say("The directory to print"),
        description=words.say(
            "Everything in the {place} directory on one page, for paper.", place=ctx.site.settings.place
        ),
        inputs=key_of(ctx.facts_of(*shown), str(len(listings)).encode()),
        content=lambda: ctx.render(
            "print.html",
            sections=sections(ctx.directory, shown),
            entry=lambda listing: entry(ctx.directory, words, listing, ctx.today),
            total=len(listings),
        ),
        listed=bool(shown),
    )
