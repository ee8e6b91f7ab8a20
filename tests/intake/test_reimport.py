"""Importing again: the same rows go to the same files, and people's work stays."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from intake.small_import import MAP, contents, rows_of, run
from placebook.intake.ledger import FILE
from placebook.problems import ContentError

TEA = {"name": "Tea Club", "postcode": "LM1 1AA", "ward": "Northgate"}
TEA_2 = {"name": "Tea Club", "postcode": "LM2 1AA", "ward": "Coldwell"}
SONG = {"name": "Song Club", "postcode": "LM1 1AB", "ward": "Northgate"}


def test_twice(tmp_path: Path) -> None:
    """A second import of the same file changes no byte and touches no file."""
    rows = rows_of(TEA, TEA_2, SONG)
    run(rows, tmp_path)
    before = contents(tmp_path)
    stamps = {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    told = run(rows, tmp_path)
    assert contents(tmp_path) == before
    assert {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == stamps
    assert {fate.what for fate in told.fates} == {"unchanged"}


def test_names_do_not_depend_on_order(tmp_path: Path) -> None:
    """Whatever the order of the rows, the same files come out."""
    run(rows_of(TEA, TEA_2, SONG), tmp_path / "a")
    run(rows_of(SONG, TEA_2, TEA), tmp_path / "b")
    assert contents(tmp_path / "a") == contents(tmp_path / "b")
    assert {path.stem for path in (tmp_path / "a").glob("*.md")} == {
        "tea-club-northgate",
        "tea-club-coldwell",
        "song-club",
    }


def test_names_stay(tmp_path: Path) -> None:
    """A row that comes later and wants the name of an earlier one does not get it; nothing is renamed."""
    run(rows_of(TEA), tmp_path)
    run(rows_of(TEA_2, TEA), tmp_path)
    assert {path.stem for path in tmp_path.glob("*.md")} == {"tea-club", "tea-club-coldwell"}
    assert b"LM1 1AA" in (tmp_path / "tea-club.md").read_bytes()


def test_new_details(tmp_path: Path) -> None:
    """A row whose details change updates its file; one whose name changes keeps its file's name."""
    run(rows_of({**TEA, "number": "1"}), tmp_path)
    told = run(rows_of({**TEA, "number": "1", "name": "Tea and Cake Club", "hours": "Mon"}), tmp_path)
    assert [fate.what for fate in told.fates] == ["updated"]
    assert b"title: Tea and Cake Club" in (tmp_path / "tea-club.md").read_bytes()
    assert len(list(tmp_path.glob("*.md"))) == 1


def test_taken_over(tmp_path: Path) -> None:
    """A file that a person has changed is left as it is, and told as kept, at every later import."""
    run(rows_of(TEA, SONG), tmp_path)
    path = tmp_path / "tea-club.md"
    path.write_bytes(path.read_bytes().replace(b"listed:", b"checked: 2026-02-02\nlisted:"))
    mine = path.read_bytes()
    for _ in range(2):
        told = run(rows_of({**TEA, "hours": "Mon"}, SONG), tmp_path)
        assert path.read_bytes() == mine
        assert [fate.what for fate in told.fates] == ["kept", "unchanged"]


def test_written_by_hand(tmp_path: Path) -> None:
    """A file that no import wrote is never written to; the row gets another name."""
    (tmp_path / "tea-club.md").write_text("mine", encoding="utf-8")
    run(rows_of(TEA), tmp_path)
    assert (tmp_path / "tea-club.md").read_text(encoding="utf-8") == "mine"
    assert (tmp_path / "tea-club-northgate.md").exists()


def test_renamed_by_hand(tmp_path: Path) -> None:
    """A file that a person has renamed is known by its source, and no second one is made."""
    run(rows_of(TEA), tmp_path)
    (tmp_path / "tea-club.md").rename(tmp_path / "tea-at-the-hall.md")
    told = run(rows_of(TEA), tmp_path)
    assert [fate.file for fate in told.fates] == ["tea-at-the-hall.md"]
    assert [path.name for path in tmp_path.glob("*.md")] == ["tea-at-the-hall.md"]


def test_map_changes(tmp_path: Path) -> None:
    """A map that tells its rows apart in another way finds the same files by their source."""
    run(rows_of(TEA, TEA_2, SONG), tmp_path)
    before = {path.name for path in tmp_path.iterdir()}
    told = run(
        rows_of(TEA, TEA_2, SONG), tmp_path, map_text=MAP.replace('["{number}"', '["{postcode} {name}"', 1)
    )
    assert {path.name for path in tmp_path.iterdir()} == before
    assert told.count("imported") == 3


def test_deleted(tmp_path: Path) -> None:
    """A file that a person has deleted stays deleted, which is told; `restore` writes it again."""
    run(rows_of(TEA, SONG), tmp_path)
    (tmp_path / "tea-club.md").unlink()
    told = run(rows_of(TEA, SONG), tmp_path)
    assert "was deleted since the last import" in told.fates[0].reason
    assert told.balance(2) == "2 rows: 1 imported, 0 merged, 1 refused"
    assert not (tmp_path / "tea-club.md").exists()
    run(rows_of(TEA, SONG), tmp_path, restore=True)
    assert (tmp_path / "tea-club.md").exists()


def test_gone(tmp_path: Path) -> None:
    """A listing whose row is no longer in the data is left, and told."""
    run(rows_of(TEA, SONG), tmp_path)
    told = run(rows_of(SONG), tmp_path)
    assert told.plan.gone == ("tea-club",)
    assert (tmp_path / "tea-club.md").exists()


def test_merged_later(tmp_path: Path) -> None:
    """Two listings that turn out to be one become one, and the other's address leads to it for ever."""
    one, other = (
        {"name": "Tea Club", "number": "1"},
        {"name": "Tea Club", "postcode": "LM1 1AA", "ward": "North"},
    )
    run(rows_of(one, other), tmp_path)
    assert len(list(tmp_path.glob("*.md"))) == 2
    together = rows_of({**one, "site": "tea.example"}, {**other, "site": "tea.example"})
    for _ in range(2):
        run(together, tmp_path)
        (path,) = tmp_path.glob("*.md")
        gone = {"tea-club-larkmere", "tea-club-north"} - {path.stem}
        assert f"redirect_from: [{gone.pop()}]" in path.read_text(encoding="utf-8")


def test_lost_record(tmp_path: Path) -> None:
    """Without the record of earlier imports the same files are known again, and none is doubled."""
    run(rows_of(TEA, SONG), tmp_path)
    before = contents(tmp_path)
    (tmp_path / FILE).unlink()
    run(rows_of(TEA, SONG), tmp_path)
    assert contents(tmp_path) == before


def test_damaged_record(tmp_path: Path) -> None:
    """A damaged record stops the import before anything is written."""
    run(rows_of(TEA), tmp_path)
    (tmp_path / FILE).write_text('{"version": 1, "imports"', encoding="utf-8")
    before = contents(tmp_path)
    with pytest.raises(ContentError, match="the record of earlier imports cannot be read"):
        run(rows_of(TEA, SONG), tmp_path)
    assert contents(tmp_path) == before


def test_listed_stays(tmp_path: Path) -> None:
    """Where the map gives no day, a listing keeps the day it was first imported."""
    text = MAP.replace("listed: 2026-01-05\n", "")
    run(rows_of(TEA), tmp_path, map_text=text)
    assert b"listed: 2026-02-01" in (tmp_path / "tea-club.md").read_bytes()
    entry = json.loads((tmp_path / FILE).read_text(encoding="utf-8"))["imports"]["small"]["tea-club"]
    assert entry["listed"] == "2026-02-01"


def test_two_imports(tmp_path: Path) -> None:
    """Two maps may write into one folder; neither takes a file of the other's."""
    run(rows_of(TEA), tmp_path)
    told = run(rows_of(TEA), tmp_path, map_text=MAP.replace("name: small", "name: other"))
    assert [fate.file for fate in told.fates] == ["tea-club-northgate.md"]
    assert told.plan.gone == ()


@pytest.mark.parametrize("fails_after", [0, 1, 3, 4])
def test_full_disk(fails_after: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that is full before all is written leaves everything as it was, and says so."""
    run(rows_of(TEA), tmp_path)
    before = contents(tmp_path)
    really, left = Path.write_bytes, [fails_after]

    def full(path: Path, data: bytes) -> int:
        left[0] -= 1
        if left[0] < 0:
            raise OSError(28, "No space left on device")
        return really(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(ContentError, match="nothing was written: no space left on device"):
        run(rows_of({**TEA, "hours": "Mon"}, SONG, TEA_2), tmp_path)
    assert contents(tmp_path) == before


@pytest.mark.parametrize("stops_after", [1, 2, 3])
def test_cut_off(stops_after: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An import that is killed while files take their place is finished by the next one."""
    run(rows_of(TEA), tmp_path / "cut")
    after = rows_of({**TEA, "hours": "Mon"}, SONG, TEA_2)
    really, left = Path.replace, [stops_after]

    def stop(path: Path, target: Path) -> Path:
        left[0] -= 1
        if left[0] < 0:
            raise KeyboardInterrupt
        return really(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", stop)
        with pytest.raises(KeyboardInterrupt):
            run(after, tmp_path / "cut")
    run(after, tmp_path / "cut")
    run(rows_of(TEA), tmp_path / "whole")
    run(after, tmp_path / "whole")
    assert contents(tmp_path / "cut") == contents(tmp_path / "whole")


def test_link_is_not_followed(tmp_path: Path) -> None:
    """A link that somebody put where a listing was is left, and what it points to is not written to."""
    folder, elsewhere = tmp_path / "groups", tmp_path / "elsewhere"
    run(rows_of(TEA), folder)
    elsewhere.write_text("mine", encoding="utf-8")
    (folder / "tea-club.md").unlink()
    (folder / "tea-club.md").symlink_to(elsewhere)
    told = run(rows_of({**TEA, "hours": "Mon"}), folder)
    assert [fate.what for fate in told.fates] == ["kept"]
    assert elsewhere.read_text(encoding="utf-8") == "mine"
