"""Visitors who make the journeys: by keyboard alone, on several screens, with and without this and that."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from find.results import names
from judges import overflowing

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from built.building import BuiltSite

_FARTHEST = 150  # presses of Tab from one thing to the next

_AT = """() => {
  const at = document.activeElement;
  const label = at.labels?.length ? at.labels[0].textContent : at.ariaLabel ?? at.textContent;
  const box = at.getBoundingClientRect();
  const isIn = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  return { name: label.replace(/\\s+/g, ' ').trim(), isIn };
}"""


@dataclass
class Visitor:
    """Somebody with a keyboard, and nothing else, before a page.

    Attributes:
        page: The page.
        site: The site.
        loses_network: Whether the network goes once the page has loaded what is asked of it.
        is_offline: Whether it has gone.
    """

    page: Page
    site: BuiltSite
    loses_network: bool = False
    is_offline: bool = False

    def open(self, path: str) -> None:
        """Open a page of the site."""
        self.page.goto(f"{self.site.address}/{path}")

    def reach(self, name: str, key: str = "Tab") -> None:
        """Press Tab until what has a name has the keyboard, and see that it can be seen."""
        for _ in range(_FARTHEST):
            self.page.keyboard.press(key)
            at = self.page.evaluate(_AT)
            if re.search(name, at["name"]):
                assert at["isIn"], f"{at['name']} has the keyboard and is out of sight"
                return
        raise AssertionError(f"{name!r} is not reached by {key}")

    def press(self, key: str) -> None:
        """Press a key."""
        self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        """Type in the place of what stands there."""
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def found(self, words: str) -> list[str]:
        """Wait until a heading says what was found, and has the keyboard; return the names below it."""
        heading = self.page.locator("#found")
        expect(heading).to_have_text(re.compile(words))
        expect(heading).to_be_focused()
        assert overflowing(self.page) == []
        return names(self.page)

    def lose_network(self) -> None:
        """Be without a network from now on, if this visitor is one who loses it."""
        if self.loses_network:
            self.page.context.set_offline(True)
            self.is_offline = True

    def find_network(self) -> None:
        """Have a network again."""
        self.page.context.set_offline(False)
        self.is_offline = False
