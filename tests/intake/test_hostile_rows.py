"""Rows that mean harm become harmless listings, or are refused with a reason; others are not disturbed."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.small_import import COLUMNS, MAP, as_csv, rows_of, run
from placebook.content.record import read
from placebook.intake.map_file import read_map
from placebook.intake.plan import Folder, plan
from placebook.intake.readers import read_table
from placebook.intake.run import prepare, report
from placebook.model.listing import Listing

if TYPE_CHECKING:
    from pathlib import Path

PAYLOADS = [
    '=HYPERLINK("http://x.example","tea")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "../../etc/passwd",
    "..\\..\\windows\\system32",
    "/etc/passwd",
    "con",
    "index",
    ".import",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[tea](javascript:alert(1))",
    "![tea](https://tracker.example/x.png)",
    "{{ 7*7 }}{% for x in y %}",
    "a\x00b\x07c\x1b[31m",
    "\u202eevil\u202c tea",
    "title: x\n---\nkind: place",
    "- a: &x [*x]",
    "!!python/object/apply:os.system [id]",
    "x" * 5000,
    "\n" * 50 + "tea",
    "\"'`\\",
    "\ud83d",
]


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("column", COLUMNS)
def test_payload_in_every_column(payload: str, column: str, tmp_path: Path) -> None:
    """Whatever stands in a cell, files are only written into the folder, can be read, and hold no markup."""
    folder = tmp_path / "groups"
    hostile = {
        "name": "Tea Club",
        "postcode": "LM1 1AA",
        "about": "A club for people who like tea.",
        column: payload,
    }
    table = read_table(
        as_csv({**hostile, column: payload.replace("\ud83d", "?")}, {"name": "Song Club"}), "a.csv"
    )
    told = run(table.rows, folder)
    assert told.count("imported") + told.count("refused") == 2
    assert (folder / "song-club.md").exists()
    assert {path.name for path in tmp_path.iterdir()} == {"groups"}
    for path in folder.glob("*.md"):
        reading = read("groups", path.stem, path.read_bytes(), file=path.name)
        assert isinstance(reading.record, Listing), reading.problems
        assert not re.search(r"<(?!/?p>)", reading.record.html), reading.record.html
        assert not re.search("[\x00-\x08\x0b-\x1f\u202a-\u202e]", path.read_text(encoding="utf-8"))
        assert "javascript:" not in (reading.record.contact.website or "")


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.fixed_dictionaries({}, optional={name: st.text(max_size=40) for name in COLUMNS}), max_size=6)
)
def test_any_rows(cells: list[dict[str, str]]) -> None:
    """Whatever the rows are, each has one fate, names differ, and every file planned can be read."""
    rows = rows_of(*cells)
    drafts, refusals = prepare(rows, read_map(MAP, file="map.yml"), None, {})
    done = plan(drafts, Folder(), today="2026-02-01")
    assert sorted([n for draft in drafts for n in draft.rows] + list(refusals)) == [
        row.number for row in rows
    ]
    assert len({action.slug for action in done.actions}) == len(drafts)
    for slug, data in done.writes.items():
        assert re.fullmatch(r"[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?", slug)
        assert read("groups", slug, data, file=slug).record


def test_report_is_safe(tmp_path: Path) -> None:
    """The report can be opened in a spreadsheet: no cell of it begins as a formula does."""
    told = run(rows_of({"name": "=1+1"}, {"name": "@tea", "postcode": "-"}, {"about": "+x"}), tmp_path)
    cells = [cell for line in csv.reader(io.StringIO(report(told.fates))) for cell in line]
    assert "'=1+1" in cells
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)


def test_reasons(tmp_path: Path) -> None:
    """A row is refused for what a listing cannot do without, in words; the rest is left out, and told."""
    told = run(
        rows_of(
            {"name": "x" * 200, "postcode": "LM1 1AA"},
            {"postcode": "LM1 1AA"},
            {"name": "Tea", "lat": "200", "lon": "1", "hours": "h" * 400},
        ),
        tmp_path,
    )
    assert told.fates[0].reason.startswith("title:")
    assert "the most is 120" in told.fates[0].reason
    assert told.fates[1].reason == "title: is missing"
    assert told.fates[2].fate == "imported"
    assert "hours: has 400 characters; the most is 300; left out" in told.fates[2].reason
    assert "location.lat: '200' is out of range; left out" in told.fates[2].reason
