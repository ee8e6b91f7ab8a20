"""What people who mean harm may write, and that it stays text."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

from built.building import build
from hostile.payloads import FILE_NAMES, IMAGE_NAMES, PAYLOADS
from hostile.place import LISTING, Attempt, attempts, write_place, written
from placebook.content.load import load
from placebook.content.record import COLLECTIONS, read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

    from built.fixtures import MakeOnce

ROOT = Path(__file__).parents[2]
# What must not be on any page: attributes that run or fetch, and elements that do.
_HANDLERS = r"""() => [...document.querySelectorAll("*")].flatMap((element) =>
  [...element.attributes]
    .filter((one) => one.name.startsWith("on") || ["style", "srcdoc"].includes(one.name)
      || (["href", "src", "action", "formaction"].includes(one.name)
        && /^\s*(javascript|data|vbscript):/i.test(one.value)))
    .map((one) => `${element.localName} ${one.name}=${one.value}`))"""
_FOREIGN = """() => {
  const elements = "script, iframe, object, embed, base, style, link, form, audio, video, template";
  const own = (address) => address.startsWith(location.origin);
  const fine = {
    script: (one) => one.type === "application/ld+json" || own(one.src),
    link: (one) => own(one.href) || ["canonical", "alternate"].includes(one.rel),
    form: (one) => own(one.action) || one.action.startsWith("mailto:k@larkmere.example?"),
    path: (one) => one.closest(".foot > .wrap > .qr") && one.getAttributeNames().join() === "fill,d",
  };
  return [...document.querySelectorAll(`${elements}, meta[http-equiv=refresh], svg *:not(use)`)]
    .filter((one) => !fine[one.localName]?.(one))
    .map((one) => one.outerHTML);
}"""


@pytest.fixture(scope="session")
def hostile() -> list[Attempt]:
    """Every payload in every kind of record."""
    return list(attempts(PAYLOADS))


@pytest.fixture(scope="session")
def hostile_site(hostile: list[Attempt], once: MakeOnce) -> Path:
    """The hostile place, built."""

    def make(folder: Path) -> None:
        build(write_place(folder, hostile, ROOT / "content" / "images"), folder / "site")

    return once("hostile", make) / "site"


class Visitor:
    """A browser page with no policy to protect it, which notices what runs and what is asked of others."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.ran: list[str] = []
        self.asked: list[str] = []
        page.expose_function("pwned", lambda *_: self.ran.append(page.url))
        page.on("dialog", self._dialog)
        page.on("request", self._request)

    def _dialog(self, dialog: Any) -> None:  # noqa: ANN401 - playwright's
        self.ran.append(f"{self.page.url}: {dialog.message}")
        dialog.dismiss()

    def _request(self, request: Any) -> None:  # noqa: ANN401 - playwright's
        if not request.url.startswith((self.address, "data:")):
            self.asked.append(request.url)

    def visit(self, path: str) -> None:
        """Open a page and wait until what it would run has run."""
        self.page.goto(f"{self.address}/{path}", wait_until="load")


@pytest.fixture
def visitor(browser: Browser, serve: Callable[[Path], str], hostile_site: Path) -> Iterator[Visitor]:
    """A visitor whose browser ignores the pages' Content-Security-Policy: escaping alone must hold."""
    with browser.new_context(bypass_csp=True) as context:
        yield Visitor(context.new_page(), serve(hostile_site))


def test_there_are_at_least_sixty_payloads_and_most_fields_take_them(hostile: list[Attempt]) -> None:
    """More than sixty payloads are tried, and each gets into many fields: the tests below show something."""
    assert len(PAYLOADS) >= 60
    assert len(set(PAYLOADS)) == len(PAYLOADS)
    listings = [attempt for attempt in hostile if attempt.collection == "groups"]
    assert min(len(attempt.taken) for attempt in listings) >= 20
    assert {"title", "summary", "contact.name", "offers.0.what", "images.0.alt", "alert.text"} <= set(
        listings[0].taken
    )


def test_fields_that_are_not_free_text_refuse_every_payload(hostile: list[Attempt]) -> None:
    """No payload gets into a date, a term, a picture's name, a telephone number or an e-mail address."""
    closed = {
        "kind",
        "themes.0",
        "areas.0",
        "contact.email",
        "contact.phone",
        "sessions.0.days.0",
        "sessions.0.start",
        "location.lat",
        "show_location",
        "cost.level",
        "join.how",
        "audience.0",
        "age.from",
        "languages.0",
        "access.0.feature",
        "people_each_week",
        "images.0.file",
        "listed",
        "checked",
        "checked_by",
        "consent.basis",
    }
    for attempt in hostile:
        if attempt.collection == "groups":
            assert closed <= set(attempt.refused), attempt.slug


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_nothing_runs_and_nothing_is_asked_of_others_on_any_page(
    visitor: Visitor, hostile: list[Attempt], collection: str
) -> None:
    """Each hostile listing, story, event and edition is opened: no script runs, no request leaves."""
    of_these = [attempt for attempt in hostile if attempt.collection == collection]
    assert len(of_these) == len(PAYLOADS)
    for attempt in of_these:
        visitor.visit(f"{attempt.collection}/{attempt.slug}/")
        found = [*visitor.page.evaluate(_HANDLERS), *visitor.page.evaluate(_FOREIGN)]
        assert not found, (attempt.collection, attempt.slug, found)
    assert not visitor.ran
    assert not visitor.asked


def test_nothing_runs_on_the_lists(visitor: Visitor) -> None:
    """Home, the directory, all its lists, stories, events, newsletter and the plain pages run nothing."""
    pages = [
        "",
        "directory/",
        "directory/a-z/",
        "directory/kind/association/",
        "directory/theme/crafts/",
        "directory/area/larkmere/",
        "directory/day/tuesday/",
        "stories/",
        "stories/series/spotlight/",
        "events/",
        "newsletter/",
        "newsletter/subscribe/",
        "follow/",
        "list-your-group/",
        "accessibility/",
        "privacy/",
        "404.html",
    ]
    for page in pages:
        visitor.visit(page)
        found = [*visitor.page.evaluate(_HANDLERS), *visitor.page.evaluate(_FOREIGN)]
        assert not found, (page, found)
    assert not visitor.ran
    assert not visitor.asked


def test_nothing_runs_in_e_mails_and_feeds(
    visitor: Visitor, hostile: list[Attempt], hostile_site: Path
) -> None:
    """The HTML e-mail of every edition, and every feed, opened in a browser, run nothing and ask nobody."""
    for attempt in hostile:
        if attempt.collection == "newsletter":
            visitor.visit(f"newsletter/{attempt.slug}/email.html")
    feeds = sorted(path.relative_to(hostile_site).as_posix() for path in (hostile_site / "feeds").glob("*.*"))
    assert len(feeds) >= 13
    for feed in feeds:
        if not feed.endswith((".rss", ".opml")):  # a browser offers to save those
            visitor.visit(feed)
        if feed.endswith(".json"):
            json.loads((hostile_site / feed).read_text(encoding="utf-8"))
        else:
            ET.parse(hostile_site / feed)  # noqa: S314 - our own file
    assert not visitor.ran
    # A picture in an e-mail has its whole address, since there is no site around it.
    assert not [url for url in visitor.asked if not url.startswith("https://larkmere.example/")]


def test_a_title_shows_as_it_was_written(visitor: Visitor) -> None:
    """A title full of markup is shown, letter for letter, in the heading and in the browser's title."""
    visitor.visit("groups/h0/")
    assert visitor.page.inner_text("h1") == "<script>pwned()</script> and twenty more"
    assert visitor.page.title().startswith("<script>pwned()</script> and twenty more")


def test_templates_are_not_run(hostile_site: Path) -> None:
    """Jinja in content is text: nothing is worked out, no name of a class appears."""
    at = PAYLOADS.index("{{ 7 * 7 }}{{ config.site_name }}")
    page = (hostile_site / "groups" / f"h{at}" / "index.html").read_text(encoding="utf-8")
    assert "{{ 7 * 7 }}" in page
    assert "49" not in page.partition("<h1>")[2].partition("</h1>")[0]
    everything = "".join(path.read_text(encoding="utf-8") for path in hostile_site.rglob("*.html"))
    assert "<class &#39;" not in everything


def test_no_cell_of_the_table_is_a_formula(hostile_site: Path) -> None:
    """No cell of listings.csv begins with a character that a spreadsheet takes for a formula."""
    text = (hostile_site / "data" / "listings.csv").read_text(encoding="utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    assert any("cmd|" in cell for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@", "\t", "\r", "-2"))]


def test_structured_data_cannot_be_broken_out_of(hostile_site: Path, hostile: list[Attempt]) -> None:
    """Every listing's JSON-LD is one script element that parses and holds the title whole."""
    for attempt in hostile:
        if attempt.collection != "groups":
            continue
        page = (hostile_site / "groups" / attempt.slug / "index.html").read_text(encoding="utf-8")
        data = page.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
        assert json.loads(data)["name"].endswith("and twenty more"), attempt.slug


def test_unseen_characters_are_gone_from_what_is_published(hostile_site: Path) -> None:
    """No control character and no direction override is left on any page, in any feed or e-mail."""
    for pattern in ("*.html", "*.atom", "*.rss", "*.json", "*.txt"):
        paths = list(hostile_site.rglob(pattern))
        assert paths, pattern
        for path in paths:
            text = path.read_text(encoding="utf-8")
            assert not {"\u202e", "\u2066", "\x00", "\x02", "\x03", "\x07", "\x1b"} & set(text), path


@pytest.mark.parametrize("name", FILE_NAMES)
def test_a_file_with_a_hostile_name_becomes_no_page(name: str, tmp_path: Path) -> None:
    """A file whose name is no slug is told of, with a better name, and nothing is made of it."""
    folder = tmp_path / "groups"
    folder.mkdir()
    (folder / name).write_text(written(LISTING, ""), encoding="utf-8")
    loaded = load(tmp_path)
    assert not loaded.directory.listings
    assert loaded.problems or name.startswith(".")  # such a file is hidden, and passed over


@pytest.mark.parametrize("name", IMAGE_NAMES)
def test_a_picture_cannot_be_taken_from_elsewhere(name: str) -> None:
    """A picture's name holds no path, no address and no other kind of file."""
    fields = {**LISTING, "images": [{"file": name, "alt": "A picture"}]}
    assert read("groups", "tea", written(fields, "").encode(), file="groups/tea.md").record is None
