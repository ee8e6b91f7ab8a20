"""Fixtures for tests that open pages in a browser. tests/conftest.py loads them."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect, sync_playwright

from judges.policy import listening
from judges.server import serving
from toolchain import MissingToolError, find_chromium

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

# Of two lists of features that are off Chromium takes the last, which is ours, so it holds what matters of
# Playwright's: what would ask somebody, and what would hold a page back. With the last two every window has
# suggestions for an address bar that nobody sees: a page of the browser's own, as costly as ours.
FEATURES_OFF = (
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "ThirdPartyStoragePartitioning",
    "AimEnabled",
    "WebUIOmniboxAimPopup",
    "WebUIOmniboxPopup",
)
# Without these Chromium asks its maker's servers for updates, and will not run as root. A headless shell sets
# type by other measures than a window does unless it is told not to bend letters to the grid of pixels.
CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
    "--font-render-hinting=none",
    f"--disable-features={','.join(FEATURES_OFF)}",
)


# How long a page may take to come to what is expected of it: five seconds are few on a machine that is busy.
_PATIENCE = 30_000  # milliseconds


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One headless Chromium for the whole run. Tests that need it fail, never skip, where there is none."""
    program = find_chromium()
    if not program:
        raise MissingToolError("There is no Chromium here. Run `make test`, which fetches one.")
    expect.set_options(timeout=_PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(CHROMIUM_FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A new visitor's page, on a wide screen and with less motion, so that nothing is judged half-way."""
    with browser.new_context(reduced_motion="reduce", viewport={"width": 1280, "height": 800}) as context:
        yield listening(context)


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """A function that serves a folder until the run ends and returns its address without a last slash."""
    with ExitStack() as servers:
        yield lambda site: servers.enter_context(serving(site))
