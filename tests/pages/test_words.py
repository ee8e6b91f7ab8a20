"""Dates and seasons as people write them."""

from __future__ import annotations

from datetime import date

import pytest

from placebook.pages.words import season_words


@pytest.mark.parametrize(
    ("day", "season"),
    [
        ("2026-01-10", "Winter 2025/26"),
        ("2026-02-28", "Winter 2025/26"),
        ("2026-03-01", "Spring 2026"),
        ("2026-08-31", "Summer 2026"),
        ("2026-11-30", "Autumn 2026"),
        ("2026-12-01", "Winter 2026/27"),
        ("2099-12-31", "Winter 2099/00"),
    ],
)
def test_no_two_seasons_have_one_name(day: str, season: str) -> None:
    """A winter is named after both its years: January's edition and December's are told apart."""
    assert season_words(date.fromisoformat(day)) == season
