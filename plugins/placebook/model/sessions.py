"""When something meets: sessions that repeat."""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from placebook.model.base import Day, Frozen, Line, ListOf
from placebook.model.kinds import WEEKDAYS, Weekday

if TYPE_CHECKING:
    from collections.abc import Iterator

LAST = -1
_EARLY = time(6)  # what ends by then has probably lasted through midnight
_CLOCK = re.compile(r"^([01]?\d|2[0-3]):([0-5]\d)$")


def _clock(value: Any) -> Any:  # noqa: ANN401 - whatever YAML held
    if isinstance(value, str):
        match = _CLOCK.match(value.strip())
        if not match:
            msg = "is not a time of day"
            raise ValueError(msg)
        return time(int(match[1]), int(match[2]))
    return value


def _nth(value: Any) -> Any:  # noqa: ANN401 - whatever YAML held
    return LAST if value == "last" else value


Clock = Annotated[time, BeforeValidator(_clock)]
Nth = Annotated[
    Literal[1, 2, 3, 4, 5, -1],
    BeforeValidator(lambda value: int(value) if str(value).isdecimal() else _nth(value)),
    WithJsonSchema({"enum": [1, 2, 3, 4, 5, "last"]}),
]


class Session(Frozen):
    """A time that comes round again.

    Every `every` weeks on `days`; or on the `nth` such weekday of each month.
    """

    days: ListOf[Weekday] = Field(
        min_length=1, max_length=7, description="mon, tue, wed, thu, fri, sat, sun."
    )
    start: Clock | None = Field(None, description='When it starts: "10:00".')
    end: Clock | None = Field(None, description='When it ends: "12:00".')
    every: int = Field(1, ge=1, le=52, description="2 for every second week; then `from` says which weeks.")
    nth: ListOf[Nth] = Field((), description="1 to 5, or last: the first Monday of the month, say.")
    from_: Day | None = Field(None, alias="from", description="The first day it meets.")
    until: Day | None = Field(None, description="The last day it meets.")
    term_time: bool = Field(default=False, description="true if it stops in school holidays.")
    bank_holidays: bool | None = Field(
        None,
        description="true if it meets on bank holidays too, false if it does not. Left out, what the place "
        "says of bank holidays holds.",
    )
    except_: ListOf[Day] = Field((), alias="except", description="Days it does not meet.")
    note: Line | None = Field(None, description="Anything else about this time.")

    @model_validator(mode="after")
    def _possible(self) -> Session:
        if self.start and self.end and self.end <= self.start:
            msg = f"ends at {self.end:%H:%M}, which is not after its start at {self.start:%H:%M}"
            if self.end <= _EARLY:
                note = f"until {clock_words(self.end)}"
                msg += f". If that is the next day, leave `end` out and write `note: {note}`"
            raise ValueError(msg)
        if self.from_ and self.until and self.until < self.from_:
            msg = f"stops on {self.until}, before it begins on {self.from_}"
            raise ValueError(msg)
        if self.every > 1 and self.nth:
            msg = "has `every`, which counts weeks, and `nth`, which counts within the month: leave one out"
            raise ValueError(msg)
        if self.every > 1 and not self.from_:
            msg = "needs `from`, a day it meets, to tell which weeks are meant by `every`"
            raise ValueError(msg)
        return self

    def dates(self, first: date, days: int) -> Iterator[date]:
        """Yield the days it meets by its own pattern, from `first` on, for `days` days.

        Term times and bank holidays are not known here: `Almanac.meetings` knows them.
        """
        weekday, start = first.weekday(), first.toordinal()
        offsets = sorted((WEEKDAYS.index(day) - weekday) % 7 for day in dict.fromkeys(self.days))
        for week in range(0, days, 7):
            for offset in offsets:
                if week + offset < days and self._falls_on(day := date.fromordinal(start + week + offset)):
                    yield day

    def meets_on(self, day: date) -> bool:
        """Tell whether it meets on a day by its own pattern."""
        return WEEKDAYS[day.weekday()] in self.days and self._falls_on(day)

    def _falls_on(self, day: date) -> bool:
        """Tell whether one of its weekdays is a day it meets."""
        if (self.from_ and day < self.from_) or (self.until and day > self.until) or day in self.except_:
            return False
        if self.nth:
            is_last = (day + timedelta(days=7)).month != day.month
            return (day.day - 1) // 7 + 1 in self.nth or (is_last and LAST in self.nth)
        if self.every > 1 and self.from_:
            weeks = (_monday(day) - _monday(self.from_)).days // 7
            return weeks % self.every == 0
        return True


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def clock_words(clock: time) -> str:
    """Say a time of day in English: `10am`, `7.30pm`, `12 noon`, `midnight`."""
    if clock == time(12):
        return "12 noon"
    if clock == time(0):
        return "midnight"
    hour = clock.hour % 12 or 12
    minutes = f".{clock.minute:02}" if clock.minute else ""
    return f"{hour}{minutes}{'am' if clock.hour < 12 else 'pm'}"  # noqa: PLR2004 - noon
