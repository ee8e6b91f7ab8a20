"""Links from ordinary pages to listings, stories, events and editions, and those that lead nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from built.building import BuiltSite, build
from corner_place import write_corner

if TYPE_CHECKING:
    from pathlib import Path

VALIDATION = {"omitted_files": "ignore", "links": {"anchors": "warn"}}


def _with_page(folder: Path, body: str) -> Path:
    """Write the small place with one page of this body, and return its configuration."""
    config = write_corner(folder, validation=VALIDATION)
    (folder / "content" / "about" / "index.md").write_text(f"# About\n\n{body}\n", encoding="utf-8")
    return config


def test_links_to_every_sort_of_page_are_resolved(tmp_path: Path) -> None:
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
    config = _with_page(tmp_path, " ".join(f"[x]({target})" for target in targets))
    told = build(config, tmp_path / "site")
    assert "about/index.md" not in told
    page = BuiltSite(tmp_path / "site", "").read("about/index.html")
    for address in targets.values():
        assert f'<a href="{address}">x</a>' in page


@pytest.mark.parametrize(
    ("link", "told"),
    [
        ("../groups/ful-hall.md", "Did you mean '../groups/full-hall.md'?"),
        ("groups/full-hall.md", "Did you mean '../groups/full-hall.md'?"),
        ("../events/many-day.md#when", "Did you mean '../events/many-days.md'?"),
        ("../groups/full-hall.md#whenever", "does not contain an anchor '#whenever'"),
        ("#nowhere", "there is no such anchor on this page"),
    ],
)
def test_a_link_that_leads_nowhere_is_told(tmp_path: Path, link: str, told: str) -> None:
    """A link to a file or a part that is not there is warned about, with what was probably meant."""
    warnings = build(_with_page(tmp_path, f"[x]({link})"), tmp_path / "site")
    assert told in " ".join(warnings.split())
    assert "about/index.md" in warnings


def test_a_lost_link_stops_a_strict_build(tmp_path: Path) -> None:
    """With --strict a link that leads nowhere keeps the site from being made."""
    told = build(
        _with_page(tmp_path, "[x](../groups/ful-hall.md)"), tmp_path / "site", "--strict", fails=True
    )
    assert "The site was not changed." in told
    assert not (tmp_path / "site").exists()


def test_a_listings_lost_link_is_an_error(tmp_path: Path) -> None:
    """A link from a listing to a listing that is not there stops the build, with what was probably meant."""
    config = write_corner(tmp_path)
    listing = tmp_path / "content" / "groups" / "bare.md"
    listing.write_text(listing.read_text(encoding="utf-8") + "\n[x](ful-hall.md)\n", encoding="utf-8")
    told = build(config, tmp_path / "site", fails=True)
    assert "there is no file 'groups/ful-hall.md' to link to. Did you mean 'full-hall.md'?" in " ".join(
        told.split()
    )


def test_a_listings_links_to_parts_are_checked_too(tmp_path: Path) -> None:
    """A record's link to a part of another page, or of its own, is told if there is no such part."""
    config = write_corner(tmp_path, validation=VALIDATION)
    body = (
        "[a](full-hall.md#when) [b](full-hall.md#whenn) [c](../about/index.md#about) "
        "[d](../about/index.md#nowhere) [e](#ask) [f](#asked) [g](../stories/full-story.md#top)"
    )
    listing = tmp_path / "content" / "groups" / "bare.md"
    listing.write_text(listing.read_text(encoding="utf-8") + f"\n{body}\n", encoding="utf-8")
    told = " ".join(build(config, tmp_path / "site").split())
    for target, part, hint in (
        ("groups/full-hall.md", "whenn", "Did you mean 'when'?"),
        ("about/index.md", "nowhere", ""),
        ("groups/bare.md", "asked", "Did you mean 'ask'?"),
        ("stories/full-story.md", "top", ""),
    ):
        assert f"groups/bare.md: '{target}' has no part '#{part}' to link to. {hint}".rstrip() in told
    assert told.count("has no part") == 4


@pytest.mark.parametrize("path", ["groups/full-hall.md", "directory/index.md"])
def test_a_made_page_in_nav_is_refused_in_plain_words(tmp_path: Path, path: str) -> None:
    """A page that Placebook makes cannot stand in `nav:`; the build says so and what to do."""
    told = build(
        write_corner(tmp_path, nav=["index.md", {"Look": [{"Here": path}]}]), tmp_path / "site", fails=True
    )
    assert f"'{path}' is a page that Placebook makes" in " ".join(told.split())
    assert "take it out, or link to it from a page" in " ".join(told.split())
