"""A street map under the markers, from a file of the keeper: what it draws, as seen in the picture."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from playwright.sync_api import expect

from built.building import BuiltSite, build
from built.visits import Visit, visit
from find.town_tiles import MERE, write_town
from small_place import configuration, listing, write, write_place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Locator, Page, Route

CONFIG = configuration("map: {tiles: maps/town.pmtiles, tiles_credit: Drawn by a neighbour}")
# What Protomaps's light flavour paints them with.
LAND, WATER = (226, 223, 218), (128, 222, 234)


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> BuiltSite:
    """A place with two listings either side of a mere, and a map of it whose tiles end at zoom 13."""
    folder = tmp_path_factory.mktemp("town")
    at = "location: {{lat: 52.9, lon: {}}}\nshow_location: exact"
    write_place(
        folder,
        {
            "groups/tea.md": listing(at.format(MERE.west - 0.004)),
            "groups/cake.md": listing(f"title: Cake and talk\n{at.format(MERE.east + 0.004)}"),
            "index.md": "# Home\n",
        },
    )
    write(folder, {"site_config.yml": CONFIG})
    (folder / "content" / "maps").mkdir()
    write_town(folder / "content" / "maps" / "town.pmtiles")
    build(folder / "site_config.yml", folder / "site")
    return BuiltSite(folder / "site", serve(folder / "site"))


@pytest.fixture
def seen(page: Page, town: BuiltSite) -> Iterator[Visit]:
    """The town's directory."""
    yield from visit(page, town, "directory/")


def _open_map(page: Page) -> Locator:
    page.get_by_role("button", name="Show on a map").click()
    region = page.get_by_role("region", name="Map")
    expect(region.get_by_role("button", name="Nearer", exact=True)).to_be_visible()
    return region


def _shares(region: Locator) -> dict[tuple[int, ...], float]:
    """Return how much of the map's picture has which colour."""
    picture = Image.open(io.BytesIO(region.locator(".map__box").screenshot())).convert("RGB")
    pixels = picture.width * picture.height
    return {colour: count / pixels for count, colour in picture.getcolors(pixels) or []}  # type: ignore[misc]


def _drawn(region: Locator) -> dict[tuple[int, ...], float]:
    expect(region.locator("canvas.leaflet-tile-loaded").first).to_be_visible()
    expect(region.locator("canvas.leaflet-tile:not(.leaflet-tile-loaded)")).to_have_count(0)
    return _shares(region)


def test_the_file_is_drawn(seen: Visit) -> None:
    """Land and water of the file are on the map, in parts, and nothing complains."""
    region = _open_map(seen.page)
    shares = _drawn(region)
    assert shares.get(WATER, 0) > 0.1
    assert shares.get(LAND, 0) > 0.2
    expect(region.get_by_text("Drawn by a neighbour")).to_be_visible()
    expect(region.get_by_role("button", name="Tea and talk")).to_be_visible()
    assert seen.complaints == []


def test_it_is_drawn_nearer_than_the_file_goes(seen: Visit) -> None:
    """The file ends at zoom 13: nearer than that its shapes are drawn larger, and never plain ground."""
    region = _open_map(seen.page)
    before = _drawn(region)[WATER]
    region.get_by_role("button", name="Nearer", exact=True).click()
    expect(region.locator("canvas.leaflet-tile-loaded").first).to_be_visible()
    assert _drawn(region)[WATER] > 2 * before


def test_no_more_of_the_file_is_fetched_than_is_needed(seen: Visit) -> None:
    """The browser asks for parts of it: its head, its index, and the tiles in sight."""
    parts: list[tuple[int, str | None]] = []
    seen.page.on(
        "response",
        lambda answer: (
            parts.append((answer.status, answer.request.headers.get("range")))
            if answer.url.endswith(".pmtiles")
            else None
        ),
    )
    _drawn(_open_map(seen.page))
    assert parts[0] == (206, "bytes=0-126")
    assert len(parts) > 2
    assert {status for status, _ in parts} == {206}


def _whole(route: Route) -> None:
    route.fulfill(status=200, body=b"PMTiles\x03" + bytes(200))


def _pictures(route: Route) -> None:
    route.fulfill(status=206, body=b"PMTiles\x03" + bytes(91) + b"\x02" + bytes(27))


def _gone(route: Route) -> None:
    route.fulfill(status=404, body="Not found")


@pytest.mark.parametrize("answer", [_whole, _pictures, _gone], ids=["whole", "pictures", "gone"])
def test_without_it_the_outlines_stay(page: Page, demo: BuiltSite, answer: Callable[[Route], None]) -> None:
    """Where the file cannot be read in parts, holds no shapes or is gone, outlines and markers are there."""
    tiled = demo.read("assets/map/place.json").replace('"tiles":""', '"tiles":"maps/town.pmtiles"')
    assert "town.pmtiles" in tiled
    page.route("**/assets/map/place.json", lambda route: route.fulfill(body=tiled))
    page.route("**/maps/town.pmtiles", answer)
    page.goto(f"{demo.address}/directory/")
    region = _open_map(page)
    expect(region.get_by_text("The street map cannot be shown just now")).to_be_visible()
    assert region.locator("path.map__area").count() > 5
    expect(region.get_by_role("button", name="5 here")).to_be_visible()


def test_without_anything_to_show_there_is_no_half_a_map(page: Page, town: BuiltSite) -> None:
    """Without outlines either the page says that there is no map, and goes on trying when asked again."""
    page.route("**/maps/town.pmtiles", _gone)
    page.goto(f"{town.address}/directory/")
    button = page.get_by_role("button", name="Show on a map")
    for _ in range(2):
        button.click()
        expect(page.get_by_text("The map cannot be shown just now.")).to_be_visible()
        expect(page.get_by_role("region", name="Map")).to_have_count(0)
    page.unroute_all()
    _drawn(_open_map(page))
