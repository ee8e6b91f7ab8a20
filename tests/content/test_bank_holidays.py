"""Bank holidays of a country or a part of one."""

from __future__ import annotations

from datetime import date

import pytest

from placebook.content.bank_holidays import UnknownPlaceError, bank_holidays


@pytest.mark.parametrize(
    ("place", "has", "lacks"),
    [
        ("GB-ENG", date(2026, 12, 28), date(2026, 11, 30)),
        ("GB-SCT", date(2026, 11, 30), date(2026, 4, 6)),
        ("IE", date(2026, 3, 17), date(2026, 8, 31)),
    ],
)
def test_each_place_has_its_own(place: str, has: date, lacks: date) -> None:
    """The days of saints are kept where they are kept, and a day that is moved is off where it moved to."""
    found = bank_holidays(place, [2026])
    assert has in found
    assert lacks not in found
    assert {day.year for day in found} == {2026}


def test_a_place_may_have_none() -> None:
    """A keeper may do without."""
    assert bank_holidays("none", [2026]) == {}


@pytest.mark.parametrize(
    ("place", "hint"),
    [
        ("GB-ENGLAND", "Write one of GB-ENG, GB-NIR, GB-SCT, GB-WLS."),
        ("England", "Write a code like GB-ENG or IE"),
        ("HolidayBase", "Write a code like GB-ENG or IE"),
    ],
)
def test_a_place_that_is_not_known_is_told(place: str, hint: str) -> None:
    """The message names what was written, and says what to write instead."""
    with pytest.raises(UnknownPlaceError, match=f"no bank holidays are known of '{place}'") as told:
        bank_holidays(place, [2026])
    assert hint in told.value.hint
