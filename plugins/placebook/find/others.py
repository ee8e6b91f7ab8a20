"""What the search finds beside listings: stories, events, sparks, and the ordinary pages of a place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from placebook.pages.context import page_of
from placebook.wording.times import when_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from placebook.model.event import Event
    from placebook.model.spark import Spark
    from placebook.model.story import Story
    from placebook.pages.context import Context

LONGEST_TEXT = 2_000
"""How many letters of an ordinary page's text are searched, so that a long one does not outweigh a place."""


class OrdinaryPage(NamedTuple):
    """A Markdown page of the place's own.

    Attributes:
        title: Its title, as plain text.
        address: Its address below the site's root.
        text: What it says, as plain text.
    """

    title: str
    address: str
    text: str


class Other(NamedTuple):
    """One thing that is found beside listings.

    Attributes:
        kind: What it is.
        title: Its name.
        address: Its address below the site's root.
        when: Its time, if it has one.
        summary: Its line, or what it says.
        has_line: Whether that is shown.
    """

    kind: str
    title: str
    address: str
    when: str
    summary: str
    has_line: bool = True


def others(ctx: Context, ordinary: Sequence[OrdinaryPage]) -> list[Other]:
    """Return stories, events to come, sparks, and ordinary pages."""
    words = ctx.site.words
    day = words.formats.calendar_date

    def told(kind: str, one: Story | Event | Spark, when: str) -> Other:
        return Other(kind, one.title, ctx.site.path(page_of(one)), when, one.summary)

    return [
        *(told(words.say("Story"), one, day(one.date)) for one in ctx.directory.stories),
        *(told(words.say("Event"), one, when_words(words, one)) for one in ctx.coming),
        *(told(words.say("Small spark"), one, day(one.date)) for one in ctx.directory.sparks),
        *(
            Other(words.say("Page"), one.title, one.address, "", one.text[:LONGEST_TEXT], has_line=False)
            for one in ordinary
        ),
    ]
