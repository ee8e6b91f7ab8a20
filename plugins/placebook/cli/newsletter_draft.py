"""`placebook newsletter draft`: an edition as a draft with a service that sends newsletters."""

from __future__ import annotations

import json
import os
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from placebook.cli.console import console, printable, steps
from placebook.cli.newsletter_check import checking, look_over, place_and_edition
from placebook.post.errors import PostError

if TYPE_CHECKING:
    from datetime import datetime

    from placebook.mkdocs_plugin.reading import Place
    from placebook.post.senders.drafts import Drafts
    from placebook.post.senders.keys import Key

_SERVICES = ("listmonk", "buttondown", "mailchimp")


class Given(NamedTuple):
    """What was said of a service: which, where it is, its lists, its template."""

    service: str
    at: str
    lists: tuple[str, ...]
    template: str


@click.command(name="draft")
@click.option("--to", "service", type=click.Choice(_SERVICES), required=True, help="The service.")
@click.option("--at", metavar="ADDRESS", help="Where your listmonk is, as in https://lists.example.org.")
@click.option(
    "--list",
    "lists",
    multiple=True,
    metavar="ID",
    help="The list or audience it goes to. listmonk takes several.",
)
@click.option("--template", metavar="ID", default="", help="A template of listmonk's that adds nothing.")
@click.option(
    "--key-file",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="A file with your key, instead of an environment variable.",
)
@click.option("--dry-run", is_flag=True, help="Show what would be asked of the service, and ask nothing.")
@checking
def command(  # noqa: PLR0913 - one for each option
    *,
    edition: str,
    config_file: Path,
    allow: tuple[str, ...],
    links: bool,
    day: datetime | None,
    service: str,
    at: str | None,
    lists: tuple[str, ...],
    template: str,
    key_file: Path | None,
    dry_run: bool,
) -> None:
    """Make an edition's draft with a service that sends newsletters, or refresh the one there is.

    Nothing is sent. Look at the draft there, and send it from there. Your key is read from the environment
    (PLACEBOOK_LISTMONK_KEY, PLACEBOOK_BUTTONDOWN_KEY, PLACEBOOK_MAILCHIMP_KEY) or from a file.

    \b
    Examples:
      placebook newsletter draft 2026-q4 --to listmonk --at https://lists.example.org --list 3
      placebook newsletter draft 2026-q4 --to buttondown --key-file ~/.buttondown
      placebook newsletter draft 2026-q4 --to mailchimp --list a1b2c3d4e5 --dry-run

    Exit codes: 0 the draft is there, 1 something to put right first, 2 wrong use.
    """  # noqa: D301 - a bare \b tells click to keep the lines below it as they are
    from placebook.newsletter.outgoing import outgoing  # noqa: PLC0415 - it brings the templates
    from placebook.post.senders.drafts import mark_of, put_draft  # noqa: PLC0415 - it brings httpx
    from placebook.post.senders.keys import Key, read_key  # noqa: PLC0415

    if service == "listmonk" and not at:
        raise click.UsageError(
            "--at: listmonk runs on your own server. Say where: --at https://lists.example.org"
        )
    place, chosen = place_and_edition(config_file, edition, day)
    site = place.context.site
    look_over(place, chosen, allow, links=links)
    letter = outgoing(place.context, chosen)
    mark = mark_of(site.host, letter)
    try:
        variable = f"PLACEBOOK_{service.upper()}_KEY"
        key = Key(_NO_KEY[service], variable) if dry_run else read_key(key_file, variable, os.environ)
        with closing(_drafts(Given(service, at or "", lists, template), place, key)) as drafts:
            if dry_run:
                _show([asked._asdict() for asked in drafts.requests(letter, mark)])
                return
            with steps() as report:
                report(f"Asking {drafts.name}", 0, 1)
                outcome = put_draft(drafts, letter, mark)
    except PostError as error:
        console.print(printable(str(error)))
        raise SystemExit(1) from None
    done = "is a new draft" if outcome.is_new else "was a draft already, and is refreshed,"
    said = (
        f"{chosen.slug} {done} with {drafts.name}, number {outcome.id}. Look at it there, and send it there."
    )
    console.print(printable(said))


# What a dry run, which asks nothing, puts where a key would go.
_NO_KEY = {"listmonk": "name:token", "buttondown": "key", "mailchimp": "key-us1"}


def _drafts(given: Given, place: Place, key: Key) -> Drafts:
    from placebook.post.senders.api import Times  # noqa: PLC0415 - it brings httpx

    times = Times(time.time, time.sleep)
    settings = place.context.site.settings
    if given.service == "listmonk":
        from placebook.post.senders.listmonk import Listmonk, listmonk_service  # noqa: PLC0415

        return Listmonk(listmonk_service(given.at, key), times, given.lists, given.template)
    if given.service == "buttondown":
        from placebook.post.senders.buttondown import AT, Buttondown, buttondown_service  # noqa: PLC0415

        return Buttondown(buttondown_service(key, given.at or AT), times)
    from placebook.post.senders.mailchimp import Mailchimp, mailchimp_service  # noqa: PLC0415

    reply_to = settings.keeper.email or ""
    return Mailchimp(
        mailchimp_service(key, given.at), times, given.lists, settings.newsletter_title, reply_to
    )


def _show(asked: list[dict[str, Any]]) -> None:
    for line in json.dumps(asked, indent=2, ensure_ascii=False).splitlines():
        console.print(printable(line))
