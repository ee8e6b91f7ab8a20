"""The visitors of the journeys: each a browser context, so that what all of them need is fetched once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from built.building import BuiltSite, build
from built.visits import LAPTOP, PHONE
from journeys.visitors import Visitor
from submissions.place import lay_out

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext

    from built.fixtures import MakeOnce

SERVICE = "https://forms.example"
THEME = "theme: {name: material}\n"
FORM = f"""\
      form: {{post_to: {SERVICE}/desk/form, send_along: {{access_key: 1a2b}}}}
      newsletter: {{subscribe: {SERVICE}/desk/letter, consent: Please send me the letter.}}
"""

NO_STORAGE = """
for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
  Object.defineProperty(window, name, { get() { throw new DOMException('', 'SecurityError') } });
"""
# A laptop's screen enlarged four times: a quarter of its width and height, each pixel of CSS four by four.
ENLARGED: dict[str, Any] = {"viewport": {"width": 320, "height": 200}, "device_scale_factor": 4}
SCREENS: dict[str, dict[str, Any]] = {
    "laptop": {"viewport": LAPTOP},
    "phone without storage": {"viewport": PHONE},
    "enlarged four times, then offline": ENLARGED,
}


@pytest.fixture(scope="session")
def posting(once: MakeOnce, serve: Callable[[Path], str]) -> BuiltSite:
    """A place whose forms go to a service."""

    def make(folder: Path) -> None:
        config = lay_out(folder) / "site_config.yml"
        config.write_text(f"{THEME}{config.read_text(encoding='utf-8')}{FORM}", encoding="utf-8")
        build(config, folder / "site")

    site = once("posting", make) / "site"
    return BuiltSite(site, serve(site))


@pytest.fixture(scope="module", params=SCREENS)
def context(request: pytest.FixtureRequest, browser: Browser) -> Iterator[BrowserContext]:
    """A browser as it is set up by one visitor."""
    with browser.new_context(reduced_motion="reduce", **SCREENS[request.param]) as context:
        if "without storage" in request.param:
            context.add_init_script(NO_STORAGE)
        yield context


@pytest.fixture
def visitor(context: BrowserContext, demo: BuiltSite, request: pytest.FixtureRequest) -> Iterator[Visitor]:
    """That visitor, before a new page, with no complaint in the end."""
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield Visitor(page, demo, loses_network="offline" in request.node.name)
    context.set_offline(False)
    page.close()
    assert complaints == []


@pytest.fixture
def plain(browser: Browser, demo: BuiltSite) -> Iterator[Visitor]:
    """A visitor with a small phone that runs no scripts."""
    with browser.new_context(java_script_enabled=False, reduced_motion="reduce", viewport=PHONE) as context:
        yield Visitor(context.new_page(), demo)
