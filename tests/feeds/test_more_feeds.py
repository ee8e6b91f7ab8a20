from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from feeds.making import AN_ENTRY, ATOM_RULES, CHANNEL, OF_PLACE, SITE, made, parsed, place, read
from newsletter.place import SUMMARY, VOCABULARIES, context, event, listing, spark, story
from placebook.feeds import json_feed
from placebook.feeds.chosen import COMING_OF_TERM, LATEST_OF_TERM
from placebook.feeds.entries import clean
from placebook.feeds.xml_feed import write
from placebook.pages.feeds import TYPES, feed_head, offers_by_section, theme_channel
from placebook.pages.lists import pages as list_pages
from placebook.pages.site import ROOT, Site


@settings(deadline=None)
@given(st.text(), st.text(), st.text(min_size=1))
def test_any_text_comes_back_from_json(title: str, words: str, content: str) -> None:
    """Any title, summary, name and content comes back from a JSON feed, apart from what no feed can hold."""
    entry = replace(AN_ENTRY, title=title, summary=words, author=words, make_content=lambda: content)
    feed = read(json_feed.write(CHANNEL, [entry], SITE))
    (item,) = feed["items"]
    assert (item["title"], item["summary"]) == (clean(title), clean(words))
    assert item.get("content_html", "") == clean(content)
    assert [one["name"] for one in item.get("authors", [])] == ([clean(words)] if words else [])


def test_a_json_feed_says_what_the_others_say() -> None:
    """An item has the id, days, summary, content, author and themes of the same entry in Atom."""
    feeds = made(place())
    for name in OF_PLACE:
        items, entries = read(feeds[f"{name}.json"])["items"], parsed(feeds[f"{name}.atom"]).entries
        assert len(items) == len(entries) > 0
        for item, entry in zip(items, entries, strict=True):
            assert (item["id"], item["url"]) == (entry.id, entry.link)
            assert (item["date_published"], item["date_modified"]) == (entry.published, entry.updated)
            assert item["content_html"] == entry.content[0].value
            assert item["summary"] == entry.summary
            assert item.get("tags", []) == [tag.label for tag in entry.get("tags", [])]
    (tale,) = read(feeds["stories.json"])["items"]
    assert tale["authors"] == [{"name": "the librarian"}]
    assert tale["tags"] == ["Crafts & making"]
    feed = read(feeds["theme/crafts.json"])
    assert feed["feed_url"] == "https://larkmere.example/feeds/theme/crafts.json"
    assert feed["home_page_url"] == "https://larkmere.example/directory/theme/crafts/"


@pytest.mark.parametrize("words", ['"' * 30_000, "\\" * 30_000, "&" * 30_000, "\t字" * 10_000])
def test_every_form_stays_small(words: str) -> None:
    """Whatever an entry is full of, no form of a feed has more than 500 kB, and all leave off at the same."""
    entries = [replace(AN_ENTRY, id=f"tag:{n}", make_content=lambda: words) for n in range(50)]
    atom, rss = write(CHANNEL, entries, SITE, "atom"), write(CHANNEL, entries, SITE, "rss")
    as_json = json_feed.write(CHANNEL, entries, SITE)
    assert max(map(len, (atom, rss, as_json))) <= 500_000
    items = read(as_json)["items"]
    whole = ["content_html" in item for item in items]
    assert whole == ["content" in entry for entry in parsed(atom).entries]
    assert whole == sorted(whole, reverse=True)
    assert any(whole)
    assert items[-1]["content_text"] == SUMMARY


def test_a_theme_and_an_area_hold_what_comes_and_what_is_new() -> None:
    """The next events come first, soonest first; then all that is new together, the newest first."""
    ctx = context(
        *(listing(f"g{n:02}", listed=f"2026-01-{n:02}") for n in range(1, 29)),
        listing("elsewhere", themes=["chess"], areas=["far"], listed="2026-12-01"),
        listing("undated"),
        story("tale", "2026-01-20", themes=["crafts"], areas=["northgate"]),
        story("other", "2026-12-20"),
        spark("oven", "2026-01-24", themes=["crafts"], areas=["northgate"]),
        spark("elsewhere", "2026-12-20"),
        *(event(f"e{n:02}", f"2027-01-{n:02}", themes=["crafts"]) for n in range(1, 13)),
    )
    feeds = made(ctx)
    for name in ("theme/crafts", "area/northgate"):
        found = [item["title"] for item in read(feeds[f"{name}.json"])["items"]]
        assert found[:COMING_OF_TERM] == [f"E{n:02}" for n in range(1, COMING_OF_TERM + 1)]
        told = found[COMING_OF_TERM:]
        assert len(told) == LATEST_OF_TERM
        assert told[:4] == ["G28", "G27", "G26", "G25"]
        assert set(told[4:6]) == {"Oven", "G24"}
        assert told[6:9] == ["G23", "G22", "G21"]
        assert set(told[9:11]) == {"Tale", "G20"}


def test_an_area_holds_what_lies_within_it() -> None:
    """What is in a street of an area is in the area's feed too."""
    small = made(context(listing("tea"), story("tale", "2026-01-20", areas=["northgate"])))
    assert [item["title"] for item in read(small["area/northgate.json"])["items"]] == ["Tale", "Tea"]


def test_the_list_of_feeds_names_each_once() -> None:
    """The OPML file holds every feed that there is, with its page, in folders that are not empty."""
    feeds = made(place())
    root = etree.fromstring(feeds["feeds.opml"])
    assert (root.tag, root.get("version")) == ("opml", "2.0")
    assert [one.tag for one in root] == ["head", "body"]
    assert [one.get("text") for one in root.find("body")] == ["Larkmere", "Themes", "Areas"]
    leaves = root.findall("body/outline/outline")
    assert all(one.get("type") == "rss" and one.get("text") == one.get("title") for one in leaves)
    assert sorted(one.get("xmlUrl") for one in leaves) == sorted(
        f"https://larkmere.example/feeds/{name}" for name in feeds if name.endswith(".atom")
    )
    assert all(one.get("htmlUrl").startswith("https://larkmere.example/") for one in leaves)
    assert VOCABULARIES["themes"].label("crafts") in leaves[4].get("title")


def test_pages_offer_the_feeds_they_belong_to() -> None:
    """A page in a part of the site offers that part's feed in all forms; any other the four of the place."""
    offers = offers_by_section(SITE)
    assert [one.file for one in offers["stories"]] == [f"feeds/stories.{form}" for form in TYPES]
    assert [one.type for one in offers["groups"]] == list(TYPES.values())
    assert [one.file for one in offers[""]] == [f"feeds/{name}.atom" for name in OF_PLACE]


def test_the_page_of_a_theme_offers_its_feeds() -> None:
    """The head of a theme's or an area's page, and no other list's, offers its own feeds."""
    heads = {page.name: page.head() for page in list_pages(place())}
    for name in ("theme/crafts", "area/northgate"):
        for form, type_ in TYPES.items():
            assert f'type="{type_}"' in heads[f"directory/{name}"]
            assert f'href="{ROOT}/feeds/{name}.{form}"' in heads[f"directory/{name}"]
    assert heads["directory/kind/skill"] == ""
    hostile = theme_channel(SITE, VOCABULARIES["themes"].by_id["crafts"])._replace(title='"><script>')
    assert "<script" not in feed_head(SITE, hostile)


def test_a_site_without_an_address_offers_none() -> None:
    """Where there are no feeds, no page speaks of one."""
    ctx = context(listing("tea"), url="")
    assert offers_by_section(ctx.site) == {"": ()}
    assert all("alternate" not in page.head() for page in list_pages(ctx))


def test_addresses_without_a_host_become_whole() -> None:
    """A link to a part of the page, or to a path, leads to the site; words that look like one stay."""
    body = 'See [below](#more), [there](/x?a=1&b=2) and href="#no".\n\n<a title="t > u" href="?q">q</a>'
    ctx = context(story("tale", "2026-01-20", body))
    content = read(made(ctx)["stories.json"])["items"][0]["content_html"]
    page = "https://larkmere.example/stories/tale/"
    assert f'href="{page}#more"' in content
    assert 'href="https://larkmere.example/x?a=1&amp;b=2"' in content
    assert f'href="{page}?q"' in content
    assert "#no" in content
    assert f"{page}#no" not in content


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("<id>tag:", "<id>"),
        ("<updated>2026-11-01T12:00:00+00:00</updated>", "<updated>2026-11-01</updated>"),
        ("</entry>", "</entry><subtitle>a</subtitle><subtitle>b</subtitle>"),
        ("<summary", "<thing/><summary"),
        (' rel="alternate"', ' rel="own"'),
    ],
)
def test_the_rules_of_atom_find_faults(wrong: str, right: str) -> None:
    """The schema that feeds are held against refuses what RFC 4287 forbids."""
    feed = write(CHANNEL, [AN_ENTRY], SITE, "atom").decode()
    assert wrong in feed
    assert ATOM_RULES.validate(etree.fromstring(feed.encode()))
    assert not ATOM_RULES.validate(etree.fromstring(feed.replace(wrong, right).encode()))


def test_entries_are_made_once_for_all_feeds(monkeypatch: pytest.MonkeyPatch) -> None:
    """An entry that stands in nine files is put into words once."""
    ctx = context(listing("tea", listed="2026-10-01"))
    calls: list[str] = []
    resolve = Site.resolve

    def counted(site: Site, html: str) -> str:
        calls.append(html)
        return resolve(site, html)

    monkeypatch.setattr(Site, "resolve", counted)
    assert sum(b"groups/tea" in data for data in made(ctx).values()) == 9
    assert len(calls) == 1
