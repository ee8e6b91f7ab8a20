"""The files of the search: what is in them, what is not, and what they weigh."""

from __future__ import annotations

import gzip
import json
import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest
from bench.place import Place

from find.node import run_node
from find.small_search import search_files, small_search
from placebook.content.load import load
from placebook.find.files import files
from placebook.find.others import OrdinaryPage
from placebook.find.packed import numbers
from placebook.find.terms import terms
from placebook.model.settings import Settings
from placebook.pages.context import Context
from placebook.pages.lean_code import LeanEnvironment
from placebook.pages.site import Site
from small_place import listing, record, write
from toolchain import ROOT

if TYPE_CHECKING:
    from pathlib import Path

LISTINGS = "assets/search/listings.json"


_READ_ALL = """
const { Directory } = await import("SCRIPTS/listings.js");
const { searched } = await import("SCRIPTS/searched.js");
const { WordIndex } = await import("SCRIPTS/word-index.js");
const directory = new Directory(given);
const { documentCount, words } = new WordIndex(searched(directory), given.stop);
const titles = directory.listings.map((one) => one.title);
answer({ documentCount, words, titles, others: directory.others });
"""


def test_closed_listings_are_not_found(tmp_path: Path) -> None:
    """What has closed is not in the file; what is paused is, and is marked so."""
    made = search_files(
        small_search(
            tmp_path,
            open=listing("title: Basket weaving\nchecked: 2026-10-01"),
            paused=listing("title: Paused weaving\nstatus: paused"),
            closed=listing("title: Forgotten weaving\nstatus: closed"),
        )
    )
    read = run_node(_READ_ALL, made[LISTINGS], tmp_path)
    assert read["titles"] == ["Basket weaving", "Paused weaving"]
    assert made[LISTINGS]["listings"]["state"] == numbers([0, 3])
    assert "forgotten" not in json.dumps(made).lower()
    assert {"basket", "weaving"} <= set(read["words"])


def test_what_was_checked_long_ago_is_marked(tmp_path: Path) -> None:
    """How long a listing has gone unchecked is marked, and said in words that grow plainer."""
    days = {"a": "2026-10-01", "b": "2025-11-01", "c": "2024-11-01", "d": "2022-11-01"}
    rows = {slug: listing(f"title: {slug}\nchecked: {day}\nchecked_by: group") for slug, day in days.items()}
    found = search_files(small_search(tmp_path, **rows, e=listing("title: e")))[LISTINGS]["listings"]
    assert found["state"] == numbers([0, 1, 2, 4, 2])
    assert found["checked"]["of"] == [
        "Checked by the group in October 2026",
        "Last checked in November 2025",
        "Not checked since November 2024",
        "Not checked since November 2022, so ask first",
        "Not checked yet",
    ]


_FOUND = """
const { Directory } = await import("SCRIPTS/listings.js");
const { Finder } = await import("SCRIPTS/finder.js");
const finder = new Finder(new Directory(given));
answer(finder.find("tea").found.map((one) => one.slug));
"""


def test_what_nobody_has_checked_for_long_comes_later_in_the_search(tmp_path: Path) -> None:
    """Of listings that answer alike, the checked come first, then those due, overdue and long overdue."""
    days = {"a": "2022-11-01", "b": "2024-11-01", "c": "2025-11-01", "d": "2026-10-01"}
    rows = {slug: listing(f"title: Tea {slug}\nchecked: {day}") for slug, day in days.items()}
    made = search_files(small_search(tmp_path, **rows))
    assert [slug[-1] for slug in run_node(_FOUND, made[LISTINGS], tmp_path)] == ["d", "c", "b", "a"]


def test_every_field_that_people_search_is_in_the_index(tmp_path: Path) -> None:
    """Names, summary, offers, wants, themes and areas with all their words, kind and days are found."""
    fields = """\
title: The Long Bench
also_known_as: [Geppetto's]
offers: [Sharpening]
looking_for: [Planks]
sessions: [{days: [tue], start: "10:00"}]"""
    made = search_files(small_search(tmp_path, bench=listing(fields)))
    words = set(run_node(_READ_ALL, made[LISTINGS], tmp_path)["words"])
    assert {"bench", "geppetto", "sharpening", "plank", "company", "craft", "theme0"} <= words
    assert made[LISTINGS]["themes"][0] == ["knitting", "making thing"]
    assert {"northgate", "larkmere", "town", "group", "tuesday"} <= words


_READ = """
const { Directory } = await import("SCRIPTS/listings.js");
const directory = new Directory(given);
const labels = (one) => directory.facets.flatMap(([facet]) => directory.labels(one, facet));
answer(directory.listings.map((one) => {
  const { slug, title, summary, meets, checked, state, age, slots } = one;
  const more = { labels: labels(one), page: directory.page(one) };
  return { slug, title, summary, meets, checked, state, age, slots, ...more };
}));
"""


def test_scripts_read_all_that_is_known_of_a_listing(tmp_path: Path) -> None:
    """What is known of a listing comes out as it went in; what is paused has no time."""
    fields = """\
title: Tea, and "sympathy"
cost: free
join: drop-in
age: {from: 16}
languages: [en, pl]
offers: [Cake]
sessions: [{days: [tue, sun], start: "10:00", end: "14:00"}, {days: [sat]}]"""
    ctx = small_search(tmp_path, tea=listing(fields), tea_and_sympathy=listing(f"{fields}\nstatus: paused"))
    tea, paused = run_node(_READ, search_files(ctx)[LISTINGS], tmp_path)
    assert (tea["slug"], tea["page"], tea["title"]) == ("tea", "groups/tea/", 'Tea, and "sympathy"')
    assert paused["slug"] == "tea-and-sympathy"
    assert tea["labels"] == [
        "Groups and clubs", "Crafts", "Northgate",
        "Free", "Just turn up", "English", "Polish", "Has something to offer",
    ]  # fmt: skip
    assert tea["meets"] == "Tuesday and Sunday, 10am to 2pm, and another time"
    assert tea["slots"] == [4, 5, 23, 24, 25]
    assert (tea["age"], tea["state"], tea["checked"]) == ([16, None], 2, "Not checked yet")
    assert (paused["slots"], paused["meets"], paused["state"]) == ([], "", 3)


def test_terms_are_known_by_what_people_type(tmp_path: Path) -> None:
    """Days, weekends and free things are known by their names."""
    ctx = small_search(tmp_path, tea=listing())
    phrases = {term.id: term.phrases for term in terms(ctx.directory)}
    assert phrases["sat"] == ("saturday", "weekend", "at the weekend")
    assert "free of charge" in phrases["free"]
    assert phrases["crafts"] == ("craft",)


def test_equal_inputs_mean_equal_bytes_and_a_changed_listing_other_inputs(tmp_path: Path) -> None:
    """The same content makes the same files under the same key; another word in a listing changes the key."""
    one = list(files(small_search(tmp_path / "one", tea=listing())))
    same = list(files(small_search(tmp_path / "same", tea=listing())))
    other = list(files(small_search(tmp_path / "other", tea=listing("title: Coffee"))))
    assert [(file.inputs, file.make()) for file in one] == [(file.inputs, file.make()) for file in same]
    assert not {file.inputs for file in one} & {file.inputs for file in other}


def test_stories_events_to_come_and_pages_are_found_too(tmp_path: Path) -> None:
    """They stand after the listings; events that are over do not, nor all of a long page."""
    write(
        tmp_path,
        {
            "stories/kettle.md": record("stories", "title: The kettle"),
            "events/soon.md": record("events", "title: Lanterns\nstart: 2026-12-05 10:00"),
            "events/over.md": record("events", "title: Fireworks\nstart: 2025-12-05 10:00"),
        },
    )
    ctx = small_search(tmp_path, tea=listing())
    pages = [OrdinaryPage("About us", "about/", f"We began small. {'word ' * 1_000} Tailpiece.")]
    found = {file.address: file for file in files(ctx, lambda: pages, b"1")}
    read = run_node(_READ_ALL, json.loads(found[LISTINGS].make()), tmp_path)
    assert [(one["kind"], one["title"], one["address"], bool(one["summary"])) for one in read["others"]] == [
        ("Story", "The kettle", "stories/kettle/", True),
        ("Event", "Lanterns", "events/soon/", True),
        ("Page", "About us", "about/", False),
    ]
    assert read["documentCount"] == 4
    words = set(read["words"])
    assert {"kettle", "lantern", "about", "began"} - words == {"about"}  # a word that says nothing
    assert not {"firework", "tailpiece"} & words
    other = {file.address: file for file in files(ctx, lambda: pages, b"2")}
    assert found[LISTINGS].inputs != other[LISTINGS].inputs


@pytest.fixture
def large(tmp_path: Path) -> Context:
    """A made-up place of 1,303 listings."""
    content = tmp_path / "content"
    shutil.copytree(ROOT / "content" / "vocabulary", content / "vocabulary")
    write(content, {f"groups/{record.slug}.md": record.text() for record in Place(1303).listings()})
    loaded = load(content, workers=1)
    site = Site(settings=Settings(), today=date(2026, 11, 22))
    return Context(loaded.directory, site, LeanEnvironment(autoescape=True), loaded.digests)


def test_a_place_of_a_thousand_listings_is_light(large: Context) -> None:
    """1,303 listings: what is searched and shown weighs at most 55 kB compressed, as servers do it.

    The page with all its scripts, styles and fonts is weighed by `bench.finding`: 150 kB.
    """
    (read,) = (file for file in files(large) if file.address == LISTINGS)
    assert 30_000 < len(gzip.compress(read.make(), 6)) <= 55_000
