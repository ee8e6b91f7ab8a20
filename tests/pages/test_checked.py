"""A card and a page say when a listing was last checked, and the plainer the longer ago that is."""

from __future__ import annotations

import re

import pytest

from newsletter.place import context, listing
from placebook.pages.listing import pages

ASK = "It may have moved, changed or stopped."


def shown(day: str | None, **fields: str) -> tuple[str, str]:
    """Return the card and the page of a listing that was checked on a day, as of 5 December 2026."""
    tea = listing("tea", checked=day, **fields)
    ctx = context(tea, today="2026-12-05")
    (page,) = pages(ctx)
    return ctx.card(tea), page.content()


@pytest.mark.parametrize(
    ("day", "by", "card", "page", "is_at_the_top"),
    [
        ("2026-03-09", "group", "Checked by the group in March 2026", "Checked by the group on <time", False),
        ("2026-03-09", "keeper", "Checked by us in March 2026", "by us", False),
        ("2026-03-09", None, "Checked in March 2026", "Checked on <time", False),
        ("2025-11-09", "group", "Last checked in November 2025", "It is about to be checked again", False),
        ("2025-03-09", "group", "Not checked since March 2025", "which is a while ago", False),
        ("2022-03-09", "group", "Not checked since March 2022, so ask first", "puts it after", True),
        (None, None, "Not checked yet", "Nobody has checked these details yet", False),
    ],
)
def test_it_is_said_the_plainer_the_longer_ago_it_is(
    day: str | None, by: str, card: str, page: str, *, is_at_the_top: bool
) -> None:
    """Checked, due, overdue and long overdue are four things to a reader; the last stands above the facts."""
    told, whole = shown(day, checked_by=by)
    assert card in told
    assert page in whole
    assert (ASK in whole) is is_at_the_top
    assert ("card__status" in told) is is_at_the_top


@pytest.mark.parametrize("status", ["paused", "closed"])
def test_what_does_not_meet_says_that_first(status: str) -> None:
    """The card of what is paused or closed says so, and nothing of when that was checked."""
    told, whole = shown("2022-03-09", status=status)
    assert re.findall(r'card__status">([^<]+)', told) == [
        {"paused": "Paused for now", "closed": "Closed"}[status]
    ]
    assert "hecked" not in told
    assert (ASK in whole) is (status == "paused")
