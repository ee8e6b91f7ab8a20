"""Words of scripts that run from right to left, on a page that runs from left to right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from built.building import BuiltSite

# The places of the first and of the last character of a text, from the left.
_ENDS = """element => {
  const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode();
  const left = at => {
    const range = document.createRange();
    range.setStart(text, at);
    range.setEnd(text, at + 1);
    return range.getBoundingClientRect().left;
  };
  return [left(0), left(text.length - 1)];
}"""


@pytest.mark.parametrize(
    ("path", "selector"),
    [
        ("groups/hebrew/", ".lede"),
        ("directory/kind/skill/", ".card__line"),
        ("groups/arabic/", "h1"),
        ("stories/right-to-left/", "h1"),
    ],
)
def test_hebrew_and_arabic_end_on_the_left(corner: BuiltSite, page: Page, path: str, selector: str) -> None:
    """A sentence of such a script begins on the right and has its full stop at its left end."""
    page.goto(f"{corner.address}/{path}")
    first, last = page.locator(selector).first.evaluate(_ENDS)
    assert last < first


def test_english_beside_them_ends_on_the_right(corner: BuiltSite, page: Page) -> None:
    """Its neighbours on the same page run as before."""
    page.goto(f"{corner.address}/groups/bare/")
    first, last = page.locator("h1").evaluate(_ENDS)
    assert first < last
