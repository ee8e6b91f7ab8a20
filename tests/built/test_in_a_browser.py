"""Every type of page on a wide screen: what axe says of it, and what the browser met."""

from __future__ import annotations

from typing import TYPE_CHECKING

from judges import axe_violations, unused_preloads

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from built.building import BuiltSite
    from built.visits import Visit


def test_axe_finds_nothing_on_a_light_page(laptop: Visit) -> None:
    """Axe, with all of its rules, finds no fault in the light scheme."""
    assert axe_violations(laptop.page) == []


def test_axe_finds_every_colour_readable_on_a_dark_page(laptop: Visit) -> None:
    """Axe finds no text or link that is hard to see in the dark scheme; nothing but colours differs there."""
    laptop.page.emulate_media(color_scheme="dark")
    try:
        assert axe_violations(laptop.page, "color-contrast-enhanced", "link-in-text-block") == []
    finally:
        laptop.page.emulate_media(color_scheme="light")


def test_nothing_comes_from_another_host(opened: Visit) -> None:
    """The page, its fonts, pictures and scripts all come from the site itself."""
    assert opened.requests
    own = (f"{opened.site.address}/", "data:")
    assert [url for url in opened.requests if not url.startswith(own)] == []


def test_everything_asked_for_is_there(opened: Visit) -> None:
    """No request fails: no font, picture, script or style is missing."""
    assert opened.failures == []


def test_the_browser_has_nothing_to_complain_of(opened: Visit) -> None:
    """The console holds no error or warning, and the page's policy forbids nothing that the page does."""
    assert opened.complaints == []


def test_what_is_fetched_ahead_is_drawn(opened: Visit) -> None:
    """Each font that the page has fetched before a text asks for it is one that its text is drawn with."""
    assert unused_preloads(opened.page) == []


def test_the_last_row_of_stories_is_full(browser: Browser, demo: BuiltSite) -> None:
    """However many stories there are, none stands alone beside a hole: the last one takes what is left."""
    ends = "all => all.map(one => Math.round(one.getBoundingClientRect().right))"
    with browser.new_page(viewport={"width": 1280, "height": 900}) as page:
        page.goto(f"{demo.address}/stories/")
        for _ in range(3):
            for width in (1280, 700):
                page.set_viewport_size({"width": width, "height": 900})
                first, *_, last = page.locator(".tale").evaluate_all(ends)
                assert first == last
            page.evaluate("document.querySelector('.tale:last-child').remove()")
