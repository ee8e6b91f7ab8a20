"""The day it is, and the time: here the clock is read for a build, a check or a letter."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def today(timezone: str | None = None) -> date:
    """Return the day of SOURCE_DATE_EPOCH, else today in a time zone, or else on this computer.

    Source: the reproducible-builds.org specification of SOURCE_DATE_EPOCH.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return datetime.fromtimestamp(int(epoch), UTC).date()
    return (datetime.now(ZoneInfo(timezone)) if timezone else datetime.now().astimezone()).date()


def now() -> datetime:
    """Return the time it is, to the second, in UTC."""
    return datetime.now(UTC).replace(microsecond=0)
