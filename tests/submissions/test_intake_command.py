from __future__ import annotations

import csv
import json
import stat
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from placebook.cli import group
from placebook.content.load import load
from placebook.saving import save
from submissions.place import TODAY, lay_out

if TYPE_CHECKING:
    from click.testing import Result

GOLDEN = Path(__file__).parent / "golden"
FORMS = GOLDEN / "microsoft-forms.csv"
# What an editor does to the file that opens in it.
EDITOR = """\
import pathlib, sys
file = pathlib.Path(sys.argv[1])
text = file.read_text().replace("Too short", "Tea and cake, for anybody who likes either.")
contact = "contact: {email: t@larkmere.example}"
file.write_text(text.replace("Whittling", "crafts").replace("themes:", f"{contact}\\nthemes:"))
"""
DATE = ("--date", TODAY.isoformat())


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place, in whose folder the commands run; contacts go beside it."""
    folder = lay_out(tmp_path / "town")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "account"))
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return folder


def intake(*arguments: str, keys: str = "", code: int = 0) -> Result:
    """Run `placebook intake`, typing keys."""
    done = CliRunner().invoke(group, ["intake", *arguments, *DATE], input=keys)
    assert done.exit_code == code, done.output
    return done


def ids(folder: Path) -> dict[str, str]:
    """Return the ids of what came, by what it is about."""
    ledger = json.loads((folder / ".placebook/intake/ledger.json").read_bytes())
    return {entry["title"]: name for name, entry in ledger["entries"].items()}


def everything(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(files)}


def test_every_row_is_told(town: Path) -> None:
    """Each row stands in what is printed, in the report and in the ledger."""
    told = intake("csv", str(FORMS), "--report", "fates.csv").output
    assert "Row 2, Knit and natter: new listing" in told
    assert "5 rows: 1 new, 1 to change, 1 still right, 2 to send back." in told
    rows = list(csv.DictReader((town / "fates.csv").read_text("utf-8-sig").splitlines()))
    assert [row["row"] for row in rows] == ["2", "3", "4", "5", "6"]
    assert [row["fate"] for row in rows] == ["new", "change", "confirm", "refused", "refused"]
    assert set(ids(town).values()) == {row["id"] for row in rows}


def test_the_same_export_again_changes_nothing(town: Path) -> None:
    """Taken in again, on another day too, an export leaves every byte as it was."""
    intake("csv", str(FORMS))
    before = everything(town.parent)
    told = CliRunner().invoke(group, ["intake", "csv", str(FORMS), "--date", "2027-01-01"]).output
    assert "5 rows: 5 that came before." in told
    assert everything(town.parent) == before


def test_a_row_twice_in_an_export_is_one(town: Path) -> None:
    """A row that stands twice is proposed once, and both are accounted for."""
    lines = FORMS.read_text("utf-8").splitlines()
    Path("twice.csv").write_text("\n".join([*lines, lines[1]]), encoding="utf-8")
    assert "1 twice in it" in intake("csv", "twice.csv").output
    entry = json.loads((town / ".placebook/intake/ledger.json").read_bytes())["entries"]
    assert entry[ids(town)["Knit and natter"]]["again"] == ["twice.csv, row 7"]


def test_who_sent_it_stands_elsewhere(town: Path, tmp_path: Path) -> None:
    """Names and addresses of senders are in no file of the place, only in one of the keeper's account."""
    intake("csv", str(FORMS))
    assert not any(b"people.example" in data for data in everything(town).values())
    (contacts,) = (path for path in (tmp_path / "account").rglob("*.json"))
    assert stat.S_IMODE(contacts.stat().st_mode) == 0o600
    assert json.loads(contacts.read_bytes())["contacts"][ids(town)["Tea"]]["email"] == "cat@people.example"


@pytest.mark.parametrize("option", ["--contacts", "--queue"])
def test_nothing_private_is_published(option: str, town: Path) -> None:
    """Contacts, and what waits, are kept in no folder that is published."""
    inside = town / "content" / "inside"
    assert "would be published" in intake("csv", str(FORMS), option, str(inside), code=2).output
    assert not inside.exists()


def test_a_dry_run_keeps_nothing(town: Path, tmp_path: Path) -> None:
    """With --dry-run all is said, and nothing of it is kept."""
    told = intake("csv", str(FORMS), "--dry-run").output
    assert "5 rows: 1 new, 1 to change, 1 still right, 2 to send back. Nothing was kept." in told
    assert not list((town / ".placebook/intake").glob("*.json"))
    assert not (tmp_path / "account").exists()


def test_accepting_writes_the_files(town: Path) -> None:
    """A new listing gets a file, a change goes into the file that is there, and the check passes."""
    intake("csv", str(FORMS))
    names = ids(town)
    intake("accept", names["Knit and natter"], names["Larkmere Crafters"])
    new = load(town / "content").directory.by_slug["knit-and-natter"]
    assert (new.contact.phone, str(new.listed), str(new.checked), new.checked_by) == (
        "01632 960001",
        "2026-11-22",
        "2026-11-20",
        "group",
    )
    assert new.consent
    assert new.consent.basis == "consent"
    changed = (town / "content/groups/larkmere-crafters.md").read_text("utf-8")
    assert "# They asked for the back room in spring." in changed
    assert '{days: [wed], start: "19:00", end: "21:00"}' in changed
    assert "{what: A spare urn, since: 2026-03-01}" in changed
    assert CliRunner().invoke(group, ["check", *DATE]).exit_code == 0
    assert "3 answers waiting" in intake("list").output
    assert "was accepted before" in intake("accept", names["Knit and natter"], code=2).output


def test_what_is_not_in_order_is_not_written(town: Path) -> None:
    """If one of several cannot be accepted, no file is written."""
    intake("csv", str(FORMS))
    names = ids(town)
    before = everything(town)
    told = intake("accept", names["Knit and natter"], names["Tea"], code=1).output
    assert "Nothing was written." in told
    assert everything(town) == before


def test_a_walk_through_what_came(town: Path) -> None:
    """The keeper accepts one, asks back about one, refuses one and leaves the others."""
    intake("csv", str(FORMS))
    told = intake("review", keys="a\nl\nl\nk\nr\n").output
    assert "Sent by Cat Other, cat@people.example" in told
    assert "Also said, and not for the listing: Anything you would like to tell us?" in told
    assert "* How do people get in touch? Give a telephone number" in told
    assert "Larkmere keepers" in told
    assert (town / "content/groups/knit-and-natter.md").exists()
    waiting = intake("list").output
    assert "asked)" in waiting
    assert "later)" in waiting
    assert "Chess at the hall" not in waiting
    assert "3 answers waiting." in waiting


def test_a_person_puts_it_right(town: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is refused can be edited as a file, is then accepted, and what the check finds is told."""
    editor = tmp_path / "editor.py"
    editor.write_text(EDITOR, encoding="utf-8")
    monkeypatch.setenv("EDITOR", f"python3 {editor}")
    intake("csv", str(FORMS))
    intake("review", keys="l\nl\nl\ne\na\nq\n")
    tea = load(town / "content").directory.by_slug["tea"]
    assert tea.contact.email == "t@larkmere.example"
    assert not list((town / ".placebook/intake").glob("edited-*"))


def test_what_only_needs_to_be_read(town: Path) -> None:
    """That something is wrong waits until it has been read; there is nothing to accept or write."""
    told = [
        {"slug": "Larkmere Crafters", "wrong": "details", "message": "Nobody answers."},
        {"film": "f.example"},
    ]
    Path("notes.json").write_text(json.dumps(told), "utf-8")
    before = (town / "content/groups/larkmere-crafters.md").read_bytes()
    assert "2 rows: 2 to read" in intake("json", "notes.json").output
    shown = intake("review", keys="d\nd\n").output
    assert "Some details are wrong" in shown
    assert "Nobody answers." in shown
    assert "f.example" in shown
    assert "a accept it" not in shown
    assert "Nothing is waiting." in shown
    assert (town / "content/groups/larkmere-crafters.md").read_bytes() == before


def test_which_of_two(town: Path) -> None:
    """Where two are equally likely the answer is sent back, unless the keeper says which it is."""
    Path("which.csv").write_text(
        "title,contact.email,contact.phone\nLarkmere Scouts 1st,scouts@larkmere.example,01632 960009\n",
        "utf-8",
    )
    intake("csv", "which.csv")
    (name,) = ids(town).values()
    intake("accept", name, "--about", "2nd-larkmere-scouts")
    scouts = load(town / "content").directory.by_slug["2nd-larkmere-scouts"]
    assert scouts.contact.phone == "01632 960009"


@pytest.mark.usefixtures("town")
def test_a_later_text_of_an_issue_replaces_the_first() -> None:
    """An issue that has been edited is proposed once, as it reads now."""
    text = (GOLDEN / "issue-form.md").read_text("utf-8")
    intake("issue", "--number", "7", keys=text)
    intake("issue", "--number", "7", keys=text.replace("Friday", "Saturday"))
    told = intake("list").output
    assert "1 answer waiting." in told


@pytest.mark.parametrize("write", [1, 2, 3])
def test_a_full_disk(write: int, town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Cut off at any of its writes, the same command again ends as if nothing had happened."""
    whole = lay_out(town.parent / "whole")
    monkeypatch.chdir(whole)
    intake("csv", str(FORMS), "--contacts", "../one.json")
    count = 0

    def fails(file: Path, data: bytes, *, private: bool = False) -> None:
        nonlocal count
        count += 1
        if count == write:
            raise OSError(28, "No space left on device", str(file))
        save(file, data, private=private)

    monkeypatch.chdir(town)
    with monkeypatch.context() as patch:
        patch.setattr("placebook.submissions.queue.save", fails)
        patch.setattr("placebook.submissions.contacts.save", fails)
        assert (
            "No space left on device" in intake("csv", str(FORMS), "--contacts", "../two.json", code=1).output
        )
    intake("csv", str(FORMS), "--contacts", "../two.json")
    assert everything(town) == everything(whole)
    assert (town.parent / "one.json").read_bytes() == (town.parent / "two.json").read_bytes()


def test_a_damaged_ledger_is_not_written_over(town: Path) -> None:
    """Where the record of what came cannot be read, nothing is changed and it is said."""
    intake("csv", str(FORMS))
    ledger = town / ".placebook/intake/ledger.json"
    ledger.write_text("{", encoding="utf-8")
    assert "cannot be read" in intake("csv", str(FORMS), code=1).output
    assert ledger.read_text(encoding="utf-8") == "{"


def test_who_sent_what_is_forgotten_in_time(town: Path, tmp_path: Path) -> None:
    """A year after something came that is settled, it is forgotten who sent it; of what waits it is known."""
    intake("csv", str(FORMS))
    names = ids(town)
    intake("accept", names["Larkmere Crafters"])
    (contacts,) = (path for path in (tmp_path / "account").rglob("*.json"))
    before = json.loads(contacts.read_bytes())["contacts"]
    assert names["Larkmere Crafters"] in before
    assert CliRunner().invoke(group, ["intake", "list", "--date", "2027-11-23"]).exit_code == 0
    after = json.loads(contacts.read_bytes())["contacts"]
    assert before.keys() - after.keys() == {names["Larkmere Crafters"]}
    assert stat.S_IMODE(contacts.stat().st_mode) == 0o600
