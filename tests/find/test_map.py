"""The map of the directory and of a listing, as people use it: by hand, by keyboard, on a phone, by ear."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from pydantic import ValidationError

from built.building import BuiltSite, build
from built.visits import Visit, visit
from judges import axe_violations, listening, overflowing
from placebook.model.settings import MapSettings
from small_place import configuration, listing, write, write_place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Locator

OF_THE_MAP = re.compile(r"leaflet|supercluster|protomaps|/map|ground|pins|points|place\.json|listings\.json")
_FOCUSED = "document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent.trim()"


def opened(seen: Visit) -> Locator:
    """Press the button and wait until the map is there."""
    seen.page.get_by_role("button", name="Show on a map").click()
    region = seen.page.get_by_role("region", name="Map")
    expect(region.get_by_role("button", name="Nearer", exact=True)).to_be_visible()
    return region


@pytest.fixture(scope="module")
def directory(browser: Browser, demo: BuiltSite) -> Iterator[Visit]:
    """The directory on a wide screen, opened once, with the map shown."""
    size = {"width": 1280, "height": 900}
    with browser.new_context(reduced_motion="reduce", viewport=size) as context:  # type: ignore[arg-type]
        for seen in visit(listening(context), demo, "directory/"):
            assert [url for url in seen.requests if OF_THE_MAP.search(url)] == []
            opened(seen)
            yield seen


@pytest.fixture
def region(directory: Visit) -> Locator:
    """The map, with all of the directory on it and no card open."""
    found = directory.page.get_by_role("region", name="Map")
    directory.page.evaluate(
        "document.dispatchEvent(new CustomEvent('placebook:found', {detail: {slugs: null}}))"
    )
    found.get_by_role("button", name="The whole map").click()
    return found


def test_nothing_comes_from_anybody_else(directory: Visit) -> None:
    """The map and all on it come from the site, and the page's policy forbids nothing that the map does."""
    assert [
        url for url in directory.requests if not url.startswith((f"{directory.site.address}/", "data:"))
    ] == []
    assert [url for url in directory.requests if url.endswith("protomaps.js")] == []
    assert directory.complaints == []


def test_markers_are_buttons_with_names(region: Locator) -> None:
    """Each marker is a button that says what is there, and those that stand for several say how many."""
    names = region.locator("button.pin").evaluate_all("pins => pins.map(pin => pin.ariaLabel)")
    assert "5 here: Coldwell Village Hall and 4 others" in names
    assert any(re.match(r"\d\d close together, .+ among them\. Come nearer$", name) for name in names)
    assert all(names)


def test_the_map_says_that_the_list_has_everything(region: Locator) -> None:
    """How many are on the map is said, and that the list has those too that have no place on it."""
    expect(region.get_by_role("status")).to_have_text(
        re.compile(r"^\d+ of \d+ are on the map\. .+ The list below has them all\.$")
    )
    expect(region.get_by_text("drawn for Larkmere")).to_be_visible()


def test_the_map_works_by_keyboard(directory: Visit, region: Locator) -> None:
    """From the tools to the map to its markers; Enter opens a card, Escape leads back, Tab leads out."""
    page = directory.page
    page.get_by_role("button", name="Hide the map").focus()
    stops = []
    for _ in range(5):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(_FOCUSED))
    assert stops[:4] == ["Skip past the map", "Nearer", "Further away", "The whole map"]
    assert stops[4].startswith("Map of Larkmere. Arrow keys move it.")
    page.keyboard.press("Tab")
    first = page.evaluate(_FOCUSED)
    assert "Ashby Fold" in first
    marker = region.get_by_role("button", name="5 here")
    for _ in range(20):
        if marker.evaluate("pin => pin === document.activeElement"):
            break
        page.keyboard.press("Tab")
    assert marker.evaluate("pin => getComputedStyle(pin).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    assert page.evaluate(_FOCUSED) == "5 here"
    expect(marker).to_have_attribute("aria-expanded", "true")
    expect(region.get_by_role("link", name="Coldwell Village Hall")).to_be_visible()
    assert region.get_by_role("listitem").filter(has=page.get_by_role("heading")).count() == 5
    page.keyboard.press("Escape")
    assert marker.evaluate("pin => pin === document.activeElement")
    expect(region.get_by_role("heading")).to_have_count(0)
    for _ in range(20):
        page.keyboard.press("Tab")
        if not page.evaluate("document.activeElement.closest('.map')"):
            break
    assert page.evaluate("document.activeElement.closest('main') && !document.activeElement.closest('.map')")


def test_coming_nearer_keeps_the_keyboard(directory: Visit, region: Locator) -> None:
    """A marker of several falls into its parts, and the keyboard goes on with the first of them."""
    many = region.get_by_role("button", name="close together").last
    before = region.locator("button.pin").count()
    many.focus()
    directory.page.keyboard.press("Enter")
    assert directory.page.evaluate("document.activeElement.matches('button.pin')")
    assert directory.page.evaluate("document.activeElement.isConnected")
    assert before > 0


def test_the_map_shows_what_the_search_has_found(directory: Visit, region: Locator) -> None:
    """When the search finds something, that alone is on the map, and how much of it is said."""
    tell = "slugs => document.dispatchEvent(new CustomEvent('placebook:found', {detail: {slugs}}))"
    directory.page.evaluate(tell, ["the-kettle", "piano-tuner", "st-mary-wick"])
    expect(region.get_by_role("status")).to_contain_text("2 of 3 are on the map.")
    names = region.locator("button.pin").evaluate_all("pins => pins.map(pin => pin.ariaLabel)")
    assert sorted(names) == ["St Mary's, Wick St Mary", "The Kettle café"]
    directory.page.evaluate(tell, ["piano-tuner"])
    expect(region.get_by_role("status")).to_have_text(
        "None of these says where exactly it is. They are in the list below."
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_an_open_map(directory: Visit, region: Locator, scheme: str) -> None:
    """Axe finds no fault with the map and a card on it, by day and by night, on a small phone either."""
    directory.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    region.get_by_role("button", name="5 here").click()
    try:
        assert axe_violations(directory.page) == []
        directory.page.set_viewport_size({"width": 320, "height": 640})
        # A map is looked at through a window; whatever else is cut off would be a fault.
        assert [one for one in overflowing(directory.page) if "div.map__box" not in one] == []
        assert directory.page.evaluate("document.documentElement.scrollWidth") <= 320
        assert axe_violations(directory.page, without=("color-contrast",)) == []
    finally:
        directory.page.set_viewport_size({"width": 1280, "height": 900})
        directory.page.emulate_media(color_scheme="light")
        region.get_by_role("button", name="Close", exact=True).click()


def test_paper_has_no_map(directory: Visit, region: Locator) -> None:
    """What is printed is the list."""
    directory.page.emulate_media(media="print")
    try:
        expect(region).to_be_hidden()
    finally:
        directory.page.emulate_media(media="screen")


@pytest.mark.parametrize(
    ("slug", "marked", "said"),
    [
        ("northgate-community-centre", True, "The address above says the same in words."),
        ("play-street", True, "The mark is on the street, not on the door."),
        ("bread-teacher", False, "We say only in which area this is, which is marked."),
    ],
)
def test_a_listing_is_shown_where_it_says_it_is(
    browser: Browser,
    demo: BuiltSite,
    slug: str,
    marked: bool,  # noqa: FBT001
    said: str,
) -> None:
    """A listing's map marks its door, its street or its area, as it wishes, in no more files than needed."""
    with browser.new_context(reduced_motion="reduce") as context:
        for seen in visit(listening(context), demo, f"groups/{slug}/"):
            assert [url for url in seen.requests if OF_THE_MAP.search(url)] == []
            region = opened(seen)
            expect(region.get_by_role("status")).to_contain_text(said)
            assert region.get_by_role("img", name=seen.page.locator("h1").inner_text()).count() == int(marked)
            assert region.locator(".map__area--here").count() == 1
            assert [
                url for url in seen.requests if re.search(r"points|listings\.json|supercluster", url)
            ] == []
            assert seen.complaints == []


def test_what_hides_its_place_has_no_map(demo: BuiltSite) -> None:
    """A listing that hides where it is, and is not of one area, offers no map."""
    assert 'data-does="map"' not in demo.read("groups/parents-awake/index.html")


@pytest.mark.parametrize(
    "file", ["vendor/map/leaflet.js", "map/place.json", "search/points.json", "stylesheets/map.css"]
)
def test_a_map_that_cannot_be_loaded_says_so(browser: Browser, demo: BuiltSite, file: str) -> None:
    """Where a file is missing the page says so in plain words, and the list stays."""
    with browser.new_context(reduced_motion="reduce") as context:
        for seen in visit(listening(context), demo, "directory/"):
            seen.page.route(f"**/assets/{file}", lambda route: route.abort())
            button = seen.page.get_by_role("button", name="Show on a map")
            button.click()
            expect(seen.page.get_by_text("The map cannot be shown just now.")).to_be_visible()
            expect(seen.page.get_by_role("link", name="Bread, taught by a baker")).to_be_visible()
            expect(button).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize("file", ["map/place.json", "search/points.json"])
def test_a_damaged_map_leaves_no_half_of_it(browser: Browser, demo: BuiltSite, file: str) -> None:
    """Where a file is JSON and not what it should be, there is the message and nothing of a map."""
    with browser.new_context(reduced_motion="reduce") as context:
        for seen in visit(listening(context), demo, "directory/"):
            seen.page.route(f"**/assets/{file}", lambda route: route.fulfill(body='{"features": 7}'))
            seen.page.get_by_role("button", name="Show on a map").click()
            expect(seen.page.get_by_text("The map cannot be shown just now.")).to_be_visible()
            expect(seen.page.get_by_role("region", name="Map")).to_have_count(0)


def test_a_place_without_outlines_offers_no_map(corner: BuiltSite) -> None:
    """Where nothing lies below the markers there is no button, no file of a map and nothing in the policy."""
    assert 'data-does="map"' not in corner.read("directory/index.html")
    assert not (corner.folder / "assets/map").exists()


_TILED = configuration(
    'map: {tiles: "https://{s}.tiles.example/{z}/{x}/{y}.png", tiles_credit: Drawn by a neighbour}'
)
_DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000a49444154789c63000100000500010d0a2db40000000049454e44ae426082"
)


def test_tiles_of_another_host_are_asked_for_by_the_map_alone(
    browser: Browser, tmp_path: Path, serve: Callable[[Path], str]
) -> None:
    """With a keeper's tile address the map, and nothing else, may ask its host, and says whose they are."""
    tea = listing("location: {lat: 52.9, lon: -1.3}\nshow_location: exact")
    write_place(tmp_path, {"groups/tea.md": tea, "index.md": "# Home\n"})
    write(tmp_path, {"site_config.yml": _TILED})
    build(tmp_path / "site_config.yml", tmp_path / "site")
    site = BuiltSite(tmp_path / "site", serve(tmp_path / "site"))
    allowed = "img-src 'self' data: https://*.tiles.example;"
    may_ask = {name for name in site.files() if allowed in site.read(name)}
    assert {"directory/index.html", "groups/tea/index.html"} <= may_ask
    assert not {"index.html", "newsletter/index.html", "404.html"} & may_ask
    with browser.new_context(reduced_motion="reduce") as context:
        dot = {"body": _DOT, "content_type": "image/png"}
        context.route("https://*.tiles.example/**", lambda route: route.fulfill(**dot))
        for seen in visit(listening(context), site, "directory/"):
            assert all(url.startswith(site.address) for url in seen.requests)
            region = opened(seen)
            expect(region.locator("img.leaflet-tile-loaded").first).to_be_visible()
            expect(region.get_by_text("Drawn by a neighbour")).to_be_visible()
            expect(region.get_by_role("button", name="Tea and talk")).to_be_visible()
            assert seen.complaints == []


@pytest.mark.parametrize(
    ("tiles", "host"),
    [
        ("https://tiles.example/{z}/{x}/{y}.png", "https://tiles.example"),
        ("https://{s}.tiles.example:8443/a/{z}/{x}/{y}@2x.png?k=1", "https://*.tiles.example:8443"),
        ("maps/town.pmtiles", ""),
    ],
)
def test_a_tile_address_names_its_host(tiles: str, host: str) -> None:
    """Pages name no more than the host of the tiles, and none for a file of the site itself."""
    assert MapSettings(tiles=tiles, tiles_credit="Somebody").tile_host == host


@pytest.mark.parametrize(
    "options",
    [
        {"tiles": "https://tiles.example/{z}/{x}/{y}.png"},
        {"tiles": "http://tiles.example/{z}/{x}/{y}.png", "tiles_credit": "Somebody"},
        {"tiles": "https://tiles.example/{z}/{x}.png", "tiles_credit": "Somebody"},
        {"tiles": "https://tiles.example;script-src/{z}/{x}/{y}.png", "tiles_credit": "Somebody"},
        {"tiles": "https://tiles.example/{z}/{x}/{y}.pmtiles'; script-src *", "tiles_credit": "Somebody"},
        {"tiles": "https://other.example/town.pmtiles", "tiles_credit": "Somebody"},
    ],
)
def test_tiles_need_a_credit_and_a_safe_address(options: dict[str, str]) -> None:
    """Tiles with no credit, no encryption, or an address that would open the policy are refused."""
    with pytest.raises(ValidationError):
        MapSettings.model_validate(options)
