"""Visits to every type of page, each opened once for all tests of this folder that ask for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from built.building import DAY
from built.page_types import PAGE_TYPES
from built.visits import LAPTOP, PHONE, Visit, visit
from judges import listening

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page


@pytest.fixture(scope="session")
def visitor(browser: Browser) -> Iterator[Page]:
    """A visitor on the day the sites were made; on a fine screen, where each pixel of CSS is two by two."""
    with browser.new_context(
        reduced_motion="reduce", color_scheme="light", viewport=LAPTOP, device_scale_factor=2
    ) as context:
        context.clock.set_fixed_time(f"{DAY}T12:00:00Z")
        yield listening(context)


@pytest.fixture(scope="session")
def without_scripts(browser: Browser) -> Iterator[BrowserContext]:
    """A visitor with a small phone that runs no scripts."""
    with browser.new_context(java_script_enabled=False, viewport=PHONE) as context:
        yield context


@pytest.fixture(scope="session", params=PAGE_TYPES, ids=lambda one: f"{one[0]}/{one[1]}")
def opened(request: pytest.FixtureRequest, visitor: Page) -> Iterator[Visit]:
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
def plain_page(without_scripts: BrowserContext) -> Page:
    """A page of that visitor's, for one visit after another."""
    return without_scripts.new_page()


@pytest.fixture(scope="session")
def plain(opened: Visit, plain_page: Page) -> Iterator[Visit]:
    """The same page on a small phone that runs no scripts."""
    yield from visit(plain_page, opened.site, opened.path)
