"""One place published in other ways: plain file names, below a path, without address, by other commands."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import html

from built.building import DAY, EPOCH, BuiltSite, build, contents, differences, run
from built.crawl import broken
from corner_place import configured, write_corner

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page


def _built(place: Path, site: Path, **changes: object) -> BuiltSite:
    build(configured(place, **changes), site)
    return BuiltSite(site, "")


def test_plain_file_names_work(place: Path, tmp_path: Path) -> None:
    """With `use_directory_urls: false` pages are `groups/x.html`, links work, and the sitemap says so."""
    site = _built(place, tmp_path / "site", use_directory_urls=False)
    assert "groups/full-hall.html" in site.files()
    assert "groups/full-hall/index.html" not in site.files()
    assert broken(site) == []
    assert "<loc>https://corner.example/groups/full-hall.html</loc>" in site.read("sitemap.xml")


def test_a_site_below_a_path_works(
    place: Path, tmp_path: Path, serve: Callable[[Path], str], page: Page
) -> None:
    """Published below /mytown/, every link stays below it, and a wrong address deep inside shows all."""
    site = _built(place, tmp_path / "www" / "mytown", site_url="https://town.example/mytown/")
    assert broken(site, "/mytown/") == []
    canonical = html.fromstring(site.read("groups/bare/index.html")).xpath("//link[@rel='canonical']/@href")
    assert canonical == ["https://town.example/mytown/groups/bare/"]

    (site.folder.parent / "404.html").write_bytes((site.folder / "404.html").read_bytes())
    failed: list[str] = []
    page.on("response", lambda response: None if response.ok else failed.append(response.url))
    address = f"{serve(site.folder.parent)}/mytown/no/such/page/"
    page.goto(address)
    assert failed == [address]
    assert page.locator("body").evaluate("body => getComputedStyle(body).fontFamily").startswith('"Atkinson')
    page.get_by_role("link", name="Open the directory").click()
    assert page.url.endswith("/mytown/directory/")
    assert page.get_by_role("heading", name="Directory", exact=True).is_visible()


def test_a_site_without_an_address_works(place: Path, tmp_path: Path) -> None:
    """Without `site_url` every link works, and nothing claims an address: no canonical one, no empty one."""
    site = _built(place, tmp_path / "site", site_url="")
    assert broken(site) == []
    for name in ("groups/full-hall/index.html", "index.html"):
        assert html.fromstring(site.read(name)).xpath("//link[@rel='canonical']") == []
        assert 'class="qr"' not in site.read(name)
    assert 'content=""' not in site.read("groups/full-hall/index.html")


@pytest.mark.parametrize("program", ["mkdocs", "properdocs"])
def test_other_commands_make_the_same_site(
    program: str, larkmere: Path, demo: BuiltSite, tmp_path: Path
) -> None:
    """`mkdocs build` and `properdocs build` write the demo as `placebook build` does, byte for byte."""
    site = tmp_path / "site"
    command = (
        sys.executable,
        "-m",
        program,
        "build",
        "--strict",
        "-f",
        str(larkmere / "site_config.yml"),
        "-d",
    )
    run(*command, str(site), SOURCE_DATE_EPOCH=EPOCH, DISABLE_MKDOCS_2_WARNING="true")
    assert differences(demo.folder, site) == []


def test_the_same_input_gives_the_same_bytes(corner: BuiltSite, tmp_path: Path) -> None:
    """Another order of hashes, two workers in place of one, and an empty cache elsewhere change no byte."""
    site = tmp_path / "site"
    build(write_corner(tmp_path, clubs=300), site, "--workers", "2", PYTHONHASHSEED="2")
    assert len(contents(site)) > 420, "not enough files to share between workers"
    assert differences(corner.folder, site) == []


@pytest.mark.parametrize(("day", "epoch"), [(DAY, ""), ("", EPOCH), (DAY, "86400")])
def test_the_day_comes_from_the_option_before_the_environment(
    place: Path, tmp_path: Path, day: str, epoch: str
) -> None:
    """A site is made for the day of `--date`, else of SOURCE_DATE_EPOCH; no other clock is read."""
    build(place / "site_config.yml", tmp_path / "site", day=day, SOURCE_DATE_EPOCH=epoch)
    site = BuiltSite(tmp_path / "site", "")
    assert f'Made on <time datetime="{DAY}">22 November 2026</time>' in site.read("index.html")
    for name in site.files("*.html"):
        assert "1970" not in site.read(name)


def test_a_site_folder_is_looked_for_from_where_the_command_is_given(place: Path, tmp_path: Path) -> None:
    """`--site-dir site` means the folder below the one you are in, wherever the configuration lies."""
    build(place / "site_config.yml", Path(os.path.relpath(tmp_path / "site")))
    assert (tmp_path / "site" / "index.html").is_file()
