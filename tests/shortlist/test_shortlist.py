"""Keeping things and handing them over, as a connector does it, in a browser and with the keyboard."""

from __future__ import annotations

import io
import json
import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from PIL import Image
from playwright.sync_api import expect
from zxingcpp import read_barcodes

from built.visits import Visit, visit
from judges import axe_violations, html_validate_errors, overflowing, vnu_errors

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

    from built.building import BuiltSite

HERON = "The Heron, a boat for everyone"
LOOPS, KETTLE, BOMBERS = "Larkmere Loops", "The Kettle café", "Wick yarn bombers"
THREE = ("larkmere-loops", "the-kettle", "wick-yarn-bombers")
HOSTILE = "<img src=x onerror=document.title='Taken'>"

# What a strict browser does with a site's storage, and what a full one does.
BLOCKED = (
    "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError') } })"
)
NOTE_PRINTING = """
    window.print = () => {
      document.body.dataset.printed = document.querySelector('[data-print]').dataset.print;
    }
"""
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"


def keep(page: Page, name: str) -> Locator:
    """Return the button that keeps a listing."""
    return page.get_by_role("button", name=re.compile(f"^Keep( this)?: {name}$"))


def store(page: Page, site: BuiltSite, items: object) -> None:
    """Write a list into the browser's storage, whatever it holds, as a script of the same host could."""
    page.goto(f"{site.address}/accessibility/")
    record = items if isinstance(items, str) else json.dumps({"version": 1, "items": items})
    page.evaluate("record => localStorage.setItem('placebook-shortlist /', record)", record)


def stored(page: Page) -> list[dict[str, str]]:
    """Return the list as the browser stored it."""
    record = page.evaluate("localStorage.getItem('placebook-shortlist /')")
    return json.loads(record)["items"] if record else []


def listed(page: Page) -> list[str]:
    """Return the names on one's own list, in order."""
    return page.locator("ol.keepings .keeping__name").all_inner_texts()


def count(page: Page) -> Locator:
    """Return the count at the top of the page."""
    return page.get_by_role("link", name=re.compile("^Your shortlist: "))


@pytest.fixture
def three(page: Page, demo: BuiltSite) -> Iterator[Visit]:
    """The page of a list of three, with all their details there."""
    store(page, demo, [{"slug": slug} for slug in THREE])
    for seen in visit(page, demo, "shortlist/"):
        expect(seen.page.locator(".keeping .facts")).to_have_count(3)
        yield seen


def test_a_connector_keeps_three_things_with_the_keyboard(page: Page, demo: BuiltSite) -> None:
    """Buttons on cards and listings keep things, the top of the page counts them, and the list lasts."""
    scripts: list[str] = []
    page.on("request", lambda request: scripts.append(request.url))
    page.goto(f"{demo.address}/directory/theme/crafts/")
    expect(count(page)).to_be_hidden()
    for name, number in ((LOOPS, 1), (BOMBERS, 2)):
        button = keep(page, name)
        expect(button).to_have_attribute("aria-pressed", "false")
        button.focus()
        page.keyboard.press("Enter")
        expect(button).to_have_attribute("aria-pressed", "true")
        expect(count(page)).to_have_accessible_name(f"Your shortlist: {number} kept")
    page.goto(f"{demo.address}/groups/the-kettle/")
    keep(page, KETTLE).press("Space")
    expect(keep(page, KETTLE)).to_have_attribute("aria-pressed", "true")
    assert [url for url in scripts if re.search(r"shortlist|handover|facts", url)] == []
    keep(page, KETTLE).press("Space")
    expect(count(page)).to_have_text("2")
    keep(page, KETTLE).press("Space")
    count(page).press("Enter")
    expect(page).to_have_url(f"{demo.address}/shortlist/")
    expect(page.get_by_role("link", name=KETTLE)).to_be_visible()
    assert listed(page) == [LOOPS, BOMBERS, KETTLE]


def test_a_card_stays_one_link_with_one_button_beside_it(page: Page, demo: BuiltSite) -> None:
    """A card has one link and one button, each with the listing's name; the button leads nowhere."""
    page.goto(f"{demo.address}/directory/theme/crafts/")
    card = page.locator(".card").filter(has_text=LOOPS)
    assert card.get_by_role("link").all_inner_texts() == [LOOPS]
    expect(card.get_by_role("button")).to_have_accessible_name(f"Keep: {LOOPS}")
    card.get_by_role("button").click()
    assert page.url.endswith("/crafts/")
    card.locator(".card__line").click(force=True)  # the link lies over it
    expect(page).to_have_url(re.compile("/groups/larkmere-loops/"))


def test_what_the_search_finds_can_be_kept(page: Page, demo: BuiltSite) -> None:
    """Cards that a script makes have the button too, and show what is kept already."""
    store(page, demo, [{"slug": "larkmere-loops"}])
    page.goto(f"{demo.address}/directory/?q=knitting")
    found = page.locator("section:has(#found)")
    expect(found.get_by_role("button", name=f"Keep: {LOOPS}")).to_have_attribute("aria-pressed", "true")
    expect(found.locator("[aria-busy]")).to_have_count(0)
    expect(found.locator(".card:not(:has(> .keep))")).to_have_count(0)


def test_a_list_is_put_in_order_with_the_keyboard(three: Visit) -> None:
    """Up and Down move a thing, the keyboard stays where it was, and the new place is said."""
    page = three.page
    button = page.get_by_role("button", name=f"Up: {BOMBERS}")
    button.focus()
    says = page.locator("main [role=status]")
    for place in (2, 1):
        page.keyboard.press("Enter")
        expect(says).to_have_text(f"{BOMBERS} is now number {place} of 3.")
        expect(button).to_be_focused()
    page.keyboard.press("Enter")
    expect(says).to_have_text(f"{BOMBERS} is already first.")
    expect(button).to_have_attribute("aria-disabled", "true")
    assert listed(page) == [BOMBERS, LOOPS, KETTLE]
    page.get_by_role("button", name=f"Down: {BOMBERS}").press("Enter")
    page.reload()
    expect(page.locator(".keeping .facts")).to_have_count(3)
    assert listed(page) == [LOOPS, BOMBERS, KETTLE]


def test_what_is_taken_off_can_be_put_back(three: Visit) -> None:
    """A thing that is taken off comes back to its place with its note, at one press."""
    page = three.page
    page.get_by_label(f"Your note for {KETTLE}").fill("Ask for Mo")
    page.get_by_role("button", name=f"Take off: {KETTLE}").press("Enter")
    assert listed(page) == [LOOPS, BOMBERS]
    undo = page.get_by_role("button", name="Put it back")
    expect(undo).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=f"Take off: {KETTLE}")).to_be_focused()
    expect(page.locator("ol.keepings .keeping__name").nth(1)).to_have_text(KETTLE)
    expect(page.get_by_label(f"Your note for {KETTLE}")).to_have_value("Ask for Mo")
    expect(undo).to_be_hidden()
    assert [one["note"] for one in stored(page)] == ["", "Ask for Mo", ""]


def test_each_thing_gets_a_sheet_of_paper(three: Visit) -> None:
    """A page for each: as many sheets as things, with the facts, the note, and a code of the listing."""
    page = three.page
    page.get_by_label(f"Your note for {KETTLE}").fill("Ask for Mo")
    page.evaluate(NOTE_PRINTING)
    page.get_by_role("button", name="Print a page for each").click()
    expect(page.locator("body[data-printed=pages]")).to_be_attached()
    page.emulate_media(media="print", color_scheme="dark")
    page.set_viewport_size({"width": 718, "height": 1000})  # A4 less its margins
    shown = page.locator("nav, button, input, textarea, h1, header").locator("visible=true")
    assert shown.count() == 0
    kettle = page.locator("ol.keepings > li").nth(1)
    for words in ("When", "Where", "14 Station Road", "Cost", "Just turn up", "01632 960140", "Ask for Mo"):
        expect(kettle).to_contain_text(words)
    assert not re.search(" map|Find your way", kettle.inner_text())
    expect(page.locator("ol.keepings > li").nth(2)).to_contain_text("St Mary's, Wick St Mary, Church Path")
    assert kettle.evaluate("one => parseFloat(getComputedStyle(one).fontSize)") > 21  # 16 points
    codes = page.get_by_role("img", name="QR code for").locator("visible=true").all()
    texts = [read_barcodes(Image.open(io.BytesIO(code.screenshot())))[0].text for code in codes]
    assert texts == [f"https://larkmere.example/groups/{slug}/" for slug in THREE]
    assert sheets(page) == 3
    page.emulate_media(media="screen")
    page.get_by_role("button", name="Print all together").click()
    expect(page.locator("body[data-printed=together]")).to_be_attached()
    page.emulate_media(media="print")
    assert sheets(page) == 1


def sheets(page: Page) -> int:
    """Return on how many sheets of A4 a page is printed."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))


def test_a_link_and_a_code_carry_the_list_to_somebody_else(three: Visit, browser: Browser) -> None:
    """A stranger sees the list and is asked before it is kept; what they had stays. Notes may go along."""
    page = three.page
    page.get_by_label(f"Your note for {KETTLE}").fill("Private & <b>bold</b>")
    page.get_by_text("A link and a code").click()
    link = page.get_by_label("Link", exact=True).input_value()
    assert link == f"{three.site.address}/shortlist/#list={'.'.join(THREE)}"
    drawn = page.locator(".handing").get_by_role("img", name="QR code for")
    assert read_barcodes(Image.open(io.BytesIO(drawn.screenshot())))[0].text == link
    letter = parse_qs(
        urlsplit(page.get_by_role("link", name="Send by e-mail").get_attribute("href") or "").query
    )
    assert letter["subject"] == ["3 things from Larkmere"]
    assert "Ask: The café manager: 01632 960140" in letter["body"][0]
    assert link in letter["body"][0]
    assert "Private" not in letter["body"][0]
    page.get_by_label("Send my notes too").check()
    with_notes = page.get_by_label("Link", exact=True).input_value()
    assert "Private" in parse_qs(with_notes)["note"][0]

    with browser.new_context() as context:
        other = context.new_page()
        asked: list[str] = []
        other.on("request", lambda request: asked.append(request.url))
        store(other, three.site, [{"slug": "the-heron", "note": "Mine"}, {"slug": "larkmere-loops"}])
        other.goto(with_notes)
        sent = other.get_by_role("region", name="A list that was sent to you")
        expect(sent.get_by_role("link", name=KETTLE)).to_be_visible()
        expect(sent).to_contain_text("Private & <b>bold</b>")
        assert [one["slug"] for one in stored(other)] == ["the-heron", "larkmere-loops"]
        assert axe_violations(other) == []
        other.get_by_role("button", name="Keep these too").press("Enter")
        expect(other.locator("main [role=status]")).to_have_text("2 things added to your shortlist.")
        assert [one["slug"] for one in stored(other)] == ["the-heron", "larkmere-loops", *THREE[1:]]
        assert stored(other)[0]["note"] == "Mine"
        expect(sent).to_be_hidden()
        assert other.url == f"{three.site.address}/shortlist/"
        assert [url for url in asked if "Private" in url.partition("#")[0]] == []


def test_the_judges_find_nothing_on_a_list(three: Visit, tmp_path: Path) -> None:
    """axe, the W3C's checker and html-validate find no fault with a list and its code, light and dark."""
    page = three.page
    page.get_by_text("A link and a code").click()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        assert axe_violations(page) == []
    for size in ((320, 640), (640, 400), (1280, 800)):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        assert overflowing(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
        # A button's words may be for the ear alone; then its sign is there.
        expect(page.locator(".bar__menu .icon, .nav__list").filter(visible=True).first).to_be_visible()
    made = page.locator("[data-shortlist]").evaluate("part => part.outerHTML").replace('=""', "")
    (tmp_path / "list.html").write_text(
        '<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"><title>List</title></head>\n'
        f"<body><main><h1>Your shortlist</h1>{made}</main></body>\n</html>\n",
        encoding="utf-8",
    )
    assert vnu_errors(tmp_path, ["list.html"]) == []
    assert html_validate_errors(tmp_path, ["list.html"]) == []
    assert three.complaints == []


@pytest.mark.parametrize("script", [BLOCKED, FULL], ids=["blocked", "full"])
def test_where_nothing_can_be_stored_it_works_for_the_visit(page: Page, demo: BuiltSite, script: str) -> None:
    """A browser that stores nothing keeps the list for the visit, and says so; the count takes it along."""
    page.add_init_script(script)
    page.goto(f"{demo.address}/directory/theme/crafts/")
    keep(page, LOOPS).click()
    expect(page.get_by_text("This browser stores nothing for this site")).to_be_visible()
    keep(page, BOMBERS).click()
    expect(keep(page, LOOPS)).to_have_attribute("aria-pressed", "true")
    expect(count(page)).to_have_text("2")
    count(page).click()
    expect(page.locator(".keeping .facts")).to_have_count(2)
    expect(page.get_by_text("Your shortlist lasts until you leave this page")).to_be_visible()
    page.get_by_role("button", name=f"Up: {BOMBERS}").click()
    assert listed(page) == [BOMBERS, LOOPS]
    page.reload()
    expect(page.locator(".keeping .facts")).to_have_count(2)
    assert listed(page) == [BOMBERS, LOOPS]


@pytest.mark.parametrize(
    "fragment",
    [
        f"list=the-kettle.{HOSTILE}.../../x&note={HOSTILE}",
        f"list=the-kettle.__proto__.constructor&note={HOSTILE}&list=other",
        f"list=the-kettle.{'a' * 81}.{'.'.join(f'no-{number}' for number in range(90))}&note={HOSTILE * 200}",
    ],
    ids=["markup", "names of objects", "too much"],
)
def test_hostile_links_stay_text(page: Page, demo: BuiltSite, fragment: str) -> None:
    """Whatever a link holds is shown as text, cut to what a list may hold; what is not listed is said."""
    title = "Your shortlist"
    for seen in visit(page, demo, f"shortlist/#{fragment}"):
        sent = seen.page.get_by_role("region", name="A list that was sent to you")
        expect(sent.get_by_role("link", name=KETTLE)).to_be_visible()
        expect(sent).to_contain_text("in the link cannot be read")
        assert sent.get_by_role("listitem").count() <= 30
        assert seen.page.locator("main img[src], main script").count() == 0
        assert title in seen.page.title()
        if "no-1" in fragment:
            expect(sent.get_by_text("It is no longer listed.").first).to_be_visible()
            assert len(sent.locator(".keeping__note").inner_text()) <= 300
        else:
            assert [one for one in seen.complaints if "404" not in one] == []  # "constructor" may be a name


@pytest.mark.parametrize(
    "record",
    [
        "{",
        "7",
        '{"version": 2, "items": [{"slug": "the-kettle"}]}',
        '{"version": 1, "items": {"slug": "x"}}',
        '{"version": 1, "items": [null, 7, {"slug": 5}, {"slug": "../x"}, {"slug": "__proto__"}]}',
    ],
)
def test_a_record_that_is_not_ours_counts_as_empty(page: Page, demo: BuiltSite, record: str) -> None:
    """What somebody else wrote into the storage is no list, breaks nothing, and keeping begins afresh."""
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    store(page, demo, record)
    page.goto(f"{demo.address}/shortlist/")
    expect(page.get_by_text("Nothing is on it yet")).to_be_visible()
    page.goto(f"{demo.address}/groups/the-kettle/")
    keep(page, KETTLE).click()
    page.goto(f"{demo.address}/shortlist/")
    expect(page.locator(".keeping .facts")).to_have_count(1)
    assert [one["slug"] for one in stored(page)] == ["the-kettle"]
    assert errors == []


def test_without_its_scripts_the_list_is_plain(page: Page, demo: BuiltSite) -> None:
    """Where a script of the page is missing, it says so, and what is kept stands there as links."""
    store(page, demo, [{"slug": "the-kettle", "title": KETTLE}, {"slug": "../x", "title": HOSTILE}])
    page.route("**/assets/scripts/qr.js", lambda route: route.abort())
    page.goto(f"{demo.address}/shortlist/")
    expect(page.get_by_text("Your shortlist cannot be shown just now.")).to_be_visible()
    links = page.locator("[data-shortlist] a")
    assert links.all_inner_texts() == [KETTLE]
    links.click()
    expect(page).to_have_url(f"{demo.address}/groups/the-kettle/")


def test_a_list_has_an_end(page: Page, demo: BuiltSite) -> None:
    """Thirty things are kept; the next is refused, and it is said why."""
    store(page, demo, [{"slug": f"no-{number}"} for number in range(30)])
    page.goto(f"{demo.address}/groups/the-kettle/")
    keep(page, KETTLE).click()
    expect(page.get_by_text("A shortlist holds 30.")).to_be_visible()
    expect(keep(page, KETTLE)).to_have_attribute("aria-pressed", "false")


def test_two_tabs_stay_in_step(three: Visit) -> None:
    """What is kept, moved or noted in one tab shows in the other, which keeps its place."""
    page = three.page
    other = page.context.new_page()
    other.goto(f"{three.site.address}/groups/the-heron/")
    note = page.get_by_label(f"Your note for {LOOPS}")
    note.focus()
    keep(other, HERON).click()
    expect(page.locator(".keeping .facts")).to_have_count(4)
    expect(note).to_be_focused()
    expect(count(page)).to_have_text("4")
    page.get_by_role("button", name=f"Take off: {HERON}").click()
    expect(keep(other, HERON)).to_have_attribute("aria-pressed", "false")
    other.close()


def test_a_closed_and_a_renamed_listing_are_told(page: Page, corner: BuiltSite) -> None:
    """One that has another name now is kept under it, one that closed says so, one that is gone says that."""
    store(
        page,
        corner,
        [{"slug": "the-old-school", "note": "n"}, {"slug": "closed"}, {"slug": "gone", "title": "Gone"}],
    )
    page.goto(f"{corner.address}/shortlist/")
    expect(page.get_by_text("This has closed")).to_be_visible()
    expect(page.get_by_text("It is no longer listed.")).to_be_visible()
    expect(page.locator(".keeping .facts")).to_have_count(2)
    assert [one["slug"] for one in stored(page)] == ["full-hall", "closed", "gone"]
    assert stored(page)[0]["note"] == "n"


def test_offline_the_list_still_works(three: Visit) -> None:
    """Once the page is there it needs no network: order, notes, letter and codes go on."""
    page = three.page
    page.context.set_offline(True)
    page.get_by_role("button", name=f"Up: {KETTLE}").click()
    page.get_by_label(f"Your note for {KETTLE}").fill("Soup")
    assert listed(page) == [KETTLE, LOOPS, BOMBERS]
    page.get_by_text("A link and a code").click()
    drawn = page.locator(".handing").get_by_role("img", name="QR code for")
    assert "the-kettle.larkmere-loops" in read_barcodes(Image.open(io.BytesIO(drawn.screenshot())))[0].text
    assert three.complaints == []
