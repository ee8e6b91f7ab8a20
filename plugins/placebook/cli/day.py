"""The day a command works for: an input, so that the same input gives the same result."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import click

DAY = click.DateTime(formats=["%Y-%m-%d"])


def chosen_day(given: datetime | None, timezone: str | None = None) -> date:
    """Return the day that was given, that of SOURCE_DATE_EPOCH, or today.

    Today is that of a time zone, or else of this computer.

    Source: the reproducible-builds.org specification of SOURCE_DATE_EPOCH.
    """
    if given:
        return given.date()
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return datetime.fromtimestamp(int(epoch), UTC).date()
    return (datetime.now(ZoneInfo(timezone)) if timezone else datetime.now().astimezone()).date()
