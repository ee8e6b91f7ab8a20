"""Finding what is near, as residents do it: by keyboard, on a small screen, located or not."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from playwright.sync_api import Geolocation, expect

from build.small_site import FILES, build, tree
from built.visits import Visit, visit
from judges import axe_violations, overflowing
from small_place import write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page, Route

    from built.building import BuiltSite

HERE = Geolocation(latitude=52.8926, longitude=-1.3044)  # the demo's station


@pytest.fixture
def seen(page: Page, demo: BuiltSite) -> Iterator[Visit]:
    """The demo's directory on a small phone."""
    page.set_viewport_size({"width": 320, "height": 640})
    yield from visit(page, demo, "directory/")


def _where(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Postcode or place")


def _found(page: Page) -> Locator:
    return page.locator("#found")


def _cards(page: Page) -> list[tuple[str, str]]:
    """Return the name and the distance on each card, nearest first; no distance is an empty text."""
    expect(_found(page)).to_be_visible()
    expect(page.locator(".cards[aria-busy]")).to_have_count(0)
    cards = page.locator("section:has(#found) .card")
    texts = cards.evaluate_all("all => all.map(({ textContent: text }) => text)")
    found = [re.search(r"([\d.]+)\s(miles?)", text) for text in texts]
    ways = [" ".join(one.groups()) if one else "" for one in found]
    return list(zip(cards.locator(".card__name").all_inner_texts(), ways, strict=True))


def _ask(page: Page, where: str) -> None:
    _where(page).focus()
    page.keyboard.press("Control+A")
    page.keyboard.type(where)
    page.keyboard.press("Enter")


def test_a_tuesday_group_near_a_postcode_is_found_by_keyboard(seen: Visit) -> None:
    """On a small phone, by keyboard alone: what meets on Tuesdays, the nearest first, and how far it is."""
    page = seen.page
    page.locator("main").get_by_role("searchbox").focus()
    page.keyboard.type("tuesday")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(_where(page)).to_be_focused()
    page.keyboard.type("lm1 2dp")
    page.keyboard.press("Enter")
    expect(_found(page)).to_be_focused()
    expect(_found(page)).to_have_text(re.compile(r"^\d+ listings for “tuesday” near LM1 2DP$"))
    cards = _cards(page)
    assert cards[0] == ("The Tuesday Table", "0.1 miles")  # it says "under"
    ways = [float(way.split()[0]) for _, way in cards if way]
    assert ways == sorted(ways)
    assert len(ways) > 5
    assert overflowing(page) == []
    assert axe_violations(page) == []
    assert seen.complaints == []
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    chip = page.get_by_role("button", name="Near LM1 2DP (take this off)")
    expect(chip).to_be_focused()
    page.keyboard.press("Enter")
    expect(_found(page)).to_have_text(re.compile(r"^\d+ listings for “tuesday”$"))
    expect(_where(page)).to_have_value("")


def test_a_distance_may_be_the_most(seen: Visit) -> None:
    """Half a mile from the station: only what is as near as that, and what says no point, which is said."""
    _ask(seen.page, "LM1 4AJ")
    expect(_found(seen.page)).to_have_text(re.compile("^[0-9]+ listings near LM1 4AJ$"))
    ways = [way for _, way in _cards(seen.page)]
    everywhere = len([way for way in ways if way])
    assert "" in ways
    expect(seen.page.get_by_text("do not say just where they are:")).to_be_visible()
    seen.page.get_by_label("How far").focus()
    seen.page.keyboard.type("Half")
    expect(_found(seen.page)).to_have_text(re.compile("^[0-9]+ listings within half a mile of LM1 4AJ$"))
    near = [float(way.split()[0]) for _, way in _cards(seen.page) if way]
    assert max(near) <= 0.5
    assert len(near) < everywhere


@pytest.mark.parametrize(
    ("typed", "told"), [("LM2", "near LM2"), ("lm2 3", "near LM2 3"), ("Penny Green", "near Penny Green")]
)
def test_half_a_postcode_or_a_place_will_do(seen: Visit, typed: str, told: str) -> None:
    """Half a postcode, a half and a digit, and the name of an area are each found."""
    _ask(seen.page, typed)
    expect(_found(seen.page)).to_contain_text(told)
    assert _cards(seen.page)[0][1]


@pytest.mark.parametrize(("typed", "told"), [("ZZ1 1ZZ", "the postcode ZZ1 1ZZ"), ("Oz", "where “Oz” is")])
def test_a_place_that_is_not_known_is_said_so(seen: Visit, typed: str, told: str) -> None:
    """What is not known is said beside the box, which keeps the keyboard and is marked as wrong."""
    _ask(seen.page, typed)
    says = seen.page.locator("[data-says=near]")
    expect(says).to_contain_text(f"We do not know {told}")
    expect(_where(seen.page)).to_be_focused()
    assert _where(seen.page).get_attribute("aria-invalid") == "true"
    expect(seen.page.locator("main [role=status]")).to_contain_text("We do not know")
    assert overflowing(seen.page) == []
    _ask(seen.page, "LM1")
    expect(_found(seen.page)).to_contain_text("near LM1")
    assert _where(seen.page).get_attribute("aria-invalid") is None


def test_a_postcode_never_leaves_the_page(seen: Visit) -> None:
    """No request, address, storage or cookie holds it; Back and reload still know it."""
    page = seen.page
    _ask(page, "LM1 2DP")
    expect(_found(page)).to_contain_text("near LM1 2DP")
    page.locator("main").get_by_role("searchbox").focus()
    page.keyboard.type("tea near lm1 4qt")
    page.keyboard.press("Enter")
    expect(_found(page)).to_contain_text("“tea” near LM1 4QT")
    assert page.locator("main").get_by_role("searchbox").input_value() == "tea"
    page.reload()
    expect(_found(page)).to_contain_text("“tea” near LM1 4QT")
    page.locator("section:has(#found) .card a").first.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/groups/"))
    page.go_back()
    expect(_found(page)).to_contain_text("“tea” near LM1 4QT")
    written = [unquote(url).lower() for url in [*seen.requests, page.url]]
    assert not [url for url in written if re.search(r"2dp|4qt", url)]
    assert page.evaluate("JSON.stringify({...localStorage, ...sessionStorage}) + document.cookie") == "{}"


def test_a_postcode_typed_on_the_first_page_stays_out_of_the_address(page: Page, demo: BuiltSite) -> None:
    """Asked on the first page, it reaches the directory without being in any request or in the address."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(unquote(request.url)))
    page.goto(f"{demo.address}/")
    page.locator("main").get_by_role("searchbox").fill("tea LM1 4QT")
    page.keyboard.press("Enter")
    expect(_found(page)).to_contain_text("“tea” near LM1 4QT")
    assert page.url.endswith("/directory/?q=tea")
    assert not [url for url in asked if "4QT" in url.partition("#")[0].upper()]


_COUNT = """
window.asked = 0;
const ask = navigator.geolocation.getCurrentPosition;
navigator.geolocation.getCurrentPosition = function (...more) { window.asked += 1; ask.apply(this, more); };
"""


def _located(browser: Browser, demo: BuiltSite, *leave: str) -> Iterator[Page]:
    with browser.new_context(
        reduced_motion="reduce", geolocation=HERE, permissions=list(leave), base_url=demo.address
    ) as context:
        page = context.new_page()
        page.add_init_script(_COUNT)
        page.goto("/directory/?q=tuesday")
        expect(_found(page)).to_be_visible()
        yield page


def test_my_location_is_used_when_it_is_pressed(browser: Browser, demo: BuiltSite) -> None:
    """Pressed, and only then, the device says where it is, and what is near comes first."""
    for page in _located(browser, demo, "geolocation"):
        _where(page).focus()
        assert page.evaluate("asked") == 0
        page.get_by_role("button", name="Use my location").press("Enter")
        expect(_found(page)).to_have_text(re.compile("“tuesday” near you$"))
        expect(_found(page)).to_be_focused()
        assert page.evaluate("asked") == 1
        assert "52.8926" not in page.url + page.evaluate("JSON.stringify(history.state)")


def test_a_location_that_is_refused_is_answered_plainly(browser: Browser, demo: BuiltSite) -> None:
    """Where the browser does not allow it, the page says what to do instead, and the results stay."""
    for page in _located(browser, demo):
        before = _cards(page)
        page.get_by_role("button", name="Use my location").press("Enter")
        told = "Your browser did not let us see where you are. Type a postcode or a place instead."
        expect(page.locator("[data-says=near]")).to_have_text(told)
        expect(page.locator("main [role=status]")).to_have_text(told)
        assert _cards(page) == before


def _gone(route: Route) -> None:
    route.fulfill(status=404, body="Not found")


def _other(route: Route) -> None:
    route.fulfill(status=200, content_type="application/json", body=json.dumps({"listings": None}))


@pytest.mark.parametrize("answer", [_gone, _other], ids=["gone", "something else"])
@pytest.mark.parametrize("file", ["points", "postcodes/LM1"])
def test_without_its_files_the_search_stays(
    page: Page, demo: BuiltSite, file: str, answer: Callable[[Route], None]
) -> None:
    """Where a file of distances is missing or broken, the page says so, and the search works without."""
    page.route(f"**/assets/search/{file}.json", answer)
    page.goto(f"{demo.address}/directory/?q=tuesday")
    expect(_found(page)).to_be_visible()
    before = _cards(page)
    _ask(page, "LM1 4QT")
    expect(page.locator("[data-says=near]")).to_be_visible()
    assert _cards(page) == before


def test_a_place_without_points_asks_nobody_where_they_are(tmp_path: Path) -> None:
    """Where no listing says where it is, nothing could be near, and there is no such question."""
    write(tmp_path, FILES)
    (tmp_path / "content" / "images").mkdir()
    page = tree(build(tmp_path))["directory/index.html"].decode()
    assert 'data-does="search"' in page
    assert "data-near" not in page
