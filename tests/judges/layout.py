"""What does not fit: text and boxes that a small or enlarged screen would cut off."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

FIND_OVERFLOWING = Path(__file__).with_name("overflowing.js").read_text(encoding="utf-8")


def overflowing(page: Page) -> list[str]:
    """Return the elements of an open page that do not fit its viewport, outermost first."""
    found: list[str] = page.evaluate(FIND_OVERFLOWING[FIND_OVERFLOWING.index("() =>") :])
    return [f"{page.url}: {line}" for line in found]
