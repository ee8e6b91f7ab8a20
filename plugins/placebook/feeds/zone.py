"""A time zone as a calendar carries it with itself: VTIMEZONE of RFC 5545, section 3.6.5."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from placebook.feeds.ical import component, moment_value

if TYPE_CHECKING:
    from collections.abc import Iterator

# No zone has changed its clocks twice within a week.
_STEP = timedelta(days=7)
_MINUTE = timedelta(minutes=1)
_LAST = -1
_BYDAY = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class _Change(NamedTuple):
    """A moment at which clocks are changed, by the clocks before it, and their distance to UTC."""

    at: datetime
    before: timedelta
    after: timedelta
    name: str
    is_summer: bool


def vtimezone(name: str, first_year: int, last_year: int) -> str:
    """Return the component of a time zone, by the changes of its clocks in some years.

    Args:
        name: Its name in the IANA time zone database.
        first_year: The first year that is covered.
        last_year: The last one.
    """
    zone = ZoneInfo(name)
    begin = datetime(first_year, 1, 1, tzinfo=UTC)
    changes: dict[tuple[timedelta, timedelta, str, bool], list[datetime]] = {}
    for change in (_as_of(begin, zone), *_changes(begin, datetime(last_year + 1, 1, 1, tzinfo=UTC), zone)):
        changes.setdefault(change[1:], []).append(change.at)
    parts = []
    for (before, after, label, is_summer), moments in changes.items():
        lines = [f"DTSTART:{_moment(moments[0])}", *_again(moments)]
        lines += [f"TZNAME:{label}", f"TZOFFSETFROM:{_offset(before)}", f"TZOFFSETTO:{_offset(after)}"]
        parts.append(component("DAYLIGHT" if is_summer else "STANDARD", lines))
    return component("VTIMEZONE", [f"TZID:{name}"], "".join(parts))


def _again(moments: list[datetime]) -> list[str]:
    """Return how a change comes round: by a rule if one fits all its years, else moment by moment.

    Each moment has a line of its own, since some calendars read only the first of a line.
    """
    first, *others = moments
    years = [moment.year for moment in moments]
    if others and years == list(range(years[0], years[0] + len(years))):
        for nth in ((first.day - 1) // 7 + 1, _LAST):
            if all(_is_like(first, moment, nth) for moment in moments):
                return [f"RRULE:FREQ=YEARLY;BYMONTH={first.month};BYDAY={nth}{_BYDAY[first.weekday()]}"]
    return [f"RDATE:{_moment(moment)}" for moment in others]


def _is_like(first: datetime, other: datetime, nth: int) -> bool:
    """Tell whether a moment is on the n-th such weekday of the month, at the time, as another is."""
    if nth == _LAST:
        is_nth = (other + timedelta(days=7)).month != other.month
    else:
        is_nth = (other.day - 1) // 7 + 1 == nth
    same = (other.month, other.weekday(), other.time()) == (first.month, first.weekday(), first.time())
    return is_nth and same


def _moment(moment: datetime) -> str:
    return moment_value(moment.date(), moment.time())


def _as_of(moment: datetime, zone: ZoneInfo) -> _Change:
    """Return how the clocks stand to begin with, as a change from the same."""
    local = moment.astimezone(zone)
    offset = local.utcoffset() or timedelta()
    return _Change(local.replace(tzinfo=None), offset, offset, local.tzname() or "", bool(local.dst()))


def _changes(begin: datetime, end: datetime, zone: ZoneInfo) -> Iterator[_Change]:
    while begin < end:
        later = min(begin + _STEP, end)
        if _clock(begin, zone) != _clock(later, zone):
            yield _change(begin, later, zone)
        begin = later


def _change(begin: datetime, end: datetime, zone: ZoneInfo) -> _Change:
    """Find the change between two moments to the minute."""
    while end - begin > _MINUTE:
        middle = begin + (end - begin) // _MINUTE // 2 * _MINUTE
        if _clock(begin, zone) == _clock(middle, zone):
            begin = middle
        else:
            end = middle
    before, after = begin.astimezone(zone).utcoffset(), end.astimezone(zone)
    assert before is not None  # noqa: S101 - a zone of the database knows its distance to UTC
    return _Change(
        end.replace(tzinfo=None) + before,
        before,
        after.utcoffset() or timedelta(),
        after.tzname() or "",
        bool(after.dst()),
    )


def _clock(moment: datetime, zone: ZoneInfo) -> tuple[timedelta | None, str | None]:
    local = moment.astimezone(zone)
    return local.utcoffset(), local.tzname()


def _offset(offset: timedelta) -> str:
    """Return a value of type UTC-OFFSET: `+0100`."""
    minutes = round(offset / _MINUTE)
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02}{abs(minutes) % 60:02}"
