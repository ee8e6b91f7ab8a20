"""`placebook due`: what a keeper should ask about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from placebook.cli.config_file import config_option, read_config
from placebook.cli.console import console, printable
from placebook.cli.day import chosen_day, day_option
from placebook.cli.place import read_content
from placebook.model.settings import Settings
from placebook.review.desk import due as due_of
from placebook.review.report import URGENCY

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path
    from typing import Any

    from placebook.review.desk import Due


def judging(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add what commands take that look at the place on a day."""
    day = day_option("The day to judge by, instead of today: 2026-12-01.")
    return config_option(exists=False)(day(function))


@click.command(name="due")
@click.option("--most", type=click.IntRange(1), help="Tell of so many only, those left for longest.")
@judging
def command(*, most: int | None, config_file: Path, day: datetime | None) -> None:
    """List what somebody should ask about: details that nobody has confirmed for too long.

    Those left for longest come first, each with how to ask. Once a group has said that all is right, or has
    put it right, write the day into `checked`.

    \b
    Examples:
      placebook due
      placebook due --most 10
    """  # noqa: D301 - a bare \b tells click to keep the lines below it as they are
    site = read_config(config_file)
    months = (site.settings or Settings()).review_months
    found = due_of(read_content(site.content).directory, chosen_day(day, site.timezone), months)
    for one in found[:most]:
        console.print(printable(told(one)))
    if not found:
        console.print("Nothing is due: every listing has been confirmed.")


def told(one: Due) -> str:
    """Say how urgent a listing is, and how to ask."""
    ask = one.listing.contact
    how = ask.phone or ask.email or ask.website or ask.in_person or ""
    when = f" since {one.review.due.isoformat()}" if one.review.due else ""
    return f"{URGENCY[one.review.urgency]}{when}: {one.listing.title} ({how})"
