"""A small place with a few of everything in its feeds, and reading them as strictly as readers may."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import feedparser
import jsonschema
from lxml import etree

from newsletter.place import SUMMARY, context, edition, event, listing, story
from placebook.feeds.entries import Entry
from placebook.feeds.files import files
from placebook.pages.feeds import Channel

if TYPE_CHECKING:
    from placebook.pages.context import Context

OF_PLACE = ("newsletter", "stories", "listings", "events")
NAMES = (*OF_PLACE, "theme/crafts", "area/northgate")
ATOM_RULES = etree.RelaxNG(etree.parse(Path(__file__).parent / "atom.rng"))
JSON_RULES = jsonschema.Draft202012Validator(
    json.loads((Path(__file__).parent / "json_feed.schema.json").read_text(encoding="utf-8"))
)
SITE = context().site
CHANNEL = Channel("stories", "Stories", "What people did.", "stories/", "Stories")
AN_ENTRY = Entry(
    id="tag:larkmere.example,2024-02-05:stories/a",
    title="A",
    url="https://larkmere.example/stories/a/",
    updated=date(2026, 11, 1),
    published=None,
    summary=SUMMARY,
    make_content=lambda: "<p>Hello</p>",
)
PICTURE = {"file": "hall.webp", "alt": "A hall"}


def place(**settings: object) -> Context:
    """Make a place with a few of everything."""
    return context(
        edition("2026-q3", "2026-09-01"),
        edition("2026-q4", "2026-12-01", "Dear all, see [tea](../groups/tea.md)."),
        edition("2027-q1", "2027-03-01"),  # still to come out
        story(
            "tale",
            "2026-11-01",
            "See [tea](../groups/tea.md).",
            author="the librarian",
            themes=["crafts"],
            images=[PICTURE],
            quotes=[{"words": "We <did> it", "who": "Ann"}],
            numbers=[{"figure": "£9", "what": "raised", "source": "the tin"}],
            what_made_it_work=["Cake"],
            source={"name": "A report", "url": "https://report.example/"},
        ),
        listing(
            "tea", "Come in.", listed="2026-10-01", checked="2026-11-20", contact={"website": "tea.example"}
        ),
        listing("hall", kind="place", listed="2024-03-01", images=[PICTURE]),
        listing("closed", status="closed", listed="2026-11-01"),
        event(
            "walk",
            "2026-12-13 16:30",
            venue="hall",
            booking={"url": "https://book.example/"},
            listed="2026-11-05",
        ),
        event("off", "2026-12-14", status="cancelled"),
        event("past", "2026-01-01"),
        today="2026-12-05",
        settings=settings,
    )


def made(ctx: Context) -> dict[str, bytes]:
    """Make all feeds, by name."""
    return {file.address.removeprefix("feeds/"): file.make() for file in files(ctx)}


def parsed(data: bytes) -> Any:  # noqa: ANN401 - feedparser has no types
    """Read a feed as feed readers do, and find no fault in it."""
    found = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    assert not found.bozo, found.get("bozo_exception")
    return found


def read(data: bytes) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Read a JSON feed, which breaks no rule of its form."""
    feed = json.loads(data)
    JSON_RULES.validate(feed)
    return feed
