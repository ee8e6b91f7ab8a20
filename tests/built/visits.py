"""A visit to one page: the page as it stands in the browser, and all that happened while it came."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import BrowserContext, Page, ViewportSize

    from built.building import BuiltSite

PHONE: ViewportSize = {"width": 320, "height": 640}
LAPTOP: ViewportSize = {"width": 1280, "height": 800}

# Told by the browser whenever the page's own policy forbids it something.
_LISTEN = "addEventListener('securitypolicyviolation', event => console.error(event.violatedDirective))"


@dataclass
class Visit:
    """What a visitor's browser met.

    Attributes:
        site: The site that was visited.
        path: The page's address below the site.
        page: The page.
        complaints: What the browser's console complained of.
        requests: The addresses asked for.
        failures: The addresses that gave no answer, or not the right one.
    """

    site: BuiltSite
    path: str
    page: Page
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)

    def resized(self, size: ViewportSize) -> Visit:
        """Return this visit on a screen of a size."""
        if self.page.viewport_size != size:
            self.page.set_viewport_size(size)
        return self


def visit(context: BrowserContext, site: BuiltSite, path: str) -> Iterator[Visit]:
    """Open a page, see it through to its last picture, and close it afterwards."""
    page = context.new_page()
    page.add_init_script(_LISTEN)
    seen = Visit(site, path, page)
    page.on("console", lambda message: _note_complaint(seen, message.type, message.text))
    page.on("pageerror", lambda error: seen.complaints.append(str(error)))
    page.on("request", lambda request: seen.requests.append(request.url))
    page.on("requestfailed", lambda request: seen.failures.append(request.url))
    page.on(
        "response",
        lambda response: (
            seen.failures.append(f"{response.status} {response.url}") if not response.ok else None
        ),
    )
    page.goto(f"{site.address}/{path}", wait_until="load")
    yield seen
    page.close()


def _note_complaint(seen: Visit, kind: str, text: str) -> None:
    if kind in {"error", "warning"}:
        seen.complaints.append(text)
