"""`placebook build`: make the site."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import click

from placebook.cli.config_file import config_option, refuse_mistakes, with_lines
from placebook.cli.console import console, printable, report_problems, steps
from placebook.cli.day import day_option

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

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
            target = build_site(config, options)
        except OSError as error:  # beside the site, where nobody may write or nothing is free
            console.print(printable(f"{error.filename or config_file}: {error.strerror or error}."))
            console.print("The site was not changed.")
            raise SystemExit(1) from None
        except BuildFailed as failure:
            report_problems(with_lines(found, config_file))
            if not any(problem.severity == "error" for problem in found):
                console.print(str(failure))
            console.print("The site was not changed.")
            raise SystemExit(1) from None
    report_problems(with_lines(found, config_file))
    console.print(f"The site is in {target}.")
