"""What belongs in an edition: chosen from the directory by dates, put in order, each thing once.

An edition tells what happened since the one before it, and what is coming until the end of the next quarter.
Nothing dated after its own day, or after the day it is looked at, is in it; so a draft grows and a past
edition stays. What came too late for an edition that is frozen, or is otherwise now than it told, goes into
the next one with a mark. No news is told twice.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date, timedelta
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, TypeVar

from placebook.model.directory import Growth, sort_key
from placebook.model.edition import Quarter
from placebook.model.event import Event
from placebook.newsletter.selection import CORRECTED, LATE, Item, Numbers, Selection, Swap
from placebook.newsletter.told import Told
from placebook.pages.context import page_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from placebook.model.directory import Directory
    from placebook.model.edition import Edition
    from placebook.model.listing import Exchange, Listing
    from placebook.model.spark import Spark
    from placebook.model.story import Story
    from placebook.newsletter.selection import Tellable

    Said = Callable[[Tellable], object]

R = TypeVar("R", "Listing", "Story", "Spark")


def before(edition: Edition, editions: Iterable[Edition]) -> Edition | None:
    """Return the edition that came out before this one, or None for the first."""
    earlier = (one for one in editions if one.is_before(edition))
    return max(earlier, key=lambda one: (one.date, one.slug), default=None)


def select(
    directory: Directory,
    edition: Edition,
    today: date,
    year_starts: int = 1,
    said: Said | None = None,
) -> Selection:
    """Choose what is in an edition.

    Args:
        directory: All records; its editions say where the last one stopped, and those that are frozen what
            they told.
        edition: The edition to make, one of them or a draft.
        today: The day it is looked at.
        year_starts: The month in which the first quarter of a year begins.
        said: Returns what would be said of a record today, as `Telling.said` knows it. Without it nothing is
            found to have been told otherwise.
    """
    quarter = Quarter.parse(edition.slug, year_starts)
    previous = before(edition, directory.published)
    frozen = directory.frozen
    told = Told(
        [frozen[one.slug] for one in directory.editions if one.slug in frozen and one.is_before(edition)]
    )
    if previous is None:
        first = quarter.first
    else:
        kept = frozen.get(previous.slug)
        first = (kept.last if kept else previous.date) + timedelta(days=1)
    last = min(edition.date, today)
    until = quarter.next.last
    choice = _Choice(directory, edition, first, last, told)
    featured = choice.take(choice.featured())
    stories = choice.take(choice.dated("stories", directory.stories, lambda story: story.date))
    listings = choice.take(choice.new())
    reached = Quarter.parse(previous.slug, year_starts).next.last if previous else date.min
    dates: list[tuple[Event | Spark, str]] = [*choice.coming(until, said), *choice.closing(reached, until)]
    dates.sort(key=_first_day)
    events = choice.take(dates)
    outcomes = choice.take(choice.dated("outcomes", choice.grown(said), choice.grown_on))
    sparks = choice.take(choice.dated("sparks", directory.sparks, lambda spark: spark.date))
    back = choice.take(choice.dated("back", directory.open_listings, choice.back_since))
    changed = choice.take(choice.dated("changed", directory.open_listings, choice.changed_on))
    changes = choice.take(choice.dated("changes", directory.stopped, choice.stopped_on))
    corrected = choice.take(choice.corrected(said))
    return Selection(
        edition=edition,
        first=first,
        last=last,
        until=until,
        featured=featured,
        stories=stories,
        sparks=sparks,
        outcomes=outcomes,
        listings=listings,
        back=back,
        changed=changed,
        corrected=corrected,
        events=events,
        changes=changes,
        offers=choice.swaps("offered", ((one, one.offers) for one in directory.exchanging)),
        looking_for=choice.swaps("wanted", ((one, one.looking_for) for one in directory.exchanging)),
        numbers=choice.numbers(until),
    )


def _first_day(found: tuple[Event | Spark, str]) -> date:
    """Return the day a date is put in order by: an event's first, or a fund's last."""
    record = found[0]
    return record.start.day if isinstance(record, Event) else record.until or record.date


class _Choice:
    """The rules of one edition, and what it holds already."""

    def __init__(self, directory: Directory, edition: Edition, first: date, last: date, told: Told) -> None:
        self._directory = directory
        self._edition = edition
        self._first = first
        self._last = last
        self._told = told
        self._taken: set[str] = set(edition.leave_out)

    def holds(self, day: date | None) -> bool:
        """Tell whether a day is one the edition tells of."""
        return day is not None and self._first <= day <= self._last

    def take(self, found: Iterable[tuple[Tellable, str]]) -> tuple[Item, ...]:
        """Take what is neither left out nor taken already."""
        items = []
        for record, mark in found:
            name = page_of(record)
            if name not in self._taken:
                self._taken.add(name)
                items.append(Item(record, self._edition.notes.get(name, ""), mark))
        return tuple(items)

    def dated(
        self, part: str, records: Iterable[R], day_of: Callable[[R], date | None]
    ) -> Iterator[tuple[R, str]]:
        """Find the records whose day the edition tells of, and those that an earlier one missed."""
        for record in records:
            day = day_of(record)
            if day is None:
                continue
            name = page_of(record)
            if self.holds(day):
                if not self._told.has(part, name, day):
                    yield record, ""
            elif self._told.missed(part, name, day):
                yield record, LATE

    def featured(self) -> Iterator[tuple[Tellable, str]]:
        """Find what the editor put first. Names that lead nowhere are `check`'s to tell."""
        directory = self._directory
        records: dict[str, Iterable[Tellable]] = {
            "groups": directory.listings,
            "stories": directory.stories,
            "events": directory.events,
            "sparks": directory.sparks,
        }
        for name in self._edition.feature:
            folder, _, slug = name.partition("/")
            yield from ((record, "") for record in records[folder] if record.slug == slug)

    def new(self) -> Iterator[tuple[Listing, str]]:
        """Find the open listings that were new in those days, by name."""
        first = min(self._told.first, self._first)
        found = (listing for _, listing in self._listed(first) if listing.status != "closed")
        ordered = sorted(found, key=lambda one: (sort_key(one.title), one.slug))
        return self.dated("new", ordered, lambda one: one.listed)

    def _listed(self, first: date) -> tuple[tuple[date, Listing], ...]:
        dated = self._directory.by_listed
        start = bisect_left(dated, first, key=itemgetter(0))
        return dated[start : bisect_right(dated, self._last, key=itemgetter(0))]

    def coming(self, until: date, said: Said | None) -> Iterator[tuple[Event, str]]:
        """Find what is among the dates: each announced once, and again if it is otherwise than announced."""
        for event in self._directory.events:
            if not self.is_coming(event, until):
                continue
            name = page_of(event)
            telling = self._told.telling(name)
            if telling is None:
                yield event, LATE if self._told.missed("dates", name, event.listed) else ""
            elif said and said(event) != telling.said:
                yield event, CORRECTED

    def is_coming(self, event: Event, until: date) -> bool:
        """Tell whether an event is among the dates; one called off is if readers may have heard of it."""
        if event.last_day < self._edition.date or event.start.day > until or self._is_later(event.listed):
            return False
        return event.status == "going-ahead" or self._is_known(event.listed, page_of(event))

    def closing(self, reached: date, until: date) -> Iterator[tuple[Spark, str]]:
        """Find the funds whose last day to ask lies beyond the dates that the edition before reached to.

        Args:
            reached: The last day of the dates that the edition before announced.
            until: The last day of those that this one does.
        """
        for fund in self._directory.sparks:
            # A new one is told of as such, with its last day.
            is_old = fund.is_fund and fund.date < self._first
            if is_old and fund.until and max(reached, self._edition.date) < fund.until <= until:
                yield fund, ""

    def _is_known(self, listed: date | None, name: str) -> bool:
        return bool(self._told.telling(name)) or (listed is not None and listed < self._first)

    def back_since(self, listing: Listing) -> date | None:
        """Return the day an active listing came back, if it was there before."""
        since, listed = listing.status_since, listing.listed
        is_back = since and listing.status == "active" and (listed is None or listed < since)
        return since if is_back else None

    def changed_on(self, listing: Listing) -> date | None:
        """Return the day a listing changed, if readers may have known it before."""
        day, listed = listing.changed.on if listing.changed else None, listing.listed
        return day if day and (listed is None or listed < self._first) else None

    def stopped_on(self, listing: Listing) -> date | None:
        """Return the day a listing that readers may know was found to have stopped."""
        is_known = listing.listed is None or listing.listed < self._first
        return (listing.status_since or listing.checked) if is_known else None

    def grown(self, said: Said | None) -> Iterator[Spark]:
        """Find the sparks of which readers have not been told yet what came of them."""
        for spark in self._directory.given:
            telling = self._told.telling(page_of(spark))
            if not (telling and said and said(spark) == telling.said):
                yield spark

    def grown_on(self, spark: Spark) -> date | None:
        """Return the day on which it was known what came of a spark, if readers may have known it before."""
        return spark.came_of_it.on if spark.came_of_it and spark.date < self._first else None

    def corrected(self, said: Said | None) -> Iterator[tuple[Tellable, str]]:
        """Find what the edition before told otherwise; events that are still to come are among the dates."""
        before = self._told.before if said else {}
        directory = self._directory
        records: Iterable[Tellable] = chain(directory.listings, directory.stories, directory.sparks)
        for record in records if before else ():
            telling = before.get(page_of(record))
            if telling and said and said(record) != telling.said:
                yield record, CORRECTED

    def swaps(self, part: str, listings: Iterable[tuple[Listing, Iterable[Exchange]]]) -> tuple[Swap, ...]:
        """Find what has been offered or looked for since the first day, and not been told of."""
        left_out = self._edition.leave_out
        found: dict[tuple[str, str], Swap] = {}
        for listing, exchanges in listings:
            name = page_of(listing)
            for exchange in exchanges if name not in left_out else ():
                day, what = exchange.since, exchange.what
                if day and self.holds(day) and not self._told.has(part, name, day, what):
                    found.setdefault((name, what), Swap(listing, what))
                elif self._told.missed(part, name, day, what):
                    found.setdefault((name, what), Swap(listing, what, LATE))
        return tuple(found.values())

    def numbers(self, until: date) -> Numbers:
        growth = self._directory.growth
        steps = bisect_right(growth, self._last, key=itemgetter(0))
        now = growth[steps - 1] if steps else Growth(self._last, 0, 0, 0)
        coming = (event for event in self._directory.events if self.is_coming(event, until))
        return Numbers(
            new=sum(listing.status != "closed" for _, listing in self._listed(self._first)),
            listings=now.listings,
            stories=sum(self.holds(story.date) for story in self._directory.stories),
            sparks=sum(self.holds(spark.date) for spark in self._directory.given),
            events=sum(event.status == "going-ahead" for event in coming),
            people=now.people,
            counted=now.counted,
        )

    def _is_later(self, day: date | None) -> bool:
        return day is not None and day > self._last
