"""How days, times and numbers are written in a language: Unicode CLDR, read by Babel.

In English they are written our own way: CLDR sets a comma after the weekday and says `10:00`.
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from babel.numbers import format_currency, format_decimal

if TYPE_CHECKING:
    from datetime import date, time

_ENGLISH = ("EEEE d MMMM y", "EEEE d MMMM", "d MMMM y", "MMMM y")
# The year at either end of a date, with what joins it to the rest.
_YEAR = re.compile(r"^y+[^A-Za-z]*|(?:[\s,،]|'[^']*')*y+.*$")
# A pattern's letters (UTS 35, part 4): of a kind in a row, or between quotation marks as they are.
_PART = re.compile(r"'([^']*)'|(([A-Za-z])\3*)|([^A-Za-z']+)")
_FIELDS = {
    "EEEE": "{weekday}", "EEE": "{short_weekday}", "E": "{short_weekday}",
    "MMMM": "{month}", "LLLL": "{whole_month}", "MMM": "{short_month}", "LLL": "{short_month}",
    "MM": "{month_number:02}", "M": "{month_number}", "L": "{month_number}",
    "dd": "{day:02}", "d": "{day}", "y": "{year}", "yyyy": "{year}",
    "HH": "{hour:02}", "H": "{hour}", "hh": "{half:02}", "h": "{half}", "mm": "{minute:02}", "a": "{period}",
}  # fmt: skip
_NOON = 12
_SMALL = 1000


def _template(pattern: str) -> str:
    """Turn a pattern of CLDR into one of Python's: `EEEE d` → `{weekday} {day}`."""
    found = []
    for quoted, letters, _, between in _PART.findall(pattern):
        literal = quoted or between or ("" if letters else "'")
        found.append(_FIELDS.get(letters, "") if letters else literal.replace("{", "{{").replace("}", "}}"))
    return "".join(found)


class Formats:
    """How one language writes days, times and numbers.

    Attributes:
        locale: What Babel knows of the language.
        weekdays: Their names, Monday first, as they stand within a sentence.
        is_english: Whether times are said our own way.
        direction: `ltr`, or `rtl` for those written from right to left.
    """

    def __init__(self, tag: str) -> None:
        """Read what is known of a language; of one that CLDR does not know, everything is as in English."""
        try:
            locale = Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            locale = Locale("en")
        self.is_english = locale.language == "en"
        self.locale = Locale("en") if self.is_english else locale
        self.direction: str = self.locale.text_direction
        days, months = self.locale.days["format"], self.locale.months["format"]
        alone = self.locale.months["stand-alone"].get("wide") or months["wide"]
        self.weekdays = tuple(days["wide"][number] for number in range(7))
        self._short_weekdays = tuple(days["abbreviated"][number] for number in range(7))
        self._months = tuple(months["wide"][number] for number in range(1, 13))
        self._whole_months = tuple(alone[number] for number in range(1, 13))
        self._short_months = tuple(months["abbreviated"][number] for number in range(1, 13))
        self._full, self._short, self._date, self._month = map(_template, self._patterns())

    def _patterns(self) -> tuple[str, str, str, str]:
        """Return the patterns of a day in full, a day without its year, a date, and a month."""
        if self.is_english:
            return _ENGLISH
        full = self.locale.date_formats["full"].pattern
        month = self.locale.datetime_skeletons.get("yMMMM")
        return (
            full,
            _YEAR.sub("", full),
            self.locale.date_formats["long"].pattern,
            month.pattern if month else "LLLL y",
        )

    def day(self, day: date) -> str:
        """Write a day in full: `Tuesday 24 November 2026`."""
        return self._written(self._full, day)

    def short_day(self, day: date) -> str:
        """Write a day of this year: `Tuesday 24 November`."""
        return self._written(self._short, day)

    def calendar_date(self, day: date) -> str:
        """Write a date without its weekday: `24 November 2026`."""
        return self._written(self._date, day)

    def month(self, day: date) -> str:
        """Write a month: `November 2026`."""
        return self._written(self._month, day)

    def month_name(self, day: date) -> str:
        """Write a month without its year, short: `Nov`."""
        return str(self._short_months[day.month - 1])

    def day_name(self, day: date) -> str:
        """Write a weekday, short: `Tue`."""
        return str(self._short_weekdays[day.weekday()])

    def _written(self, template: str, day: date) -> str:
        number, month = day.weekday(), day.month - 1
        return template.format(
            weekday=self.weekdays[number],
            short_weekday=self._short_weekdays[number],
            month=self._months[month],
            whole_month=self._whole_months[month],
            short_month=self._short_months[month],
            month_number=month + 1,
            day=day.day,
            year=day.year,
        )

    @cached_property
    def _clock(self) -> tuple[str, str, str]:
        """Return the pattern of a time of day, and what stands for before and after noon in it."""
        periods = self.locale.day_periods["format"]["abbreviated"]
        pattern = self.locale.time_formats["short"].pattern
        return _template(pattern), periods["am"], periods["pm"]

    def clock(self, clock: time) -> str:
        """Write a time of day as CLDR does: `19:30`."""
        template, before, after = self._clock
        hour = clock.hour
        period = before if hour < _NOON else after
        return template.format(hour=hour, half=hour % 12 or 12, minute=clock.minute, period=period)

    def number(self, number: int) -> str:
        """Write a number: `1,303`."""
        return str(number) if 0 <= number < _SMALL else format_decimal(number, locale=self.locale)

    def money(self, amount: int, currency: str) -> str:
        """Write an amount of money in whole units: `£1,200`. `currency` is its three letters (ISO 4217)."""
        return str(
            format_currency(amount, currency, format=self._money, locale=self.locale, currency_digits=False)
        )

    @cached_property
    def _money(self) -> str:
        """The language's pattern of money, without its parts of a whole."""
        return re.sub(r"\.0+", "", self.locale.currency_formats["standard"].pattern)


@lru_cache
def formats(tag: str) -> Formats:
    """Return how a language writes things; read once, since it takes some hundredths of a second."""
    return Formats(tag)
