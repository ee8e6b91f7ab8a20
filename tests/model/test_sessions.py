"""When something meets: in words, on which days, and next."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from placebook.model.kinds import WEEKDAYS
from placebook.model.sessions import Session

NOVEMBER = date(2026, 11, 1)  # a Sunday


def _session(**fields: Any) -> Session:  # noqa: ANN401 - as YAML holds them
    return Session.model_validate(fields)


def _days(session: Session, days: int = 61) -> list[str]:
    return [f"{day:%m-%d}" for day in session.dates(NOVEMBER, days)]


@pytest.mark.parametrize(
    ("fields", "days"),
    [
        ({"days": "mon", "nth": "1"}, ["11-02", "12-07"]),
        ({"days": "mon", "nth": "5"}, ["11-30"]),
        ({"days": "mon", "nth": "last"}, ["11-30", "12-28"]),
        (
            {"days": ["mon", "sun"], "nth": ["1", "last"]},
            ["11-01", "11-02", "11-29", "11-30", "12-06", "12-07", "12-27", "12-28"],
        ),
        ({"days": "tue", "every": "2", "from": "2026-11-03"}, ["11-03", "11-17", "12-01", "12-15", "12-29"]),
        ({"days": "tue", "every": "2", "from": "2026-10-27"}, ["11-10", "11-24", "12-08", "12-22"]),
        ({"days": ["mon", "fri"], "every": "4", "from": "2026-11-06"}, ["11-06", "11-30", "12-04", "12-28"]),
        ({"days": "tue", "from": "2026-12-10", "until": "2026-12-22"}, ["12-15", "12-22"]),
        ({"days": "tue", "until": "2026-11-10", "except": ["2026-11-03"]}, ["11-10"]),
    ],
)
def test_dates(fields: dict[str, Any], days: list[str]) -> None:
    """A session meets on its weekdays, in its weeks, within its days, but for the exceptions."""
    assert _days(_session(**fields)) == days


@given(
    st.lists(st.sampled_from(WEEKDAYS), min_size=1, max_size=3),
    st.integers(2, 9),
    st.dates(date(1000, 1, 1), date(2090, 1, 1)),
)
def test_every_so_many_weeks_keeps_its_pace(days: list[str], every: int, first: date) -> None:
    """From its first day on, a session of every n weeks meets in each n-th week and in no other."""
    session = _session(days=days, every=every, **{"from": str(first)})
    monday = first.toordinal() - first.weekday()
    weeks = [(day.toordinal() - monday) // 7 for day in session.dates(first, 7 * every * 4)]
    assert all(week % every == 0 for week in weeks)
    assert {week for week in weeks if week} >= {every, every * 2, every * 3}


@given(st.dates(max_value=date(9990, 1, 1)), st.sampled_from(WEEKDAYS))
def test_once_a_month_is_once_a_month(first: date, day: str) -> None:
    """The last such weekday comes once in each month, within its last week."""
    found = list(_session(days=day, nth="last").dates(first, 366))
    assert len({(one.year, one.month) for one in found}) == len(found)
    assert all(one.toordinal() + 7 > _end_of_month(one).toordinal() for one in found)
    assert 11 <= len(found) <= 13


def _end_of_month(day: date) -> date:
    following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)


@pytest.mark.parametrize(
    "fields",
    [
        {"days": []},
        {"days": "mon", "start": "12:00", "end": "12:00"},
        {"days": "mon", "every": "2"},
        {"days": "mon", "from": "2026-05-01", "until": "2026-04-01"},
        {"days": "mon", "nth": "6"},
        {"days": "mon", "nth": "0"},
        {"days": "mon", "start": "7pm"},
        {"days": "mon", "from": "1/5/2026"},
    ],
)
def test_what_cannot_be_is_refused(fields: dict[str, Any]) -> None:
    """A session that ends before it starts, or in no week that exists, is not made."""
    with pytest.raises(ValidationError):
        _session(**fields)
