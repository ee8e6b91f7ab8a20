from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from built.building import build
from placebook.cli import group
from placebook.content.check import check
from placebook.content.load import load
from placebook.content.removed import removed_text
from rights.filling_disk import filling_disk
from small_place import configuration, listing, record, write_place
from submissions.place import TODAY

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

CONFIG = configuration("place: Larkmere", "since: 2024-01-01")
PIANO = """\
title: Zebedee's piano lessons
kind: skill
areas: [northgate]
uuid: 0000-4444
contact: {role: the teacher, email: keys@larkmere.example}
images:
  - {file: hall.webp, alt: Zebedee at his piano., consent: He agreed.}
redirect_from: [zebedee]
listed: 2026-11-01"""
FILES = {
    "groups/piano-lessons.md": listing(PIANO, "Zebedee has taught for forty years."),
    "groups/tea.md": listing(
        "works_with: [piano-lessons, village-hall]  # since spring\nlisted: 2026-10-01",
        "See [the lessons](piano-lessons.md).",
    ),
    "stories/keys.md": record("stories", "groups: piano-lessons"),
    "newsletter/2026-q4.md": record(
        "newsletter",
        "feature: [groups/piano-lessons]\nnotes: {groups/piano-lessons: Do go}\ndate: 2026-12-01",
    ),
}
DATE = ("--date", TODAY.isoformat())


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place with somebody's lessons in it, in whose folder the commands run."""
    write_place(tmp_path / "town", FILES)
    (tmp_path / "town" / "site_config.yml").write_text(CONFIG, encoding="utf-8")
    monkeypatch.chdir(tmp_path / "town")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "account"))
    return tmp_path / "town"


def files_in(folder: Path) -> list[Path]:
    """Return every file below a folder."""
    return sorted(path for path in folder.rglob("*") if path.is_file() and ".cache" not in path.parts)


def takedown(*arguments: str, code: int = 0) -> Result:
    """Run `placebook takedown`."""
    done = CliRunner().invoke(group, ["takedown", *arguments, *DATE])
    assert done.exit_code == code, done.output
    return done


def test_what_is_taken_down_leaves_its_day_and_nothing_else(town: Path) -> None:
    """The page says that it was taken down; no word of it is left in the site; the data names its id."""
    takedown("piano-lessons", "--yes")
    loaded = load(town / "content")
    assert [*loaded.problems, *check(loaded, TODAY)] == []
    kept = (town / "content/removed.yml").read_text("utf-8")
    assert "on: 2026-11-22" in kept
    assert not re.search("zebedee'|forty|keys@", kept, re.IGNORECASE)
    assert not (town / "content/images/hall.webp").exists()
    tea = (town / "content/groups/tea.md").read_text("utf-8")
    assert "works_with: [village-hall]" in tea

    build(town / "site_config.yml", town / "site", *DATE)
    page = (town / "site/groups/piano-lessons/index.html").read_text("utf-8")
    assert "was taken down on" in page
    assert '<meta name="robots" content="noindex">' in page
    assert "was taken down on" in (town / "site/groups/zebedee/index.html").read_text("utf-8")
    assert 'groups/piano-lessons/"' in (town / "site/groups/tea/index.html").read_text("utf-8")
    data = json.loads((town / "site/data/listings.json").read_bytes())
    assert data["removed"] == [
        {"slug": "piano-lessons", "removed": "2026-11-22", "uuid": "0000-4444"},
        {"slug": "zebedee", "removed": "2026-11-22"},
    ]
    for path in files_in(town / "site"):
        data_of = path.read_bytes()
        assert b"forty years" not in data_of, path
        assert b"keys@larkmere" not in data_of, path
        if path.suffix in {".xml", ".ics", ".csv", ".gz"} or "search" in path.parts:
            assert b"piano-lessons" not in data_of, path
        assert not re.search(rb"<(?:id|guid)[^<]*piano-lessons", data_of), path
    names = [path.relative_to(town / "site").as_posix() for path in files_in(town / "site")]
    assert not [name for name in names if "piano" in name and not name.startswith("groups/piano-lessons/")]


def test_a_dry_run_and_a_no_change_nothing(town: Path) -> None:
    """What would be done is listed, and nothing is done unless somebody says so."""
    before = {path: path.read_bytes() for path in files_in(town)}
    told = takedown("groups/piano-lessons", "--dry-run").output
    for file in (
        "removed.yml",
        "groups/tea.md",
        "stories/keys.md",
        "newsletter/2026-q4.md",
        "images/hall.webp",
    ):
        assert f"{file}: " in told
    done = CliRunner().invoke(group, ["takedown", "piano-lessons"], input="n\n")
    assert "Nothing was changed." in done.output
    assert {path: path.read_bytes() for path in files_in(town)} == before


def test_it_does_not_come_back_by_mistake(town: Path) -> None:
    """Its file put back, an import and an answer under its name are each told that it was taken down."""
    takedown("piano-lessons", "--yes")
    file = town / "content/groups/other-name.md"
    file.write_text(
        FILES["groups/piano-lessons.md"].replace("  - {file", "  # - {file").replace("images:\n", ""),
        encoding="utf-8",
    )
    (problem,) = [one for one in check(load(town / "content"), TODAY) if one.severity == "error"]
    assert "taken down on 2026-11-22" in problem.message
    file.unlink()

    (town / "rows.csv").write_text("Name\nZebedee's Piano Lessons\nChess\n", encoding="utf-8")
    (town / "map.yml").write_text(
        "name: clubs\nidentity: ['{Name}']\ncolumns: {}\nfields:\n  title: '{Name}'\n  kind: skill\n"
        "  themes: [crafts]\n  areas: [northgate]\n  summary: A thing that people do here together.\n"
        "  contact: {website: 'https://x.example/'}\n",
        encoding="utf-8",
    )
    done = CliRunner().invoke(group, ["import", "rows.csv", "--map", "map.yml", *DATE])
    assert "Row 2, Zebedee's Piano Lessons: refused; it was taken down on 2026-11-22" in done.output
    assert "1 imported, 0 merged, 1 refused" in done.output

    answers = {
        "title": "Zebedee's piano lessons",
        "kind": "skill",
        "summary": "Piano lessons for anybody who asks.",
        "themes": "crafts",
        "areas": "northgate",
        "contact.phone": "01632 960001",
        "consent": "yes",
    }
    (town / "answers.json").write_text(json.dumps([answers]), encoding="utf-8")
    done = CliRunner().invoke(group, ["intake", "json", "answers.json", *DATE])
    assert "It was taken down on 2026-11-22. Ask first" in done.output
    (name,) = json.loads((town / ".placebook/intake/ledger.json").read_bytes())["entries"]
    done = CliRunner().invoke(group, ["intake", "accept", name, *DATE])
    assert done.exit_code == 1
    assert "taken down on 2026-11-22" in done.output

    takedown("--undo", "groups/piano-lessons")
    assert CliRunner().invoke(group, ["intake", "accept", name, *DATE]).exit_code == 0
    assert "groups/zebedee" in (town / "content/removed.yml").read_text("utf-8")


def test_a_name_that_tells_too_much_leaves_no_page(town: Path) -> None:
    """Taken down without a name, a thing has no page and no link, and is known again all the same."""
    takedown("piano-lessons", "--yes", "--nameless")
    kept = (town / "content/removed.yml").read_text("utf-8")
    assert "piano" not in kept
    assert "See the lessons." in (town / "content/groups/tea.md").read_text("utf-8")
    again = listing("title: Zebedee's piano lessons", "Again.")
    (town / "content/groups/lessons.md").write_text(again, encoding="utf-8")
    assert "taken down" in check(load(town / "content"), TODAY)[0].message


def test_what_was_cut_off_is_done_again(town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the disk fills at any step, no file is half written, and doing it again ends well."""
    disk = filling_disk(monkeypatch)
    while "No space left" in (done := CliRunner().invoke(group, ["takedown", "tea", "--yes", *DATE])).output:
        assert done.exit_code == 1
        assert load(town / "content").problems == ()
        disk.room = 1
    done = CliRunner().invoke(group, ["takedown", "piano-lessons", "--yes", *DATE])
    tries = 1
    while done.exit_code:
        disk.room, tries = 1, tries + 1
        done = CliRunner().invoke(group, ["takedown", "piano-lessons", "--yes", *DATE])
    assert tries > 2
    monkeypatch.undo()
    loaded = load(town / "content")
    assert [*loaded.problems, *check(loaded, TODAY)] == []
    assert removed_text(loaded.directory.removed) == (town / "content/removed.yml").read_text("utf-8")


def test_what_cannot_be_taken_down_is_said(town: Path) -> None:
    """A name that is nobody's, and one that two have, are told."""
    assert "There is no listing" in takedown("teapot", code=2).output
    (town / "content/stories/tea.md").write_text(record("stories", ""), encoding="utf-8")
    assert "Give the folder too" in takedown("tea", code=2).output
    assert "was not taken down" in takedown("--undo", "groups/tea", code=2).output
