"""`placebook newsletter check`: what must still be put right in an edition."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

import click

from placebook.cli.config_file import config_option
from placebook.cli.console import console, counted, printable, report_problems, steps
from placebook.cli.day import day_option
from placebook.cli.outside_links import manners, unanswered
from placebook.cli.place import edition_of, read_place

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from placebook.mkdocs_plugin.reading import Place
    from placebook.model.edition import Edition
    from placebook.newsletter.preflight import Finding

F = TypeVar("F", bound="Callable[..., Any]")


def checking(function: F) -> F:
    """Add the options of whatever looks whether an edition is in order."""
    for add in (
        day_option("The day to do it on, instead of today."),
        click.option(
            "--links", is_flag=True, help="Also ask other sites whether links to them are answered."
        ),
        click.option("--allow", multiple=True, metavar="NAME", help="Let a check pass; repeat for more."),
        config_option(),
        click.argument("edition"),
    ):
        function = add(function)
    return function


@click.command(name="check")
@checking
def command(
    *, edition: str, config_file: Path, allow: tuple[str, ...], links: bool, day: datetime | None
) -> None:
    """Say what must still be put right in an edition before it is frozen and sent.

    Each finding ends with the name of its check, in brackets. If you know better, let it pass by that name;
    when the edition is frozen, that is written down.

    \b
    Examples:
      placebook newsletter check 2026-q4
      placebook newsletter check 2026-q4 --links
      placebook newsletter check 2026-q4 --allow picture-consent

    Exit codes: 0 ready, 1 something to put right, 2 wrong use.
    """  # noqa: D301 - a bare \b tells click to keep the lines below it as they are
    place, chosen = place_and_edition(config_file, edition, day)
    look_over(place, chosen, allow, links=links)
    console.print(f"{printable(chosen.slug)} is ready.")


def place_and_edition(config_file: Path, name: str, day: datetime | None) -> tuple[Place, Edition]:
    """Read the place and find one of its editions."""
    with steps() as report:
        place = read_place(config_file, day, report)
    return place, edition_of(place.context.directory, name)


def look_over(place: Place, edition: Edition, allow: tuple[str, ...], *, links: bool) -> list[Finding]:
    """Tell what is not right, and stop if anything was not let pass.

    Returns:
        What was let pass.
    """
    from placebook.newsletter.outgoing import outgoing  # noqa: PLC0415 - they bring the templates
    from placebook.newsletter.preflight import CHECKS, Surroundings, judged, preflight  # noqa: PLC0415

    for name in allow:
        if name not in CHECKS:
            raise click.UsageError(
                f"--allow: there is no check '{printable(name)}'. There are: {', '.join(CHECKS)}."
            )
    site = place.context.site
    with steps() as report:
        around = Surroundings(
            settings=site.settings,
            config=place.config,
            loaded=place.loaded,
            site_url=site.url,
            leads_to=place.leads_to,
            answered=partial(unanswered, how=manners(site.settings, site.url), report=report)
            if links
            else None,
        )
        wrong, passed = judged(preflight(outgoing(place.context, edition), around), allow)
    for one in passed:
        console.print(printable(f"Let pass, {one.name}: {one.problem.message}"))
    if wrong:
        report_problems(replace(one.problem, hint=f"{one.problem.hint} [{one.name}]") for one in wrong)
        console.print(f"{counted(len(wrong), 'thing')} to put right in {printable(edition.slug)}.")
        raise SystemExit(1)
    return passed
