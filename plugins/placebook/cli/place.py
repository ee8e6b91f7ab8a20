"""Reading a place for a command that makes something of it besides its site."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from placebook.cli.config_file import refuse_mistakes
from placebook.cli.console import console, ended_in_words, printable, steps
from placebook.content.load import load
from placebook.content.suggest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from placebook.content.load import Loaded
    from placebook.mkdocs_plugin.reading import Place
    from placebook.model.directory import Directory
    from placebook.model.edition import Edition
    from placebook.pages.context import Context
    from placebook.problems import Problem


def read_place(config_file: Path, day: datetime | None, report: Callable[[str, int, int], None]) -> Place:
    """Read the place, telling only of errors: warnings are for those who check and build."""
    from placebook.mkdocs_plugin.build_run import BuildRun  # noqa: PLC0415 - MkDocs loads when it is needed
    from placebook.mkdocs_plugin.reading import Place  # noqa: PLC0415
    from placebook.mkdocs_plugin.site_build import BuildFailed  # noqa: PLC0415

    refuse_mistakes(config_file)
    found: list[Problem] = []
    options = BuildRun.Options(today=day.date() if day else None, report=report, told=found.extend)
    with ended_in_words():
        try:
            return Place(str(config_file), options)
        except BuildFailed as failure:
            console.print(printable(str(failure)))
            raise SystemExit(1) from None


def read_content(folder: Path) -> Loaded:
    """Read a content folder by as many processes as the machine has, and show how far that is."""
    with steps() as report:
        return load(
            folder, workers=os.cpu_count() or 1, progress=lambda done, of: report("Reading", done, of)
        )


def context_of(config_file: Path, day: datetime | None) -> Context:
    """Return a place as a build reads it, ready to make pages and letters of."""
    with steps() as report:
        made: Context = read_place(config_file, day, report).context
    return made


def edition_of(directory: Directory, name: str) -> Edition:
    """Return the edition of a quarter.

    Raises:
        click.UsageError: There is none; the message says which there are, or how one is begun.
    """
    for edition in directory.editions:
        if edition.slug == name:
            return edition
    known = [edition.slug for edition in directory.editions]
    shown = printable(name)
    if not known:
        raise click.UsageError(f"There is no edition {shown}, nor any other yet.")
    hint = did_you_mean(name, known) or f"There are: {', '.join(known)}."
    raise click.UsageError(f"There is no edition {shown}. {hint}")
