"""What people come for, from beginning to end and by keyboard alone, on all sorts of screens.

Who makes them stands in conftest.py. Each journey also holds what a screen reader is given on the way: names,
states, and their order.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import expect

from journeys.screen_reader import heard
from judges import overflowing

if TYPE_CHECKING:
    from journeys.visitors import Visitor

RESULTS = "section:has(#found)"
FORM = "main form[data-does=search]"
TABLE = (
    "Lunch cooked by whoever turns up at ten, eaten by whoever turns up at noon, in Northgate every Tuesday."
)
NOTE_PRINTING = """() => {
  window.print = () => {
    document.body.dataset.printed = document.querySelector('[data-print]').dataset.print;
  };
}"""


def test_a_tuesday_group_near_a_postcode(visitor: Visitor) -> None:
    """Words, then where: what meets on a Tuesday, the nearest first, and how far it is; then its own page."""
    visitor.open("directory/")
    visitor.reach("What are you looking for")
    visitor.type("tuesday group")
    visitor.reach("Near a postcode")
    visitor.type("lm1 1ab")
    visitor.press("Enter")
    visitor.found("near LM1 1AB$")
    visitor.lose_network()
    visitor.reach("Near a postcode", "Shift+Tab")
    visitor.type("lm1 2dp")
    visitor.press("Enter")
    names = visitor.found("^[0-9]+ listings for “tuesday group” near LM1 2DP$")
    assert names[0] == "The Tuesday Table"
    assert heard(visitor.page, RESULTS)[:12] == [
        f'region "{len(names)} listings for “tuesday group” near LM1 2DP"',
        f'heading "{len(names)} listings for “tuesday group” near LM1 2DP"',
        'group "Only these are shown"',
        'button "Tuesdays (take this off)"',
        'button "Near LM1 2DP (take this off)"',
        'button "Clear all"',
        'heading "The Tuesday Table"',
        'link "The Tuesday Table"',
        TABLE,
        "Group or club",
        "Tuesdays, 12 noon to 2pm",
        "Northgate, under 0.1\u00a0miles",
    ]
    visitor.reach("^The Tuesday Table$")
    if visitor.is_offline:
        return
    visitor.press("Enter")
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text("The Tuesday Table")
    assert overflowing(visitor.page) == []


def test_a_free_thing_for_a_teenager(visitor: Visitor) -> None:
    """Boxes alone: what is free, or as one can give, and for teenagers; and each box says its count."""
    visitor.open("directory/")
    visitor.reach("What are you looking for")
    visitor.reach("^Narrow it down$")
    visitor.press("Enter")
    visitor.reach("^Cost")
    visitor.press("Enter")
    visitor.reach("^Free, or give what you can")
    visitor.press("Space")
    expect(visitor.page.locator("#found")).to_be_visible()
    visitor.lose_network()
    visitor.reach("^Who it is for")
    visitor.press("Enter")
    visitor.reach("^Teenagers")
    visitor.press("Space")
    visitor.reach("^Apply$")
    visitor.press("Enter")
    assert set(visitor.found("^2 listings$")) == {"The Loft", "Two-Minute Films"}
    told = heard(visitor.page, FORM)
    cost = told.index('DisclosureTriangle "Cost (1 chosen)" expanded=true')
    assert told[cost + 1 : cost + 4] == [
        'group "Cost"',
        'checkbox "Free, or give what you can 2" checked=true',
        'checkbox "Free 2" checked=false',
    ]
    whom = told.index('DisclosureTriangle "Who it is for (1 chosen)" expanded=true')
    assert 'checkbox "Teenagers 2" checked=true' in told[whom:]
    assert told[-1] == 'button "Apply"'
    assert heard(visitor.page, RESULTS)[2:5] == [
        'group "Only these are shown"',
        'button "Free, or give what you can (take this off)"',
        'button "Teenagers (take this off)"',
    ]


def test_a_hall_with_a_ramp(visitor: Visitor) -> None:
    """A word and a box: halls that have a ramp; and the hall's own page says where its ramp is."""
    visitor.open("directory/")
    visitor.reach("What are you looking for")
    visitor.type("hall")
    visitor.press("Enter")
    visitor.found("listings for “hall”$")
    visitor.lose_network()
    visitor.reach("^Narrow it down$", "Shift+Tab")
    visitor.press("Enter")
    visitor.reach("^Getting in")
    visitor.press("Enter")
    visitor.reach("^Ramp")
    visitor.press("Space")
    visitor.reach("^Apply$")
    visitor.press("Enter")
    assert visitor.found("^[0-9]+ listings for “hall”$")[0] == "Coldwell Village Hall"
    assert heard(visitor.page, RESULTS)[3] == 'button "Ramp (take this off)"'
    visitor.reach("^Coldwell Village Hall$")
    if visitor.is_offline:
        return
    visitor.press("Enter")
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text("Coldwell Village Hall")
    said = " ".join(heard(visitor.page, "main"))
    assert re.search(r"Ramp\b.*A fixed ramp at the side door", said)
    assert overflowing(visitor.page) == []


def test_three_things_are_kept_printed_and_sent(visitor: Visitor) -> None:
    """Three cards are kept; the list is reached from the top of a page, gets a note, is printed and sent."""
    names = ("Curtains, hems and zips", "Larkmere Loops", "Wick yarn bombers")
    visitor.open("directory/theme/crafts/")
    expect(visitor.page.locator(".card:not(:has(.keep))")).to_have_count(0)  # the buttons come at leisure
    for name in names:
        visitor.reach(f"^Keep: {name}$")
        visitor.press("Enter")
    assert [line for line in heard(visitor.page, "main") if "pressed=true" in line] == [
        f'button "Keep: {name}" pressed=true' for name in names
    ]
    visitor.reach("^Your shortlist: 3 kept$", "Shift+Tab")
    visitor.press("Enter")
    expect(visitor.page.locator(".keeping .facts")).to_have_count(3)
    visitor.lose_network()
    visitor.page.evaluate(NOTE_PRINTING)
    visitor.reach(f"^Your note for {names[1]}")
    visitor.type("Ask for Mo")
    visitor.reach("^Print a page for each$", "Shift+Tab")
    visitor.press("Enter")
    expect(visitor.page.locator("body[data-printed=pages]")).to_be_attached()
    told = heard(visitor.page, "main")
    assert told.index('heading "Your shortlist"') < told.index(f'heading "{names[0]}"')
    sheet = told.index(f'heading "{names[1]}"')
    assert told[sheet + 1] == f'link "{names[1]}"'
    assert f'textbox "Your note for {names[1]}" value="Ask for Mo"' in told[sheet:]
    send = visitor.page.get_by_role("link", name="Send by e-mail")
    visitor.reach("^Send by e-mail$")
    letter = parse_qs(urlsplit(send.get_attribute("href") or "").query)["body"][0]
    assert [name for name in names if name in letter] == list(names)
    assert overflowing(visitor.page) == []
