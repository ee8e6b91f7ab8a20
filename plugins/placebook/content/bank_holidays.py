"""Bank holidays by the calendar of a country or a part of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from placebook.content.suggest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

NONE = "none"


class UnknownPlaceError(ValueError):
    """No bank holidays are known of a place. Its text says so; `hint` says what to write."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def bank_holidays(place: str, years: Iterable[int]) -> dict[date, str]:
    """Return the names of bank holidays by their day.

    Args:
        place: Code of a country or a part of one by ISO 3166, `GB-SCT` or `IE`; `NONE` has no bank holidays.
        years: The years that are wanted.

    Raises:
        UnknownPlaceError: Nothing is known of such a place.
    """
    if place == NONE:
        return {}
    import holidays  # noqa: PLC0415 - takes longer than all it is needed for, which is once a year

    country, _, part = place.partition("-")
    known = holidays.list_supported_countries()
    if country not in known:
        hint = did_you_mean(country, known) or "Write a code like GB-ENG or IE, or `none`."
        raise UnknownPlaceError(f"no bank holidays are known of '{place}'.", hint)
    if part and part not in known[country]:
        codes = ", ".join(f"{country}-{one}" for one in known[country]) or country
        raise UnknownPlaceError(f"no bank holidays are known of '{place}'.", f"Write one of {codes}.")
    found = holidays.country_holidays(country, subdiv=part or None, years=list(years))
    return dict(sorted(found.items()))
