"""Every type of page on a wide screen: what axe says of it, and what the browser met."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from built.page_types import PAGE_TYPES
from built.visits import Visit, visit
from judges import axe_violations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A visitor with a wide screen who likes light pages."""
    with browser.new_context(
        reduced_motion="reduce", color_scheme="light", viewport={"width": 1280, "height": 800}
    ) as context:
        yield context


@pytest.fixture(scope="module", params=PAGE_TYPES, ids=lambda one: f"{one[0]}/{one[1]}")
def seen(request: pytest.FixtureRequest, context: BrowserContext) -> Iterator[Visit]:
    """Each page in its turn, opened once for all tests of this module."""
    place, path = request.param
    yield from visit(context, request.getfixturevalue(place), path)


def test_nothing_comes_from_another_host(seen: Visit) -> None:
    """The page, its fonts, pictures and scripts all come from the site itself."""
    assert seen.requests
    assert [url for url in seen.requests if not url.startswith((f"{seen.site.address}/", "data:"))] == []


def test_everything_asked_for_is_there(seen: Visit) -> None:
    """No request fails: no font, picture, script or style is missing."""
    assert seen.failures == []


def test_the_browser_has_nothing_to_complain_of(seen: Visit) -> None:
    """The console holds no error or warning, and the page's policy forbids nothing that the page does."""
    assert seen.complaints == []


def test_axe_finds_nothing_on_a_light_page(seen: Visit) -> None:
    """Axe, with all of its rules, finds no fault in the light scheme."""
    assert axe_violations(seen.page) == []


def test_axe_finds_every_colour_readable_on_a_dark_page(seen: Visit) -> None:
    """Axe finds no text or link that is hard to see in the dark scheme; nothing but colours differs there."""
    seen.page.emulate_media(color_scheme="dark")
    try:
        assert (
            axe_violations(seen.page, "color-contrast", "color-contrast-enhanced", "link-in-text-block") == []
        )
    finally:
        seen.page.emulate_media(color_scheme="light")
