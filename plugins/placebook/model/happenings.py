"""What is on, day by day: the meetings of listings and the events, as one list."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from placebook.model.directory import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from placebook.model.almanac import Almanac, Doubt
    from placebook.model.directory import Directory
    from placebook.model.event import Event
    from placebook.model.listing import Listing
    from placebook.model.sessions import Session

_MIDNIGHT = time.min


class Happening(NamedTuple):
    """Something on: a session of a listing, or an event on one of its days.

    Attributes:
        day: The day.
        start: When it starts on that day, if that is known.
        end: When it is over on that day, if that is known.
        record: The listing or event.
        session: Which of the listing's sessions it is.
        doubt: Why one should check first, if so.
    """

    day: date
    start: time | None
    end: time | None
    record: Listing | Event
    session: Session | None = None
    doubt: Doubt = ""


def happenings(directory: Directory, almanac: Almanac, first: date, days: int) -> dict[date, list[Happening]]:
    """Return what is on from a day on, by day, in the order it starts; days with nothing are left out.

    What says no time comes first. Cancelled and postponed events are there too: people may have noted them.
    """
    found: dict[date, list[Happening]] = {}
    for one in (*_meetings(directory, almanac, first, days), *_events(directory, first, days)):
        found.setdefault(one.day, []).append(one)
    for on_day in found.values():
        on_day.sort(key=lambda one: (one.start or _MIDNIGHT, sort_key(one.record.title)))
    return dict(sorted(found.items()))


def _meetings(directory: Directory, almanac: Almanac, first: date, days: int) -> Iterator[Happening]:
    for listing in directory.open_listings:
        if listing.status == "active":
            for session in listing.sessions:
                for day, _, doubt in almanac.meetings(session, first, days):
                    yield Happening(day, session.start, session.end, listing, session, doubt)


def _events(directory: Directory, first: date, days: int) -> Iterator[Happening]:
    """Yield events on each of their days."""
    last = first + timedelta(days=days - 1)
    for event in directory.events:
        day, end = max(first, event.start.day), min(last, event.last_day)
        while day <= end:
            start = event.start.clock if day == event.start.day else None
            until = event.end.clock if event.end and day == event.end.day else None
            yield Happening(day, start, until, event)
            day += timedelta(days=1)
