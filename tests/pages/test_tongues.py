"""What is written in another language than the place's says so, wherever it is shown."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree, html

from feeds.making import ATOM_RULES, made, parsed, read
from find.node import run_node
from newsletter.place import context, edition, event, listing, spark, story
from placebook.content.check import check
from placebook.content.load import load
from placebook.feeds.content import content as feed_content
from placebook.find.cards import cards
from placebook.newsletter.outgoing import outgoing
from placebook.newsletter.web import edition_html
from placebook.opendata.schema_org import schema_org
from placebook.pages import a_to_z, events, lists, sparks, stories
from placebook.pages import listing as listings
from small_place import record, write_place

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from placebook.pages.context import Context
    from placebook.pages.page import Page

OURS = {"language": "ar", "title": "شاي", "summary": "كل يوم ثلاثاء نلتقي للحديث وشرب الشاي."}
OTHERS = (
    listing("tea", "نص", listed="2026-11-01", offers=[{"what": "كوب", "since": "2026-11-01"}], **OURS),
    story("tale", "2026-11-02", "نص", what_made_it_work=["الشاي"], **OURS),
    event("walk", "2026-12-20", "نص", **OURS),
    spark("oven", "2026-11-03", "نص", **OURS),
)
WINTER = edition("2026-q4", "2026-12-01")
CTX = context(
    WINTER, *OTHERS, listing("chess", listed="2026-11-01"), story("plain", "2026-11-02", language="en-GB"),
    today="2026-12-01",
)  # fmt: skip


def shown(page: str) -> dict[str, str]:
    """Return each text in Arabic letters on a page, with the language and direction it is said to have."""
    found = {}
    for text in html.fromstring(f"<div>{page}</div>").xpath("//text()"):
        if any("\u0600" <= letter <= "\u06ff" for letter in text):
            (said, *_) = text.getparent().xpath("ancestor-or-self::*[@lang][1]") or [None]
            found[text.strip()] = f"{said.get('lang')} {said.get('dir')}" if said is not None else "nothing"
    return found


def pages(ctx: Context) -> dict[str, Page]:
    """Return the pages of listings, stories, events and sparks, and their lists, by name."""
    makers: Iterable[Iterable[Page]] = (
        found(ctx)
        for found in (a_to_z.pages, lists.pages, listings.pages, stories.pages, events.pages, sparks.pages)
    )
    return {page.name: page for some in makers for page in some}


@pytest.mark.parametrize(
    "name",
    [
        *("groups/tea", "stories/tale", "events/walk", "sparks/oven"),
        *("directory/theme/crafts", "directory/a-z/", "stories/", "events/", "sparks/"),
    ],
)
def test_a_page_says_which_language_it_is(name: str) -> None:
    """Every word in another language, in cards, headings and texts, has its language and its direction."""
    found = shown(pages(CTX)[name].content())
    assert found
    assert set(found.values()) == {"ar rtl"}


def test_the_places_own_language_is_not_said_again() -> None:
    """What says the language of the place, or none, has no attribute of its own."""
    assert "lang=" not in pages(CTX)["stories/plain"].content().replace('lang="ar"', "")
    assert "lang=" not in pages(CTX)["groups/chess"].content().replace('lang="ar"', "")


def test_the_newsletter_says_it() -> None:
    """An edition's page and its e-mail tell the language of each thing in it."""
    for page in (edition_html(CTX, WINTER), outgoing(CTX, WINTER).html):
        found = shown(page)
        assert len(found) >= 3
        assert set(found.values()) == {"ar rtl"}


def test_feeds_say_it() -> None:
    """An entry says its language in all three forms, and its text again; others say none."""
    feeds = made(CTX)
    ATOM_RULES.assertValid(etree.fromstring(feeds["stories.atom"]))
    for form in ("atom", "rss"):
        said = {one.title: one.title_detail.language for one in parsed(feeds[f"stories.{form}"]).entries}
        assert (said[OURS["title"]], said["Plain"]) == ("ar", "en-GB")
    items = {one["title"]: one.get("language") for one in read(feeds["listings.json"])["items"]}
    assert items == {OURS["title"]: "ar", "Chess": None}
    assert feed_content(CTX, OTHERS[1]).startswith('<div lang="ar" dir="rtl">')


def test_data_and_search_say_it(tmp_path: Path) -> None:
    """Search engines, open data and the cards that the search draws know it."""
    found: dict[str, Any] = json.loads(schema_org(OTHERS[0], CTX.directory, CTX.site))
    assert found["mainEntityOfPage"]["inLanguage"] == "ar"
    assert "mainEntityOfPage" not in json.loads(
        schema_org(CTX.directory.by_slug["chess"], CTX.directory, CTX.site)
    )
    details = json.loads(json.dumps(cards(CTX, [])))
    program = """
    const { Directory } = await import("SCRIPTS/listings.js");
    answer(new Directory(given).listings.map((one) => [one.title, one.language ?? ""]));
    """
    assert sorted(run_node(program, details, tmp_path)) == [["Chess", ""], [OURS["title"], "ar"]]


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("cy", []),
        ("pa-Guru", []),
        ("bfi", []),
        ("zz", ["no language is known by the tag 'zz'."]),
        ("welsh", ["'welsh' is not a language tag."]),
        ('"><script>', ["""'"><script>' is not a language tag."""]),
    ],
)
def test_a_tag_is_looked_at(tmp_path: Path, tag: str, said: list[str]) -> None:
    """What is no tag is refused, and one that nobody knows is warned of."""
    folder = write_place(tmp_path, {"stories/x.md": record("stories", f"language: '{tag}'")})
    loaded = load(folder)
    found = [*loaded.problems, *check(loaded, date(2026, 11, 21))]
    assert [(one.field, one.message) for one in found] == [("language", words) for words in said]
