import errno
import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from build import small_site
from placebook import press
from placebook.mkdocs_plugin.build_run import BuildRun
from placebook.mkdocs_plugin.reading import Place
from placebook.mkdocs_plugin.site_build import BuildFailed
from placebook.opendata import files as opendata

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that was built three times, so that there are a cache, a last site and a spare one."""
    folder = small_site.write(tmp_path_factory.mktemp("built"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("keys")))
        for text in ("One.", "Two.", "Three."):
            with (folder / "content/groups/cooks.md").open("a", encoding="utf-8") as file:
                file.write(f"{text}\n")
            small_site.build(folder)
        (folder / "keys").write_text(os.environ["XDG_CACHE_HOME"], encoding="utf-8")
    return folder


@pytest.fixture
def folder(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that site's folder, cache and all."""
    monkeypatch.setenv("XDG_CACHE_HOME", (built / "keys").read_text(encoding="utf-8"))
    return Path(shutil.copytree(built, tmp_path / "place"))


def replaced(file: str, old: str, new: str) -> Callable[[Path], None]:
    """Return an edit that writes one thing for another."""

    def edit(folder: Path) -> None:
        def replace(text: str) -> str:
            assert old in text
            return text.replace(old, new)

        small_site.change(folder / file, replace)

    return edit


def _add(folder: Path) -> None:
    text = (folder / "content/groups/cooks.md").read_text(encoding="utf-8")
    (folder / "content/groups/bakers.md").write_text(text.replace("Cooks", "Bakers"), encoding="utf-8")


def _rename(folder: Path) -> None:
    """Rename what a story and an ordinary page go on calling by its old name."""
    old = folder / "content/groups/knitters.md"
    text = old.read_text(encoding="utf-8").replace("---\n", "---\nredirect_from: [knitters]\n", 1)
    old.with_name("spinners.md").write_text(text, encoding="utf-8")
    old.unlink()


def _own_template(folder: Path) -> None:
    own = folder / "own" / "pages" / "card.html"
    own.parent.mkdir()
    card = (ROOT / "theme" / "pages" / "card.html").read_text(encoding="utf-8")
    own.write_text(card.replace("card__line", "card__line other"), encoding="utf-8")


def _foreign_file(folder: Path) -> None:
    (folder / ".cache/placebook/spare-site/groups/stray").mkdir()
    (folder / ".cache/placebook/spare-site/groups/stray/index.html").write_text("stray", encoding="utf-8")
    (folder / "site/groups/other.html").write_text("stray", encoding="utf-8")


def _damaged_cache(folder: Path) -> None:
    for path in (folder / ".cache" / "placebook").iterdir():
        if path.is_file():
            path.write_bytes(path.read_bytes()[:-1] + b"?")


def _damaged_site(folder: Path) -> None:
    for site in (folder / "site", folder / ".cache/placebook/spare-site"):
        for page in ("groups/hall/index.html", "feeds/listings.rss"):
            (site / page).write_text("damaged", encoding="utf-8")


GROUPS = "content/groups"
EDITS: dict[str, Callable[[Path], None]] = {
    "nothing": lambda _: None,
    "body": replaced(f"{GROUPS}/knitters.md", "Come in", "Do come in"),
    "body with a link": replaced(f"{GROUPS}/knitters.md", "Come in", "[Walk](walkers.md) in"),
    "body with a picture": replaced(
        f"{GROUPS}/knitters.md", "Come in", "![A hall](../images/hall.png) Come in"
    ),
    "body of a story": replaced("content/stories/scarf.md", "Come in", "Do come in"),
    "body of an event": replaced("content/events/big-tea.md", "Come in", "Do come in"),
    "body of an edition": replaced("content/newsletter/2026-q4.md", "Come in", "Do come in"),
    "title": replaced(f"{GROUPS}/knitters.md", "title: Knitters", "title: A knitting circle"),
    "title of a venue": replaced(f"{GROUPS}/hall.md", "title: Village hall", "title: Town hall"),
    "area": replaced(f"{GROUPS}/knitters.md", "areas: [northgate]", "areas: [larkmere]"),
    "status": replaced(f"{GROUPS}/walkers.md", "title:", "status: closed\ntitle:"),
    "picture": replaced(f"{GROUPS}/hall.md", "title:", "images: [{file: hall.png, alt: A hall}]\ntitle:"),
    "add": _add,
    "delete": lambda folder: (folder / GROUPS / "weavers.md").unlink(),
    "delete all stories": lambda folder: shutil.rmtree(folder / "content/stories"),
    "rename": _rename,
    "vocabulary": replaced("content/vocabulary/areas.yml", "label: Northgate", "label: The north gate"),
    "template": _own_template,
    "ordinary page": replaced("content/about.md", "Who we are.", "See [the cooks](groups/cooks.md)."),
    "settings": replaced("site_config.yml", "place: Larkmere", "place: Larkmere, keeper: {name: Ann}"),
    "touch": lambda folder: os.utime(folder / GROUPS / "cooks.md", (1_700_000_500, 1_700_000_500)),
    "no cache": lambda folder: shutil.rmtree(folder / ".cache"),
    "damaged cache": _damaged_cache,
    "no spare site": lambda folder: shutil.rmtree(folder / ".cache/placebook/spare-site"),
    "damaged site": _damaged_site,
    "foreign files": _foreign_file,
    "no site": lambda folder: shutil.rmtree(folder / "site"),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_a_build_after_an_edit_equals_a_cold_one(
    folder: Path, tmp_path: Path, edit: Callable[[Path], None]
) -> None:
    """Whatever was edited or damaged, the next build and the one after it make what a cold build makes."""
    edit(folder)
    small_site.build(folder)
    expected = small_site.cold(folder, tmp_path / "cold")
    assert small_site.tree(folder / "site") == expected
    small_site.build(folder)
    assert small_site.tree(folder / "site") == expected


def test_what_is_called_by_its_old_name_is_found(folder: Path) -> None:
    """Whoever names a group by what its file was called before is built with links to where it is now."""
    with (folder / "content/stories/scarf.md").open("a", encoding="utf-8") as story:
        story.write("\nWritten by [them](../groups/knitters.md#when).\n")
    _rename(folder)
    story_page = (small_site.build(folder) / "stories/scarf/index.html").read_text(encoding="utf-8")
    assert '<a href="../../groups/spinners/#when">them</a>' in story_page
    assert story_page.count('href="../../groups/spinners/') > 1
    assert "groups/knitters" not in story_page


def test_a_build_on_another_day_equals_a_cold_one(folder: Path, tmp_path: Path) -> None:
    """What is said of a day is not taken from a build for another."""
    day = date(2027, 2, 3)
    small_site.build(folder, day)
    assert small_site.tree(folder / "site") == small_site.cold(folder, tmp_path / "cold", day)


def test_an_edit_of_running_text_makes_few_files(folder: Path) -> None:
    """A listing's page, the feeds that hold it, the data and what texts tell; no card or list is."""
    site = folder / "site"
    before = {path: path.stat().st_mtime_ns for path in site.rglob("*") if path.is_file()}
    replaced(f"{GROUPS}/knitters.md", "Come in", "Do come in")(folder)
    small_site.build(folder)
    changed = [path for path, time in before.items() if path.stat().st_mtime_ns != time]
    made = {path.relative_to(site).as_posix() for path in changed}
    assert {"groups/knitters/index.html", "data/listings.json", "assets/search/told.json"} <= made
    others = ("groups/", "directory/", "stories/", "assets/search/listings.json", "data/listings.csv")
    assert [one for one in made if one.startswith(others)] == ["groups/knitters/index.html"]


def test_a_full_disk_leaves_the_site_whole(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A build that cannot write stops; the site is as it was, and the next build is as good as any."""
    before = small_site.tree(folder / "site")
    EDITS["title"](folder)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(press, "_print_one", full)
        with pytest.raises(BuildFailed, match="No space left"):
            small_site.build(folder)
    assert small_site.tree(folder / "site") == before
    small_site.build(folder)
    assert small_site.tree(folder / "site") == small_site.cold(folder, tmp_path / "cold")


def test_an_error_in_the_content_leaves_the_site_whole(folder: Path) -> None:
    """A build of content that is wrong changes no file of the site."""
    before = small_site.tree(folder / "site")
    replaced(f"{GROUPS}/knitters.md", "kind: interest", "kind: intrest")(folder)
    with pytest.raises(BuildFailed):
        small_site.build(folder)
    assert small_site.tree(folder / "site") == before


def test_a_build_that_stops_late_ends_all_it_began(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is being written beside, while MkDocs finds a fault, stops, and leaves no folder behind."""
    (folder / "site").rename(folder / "before")
    (folder / ".cache").rename(folder / "cache")
    replaced("site_config.yml", "About: about.md", "Hall: groups/hall.md")(folder)
    monkeypatch.setattr(press, "_WORTH_SHARING", 1)
    monkeypatch.setattr(opendata, "_service", lambda *_: time.sleep(600))
    with pytest.raises(BuildFailed):
        small_site.build(folder, workers=2)
    assert multiprocessing.active_children() == []
    assert {path.name for path in folder.iterdir() if "site" in path.name} == {"site_config.yml"}


def test_whoever_only_asks_for_addresses_makes_no_site(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """To plan a site, as the newsletter does to check its links, writes nothing and leaves no process."""
    (folder / "site").rename(folder / "before")
    monkeypatch.setattr(press, "_WORTH_SHARING", 1)
    options = BuildRun.Options(today=small_site.TODAY, workers=2, told=lambda _: None)
    assert "groups/knitters/index.html" in Place(str(folder / "site_config.yml"), options).addresses
    assert multiprocessing.active_children() == []
    assert not (folder / "site").exists()


def test_two_processes_build_what_one_does(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which process makes what, and what is begun before all is planned, shows in no byte."""
    expected = small_site.tree(folder / "site")
    (folder / "site").rename(tmp_path / "before")
    (folder / ".cache").rename(tmp_path / "cache")
    monkeypatch.setattr(press, "_WORTH_SHARING", 1)
    assert small_site.tree(small_site.build(folder, workers=2)) == expected


def test_two_processes_make_of_an_edit_what_one_makes_of_all(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After edits, too, it shows in no byte what was planned and taken over beside."""
    monkeypatch.setattr(press, "_WORTH_SHARING", 1)
    small_site.build(folder, workers=2)
    for name in ("title", "body"):
        EDITS[name](folder)
        small_site.build(folder, workers=2)
        assert small_site.tree(folder / "site") == small_site.cold(folder, tmp_path / name)


KILLED = {
    "reading": "placebook.content.load._walk",
    "adopting": "placebook.press.folders_of",
    "writing": "placebook.press._print_one",
    "after writing": "mkdocs.commands.build._build_theme_template",
    "before the exchange": "placebook.mkdocs_plugin.site_build._put_in_place",
    "after the exchange": "placebook.mkdocs_plugin.site_build.lay_aside",
}
_KILL = """
import importlib, os, signal, sys
from pathlib import Path
module, _, name = sys.argv[1].rpartition(".")
setattr(importlib.import_module(module), name, lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL))
from build.small_site import build
build(Path(sys.argv[2]))
"""


@pytest.mark.parametrize("where", KILLED.values(), ids=KILLED)
def test_a_killed_build_leaves_a_whole_site(folder: Path, tmp_path: Path, where: str) -> None:
    """Killed at any moment, a build leaves a whole site, and the next leaves nothing else behind."""
    before = small_site.tree(folder / "site")
    EDITS["title"](folder)
    after = small_site.cold(folder, tmp_path / "cold")
    killed = subprocess.run(
        [sys.executable, "-c", _KILL, where, str(folder)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        check=False,
    )
    assert killed.returncode == -signal.SIGKILL
    assert small_site.tree(folder / "site") == (after if where.endswith("lay_aside") else before)
    small_site.build(folder)
    assert small_site.tree(folder / "site") == after
    beside = {path.name for path in folder.iterdir()}
    assert beside == {".cache", "content", "keys", "own", "site", "site_config.yml"}
