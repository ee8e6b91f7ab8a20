"""The day a command works for: an input, so that the same input gives the same result."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import click

from placebook.today import today

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

F = TypeVar("F", bound="Callable[..., Any]")

DAY = click.DateTime(formats=["%Y-%m-%d"])


def day_option(told: str) -> Callable[[F], F]:
    """Return the option that gives the day a command works for.

    Args:
        told: What --help says of it.
    """
    return click.option("--date", "day", type=DAY, metavar="DAY", help=told)


def chosen_day(given: datetime | None, timezone: str | None = None) -> date:
    """Return the day that was given, or else the day it is."""
    return given.date() if given else today(timezone)
