"""`placebook serve`: see the site while you write."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from placebook.cli.config_file import config_option, refuse_mistakes, with_lines
from placebook.cli.console import console, report_problems, steps
from placebook.cli.day import day_option

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime
    from pathlib import Path

    from placebook.problems import Problem


@click.command(name="serve")
@config_option()
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="Where to listen; 0.0.0.0 lets a phone look too."
)
@click.option(
    "--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Where to listen."
)
@day_option("The day to build for, instead of today: 2026-12-01.")
def command(config_file: Path, host: str, port: int, day: datetime | None) -> None:
    """Show the site and follow your edits.

    A change of content, vocabulary, configuration or theme makes the site anew and your browser loads it.
    When something is wrong it is said here, and the last good site stays.

    \b
    Examples:
      placebook serve
      placebook serve --port 8080
    """  # noqa: D301 - a bare \b tells click to keep the lines below it as they are
    from placebook.mkdocs_plugin.build_run import BuildRun  # noqa: PLC0415 - MkDocs loads when it is needed
    from placebook.mkdocs_plugin.live import serve_site  # noqa: PLC0415
    from placebook.mkdocs_plugin.site_build import BuildFailed  # noqa: PLC0415

    refuse_mistakes(config_file)
    logging.getLogger("mkdocs").setLevel(logging.ERROR)

    def tell(found: Iterable[Problem]) -> None:
        report_problems(with_lines(found, config_file))

    @contextmanager
    def building() -> Iterator[BuildRun.Options]:
        # Each build has a progress of its own, which is gone from the screen while nothing is built.
        with steps() as report:
            yield BuildRun.Options(today=day.date() if day else None, report=report, told=tell)

    try:
        serve_site(str(config_file), building, host=host, port=port, told=console.print)
    except BuildFailed as failure:
        console.print(str(failure))
        raise SystemExit(1) from None
    except OSError as error:
        if error.filename:  # a file, and not the address to listen at
            raise
        raise click.UsageError(
            f"{host}:{port} cannot be listened on: {error.strerror}. Try --port 8080."
        ) from error
