"""`placebook import`: make listings of the rows of somebody else's data."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.progress import Progress

from placebook.content.frontmatter import read_yaml
from placebook.content.record import decode
from placebook.intake.map import Map, check_columns, read_map
from placebook.intake.places import Postcodes
from placebook.intake.readers import Table, read_table
from placebook.intake.run import Outcome, outcome, prepare, report
from placebook.intake.write import read_folder, write_folder
from placebook.model.vocabulary import VOCABULARIES
from placebook.problems import ContentError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_SHOWN = 10
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command(name="import")
@click.argument("data", metavar="FILE", type=_FILE)
@click.option(
    "--map",
    "map_file",
    required=True,
    type=_FILE,
    help="How each field of a listing is made from the columns of FILE.",
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
@click.option(
    "--date",
    "day",
    type=click.DateTime(formats=["%Y-%m-%d"]),
    help="The day new listings are listed, instead of today; a day in the map goes before it.",
)
@click.option(
    "--restore", is_flag=True, help="Write listings again whose files were deleted since the last import."
)
def command(  # noqa: PLR0913 - click passes each option by name
    data: Path,
    map_file: Path,
    folder: Path,
    report_file: Path | None,
    day: datetime | None,
    *,
    dry_run: bool,
    restore: bool,
) -> None:
    """Make listings of the rows of FILE: CSV, JSON or GeoJSON.

    Import again whenever FILE has changed: the same rows go to the same files. A file that somebody has changed since the
    last import is theirs, and is left as it is.

    \b
    Examples:
      placebook import clubs.csv --map clubs.yml
      placebook import clubs.csv --map clubs.yml --dry-run --report fates.csv
      placebook import places.geojson --map places.yml --to content/groups
    """
    out, err = Console(highlight=False, soft_wrap=True), Console(stderr=True, highlight=False, soft_wrap=True)
    try:
        table = read_table(data.read_bytes(), data.name)
        mapping, postcodes = _mapping(map_file, data, table)
        with _progress(err) as moved:
            drafts, refusals = prepare(
                table.rows, mapping, postcodes, _terms(folder.parent / "vocabulary"), moved
            )
        before, ledger = read_folder(folder, mapping.name)
        done = outcome(table.rows, drafts, refusals, before, today=_today(day), restore=restore)
        balance = done.balance(len(table.rows))
        if report_file:
            report_file.write_text(report(done.fates), encoding="utf-8-sig", newline="")
        if not dry_run:
            write_folder(folder, mapping.name, done.plan, before, ledger)
    except ContentError as error:
        for problem in error.problems:
            err.print(str(problem), markup=False)
        sys.exit(1)
    except OSError as error:
        err.print(f"{error.filename or data}: {error.strerror or error}", markup=False)
        sys.exit(1)
    for line in _told(done, report_file):
        out.print(line, markup=False)
    out.print(f"{balance}.{' Nothing was written.' if dry_run else ''}", markup=False)
    if table.rows and done.count("refused") == len(table.rows):
        sys.exit(1)


def _mapping(map_file: Path, data: Path, table: Table) -> tuple[Map, Postcodes | None]:
    """Read the map and the table of postcodes it names, and see that the data has what it asks for."""
    file = map_file.name
    text = decode(map_file.read_bytes(), file=file)
    mapping = read_map(text, file=file)
    wanted, known, joined = mapping.postcodes, None, frozenset[str]()
    if wanted:
        places = [base / wanted.file for base in (data.parent, map_file.parent)]
        found = next((path for path in places if path.is_file()), None)
        if found is None:
            message = f"there is no '{wanted.file}' beside {data.name} or {map_file.name}."
            raise ContentError([Problem(file, 0, "postcodes.file", message, "Put it there.")])
        codes = read_table(found.read_bytes(), found.name)
        joined = codes.columns
        known = Postcodes(codes.rows, key=wanted.key, lat=wanted.lat, lon=wanted.lon)
    problems = check_columns(mapping, text, table.columns, joined, file=file)
    if problems:
        raise ContentError(problems)
    return mapping, known


def _terms(folder: Path) -> dict[str, frozenset[str]]:
    """Return the ids of each vocabulary of the place; `placebook check` judges the vocabularies themselves."""
    found = {}
    for name in VOCABULARIES:
        path = folder / f"{name}.yml"
        if path.is_file():
            value, _ = read_yaml(decode(path.read_bytes(), file=path.name), file=f"vocabulary/{path.name}")
            found[name] = frozenset(
                str(term["id"]) for term in value if isinstance(term, dict) and "id" in term
            )
    return found


def _today(day: datetime | None) -> str:
    """Return the day of the import: the one given, that of a build that must repeat, or today."""
    if day:
        return day.date().isoformat()
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return (datetime.fromtimestamp(int(epoch), UTC).date() if epoch.isdigit() else date.today()).isoformat()  # noqa: DTZ011 - the keeper's own day


@contextmanager
def _progress(console: Console) -> Iterator[Callable[[int, int], None]]:
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("Reading rows")
        yield lambda done, of: bar.update(task, completed=done, total=of)


def _told(done: Outcome, report_file: Path | None) -> Iterator[str]:
    """Yield what the keeper should look at: rows refused, files kept, listings that the data no longer has."""
    refused = [fate for fate in done.fates if fate.fate == "refused"]
    yield from (
        f"Row {fate.row}, {fate.name or 'without a name'}: refused; {fate.reason}"
        for fate in refused[:_SHOWN]
    )
    if len(refused) > _SHOWN:
        where = f"in {report_file}" if report_file else "with --report FILE.csv"
        yield f"… and {len(refused) - _SHOWN:,} more were refused: all of them stand {where}"
    files = {action.slug: action.what for action in done.plan.actions}
    yield from (
        f"{slug}.md: kept as it is; it differs from what was last imported"
        for slug, what in files.items()
        if what == "kept"
    )
    yield from (f"{slug}.md: no longer in the data; it was left as it is" for slug in done.plan.gone)
    yield from (f"{slug}.md: now part of another listing, and removed" for slug in done.plan.removals)
    counts = {
        what: sum(one == what for one in files.values()) for what in ("new", "updated", "unchanged", "kept")
    }
    yield ", ".join(f"{count:,} {what}" for what, count in counts.items() if count) or "No listings"
