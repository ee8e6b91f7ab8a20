"""What the search has found, as it stands on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page


def found(page: Page) -> Locator:
    """Return the heading that says what was found."""
    return page.locator("#found")


def names(page: Page) -> list[str]:
    """Return the names on the cards of the results, best first, when all of the answer is drawn."""
    expect(found(page)).to_be_visible()
    expect(page.locator("section:has(#found) [aria-busy]")).to_have_count(0)
    return page.locator("section:has(#found) .card__name").all_inner_texts()
