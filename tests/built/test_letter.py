"""The newsletter's e-mail in a browser, which shows it as mail programs on telephones do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from judges import axe_violations

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from built.building import BuiltSite

# A mail program puts the letter into a page of its own, which has the landmarks.
_OF_A_PAGE = ("landmark-one-main", "region")


def test_axe_finds_every_word_of_the_letter_readable(browser: Browser, demo: BuiltSite) -> None:
    """Axe, with all of its rules and contrast of 7 to 1, finds no fault in the letter by day or by night."""
    page = browser.new_page(viewport={"width": 640, "height": 900})
    try:
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            page.goto(f"{demo.address}/newsletter/2026-q4/email.html")
            assert page.locator(".sheet").first.evaluate("one => getComputedStyle(one).backgroundColor") == (
                "rgb(255, 253, 249)" if scheme == "light" else "rgb(27, 41, 40)"
            )
            assert axe_violations(page, "color-contrast-enhanced", "link-in-text-block") == []
        assert axe_violations(page, without=_OF_A_PAGE) == []
    finally:
        page.close()
