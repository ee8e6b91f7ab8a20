"""When a listing's details want looking at again, and how long that has been so."""

from __future__ import annotations

import calendar
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from placebook.model.listing import Listing

# How urgently, from what can wait to what has been left for longest.
Urgency = Literal["checked", "due", "overdue", "long-overdue", "never"]
_GRACE = 3  # months after the day a check is due, until it is overdue


class Review(NamedTuple):
    """When a listing was last confirmed, when that is due again, and how urgent it is.

    Attributes:
        urgency: `due` for three months, then `overdue`, and `long-overdue` once a second check has been
            missed; `never` for what nobody has confirmed yet.
        due: The last day on which the details count as checked; None for what never was.
    """

    urgency: Urgency
    due: date | None


def review_of(listing: Listing, today: date, months: int) -> Review:
    """Judge when a listing was last confirmed.

    Args:
        listing: The listing.
        today: The day to judge by.
        months: After how many months details are to be confirmed again.
    """
    if listing.checked is None:
        return Review("never", None)
    return _judged(listing.checked, today, months)


@lru_cache(maxsize=4096)
def _judged(checked: date, today: date, months: int) -> Review:
    """Judge a day: thousands of listings were checked on hundreds of days."""
    due = months_later(checked, months)
    if today <= due:
        return Review("checked", due)
    if today <= months_later(checked, months + _GRACE):
        return Review("due", due)
    if today <= months_later(checked, 2 * months + _GRACE):
        return Review("overdue", due)
    return Review("long-overdue", due)


def due_on(listing: Listing, months: int) -> date | None:
    """Return the last day on which a listing's details count as checked; None for what never was."""
    return months_later(listing.checked, months) if listing.checked else None


def months_later(day: date, months: int) -> date:
    """Return the same day so many months later; the last of the month where it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return day.replace(year=year, month=month + 1, day=min(day.day, calendar.monthrange(year, month + 1)[1]))
