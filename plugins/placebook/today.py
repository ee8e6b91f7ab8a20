"""The day it is, and the time: here the clock is read for a build, a check or a letter."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

EPOCH = "SOURCE_DATE_EPOCH"
# The years that every file can bear: gzip keeps a time in 32 bits, counted from 1970 (RFC 1952).
YEARS = range(1970, 2106)


def today(timezone: str | None = None) -> date:
    """Return the day of SOURCE_DATE_EPOCH, else today in a time zone, or else on this computer.

    Source: the reproducible-builds.org specification of SOURCE_DATE_EPOCH.
    """
    epoch = os.environ.get(EPOCH, "")
    if epoch.isdecimal():
        return datetime.fromtimestamp(int(epoch), UTC).date()
    return (datetime.now(ZoneInfo(timezone)) if timezone else datetime.now().astimezone()).date()


def epoch_makes_sense() -> bool:
    """Tell whether a day can be made of SOURCE_DATE_EPOCH, if there is one."""
    epoch = os.environ.get(EPOCH, "")
    if not epoch:
        return True
    try:
        return epoch.isdecimal() and datetime.fromtimestamp(int(epoch), UTC).year in YEARS
    except (OverflowError, ValueError, OSError):
        return False


def now() -> datetime:
    """Return the time it is, to the second, in UTC."""
    return datetime.now(UTC).replace(microsecond=0)
