"""A visit to one page: the page as it stands in the browser, and all that happened while it came."""

from __future__ import annotations

from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page, Response, ViewportSize

    from built.building import BuiltSite

PHONE: ViewportSize = {"width": 320, "height": 640}
LAPTOP: ViewportSize = {"width": 1280, "height": 800}

# Chromium says so, up to version 155, also of a font that it has from the page before and draws with.
# test_what_is_fetched_ahead_is_drawn looks whether it is so.
_NOT_SURE = "was preloaded using link preload but not used"


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


def visit(page: Page, site: BuiltSite, path: str) -> Iterator[Visit]:
    """Open a page of a site, see it through to its last picture, and leave it for an empty one afterwards.

    Args:
        page: A page of the browser, from `judges.listening`. It can make one visit after another.
        site: The site.
        path: The address below the site.
    """
    seen = Visit(site, path, page)
    notes: dict[Any, Callable[[Any], None]] = {
        "console": lambda message: _note_complaint(seen, message.type, message.text),
        "pageerror": lambda error: seen.complaints.append(str(error)),
        "request": lambda request: seen.requests.append(request.url),
        "requestfailed": lambda request: seen.failures.append(request.url),
        "response": lambda response: _note_answer(seen, response),
    }
    for event, note in notes.items():
        page.on(event, note)
    page.goto(f"{site.address}/{path}", wait_until="load")
    yield seen
    for event, note in notes.items():
        page.remove_listener(event, note)
    page.goto("about:blank")


def _note_complaint(seen: Visit, kind: str, text: str) -> None:
    if kind in {"error", "warning"} and _NOT_SURE not in text:
        seen.complaints.append(text)


def _note_answer(seen: Visit, answer: Response) -> None:
    if not (answer.ok or answer.status == HTTPStatus.NOT_MODIFIED):
        seen.failures.append(f"{answer.status} {answer.url}")
