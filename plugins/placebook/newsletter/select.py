"""What belongs in an edition: chosen from the directory by dates, put in order, each thing once.

An edition tells what happened since the one before it, and what is coming until the end of the next quarter.
Nothing dated after its own day, or after the day it is looked at, is in it; so a draft grows and a past
edition stays.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import timedelta
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from placebook.model.directory import Growth, sort_key
from placebook.model.edition import Quarter
from placebook.pages.context import page_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from placebook.model.directory import Directory
    from placebook.model.edition import Edition
    from placebook.model.event import Event
    from placebook.model.listing import Exchange, Listing
    from placebook.model.story import Story


class Item(NamedTuple):
    """One thing in an edition, with the editor's sentence on it if there is one."""

    record: Listing | Story | Event
    note: str = ""


class Swap(NamedTuple):
    """Something a listing offers or looks for."""

    listing: Listing
    what: str


class Numbers(NamedTuple):
    """The quarter in numbers. They count what happened, also what the editor left out.

    Attributes:
        new: Listings that are new and still open.
        listings: Open listings in all.
        stories: Stories told.
        events: Events that are coming and going ahead.
        people: People who come in a usual week, as far as listings say so.
        counted: How many listings say so.
    """

    new: int
    listings: int
    stories: int
    events: int
    people: int
    counted: int


@dataclass(frozen=True, slots=True)
class Selection:
    """What is in an edition.

    Attributes:
        edition: The editor's part.
        first: The first day it tells of.
        last: The last day it tells of.
        until: The last day of the dates it announces.
        featured: What the editor put first, in the editor's order.
        stories: Stories of those days, newest first.
        listings: Listings that were new in those days, by name.
        events: What is coming, soonest first; called off only where it had been announced before.
        changes: Listings that readers may know and that paused or closed, by name.
        offers: What listings have offered since the first day.
        looking_for: What listings have looked for since the first day.
        numbers: The quarter in numbers.
    """

    edition: Edition
    first: date
    last: date
    until: date
    featured: tuple[Item, ...]
    stories: tuple[Item, ...]
    listings: tuple[Item, ...]
    events: tuple[Item, ...]
    changes: tuple[Item, ...]
    offers: tuple[Swap, ...]
    looking_for: tuple[Swap, ...]
    numbers: Numbers

    def records(self) -> tuple[Listing | Story | Event, ...]:
        """Return everything that is named in it, each record once, in order."""
        items = (*self.featured, *self.stories, *self.listings, *self.events, *self.changes)
        swaps = (*self.offers, *self.looking_for)
        named = [*(item.record for item in items), *(swap.listing for swap in swaps)]
        return tuple({page_of(record): record for record in named}.values())


def before(edition: Edition, editions: Iterable[Edition]) -> Edition | None:
    """Return the edition that came out before this one, or None for the first."""
    earlier = [one for one in editions if (one.date, one.slug) < (edition.date, edition.slug)]
    return max(earlier, key=lambda one: (one.date, one.slug), default=None)


def select(directory: Directory, edition: Edition, today: date, year_starts: int = 1) -> Selection:
    """Choose what is in an edition.

    Args:
        directory: All records; its editions say where the last one stopped.
        edition: The edition to make, one of them or a draft.
        today: The day it is looked at.
        year_starts: The month in which the first quarter of a year begins.
    """
    quarter = Quarter.parse(edition.slug, year_starts)
    previous = before(edition, directory.editions)
    first = previous.date + timedelta(days=1) if previous else quarter.first
    last = min(edition.date, today)
    until = quarter.next.last
    choice = _Choice(directory, edition, first, last)
    featured = choice.take(choice.featured())
    stories = choice.take(story for story in directory.stories if choice.holds(story.date))
    listings = choice.take(choice.new())
    events = choice.take(event for event in directory.events if choice.is_coming(event, until))
    changes = choice.take(one for one in directory.stopped if choice.is_news(one))
    return Selection(
        edition=edition,
        first=first,
        last=last,
        until=until,
        featured=featured,
        stories=stories,
        listings=listings,
        events=events,
        changes=changes,
        offers=choice.swaps((one, one.offers) for one in directory.exchanging),
        looking_for=choice.swaps((one, one.looking_for) for one in directory.exchanging),
        numbers=choice.numbers(until),
    )


class _Choice:
    """The rules of one edition, and what it holds already."""

    def __init__(self, directory: Directory, edition: Edition, first: date, last: date) -> None:
        self._directory = directory
        self._edition = edition
        self._first = first
        self._last = last
        self._taken: set[str] = set(edition.leave_out)

    def holds(self, day: date | None) -> bool:
        """Tell whether a day is one the edition tells of."""
        return day is not None and self._first <= day <= self._last

    def take(self, records: Iterable[Listing | Story | Event]) -> tuple[Item, ...]:
        """Take what is neither left out nor taken already."""
        found = []
        for record in records:
            name = page_of(record)
            if name not in self._taken:
                self._taken.add(name)
                found.append(Item(record, self._edition.notes.get(name, "")))
        return tuple(found)

    def featured(self) -> Iterator[Listing | Story | Event]:
        """Find what the editor put first. Names that lead nowhere are `check`'s to tell."""
        directory = self._directory
        records: dict[str, Iterable[Listing | Story | Event]] = {
            "groups": directory.listings,
            "stories": directory.stories,
            "events": directory.events,
        }
        for name in self._edition.feature:
            folder, _, slug = name.partition("/")
            yield from (record for record in records[folder] if record.slug == slug)

    def new(self) -> list[Listing]:
        """Find the open listings that were new in those days, by name."""
        dated = self._directory.by_listed
        start = bisect_left(dated, self._first, key=itemgetter(0))
        end = bisect_right(dated, self._last, key=itemgetter(0))
        found = (listing for _, listing in dated[start:end] if listing.status != "closed")
        return sorted(found, key=lambda one: (sort_key(one.title), one.slug))

    def is_coming(self, event: Event, until: date) -> bool:
        """Tell whether an event is among the dates; one called off is if readers may have heard of it."""
        if event.last_day < self._edition.date or event.start.day > until or self._is_later(event.listed):
            return False
        return event.status == "going-ahead" or (event.listed is not None and event.listed < self._first)

    def is_news(self, stopped: Listing) -> bool:
        """Tell whether a listing that stopped is known to readers; `checked` is the day that was found."""
        return (stopped.listed is None or stopped.listed < self._first) and self.holds(stopped.checked)

    def swaps(self, listings: Iterable[tuple[Listing, Iterable[Exchange]]]) -> tuple[Swap, ...]:
        left_out = self._edition.leave_out
        found = {
            (listing.slug, exchange.what): Swap(listing, exchange.what)
            for listing, exchanges in listings
            for exchange in exchanges
            if self.holds(exchange.since) and page_of(listing) not in left_out
        }
        return tuple(found.values())

    def numbers(self, until: date) -> Numbers:
        growth = self._directory.growth
        steps = bisect_right(growth, self._last, key=itemgetter(0))
        now = growth[steps - 1] if steps else Growth(self._last, 0, 0, 0)
        coming = (event for event in self._directory.events if self.is_coming(event, until))
        return Numbers(
            new=len(self.new()),
            listings=now.listings,
            stories=sum(self.holds(story.date) for story in self._directory.stories),
            events=sum(event.status == "going-ahead" for event in coming),
            people=now.people,
            counted=now.counted,
        )

    def _is_later(self, day: date | None) -> bool:
        return day is not None and day > self._last
