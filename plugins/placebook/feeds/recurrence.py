"""The days of a session in the words of RFC 5545: its first day, its rule, its days off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from placebook.model.kinds import WEEKDAYS

if TYPE_CHECKING:
    from datetime import date

    from placebook.model.almanac import Almanac
    from placebook.model.sessions import Session

_BYDAY = dict(zip(WEEKDAYS, ("MO", "TU", "WE", "TH", "FR", "SA", "SU"), strict=True))
# No session is further apart: every 52 weeks, with room for a few days off.
_FAR = 3 * 366


@dataclass(frozen=True, slots=True)
class Recurrence:
    """The days of a session.

    Attributes:
        first: The first of them.
        rule: A value of type RECUR that names them, without an end.
        until: The last day that counts; None for as long as it lasts.
        without: Days that the rule names and on which it does not meet.
    """

    first: date
    rule: str
    until: date | None
    without: tuple[date, ...]


def recurrence(session: Session, almanac: Almanac, since: date) -> Recurrence | None:
    """Return the days a session meets from a day on, or None if there is none.

    A calendar promises what is known: a session in term time ends with the last known term, unless no terms
    are known at all.
    """
    first_days, last_days = [since], []
    if session.from_:
        first_days.append(session.from_)
    if session.until:
        last_days.append(session.until)
    if session.term_time and almanac.terms:
        first_days.append(almanac.terms[0].from_)
        last_days.append(almanac.terms[-1].until)
    until = min(last_days, default=None)
    begin = next(almanac.meetings(session, max(first_days), _FAR), None)
    if not begin or (until and begin.day > until):
        return None
    return Recurrence(begin.day, _rule(session), until, tuple(_without(session, almanac, begin.day, until)))


def days_of_the_week(session: Session) -> str:
    """Return a session's days as BYDAY names them: `TU,TH`; of each month, `1TU,3TU`."""
    days = [_BYDAY[day] for day in WEEKDAYS if day in session.days]
    return ",".join(f"{nth}{day}" for nth in session.nth for day in days) if session.nth else ",".join(days)


def _rule(session: Session) -> str:
    if session.nth:
        return f"FREQ=MONTHLY;BYDAY={days_of_the_week(session)}"
    pace = f"INTERVAL={session.every};" if session.every > 1 else ""
    return f"FREQ=WEEKLY;{pace}BYDAY={days_of_the_week(session)}"


def _without(session: Session, almanac: Almanac, first: date, until: date | None) -> list[date]:
    """Return the days off. Bank holidays are few, so they are gone through, and not the session's days."""
    found = {day for day in session.except_ if day > first}
    if almanac.rule_for(session) == "off":
        found.update(day for day in almanac.bank_holidays if day > first and session.meets_on(day))
    if session.term_time and almanac.terms and until:
        days = session.dates(first, (until - first).days + 1)
        found.update(day for day in days if almanac.doubt(session, day) is None)
    return sorted(day for day in found if until is None or day <= until)
