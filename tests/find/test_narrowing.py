"""Narrowing the directory down by its boxes, with the keyboard alone, and what the page says of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from built.visits import Visit, visit
from find.results import found, names
from judges import axe_violations, overflowing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page, Route

    from built.building import BuiltSite


@pytest.fixture
def seen(page: Page, demo: BuiltSite) -> Iterator[Visit]:
    """The demo's directory on a wide screen."""
    yield from visit(page, demo, "directory/")


def opened(page: Page, group: str) -> Locator:
    """Open the form down to a group of boxes with the keyboard, and return the group."""
    for summary in ("Narrow it down", group):
        at = page.locator("summary", has_text=re.compile(f"^{summary}"))
        if not at.evaluate("summary => summary.parentElement.open"):
            at.focus()
            page.keyboard.press("Enter")
    return page.get_by_role("group", name=group, exact=True).last


def tick(page: Page, group: str, label: str) -> None:
    """Tick a box, or take its tick off, with the keyboard."""
    box = opened(page, group).get_by_role("checkbox", name=re.compile(f"^{label} [0-9]"))
    box.focus()
    page.keyboard.press("Space")


def go(page: Page, site: BuiltSite, query: str) -> None:
    """Open the directory at an address that says what is chosen."""
    page.goto(f"{site.address}/directory/?{query}")
    expect(found(page)).to_be_visible()


def chips(page: Page) -> list[str]:
    """Return the chips that say what is chosen."""
    return page.get_by_role("group", name="Only these are shown").get_by_role("button").all_inner_texts()


def test_boxes_narrow_and_counts_follow(seen: Visit) -> None:
    """Within a group one of the ticked is enough, between groups all count, and counts follow."""
    page = seen.page
    tick(page, "Day", "Tuesdays")
    expect(found(page)).to_have_text("8 listings")
    tick(page, "Day", "Thursdays")
    expect(found(page)).not_to_have_text("8 listings")
    assert len(names(page)) > 8
    tick(page, "Day", "Thursdays")
    tick(page, "Cost", "Free")
    count = int(found(page).inner_text().split()[0])
    assert 0 < count < 8
    free = opened(page, "Cost").get_by_role("checkbox", name=f"Free {count}", exact=True)
    expect(free).to_be_checked()
    assert seen.complaints == []


@pytest.mark.parametrize(
    ("path", "script", "asked"),
    [("whats-on/", "whats-on-narrow.js", []), ("directory/?cost=free", "search.js", ["free"])],
)
def test_what_is_ticked_while_the_scripts_come_counts(
    page: Page, demo: BuiltSite, path: str, script: str, asked: list[str]
) -> None:
    """On a slow network a box can be ticked at once. It stays so, beside what the address asked for."""
    held: list[Route] = []
    page.route(f"**/scripts/{script}", lambda route: held.append(route))  # noqa: PLW0108 - what is built in cannot be given
    page.goto(f"{demo.address}/{path}", wait_until="domcontentloaded")
    page.get_by_text("Narrow it down").click()
    page.locator("[data-facet=day] > summary").click()
    tuesdays = page.locator("input[name=day][value=tue]")
    tuesdays.check()
    expect(tuesdays).to_be_checked()
    for one in held:
        one.continue_()
    page.wait_for_url("**day=tue*")
    expect(tuesdays).to_be_checked()
    assert page.locator("input[name=cost]:checked").evaluate_all("all => all.map(one => one.value)") == asked
    assert held


def test_what_is_open_ticked_and_found_is_told(seen: Visit) -> None:
    """A screen reader is told each group, how many are chosen in it, and each box with its count."""
    page = seen.page
    tick(page, "Time of day", "In the evening")
    expect(page.locator("summary", has_text="Time of day")).to_have_text("Time of day (1 chosen)")
    expect(page.get_by_role("search").last).to_match_aria_snapshot("""
      - search:
        - text: What are you looking for?
        - searchbox "What are you looking for?"
        - button "Search"
        - group:
          - text: Narrow it down
          - group: Kind
          - group: Theme
          - group: Area
          - group: Day
          - group:
            - text: Time of day (1 chosen)
            - group "Time of day":
              - list:
                - listitem:
                  - checkbox /In the morning \\d+/
                - listitem:
                  - checkbox /In the afternoon \\d+/
                - listitem:
                  - checkbox /In the evening \\d+/ [checked]
    """)
    assert axe_violations(page) == []


def test_the_count_is_said_once_the_visitor_pauses(seen: Visit) -> None:
    """After a tick the one live region says what is found, once; Apply moves to the results instead."""
    page = seen.page
    tick(page, "Day", "Tuesdays")
    expect(page.locator("main [role=status]")).to_have_text("8 listings")
    page.get_by_role("button", name="Apply").focus()
    page.keyboard.press("Enter")
    expect(found(page)).to_be_focused()
    expect(page.locator("main [role=status]")).to_have_text("")


def test_an_area_holds_those_within_it(seen: Visit) -> None:
    """Ticking the town finds what is in any of its parts; the parts stand below it in the tree."""
    page = seen.page
    tick(page, "Area", "Larkmere town")
    town = set(_all_names(page))
    tick(page, "Area", "Larkmere town")
    tick(page, "Area", "Northgate")
    northgate = set(_all_names(page))
    assert northgate
    assert northgate < town
    part = opened(page, "Area").get_by_role("checkbox", name=re.compile("^Northgate"))
    assert part.evaluate("box => box.closest('ul').closest('li').innerText").startswith("Larkmere town")


def _all_names(page: Page) -> list[str]:
    expect(found(page)).to_be_visible()
    more = page.get_by_role("button", name="Show more")
    while more.count():
        more.click()
    return names(page)


def test_free_means_whatever_sets_no_price(seen: Visit, demo: BuiltSite) -> None:
    """Who asks for free things is shown those too that ask for what one can give, which can be left out."""
    page = seen.page
    go(page, demo, "q=free+lunch")
    assert "The Tuesday Table" in names(page)
    given = page.locator("section:has(#found) .card").filter(has_text="The Tuesday Table")
    expect(given).to_contain_text("Give what you can")
    tick(page, "Cost", "Free")
    tick(page, "Cost", "Free, or give what you can")
    expect(page).to_have_url(re.compile(r"cost=free$"))
    assert "The Tuesday Table" not in names(page)


def test_the_address_says_what_is_chosen(seen: Visit, demo: BuiltSite) -> None:
    """Reload, a shared link, and Back show the same; what the directory does not know is passed over."""
    page = seen.page
    tick(page, "Day", "Tuesdays")
    expect(page).to_have_url(re.compile(r"\?day=tue$"))
    tick(page, "Cost", "Free")
    expect(page).to_have_url(re.compile(r"\?day=tue&cost=free$"))
    before = names(page)
    page.reload()
    expect(found(page)).to_be_visible()
    assert names(page) == before
    page.go_back()
    expect(found(page)).to_have_text("8 listings")
    expect(page.locator("input[value=free]")).not_to_be_checked()
    page.go_forward()
    expect(found(page)).not_to_have_text("8 listings")
    assert names(page) == before
    go(page, demo, "day=someday&cost=free&day=tue&age=nonsense&constructor=1")
    assert names(page) == before


def test_words_and_boxes_are_one(seen: Visit, demo: BuiltSite) -> None:
    """What is typed is ticked too; unticking it takes the words away, and a chip takes off either."""
    page = seen.page
    go(page, demo, "q=something+free+at+the+weekend")
    assert [re.split(r"[\n(]", chip)[0].strip() for chip in chips(page)] == [
        "Saturdays", "Sundays", "Free, or give what you can", "Clear all",
    ]  # fmt: skip
    tick(page, "Day", "Sundays")
    field = page.get_by_role("searchbox")
    expect(field).to_have_value("something free")
    expect(page).to_have_url(re.compile(r"\?q=something\+free&day=sat$"))
    page.get_by_role("button", name="Free, or give what you can (take this off)").press("Enter")
    expect(field).to_have_value("something")
    page.get_by_role("button", name="Saturdays (take this off)").press("Enter")
    expect(page.get_by_role("group", name="Only these are shown")).to_have_count(0)


def test_clear_all_leaves_the_words(seen: Visit, demo: BuiltSite) -> None:
    """One press takes off everything that narrows, and the question stays."""
    page = seen.page
    go(page, demo, "q=tuesday+dog&area=larkmere&age=30")
    page.get_by_role("button", name="Clear all").press("Enter")
    expect(page).to_have_url(re.compile(r"\?q=dog$"))
    expect(found(page)).to_contain_text("for “dog”")


def test_where_nothing_is_left_the_page_says_which_one_to_leave_out(seen: Visit, demo: BuiltSite) -> None:
    """It says what there is not, as people would, at once, and each one choice whose leaving out helps."""
    page = seen.page
    go(page, demo, "q=allotment&day=tue&area=northgate")
    expect(found(page)).to_have_text("Nothing for “allotment” on a Tuesday in Northgate yet")
    expect(page.locator("main [role=status]")).to_have_text(found(page).inner_text())
    page.get_by_role("button", name=re.compile("^Without Tuesdays: [1-9]")).press("Enter")
    expect(page).to_have_url(re.compile(r"\?q=allotment&area=northgate$"))
    assert names(page)


def test_an_age_leaves_out_what_is_for_others(seen: Visit) -> None:
    """For somebody of fifteen what is for grown-ups alone is left out, and what names no age stays."""
    page = seen.page
    opened(page, "Who it is for").get_by_label("For somebody aged").fill("15")
    expect(found(page)).to_be_visible()
    shown = _all_names(page)
    assert "The Loft" in shown
    assert page.get_by_role("button", name="Age 15 (take this off)").count() == 1
    opened(page, "Who it is for").get_by_label("For somebody aged").fill("70")
    expect(page).to_have_url(re.compile(r"\?age=70$"))
    assert "The Loft" not in _all_names(page)


def test_the_open_form_fits_the_smallest_screen(seen: Visit) -> None:
    """At 320 pixels nothing of open groups, chips and an empty answer is cut off, and axe finds no fault."""
    page = seen.page
    page.set_viewport_size({"width": 320, "height": 640})
    for group, label in (("Area", "Northgate"), ("Day", "Sundays"), ("Getting in", "Step-free")):
        tick(page, group, label)
    expect(found(page)).to_be_visible()
    assert overflowing(page) == []
    assert axe_violations(page) == []


def test_storage_is_not_needed(browser: Browser, demo: BuiltSite) -> None:
    """Where the browser refuses to store anything, boxes, address and results work all the same."""
    with browser.new_context(reduced_motion="reduce") as context:
        context.add_init_script(
            "for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])"
            " Object.defineProperty(window, name, { get() { throw new DOMException('no') } })"
        )
        page = context.new_page()
        page.goto(f"{demo.address}/directory/")
        tick(page, "Day", "Tuesdays")
        expect(found(page)).to_have_text("8 listings")


def test_without_scripts_the_form_is_not_shown(browser: Browser, demo: BuiltSite) -> None:
    """Where no script runs there is no form, no button for one, and the pages by kind and day are there."""
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{demo.address}/directory/?day=tue")
        assert page.get_by_role("checkbox").count() == 0
        assert page.get_by_text("Narrow it down").is_hidden()
        assert not page.get_by_role("button", name="Search").is_visible()
        assert page.get_by_role("link", name=re.compile("^Tuesday")).is_visible()


@pytest.mark.parametrize("path", ["stories/", "groups/the-heron/"])
def test_every_page_has_the_box_in_its_header(page: Page, demo: BuiltSite, path: str) -> None:
    """A button opens the box, the keyboard is in it, and Enter leads to the answer; Escape closes it."""
    page.goto(f"{demo.address}/{path}")
    button = page.get_by_role("banner").get_by_role("button", name="Search", exact=True)
    button.press("Enter")
    box = page.get_by_role("banner").get_by_role("searchbox", name="What are you looking for?")
    expect(box).to_be_focused()
    assert axe_violations(page) == []
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.type("bread")
    page.keyboard.press("Enter")
    expect(found(page)).to_contain_text("for “bread”")


def test_what_else_shows_results_hears_of_them(seen: Visit) -> None:
    """Whenever the results change, the page says so to its scripts, with the names in their order."""
    page = seen.page
    page.evaluate("addEventListener('placebook:found', event => { window.heard = event.detail.slugs }, true)")
    tick(page, "Day", "Tuesdays")
    assert names(page)
    heard = page.evaluate("window.heard")
    links = page.locator("section:has(#found) .card__name a").evaluate_all("all => all.map(one => one.href)")
    assert [link.rstrip("/").rpartition("/")[2] for link in links] == heard
