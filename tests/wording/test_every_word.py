"""In a place with a language of its own, no word of the interface is left in English."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from pypdf import PdfReader

from built.building import BuiltSite, build
from placebook.cli.export_command import command as export
from toolchain import ROOT
from wording.every_word_place import greek, write_place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from built.fixtures import MakeOnce

_WORD = re.compile(r"[A-Za-z]{2,}")
# What is the same in every language, or comes from CLDR, which does not know this one.
_SAME = re.compile(
    r"https?://\S+|webcal:\S+|\S+@\S+|\b(?:larkmere\.example|register\.example|tea\.example|book\.example)\S*"
    r"|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b"
    r"|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b|\b\d+(?:\.\d\d)?[ap]m\b|\bnoon\b|\bmidnight\b"
    r"|#[0-9a-f]{6}\b|\bEnglish\b|\bPolish\b|\bpolski\b|\bqps\b|GB-CHC|LM1 4QT|\.(?:rss|json|atom)\b"
)
_READ_OUT = {"aria-label", "alt", "title", "placeholder"}
_UNSEEN = {"script", "style", "noscript-style"}


def left_over(text: str) -> list[str]:
    """Return the words of a text that nobody has translated."""
    return _WORD.findall(_SAME.sub(" ", text))


class _Texts(HTMLParser):
    """Gathers what people see and hear of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._in: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.found += [given[name] or "" for name in _READ_OUT & given.keys()]
        if tag == "meta" and (given.get("name") == "description" or given.get("property") == "og:title"):
            self.found.append(given.get("content") or "")
        if tag in _UNSEEN:
            self._in.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._in and self._in[-1] == tag:
            self._in.pop()

    def handle_data(self, data: str) -> None:
        if not self._in:
            self.found.append(data)


def _texts(html: str) -> list[str]:
    parser = _Texts()
    parser.feed(html.replace("<wbr>", ""))  # it may stand within an address
    return parser.found


@pytest.fixture(scope="session")
def foreign(once: MakeOnce, serve: Callable[[Path], str]) -> BuiltSite:
    """The place in a language of its own, built."""

    def make(folder: Path) -> None:
        build(write_place(folder, ROOT / "content" / "images"), folder / "site", "--workers", "1")

    site = once("foreign", make) / "site"
    return BuiltSite(site, serve(site))


def test_no_page_or_email_is_left_in_english(foreign: BuiltSite) -> None:
    """Every text of every page and e-mail, also what is only read out, is in the place's language."""
    found = {
        file: words
        for file in foreign.files("*.html")
        if (words := sorted({word for text in _texts(foreign.read(file)) for word in left_over(text)}))
    }
    assert found == {}
    assert len(foreign.files("*.html")) > 45


def test_no_letter_in_plain_text_is_left_in_english(foreign: BuiltSite) -> None:
    """The plain text of a letter is in the place's language, but for addresses."""
    texts = {file: left_over(foreign.read(file)) for file in foreign.files("email.txt")}
    assert list(texts.values()) == [[], []]


def test_no_feed_or_calendar_is_left_in_english(foreign: BuiltSite) -> None:
    """What feeds and calendars say of themselves and of entries is in the place's language."""
    elements = re.compile(r"<(title|subtitle|description|summary|category)[^>]*>([^<]*)</")
    feeds, calendars = [*foreign.files("*.atom"), *foreign.files("*.rss")], foreign.files("*.ics")
    assert feeds
    assert calendars
    for file in feeds:
        texts = [text for _, text in elements.findall(foreign.read(file))]
        assert texts, file
        assert [word for text in texts for word in left_over(text)] == [], file
    lines = re.compile(r"^(?:SUMMARY|DESCRIPTION|NAME|LOCATION):(.*(?:\r\n .*)*)", re.MULTILINE)
    for file in calendars:
        texts = [text.replace("\r\n ", "").replace("\\n", " ") for text in lines.findall(foreign.read(file))]
        assert [word for text in texts for word in left_over(text)] == [], file


def test_no_booklet_is_left_in_english(
    foreign: BuiltSite, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """On no page of the printed booklet, and in none of its bookmarks, a word is left in English."""
    caplog.set_level(
        "ERROR", "weasyprint"
    )  # the booklet's faces have no wide letters, and it says so of each
    config, file = foreign.folder.parent / "site_config.yml", tmp_path / "booklet.pdf"
    arguments = ["booklet", "-f", str(config), "--date", "2026-11-22", "-o", str(file), "--large"]
    done = CliRunner().invoke(export, arguments)
    assert done.exit_code == 0, done.output
    reader = PdfReader(file)
    texts, marks = [page.extract_text() for page in reader.pages], list(_bookmarks(reader.outline))
    about = [str(words) for name, words in (reader.metadata or {}).items() if name in {"/Title", "/Subject"}]
    assert {word for text in (*texts, *marks, *about) for word in left_over(text)} == set()
    assert greek("Tea") in " ".join(texts)
    assert any("\uff21" <= letter <= "\uff5a" for letter in "".join(marks))


def _bookmarks(outline: list[Any]) -> Iterator[str]:
    for one in outline:
        if isinstance(one, list):
            yield from _bookmarks(one)
        else:
            yield str(one.title)


def test_what_the_search_shows_is_not_left_in_english(foreign: BuiltSite) -> None:
    """Names of facets, terms and kinds are in the place's language; what is typed may be English too."""
    data = json.loads(foreign.read("assets/search/listings.json"))
    shown = [*data["kinds"].values(), *(label for _, label in data["facets"])]
    shown += [term[2] for term in data["terms"]]
    assert [word for text in shown for word in left_over(text)] == []
    phrases = {term[1]: term[3] for term in data["terms"]}
    assert {"free", "polish", "polski", "tuesday"} <= {one for many in phrases.values() for one in many}


def _seen(browser: Browser, foreign: BuiltSite) -> Iterator[tuple[str, str]]:
    """Do what people do with each script, and yield what stands on the page then."""
    page = browser.new_page()
    says = "() => document.body.innerText"
    page.goto(f"{foreign.address}/directory/")
    page.fill("#q", greek("Tea")[:3])
    page.wait_for_selector("#found")
    yield "an answer", page.evaluate(says)
    page.fill("#q", greek("qqqqq"))
    page.wait_for_selector("main p a[href*=list-your-group]")
    yield "no answer", page.evaluate(says)
    page.goto(f"{foreign.address}/directory/?day=sun&cost=paid&age=5")
    page.wait_for_selector(".chips")
    yield "nothing chosen", page.evaluate(says)
    page.click("[data-does=map]")
    page.wait_for_selector(".map__tools button")
    yield "the map", page.evaluate(says)
    page.goto(f"{foreign.address}/groups/tea/")
    page.click("[data-does=keep]")
    page.wait_for_selector(".bar__kept")
    yield "a listing", page.evaluate(says) + str(page.get_attribute(".bar__kept", "aria-label"))
    page.goto(f"{foreign.address}/list-your-group/?listing=tea")
    page.click("#form [type=submit]")
    page.wait_for_selector(".errors")
    yield "a change", page.title() + page.evaluate(says)
    page.goto(f"{foreign.address}/something-wrong/?listing=tea&wrong=closed")
    page.fill("#form textarea", "?")
    page.click("#form [type=submit]")
    page.wait_for_selector("#letter")
    yield "the letter of a form", page.evaluate(says)
    page.goto(f"{foreign.address}/shortlist/")
    page.wait_for_selector(".keeping .facts")
    yield "the shortlist", page.evaluate(says)
    page.goto(f"{foreign.address}/whats-on/?day=tue")
    page.wait_for_selector(".agenda__clear")
    yield "what is on", page.evaluate(says)
    page.close()


def test_no_script_says_anything_in_english(foreign: BuiltSite, browser: Browser) -> None:
    """What scripts put on a page is in the place's language: answers, the map, the shortlist, what is on."""
    said = {what: left_over(text) for what, text in _seen(browser, foreign)}
    assert {what: words for what, words in said.items() if words} == {}
    assert len(said) == 9
