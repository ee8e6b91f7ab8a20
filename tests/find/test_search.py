"""Searching the directory, as residents do it, in a browser and with the keyboard alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from built.building import BuiltSite, build
from built.visits import PHONE, Visit, visit
from find.results import found, names
from judges import axe_violations, html_validate_errors, overflowing, vnu_errors
from small_place import VOCABULARIES, configuration, listing, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Route

HOSTILE = "<img src=x onerror=document.title='Taken'>"


@pytest.fixture
def seen(page: Page, demo: BuiltSite) -> Iterator[Visit]:
    """The demo's directory on a wide screen."""
    yield from visit(page, demo, "directory/")


def search(page: Page, question: str) -> list[str]:
    """Type a question with the keyboard, press Enter, and return the names of what comes of it."""
    page.get_by_role("searchbox", name="What are you looking for?").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type(question)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"[?&]q="))
    expect(found(page)).to_be_focused()
    return names(page)


def test_nothing_of_the_search_loads_before_it_is_used(seen: Visit) -> None:
    """The scripts and the listings come when the box is reached, and not before."""
    asked = [url for url in seen.requests if re.search(r"search|finder|folding", url)]
    assert asked == []
    seen.page.get_by_role("searchbox").focus()
    with seen.page.expect_response("**/assets/search/listings.json"):
        pass
    assert seen.complaints == []


def test_a_misspelt_word_finds_what_was_meant(seen: Visit) -> None:
    """Asked for "knitng", it finds the knitters first and says what was searched for instead."""
    assert search(seen.page, "knitng")[0] == "Larkmere Loops"
    expect(seen.page.get_by_text("Showing results for knitting")).to_be_visible()


def test_who_comes_with_a_question_sees_the_answer(browser: Browser, demo: BuiltSite) -> None:
    """On a phone the form fills the screen: whoever asked on another page is led to the answer below it."""
    with browser.new_context(viewport=PHONE, reduced_motion="reduce") as context:
        page = context.new_page()
        page.goto(demo.address)
        page.get_by_role("searchbox", name="What are you looking for?").fill("bread")
        page.get_by_role("button", name="Search").last.click()
        expect(found(page)).to_be_in_viewport()


def test_quick_typing_leaves_the_answer_to_the_last_letter(seen: Visit) -> None:
    """Letters that come before the last answer is drawn leave the cards of the last question, each once."""
    page = seen.page
    page.set_viewport_size({"width": 390, "height": 844})
    asked_slowly = search(page, "lunch on a tuesday")
    assert len(asked_slowly) > 4  # more than are drawn at once
    search(page, "knitting")
    page.evaluate("""async () => {
      const field = document.querySelector("main form[data-does=search]").elements.q;
      const text = "lunch on a tuesday";
      for (let at = 1; at <= text.length; at += 1) {
        field.value = text.slice(0, at);
        field.dispatchEvent(new Event("input", { bubbles: true }));
        if (at % 3) await new Promise((done) => setTimeout(done, 5 * (at % 4)));
      }
    }""")
    expect(page).to_have_url(re.compile("tuesday"))
    assert names(page) == asked_slowly


def test_other_words_find_a_thing_too(seen: Visit) -> None:
    """Asked for "lonely", which no listing says, it finds company."""
    assert "Ring round" in search(seen.page, "lonely")[:5]


def test_a_day_narrows_the_search_and_can_be_taken_off(seen: Visit) -> None:
    """A day among the words leaves what meets on it, until the day is taken off again."""
    assert "The Tuesday Table" in search(seen.page, "somewhere to go on tuesdays")
    assert "Boots and Buses" not in names(seen.page)
    seen.page.keyboard.press("Tab")
    chip = seen.page.get_by_role("button", name="Tuesdays (take this off)")
    expect(chip).to_be_focused()
    seen.page.keyboard.press("Enter")
    expect(chip).to_have_count(0)
    assert seen.page.get_by_role("searchbox").input_value() == "somewhere to go on"
    expect(found(seen.page)).to_be_focused()


def test_places_people_and_cost_narrow_the_search(seen: Visit) -> None:
    """Free things, those for teenagers, and a part of town are taken for what they are."""
    assert set(search(seen.page, "something free for teenagers")[:2]) == {"The Loft", "Two-Minute Films"}
    expect(found(seen.page)).to_contain_text("2 ")
    assert seen.page.get_by_role("button", name="take this off").count() == 2
    assert search(seen.page, "northgate tuesday")[0] == "The Tuesday Table"
    expect(found(seen.page)).to_contain_text("1 ")


def test_where_nothing_has_all_words_the_closest_come_and_it_is_said(seen: Visit) -> None:
    """Chess on a Sunday there is none: the chess players come first, under a heading that says so."""
    assert search(seen.page, "chess on sunday")[0] == "Larkmere chess and draughts"
    expect(found(seen.page)).to_have_text("Nothing has all of that. These come closest")


def test_where_nothing_is_found_the_page_says_what_to_try(seen: Visit) -> None:
    """Nothing found: other ways to look, the way to add a group, and the lists still there."""
    assert search(seen.page, "zzzzzz") == []
    expect(found(seen.page)).to_have_text("Nothing for “zzzzzz” yet")
    expect(seen.page.locator("main").get_by_role("link", name="Add your group")).to_be_visible()
    expect(seen.page.get_by_role("heading", name="By kind")).to_be_visible()


def test_stories_events_and_pages_come_after_the_groups(seen: Visit) -> None:
    """What has all words of a question beside listings stands in a short list of its own, and leads there."""
    search(seen.page, "northgate")
    others = seen.page.get_by_role("region", name="Stories, events and pages")
    expect(others.get_by_role("listitem")).to_have_count(2)
    expect(others).to_contain_text("Event, Saturday")
    search(seen.page, "how we check")
    others.get_by_role("link", name="How we check").press("Enter")
    expect(seen.page).to_have_url(re.compile("/about/how-we-check/$"))


def test_the_count_is_said_once(seen: Visit) -> None:
    """While somebody types, the one live region stays silent until they pause, and then says the count."""
    page = seen.page
    search(page, "bread")
    live = page.locator("main [role=status]")
    expect(live).to_have_count(1)
    # All letters at once, so that no machine is too slow for them to come without a pause.
    page.evaluate("""() => {
      const live = document.querySelector("main [role=status]");
      window.heard = [];
      const note = () => heard.push(live.textContent);
      new MutationObserver(note).observe(live, { childList: true, characterData: true, subtree: true });
      const field = document.querySelector("main form[data-does=search]").elements.q;
      for (let at = 1; at <= "allotment".length; at += 1) {
        field.value = "allotment".slice(0, at);
        field.dispatchEvent(new Event("input", { bubbles: true }));
      }
    }""")
    expect(found(page)).to_contain_text("for “allotment”")
    count = found(page).inner_text()
    expect(live).to_have_text(count)
    assert page.evaluate("heard") == [count]


def test_a_question_is_kept_in_the_address(seen: Visit) -> None:
    """A result leads to its listing, and Back shows the same results again."""
    before = search(seen.page, "café")
    seen.page.keyboard.press("Tab")
    seen.page.keyboard.press("Enter")
    expect(seen.page).to_have_url(re.compile("/groups/"))
    seen.page.go_back()
    expect(found(seen.page)).to_contain_text("café")
    assert names(seen.page) == before


def test_the_box_of_the_first_page_leads_to_the_results(page: Page, demo: BuiltSite) -> None:
    """A question asked on the first page is answered in the directory."""
    page.goto(f"{demo.address}/")
    page.get_by_role("searchbox").fill("bread")
    page.keyboard.press("Enter")
    expect(found(page)).to_contain_text("for “bread”")
    assert "The bread oven at the Rushes" in names(page)[:3]


def test_the_judges_find_nothing_in_the_results(seen: Visit, tmp_path: Path) -> None:
    """axe, the W3C's checker and html-validate find no fault with results, chips and an empty answer."""
    pages = []
    for name, question in (("some", "knitng"), ("chips", "free tuesday northgate"), ("none", "zzzzzz")):
        search(seen.page, question)
        assert axe_violations(seen.page) == []
        # The part that the script made is judged: the rest is not as it was sent, since browsers rewrite it.
        written = seen.page.locator("section:has(#found)").evaluate("part => part.outerHTML")
        (tmp_path / f"{name}.html").write_text(
            f'<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"><title>Found</title></head>\n'
            f"<body><main><h1>Directory</h1>{written}</main></body>\n</html>\n",
            encoding="utf-8",
        )
        pages.append(f"{name}.html")
    assert vnu_errors(tmp_path, pages) == []
    assert html_validate_errors(tmp_path, pages) == []
    assert seen.complaints == []


def test_results_fit_the_smallest_screen(seen: Visit) -> None:
    """At 320 pixels nothing of results and chips is cut off."""
    seen.page.set_viewport_size({"width": 320, "height": 640})
    for question in ("free tuesday larkmere", "knitng", "zzzzzz" * 12):
        search(seen.page, question)
        assert overflowing(seen.page) == []


@pytest.mark.parametrize(
    "question", [HOSTILE, '"><script>document.title="Taken"</script>', "constructor", "__proto__"]
)
def test_hostile_questions_stay_text(seen: Visit, question: str) -> None:
    """What is typed is shown as it was typed and does nothing, from the box and from the address."""
    title = seen.page.title()
    search(seen.page, question)
    seen.page.reload()
    expect(found(seen.page)).to_be_visible()
    assert seen.page.title() == title
    assert seen.page.locator("main img[src=x], main script").count() == 0
    assert seen.page.get_by_role("searchbox").input_value() == question
    assert seen.complaints == []


@pytest.fixture(scope="module")
def hostile_place(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> BuiltSite:
    """A place with a listing whose every text means harm, built."""
    folder = tmp_path_factory.mktemp("hostile-search")
    fields = f'title: "Tea {HOSTILE}"\nsummary: "{HOSTILE} and a chat for anyone."\nhours: "{HOSTILE}"'
    write(folder / "content", {**VOCABULARIES, "groups/tea.md": listing(fields), "index.md": "# Home\n"})
    write(folder, {"site_config.yml": configuration()})
    site = folder / "site"
    build(folder / "site_config.yml", site)
    return BuiltSite(site, serve(site))


def test_hostile_listings_stay_text(page: Page, hostile_place: BuiltSite) -> None:
    """A listing's name, line and hours are shown in the results as they were written."""
    page.goto(f"{hostile_place.address}/directory/?q=tea")
    expect(found(page)).to_contain_text("1 listing for “tea”")
    card = page.locator("section:has(#found) .card")
    assert card.locator(".card__name").inner_text() == f"Tea {HOSTILE}"
    assert card.locator(".card__line").inner_text().startswith(HOSTILE)
    assert card.locator(".card__next").inner_text() == HOSTILE
    assert page.locator("main img").count() == 0
    assert page.title() != "Taken"


def _gone(route: Route) -> None:
    route.fulfill(status=404, body="Not found")


def _corrupt(route: Route) -> None:
    route.fulfill(status=200, content_type="application/json", body='{"documentCount": 1, "index": 7}')


def _not_json(route: Route) -> None:
    route.fulfill(status=200, content_type="application/json", body="<!doctype html>")


@pytest.mark.parametrize("answer", [_gone, _corrupt, _not_json], ids=["gone", "corrupt", "no JSON"])
@pytest.mark.parametrize("file", ["search/listings.json", "vendor/searchable-map.js"])
def test_without_its_files_the_plain_page_stays(
    page: Page, demo: BuiltSite, file: str, answer: Callable[[Route], None]
) -> None:
    """Where a file of the search is missing or broken, the page says so plainly and its lists are there."""
    page.route(f"**/assets/{file}", answer)
    page.goto(f"{demo.address}/directory/?q=bread")
    expect(page.get_by_text("The search cannot be loaded just now.")).to_be_visible()
    expect(page.get_by_role("heading", name="By kind")).to_be_visible()
    expect(page.get_by_role("link", name="Bread, taught by a baker")).to_be_visible()


@pytest.mark.parametrize("part", ["meant", "themes", "stop", "weak"])
def test_a_file_that_lacks_words_leaves_the_plain_page(page: Page, demo: BuiltSite, part: str) -> None:
    """Where the file of another version has no words to understand questions by, the page says so too."""

    def without(route: Route) -> None:
        held = route.fetch().json()
        del held[part]
        route.fulfill(json=held)

    page.route("**/assets/search/listings.json", without)
    page.goto(f"{demo.address}/directory/?q=bread")
    expect(page.get_by_text("The search cannot be loaded just now.")).to_be_visible()
    expect(page.get_by_role("heading", name="By kind")).to_be_visible()


def test_a_large_place_has_the_search_too(page: Page, corner: BuiltSite) -> None:
    """Where there are too many listings to show them all, the search finds them, a part at a time."""
    page.goto(f"{corner.address}/directory/")
    search(page, "northgate")
    assert len(names(page)) == 24
    page.get_by_role("button", name="Show more").focus()
    page.keyboard.press("Enter")
    assert len(names(page)) == 48
    assert page.evaluate("document.activeElement.closest('.card') !== null")


def test_without_scripts_there_is_no_box(browser: Browser, demo: BuiltSite) -> None:
    """Where no script runs, neither the directory nor the first page shows a box that would do nothing."""
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        for path in ("", "directory/"):
            page.goto(f"{demo.address}/{path}")
            assert not page.get_by_role("searchbox").is_visible()
