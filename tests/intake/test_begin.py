"""A first map, begun by the names of the columns of somebody's spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from placebook.cli.import_command import command
from placebook.content.load import load
from placebook.intake.begin import begin_map
from placebook.intake.map_file import check_columns, read_map
from placebook.intake.readers import Row, Table
from placebook.model.vocabulary import Term, Vocabulary

if TYPE_CHECKING:
    from pathlib import Path

SHEET = """\
Groups in Larkmere;;;;;;;;
Name of Group;Activity;Area;When do you meet?;Phone;E-mail;Last checked;Notes;Free?
Yarn bombers;Knitting;Northgate;Mon & Thurs 10am-1pm;7700900101;none;3/4/2025;Wool for all, and tea.;Y
Hill walkers;Walk;;Ring first;01632 960109 (Sam, evenings);walk@example.org; ;;N
Quiet corner;Sitting;Elsewhere;;4.47701E+11;QUIET@example.org;soon;A room with a lamp and two chairs.;
"""
TERMS = {
    "themes": Vocabulary.of(
        "themes",
        [
            Term(id="crafts", label="Crafts", also=("knitting",)),
            Term(id="walking", label="Walking", also=("walks",)),
        ],
    ),
    "areas": Vocabulary.of(
        "areas", [Term(id="larkmere", label="Larkmere"), Term(id="northgate", label="Northgate")]
    ),
}


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a place that has vocabularies, and a sheet as Excel saves it in Britain."""
    (tmp_path / "content/vocabulary").mkdir(parents=True)
    for name, terms in TERMS.items():
        lines = [f"- {{id: {one.id}, label: {one.label}, also: [{', '.join(one.also)}]}}" for one in terms]
        (tmp_path / f"content/vocabulary/{name}.yml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (tmp_path / "groups.csv").write_bytes(SHEET.replace("\n", "\r\n").encode("cp1252"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> tuple[int, str]:
    """Run the command; return its exit code and what it says."""
    result = CliRunner().invoke(command, arguments)
    return result.exit_code, result.output


def test_from_a_spreadsheet_to_listings_without_writing_a_map(place: Path) -> None:
    """The map that is begun imports every row of an untidy sheet, with what could be understood of it."""
    code, said = run("groups.csv")
    assert code == 2
    assert "To begin such a map: placebook import groups.csv --begin groups.yml" in said
    code, said = run("groups.csv", "--begin", "groups.yml")
    assert code == 0
    assert said.startswith("groups.yml is begun, of 8 of 9 columns.\n")
    assert "placebook import groups.csv --map groups.yml --dry-run" in said
    assert run("groups.csv", "--map", "groups.yml")[1].endswith("3 rows: 3 imported, 0 merged, 0 refused.\n")
    listings = {one.title: one for one in load(place / "content").directory.listings}
    yarn, hill, quiet = (listings[name] for name in ("Yarn bombers", "Hill walkers", "Quiet corner"))
    assert (yarn.themes, yarn.areas, yarn.contact.phone) == (("crafts",), ("northgate",), "07700900101")
    assert (yarn.contact.email, yarn.hours) == (None, "Mon & Thurs 10am-1pm")
    assert (hill.themes, hill.areas, hill.contact.phone) == (("walking",), ("larkmere",), "01632 960109")
    assert hill.summary == "Walk, from a list of groups in our place."
    assert (quiet.themes, quiet.contact.phone, quiet.contact.email) == (
        ("crafts",),
        None,
        "QUIET@example.org",
    )
    text = (place / "groups.yml").read_text(encoding="utf-8")
    assert "# Columns that nothing is made of yet: Free?." in text
    assert '    # "Elsewhere": ' in text
    assert '  # checked: {text: "{Last checked}", clean: day}' in text


def test_a_map_that_is_there_stays(place: Path) -> None:
    """A first map is never written over a file, and is not begun where one is used."""
    (place / "groups.yml").write_text("mine", encoding="utf-8")
    assert run("groups.csv", "--begin", "groups.yml")[0] == 2
    assert run("groups.csv", "--begin", "new.yml", "--map", "groups.yml")[0] == 2
    assert (place / "groups.yml").read_text(encoding="utf-8") == "mine"
    assert not (place / "new.yml").exists()


@settings(deadline=None)
@given(
    st.lists(st.text(min_size=1, max_size=30).map(str.strip).filter(bool), unique=True, max_size=8),
    st.lists(st.text(max_size=40), max_size=8),
)
def test_whatever_columns_are_called_the_map_can_be_read(names: list[str], cells: list[str]) -> None:
    """Any names and cells make a map that is one, and asks for no column that is not there but NAME."""
    columns = ["Activity", "Area", *names]
    row = Row(2, {name: cell for name, cell in zip(columns, cells, strict=False) if cell.strip()})
    table = Table(frozenset(columns), (row,))
    text = begin_map(table, "groups.csv", "groups.yml", TERMS).text
    found = read_map(text, file="groups.yml")
    missing = check_columns(found, text, table.columns, frozenset(), file="groups.yml")
    assert {one.message for one in missing} <= {"the data has no column 'NAME'."}
