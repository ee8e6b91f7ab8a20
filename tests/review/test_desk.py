"""What a keeper should look at is found, the most urgent first, and told with how to ask."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from placebook.cli import group
from placebook.content.load import load
from placebook.model.directory import Directory
from placebook.model.listing import Listing
from placebook.model.review import months_later, review_of
from placebook.review.desk import desk, due, lacking

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 22)


def listing(slug: str = "tea", **fields: Any) -> Listing:  # noqa: ANN401 - any field
    """Return a listing that says the least there is."""
    least = {
        "slug": slug,
        "title": slug.capitalize(),
        "kind": "interest",
        "summary": "Tea and company for anybody who likes either.",
        "themes": ["friendship"],
        "areas": ["centre"],
        "contact": {"website": "https://tea.example"},
    }
    return Listing.model_validate({**least, **fields})


@pytest.mark.parametrize(
    ("checked", "urgency"),
    [
        (None, "never"),
        ("2026-11-22", "checked"),
        ("2025-11-22", "checked"),
        ("2025-11-21", "due"),
        ("2025-08-22", "due"),
        ("2025-08-21", "overdue"),
        ("2024-08-22", "overdue"),
        ("2024-08-21", "long-overdue"),
    ],
)
def test_urgency_grows(checked: str | None, urgency: str) -> None:
    """A year lasts to its day; three months on a check is overdue; long overdue once a second was missed."""
    assert review_of(listing(checked=checked), TODAY, 12).urgency == urgency


def test_the_last_of_a_short_month() -> None:
    """Six months after the last of August is the last of February."""
    assert months_later(date(2025, 8, 31), 6) == date(2026, 2, 28)
    assert months_later(date(2023, 8, 31), 6) == date(2024, 2, 29)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 240))
def test_months_later_is_in_the_month_meant(day: date, months: int) -> None:
    """So many months later is that month, and never a later day of it."""
    later = months_later(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day <= day.day
    assert later.day == day.day or (later + timedelta(days=1)).day == 1


def test_what_was_left_for_longest_comes_first() -> None:
    """Old ones first, then those nobody ever confirmed; fresh and closed ones are not told."""
    listings = [
        listing("fresh", checked="2026-10-01"),
        listing("never"),
        listing("old", checked="2023-01-01"),
        listing("older", checked="2022-01-01"),
        listing("closed", status="closed"),
    ]
    found = due(Directory.of(listings=listings), TODAY, 12)
    assert [one.listing.slug for one in found] == ["older", "old", "never"]


def test_what_a_listing_lacks_is_said() -> None:
    """A picture, times, cost, access, a number: told as what is missing, and nothing of what is there."""
    assert lacking(listing()) == [
        "a picture",
        "when",
        "what it costs",
        "how to get in",
        "a telephone number or an e-mail address",
    ]
    full = listing(
        images=[{"file": "tea.webp", "alt": "A teapot."}],
        hours="By day",
        cost="free",
        access=["step-free"],
        contact={"phone": "01632 960001"},
    )
    assert lacking(full) == []


def test_the_demo_has_every_kind_and_every_area() -> None:
    """Nothing of Larkmere is empty, and its next edition is that of the fourth quarter."""
    found = desk(load(ROOT / "content").directory, TODAY, 12)
    assert (found.empty_kinds, found.empty_areas) == ((), ())
    assert found.next_edition
    assert found.next_edition.slug == "2026-q4"
    config = str(ROOT / "site_config.yml")
    done = CliRunner().invoke(group, ["status", "-f", config, "--date", "2026-11-22"])
    assert f"\n\nNext edition: 2026-q4, {found.next_edition.title}, on 2026-12-01.\n" in done.stdout


@pytest.mark.parametrize("what", ["due", "status"])
def test_it_is_told_in_the_terminal(what: str) -> None:
    """Each command says what it found, with how to ask, on a day that can be chosen."""
    config = str(ROOT / "site_config.yml")
    done = CliRunner().invoke(group, [what, "-f", config, "--date", "2029-01-01"])
    assert done.exit_code == 0, done.output
    assert "Not confirmed for a very long time since 20" in done.stdout
    assert "01632 96" in done.stdout


def test_nothing_due_is_said_so(tmp_path: Path) -> None:
    """A place in which all is confirmed is told that, and not just nothing."""
    (tmp_path / "content" / "groups").mkdir(parents=True)
    (tmp_path / "site_config.yml").write_text("site_name: x\nplugins: [placebook]\n", encoding="utf-8")
    done = CliRunner().invoke(group, ["due", "-f", str(tmp_path / "site_config.yml")])
    assert done.stdout == "Nothing is due: every listing has been confirmed.\n"
    status = CliRunner().invoke(group, ["status", "-f", str(tmp_path / "site_config.yml")])
    assert "Nothing listed yet: 6" in status.stdout
    assert "Next edition: not begun" in status.stdout


def test_on_what_ground_contacts_are_published() -> None:
    """Grounds are counted with their wordings, and listings without one are named; registers count as one."""
    directory = Directory.of(
        listings=[
            listing("a", consent={"basis": "consent", "given": "2026-03-01", "wording": "listing-form-1"}),
            listing("b", consent={"basis": "published"}),
            listing("c", source={"name": "Register of clubs"}),
            listing("d"),
            listing("e", status="closed"),
        ]
    )
    found = desk(directory, TODAY, 12)
    assert found.grounds == (
        ("nothing is written down", 1),
        ("taken from a register that publishes it", 1),
        ("the group has published it itself, on a day nobody wrote down", 1),
        ("they agreed to it, to the wording listing-form-1", 1),
    )
    assert [one.slug for one in found.groundless] == ["d"]
