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
    import holidays  # noqa: PLC0415 - it is needed once a year

    country, _, part = place.partition("-")
    try:
        found = holidays.country_holidays(country, subdiv=part or None, years=list(years))
    except (NotImplementedError, TypeError):  # TypeError: it takes any name of the library for a country's
        raise _unknown(place) from None
    if not hasattr(found, "country"):
        raise _unknown(place)
    return dict(sorted(found.items()))


def _unknown(place: str) -> UnknownPlaceError:
    from holidays import list_supported_countries  # noqa: PLC0415 - it loads every country's calendar

    country, _, part = place.partition("-")
    known = list_supported_countries()
    message = f"no bank holidays are known of '{place}'."
    if part and country in known:
        codes = ", ".join(f"{country}-{one}" for one in known[country]) or country
        return UnknownPlaceError(message, f"Write one of {codes}.")
    return UnknownPlaceError(
        message, did_you_mean(country, known) or "Write a code like GB-ENG or IE, or `none`."
    )
