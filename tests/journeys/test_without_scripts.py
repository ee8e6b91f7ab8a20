"""The same journeys where no script runs: the plain pages lead there, on a small phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from journeys.screen_reader import heard
from judges import overflowing

if TYPE_CHECKING:
    from journeys.visitors import Visitor


def _follow(visitor: Visitor, name: str) -> None:
    """Reach a link of the main part by keyboard and follow it."""
    visitor.page.locator("#main").focus()
    visitor.reach(name)
    with visitor.page.expect_navigation():
        visitor.press("Enter")
    assert overflowing(visitor.page) == []


def test_a_tuesday_group(plain: Visitor) -> None:
    """From the first page by the directory and its day to the group, whose area stands on its card."""
    plain.open("")
    _follow(plain, "in the directory")
    _follow(plain, "^Tuesday")
    card = plain.page.locator(".card").filter(has_text="The Tuesday Table")
    expect(card).to_contain_text("Northgate")
    _follow(plain, "The Tuesday Table")
    expect(plain.page.get_by_role("heading", level=1)).to_have_text("The Tuesday Table")


def test_a_free_thing_for_a_teenager(plain: Visitor) -> None:
    """The theme of young people holds it, and its card says that it is free."""
    plain.open("directory/")
    _follow(plain, "^Young people")
    expect(plain.page.locator(".card").filter(has_text="The Loft")).to_contain_text("Free")
    _follow(plain, "The Loft")
    assert "Teenagers, ages 11 to 17" in heard(plain.page, "main")


def test_a_hall_with_a_ramp(plain: Visitor) -> None:
    """Places stand together, and the page of a hall says whether it has a ramp, and where."""
    plain.open("directory/")
    _follow(plain, "^Places")
    _follow(plain, "Coldwell Village Hall")
    assert any(line.startswith("A fixed ramp at the side door") for line in heard(plain.page, "main"))


def test_the_shortlist_says_what_to_do_instead(plain: Visitor) -> None:
    """A list needs scripts; its page says so, and that a page can be printed from the browser."""
    plain.open("shortlist/")
    assert any("needs JavaScript" in line for line in heard(plain.page, "main"))
    _follow(plain, "directory")
    _follow(plain, "To print")
    expect(plain.page.get_by_role("heading", level=1)).to_be_visible()
