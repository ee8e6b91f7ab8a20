"""Files of data from any office become rows of text."""

from __future__ import annotations

import json

import pytest

from placebook.intake.readers import MAX_CELL, read_table
from placebook.problems import ContentError

TEXT = "name,café\nTea & talk,Zoë\u2019s\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "mac_roman"]
)
def test_encodings(encoding: str) -> None:
    """A sheet saved in any of the usual encodings reads the same."""
    (row,) = read_table(TEXT.encode(encoding), "a.csv").rows
    assert row.cells == {"name": "Tea & talk", "café": "Zoë\u2019s"}


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters(delimiter: str) -> None:
    """Cells may be parted by a comma, semicolon, tab or bar; a comma within quotes parts nothing."""
    text = delimiter.join(['"name, in full"', "town"]) + "\n" + delimiter.join(['"A, B; C"', "Sale"])
    (row,) = read_table(text.encode(), "a.csv").rows
    assert row.cells == {"name, in full": "A, B; C", "town": "Sale"}


def test_line_numbers() -> None:
    """A row is known by its line in the file, blank lines and cells of several lines counted."""
    rows = read_table(b'name\n\n"two\nlines"\nlast\n', "a.csv").rows
    assert [row.number for row in rows] == [4, 5]


def test_too_many_cells() -> None:
    """A row with more cells than there are columns is refused, since its cells may have slipped."""
    rows = read_table(b"a,b\n1,2,3\n1,2,\n", "a.csv").rows
    assert [bool(row.refusal) for row in rows] == [True, False]


def test_empty_columns_are_columns() -> None:
    """A column that is empty in every row is a column all the same."""
    assert read_table(b"a,b\n1,\n", "a.csv").columns == {"a", "b"}


def test_formula_is_text() -> None:
    """A cell with a spreadsheet's formula is the text of it."""
    (row,) = read_table(b'name\n"=HYPERLINK(""http://x.example"")"\n', "a.csv").rows
    assert row.cells["name"] == '=HYPERLINK("http://x.example")'


def test_huge_cell() -> None:
    """A cell of 10 MB refuses its row, and no other."""
    rows = read_table(f"name\n{'x' * 10_000_000}\nTea\n".encode(), "a.csv").rows
    assert "10,000,000 characters" in rows[0].refusal
    assert f"{MAX_CELL:,}" in rows[0].refusal
    assert rows[1].cells == {"name": "Tea"}


def test_json_list() -> None:
    """A list of objects is a list of rows; values within values have dotted names; lists become one text."""
    data = [{"name": "Tea", "at": {"town": "Sale"}, "days": ["mon", "tue"], "n": 3, "open": True, "no": None}]
    (row,) = read_table(json.dumps(data).encode(), "a.json").rows
    assert row.cells == {"name": "Tea", "at.town": "Sale", "days": "mon; tue", "n": "3", "open": "true"}


def test_json_named_list() -> None:
    """The list may stand in an object, under the name the map gives."""
    data = json.dumps({"groups": [{"a": 1}], "other": [1]}).encode()
    assert len(read_table(data, "a.json", "groups").rows) == 1
    with pytest.raises(ContentError, match="groups, other"):
        read_table(data, "a.json")


def test_json_odd_items() -> None:
    """An item that is no object refuses its row, and no other."""
    rows = read_table(b'[1, {"name": "Tea"}, null]', "a.json").rows
    assert [bool(row.refusal) for row in rows] == [True, False, True]


def test_geojson() -> None:
    """A feature's row has its properties, its id and its point; a shape that is no point has none."""
    feature = {"type": "Feature", "id": 7, "properties": {"name": "Hall"}}
    data = {
        "type": "FeatureCollection",
        "features": [
            {**feature, "geometry": {"type": "Point", "coordinates": [-2.3, 53.4]}},
            {**feature, "geometry": {"type": "Polygon", "coordinates": [[]]}},
            "nonsense",
        ],
    }
    rows = read_table(json.dumps(data).encode(), "a.geojson").rows
    assert rows[0].cells == {"name": "Hall", "id": "7", "lon": "-2.3", "lat": "53.4"}
    assert rows[1].cells == {"name": "Hall", "id": "7"}
    assert rows[2].refusal
    alone = read_table(json.dumps(data["features"][0]).encode(), "a.geojson").rows
    assert [row.cells for row in alone] == [rows[0].cells]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.csv", b"", "the file is empty"),
        ("a.csv", b"a,a\n1,2", "two columns are called 'a'"),
        ("a.csv", b",,\n1,2", "the first line names no columns"),
        ("a.json", b"{", "this is not JSON"),
        ("a.json", b'{"a": 1}', "There is no list in this file"),
        ("a.json", b"[" * 100_000, "JSON"),
        ("a.xlsx", b"PK", "'.xlsx' is not a format that is read here"),
    ],
)
def test_unreadable(name: str, data: bytes, said: str) -> None:
    """A file that cannot be read says why, and names itself."""
    with pytest.raises(ContentError, match=f"(?s){name}.*{said}"):
        read_table(data, name)


def test_rows_above_the_names_are_passed_over() -> None:
    """A title and heads of several columns above the names, and Excel's `sep=`, are no rows and no names."""
    text = "Groups in Larkmere;;;\n;;Where;\nname;day;hall;town\nTea;tue;;Sale\n"
    for above in ("", "sep=;\n"):
        table = read_table((above + text).encode(), "a.csv")
        assert table.columns == {"name", "day", "hall", "town"}
        (row,) = table.rows
        assert (row.number, row.cells["name"]) == (4 + bool(above), "Tea")


def test_a_workbook_is_told_how_to_be_saved() -> None:
    """Somebody who gives the workbook itself is told what to choose in the program it is from."""
    with pytest.raises(ContentError, match="In Excel choose File, Save as, and CSV UTF-8"):
        read_table(b"PK", "groups.xlsx")
