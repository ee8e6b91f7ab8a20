"""The day a command works for: an input, so that the same input gives the same result."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import click

from placebook.cli.console import printable
from placebook.today import today

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

F = TypeVar("F", bound="Callable[..., Any]")


class _Day(click.DateTime):
    """A day, written as everywhere in a place; what is no such day is refused in words."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401 - as click has it
        """Return the midnight that a day begins with."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            hint = "Write it like 2026-12-01; it must be a day that exists."
            self.fail(f"'{printable(str(value))}' is not a day written year-month-day. {hint}", param, ctx)


DAY = _Day(formats=["%Y-%m-%d"])


def day_option(told: str) -> Callable[[F], F]:
    """Return the option that gives the day a command works for.

    Args:
        told: What --help says of it.
    """
    return click.option("--date", "day", type=DAY, metavar="DAY", help=told)


def chosen_day(given: datetime | None, timezone: str | None = None) -> date:
    """Return the day that was given, or else the day it is."""
    return given.date() if given else today(timezone)
