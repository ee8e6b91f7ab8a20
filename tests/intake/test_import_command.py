"""`placebook import`: what it prints, writes and returns."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from intake.small_import import MAP, as_csv, contents
from placebook.cli.import_command import command

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

ROWS = (
    {"name": "Tea Club", "postcode": "LM1 1AA", "ward": "Northgate"},
    {"name": "The Tea Club", "postcode": "LM1 1AA"},
    {"name": "Song Club", "postcode": "LM1 1AB", "ward": "Nowhere"},
    {"about": "A row without a name."},
)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a folder with data, a map, and a vocabulary of areas."""
    (tmp_path / "rows.csv").write_bytes(as_csv(*ROWS))
    (tmp_path / "map.yml").write_text(MAP, encoding="utf-8")
    (tmp_path / "content/vocabulary").mkdir(parents=True)
    terms = "- {id: larkmere, label: Larkmere}\n- {id: northgate, label: Northgate}\n"
    (tmp_path / "content/vocabulary/areas.yml").write_text(terms, encoding="utf-8")
    return tmp_path


def run(place: Path, *options: str, data: str = "rows.csv") -> Result:
    """Run the command in a place."""
    base = [str(place / data), "--map", str(place / "map.yml"), "--to", str(place / "content/groups")]
    return CliRunner().invoke(command, [*base, *options])


def test_balance(place: Path) -> None:
    """The last line accounts for every row; refused ones are told with their reason; the exit code is 0."""
    result = run(place)
    assert result.exit_code == 0
    assert "Row 5, A row without a name.: refused; title: is missing" in result.output
    assert result.output.splitlines()[-1] == "4 rows: 2 imported, 1 merged, 1 refused."
    assert {path.name for path in (place / "content/groups").iterdir()} == {
        ".import.json",
        "song-club.md",
        "tea-club.md",
    }


def test_unknown_terms(place: Path) -> None:
    """An area that the place's vocabulary does not have is left out and told."""
    result = run(place, "--report", str(place / "fates.csv"))
    assert result.exit_code == 0
    assert "'nowhere' is not in the vocabulary" in (place / "fates.csv").read_text(encoding="utf-8-sig")
    assert "nowhere" not in (place / "content/groups/song-club.md").read_text(encoding="utf-8")


def test_report(place: Path) -> None:
    """The report has a line for each row, in their order, with fate, file and reason."""
    run(place, "--report", str(place / "fates.csv"))
    with (place / "fates.csv").open(encoding="utf-8-sig", newline="") as opened:
        lines = list(csv.DictReader(opened))
    assert [(line["row"], line["fate"], line["file"]) for line in lines] == [
        ("2", "imported", "tea-club.md"),
        ("3", "merged", "tea-club.md"),
        ("4", "imported", "song-club.md"),
        ("5", "refused", ""),
    ]
    assert lines[1]["reason"] == "the same name and postcode, LM1 1AA"


def test_dry_run(place: Path) -> None:
    """A dry run says what would be done and changes nothing."""
    result = run(place, "--dry-run")
    assert result.output.splitlines()[-1] == "4 rows: 2 imported, 1 merged, 1 refused. Nothing was written."
    assert not (place / "content/groups").exists()


def test_again(place: Path) -> None:
    """The second time all is unchanged, and so is every byte."""
    run(place)
    before = contents(place / "content/groups")
    assert "2 listings: 2 unchanged" in run(place).output
    assert contents(place / "content/groups") == before


def test_wrong_map(place: Path) -> None:
    """A wrong map is told with file, line and field, nothing is written, and the exit code is 1."""
    (place / "map.yml").write_text(MAP.replace("hours:", "huors:"), encoding="utf-8")
    result = run(place)
    assert result.exit_code == 1
    assert "map.yml" in result.output
    assert "a listing has no field 'huors'. Did you mean 'hours'." in result.output
    assert not (place / "content/groups").exists()


def test_no_postcode_table(place: Path) -> None:
    """A table of postcodes that is not there is told by its name."""
    (place / "map.yml").write_text(MAP + "postcodes: {file: codes.csv}\n", encoding="utf-8")
    result = run(place)
    assert result.exit_code == 1
    assert "there is no 'codes.csv' beside rows.csv or map.yml." in result.output


def test_nothing_usable(place: Path) -> None:
    """Where every row is refused the exit code is 1."""
    (place / "bad.csv").write_bytes(as_csv({"about": "A row without a name."}))
    assert run(place, data="bad.csv").exit_code == 1


@pytest.mark.parametrize("options", [["--nonsense"], ["--date", "soon"]])
def test_wrong_use(place: Path, options: list[str]) -> None:
    """Wrong use has exit code 2."""
    assert run(place, *options).exit_code == 2


def test_no_file(place: Path) -> None:
    """A file that is not there is wrong use."""
    assert run(place, data="none.csv").exit_code == 2


def test_help() -> None:
    """The help has examples to copy."""
    assert "placebook import clubs.csv --map clubs.yml" in CliRunner().invoke(command, ["--help"]).output


def test_what_was_left_out_is_counted(place: Path) -> None:
    """Details that cannot be used are counted by their field, also where no report is asked for."""
    said = " could not be used and left out: identifiers (2), areas (1). See --report FILE.csv"
    assert said in run(place).output


def test_columns_there_are(place: Path) -> None:
    """Where the map asks for columns that the data lacks, those it has are named, once."""
    (place / "rows.csv").write_text("Gruppe,Ort\nTee,Sale\n", encoding="utf-8")
    result = run(place)
    assert result.exit_code == 1
    assert result.output.count("It has: Gruppe, Ort.") == 1


def test_the_list_that_the_map_names(place: Path) -> None:
    """In a JSON object of several lists, the rows are those of the list that the map names as `records`."""
    (place / "map.yml").write_text(f"records: clubs\n{MAP}", encoding="utf-8")
    names = as_csv(*ROWS).decode().splitlines()[0].split(",")
    held = {"clubs": [dict.fromkeys(names, "") | ROWS[0]], "towns": [{"name": "Sale"}]}
    (place / "rows.json").write_text(json.dumps(held), encoding="utf-8")
    assert run(place, data="rows.json").output.endswith("1 row: 1 imported, 0 merged, 0 refused.\n")
