"""Content-Security-Policy (W3C, level 3): what a page's own policy forbids it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

_LISTEN = "addEventListener('securitypolicyviolation', event => console.error(event.violatedDirective))"


def listening(context: BrowserContext) -> Page:
    """Return a new page that tells on its console whatever its policy forbids it, on all its visits."""
    page = context.new_page()
    page.add_init_script(_LISTEN)
    return page
