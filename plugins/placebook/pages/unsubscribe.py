"""The page that helps somebody to stop the letter, where no service does it at one press.

A reader's code stands behind the `#` of the address, which browsers send to nobody; the page's script puts it
into the mail that the page begins.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from placebook.newsletter.closing import stop_address
from placebook.pages.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from placebook.pages.context import Context


def pages(ctx: Context) -> Iterator[Page]:
    """Plan the page."""
    words, settings = ctx.site.words, ctx.site.settings
    mail = stop_address(ctx.site) if settings.keeper.email else ""
    yield Page(
        name="unsubscribe/",
        source="unsubscribe.md",
        title=words.say("Stop {title}", title=settings.newsletter_title),
        description=words.say("How to have no more letters."),
        inputs=b"",
        content=lambda: ctx.render("unsubscribe.html", mail=mail),
        listed=False,  # it is for those who come from a letter
    )
