"""Every type of page on a small phone, and for people who enlarge what they read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from built.visits import LAPTOP, PHONE, Visit
from judges import axe_violations, overflowing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import ViewportSize

ENLARGED_TWICE: ViewportSize = {"width": 640, "height": 400}

# What a finger must hit (WCAG 2.2, 2.5.8), apart from links in running text, which that rule leaves out.
_TARGETS = (
    "nav a, button, .button, .tool, .more, .card a, .row a, .tale a, .kinds a, .doors a, .letters a, .names a"
)
_SMALL = """targets => targets.flatMap(target => {
  const box = target.getBoundingClientRect();
  const after = getComputedStyle(target, '::after');
  const covers = after.position === 'absolute' && after.content !== 'none';
  const isShown = box.width > 0 && getComputedStyle(target).visibility !== 'hidden';
  const isSmall = box.height < 24 || box.width < 24;
  const told = `${target.outerHTML.slice(0, 150)}: ${box.width} by ${box.height}`;
  return isShown && isSmall && !covers ? [told] : [];
})"""


@pytest.fixture
def enlarged(opened: Visit) -> Iterator[Visit]:
    """A page whose text alone is twice as large as the page would have it, as browsers can be told."""
    opened.page.evaluate("document.documentElement.style.fontSize = '200%'")
    yield opened
    opened.page.evaluate("document.documentElement.style.fontSize = ''")


def test_nothing_reaches_out_of_a_small_phone(phone: Visit) -> None:
    """At 320 px, which is also a laptop's screen enlarged four times, no text is cut off."""
    assert overflowing(phone.page) == []
    assert phone.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_fingers_find_what_they_look_for(phone: Visit) -> None:
    """Every button, and every link that is not in running text, is at least 24 px high and wide."""
    assert phone.page.eval_on_selector_all(_TARGETS, _SMALL) == []


def test_axe_finds_nothing_on_a_small_phone(phone: Visit) -> None:
    """Axe finds no fault at 320 px, with the menu behind its button; colours are as on a wide one."""
    assert axe_violations(phone.page, without=("color-contrast",)) == []


@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_large_text_fits(enlarged: Visit, size: ViewportSize) -> None:
    """With text alone made twice as large nothing is cut off or reaches out, on a phone and on a laptop."""
    assert overflowing(enlarged.resized(size).page) == []


def test_nothing_reaches_out_of_a_screen_enlarged_twice(opened: Visit) -> None:
    """At 640 px, a laptop's screen enlarged twice, no text is cut off and nothing goes sideways."""
    assert overflowing(opened.resized(ENLARGED_TWICE).page) == []
