"""When things are, in words."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from placebook.marked import marked
from placebook.model.kinds import WEEKDAYS
from placebook.model.sessions import LAST
from placebook.model.sessions import clock_words as english_clock
from placebook.wording.wording import begun

if TYPE_CHECKING:
    from datetime import time

    from placebook.model.event import Event, Moment
    from placebook.model.listing import Age, Listing
    from placebook.model.sessions import Session
    from placebook.wording.wording import Wording

_ORDINALS = {
    1: marked("first"),
    2: marked("second"),
    3: marked("third"),
    4: marked("fourth"),
    5: marked("fifth"),
    LAST: marked("last"),
}


@lru_cache(maxsize=4096)
def clock_words(wording: Wording, clock: time) -> str:
    """Say a time of day: `10am`, `7.30pm`, `12 noon`, `midnight`; in other languages `19:30`."""
    return english_clock(clock) if wording.formats.is_english else wording.formats.clock(clock)


@lru_cache(maxsize=4096)
def hours_words(wording: Wording, start: time | None, end: time | None) -> str:
    """Say from when to when: `10am to 12 noon`; empty without a start."""
    if not start:
        return ""
    first = clock_words(wording, start)
    return wording.say("{start} to {end}", start=first, end=clock_words(wording, end)) if end else first


def session_words(wording: Wording, session: Session) -> str:
    """Say when a session meets, as a person would: `Every second Tuesday and Thursday, 10am to 12 noon`."""
    when = _days_words(wording, session)
    if not session.start:
        return when
    hours = hours_words(wording, session.start, session.end)
    return wording.say("{days}, {hours}", days=when, hours=hours)


def _days_words(wording: Wording, session: Session) -> str:
    say, in_order = wording.say, sorted(session.days, key=WEEKDAYS.index)
    if session.nth:
        which = wording.joined(say(_ORDINALS[nth]) for nth in session.nth)
        days = wording.joined(wording.days[day] for day in in_order)
        return begun(say("{first_or_last} {days} of the month", first_or_last=which, days=days))
    if len(in_order) == len(WEEKDAYS) and session.every == 1:
        return say("Every day")
    if len(in_order) == 1 and session.every == 1:
        return wording.each[in_order[0]]
    days = wording.joined(wording.days[day] for day in in_order)
    if session.every == 2:  # noqa: PLR2004 - two weeks
        return say("Every second {days}", days=days)
    if session.every > 1:
        return say("Every {number} weeks on {days}", number=session.every, days=days)
    return begun(days)


def whole_session_words(wording: Wording, session: Session) -> str:
    """Say when a session meets and until when, and what it says of school and bank holidays."""
    words = session_words(wording, session)
    if session.term_time:
        words = wording.say("{times}, in term time", times=words)
    if session.bank_holidays is not None:
        words = (
            wording.say("{times}, bank holidays too", times=words)
            if session.bank_holidays
            else wording.say("{times}, not on bank holidays", times=words)
        )
    if session.until:
        words = wording.say(
            "{times}, until {day}", times=words, day=wording.formats.calendar_date(session.until)
        )
    return words


def meets(wording: Wording, listing: Listing) -> str:
    """Say in one short line when a listing meets: `Tuesdays, 10am to 12 noon, and 2 other times`."""
    if not listing.sessions:
        return listing.hours or ""
    first, *others = listing.sessions
    if not others:
        return session_words(wording, first)
    if all(
        hours_words(wording, one.start, one.end) == hours_words(wording, first.start, first.end)
        and not one.nth
        and one.every == 1
        for one in listing.sessions
    ):
        days = sorted({day for one in listing.sessions for day in one.days}, key=WEEKDAYS.index)
        return session_words(wording, first.model_copy(update={"days": tuple(days)}))
    return wording.counted(
        len(others),
        "",
        "{times}, and another time",
        "{times}, and {number} other times",
        times=session_words(wording, first),
    )


def age_words(wording: Wording, age: Age) -> str:
    """Say the ages something is for: `ages 11 to 18`, `16 and over`, `up to 5`."""
    if age.from_ is None:
        return wording.say("up to {oldest}", oldest=age.to)
    if age.to is None:
        return wording.say("{youngest} and over", youngest=age.from_)
    return wording.say("ages {youngest} to {oldest}", youngest=age.from_, oldest=age.to)


def when_words(wording: Wording, event: Event) -> str:
    """Say when an event is: `Saturday 5 December 2026, 10am to 12 noon`."""
    start, end = event.start, event.end
    if end is None or end == start:
        return _moment_words(wording, start)
    if end.day == start.day:
        day = wording.formats.day(start.day)
        if not start.clock and not end.clock:
            return day
        first, last = start.clock or end.clock, end.clock if start.clock else None
        return wording.say("{days}, {hours}", days=day, hours=hours_words(wording, first, last))
    begins = _moment_words(wording, start, has_year=start.day.year != end.day.year)
    return wording.say("{start} to {end}", start=begins, end=_moment_words(wording, end))


def _moment_words(wording: Wording, moment: Moment, *, has_year: bool = True) -> str:
    day = (wording.formats.day if has_year else wording.formats.short_day)(moment.day)
    if not moment.clock:
        return day
    return wording.say("{days}, {hours}", days=day, hours=clock_words(wording, moment.clock))
