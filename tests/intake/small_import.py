"""A small import to try things on: a map, rows, and the folder they go to."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from placebook.intake.map_file import read_map
from placebook.intake.plan import plan
from placebook.intake.readers import Row
from placebook.intake.run import Outcome, outcome, prepare
from placebook.intake.write import read_folder, write_folder

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

MAP = """\
name: small
identity: ["{number}", "{name}, {postcode}", "{name}, {lat}", "{name}, {ward}", "{name}"]
listed: 2026-01-05
spelling: [CIO]
fields:
  title: {text: "{name}", clean: name}
  kind: association
  summary: [{text: "{about}", clean: sentences, cut: true}, "A group in Larkmere, from the register."]
  body: "{about}"
  themes: crafts
  areas: [{text: "{ward}", clean: slug}, larkmere]
  address: {street: "{street}", postcode: {text: "{postcode}", clean: postcode}}
  location: {lat: "{lat}", lon: "{lon}"}
  hours: "{hours}"
  contact: {website: [{text: "{site}", clean: web}, "https://register.example/all"]}
  identifiers: {scheme: GB-CHC, id: "{number}"}
  source: {name: The register, url: "https://register.example/", id: ["{number}", "{name}, {postcode}"]}
"""
COLUMNS = ("name", "number", "about", "ward", "street", "postcode", "lat", "lon", "hours", "site")


def rows_of(*cells: Mapping[str, str]) -> tuple[Row, ...]:
    """Return rows of these cells; empty ones are left out, as a reader would."""
    return tuple(
        Row(number, {name: cell for name, cell in one.items() if cell}) for number, one in enumerate(cells, 1)
    )


def run(
    rows: Sequence[Row], folder: Path, *, map_text: str = MAP, restore: bool = False, write: bool = True
) -> Outcome:
    """Import rows into a folder."""
    mapping = read_map(map_text, file="map.yml")
    drafts, refusals = prepare(rows, mapping, None, {})
    before, ledger = read_folder(folder, mapping.name)
    done = plan(drafts, before, today="2026-02-01", restore=restore)
    told = outcome(rows, refusals, done)
    told.balance(len(rows))
    if write:
        write_folder(folder, mapping.name, done, before, ledger)
    return told


def as_csv(*cells: Mapping[str, str]) -> bytes:
    """Return rows as a CSV file with all columns of the map."""
    out = io.StringIO(newline="")
    lines = csv.DictWriter(out, COLUMNS, restval="")
    lines.writeheader()
    lines.writerows(cells)
    return out.getvalue().encode()


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder, hidden ones included."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
