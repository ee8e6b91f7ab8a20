"""On which days sessions really meet, between school terms and bank holidays."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from newsletter.place import event, listing
from placebook.model.almanac import Almanac, BankHolidayRule, SchoolTerm
from placebook.model.directory import Directory
from placebook.model.happenings import happenings
from placebook.model.sessions import Session

NOVEMBER = date(2026, 11, 1)  # a Sunday
AUTUMN = {
    "name": "Autumn",
    "from": "2026-09-02",
    "until": "2026-12-18",
    "half_term": {"from": "2026-10-26", "until": "2026-10-30"},
}
SPRING = {"name": "Spring", "from": "2027-01-04", "until": "2027-03-25"}
TERMS = tuple(SchoolTerm.model_validate(term) for term in (AUTUMN, SPRING))
BOXING_DAY = date(2026, 12, 28)


def session(**fields: Any) -> Session:  # noqa: ANN401 - as YAML holds them
    """Make a session."""
    return Session.model_validate(fields)


def _met(almanac: Almanac, one: Session, first: date, days: int) -> list[tuple[str, str]]:
    return [(f"{day:%m-%d}", doubt) for day, _, doubt in almanac.meetings(one, first, days)]


def test_term_time_leaves_out_holidays_and_half_terms() -> None:
    """A session in term time stops at half term and between terms, and goes on after."""
    mondays = session(days="mon", term_time="true")
    found = _met(Almanac(TERMS), mondays, date(2026, 10, 19), 21)
    assert found == [("10-19", ""), ("11-02", "")]
    found = _met(Almanac(TERMS), mondays, date(2026, 12, 14), 28)
    assert found == [("12-14", ""), ("01-04", "")]


@pytest.mark.parametrize(("terms", "first"), [((), NOVEMBER), (TERMS, date(2027, 3, 26))])
def test_where_no_terms_are_known_a_session_is_in_doubt(terms: tuple[SchoolTerm, ...], first: date) -> None:
    """Without terms, or after the last one, a session in term time is named, with a doubt."""
    found = _met(Almanac(terms), session(days="mon", term_time="true"), first, 14)
    assert [doubt for _, doubt in found] == ["term", "term"]
    assert [doubt for _, doubt in _met(Almanac(terms), session(days="mon"), first, 14)] == ["", ""]


@pytest.mark.parametrize(
    ("rule", "found"),
    [
        ("ask", [("12-21", ""), ("12-28", "bank-holiday")]),
        ("off", [("12-21", "")]),
        ("on", [("12-21", ""), ("12-28", "")]),
    ],
)
def test_bank_holidays_are_as_the_keeper_sets(rule: BankHolidayRule, found: list[tuple[str, str]]) -> None:
    """On a bank holiday a session is in doubt, off, or on as ever."""
    almanac = Almanac((), {BOXING_DAY: "Boxing Day"}, rule)
    assert _met(almanac, session(days="mon"), date(2026, 12, 21), 14) == found


@pytest.mark.parametrize("rule", ["ask", "off", "on"])
def test_a_group_knows_best_whether_it_meets_on_bank_holidays(rule: BankHolidayRule) -> None:
    """What a session says of bank holidays goes before the place's rule, and there is no doubt left."""
    almanac = Almanac((), {BOXING_DAY: "Boxing Day"}, rule)
    meets = session(days="mon", bank_holidays="true")
    assert _met(almanac, meets, date(2026, 12, 21), 14) == [("12-21", ""), ("12-28", "")]
    rests = session(days="mon", bank_holidays="false")
    assert _met(almanac, rests, date(2026, 12, 21), 14) == [("12-21", "")]


def test_the_next_meeting_is_the_earliest_of_all_sessions() -> None:
    """Of several sessions the next one is told, with its day; on one day the one that starts first."""
    late, soon = session(days="mon", start="19:00"), session(days=["mon", "wed"], start="10:00")
    almanac = Almanac()
    assert almanac.next_meeting([late, soon], date(2026, 11, 2)) == (date(2026, 11, 2), soon, "")
    assert almanac.next_meeting([late, soon], date(2026, 11, 3)) == (date(2026, 11, 4), soon, "")
    assert almanac.next_meeting([session(days="mon", until="2026-01-01")], NOVEMBER) is None
    assert almanac.next_meeting([], NOVEMBER) is None
    assert Almanac(TERMS).next_meeting([session(days="mon", term_time="true")], date(2026, 12, 19)) == (
        date(2027, 1, 4),
        session(days="mon", term_time="true"),
        "",
    )


@pytest.mark.parametrize(
    "fields",
    [
        {"until": "2026-01-01"},
        {"half_term": {"from": "2026-10-30", "until": "2026-10-26"}},
        {"half_term": {"from": "2026-12-16", "until": "2026-12-20"}},
        {"from": "2 September"},
    ],
)
def test_a_term_that_cannot_be_is_refused(fields: dict[str, Any]) -> None:
    """A term is over after it begins, and its half term lies within it."""
    with pytest.raises(ValidationError):
        SchoolTerm.model_validate(AUTUMN | fields)


def test_what_is_on_comes_by_day_and_by_the_clock() -> None:
    """Days are in order, and on each what says no time is first; an event is there on each of its days."""
    directory = Directory.of(
        listings=[
            listing("evening", sessions=[{"days": ["mon"], "start": "19:00"}]),
            listing("morning", sessions=[{"days": ["mon", "wed"], "start": "09:00", "end": "10:00"}]),
            listing("resting", sessions=[{"days": ["mon"]}], status="paused"),
            listing("over", sessions=[{"days": ["mon"]}], status="closed"),
        ],
        events=[
            event("fair", "2026-11-01 10:00", end="2026-11-02 16:00"),
            event("off", "2026-11-04", status="cancelled"),
            event("later", "2026-11-09"),
        ],
    )
    found = happenings(directory, Almanac(), date(2026, 11, 2), 7)
    assert {f"{day:%a}": [one.record.slug for one in on_day] for day, on_day in found.items()} == {
        "Mon": ["fair", "morning", "evening"],
        "Wed": ["off", "morning"],
    }
    fair = found[date(2026, 11, 2)][0]
    assert (fair.start, f"{fair.end:%H:%M}") == (None, "16:00")
