"""Pages for people who use no mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from built.visits import Visit, visit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

PAGES = ("", "directory/", "groups/coldwell-village-hall/", "newsletter/2026-q4/", "about/")

_FOCUSED = """() => {
  const at = document.activeElement;
  const box = at.getBoundingClientRect();
  const styles = [getComputedStyle(at), getComputedStyle(at, '::after')];
  const ring = styles.some(style => parseFloat(style.outlineWidth) >= 2 && style.outlineStyle !== 'none');
  const isIn = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  return { name: at.outerHTML.slice(0, 120), isBody: at === document.body, ring, isIn };
}"""


@pytest.fixture(params=PAGES)
def seen(request: pytest.FixtureRequest, page: Page) -> Iterator[Visit]:
    """A page of the demo on a wide screen."""
    yield from visit(page, request.getfixturevalue("demo"), request.param)


def test_the_skip_link_comes_first_and_leads_past_the_menu(seen: Visit) -> None:
    """The first stop is a link that shows itself; after it the next stop is in the main part."""
    seen.page.keyboard.press("Tab")
    skip = seen.page.get_by_role("link", name="Skip to the main part")
    assert skip.evaluate("link => link === document.activeElement && link.getBoundingClientRect().top >= 0")
    seen.page.keyboard.press("Enter")
    assert seen.page.evaluate("document.activeElement.id") == "main"
    seen.page.keyboard.press("Tab")
    assert seen.page.evaluate("document.activeElement.closest('main') !== null")


def test_each_stop_is_seen(seen: Visit) -> None:
    """Wherever the keyboard is, there is a ring round it on the screen."""
    stops = []
    for _ in range(40):
        seen.page.keyboard.press("Tab")
        stop = seen.page.evaluate(_FOCUSED)
        if stop["isBody"]:
            break
        stops.append(stop)
    assert len({stop["name"] for stop in stops}) > 10
    assert [stop for stop in stops if not (stop["ring"] and stop["isIn"])] == []


def test_the_menu_works_by_keyboard(seen: Visit) -> None:
    """On a small phone the menu opens, closes with Escape, and gives the keyboard back to its button."""
    seen.page.set_viewport_size({"width": 320, "height": 640})
    menu = seen.page.get_by_role("button", name="Menu")
    menu.focus()
    seen.page.keyboard.press("Enter")
    assert seen.page.locator("#nav").is_visible()
    seen.page.keyboard.press("Tab")
    assert seen.page.evaluate("document.activeElement.closest('#nav') !== null")
    seen.page.keyboard.press("Escape")
    assert not seen.page.locator("#nav").is_visible()
    assert menu.evaluate("button => button === document.activeElement")
