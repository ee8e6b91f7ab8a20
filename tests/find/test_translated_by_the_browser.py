"""Pages that a browser translates while they are read: search, boxes, map and shortlist go on working."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from built.visits import visit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from built.building import BuiltSite

# What translators of pages do: each text, also one that comes later, is put into elements of their own and
# changed. What says translate="no" they leave alone.
_TRANSLATOR = """
() => {
  const left = "[translate=no], script, style, textarea, [data-done]";
  const isLeft = (node) => !node.data.trim() || node.parentElement.closest(left);
  const translate = (top) => {
    const walk = document.createTreeWalker(top, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walk.nextNode()) texts.push(walk.currentNode);
    for (const text of top.nodeType === Node.TEXT_NODE ? [top] : texts) {
      if (isLeft(text)) continue;
      const outer = document.createElement("font");
      outer.style.verticalAlign = "inherit";
      outer.dataset.done = "";
      const inner = outer.appendChild(document.createElement("font"));
      inner.textContent = text.data.replace(/[a-z]+/gi, (word) => [...word].reverse().join(""));
      text.replaceWith(outer);
    }
  };
  const seen = (changes) => {
    const added = changes.flatMap(({ addedNodes }) => [...addedNodes]);
    for (const node of added) if (node.isConnected) translate(node);
  };
  new MutationObserver(seen).observe(document.documentElement, { childList: true, subtree: true });
  document.documentElement.lang = "xx";
  document.documentElement.classList.add("translated-ltr");
  translate(document.body);
}
"""


@pytest.fixture
def page_translated(page: Page, demo: BuiltSite) -> Iterator[Page]:
    """The demo's directory, translated by the browser before anything is done with it."""
    for seen in visit(page, demo, "directory/"):
        seen.page.evaluate(_TRANSLATOR)
        yield seen.page
        assert seen.complaints == []


def _slugs(page: Page) -> list[str]:
    expect(page.locator("#found")).to_be_visible()
    expect(page.locator("section:has(#found) [aria-busy]")).to_have_count(0)
    links = page.locator("section:has(#found) .card__name a")
    return [str(one.get_attribute("href")).split("/groups/")[1].strip("/") for one in links.all()]


def test_search_and_boxes_work_on_a_translated_page(page_translated: Page) -> None:
    """A question finds what it found before, boxes narrow it, and a chip takes one off again."""
    page = page_translated
    page.fill("#q", "knitng")
    expect(page.locator("#found font").first).to_be_visible()
    knitting = _slugs(page)
    assert knitting
    page.fill("#q", "tuesday")
    expect(page.locator(".chips")).to_be_visible()
    tuesdays = _slugs(page)
    assert tuesdays != knitting
    page.fill("#q", "")
    page.locator("summary.narrow__summary").click()
    page.locator("[data-facet=day] > summary").click()
    page.locator("input[name=day][value=tue]").check()
    expect(page).to_have_url(re.compile(r"day=tue"))
    assert sorted(_slugs(page)) == sorted(tuesdays)
    page.locator("[data-facet=cost] > summary").click()
    page.locator("input[name=cost][value=free]").check()
    expect(page).to_have_url(re.compile(r"cost=free"))
    fewer = _slugs(page)
    assert set(fewer) < set(tuesdays)
    page.locator(".chips .chip").first.click()
    expect(page).not_to_have_url(re.compile(r"day=tue"))
    assert not page.locator("input[name=day][value=tue]").is_checked()


def test_nearness_and_the_map_work_on_a_translated_page(page_translated: Page) -> None:
    """A postcode is understood, distances are given, and the map opens, closes and follows the answer."""
    page = page_translated
    page.fill("#near", "LM1 1AB")
    page.keyboard.press("Enter")
    expect(page.locator(".near__within")).to_be_visible()
    all_ = _slugs(page)
    page.select_option("#within", "1")
    assert len(_slugs(page)) <= len(all_)
    button = page.locator("[data-does=map]")
    button.click()
    expect(page.locator(".map__tools button")).to_have_count(3)
    expect(button).to_have_attribute("aria-expanded", "true")
    button.click()
    expect(button).to_have_attribute("aria-expanded", "false")


def test_the_shortlist_works_on_a_translated_page(page_translated: Page, demo: BuiltSite) -> None:
    """What is kept there is the listing itself, found again by its own name on the shortlist."""
    page = page_translated
    keep = page.locator("main .card .keep").first
    slug = keep.get_attribute("data-keeps")
    keep.click()
    expect(page.locator(".bar__kept")).to_be_visible()
    page.goto(f"{demo.address}/shortlist/")
    page.evaluate(_TRANSLATOR)
    expect(page.locator(f".keeping a[href*='/groups/{slug}/']").first).to_be_visible()
    page.fill(f"#note-{slug}", "Ring first")
    page.reload()
    page.evaluate(_TRANSLATOR)
    expect(page.locator(f"#note-{slug}")).to_have_value("Ring first")
    mail = page.locator("a[href^='mailto:?']")
    expect(mail).to_have_attribute("href", re.compile("When%3A|Ask%3A"))


def test_what_is_on_narrows_down_on_a_translated_page(page: Page, demo: BuiltSite) -> None:
    """The list by day follows the boxes, and each day keeps its name after the clock has moved on."""
    for seen in visit(page, demo, "whats-on/"):
        seen.page.evaluate(_TRANSLATOR)
        seen.page.locator("summary.narrow__summary").click()
        seen.page.locator("[data-facet=cost] > summary").click()
        seen.page.locator("input[name=cost][value=free]").check()
        expect(seen.page.locator(".agenda__clear")).to_be_visible()
        days = seen.page.locator("[data-date]:visible")
        assert days.count() > 0
        assert seen.complaints == []


def test_addresses_and_numbers_are_not_translated(page: Page, demo: BuiltSite) -> None:
    """A telephone number, a calendar's address and the address under a code stay what they are."""
    for seen in visit(page, demo, "groups/coldwell-village-hall/"):
        code, tel = seen.page.locator(".qr span"), seen.page.locator(".facts a[href^=tel]").first
        before = code.text_content(), tel.text_content()
        seen.page.evaluate(_TRANSLATOR)
        assert (code.text_content(), tel.text_content()) == before
