"""What feeds hold: an entry for each record, the days it is dated by, and how much there is room for."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import cached_property
from typing import TYPE_CHECKING

from placebook.feeds.content import content
from placebook.feeds.ids import entry_id, minted
from placebook.model.edition import Edition
from placebook.model.event import Event
from placebook.model.listing import Listing
from placebook.model.spark import Spark
from placebook.model.story import Story
from placebook.pages.context import page_of
from placebook.pages.whats_on import STATUSES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from placebook.pages.context import Context
    from placebook.wording.wording import Wording

Entered = Listing | Story | Event | Spark | Edition

# A feed stays below 500 kB. Titles, summaries and addresses of fifty entries take at most 150 kB of that.
_MOST_CONTENT = 340_000
# Source: XML 1.0, production 2.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Entry:
    """One entry of a feed. Its texts are as written; `clean` leaves of them what any feed can hold.

    Attributes:
        id: Its `tag:` URI.
        title: Plain text.
        url: The address of its page.
        updated: The day its content was last known to change or be confirmed.
        published: The day it first stood on the site, if known.
        summary: Plain text.
        make_content: Makes its full HTML, with whole addresses.
        categories: Ids and labels of themes.
        author: Who wrote it, if it says.
        related: Addresses it leads to elsewhere, each with its words.
        language: The language of its title, summary and text, if not the place's; else empty.
    """

    id: str
    title: str
    url: str
    updated: date
    published: date | None
    summary: str
    make_content: Callable[[], str]
    categories: tuple[tuple[str, str], ...] = ()
    author: str = ""
    related: tuple[tuple[str, str], ...] = ()
    language: str = ""

    @cached_property
    def content(self) -> str:
        """Its full HTML; made once, since several feeds hold it."""
        return clean(self.make_content())

    @cached_property
    def most_bytes(self) -> int:
        """How many bytes its content takes at most, in whatever form of feed it is written."""
        content = self.content
        longer = sum(map(content.count, '"\\\t\n')) + 4 * content.count("\r")
        return len(html.escape(content, quote=False).encode()) + longer


def entry(ctx: Context, record: Entered) -> Entry:
    """Make the entry of a record."""
    published, updated = _days(record)
    title, summary = _title(ctx.site.words, record), _summary(record)
    return Entry(
        id=entry_id(ctx.site, record),
        title=title,
        url=ctx.site.full(page_of(record)),
        updated=updated or minted(ctx.site),
        published=published,
        summary=summary,
        make_content=lambda: content(ctx, record),
        categories=tuple(
            (theme, ctx.directory.themes.label(theme)) for theme in getattr(record, "themes", ())
        ),
        author=(record.author or "") if isinstance(record, Story) else "",
        related=tuple(_related(ctx.site.words, record)),
        language=getattr(record, "language", None) or "",
    )


def within(entries: Iterable[Entry]) -> Iterator[tuple[Entry, str]]:
    """Give each entry its content until a feed would be too large; from there on, it is left to the site.

    Entries come newest first, or the soonest first, so those cut are the oldest or the furthest away.
    """
    left = _MOST_CONTENT
    for one in entries:
        if left > 0:
            left -= one.most_bytes
        yield one, one.content if left >= 0 else ""


def clean(text: str) -> str:
    """Return of a text what XML can hold; JSON gets the same, so that all forms of a feed say the same."""
    return _NOT_XML.sub("", text)


def moment(day: date) -> datetime:
    """Return noon of a day, universal time: the same day nearly everywhere on earth."""
    return datetime.combine(day, time(12), UTC)


def _days(record: Entered) -> tuple[date | None, date | None]:
    """Return when a record was published and updated, as far as its own fields say."""
    if isinstance(record, Story | Edition):
        return record.date, record.date
    if isinstance(record, Event):
        return record.listed, record.listed
    if isinstance(record, Spark):
        return record.date, record.came_of_it.on if record.came_of_it else record.date
    return record.listed, max((day for day in (record.listed, record.checked) if day), default=None)


def _title(words: Wording, record: Entered) -> str:
    if isinstance(record, Edition):
        return f"{words.season(record.date)}: {record.title}"
    if isinstance(record, Event) and record.status != "going-ahead":
        return f"{words.say(STATUSES[record.status])}: {record.title}"
    return record.title


def _summary(record: Entered) -> str:
    return record.preheader or record.subject if isinstance(record, Edition) else record.summary


def _related(words: Wording, record: Entered) -> list[tuple[str, str]]:
    if isinstance(record, Listing) and record.contact.website:
        return [(record.contact.website, words.say("Their own page"))]
    if isinstance(record, Event) and record.booking and record.booking.url:
        return [(record.booking.url, words.say("Book a place"))]
    if isinstance(record, Story) and record.source and record.source.url:
        return [(record.source.url, record.source.name)]
    return []
