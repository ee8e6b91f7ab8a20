"""`placebook import`: make listings of the rows of somebody else's data."""

from __future__ import annotations

import os
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from placebook.cli.console import console, counted, ended_in_words, printable, steps
from placebook.cli.day import chosen_day, day_option
from placebook.content.frontmatter import read_yaml
from placebook.content.load import load
from placebook.content.record import decode
from placebook.content.removed import REMOVED, known_again, marks_of, read_removed
from placebook.intake.begin import begin_map
from placebook.intake.map_file import check_columns, read_map
from placebook.intake.places import Postcodes
from placebook.intake.plan import plan
from placebook.intake.readers import Table, read_table
from placebook.intake.run import Outcome, outcome, prepare, report
from placebook.intake.write import read_folder, write_folder
from placebook.model.directory import Directory
from placebook.model.vocabulary import VOCABULARIES
from placebook.problems import ContentError, Problem
from placebook.saving import save

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from placebook.intake.map import Map
    from placebook.intake.rows import Draft

_SHOWN = 10
_PART = re.compile(r"\.\d.*")  # of an item in a list: what is counted is the list's field
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command(name="import")
@click.argument("data", metavar="FILE", type=_FILE)
@click.option("--map", "map_file", type=_FILE, help="How FILE's columns become fields.")
@click.option(
    "--begin",
    "new_map",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write a first map by the names of FILE's columns, to look through; import nothing.",
)
@click.option(
    "--to",
    "folder",
    default="content/groups",
    show_default=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder of listings.",
)
@click.option(
    "--report",
    "report_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write what became of each row, as CSV.",
)
@click.option("--dry-run", is_flag=True, help="Say what would be done, and change nothing.")
@day_option("The day new listings are listed, instead of today: 2026-12-01.")
@click.option("--restore", is_flag=True, help="Write listings again whose files somebody deleted.")
def command(  # noqa: PLR0913 - one for each option
    *,
    data: Path,
    map_file: Path | None,
    new_map: Path | None,
    folder: Path,
    report_file: Path | None,
    dry_run: bool,
    day: datetime | None,
    restore: bool,
) -> None:
    """Make listings of the rows of FILE: CSV, JSON or GeoJSON.

    Import again whenever FILE has changed: the same rows go to the same files. A file that somebody has
    changed since the last import is theirs, and is left as it is.

    \b
    Examples:
      placebook import clubs.csv --begin clubs.yml
      placebook import clubs.csv --map clubs.yml
      placebook import clubs.csv --map clubs.yml --dry-run --report fates.csv
      placebook import places.geojson --map places.yml --to content/groups

    Exit codes: 0 done, 1 the map, the data or the folder cannot be used, 2 wrong use.
    """  # noqa: D301 - a bare \b tells click to keep the lines below it as they are
    if new_map:
        _begin(data, new_map, folder, map_file)
        return
    if not map_file:
        begin = f"placebook import {printable(data.name)} --begin {printable(data.stem)}.yml"
        raise click.UsageError(f"Say how the columns become fields: --map FILE. To begin such a map: {begin}")
    with ended_in_words(data):
        mapping, postcodes, table = _mapping(map_file, data)
        with steps() as progress:
            drafts, refusals = prepare(
                table.rows,
                mapping,
                postcodes,
                _terms(folder.parent / "vocabulary"),
                lambda done, of: progress("Reading rows", done, of),
            )
            drafts, refusals = _without_removed(drafts, refusals, folder.parent / REMOVED)
            before, ledger = read_folder(folder, mapping.name)
            done = plan(drafts, before, today=chosen_day(day).isoformat(), restore=restore)
        told = outcome(table.rows, refusals, done)
        balance = told.balance(len(table.rows))
        if report_file:
            report_file.write_text(report(told.fates), encoding="utf-8-sig", newline="")
        if not dry_run:
            write_folder(folder, mapping.name, done, before, ledger)
    for line in _lines(told, report_file):
        console.print(printable(line))
    console.print(f"{balance}.{' Nothing was written.' if dry_run else ''}")
    if len(refusals) == len(table.rows):
        raise SystemExit(1)


def _begin(data: Path, new_map: Path, folder: Path, map_file: Path | None) -> None:
    """Write a first map, where there is none yet."""
    if map_file:
        raise click.UsageError("Give --begin or --map, not both.")
    if os.path.lexists(new_map):
        raise click.UsageError(f"There is a file {printable(str(new_map))} already. Nothing was changed.")
    with ended_in_words(new_map):
        table = read_table(data.read_bytes(), data.name)
        place = load(folder.parent).directory if folder.parent.is_dir() else Directory()
        terms = {"themes": place.themes, "areas": place.areas}
        made = begin_map(table, data.name, new_map.name, terms)
        save(new_map, made.text.encode())
    columns = len(table.columns)
    console.print(printable(f"{new_map} is begun, of {columns - len(made.unused)} of {columns} columns."))
    tried = f"placebook import {data} --map {new_map} --dry-run --report fates.csv"
    console.print(printable(f"Look through it, then try it, which changes nothing: {tried}"))


def _without_removed(
    drafts: list[Draft], refusals: dict[int, str], file: Path
) -> tuple[list[Draft], dict[int, str]]:
    """Refuse what was taken down here, and would come back."""
    removed = read_removed(decode(file.read_bytes(), file=REMOVED), []) if file.is_file() else []
    kept, refused = [], dict(refusals)
    for draft in drafts:
        again = known_again(removed, marks_of("groups", draft.fields))
        if again:
            undo = f"placebook takedown --undo {again.page or again.marks[0]}"
            refused |= dict.fromkeys(draft.rows, f"it was taken down on {again.on}; {undo} lets it in again")
        else:
            kept.append(draft)
    return kept, refused


def _mapping(map_file: Path, data: Path) -> tuple[Map, Postcodes | None, Table]:
    """Read the map, its table of postcodes and the data, and see that this has what the map asks for."""
    file = map_file.name
    text = decode(map_file.read_bytes(), file=file)
    mapping = read_map(text, file=file)
    table = read_table(data.read_bytes(), data.name, mapping.records)
    postcodes, joined = _postcodes(mapping, map_file, data)
    problems = check_columns(mapping, text, table.columns, joined, file=file)
    if problems:
        raise ContentError(problems)
    return mapping, postcodes, table


def _postcodes(mapping: Map, map_file: Path, data: Path) -> tuple[Postcodes | None, frozenset[str]]:
    """Read the table of postcodes, and return it with the names of its columns."""
    wanted = mapping.postcodes
    if not wanted:
        return None, frozenset()
    found = next((path for base in (data, map_file) if (path := base.parent / wanted.file).is_file()), None)
    if found is None:
        message = f"there is no '{wanted.file}' beside {data.name} or {map_file.name}."
        raise ContentError([Problem(map_file.name, 0, "postcodes.file", message, "Put it there.")])
    table = read_table(found.read_bytes(), found.name)
    if missing := {wanted.key, wanted.lat, wanted.lon} - table.columns:
        message = f"{found.name} has no column '{min(missing)}'."
        raise ContentError(
            [Problem(map_file.name, 0, "postcodes", message, "Name its columns as key, lat and lon.")]
        )
    return Postcodes(table.rows, key=wanted.key, lat=wanted.lat, lon=wanted.lon), table.columns


def _terms(folder: Path) -> dict[str, frozenset[str]]:
    """Return the ids of each vocabulary of the place; whether those are right is for `placebook check`."""
    found = {}
    for name in VOCABULARIES:
        path = folder / f"{name}.yml"
        if path.is_file():
            value, _ = read_yaml(decode(path.read_bytes(), file=path.name), file=f"vocabulary/{path.name}")
            found[name] = frozenset(
                str(term["id"]) for term in value if isinstance(term, dict) and "id" in term
            )
    return found


def _lines(told: Outcome, report_file: Path | None) -> Iterator[str]:
    """Yield what the keeper should look at: rows refused, files kept, listings no longer in the data."""
    refused = [fate for fate in told.fates if fate.fate == "refused"]
    for fate in refused[:_SHOWN]:
        yield f"Row {fate.row}, {fate.name or 'without a name'}: refused; {fate.reason}"
    if len(refused) > _SHOWN:
        where = f"in {report_file}" if report_file else "with --report FILE.csv"
        yield f"{len(refused) - _SHOWN:,} more were refused: all of them stand {where}"
    whats = [action.what for action in told.plan.actions]
    for slug in (action.slug for action in told.plan.actions if action.what == "kept"):
        yield f"{slug}.md: kept as it is; it differs from what was last imported"
    for slug in told.plan.gone:
        yield f"{slug}.md: no longer in the data; left as it is"
    for slug in told.plan.removals:
        yield f"{slug}.md: now part of another listing, and removed"
    left_out = Counter(
        _PART.sub("", note.partition(":")[0])
        for action in told.plan.actions
        for note in dict.fromkeys(action.draft.notes)
    )
    if left_out:
        fields = ", ".join(f"{field} ({count:,})" for field, count in left_out.most_common())
        where = str(report_file or "--report FILE.csv")
        yield f"{counted(left_out.total(), 'detail')} could not be used and left out: {fields}. See {where}"
    counts = {what: whats.count(what) for what in ("new", "updated", "unchanged", "kept") if what in whats}
    files = ", ".join(f"{count:,} {what}" for what, count in counts.items())
    yield f"{counted(sum(counts.values()), 'listing')}: {files}" if files else "No listings"
