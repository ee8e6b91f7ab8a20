"""The pages around the content: accessibility, and the shortlist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from placebook.pages.colours import PAPER_DARK, PAPER_LIGHT, PLACE_CONTRAST, readable
from placebook.pages.page import Page
from placebook.wording.languages import language_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from placebook.pages.context import Context


def pages(ctx: Context) -> Iterator[Page]:
    """Plan the pages every site has, apart from home."""
    words = ctx.site.words
    yield Page(
        name="accessibility/",
        source="accessibility.md",
        title=words.say("Accessibility"),
        description=words.say(
            "How this site is made for everyone, and what to do if something is in your way."
        ),
        inputs=b"",
        content=lambda: ctx.render(
            "accessibility.html", colours=_colours(ctx), language=language_name(words, words.language)
        ),
    )
    yield Page(
        name="shortlist/",
        source="shortlist.md",
        title=words.say("Your shortlist"),
        description=words.say(
            "What you have kept from the directory, to print, to send or to hand to somebody."
        ),
        inputs=b"",
        content=lambda: ctx.render("shortlist.html"),
        head=lambda: ctx.render("shortlist-head.html"),
        listed=False,  # it is empty for everyone but the one who reads it
    )


def _colours(ctx: Context) -> dict[str, str]:
    place = ctx.site.settings.colours.place
    return {
        "light": readable(place, PAPER_LIGHT, PLACE_CONTRAST),
        "dark": readable(place, PAPER_DARK, PLACE_CONTRAST),
    }
