"""`placebook changes`: what a proposed change does, in words for whoever proposed it."""

from __future__ import annotations

import posixpath
from pathlib import Path
from typing import TYPE_CHECKING

import click

from placebook.cli.config_file import config_option, read_config
from placebook.cli.day import chosen_day, day_option
from placebook.cli.git import fork_point, held, touched
from placebook.cli.place import read_content
from placebook.cli.saving import hand_over
from placebook.content.check import check
from placebook.content.record import COLLECTIONS, read
from placebook.pages.context import source_of
from placebook.review.changes import Change
from placebook.review.summary import summary

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from placebook.cli.git import Touched
    from placebook.content.load import Loaded
    from placebook.content.record import Record
    from placebook.problems import Problem


@click.command(name="changes")
@click.option(
    "--since", required=True, metavar="REVISION", help="What the change is to go into: origin/main."
)
@config_option(exists=False)
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="A file to write.")
@day_option("The day to judge dates by, instead of today: 2026-12-01.")
def command(*, since: str, config_file: Path, output: Path | None, day: datetime | None) -> None:
    """Tell what a proposed change adds, changes and takes away, and what is wrong with it.

    It is Markdown, made to stand below a pull request: what each new listing will say, and for each changed
    one what it said before. It is written for whoever proposed it.

    \b
    Examples:
      placebook changes --since origin/main
      placebook changes --since origin/main --output summary.md

    Exit codes: 0 nothing wrong, 1 something in the change is wrong, 2 wrong use.
    """  # noqa: D301 - a bare \b tells click to keep the lines below it as they are
    site = read_config(config_file)
    folder = site.content
    loaded = read_content(folder)
    wrong = [*loaded.problems, *check(loaded, chosen_day(day, site.timezone), site.year_starts)]
    changes = list(_changes(folder, since, loaded, wrong))
    hand_over(summary(changes, loaded.directory), output)
    if any(problem.severity == "error" for change in changes for problem in change.problems):
        raise SystemExit(1)


def _changes(folder: Path, since: str, loaded: Loaded, wrong: list[Problem]) -> Iterator[Change]:
    records = {source_of(record): record for record in loaded.directory.records}
    base = fork_point(folder, since)
    for one in touched(folder, base):
        collection, _, name = one.file.partition("/")
        if collection in COLLECTIONS and name.endswith(".md") and "/" not in name:
            yield Change(
                file=one.file,
                before=_before(folder, base, one),
                now=records.get(one.file),
                problems=tuple(problem for problem in wrong if problem.file == one.file),
                is_gone=one.is_gone,
            )


def _before(folder: Path, base: str, one: Touched) -> Record | None:
    """Return the record a file held before; None if there was none that could be read."""
    if not one.before:
        return None
    collection, _, name = one.before.partition("/")
    if collection not in COLLECTIONS:
        return None
    slug = posixpath.splitext(name)[0]
    return read(collection, slug, held(folder, base, one.before), file=one.before).record
