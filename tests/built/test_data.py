"""What programs read of the built sites: structured data in pages, and feeds."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import feedparser
import pytest
from lxml import html

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator

    from built.building import BuiltSite


@pytest.fixture(params=["demo", "corner", "bare"])
def site(request: pytest.FixtureRequest) -> BuiltSite:
    """Each place in its turn."""
    built: BuiltSite = request.getfixturevalue(request.param)
    return built


def _structured(site: BuiltSite, name: str) -> list[dict[str, Any]]:
    found = html.fromstring(site.read(name)).xpath("//script[@type='application/ld+json']")
    return [json.loads(script.text) for script in found]


def test_every_listing_describes_itself_to_search_engines(site: BuiltSite) -> None:
    """Each listing's page holds one record of schema.org, which names the listing as its heading does."""
    groups = [name for name in site.files() if name.startswith("groups/")]
    # What leads on to another page, or was taken down, is kept out of search engines.
    listings = [name for name in groups if '<meta name="robots" content="noindex">' not in site.read(name)]
    wrong = []
    for name in listings:
        records = _structured(site, name)
        heading = html.fromstring(site.read(name)).findtext(".//h1")
        if (
            len(records) != 1
            or records[0]["@context"] != "https://schema.org"
            or records[0]["name"] != heading
        ):
            wrong.append((name, records))
    assert listings
    assert wrong == []


def test_every_feed_parses(site: BuiltSite) -> None:
    """Each feed is well formed and has a title; each entry has an id that lasts, a title and a link."""
    feeds = [*site.files("*.atom"), *site.files("*.rss")]
    assert len(feeds) >= 8
    for name in feeds:
        feed = feedparser.parse((site.folder / name).read_bytes())
        assert not feed.bozo, (name, feed.get("bozo_exception"))
        assert feed.feed.title
        for entry in feed.entries:
            assert entry.id.startswith("tag:"), name
            assert entry.title
            assert entry.link.startswith("https://")


def test_every_file_of_json_parses(site: BuiltSite) -> None:
    """The open data is JSON that any program reads."""
    names = [*site.files("*.json"), *site.files("*.geojson")]
    assert {"data/listings.json", "data/listings.geojson"} <= set(names)
    for name in names:
        assert json.loads(site.read(name)), name


def test_every_listing_of_a_site_is_a_service_of_open_referral(
    site: BuiltSite, open_referral: Draft202012Validator
) -> None:
    """Each service is one by the schema of Open Referral UK, and the list names them all."""
    services = site.files("data/oruk/services/*.json")
    listed = json.loads(site.read("data/oruk/services.json"))["contents"]
    assert sorted(f"data/oruk/services/{one['id']}.json" for one in listed) == sorted(services)
    assert services
    for name in services:
        assert [error.message for error in open_referral.iter_errors(json.loads(site.read(name)))] == [], name
