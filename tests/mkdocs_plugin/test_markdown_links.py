"""Links from ordinary pages to listings, stories, events and editions, and those that lead nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from built.building import BuiltSite, build
from corner_place import configured

if TYPE_CHECKING:
    from pathlib import Path

VALIDATION = {"omitted_files": "ignore", "links": {"anchors": "warn"}}


def _with_page(place: Path, body: str) -> Path:
    """Give the place one page of this body, and return its configuration."""
    (place / "content" / "about" / "index.md").write_text(f"# About\n\n{body}\n", encoding="utf-8")
    return configured(place, validation=VALIDATION)


def _with_listing(place: Path, body: str) -> Path:
    """Give a listing of the place this body besides its own, and return the configuration."""
    with (place / "content" / "groups" / "bare.md").open("a", encoding="utf-8") as listing:
        listing.write(f"\n{body}\n")
    return configured(place, validation=VALIDATION)


def test_links_to_every_sort_of_page_are_resolved(place: Path) -> None:
    """A page links to files of content, and to lists that no file stands for, and both become addresses."""
    targets = {
        "../groups/full-hall.md#when": "../groups/full-hall/#when",
        "../stories/full-story.md": "../stories/full-story/",
        "../events/many-days.md": "../events/many-days/",
        "../newsletter/2026-q4.md": "../newsletter/2026-q4/",
        "../directory/index.md": "../directory/",
        "../directory/theme/crafts.md": "../directory/theme/crafts/",
        "../list-your-group.md": "../list-your-group/",
    }
    config = _with_page(place, " ".join(f"[x]({target})" for target in targets))
    told = build(config, place / "site")
    assert "about/index.md" not in told
    page = BuiltSite(place / "site", "").read("about/index.html")
    for address in targets.values():
        assert f'<a href="{address}">x</a>' in page


def test_links_that_lead_nowhere_are_told(place: Path) -> None:
    """Links to files or parts that are not there are warned about, with what was probably meant."""
    hint = "to link to. Did you mean"
    said = {
        "../groups/ful-hall.md": f"'groups/ful-hall.md' {hint} '../groups/full-hall.md'?",
        "groups/full-hall.md": f"'about/groups/full-hall.md' {hint} '../groups/full-hall.md'?",
        "../events/many-day.md#when": f"'events/many-day.md' {hint} '../events/many-days.md'?",
        "../groups/full-hall.md#whenever": "does not contain an anchor '#whenever'",
        "#nowhere": "a link '#nowhere', but there is no such anchor on this page",
    }
    config = _with_page(place, " ".join(f"[x]({link})" for link in said))
    told = [line for line in build(config, place / "site").splitlines() if "about/index.md" in line]
    for link, words in said.items():
        assert any(words in line for line in told), (link, told)


def test_a_lost_link_stops_a_strict_build(place: Path) -> None:
    """With --strict a link that leads nowhere keeps the site from being made."""
    config = _with_page(place, "[x](../groups/ful-hall.md)")
    assert "The site was not changed." in build(config, place / "site", "--strict", fails=True)
    assert not (place / "site").exists()


def test_a_listings_lost_link_is_an_error(place: Path) -> None:
    """A link from a listing to a listing that is not there stops the build, with what was probably meant."""
    told = build(_with_listing(place, "[x](ful-hall.md)"), place / "site", fails=True)
    assert "there is no file 'groups/ful-hall.md' to link to. Did you mean 'full-hall.md'?" in " ".join(
        told.split()
    )


def test_a_listings_links_to_parts_are_checked_too(place: Path) -> None:
    """A record's link to a part of another page, or of its own, is told if there is no such part."""
    body = (
        "[a](full-hall.md#when) [b](full-hall.md#whenn) [c](../about/index.md#about) "
        "[d](../about/index.md#nowhere) [e](#ask) [f](#asked) [g](../stories/full-story.md#top)"
    )
    told = " ".join(build(_with_listing(place, body), place / "site").split())
    for target, part, hint in (
        ("groups/full-hall.md", "whenn", "Did you mean 'when'?"),
        ("about/index.md", "nowhere", ""),
        ("groups/bare.md", "asked", "Did you mean 'ask'?"),
        ("stories/full-story.md", "top", ""),
    ):
        assert f"groups/bare.md: '{target}' has no part '#{part}' to link to. {hint}".rstrip() in told
    assert told.count("has no part") == 4


@pytest.mark.parametrize("path", ["groups/full-hall.md", "directory/index.md"])
def test_a_made_page_in_nav_is_refused_in_plain_words(place: Path, path: str) -> None:
    """A page that Placebook makes cannot stand in `nav:`; the build says so and what to do."""
    config = configured(place, nav=["index.md", {"Look": [{"Here": path}]}])
    told = " ".join(build(config, place / "site", fails=True).split())
    assert f"'{path}' is a page that Placebook makes" in told
    assert "take it out, or link to it from a page" in told
