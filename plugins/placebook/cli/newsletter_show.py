"""`placebook newsletter show`: an edition as it would go out today."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from placebook.cli.config_file import config_option
from placebook.cli.console import console, printable, steps
from placebook.cli.day import day_option
from placebook.cli.place import edition_of, read_place

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path


@click.command(name="show")
@click.argument("edition")
@config_option()
@day_option("The day to look at it on, instead of today.")
@click.option("--html", is_flag=True, help="The HTML of the e-mail instead of its plain text.")
def command(*, edition: str, config_file: Path, day: datetime | None, html: bool) -> None:
    """Print an edition as it would go out today: its subject, and all that is in it.

    \b
    Examples:
      placebook newsletter show 2026-q4
      placebook newsletter show 2026-q4 --html > letter.html
    """  # noqa: D301 - a bare \b tells click to keep the lines below it as they are
    from placebook.newsletter.outgoing import outgoing  # noqa: PLC0415 - it brings the templates

    with steps() as report:
        ctx = read_place(config_file, day, report).context
    letter = outgoing(ctx, edition_of(ctx.directory, edition))
    if html:
        console.print(letter.html, end="")
        return
    head = [f"Subject: {letter.subject}", *([f"         {letter.preheader}"] if letter.preheader else []), ""]
    for line in (*head, *letter.text.splitlines()):
        console.print(printable(line))
