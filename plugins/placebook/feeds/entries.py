"""What feeds hold: an entry for each record, and the days it is dated by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from placebook.feeds.content import content
from placebook.feeds.ids import entry_id, minted
from placebook.model.edition import Edition
from placebook.model.event import Event
from placebook.model.listing import Listing
from placebook.model.story import Story
from placebook.pages.context import page_of
from placebook.pages.words import season_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from placebook.pages.context import Context

Entered = Listing | Story | Event | Edition


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed.

    Attributes:
        id: Its `tag:` URI.
        title: Plain text.
        url: The address of its page.
        updated: The day its content was last known to change or be confirmed.
        published: The day it first stood on the site, if known.
        summary: Plain text.
        content: Makes its full HTML, with whole addresses.
        categories: Ids and labels of themes.
        author: Who wrote it, if it says.
        related: Addresses it leads to elsewhere, each with its words.
    """

    id: str
    title: str
    url: str
    updated: date
    published: date | None
    summary: str
    content: Callable[[], str]
    categories: tuple[tuple[str, str], ...] = ()
    author: str = ""
    related: tuple[tuple[str, str], ...] = ()


def entry(ctx: Context, record: Entered) -> Entry:
    """Make the entry of a record."""
    published, updated = _days(record)
    title, summary = _title(record), _summary(record)
    return Entry(
        id=entry_id(ctx.site, record),
        title=title,
        url=ctx.site.full(page_of(record)),
        updated=updated or minted(ctx.site),
        published=published,
        summary=summary,
        content=lambda: content(ctx, record),
        categories=tuple(
            (theme, ctx.directory.themes.label(theme)) for theme in getattr(record, "themes", ())
        ),
        author=(record.author or "") if isinstance(record, Story) else "",
        related=tuple(_related(record)),
    )


def _days(record: Entered) -> tuple[date | None, date | None]:
    """Return when a record was published and updated, as far as its own fields say."""
    if isinstance(record, Story | Edition):
        return record.date, record.date
    if isinstance(record, Event):
        return record.listed, record.listed
    return record.listed, max((day for day in (record.listed, record.checked) if day), default=None)


def _title(record: Entered) -> str:
    if isinstance(record, Edition):
        return f"{season_words(record.date)}: {record.title}"
    if isinstance(record, Event) and record.status != "going-ahead":
        return f"{record.status.capitalize()}: {record.title}"
    return record.title


def _summary(record: Entered) -> str:
    return record.preheader or record.subject if isinstance(record, Edition) else record.summary


def _related(record: Entered) -> list[tuple[str, str]]:
    if isinstance(record, Listing) and record.contact.website:
        return [(record.contact.website, "Their own page")]
    if isinstance(record, Event) and record.booking and record.booking.url:
        return [(record.booking.url, "Book a place")]
    if isinstance(record, Story) and record.source and record.source.url:
        return [(record.source.url, record.source.name)]
    return []
