"""The markup of built pages, by two judges of HTML and one of CSS."""

from __future__ import annotations

import os
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import html

from built.page_types import PAGE_TYPES, REDIRECTS, file_of
from judges import html_validate_errors, vnu_errors

if TYPE_CHECKING:
    from built.building import BuiltSite

PLACES = ("demo", "corner", "bare")


@pytest.fixture(params=PLACES)
def site(request: pytest.FixtureRequest) -> BuiltSite:
    """Each place in its turn."""
    built: BuiltSite = request.getfixturevalue(request.param)
    return built


@pytest.fixture
def judged(demo: BuiltSite, corner: BuiltSite, bare: BuiltSite) -> tuple[Path, list[str]]:
    """A page of every type in every place, below the folder that holds them all: judges are slow to start."""
    sites = {"demo": demo, "corner": corner, "bare": bare}
    root = Path(os.path.commonpath([site.folder for site in sites.values()]))
    files = [sites[place].folder / file_of(path) for place, path in (*PAGE_TYPES, *REDIRECTS)]
    return root, [file.relative_to(root).as_posix() for file in files]


def test_vnu_finds_no_error(judged: tuple[Path, list[str]], demo: BuiltSite) -> None:
    """What the W3C's validator runs finds no error in any type of page, and none in the styles."""
    root, pages = judged
    # Leaflet's own styles speak to browsers that the validator has never heard of.
    ours = [name for name in demo.files("*.css") if not name.startswith("assets/vendor/map/")]
    styles = [(demo.folder / name).relative_to(root).as_posix() for name in ours]
    assert len(styles) == 6
    assert vnu_errors(root, [*pages, *styles]) == []


def test_html_validate_finds_no_error(judged: tuple[Path, list[str]]) -> None:
    """html-validate finds no mistake on any type of page."""
    assert html_validate_errors(*judged) == []


def test_every_page_has_one_heading_of_the_first_level_and_its_landmarks(site: BuiltSite) -> None:
    """Each page has a language, one title, one `h1`, one `main`, a banner, a footer and named ways about."""
    wrong = []
    for name in _pages(site):
        page = html.fromstring(site.read(name))
        counts = {tag: len(page.findall(f".//{tag}")) for tag in ("h1", "main", "title")}
        navs = Counter(nav.get("aria-label") or nav.get("aria-labelledby") for nav in page.findall(".//nav"))
        if (
            not page.get("lang")
            or set(counts.values()) != {1}
            or not page.findall("./body/header")
            or not page.findall("./body/footer")
            or None in navs
            or max(navs.values()) > 1
        ):
            wrong.append((name, page.get("lang"), counts, navs))
    assert wrong == []


def test_headings_leave_out_no_level(site: BuiltSite) -> None:
    """On every page a heading is at most one level below the one before it."""
    wrong = []
    for name in _pages(site):
        page = html.fromstring(site.read(name))
        levels = [int(one.tag[1]) for one in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
        main = levels[levels.index(1) :] if 1 in levels else levels
        if any(after > before + 1 for before, after in pairwise(main)):
            wrong.append((name, levels))
    assert wrong == []


def test_every_link_has_a_name(site: BuiltSite) -> None:
    """Each link says where it leads, in words or by a picture's description."""
    wrong = []
    for name in _pages(site):
        for link in html.fromstring(site.read(name)).iter("a"):
            words = [*link.itertext(), *link.xpath(".//img/@alt"), link.get("aria-label") or ""]
            if not "".join(words).strip():
                wrong.append((name, html.tostring(link)[:150]))
    assert wrong == []


def test_no_two_pages_share_a_title(site: BuiltSite) -> None:
    """The title of each page that may be listed tells it from all others."""
    titles = Counter(
        page.findtext(".//title")
        for page in (html.fromstring(site.read(name)) for name in _pages(site))
        if "noindex" not in page.xpath("//meta[@name='robots']/@content")
    )
    assert [title for title, count in titles.items() if count > 1] == []


def _pages(site: BuiltSite) -> list[str]:
    """Return all pages, without the e-mails, which are no pages of the site."""
    pages = [name for name in site.files() if not name.endswith("/email.html")]
    assert {"index.html", "directory/index.html", "404.html"} <= set(pages)
    return pages
