"""The day a command works for: an input, so that the same input gives the same result."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from placebook.today import today

if TYPE_CHECKING:
    from datetime import date, datetime

DAY = click.DateTime(formats=["%Y-%m-%d"])


def chosen_day(given: datetime | None, timezone: str | None = None) -> date:
    """Return the day that was given, or else the day it is."""
    return given.date() if given else today(timezone)
