"""`placebook newsletter subscribers list`, `export`, `erase` and `suppress`: whom the letter goes to."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from placebook.cli.console import console, counted, printable
from placebook.cli.post_folder import open_post, posting, reader_address, told
from placebook.post.errors import PostError
from placebook.saving import save
from placebook.today import today

if TYPE_CHECKING:
    from collections.abc import Iterable

    from placebook.cli.post_folder import Post
    from placebook.post.address import Address
    from placebook.post.subscribers import Subscriber
    from placebook.post.suppression import Suppression

_COLUMNS = ("email", "day", "how", "lists", "wording", "wording_hash", "words")


@click.command(name="list")
@click.option("--count", is_flag=True, help="Only say how many.")
@posting
def list_(*, count: bool, config_file: Path, post_folder: Path | None) -> None:
    """Show the subscribers: since when, what they asked for, and whether letters reach them.

    \b
    Examples:
      placebook newsletter subscribers list
      placebook newsletter subscribers list --count
    """  # noqa: D301 - a bare \b tells click to keep the lines below it as they are
    with told():
        post = open_post(config_file, post_folder)
        with post.folder.subscribers() as subscribers:
            suppression = post.folder.suppression()
            if not count:
                for one in subscribers:
                    console.print(printable(_line(one, suppression)))
            total = counted(len(subscribers), "subscriber")
            console.print(f"{total}; {len(suppression):,} on the list of those who must have no letter")


@click.command(name="export")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--only", metavar="ADDRESS", help="All that is kept about one person, to give to them: as JSON."
)
@posting
def export(*, file: Path, only: str | None, config_file: Path, post_folder: Path | None) -> None:
    """Write the subscribers as CSV, a line for each consent; or all that is kept about one of them.

    \b
    Examples:
      placebook newsletter subscribers export subscribers.csv
      placebook newsletter subscribers export rosa.json --only rosa@example.org
    """  # noqa: D301 - as above
    from placebook.opendata.table import write  # noqa: PLC0415 - loads when needed

    with told():
        post = open_post(config_file, post_folder)
        with post.folder.subscribers() as subscribers:
            if only:
                found = subscribers.find(reader_address(only))
                if not found:
                    raise PostError(f"{only} is not among the subscribers.")
                save(file, _all_about(found, post.folder.suppression()).encode())
            else:
                save(file, write(_rows(subscribers), _COLUMNS).encode("utf-8-sig"))
    console.print(printable(f"Written to {file}. It holds people's addresses: keep it as you keep the list."))


@click.command(name="erase")
@click.argument("address")
@posting
def erase(*, address: str, config_file: Path, post_folder: Path | None) -> None:
    """Erase somebody: their address, their consents, and their lines in the ledgers of past editions.

    What stays is a code that nobody can read, so that an old list does not bring them back.

    \b
    Examples:
      placebook newsletter subscribers erase rosa@example.org
    """  # noqa: D301 - as above
    from placebook.post.erasing import erase as do  # noqa: PLC0415 - loads when needed

    with told():
        post = open_post(config_file, post_folder)
        found = reader_address(address)
        do(post.folder, found, today(post.settings.timezone).isoformat())
    console.print(printable(f"{found} is erased, and will have no letter."))


@click.command(name="suppress")
@click.argument("address")
@click.option("--lift", is_flag=True, help="They asked for it again.")
@posting
def suppress(*, address: str, lift: bool, config_file: Path, post_folder: Path | None) -> None:
    """Note that somebody wants no more letters: an address, or the code in their mail with the word stop.

    \b
    Examples:
      placebook newsletter subscribers suppress rosa@example.org
      placebook newsletter subscribers suppress --lift rosa@example.org
    """  # noqa: D301 - as above
    with told():
        post = open_post(config_file, post_folder)
        now = today(post.settings.timezone).isoformat()
        found = _by_token(post, address) or reader_address(address)
        suppression = post.folder.suppression()
        done = suppression.lift(found, now) if lift else suppression.add(found, "asked", now)
    if lift:
        words = (
            "may have letters again; add them anew if they are not subscribers"
            if done
            else "was not on the list"
        )
    else:
        words = "will have no more letters" if done else "was on the list already"
    console.print(printable(f"{found} {words}."))


def _by_token(post: Post, text: str) -> Address | None:
    from placebook.post.plan import UNSUBSCRIBE  # noqa: PLC0415 - loads when needed
    from placebook.post.tokens import person_of  # noqa: PLC0415

    person = person_of(text, post.folder.secret().key(UNSUBSCRIBE))
    if not person:
        return None
    with post.folder.subscribers() as subscribers:
        found = subscribers.by_person(person)
    if not found:
        raise PostError("Whoever this code belongs to is no longer among the subscribers.")
    return found.address


def _line(one: Subscriber, suppression: Suppression) -> str:
    stopped = suppression.of(one.address)
    told = [f"since {one.since}", ", ".join(one.lists)]
    told += [f"{counted(one.setbacks, 'setback')}"] if one.setbacks else []
    told += [stopped.words] if stopped else []
    return f"{one.address}: {'; '.join(told)}"


def _rows(subscribers: Iterable[Subscriber]) -> Iterable[dict[str, str]]:
    for one in subscribers:
        for consent in one.consents:
            yield {
                "email": str(one.address),
                "day": consent.day,
                "how": consent.how,
                "lists": consent.list,
                "wording": str(consent.version),
                "wording_hash": consent.wording.hash,
                "words": consent.wording.text,
            }


def _all_about(one: Subscriber, suppression: Suppression) -> str:
    stopped = suppression.of(one.address)
    value = {
        "address": str(one.address),
        "number": one.person,
        "since": one.since,
        "letters that could not be delivered for now": one.setbacks,
        "no letters because": stopped.words if stopped else None,
        "consents": [
            {"list": each.list, "day": each.day, "how": each.how, "words": each.wording.text}
            for each in one.consents
        ],
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
