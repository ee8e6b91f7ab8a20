"""What stands in a calendar: the sessions of a listing and the events, as components VEVENT of RFC 5545."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from placebook.feeds.ical import component, day_value, moment_value, text
from placebook.feeds.ids import lasting_name, minted
from placebook.feeds.recurrence import recurrence
from placebook.model.listing import Listing
from placebook.model.points import published_point
from placebook.pages.context import page_of
from placebook.pages.whats_on import STATUSES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from placebook.feeds.recurrence import Recurrence
    from placebook.model.event import Event, Moment
    from placebook.model.sessions import Session
    from placebook.pages.context import Context

_DAY = timedelta(days=1)


class Appointments:
    """Writes the appointments of a place."""

    def __init__(self, ctx: Context) -> None:
        self._ctx = ctx
        self._host = ctx.site.host
        self._minted = minted(ctx.site)
        self._zone = ctx.site.settings.timezone

    def of_listing(self, listing: Listing) -> str:
        """Return the appointments of a listing's sessions; none if it has paused or closed."""
        if listing.status != "active":
            return ""
        days = [day for day in (listing.listed, listing.checked) if day]
        changed = max([self._minted, *days])
        place = list(_where(self._ctx, listing))
        title = text(listing.title)
        found = []
        for number, session in enumerate(listing.sessions, 1):
            when = recurrence(session, self._ctx.almanac, changed)
            if when:
                lines = [
                    *self._stamped(listing, changed, f"/{number}"),
                    *_days_of(session, when, self._zone),
                    f"SUMMARY:{title}",
                    f"DESCRIPTION:{text(self._about_session(listing, session))}",
                    *place,
                ]
                found.append(component("VEVENT", lines))
        return "".join(found)

    def of_event(self, event: Event) -> str:
        """Return the appointment of an event."""
        words = self._ctx.site.words
        off = "" if event.status == "going-ahead" else f"{words.say(STATUSES[event.status])}: "
        about = [event.summary, event.online, self._ctx.site.full(page_of(event))]
        lines = [
            *self._stamped(event, event.listed or self._minted, ""),
            *_from_to(self._zone, event.start, event.end),
            f"SUMMARY:{text(off + event.title)}",
            f"DESCRIPTION:{text(_lines(about))}",
            *_where(self._ctx, event),
            # iCalendar knows no `postponed`; that a day is not sure is the nearest.
            f"STATUS:{_STATUS[event.status]}",
        ]
        return component("VEVENT", lines)

    def _stamped(self, record: Listing | Event, changed: date, part: str) -> Iterator[str]:
        """Yield what tells an appointment from others and from its earlier self.

        All of it comes from the record's own days, so that no build writes it differently without cause. The
        name holds through a rename, as those of feeds do.
        """
        yield f"UID:{lasting_name(record)}{part}@{self._host}"
        yield f"DTSTAMP:{day_value(changed)}T000000Z"
        yield f"SEQUENCE:{max(0, (changed - self._minted).days)}"
        yield f"URL:{self._ctx.site.full(page_of(record))}"

    def _about_session(self, listing: Listing, session: Session) -> str:
        words, almanac = self._ctx.site.words, self._ctx.almanac
        is_unsure = bool(almanac.bank_holidays) and almanac.rule_for(session) == "ask"
        return _lines(
            [
                listing.summary,
                session.note,
                words.say("In term time only.") if session.term_time else None,
                words.say("On a bank holiday, check first.") if is_unsure else None,
                self._ctx.site.full(page_of(listing)),
            ]
        )


_STATUS = {"going-ahead": "CONFIRMED", "postponed": "TENTATIVE", "cancelled": "CANCELLED"}


def _lines(parts: list[str | None]) -> str:
    return "\n".join(part for part in parts if part)


def _days_of(session: Session, days: Recurrence, zone: str) -> Iterator[str]:
    """Yield when a session meets: its first day and times, its rule, its days off."""
    start = session.start
    if start is None:
        yield f"DTSTART;VALUE=DATE:{day_value(days.first)}"
        end = f";UNTIL={day_value(days.until)}" if days.until else ""
        without = ",".join(map(day_value, days.without))
        without = f"EXDATE;VALUE=DATE:{without}"
    else:
        yield f"DTSTART;TZID={zone}:{moment_value(days.first, start)}"
        if session.end:
            yield f"DTEND;TZID={zone}:{moment_value(days.first, session.end)}"
        end = f";UNTIL={_in_utc(days.until, start, zone)}" if days.until else ""
        without = ",".join(moment_value(day, start) for day in days.without)
        without = f"EXDATE;TZID={zone}:{without}"
    yield f"RRULE:{days.rule}{end}"
    if days.without:
        yield without


def _in_utc(day: date, clock: time, zone: str) -> str:
    """Return a moment of the place in UTC, in which a rule must name its end if it has times of day."""
    moment = datetime.combine(day, clock, ZoneInfo(zone)).astimezone(UTC)
    return f"{moment_value(moment.date(), moment.time())}Z"


def _from_to(zone: str, start: Moment, end: Moment | None) -> Iterator[str]:
    """Yield when an event begins and ends. The end of a whole day is the next one (section 3.6.1)."""
    last = end or start
    if start.clock is None:
        yield f"DTSTART;VALUE=DATE:{day_value(start.day)}"
        yield f"DTEND;VALUE=DATE:{day_value(last.day + _DAY)}"
        return
    yield f"DTSTART;TZID={zone}:{moment_value(start.day, start.clock)}"
    if last.clock and last != start:
        yield f"DTEND;TZID={zone}:{moment_value(last.day, last.clock)}"
    elif last.day > start.day:
        yield f"DTEND;TZID={zone}:{moment_value(last.day + _DAY, time.min)}"


def _where(ctx: Context, record: Listing | Event) -> Iterator[str]:
    """Yield the place of a record, as far as it may be published."""
    whereabouts = ctx.directory.whereabouts(record)
    place = [
        whereabouts.venue.title if whereabouts.venue else "",
        whereabouts.address.words() if whereabouts.address else "",
    ]
    if any(place):
        yield f"LOCATION:{text(', '.join(filter(None, place)))}"
    point = published_point(record, whereabouts) if isinstance(record, Listing) else None
    if point and point.is_exact:
        yield f"GEO:{point.lat:.6f};{point.lon:.6f}"
