"""Days and times as people spell them, read to say how they are written here."""

from __future__ import annotations

import re
from datetime import date, time

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMBERS = re.compile(r"^(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{1,4})$")
_DIGITS = re.compile(r"^[0-9]{8}$")
_WORDS = re.compile(r"^(?:[a-z]{3,9},? )?(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})[,. -]*(\d{4}|\d{2})$")
_CLOCK = re.compile(r"^(\d{1,2})(?:[:.h]?(\d{2}))?(?::\d{2})? ?([ap]\.?m\.?)?$")
_NAMED = {"noon": time(12), "12 noon": time(12), "midday": time(12), "midnight": time(0)}
_CENTURY = 2000
_HALF_DAY = 12


def day_meant(text: str) -> date | None:
    """Return the day that `1/3/2026`, `1 March 2026` or `2026-3-1` means to a British reader; else None."""
    low = text.strip().casefold()
    if _DIGITS.match(low):
        return _day(int(low[:4]), int(low[4:6]), int(low[6:]))
    if numbers := _NUMBERS.match(low):
        first, middle, last = (int(part) for part in numbers.groups())
        if len(numbers[1]) == len("2026"):
            return _day(first, middle, last)
        return _day(last, middle, first) or _day(last, first, middle)
    if (words := _WORDS.match(low)) and words[2][:3] in _MONTHS:
        return _day(int(words[3]), _MONTHS.index(words[2][:3]) + 1, int(words[1]))
    return None


def clock_meant(text: str) -> time | None:
    """Return the time of day that `10am`, `7.30 p.m.`, `1930` or `noon` means; else None."""
    low = text.strip().casefold()
    if low in _NAMED:
        return _NAMED[low]
    match = _CLOCK.match(low)
    if not match:
        return None
    hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "")[:1]
    if half and not 1 <= hour <= _HALF_DAY:
        return None
    if half:
        hour = hour % _HALF_DAY + (_HALF_DAY if half == "p" else 0)
    elif match[2] is None:
        return None  # a bare number may be anything
    try:
        return time(hour, minute)
    except ValueError:
        return None


def moment_meant(text: str) -> str | None:
    """Return `5/12/2026 10am` as `2026-12-05 10:00`, or None if it cannot be told."""
    text = text.strip()
    if whole := day_meant(text):
        return whole.isoformat()
    for gap in re.finditer(r",? (?:at )?|T", text):
        day, clock = day_meant(text[: gap.start()]), clock_meant(text[gap.end() :])
        if day and clock:
            return f"{day} {clock:%H:%M}"
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year + _CENTURY if year < 100 else year, month, day)  # noqa: PLR2004 - two digits
    except ValueError:
        return None
