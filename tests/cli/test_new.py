from __future__ import annotations

import os
import pty
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import Mock
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner

from built.building import EPOCH
from placebook.cli import group
from placebook.content.check import check
from placebook.content.load import load
from placebook.starter.place import area_id

if TYPE_CHECKING:
    from click.testing import Result

    from placebook.content.record import Record

# Names of places that hold what YAML, Markdown, HTML and templates take for more than text.
NAMES = [
    'St Mary\'s: "the Wick" & <b>co</b>',
    "Київ",
    "$place {{ place }} [x](y) *z* \\",
    "# - --- no",
    "Centre",
    "x" * 60,
]
GROUP = (
    *("--kind", "association", "--theme", "friendship", "--area", "centre"),
    *("--summary", "Chess on Mondays: for anybody who likes it.", "--email", "chess@mytown.example"),
)
APPLES = (
    *("Apple day", "--start", "2027-10-09 11:00", "--end", "2027-10-09 15:00"),
    *("--summary", "Bring an apple to be named."),
)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, in which the commands run on the day of all tests."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    return tmp_path


@pytest.fixture
def mytown(here: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new place, in which the commands run."""
    assert new("site", "mytown").exit_code == 0
    monkeypatch.chdir(here / "mytown")
    return here / "mytown"


def new(*arguments: str) -> Result:
    """Run `placebook new` as a script does."""
    return CliRunner().invoke(group, ["new", *arguments])


def files(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder, with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_a_new_place_is_in_order(mytown: Path) -> None:
    """`placebook check --strict` finds nothing wrong in a new place, and each collection has something."""
    done = CliRunner().invoke(group, ["check", "--strict"])
    assert (done.exit_code, done.output) == (0, "9 files, nothing wrong.\n")
    directory = load(mytown / "content").directory
    assert [one.kind for one in directory.listings] == ["association", "place"]
    assert directory.listings[0].venue == directory.listings[1].slug
    assert (len(directory.stories), len(directory.events), len(directory.editions)) == (1, 1, 1)
    assert {"README.md", ".gitignore", "site_config.yml", "content/about/index.md"} <= files(mytown).keys()


@pytest.mark.parametrize("day", [date(2024, 2, 29), date(2026, 12, 31), date(2027, 1, 1), date(2031, 6, 14)])
def test_its_dates_are_never_stale(here: Path, day: date) -> None:
    """Whatever the day a place is made, its dates are that day's and its event is on a Saturday to come."""
    assert new("site", "mytown", "--date", str(day)).exit_code == 0
    loaded = load(here / "mytown" / "content")
    assert [*loaded.problems, *check(loaded, day)] == []
    (event,) = loaded.directory.events
    assert event.start.day.weekday() == 5
    assert timedelta(weeks=4) <= event.start.day - day < timedelta(weeks=5)
    assert {one.checked for one in loaded.directory.listings} == {day}


def test_the_day_is_that_of_the_place(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Made on a computer where it is tomorrow already, a place and a group in it bear the place's day."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    now = datetime(2026, 11, 22, 12, tzinfo=UTC)
    far_east = Mock(astimezone=lambda: now.astimezone(ZoneInfo("Pacific/Kiritimati")))
    clock = Mock(now=lambda zone=None: now.astimezone(zone) if zone else far_east)
    monkeypatch.setattr("placebook.today.datetime", clock)
    assert new("site", "mytown").exit_code == 0
    monkeypatch.chdir(here / "mytown")
    assert new("group", "Chess", *GROUP).exit_code == 0
    assert {one.checked for one in load(here / "mytown" / "content").directory.listings} == {now.date()}


@pytest.mark.parametrize("name", NAMES)
def test_any_name_of_a_place_stays_text(here: Path, name: str) -> None:
    """A name that means something in YAML, Markdown or HTML is shown as it is, and breaks nothing."""
    assert new("site", "x", "--place", name, "--date", "2026-11-22").exit_code == 0
    loaded = load(here / "x" / "content")
    assert [*loaded.problems, *check(loaded, date(2026, 11, 22))] == []
    assert loaded.directory.areas.label(area_id(name)) == name
    body = files(here / "x")["content/index.md"].partition(b"---\n")[2].partition(b"---\n")[2]
    assert b"<" not in body
    assert b"[x](" not in body


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("../mytown", "is a path"),
        ("/mytown", "is a path"),
        ("a\\b", "is a path"),
        ("our town", "Try: placebook new site our-town"),
        (".", "cannot be its name"),
        ("..", "cannot be its name"),
        (".hidden", "Try: placebook new site hidden"),
        ("my.town", "Try: placebook new site my-town"),
        ("", "cannot be its name"),
        ("Tŷ", "Try: placebook new site ty"),
        ("\x1b[31mred\n", "cannot be its name"),
        ("x" * 300, "cannot be its name"),
        ("taken", "There is something called taken here already"),
    ],
)
def test_a_folder_gets_a_plain_new_name(here: Path, name: str, said: str) -> None:
    """A path, a name that shells trip over, or one that is taken, is refused with what to do instead."""
    (here / "taken").mkdir()
    done = new("site", name)
    assert done.exit_code == 2
    assert said in done.output
    assert "\x1b" not in done.output
    assert sorted(path.name for path in here.iterdir()) == ["taken"]
    assert not (here.parent / "mytown").exists()


def test_a_place_that_cannot_be_written_leaves_nothing(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the disk fills half-way, no part of the place stays, and the command says so and ends with 1."""
    write_bytes = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        if path.name == "themes.yml":
            raise OSError(28, "No space left on device")
        return write_bytes(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    done = new("site", "mytown")
    assert (done.exit_code, done.output) == (1, "mytown: No space left on device. Nothing was made.\n")
    assert list(here.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "file"),
    [
        (("group", "Chess & tea: at ease", *GROUP), "groups/chess-and-tea-at-ease.md"),
        (("group", "Café “Zoë”", *GROUP, "--venue", "village-hall"), "groups/cafe-zoe.md"),
        (("group", "Шахи", *GROUP, "--slug", "shakhy"), "groups/shakhy.md"),
        (("group", "../../etc/passwd", *GROUP), "groups/etc-passwd.md"),
        (("story", "A: b", "--summary", "What happened was # this, and no less."), "stories/a-b.md"),
        (("event", *APPLES, "--venue", "village-hall"), "events/apple-day.md"),
    ],
)
def test_a_new_file_is_in_order(mytown: Path, arguments: tuple[str, ...], file: str) -> None:
    """Told what is needed, the command writes a file that `placebook check --strict` takes as it is."""
    done = new(*arguments)
    assert done.exit_code == 0, done.output
    assert file in done.output
    text = (mytown / "content" / file).read_text(encoding="utf-8")
    assert "# All that follows is optional." in text
    loaded = load(mytown / "content")
    assert [*loaded.problems, *check(loaded, date(2027, 1, 5))] == []
    held = loaded.directory
    records: list[Record] = [*held.listings, *held.stories, *held.events, *held.editions]
    assert (Path(file).stem, arguments[1]) in {(one.slug, one.title) for one in records}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("group", "Chess"), "Also give --kind; --summary; --theme; --area or --venue; --email"),
        (("group", "Шахи", *GROUP), "Give one with --slug"),
        (("group", "Chess", *GROUP, "--slug", "../chess"), "Try: --slug chess"),
        (("group", "Index", *GROUP), "would take the address of the list"),
        (("group", "Tea and talk", *GROUP), "tea-and-talk.md already"),
        (("group", "Chess", *GROUP, "--theme", "knitng"), "'knitng' is not a theme here"),
        (("group", "Chess", *GROUP, "--summary", "Too short"), "summary: has 9 characters"),
        (("group", "Chess", *GROUP, "--email", "nobody"), "contact.email: 'nobody' is not an e-mail address"),
        (("group", "Chess", *GROUP, "--venue", "castle"), "venue: "),
        (("event", "Ball", *GROUP[4:8], "--start", "next week"), "start: 'next week'"),
        (("poem", "Spring"), "There is no command 'poem'."),
    ],
)
def test_what_is_wrong_is_said_and_not_written(mytown: Path, arguments: tuple[str, ...], said: str) -> None:
    """A script that leaves something out, or gives what would not pass, hears what; no file changes."""
    before = files(mytown)
    done = new(*arguments)
    assert done.exit_code == 2
    assert said in " ".join(done.output.split())
    assert files(mytown) == before


def test_a_terminal_is_asked_for_what_is_missing(mytown: Path) -> None:
    """In a terminal each missing thing is asked for, and asked again when the answer would not do."""
    answers = [
        "association",
        "short",
        "Crafts, walking",
        "village-hall",
        "01632 960001",
        "A walk and a chat for all.",
    ]
    ours, theirs = pty.openpty()
    os.write(ours, ("\n".join(answers) + "\n").encode())
    done = subprocess.run(
        [sys.executable, "-c", "from placebook.cli import main; main()", "new", "group", "Chatty walk"],
        cwd=mytown,
        stdin=theirs,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    os.close(theirs)
    os.close(ours)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "summary: has 5 characters" in done.stdout
    listing = load(mytown / "content").directory.by_slug["chatty-walk"]
    assert (listing.themes, listing.venue) == (("crafts", "walking"), "village-hall")
    assert (listing.contact.phone, listing.summary) == ("01632 960001", "A walk and a chat for all.")


def test_an_edition_is_begun_and_asks_in_a_terminal(mytown: Path) -> None:
    """`new edition` does what `newsletter new` does; title and subject come from options or are asked for."""
    done = new("edition", "2027-q1", "--title", "First light", "--subject", "What the new year brings")
    assert done.exit_code == 0, done.output
    ours, theirs = pty.openpty()
    os.write(ours, b"Second light\n\n")
    program = [sys.executable, "-c", "from placebook.cli import main; main()", "new", "edition", "2027-q2"]
    asked = subprocess.run(program, cwd=mytown, stdin=theirs, capture_output=True, timeout=60, check=False)
    os.close(theirs)
    os.close(ours)
    assert asked.returncode == 0, asked.stderr
    editions = {one.slug: one for one in load(mytown / "content").directory.editions}
    assert (editions["2027-q1"].title, editions["2027-q1"].subject) == (
        "First light",
        "What the new year brings",
    )
    assert editions["2027-q2"].title == "Second light"
    assert "TODO" in editions["2027-q2"].subject


@pytest.mark.parametrize("part", [(), ("site",), ("group",), ("story",), ("event",), ("edition",)])
def test_help_shows_how(part: tuple[str, ...]) -> None:
    """Every command's help ends well and shows an example that can be copied."""
    done = new(*part, "--help")
    assert done.exit_code == 0
    assert f"placebook new {' '.join(part)}".strip() in done.output.partition("Example")[2]
