"""Visits to every type of page, each opened once for all tests of this folder that ask for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from built.building import DAY
from built.page_types import PAGE_TYPES
from built.visits import LAPTOP, PHONE, Visit, visit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext


@pytest.fixture(scope="session")
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    """A visitor on the day the sites were made; on a fine screen, where each pixel of CSS is two by two."""
    with browser.new_context(
        reduced_motion="reduce", color_scheme="light", viewport=LAPTOP, device_scale_factor=2
    ) as context:
        context.clock.set_fixed_time(f"{DAY}T12:00:00Z")
        yield context


@pytest.fixture(scope="session")
def without_scripts(browser: Browser) -> Iterator[BrowserContext]:
    """A visitor with a small phone that runs no scripts."""
    with browser.new_context(java_script_enabled=False, viewport=PHONE) as context:
        yield context


@pytest.fixture(scope="session", params=PAGE_TYPES, ids=lambda one: f"{one[0]}/{one[1]}")
def opened(request: pytest.FixtureRequest, visitor: BrowserContext) -> Iterator[Visit]:
    """Each page in its turn, opened once however many tests look at it."""
    place, path = request.param
    yield from visit(visitor, request.getfixturevalue(place), path)


@pytest.fixture
def laptop(opened: Visit) -> Visit:
    """A page on a wide screen."""
    return opened.resized(LAPTOP)


@pytest.fixture
def phone(opened: Visit) -> Visit:
    """A page on a small phone."""
    return opened.resized(PHONE)


@pytest.fixture(scope="session")
def plain(opened: Visit, without_scripts: BrowserContext) -> Iterator[Visit]:
    """The same page on a small phone that runs no scripts."""
    yield from visit(without_scripts, opened.site, opened.path)
