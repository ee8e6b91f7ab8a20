"""Every type of page where scripts do not run: on an old telephone, or behind a strict firewall."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from built.page_types import KEPT_BY_THE_CLOCK, MADE_BY_SCRIPTS, STEPPED
from built.visits import Visit, visit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import BrowserContext

# The menu is the same on all pages of a place; what leads to it differs with their depth.
MENUS = (
    ("demo", ""),
    ("demo", "404.html"),
    ("demo", "directory/theme/crafts/"),
    ("corner", "groups/hebrew/"),
)

# What needs a script says so with `data-does`, and is hidden where there is none.
_WORDS = """main => {
  const parts = [...main.querySelectorAll('button[data-does], form[data-does]')].filter(part => !part.hidden);
  for (const part of parts) part.hidden = true;
  const words = main.innerText.split(/\\s+/).filter(Boolean);
  for (const part of parts) part.hidden = false;
  return words;
}"""
_DEAD = """parts => parts
  .filter(part => part.checkVisibility({ visibilityProperty: true }) && part.innerText.trim())
  .map(part => part.dataset.does)"""


def test_every_word_is_there(phone: Visit, plain: Visit) -> None:
    """A page says the same words without scripts as with them, or that it needs them and what else to do."""
    words = plain.page.eval_on_selector("main", _WORDS)
    if plain.path in MADE_BY_SCRIPTS:
        assert "needs JavaScript" in " ".join(words)
        assert plain.page.locator("main noscript").get_by_role("link").count()
        return
    if plain.path in STEPPED:
        asked = plain.page.locator("main [data-ask]")
        assert [one.is_visible() for one in asked.all()] == [True] * asked.count()
        assert plain.page.get_by_role("button", name="Put it into an e-mail").is_visible()
        return
    told = phone.page.eval_on_selector("main", _WORDS)
    if plain.path in KEPT_BY_THE_CLOCK:
        # What does not hold everything is made anew by its script, and holds doors to all the rest.
        is_whole = plain.page.locator("[data-whole]").count() == 1
        by_clock = set(told) - set(words) <= {"Today,", "Tomorrow,", "On", "now"}
        assert by_clock if is_whole else plain.page.locator(".agenda__more a[href]").count()
    else:
        assert words == told
    assert words


def test_no_button_is_shown_that_does_nothing(plain: Visit) -> None:
    """A button or form that needs a script is hidden where there is none."""
    assert plain.page.eval_on_selector_all("button[data-does], form[data-does]", _DEAD) == []


@pytest.mark.parametrize(("place", "path"), MENUS)
def test_the_menu_opens(
    request: pytest.FixtureRequest, without_scripts: BrowserContext, place: str, path: str
) -> None:
    """The menu of a small phone opens and closes without a script, and holds the way to the directory."""
    for seen in visit(without_scripts.new_page(), request.getfixturevalue(place), path):
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
def demo_home(request: pytest.FixtureRequest, without_scripts: BrowserContext) -> Iterator[Visit]:
    """The demo's first page."""
    yield from visit(without_scripts.new_page(), request.getfixturevalue("demo"), "")
