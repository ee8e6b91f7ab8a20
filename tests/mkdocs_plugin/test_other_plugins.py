"""Placebook beside other common plugins of MkDocs, as docs/plugins.md tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from built.building import BuiltSite, build, copy_of
from corner_place import configured, settings
from repository import git

if TYPE_CHECKING:
    from pathlib import Path


# The plugin for redirects knows ordinary pages by their files, and all others by their addresses.
HALL = "https://corner.example/groups/full-hall/"


@pytest.fixture(scope="module")
def site(built_place: Path, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """A place under version control, built with three other plugins."""
    folder = copy_of(built_place, tmp_path_factory.mktemp("plugins") / "place")
    others = [
        {"redirects": {"redirect_maps": {"old-about.md": "about/index.md", "old-hall.md": HALL}}},
        {"minify": {"minify_html": True}},
        {"git-revision-date-localized": {"enable_creation_date": False, "fallback_to_build_date": True}},
    ]
    config = configured(folder, plugins=[*settings()["plugins"], *others])
    for command in (("init", "-q"), ("add", "content"), ("commit", "-q", "-m", "Begin")):
        git(folder, *command)
    build(config, folder / "site")
    return BuiltSite(folder / "site", "")


@pytest.mark.parametrize(
    ("old", "new"), [("old-about", "../about/"), ("old-hall", HALL)], ids=["page", "listing"]
)
def test_redirects_lead_to_pages_of_both_sorts(site: BuiltSite, old: str, new: str) -> None:
    """mkdocs-redirects leads an old address to an ordinary page and to a listing."""
    assert f'url={new}"' in site.read(f"{old}/index.html")


def test_minify_shortens_ordinary_pages(site: BuiltSite) -> None:
    """mkdocs-minify-plugin shortens an ordinary page, and leaves a fast page as it is: whole."""
    assert len(site.read("about/index.html").splitlines()) < 40
    fast = site.read("groups/full-hall/index.html")
    assert len(fast.splitlines()) > 100
    assert fast.rstrip().endswith("</html>")


def test_revision_dates_are_left_to_ordinary_pages(site: BuiltSite) -> None:
    """A plugin for days of change fills its mark on an ordinary page; a listing says when it was checked."""
    assert "{{ git_revision_date_localized }}" not in site.read("about/index.html")
    assert "git-revision-date-localized-plugin" in site.read("about/index.html")
    assert "Checked by us on" in site.read("groups/full-hall/index.html")


def test_a_configuration_that_names_placebook_last_works_too(place: Path) -> None:
    """The order of plugins does not matter."""
    others = [{"redirects": {"redirect_maps": {"old-hall.md": HALL}}}, {"minify": {}}]
    config = configured(place, plugins=[*others, *settings()["plugins"]])
    build(config, place / "site")
    assert (place / "site" / "old-hall" / "index.html").is_file()
    assert yaml.safe_load(config.read_text(encoding="utf-8"))["plugins"][-1].keys() == {"placebook"}
