"""`placebook build`: make the site."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from placebook.cli.config_file import config_option, refuse_mistakes, with_lines
from placebook.cli.console import console, ended_in_words, report_problems, steps, stopped
from placebook.cli.day import day_option

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from placebook.problems import Problem


@click.command(name="build")
@config_option()
@click.option(
    "-d",
    "--site-dir",
    type=click.Path(file_okay=False, resolve_path=True),
    help="Where the site goes, instead of site_dir.",
)
@day_option("The day to build for, instead of today: 2026-12-01.")
@click.option("--strict", is_flag=True, help="Stop at warnings too.")
@click.option("--workers", type=click.IntRange(1, 64), help="How many processes may share the work.")
def command(
    *, config_file: Path, site_dir: str | None, day: datetime | None, strict: bool, workers: int | None
) -> None:
    """Make the site.

    The new site is built beside the old one and put in its place when it is whole. A build that fails changes
    nothing.

    \b
    Examples:
      placebook build
      placebook build -f site_config.yml --date 2026-12-01
      placebook build --site-dir /srv/www/mytown
    """  # noqa: D301 - a bare \b tells click to keep the lines below it as they are
    from placebook.mkdocs_plugin.build_run import BuildRun  # noqa: PLC0415 - MkDocs loads when it is needed
    from placebook.mkdocs_plugin.site_build import BuildFailed, build_site, configuration  # noqa: PLC0415

    refuse_mistakes(config_file)
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    found: list[Problem] = []
    with steps() as report:
        options = BuildRun.Options(
            today=day.date() if day else None,
            report=report,
            told=found.extend,
        )
        if workers:
            options.workers = workers
        try:
            config = configuration(str(config_file), site_dir=site_dir, strict=strict or None)
            refused = ended_in_words(config_file, " The site was not changed.")
            with refused, _stopped_in_words(config.site_dir):
                target = build_site(config, options)
        except BuildFailed as failure:
            report_problems(with_lines(found, config_file))
            if not any(problem.severity == "error" for problem in found):
                console.print(str(failure))
            console.print("The site was not changed.")
            raise SystemExit(1) from None
    report_problems(with_lines(found, config_file))
    console.print(f"The site is in {target}.")


@contextmanager
def _stopped_in_words(site: str) -> Iterator[None]:
    """Say which site is there if somebody stops a build in the moment in which it takes its place."""
    before = _mark(site)
    try:
        yield
    except KeyboardInterrupt:
        if _mark(site) == before:
            raise
        stopped(f"The new site is in {site}, whole.")


def _mark(folder: str) -> int | None:
    """Return what tells a folder from one that takes its place."""
    try:
        return Path(folder).stat().st_ino
    except OSError:
        return None
