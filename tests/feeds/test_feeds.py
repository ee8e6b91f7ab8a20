from __future__ import annotations

import html
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Literal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from lxml import etree

from feeds.making import AN_ENTRY, ATOM_RULES, CHANNEL, NAMES, SITE, made, parsed, place, read
from newsletter.place import context, listing, story
from placebook.feeds.chosen import LATEST
from placebook.feeds.files import WITHOUT_ADDRESS, files
from placebook.feeds.xml_feed import write
from placebook.model.base import one_line
from placebook.pages.feeds import TYPES, Channel
from placebook.pages.site import ROOT

if TYPE_CHECKING:
    Format = Literal["rss", "atom"]

FORMS: tuple[Format, ...] = ("rss", "atom")
ATOM = "{http://www.w3.org/2005/Atom}"


def test_every_feed_in_every_form() -> None:
    """There are four feeds of the place, one of each theme and area, all in three forms; and their list."""
    assert list(made(place())) == [*(f"{name}.{form}" for name in NAMES for form in TYPES), "feeds.opml"]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", NAMES)
def test_feed_readers_find_no_fault(name: str, form: str) -> None:
    """A strict reader takes every feed; it has a title, a language, a page and its own address."""
    found = parsed(made(place())[f"{name}.{form}"])
    assert found.version == {"rss": "rss20", "atom": "atom10"}[form]
    assert found.feed.title
    assert found.feed.subtitle
    assert found.feed.language == "en-GB"
    own = [link for link in found.feed.links if link.rel == "self"]
    assert [(link.href, link.type) for link in own] == [
        (f"https://larkmere.example/feeds/{name}.{form}", TYPES["rss" if form == "rss" else "atom"])
    ]
    assert found.feed.link.startswith("https://larkmere.example/")


def test_what_is_in_each_feed() -> None:
    """Editions, stories and open listings come newest first, coming events soonest first."""
    feeds = made(place())
    found = {
        name: [entry.title for entry in parsed(data).entries]
        for name, data in feeds.items()
        if name.endswith((".rss", ".atom"))
    }
    found |= {
        name: [item["title"] for item in read(data)["items"]]
        for name, data in feeds.items()
        if name.endswith(".json")
    }
    for form in TYPES:
        assert found[f"newsletter.{form}"] == [
            "Winter 2026/27: Edition 2026-q4",
            "Autumn 2026: Edition 2026-q3",
        ]
        assert found[f"stories.{form}"] == ["Tale"]
        assert found[f"listings.{form}"] == ["Tea", "Hall"]
        assert found[f"events.{form}"] == ["Walk", "Cancelled: Off"]
        assert found[f"theme/crafts.{form}"] == ["Tale", "Tea", "Hall"]
        assert found[f"area/northgate.{form}"] == ["Walk", "Cancelled: Off", "Tea", "Hall"]


@pytest.mark.parametrize("name", NAMES)
def test_links_of_atom_entries_keep_what_they_are(name: str) -> None:
    """Every link of every Atom entry says how it relates and what type it has; exactly one is the page."""
    feed = etree.fromstring(made(place())[f"{name}.atom"])
    entries = feed.findall(f"{ATOM}entry")
    assert entries
    for entry in entries:
        links = entry.findall(f"{ATOM}link")
        assert [link.get("rel") for link in links] == ["alternate"] + ["related"] * (len(links) - 1)
        assert all(link.get("type") == "text/html" for link in links)
    titles = [link.get("title") for link in feed.iter(f"{ATOM}link") if link.get("rel") == "related"]
    expected = {
        "newsletter": [],
        "stories": ["A report"],
        "listings": ["Their own page"],
        "events": ["Book a place"],
        "theme/crafts": ["A report", "Their own page"],
        "area/northgate": ["Book a place", "Their own page"],
    }
    assert titles == expected[name]


@pytest.mark.parametrize("name", NAMES)
def test_rules_of_atom(name: str) -> None:
    """RFC 4287: every rule of its schema, and those that no schema can say: no id twice, one page each."""
    feed = etree.fromstring(made(place())[f"{name}.atom"])
    assert ATOM_RULES.validate(feed), ATOM_RULES.error_log
    ids = [element.text for element in feed.iter(f"{ATOM}id")]
    assert len(set(ids)) == len(ids)
    for element in (feed, *feed.findall(f"{ATOM}entry")):
        pages = [
            (link.get("type"), link.get("hreflang"))
            for link in element.findall(f"{ATOM}link[@rel='alternate']")
        ]
        assert len(pages) == len(set(pages)) == 1
        updated = element.findtext(f"{ATOM}updated")
        assert datetime.fromisoformat(updated).tzinfo is not None
    assert {content.get("type") for content in feed.iter(f"{ATOM}content")} == {"html"}


@pytest.mark.parametrize("name", NAMES)
def test_rules_of_rss(name: str) -> None:
    """RSS 2.0: guids are no addresses, dates are RFC 822's, the whole content is in content:encoded."""
    channel = etree.fromstring(made(place())[f"{name}.rss"]).find("channel")
    assert channel.findtext("lastBuildDate").endswith("12:00:00 +0000")
    assert channel.find(f"{ATOM}link").get("rel") == "self"
    items = channel.findall("item")
    assert items
    for item in items:
        assert item.find("guid").get("isPermaLink") == "false"
        assert item.findtext("guid").startswith("tag:larkmere.example,2024-02-05:")
        assert re.fullmatch(r"\w{3}, \d\d \w{3} \d{4} 12:00:00 \+0000", item.findtext("pubDate"))
        assert item.findtext("{http://purl.org/rss/1.0/modules/content/}encoded").startswith("<p>")
        assert item.findtext("link").startswith("https://larkmere.example/")


def test_full_content_with_whole_addresses() -> None:
    """A story's entry holds body, picture, quotes, numbers and source, with addresses that work anywhere."""
    content = parsed(made(place())["stories.atom"]).entries[0].content[0].value
    assert '<a href="https://larkmere.example/groups/tea/">tea</a>' in content
    assert (
        'src="https://larkmere.example/images/hall-960.webp" alt="A hall" width="1600" height="1067"'
        in content
    )
    assert "<blockquote><p>We &lt;did&gt; it</p><p>Ann</p></blockquote>" in content
    assert "£9: raised (the tin)" in content
    assert "Source: A report" in content
    everything = b"".join(made(place()).values()).decode()
    assert ROOT not in everything
    assert "content:groups" not in everything


def test_an_edition_is_one_entry_with_all_that_is_in_it() -> None:
    """The newsletter's feed has one entry an edition, with the opening and every part."""
    entry = parsed(made(place())["newsletter.rss"]).entries[0]
    content = entry.content[0].value
    assert content.startswith("<p>Dear all, see <a href=")
    assert re.findall(r"<h2>(.*?)</h2>", content) == [
        "Stories",
        "New in the directory",
        "Dates until March 2027",
        "The quarter in numbers",
    ]


def test_events_say_when_where_and_whether() -> None:
    """An event's entry begins with what nobody may miss."""
    walk, off = parsed(made(place())["events.rss"]).entries
    assert "<li>Sunday 13 December 2026, 4.30pm</li><li>Hall</li>" in walk.content[0].value
    assert off.content[0].value.startswith("<p><strong>Cancelled.</strong></p>")


def test_ids_survive_a_rename() -> None:
    """A renamed record keeps its entry's id: the uuid if it has one, else the first name it had."""

    def ids(slug: str, **fields: object) -> list[str]:
        data = made(context(listing(slug, **fields)))
        return [
            entry.id for name in ("listings.rss", "listings.atom") for entry in parsed(data[name]).entries
        ]

    assert ids("tea") == ["tag:larkmere.example,2024-02-05:groups/tea"] * 2
    assert ids("coffee", redirect_from=["tea", "cocoa"]) == ids("tea")
    assert ids("tea", uuid="a b/c") == ["tag:larkmere.example,2024-02-05:groups/a%20b%2Fc"] * 2
    assert ids("coffee", uuid="a b/c", redirect_from=["tea"]) == ids("tea", uuid="a b/c")


def test_ids_without_a_first_day_and_with_an_odd_host() -> None:
    """A site that does not say since when has ids that stay too; any host is written in ASCII."""
    ctx = context(story("tale", "2026-11-01"), url="https://bücher.example/", settings={"since": None})
    assert (
        parsed(made(ctx)["stories.atom"]).entries[0].id == "tag:xn--bcher-kva.example,2026-01-01:stories/tale"
    )


def test_days_come_from_the_content() -> None:
    """Feeds are dated by what records say; built on another day, they are the same to the byte."""
    feed = parsed(made(place())["listings.atom"])
    tea = feed.entries[0]
    assert (tea.published, tea.updated) == ("2026-10-01T12:00:00+00:00", "2026-11-20T12:00:00+00:00")
    assert feed.feed.updated == tea.updated
    earlier, later = (context(story("tale", "2026-11-01"), today=day) for day in ("2026-11-02", "2027-11-02"))
    assert made(earlier) == made(later)


def test_a_feed_with_nothing_in_it() -> None:
    """A place that has just begun has feeds that readers can already follow."""
    for name, data in made(context()).items():
        if name.endswith((".rss", ".atom")):
            found = parsed(data)
            assert found.entries == []
            assert (found.feed.updated_parsed)[:3] == (2024, 2, 5), name
        elif name.endswith(".json"):
            assert read(data)["items"] == []


def test_a_site_without_an_address_has_no_feeds() -> None:
    """A feed needs whole addresses; without them there is none, and a sentence that says why."""
    assert list(files(context(story("tale", "2026-11-01"), url=""))) == []
    assert "site_url" in WITHOUT_ADDRESS


def test_the_latest_fifty() -> None:
    """A feed holds fifty entries at most, the newest."""
    many = [listing(f"g{n:03}", listed=f"2026-{n % 12 + 1:02}-01") for n in range(120)]
    entries = parsed(made(context(*many))["listings.atom"]).entries
    assert len(entries) == LATEST
    assert {entry.published[:7] for entry in entries} == {f"2026-{month:02}" for month in range(8, 13)}


@pytest.mark.parametrize("words", ["word " * 2000, "&<\"'>" * 2000, "𝄞字" * 2000])
def test_a_feed_stays_small(words: str) -> None:
    """However long its entries are, no feed has more than 500 kB; what is left out is left to the site."""
    stories = [story(f"s{n}", "2026-11-01", words, title=words[:120], summary=words[:200]) for n in range(60)]
    data = made(context(*stories))
    assert all(len(feed) <= 500_000 for feed in data.values())
    entries = parsed(data["stories.atom"]).entries
    assert len(entries) == LATEST
    assert "content" in entries[0]
    assert "content" not in entries[-1]
    assert entries[-1].summary == one_line(words[:200])


def test_inputs_follow_what_a_feed_is_made_from() -> None:
    """A feed's inputs are the same for the same records, and change with a record or the venue it names."""

    def inputs(hours: str, hall: str) -> dict[str, bytes]:
        venue = listing("hall", kind="place", status="closed", title=hall)
        ctx = context(venue, listing("tea", hours=hours, venue="hall"), story("tale", "2026-11-01"))
        return {file.address: file.inputs for file in files(ctx)}

    usual, changed, moved = inputs("always", "Hall"), inputs("never", "Hall"), inputs("always", "New hall")
    assert usual == inputs("always", "Hall")
    assert usual["feeds/stories.rss"] == changed["feeds/stories.rss"] == moved["feeds/stories.rss"]
    assert len({usual["feeds/listings.rss"], changed["feeds/listings.rss"], moved["feeds/listings.rss"]}) == 3


def _xml(text: str) -> str:
    """Return what XML can hold of a text, with the line ends XML gives it."""
    return re.sub("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", text)


@settings(deadline=None)
@given(st.text(min_size=1), st.text(), st.sampled_from(FORMS))
def test_any_text_comes_back(title: str, words: str, form: Format) -> None:
    """Any title, summary and content comes back as it went in, apart from what XML cannot hold."""
    title, summary = one_line(_xml(title)), one_line(_xml(words))
    assume(title and summary and not _is_mended(title) and not _is_mended(summary))
    content = f"<p>{html.escape(words)}</p>"
    data = write(
        CHANNEL, [replace(AN_ENTRY, title=title, summary=summary, make_content=lambda: content)], SITE, form
    )
    item = etree.fromstring(data).find(f".//{ATOM}entry" if form == "atom" else ".//item")
    encoded = f"{ATOM}content" if form == "atom" else "{http://purl.org/rss/1.0/modules/content/}encoded"
    assert item.findtext(encoded) == _xml(content)
    entry = parsed(data).entries[0]
    assert _as_shown(entry.title_detail) == title
    assert _as_shown(entry.summary_detail, is_html=form == "rss") == summary


def _is_mended(text: str) -> bool:
    """Tell whether feedparser would mend a text, since it looks like UTF-8 that was taken for Latin-1."""
    try:
        return text.encode("latin-1").decode() != text
    except UnicodeError:
        return False


def _as_shown(detail: Any, *, is_html: bool = False) -> str:  # noqa: ANN401 - feedparser has no types
    text: str = detail.value
    return html.unescape(text) if is_html or detail.type == "text/html" else text


@settings(deadline=None)
@given(st.text(st.characters(), min_size=1))
def test_no_character_stops_a_feed(text: str) -> None:
    """Control characters, lone surrogates and non-characters are dropped; the rest of the feed is there."""
    entry = replace(
        AN_ENTRY,
        title=f"a{text}",
        summary=text,
        make_content=lambda: text,
        author=text,
        related=((f"https://{text}", text),),
    )
    for form in FORMS:
        data = write(Channel("x", f"b{text}", f"c{text}", "x/", "X"), [entry], SITE, form)
        assert etree.fromstring(data) is not None


def test_titles_read_the_same_as_text_and_as_html() -> None:
    """RSS does not say which a title is; ordinary ones are the same as both, others are written as HTML."""
    for title, written in (
        ("Fish & chips", "Fish & chips"),
        ("A <b>bold</b> & <img src=x>", "A &lt;b&gt;bold&lt;/b&gt; &amp; &lt;img src=x&gt;"),
        ("AT&amp;T", "AT&amp;amp;T"),
    ):
        data = write(CHANNEL, [replace(AN_ENTRY, title=title)], SITE, "rss")
        assert etree.fromstring(data).findtext(".//item/title") == written
        assert html.unescape(written) == title


def test_days_are_noon_everywhere() -> None:
    """A day is written as noon of universal time, so that it is that day from Alaska to Japan."""
    data = write(CHANNEL, [replace(AN_ENTRY, published=date(2026, 2, 28))], SITE, "atom")
    assert (
        parsed(data).entries[0].published_parsed[:6] == datetime(2026, 2, 28, 12, tzinfo=UTC).timetuple()[:6]
    )
