"""Without a network: what has loaded goes on, what has not is told plainly, and comes with the network."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from built.building import DAY
from journeys.visitors import Visitor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from built.building import BuiltSite


@pytest.fixture
def offline(page: Page, demo: BuiltSite) -> Iterator[Visitor]:
    """A visitor whose network goes when the directory has loaded, on the day the site was made.

    Without a network no script is asked for: browsers older than the autumn of 2026 never ask again for one
    that did not come.
    """
    page.clock.set_fixed_time(f"{DAY}T12:00:00Z")
    visitor = Visitor(page, demo, loses_network=True)
    lost: list[str] = []
    page.on(
        "request",
        lambda request: (
            lost.append(request.url) if visitor.is_offline and request.resource_type == "script" else None
        ),
    )
    visitor.open("directory/")
    yield visitor
    assert lost == []


def test_a_search_that_was_not_loaded_is_told_and_works_later(offline: Visitor) -> None:
    """Not loaded in time, the search says so above the lists, which are all there; later it works."""
    offline.lose_network()
    offline.reach("What are you looking for")
    offline.type("knitting")
    expect(offline.page.get_by_text("The search cannot be loaded just now.")).to_be_visible()
    expect(offline.page.get_by_role("link", name="Bread, taught by a baker")).to_be_visible()
    offline.find_network()
    offline.press("Enter")
    assert offline.found("for “knitting”$")[0] == "Larkmere Loops"


def test_a_place_that_was_not_looked_up_is_told_and_the_results_stay(offline: Visitor) -> None:
    """The search is loaded and no postcode was: distances are missing, and it is said; the results stay."""
    offline.reach("What are you looking for")
    offline.type("tuesday group")
    offline.press("Enter")
    before = offline.found("for “tuesday group”$")
    offline.lose_network()
    offline.reach("Near a postcode", "Shift+Tab")
    offline.type("LM1 2DP")
    offline.press("Enter")
    expect(offline.page.locator("[data-says=near]")).to_have_text(
        re.compile("^Distances cannot be worked out")
    )
    assert offline.page.locator("section:has(#found) .card__name").all_inner_texts() == before


def test_a_map_that_was_not_loaded_is_told_and_comes_later(offline: Visitor) -> None:
    """The map says that it cannot be shown, and shows itself when it is asked for again with a network."""
    offline.lose_network()
    offline.reach("^Show on a map$")
    offline.press("Enter")
    expect(offline.page.get_by_text("The map cannot be shown just now.")).to_be_visible()
    offline.find_network()
    offline.press("Enter")
    region = offline.page.get_by_role("region", name="Map")
    expect(region.get_by_role("button", name="Nearer", exact=True)).to_be_visible()


def test_whats_on_goes_on_by_itself(offline: Visitor) -> None:
    """What's on is all in its page; its boxes, not loaded in time, say so and change nothing."""
    offline.open("whats-on/")
    # What a page fetches at leisure has come: how it is narrowed down, and the code for paper.
    expect(offline.page.get_by_text("Narrow it down")).to_be_visible()
    expect(offline.page.locator(".qr svg")).to_be_attached()
    days = _days(offline)
    offline.lose_network()
    offline.reach("^Narrow it down$")
    offline.press("Enter")
    offline.reach("^Cost")
    offline.press("Enter")
    offline.reach("^Free")
    offline.press("Space")
    expect(offline.page.get_by_text(re.compile("cannot be .* just now"))).to_be_visible()
    assert _days(offline) == days


def _days(visitor: Visitor) -> list[str]:
    """Return the headings of the days; which is today or tomorrow a script tells, sooner or later."""
    heads = visitor.page.locator("main h2").all_inner_texts()
    return [head.removeprefix("Today, ").removeprefix("Tomorrow, ") for head in heads]
