"""Whatever is put back from a backup, nobody who stopped the letter or was erased is written to again."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from cli.letter_place import CONSENT, lay_out
from placebook.cli import group
from placebook.post.folder import PostFolder
from placebook.post.marks import state_folder
from small_place import write

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

POST = 'post: {sender: letter@larkmere.example, one_click: true, unsubscribe: "https://larkmere.example/stop/{token}"}'
PEOPLE = "email,date\n" + "".join(
    f"{name}@reader.example,2025-06-01\n" for name in ("ann", "ben", "cat", "dan")
)


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Four subscribers, an export of them, and a backup of the folder of the post; then two of them leave."""
    town = lay_out(tmp_path, monkeypatch, CONSENT, POST)
    write(town, {"people.csv": PEOPLE})
    newsletter("subscribers", "import", "people.csv", "--how", "paper forms")
    newsletter("subscribers", "export", "all.csv")
    newsletter("freeze", "2026-q4")
    shutil.copytree(town / "post", town / "backup")
    newsletter("subscribers", "suppress", "ben@reader.example")
    newsletter("subscribers", "erase", "cat@reader.example")
    return town


def newsletter(*arguments: str, code: int = 0) -> str:
    """Run `placebook newsletter` as a script does, and return what it says."""
    done: Result = CliRunner().invoke(group, ["newsletter", *arguments])
    assert done.exit_code == code, done.output
    return done.output


def assert_they_are_left_alone(candidates: int) -> None:
    """Plan the edition, and see that neither of the two is to have it."""
    said = newsletter("plan", "2026-q4")
    assert f"{candidates} subscribers = 2 planned + {candidates - 2} suppressed + 0 excluded\n" in said
    if candidates > 2:
        assert "suppressed: ben@reader.example asked for no more letters on 2026-12-01\n" in said
    if candidates > 3:
        assert "suppressed: cat@reader.example was erased from the subscribers on 2026-12-01\n" in said


def test_an_old_database_of_subscribers(place: Path) -> None:
    """The file of subscribers is put back as it was: both are in it again, and neither is planned."""
    shutil.copy(place / "backup" / "subscribers.sqlite3", place / "post" / "subscribers.sqlite3")
    assert_they_are_left_alone(4)


@pytest.mark.parametrize("file", ["people.csv", "all.csv"])
def test_an_old_list_read_in_again(file: str) -> None:
    """An old table, or an old export of our own, brings nobody back; each row says why."""
    said = newsletter("subscribers", "import", file, "--how", "paper forms")
    assert "imported" not in said
    newsletter("subscribers", "import", file, "--how", "paper forms", "--report", "fates.csv")
    assert_they_are_left_alone(3)


def test_the_whole_folder_as_it_was(place: Path) -> None:
    """With the list of who left put back too, as it was before they left: the account remembers them."""
    shutil.rmtree(place / "post")
    shutil.copytree(place / "backup", place / "post")
    assert_they_are_left_alone(4)
    newsletter("subscribers", "suppress", "dan@reader.example")
    assert "3 on the list" in newsletter("subscribers", "list", "--count")


def test_a_list_that_was_removed(place: Path) -> None:
    """Without the list of who left, and with the old subscribers, they are remembered as well."""
    shutil.copy(place / "backup" / "subscribers.sqlite3", place / "post" / "subscribers.sqlite3")
    (place / "post" / "suppressed.csv").unlink()
    assert_they_are_left_alone(4)


def test_on_another_machine(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In an account that has never seen the place, the folder's own list is enough, and is copied there."""
    monkeypatch.setenv("XDG_STATE_HOME", str(place / "elsewhere"))
    shutil.copy(place / "backup" / "subscribers.sqlite3", place / "post" / "subscribers.sqlite3")
    assert_they_are_left_alone(4)
    (copy,) = (place / "elsewhere").rglob("*-suppressed.csv")
    assert copy.read_bytes() == (place / "post" / "suppressed.csv").read_bytes()
    assert b"@" not in copy.read_bytes()


def test_who_asked_for_it_again_is_not_stopped_by_the_copy(place: Path) -> None:
    """A lift is remembered as well as a stop, whichever of the two files is the older."""
    newsletter("subscribers", "suppress", "--lift", "ben@reader.example")
    before = (place / "post" / "suppressed.csv").read_bytes()
    folder = PostFolder(place / "post", state_folder())
    assert len(folder.suppression()) == 1
    assert (place / "post" / "suppressed.csv").read_bytes() == before
    assert "3 subscribers = 3 planned" in newsletter("plan", "2026-q4")


def test_a_home_that_cannot_be_written_to(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a place for the copy the list itself works as ever."""
    write(place, {"a-file": ""})
    monkeypatch.setenv("XDG_STATE_HOME", str(place / "a-file"))
    newsletter("subscribers", "suppress", "dan@reader.example")
    assert "3 on the list" in newsletter("subscribers", "list", "--count")
