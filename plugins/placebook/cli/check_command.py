"""`placebook check`: say what is wrong in the content, and where."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from placebook.cli.config_file import SiteConfig, read_config
from placebook.cli.console import console, counted, printable, report_problems, sentence, steps, tally
from placebook.cli.day import chosen_day, day_option
from placebook.cli.git import fork_point, touched
from placebook.cli.here import CONFIG_NAME, ConfigFile
from placebook.cli.outside_links import MEMORY, check_links, manners
from placebook.cli.place import read_content
from placebook.content.check import check
from placebook.content.pictures import pictures_used, unusable
from placebook.content.settings_use import check_language, check_settings
from placebook.pages.colours import warnings
from placebook.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from placebook.content.load import Loaded


@click.command(name="check")
@click.argument("paths", nargs=-1, type=click.Path())
@click.option(
    "--format",
    "output",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="For people, for programs, or as notes on the lines of a pull request.",
)
@click.option("--strict", is_flag=True, help="Count warnings as errors.")
@click.option(
    "-f",
    "--config-file",
    type=ConfigFile(dir_okay=False, path_type=Path),
    help=f"The site's configuration, whose docs_dir is checked.  [default: {CONFIG_NAME}]",
)
@click.option(
    "--content",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The content folder itself, instead of a configuration.",
)
@click.option(
    "--since", metavar="REVISION", help="Tell only of files that differ from where git's REVISION was left."
)
@click.option(
    "--links", is_flag=True, help="Also ask other sites whether the addresses that lead there are answered."
)
@click.option(
    "--links-days",
    type=click.IntRange(0),
    default=7,
    show_default=True,
    help="For how many days an address that was answered is not asked for again.",
)
@click.option(
    "--links-private", is_flag=True, help="Ask this computer and private networks too, if links lead there."
)
@day_option("The day to judge dates by, instead of today: 2026-12-01.")
def command(  # noqa: PLR0913 - one for each option
    *,
    paths: tuple[str, ...],
    output: str,
    strict: bool,
    config_file: Path | None,
    content: Path | None,
    since: str | None,
    links: bool,
    links_days: int,
    links_private: bool,
    day: datetime | None,
) -> None:
    """Say what is wrong in the content, where, and what to write instead.

    Every file is read and every problem told in one run, and what the configuration says of the place is
    looked at too. PATHS, files or folders of the content, limit what is told. Errors keep a site from being
    built; warnings do not.

    \b
    Examples:
      placebook check
      placebook check content/groups/cosby-crafters.md
      placebook check --strict content/groups content/events
      placebook check --format github --since origin/main
      placebook check --links

    With --links, what is gone for certain is a warning. What only did not answer this time is told apart
    from that, and is never counted: other sites are slow, broken for an hour, or shy of programs.

    --format json prints a list with one object for each problem: file (below the content folder), line
    (from 1; 0 for the whole file), field, message, hint and severity (error, warning or note).

    Exit codes: 0 nothing wrong, 1 problems in the content, 2 wrong use.
    """  # noqa: D301 - a bare \b tells click to keep the lines below it as they are
    if config_file and content:
        raise click.UsageError("Give --config-file or --content, not both.")
    config = config_file or Path(CONFIG_NAME)
    site = SiteConfig(content, None, (), content) if content else read_config(config)
    folder = site.content
    wanted = [_below(path, folder) for path in paths] or [""]
    changed = {one.file for one in touched(folder, fork_point(folder, since))} if since else None
    loaded = read_content(folder)
    today = chosen_day(day, site.timezone)
    judged = check(loaded, today, site.year_starts)
    name = config.name
    asked = _of_settings(site, config.parent, loaded, today.year)
    lacking = [_placed(problem, name, site.lines) for problem in asked]
    shown = pictures_used(loaded.directory, site.settings.cover if site.settings else None)
    blank = unusable(loaded.images & set(shown), folder / "images")
    problems = sorted((*site.problems, *loaded.problems, *judged, *lacking, *blank))
    told = _chosen({*loaded.digests, *(problem.file for problem in problems)} - {""}, changed, wanted)
    problems = [problem for problem in problems if problem.file in told]
    notes: list[Problem] = []
    if links:
        home = config_file.parent if config_file else content.parent if content else Path()
        how = manners(site.settings, site.url, is_private_asked=links_private)
        with steps() as report:
            found = check_links(
                loaded,
                how,
                home / MEMORY,
                is_wanted=_chosen({*told, *loaded.pages}, changed, wanted).__contains__,
                today=today,
                days=links_days,
                report=report,
            )
        problems, notes = sorted((*problems, *found.gone)), found.silent
    of = len(told)
    match output:
        case "json":
            console.print(as_json((*problems, *notes)))
        case "github":
            for problem in (*problems, *notes):
                home = config.parent if problem.file == name else folder
                console.print(annotation(problem, _from_repository(home)))
            console.print(tally(problems, of))
        case _:
            report_problems(problems, of=of)
            _tell(notes)
    if any(strict or problem.severity == "error" for problem in problems):
        raise SystemExit(1)


def _chosen(files: set[str], changed: set[str] | None, wanted: Iterable[str]) -> set[str]:
    """Return those files that were asked for."""
    return {file for file in files if (changed is None or file in changed) and _is_wanted(file, wanted)}


def _tell(notes: list[Problem]) -> None:
    """Tell of what is not counted."""
    if notes:
        console.print(f"\nDid not answer, which may be nothing: {counted(len(notes), 'link')}.")
    for one in notes:
        console.print(printable(f"  {one}"))


def _of_settings(site: SiteConfig, home: Path, loaded: Loaded, year: int) -> Iterator[Problem]:
    """Yield what the settings ask for and the place has not, and colours that cannot be told apart."""
    if site.settings:
        yield from check_settings(site.settings, loaded, year)
        yield from check_language(site.settings.language, home / "words")
        for words in warnings(site.settings.colours):
            yield Problem("", 0, "colours", words, severity="warning")


def _placed(problem: Problem, config: str, lines: Mapping[str, int]) -> Problem:
    """Return a problem of the settings with the configuration's name and its line; any other as it is."""
    return problem if problem.file else replace(problem, file=config, line=lines.get(problem.field, 0))


def as_json(problems: Iterable[Problem]) -> str:
    """Return problems as JSON in plain ASCII, one to a line."""
    names = ("file", "line", "field", "message", "hint", "severity")
    rows = [json.dumps({name: getattr(problem, name) for name in names}) for problem in problems]
    return "[\n" + ",\n".join(rows) + "\n]" if rows else "[]"


def annotation(problem: Problem, folder: str) -> str:
    """Return a problem as a workflow command of GitHub Actions.

    Args:
        problem: What is wrong.
        folder: The content folder as a path below the repository's root; empty if it is the root.

    Source: docs.github.com, "Workflow commands for GitHub Actions", and the escapes of the actions/toolkit.
    """
    properties = {
        "file": "/".join(part for part in (folder, problem.file) if part),
        "line": str(problem.line) if problem.line else "",
        "title": problem.field or "Placebook",
    }
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items() if value)
    kind = "notice" if problem.severity == "note" else problem.severity
    return f"::{kind} {listed}::{_data(sentence(problem))}"


def _data(text: str) -> str:
    return printable(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _from_repository(folder: Path) -> str:
    """Return the content folder as a path below the root of its repository, or below the working folder."""
    folder = folder.resolve()
    root = next((one for one in (folder, *folder.parents) if (one / ".git").exists()), Path.cwd().resolve())
    below = Path(os.path.relpath(folder, root)).as_posix()
    return "" if below == "." else below


def _below(path: str, folder: Path) -> str:
    """Return a path that was asked for as one below the content folder; empty for all of it.

    Raises:
        click.UsageError: There is nothing of that name, or it lies elsewhere.
    """
    here = Path(path) if os.path.lexists(path) else folder / path
    if not os.path.lexists(here):
        raise click.UsageError(f"There is no {printable(path)}.")
    root = folder.resolve()
    if root.is_relative_to(here.resolve()):
        return ""
    # The file itself may be a link; that is for the check to judge.
    real = here.parent.resolve() / here.name
    if not real.is_relative_to(root):
        raise click.UsageError(f"{printable(path)} is not in the content folder, {printable(str(folder))}.")
    return real.relative_to(root).as_posix()


def _is_wanted(file: str, wanted: Iterable[str]) -> bool:
    return any(not path or file == path or file.startswith(f"{path}/") for path in wanted)
