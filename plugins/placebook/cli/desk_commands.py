"""`placebook due` and `placebook status`: what a keeper should look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from placebook.cli.config_file import config_option, read_config
from placebook.cli.console import console, counted, printable
from placebook.cli.day import DAY, chosen_day
from placebook.content.load import load
from placebook.model.settings import Settings
from placebook.review.desk import Desk, desk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date, datetime
    from pathlib import Path
    from typing import Any

    from placebook.review.desk import Due

_URGENCY = {
    "long-overdue": "Not confirmed for a very long time",
    "overdue": "Overdue",
    "due": "Due",
    "never": "Never confirmed",
}
_MOST = 10


def _common(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add what both commands take."""
    day = click.option(
        "--date", "day", type=DAY, metavar="DAY", help="The day to judge by, instead of today: 2026-12-01."
    )
    return config_option("The site's configuration.")(day(function))


@click.command(name="due")
@click.option("--most", type=click.IntRange(1), help="Tell of so many only, those left for longest.")
@_common
def due(*, most: int | None, config_file: Path, day: datetime | None) -> None:
    """List what somebody should ask about: details that nobody has confirmed for too long.

    Those left for longest come first, each with how to ask. Once a group has said that all is right, or has
    put it right, write the day into `checked`.

    \b
    Examples:
      placebook due
      placebook due --most 10
    """  # noqa: D301 - a bare \b tells click to keep the lines below it as they are
    found = _desk(config_file, day)[0].due
    for one in found[:most]:
        console.print(printable(_told(one)))
    if not found:
        console.print("Nothing is due: every listing has been confirmed.")


@click.command(name="status")
@_common
def status(*, config_file: Path, day: datetime | None) -> None:
    """Say how the directory is, and what would make it better.

    \b
    Examples:
      placebook status
    """  # noqa: D301 - as above
    found, listings, today = _desk(config_file, day)
    console.print(f"{counted(listings, 'open listing')} on {today.isoformat()}.")
    _part("To confirm", [_told(one) for one in found.due], "placebook due")
    thin = [f"{one.listing.title}: {', '.join(one.lacks)}" for one in found.thin]
    _part("Could say more", thin, "")
    _part("Nothing listed yet", [*found.empty_kinds, *found.empty_areas], "")
    _part("On what ground contacts are published", [f"{n:,}: {why}" for why, n in found.grounds], "")
    edition = found.next_edition
    if edition:
        console.print(printable(f"\nNext edition: {edition.slug}, {edition.title}, on {edition.date}."))
    else:
        console.print("\nNext edition: not begun. placebook newsletter new begins it.")


def _desk(config_file: Path, day: datetime | None) -> tuple[Desk, int, date]:
    site = read_config(config_file)
    directory = load(site.content).directory
    today = chosen_day(day, site.timezone)
    months = (site.settings or Settings()).review_months
    return desk(directory, today, months), len(directory.open_listings), today


def _told(one: Due) -> str:
    ask = one.listing.contact
    how = ask.phone or ask.email or ask.website or ask.in_person or ""
    when = f" since {one.review.due.isoformat()}" if one.review.due else ""
    return f"{_URGENCY[one.review.urgency]}{when}: {one.listing.title} ({how})"


def _part(heading: str, lines: Iterable[str], more: str) -> None:
    told = list(lines)
    if not told:
        return
    console.print(f"\n{heading}: {len(told)}")
    for line in told[:_MOST]:
        console.print(printable(f"  {line}"))
    if len(told) > _MOST:
        rest = f"  and {len(told) - _MOST:,} more"
        console.print(f"{rest}: {more}" if more else rest)
