"""`placebook status`: how the directory is, in the terminal or as a page of the keeper's own."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import click

from placebook.cli.config_file import read_config
from placebook.cli.console import console, counted, ended_in_words, printable
from placebook.cli.day import chosen_day
from placebook.cli.due_command import judging, told
from placebook.cli.intake_desk import WORDS
from placebook.cli.place import read_content
from placebook.model.settings import Settings
from placebook.review.desk import desk
from placebook.saving import save
from placebook.submissions.queue import Queue
from placebook.submissions.tray import Tray

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from placebook.cli.config_file import SiteConfig
    from placebook.review.report import Files, Link, Waiting
    from placebook.submissions.queue import Entry

_MOST = 10


@click.command(name="status")
@click.option(
    "--html",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write it as a page for you alone, with links to put each thing right.",
)
@judging
def command(*, html: Path | None, config_file: Path, day: datetime | None) -> None:
    """Say how the directory is, what came in, and what would make it better.

    The page of --html is whole in one file and asks nobody for anything. It names people and how to reach
    them, so it is written neither into the content nor into the site.

    \b
    Examples:
      placebook status
      placebook status --html report.html
    """  # noqa: D301 - a bare \b tells click to keep the lines below it as they are
    site = read_config(config_file)
    if html:
        _keep_private(html, site)
    directory = read_content(site.content).directory
    today, settings = chosen_day(day, site.timezone), site.settings or Settings()
    found, listings = desk(directory, today, settings.review_months), len(directory.open_listings)
    waiting = _waiting(config_file.parent)
    if html:
        from placebook.review.report import report_html  # noqa: PLC0415 - it brings the templates

        template = resources.files("placebook.review").joinpath("report.html").read_text(encoding="utf-8")
        page = report_html(
            template,
            found,
            [_as_waiting(one) for one in waiting],
            listings=listings,
            settings=settings,
            today=today,
            files=_files(site),
        )
        save(html, page.encode(), private=True)
        console.print(printable(f"{html} is written. It is for you alone: open it in your browser."))
        return
    console.print(f"{counted(listings, 'open listing')} on {today.isoformat()}.")
    came = [f"{WORDS.get(one.kind, one.kind)}: {one.title} ({_source(one)})" for one in waiting]
    _part("Came in", came, "placebook intake review")
    _part("To confirm", [told(one) for one in found.due], "placebook due")
    thin = [f"{one.listing.title}: {', '.join(one.lacks)}" for one in found.thin]
    _part("Could say more", thin, "placebook status --html report.html")
    _part("Nothing listed yet", [*found.empty_kinds, *found.empty_areas], "")
    _part("On what ground contacts are published", [f"{n:,}: {why}" for why, n in found.grounds], "")
    _part("Write down why they may be published", [f"groups/{one.slug}.md" for one in found.groundless], "")
    edition = found.next_edition
    if edition:
        name = printable(f"{edition.slug}, {edition.title}")
        console.print(f"\nNext edition: {name}, on {edition.date}.")
    else:
        console.print("\nNext edition: not begun. placebook newsletter new begins it.")


def _keep_private(html: Path, site: SiteConfig) -> None:
    """Refuse to write the page where it would be published."""
    where = html.resolve()
    for folder in (site.content, site.site):
        if where.is_relative_to(folder.resolve()):
            message = f"{html} would lie in {folder}, which is published. Write it elsewhere."
            raise click.UsageError(printable(message))


def _waiting(home: Path) -> list[Entry]:
    """Return what came in and waits; nothing where nothing ever came."""
    folder = home / ".placebook" / "intake"
    if not folder.is_dir():
        return []
    with ended_in_words(), Queue(folder).locked() as queue:
        return [*queue.waiting().values(), *Tray(folder).entries()]


def _source(one: Entry) -> str:
    state = "" if one.state == "waiting" else f", {one.state}"
    return f"{one.source}, row {one.row}, {one.came}{state}"


def _as_waiting(one: Entry) -> Waiting:
    from placebook.review.report import Waiting  # noqa: PLC0415 - as above

    return Waiting(one.title, WORDS.get(one.kind, one.kind).capitalize(), _source(one))


def _files(site: SiteConfig) -> Files:
    """Return where files can be put right: in the editors' screen, on their code host, or here."""
    from placebook.review.report import Files, Link  # noqa: PLC0415 - as above

    url = f"{site.url.rstrip('/')}/" if site.url else ""
    has_screen = bool(url and site.settings and site.settings.editors_screen)

    def fixes(file: str) -> tuple[Link, ...]:
        folder, _, name = file.rpartition("/")
        if has_screen and folder == "groups":
            entry = quote(name.removesuffix(".md"))
            return (Link("Edit it", f"{url}admin/#/collections/groups/entries/{entry}"),)
        if site.edit:
            return (Link("Edit it", f"{site.edit}{quote(file)}"),)
        return (Link("Open the file", (site.content / file).resolve().as_uri()),)

    return Files(fixes, lambda page: f"{url}{page}/" if url else "")


def _part(heading: str, lines: Iterable[str], more: str) -> None:
    every = list(lines)
    if not every:
        return
    console.print(f"\n{heading}: {len(every)}")
    for line in every[:_MOST]:
        console.print(printable(f"  {line}"))
    if len(every) > _MOST:
        rest = f"  and {len(every) - _MOST:,} more"
        console.print(f"{rest}: {more}" if more else rest)
