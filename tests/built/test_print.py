"""Pages on paper."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from playwright.sync_api import expect
from zxingcpp import read_barcodes

from built.visits import Visit, visit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

# Each with the most sheets of A4 it may need.
PAGES = {
    "groups/coldwell-village-hall/": 4,
    "stories/churchgate-a-building-brought-back/": 4,
    "events/lantern-procession/": 3,
    "newsletter/2026-q4/": 9,
    "whats-on/": 11,
}


@pytest.fixture(params=PAGES)
def printed(request: pytest.FixtureRequest, page: Page) -> Iterator[Visit]:
    """A page of the demo as it is laid out for paper."""
    for seen in visit(page, request.getfixturevalue("demo"), request.param):
        seen.page.emulate_media(media="print")
        seen.page.set_viewport_size({"width": 718, "height": 1000})  # A4 less its margins
        yield seen


def test_paper_holds_no_navigation(printed: Visit) -> None:
    """No menu, no way back, no button and no form is printed; the page's own words are."""
    shown = printed.page.locator("nav, button, form, .skip, .crumbs, .actions").locator("visible=true")
    assert [one.evaluate("part => part.outerHTML.slice(0, 100)") for one in shown.all()] == []
    assert printed.page.locator("h1").is_visible()


def test_paper_is_black_on_white(printed: Visit) -> None:
    """The words are black and what is behind them is white, also for a reader who likes dark pages."""
    printed.page.emulate_media(media="print", color_scheme="dark")
    style = "body => [getComputedStyle(body).color, getComputedStyle(body).backgroundColor]"
    assert printed.page.eval_on_selector("body", style) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]


def test_paper_leads_back_to_the_page(printed: Visit) -> None:
    """A code, black on white, holds the page's whole address, and the address stands beside it."""
    printed.page.emulate_media(media="print", color_scheme="dark")
    code = printed.page.get_by_role("img", name="QR code for ")
    expect(code).to_be_visible()
    address = f"https://larkmere.example/{printed.path}"
    expect(printed.page.locator(".qr")).to_contain_text(address)
    picture = Image.open(io.BytesIO(code.screenshot()))
    assert [one.text for one in read_barcodes(picture)] == [address]
    assert picture.convert("RGB").getpixel((3, 3)) == (255, 255, 255)
    width = code.evaluate("code => code.getBoundingClientRect().width")
    modules = code.evaluate("code => code.viewBox.baseVal.width")
    assert width / modules > 1.5  # CSS pixels, of which 96 make an inch: a module of 0.4 mm and more


def test_paper_is_not_wasted(printed: Visit) -> None:
    """A page needs few sheets of A4, with every column on the sheet."""
    sheets = len(re.findall(rb"/Type\s*/Page\b", printed.page.pdf(format="A4")))
    assert 1 <= sheets <= PAGES[printed.path]
    assert printed.page.evaluate("document.documentElement.scrollWidth") <= 718
