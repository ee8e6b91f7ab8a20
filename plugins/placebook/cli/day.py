"""The day a command works for: an input, so that the same input gives the same result."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, TypeVar

import click

from placebook.cli.console import printable
from placebook.cli.here import NotUsableError
from placebook.today import EPOCH, YEARS, epoch_makes_sense, today

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

F = TypeVar("F", bound="Callable[..., Any]")


class _Day(click.DateTime):
    """A day, written as everywhere in a place; what is no such day is refused in words."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401 - as click has it
        """Return the midnight that a day begins with."""
        try:
            day = super().convert(value, param, ctx)
        except click.BadParameter:
            hint = "Write it like 2026-12-01; it must be a day that exists."
            self.fail(f"'{printable(str(value))}' is not a day written year-month-day. {hint}", param, ctx)
        if day.year not in YEARS:
            hint = f"Write a day from {YEARS[0]} to {YEARS[-1]}."
            self.fail(f"'{printable(str(value))}' is too far from today. {hint}", param, ctx)
        return day


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


def refuse_senseless_epoch() -> None:
    """Refuse a day in the environment of which none can be made.

    MkDocs and others read it as well, and would fail at an empty one, so that is taken away.

    Raises:
        NotUsableError: SOURCE_DATE_EPOCH is no number of seconds, or too great a one.
    """
    if os.environ.get(EPOCH) == "":
        del os.environ[EPOCH]
    if not epoch_makes_sense():
        said = printable(os.environ[EPOCH])
        hint = f"seconds since 1970, to a day before {YEARS.stop}. Take it out, or mend it."
        raise NotUsableError(f"{EPOCH} is '{said}', and should be {hint}")
