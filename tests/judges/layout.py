"""How a page is laid out: what a small or enlarged screen would cut off, what is fetched and not drawn."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

FIND_OVERFLOWING = Path(__file__).with_name("overflowing.js").read_text(encoding="utf-8")
FIND_UNUSED_PRELOADS = Path(__file__).with_name("preloaded.js").read_text(encoding="utf-8")


def overflowing(page: Page) -> list[str]:
    """Return the elements of an open page that do not fit its viewport, outermost first."""
    found: list[str] = page.evaluate(FIND_OVERFLOWING[FIND_OVERFLOWING.index("() =>") :])
    return [f"{page.url}: {line}" for line in found]


def unused_preloads(page: Page) -> list[str]:
    """Return the files that an open page has fetched ahead, and is not drawn with."""
    unused: list[str] = page.evaluate(FIND_UNUSED_PRELOADS[FIND_UNUSED_PRELOADS.index("() =>") :])
    return [f"{page.url}: {file}" for file in unused]
