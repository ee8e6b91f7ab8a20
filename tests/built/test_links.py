"""Every link of the built sites leads somewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from lxml import html

from built.crawl import broken, links

if TYPE_CHECKING:
    from built.building import BuiltSite

ADDRESSES = {
    "demo": "https://larkmere.example/",
    "corner": "https://corner.example/",
    "bare": "https://corner.example/",
}


@pytest.fixture(params=ADDRESSES)
def site(request: pytest.FixtureRequest) -> BuiltSite:
    """Each place in its turn."""
    built: BuiltSite = request.getfixturevalue(request.param)
    return built


@pytest.fixture
def address(site: BuiltSite, request: pytest.FixtureRequest) -> str:
    """The address the place is published at."""
    del site
    return ADDRESSES[request.node.callspec.params["site"]]


# What browsers, feed readers, calendars, e-mail programs and re-users of data read.
READ = re.compile(r"\.(atom|css|csv|geojson|gz|html|ics|jpg|js|json|opml|png|rss|svg|txt|webp|woff2|xml)$")


def test_nothing_is_published_that_nobody_reads(site: BuiltSite) -> None:
    """No template of the theme or of an e-mail, and no source of anything, is a file of the site."""
    files = [path for path in site.folder.rglob("*") if path.is_file()]
    assert files
    assert [path for path in files if not READ.search(path.name)] == []


def test_every_link_leads_to_a_file_and_a_part_of_it(site: BuiltSite) -> None:
    """Every href, src, srcset and #part of every page leads to what is there."""
    assert broken(site) == []


def test_the_sitemap_lists_what_may_be_listed(site: BuiltSite, address: str) -> None:
    """The sitemap holds every page once, not those that lead on, are empty, or are no pages of the site."""
    sitemap = ET.fromstring(site.read("sitemap.xml"))  # noqa: S314 - our own file
    listed = [found.text or "" for found in sitemap.findall("{*}url/{*}loc")]
    pages = [name for name in site.files() if name != "404.html" and not name.endswith("/email.html")]
    may_be = [name for name in pages if "noindex" not in _robots(site, name)]
    assert sorted(listed) == sorted(address + name.removesuffix("index.html") for name in may_be)


def _robots(site: BuiltSite, name: str) -> list[str]:
    """Return what a page tells search engines."""
    found: list[str] = html.fromstring(site.read(name)).xpath("//meta[@name='robots']/@content")
    return found


def test_canonical_addresses_are_the_pages_own(site: BuiltSite, address: str) -> None:
    """Each page names its whole address, below the site's own."""
    wrong = {}
    for name in site.files():
        if name == "404.html" or name.endswith("/email.html"):
            continue
        found = html.fromstring(site.read(name)).xpath("//link[@rel='canonical']/@href")
        if found != [address + name.removesuffix("index.html")]:
            wrong[name] = found
    assert wrong == {}


def test_feeds_that_pages_name_are_there(site: BuiltSite) -> None:
    """Every feed a page offers to a reader's program is a file of the site."""
    offered = {
        link
        for name in ("index.html", "404.html", "directory/index.html")
        for link in html.fromstring(site.read(name)).xpath("//link[@rel='alternate']/@href")
    }
    named = {re.sub(r"^[./]*", "", link) for link in offered}
    assert named <= set(site.files("*"))
    told = ["newsletter", "stories", "listings", "events"]
    if site.files("sparks.atom"):  # only a place that has given some has a feed of them
        told.append("sparks")
    assert named == {
        *(f"feeds/{name}.atom" for name in told),
        *(f"feeds/listings.{form}" for form in ("rss", "json")),
    }


def test_redirects_lead_on(corner: BuiltSite) -> None:
    """An earlier name leads on to the page, by itself and by a link, and is not to be listed."""
    for old, new in (
        ("groups/the-old-school", "groups/full-hall"),
        ("stories/the-bench", "stories/full-story"),
    ):
        page = html.fromstring(corner.read(f"{old}/index.html"))
        assert page.xpath("//meta[@http-equiv='refresh']/@content") == [f"0; url=../../{new}/"]
        assert f"../../{new}/" in page.xpath("//main//a/@href")
        assert _robots(corner, f"{old}/index.html") == ["noindex"]


def test_a_listings_links_reach_its_stories_and_pages(corner: BuiltSite) -> None:
    """A body's links to a listing, a story and an ordinary page become links to their pages."""
    found = {link.path for link in links(corner, "/") if link.page == "groups/full-hall/index.html"}
    assert {"/groups/bare/", "/stories/full-story/", "/about/"} <= found
