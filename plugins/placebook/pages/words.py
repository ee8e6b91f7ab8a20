"""Dates and counts in words, as a person would write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from placebook.model.sessions import clock_words

if TYPE_CHECKING:
    from datetime import date

    from placebook.model.event import Event, Moment

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SEASONS = ("Winter", "Spring", "Summer", "Autumn")
_DECEMBER = 12


def day_words(day: date) -> str:
    """Write a day in full: `Tuesday 24 November 2026`."""
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def short_day_words(day: date) -> str:
    """Write a day of this year: `Tuesday 24 November`."""
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"


def date_words(day: date) -> str:
    """Write a date without its weekday: `24 November 2026`."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def month_words(day: date) -> str:
    """Write a month: `November 2026`."""
    return f"{_MONTHS[day.month - 1]} {day.year}"


def month_name(day: date) -> str:
    """Write a month without its year, short: `Nov`."""
    return _MONTHS[day.month - 1][:3]


def season_words(day: date) -> str:
    """Write the season of a day: `Autumn 2026`, `Winter 2026/27`.

    A winter has two years, so that editions of January and of December never bear the same name.
    """
    season = _SEASONS[day.month % 12 // 3]
    if season != "Winter":
        return f"{season} {day.year}"
    begun = day.year if day.month == _DECEMBER else day.year - 1
    return f"{season} {begun}/{(begun + 1) % 100:02}"


def count_words(number: int, one: str, many: str) -> str:
    """Write a count: `1 group`, `1,303 groups`, `no groups`."""
    if number == 0:
        return f"no {many}"
    return f"{number:,} {one if number == 1 else many}"


def when_words(event: Event) -> str:
    """Write when an event is: `Saturday 5 December 2026, 10am to 12 noon`."""
    start, end = event.start, event.end
    if end is None or end == start:
        return _moment_words(start)
    if end.day == start.day:
        times = " to ".join(clock_words(one.clock) for one in (start, end) if one.clock)
        return f"{day_words(start.day)}, {times}" if times else day_words(start.day)
    return f"{_moment_words(start)} to {_moment_words(end)}"


def _moment_words(moment: Moment) -> str:
    return f"{day_words(moment.day)}, {clock_words(moment.clock)}" if moment.clock else day_words(moment.day)
