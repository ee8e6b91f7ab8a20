"""Trafford's open data, 1,303 rows of real life, becomes a place that passes every check."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from measure_relevance import import_trafford
from placebook.content.check import check
from placebook.content.load import Loaded, load
from placebook.model.kinds import KINDS

if TYPE_CHECKING:
    from trafford import Trafford


@pytest.fixture(scope="module")
def loaded(trafford: Trafford) -> Loaded:
    """Return that place as read."""
    found = load(trafford.folder)
    assert len(found.directory.listings) > 1000
    return found


def test_every_row_is_accounted_for(trafford: Trafford) -> None:
    """Imported, merged and refused rows are 1,303 in all, and at most 53 are refused."""
    result = trafford.result
    assert result.exit_code == 0, result.output
    numbers = [
        int(word.replace(",", "")) for word in result.output.splitlines()[-1].split() if word[0].isdigit()
    ]
    rows, imported, merged, refused = numbers
    assert rows == 1303
    assert imported + merged + refused == rows
    assert imported + merged >= 1250
    assert len((trafford.folder / "fates.csv").read_text(encoding="utf-8-sig").splitlines()) == rows + 1


def test_no_errors(loaded: Loaded) -> None:
    """Every file that was written passes the check without an error."""
    problems = [*loaded.problems, *check(loaded, date(2026, 11, 21))]
    assert [str(problem) for problem in problems if problem.severity == "error"] == []


def test_again(trafford: Trafford) -> None:
    """A second import changes no byte."""
    folder = trafford.folder / "groups"
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert import_trafford(trafford.folder).exit_code == 0
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_unchecked(loaded: Loaded) -> None:
    """Every listing names the register it came from and its licence, and none claims to be checked."""
    for listing in loaded.directory.listings:
        assert listing.source is not None
        assert listing.source.licence == "Open Government Licence v3.0"
        assert listing.checked is None


def test_no_homes(loaded: Loaded) -> None:
    """A listing that comes from the charity register alone has no point and no whole postcode."""
    for listing in loaded.directory.listings:
        if (
            listing.source
            and "Charity" in listing.source.name
            and "Some of this comes from" not in listing.body
        ):
            assert listing.location is None
            assert listing.address is None or " " not in (listing.address.postcode or "")


def test_found_under(loaded: Loaded) -> None:
    """All but two kinds, every ward and more than thirty themes have listings to find."""
    directory = loaded.directory
    assert {kind for kind in KINDS if directory.by_kind[kind]} == set(KINDS) - {"skill", "interest"}
    assert all(directory.by_area.get(area.id) for area in directory.areas)
    assert sum(1 for theme in directory.themes if directory.by_theme.get(theme.id)) > 30
    assert all(theme.also for theme in directory.themes)


def test_names(loaded: Loaded) -> None:
    """No name shouts, or keeps the marks of a machine that capitalised it."""
    for listing in loaded.directory.listings:
        assert "'S " not in listing.title
        assert "  " not in listing.title
        assert not listing.title.endswith((" Cio", " Ltd", " Limited"))
        assert "Icw" not in listing.title
