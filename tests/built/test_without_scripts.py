"""Every type of page where scripts do not run: on an old telephone, or behind a strict firewall."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from built.page_types import KEPT_BY_THE_CLOCK, MADE_BY_SCRIPTS, PAGE_TYPES
from built.visits import Visit, visit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, ViewportSize

_PHONE: ViewportSize = {"width": 320, "height": 640}
# What needs a script says so with `data-does`, and is hidden where there is none.
_WORDS = """main => {
  for (const part of main.querySelectorAll('button[data-does], form[data-does]')) part.hidden = true;
  return main.innerText.split(/\\s+/).filter(Boolean);
}"""


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A visitor with a small phone that runs no scripts."""
    with browser.new_context(java_script_enabled=False, viewport=_PHONE) as context:
        yield context


@pytest.fixture(scope="module")
def with_scripts(browser: Browser) -> Iterator[BrowserContext]:
    """The same visitor with scripts, on the day the site was made."""
    with browser.new_context(viewport=_PHONE) as context:
        context.clock.set_fixed_time("2026-11-22T12:00:00Z")
        yield context


@pytest.fixture(scope="module", params=PAGE_TYPES, ids=lambda one: f"{one[0]}/{one[1]}")
def seen(request: pytest.FixtureRequest, context: BrowserContext) -> Iterator[Visit]:
    """Each page in its turn, opened once for all tests of this module."""
    place, path = request.param
    yield from visit(context, request.getfixturevalue(place), path)


def test_every_word_is_there(seen: Visit, with_scripts: BrowserContext) -> None:
    """A page says the same words without scripts as with them, or that it needs them and what else to do."""
    words = seen.page.eval_on_selector("main", _WORDS)
    if seen.path in MADE_BY_SCRIPTS:
        assert "needs JavaScript" in " ".join(words)
        assert seen.page.locator("main noscript").get_by_role("link").count()
        return
    with closing(visit(with_scripts, seen.site, seen.path)) as visits:  # type: ignore[type-var] # a generator
        told = next(visits).page.eval_on_selector("main", _WORDS)
    if seen.path in KEPT_BY_THE_CLOCK:
        assert set(told) - set(words) <= {"Today,", "Tomorrow,", "On", "now"}
    else:
        assert words == told
    assert words


def test_no_button_is_shown_that_does_nothing(seen: Visit) -> None:
    """A button or form that needs a script is hidden where there is none."""
    shown = seen.page.locator("[data-does]").locator("visible=true")
    assert [
        one.evaluate("part => part.dataset.does") for one in shown.all() if one.inner_text().strip()
    ] == []


def test_the_menu_opens(seen: Visit) -> None:
    """The menu of a small phone opens and closes without a script, and holds the way to the directory."""
    directory = seen.page.locator("#nav").get_by_role("link", name="Directory")
    assert not directory.is_visible()
    seen.page.get_by_role("button", name="Menu").click()
    assert directory.is_visible()
    seen.page.get_by_role("button", name="Close").click()
    assert not directory.is_visible()


def test_the_first_page_leads_to_the_lists(demo_home: Visit) -> None:
    """Without a script the first page has no search box, and a link to the directory, where everything is."""
    assert not demo_home.page.get_by_role("searchbox").is_visible()
    demo_home.page.get_by_role("link", name="in the directory").click()
    demo_home.page.wait_for_url(f"{demo_home.site.address}/directory/")
    assert not demo_home.page.get_by_role("searchbox").is_visible()
    assert demo_home.page.get_by_role("link", name="Bread, taught by a baker").is_visible()


@pytest.fixture
def demo_home(request: pytest.FixtureRequest, context: BrowserContext) -> Iterator[Visit]:
    """The demo's first page."""
    yield from visit(context, request.getfixturevalue("demo"), "")
