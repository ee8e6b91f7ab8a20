"""Rows about one group become one listing, with a reason; rows that only look alike do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from intake.small_import import rows_of, run
from placebook.content.record import read
from placebook.model.listing import Listing

if TYPE_CHECKING:
    from pathlib import Path

TEA = {"name": "Tea Club", "postcode": "LM1 1AA"}


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (
            {**TEA, "number": "1"},
            {"name": "The Tea Drinkers", "number": "1"},
            "the same number in the register",
        ),
        (TEA, {"name": "THE TEA CLUB LTD", "postcode": "lm11aa"}, "the same name and postcode, LM1 1AA"),
        (
            {"name": "Tea Club", "lat": "52.9", "lon": "-1.3"},
            {"name": "Tea Club", "lat": "52.9004", "lon": "-1.3"},
            "the same name, 45 metres apart",
        ),
        (TEA, {"name": "Tea Club", "postcode": "LM1"}, "the same name, and both in LM1"),
        (
            {"name": "Tea Club", "ward": "Coldwell", "postcode": "LM1"},
            {"name": "Tea Club", "ward": "Coldwell", "lat": "52.9", "lon": "-1.3"},
            "the same name, and both in coldwell",
        ),
        (
            {"name": "Tea Club", "site": "www.tea.example/", "postcode": "LM1 1AA"},
            {"name": "The Tea Clubs", "site": "http://tea.example"},
            "the same website, tea.example, and a name like it",
        ),
    ],
)
def test_merged(one: dict[str, str], other: dict[str, str], reason: str, tmp_path: Path) -> None:
    """Each kind of likeness makes one listing of two rows, and is told as the reason."""
    told = run(rows_of(one, other), tmp_path)
    assert sorted(fate.fate for fate in told.fates) == ["imported", "merged"]
    assert [fate.reason for fate in told.fates if fate.fate == "merged"] == [reason]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({**TEA, "number": "1"}, {**TEA, "number": "2"}),
        (TEA, {"name": "Tea Club", "postcode": "LM1 1AB"}),
        (TEA, {"name": "Coffee Club", "postcode": "LM1 1AA"}),
        (
            {"name": "1st Sale Scouts", "site": "scouts.example"},
            {"name": "2nd Sale Scouts", "site": "scouts.example"},
        ),
        (
            {**TEA, "site": "tea.example"},
            {"name": "Tea Club", "site": "tea.example", "postcode": "LM2 1AA"},
        ),
        ({"name": "Tea Club A", "ward": "A"}, {"name": "Tea Club B", "ward": "B"}),
    ],
)
def test_apart(one: dict[str, str], other: dict[str, str], tmp_path: Path) -> None:
    """Two numbers, two postcodes, two names or two troops are two groups; a register's page joins nobody."""
    assert run(rows_of(one, other), tmp_path).count("imported") == 2


def test_nothing_is_lost(tmp_path: Path) -> None:
    """The one listing has what either row said: best place, own website, all hours, names and texts."""
    one = {
        "name": "Tea Club",
        "number": "7",
        "postcode": "LM1",
        "about": "A club for people who like tea and talk.",
        "hours": "Mon 10am",
    }
    other = {
        "name": "The Tea Drinkers",
        "number": "7",
        "street": "1 High Street",
        "postcode": "LM1 1AA",
        "lat": "52.9",
        "lon": "-1.3",
        "about": "We drink tea. " * 20,
        "site": "tea.example",
        "hours": "Tue 10am",
    }
    run(rows_of(one, other), tmp_path)
    (path,) = tmp_path.glob("*.md")
    found = read("groups", path.stem, path.read_bytes(), file=path.name).record
    assert isinstance(found, Listing)
    assert found.address is not None
    assert found.address.words() == "1 High Street, LM1 1AA"
    assert found.location is not None
    assert found.contact.website == "http://tea.example"
    assert {found.title, *found.also_known_as} == {"Tea Club", "The Tea Drinkers"}
    assert found.hours is not None
    assert sorted(found.hours.split("; ")) == ["Mon 10am", "Tue 10am"]
    assert "tea and talk" in found.summary + found.body
    assert len(found.identifiers) == 1


def test_three_become_one(tmp_path: Path) -> None:
    """Likeness carries on: a row like the second is with the first; the sum of the rows stays right."""
    rows = rows_of(TEA, {**TEA, "site": "tea.example"}, {"name": "Tea Clubs", "site": "tea.example"})
    assert run(rows, tmp_path).balance(3) == "3 rows: 1 imported, 2 merged, 0 refused"


def test_branches_stay(tmp_path: Path) -> None:
    """Two branches with addresses of their own stay two, though both are like a third row that has none."""
    office = {"name": "Tea Club", "number": "7", "postcode": "LM1", "site": "tea.example"}
    branches = (
        {**TEA, "site": "tea.example"},
        {"name": "Tea Club", "postcode": "LM2 1AA", "site": "tea.example"},
    )
    told = run(rows_of(office, *branches), tmp_path)
    assert told.balance(3) == "3 rows: 2 imported, 1 merged, 0 refused"


def test_second_address(tmp_path: Path) -> None:
    """Where two rows of one number have two addresses, the second stands in the text."""
    run(rows_of({**TEA, "number": "7"}, {"name": "Tea Club", "number": "7", "postcode": "LM2 1AA"}), tmp_path)
    (path,) = tmp_path.glob("*.md")
    assert "Also at LM2 1AA." in path.read_text(encoding="utf-8")
