"""`placebook newsletter subscribers`: who has asked for the letter, and to what they agreed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from placebook.cli.console import console, counted, printable, steps
from placebook.cli.day import DAY
from placebook.cli.post_folder import open_post, posting, told
from placebook.saving import save
from placebook.today import today

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from placebook.cli.post_folder import Post
    from placebook.post.address import Address
    from placebook.post.consent import Wording
    from placebook.post.imports import Fate
    from placebook.post.subscribers import Subscriber
    from placebook.post.suppression import Suppression

_SHOWN = 20
_COLUMNS = ("email", "day", "how", "lists", "wording", "wording_hash", "words")


@click.group(name="subscribers")
def command() -> None:
    """Keep the list of those who asked for the letter, and of what they agreed to.

    It lies in the folder post beside the configuration, which is yours alone: it is neither published nor put
    into git. Back it up, the file called secret too.
    """


def _consenting(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options by which a consent is recorded."""
    for add in (
        click.option(
            "--list", "lists", multiple=True, metavar="LIST", help="place, area:northgate, theme:crafts."
        ),
        click.option(
            "--wording",
            type=click.Path(exists=True, dir_okay=False, path_type=Path),
            help="A file with the words they agreed to, if not those in the settings.",
        ),
        click.option("--when", type=DAY, metavar="DAY", help="The day they asked for it: 2026-12-01."),
        click.option(
            "--how", required=True, metavar="WORDS", help='How they asked: "paper form at the fair".'
        ),
    ):
        function = add(function)
    return function


@command.command(name="add")
@click.argument("address")
@_consenting
@posting
def add(  # noqa: PLR0913 - one for each option
    *,
    address: str,
    how: str,
    when: datetime | None,
    wording: Path | None,
    lists: tuple[str, ...],
    config_file: Path,
    post_folder: Path | None,
) -> None:
    """Add somebody who asked for the letter.

    Whoever had stopped it is refused. If they want it again: subscribers suppress --lift ADDRESS

    \b
    Examples:
      placebook newsletter subscribers add rosa@example.org --how "paper form at the summer fair"
      placebook newsletter subscribers add rosa@example.org --how "by telephone" --list area:northgate
    """  # noqa: D301 - a bare \b tells click to keep the lines below it as they are
    from placebook.post.consent import WHOLE_PLACE, Consent, check_list  # noqa: PLC0415 - loads when needed

    with told():
        post = open_post(config_file, post_folder)
        found = _address(address)
        words = _wording(post, wording)
        now = today(post.settings.timezone).isoformat()
        day = when.date().isoformat() if when else now
        consents = [Consent(check_list(name), day, how, words) for name in lists or (WHOLE_PLACE,)]
        with post.folder.subscribers() as subscribers:
            if stopped := post.folder.suppression().of(found):
                _refuse(
                    f"{found} {stopped.words}. If they want it again: subscribers suppress --lift {found}"
                )
            with subscribers.step():
                is_new = subscribers.add(found, consents, now)
        console.print(printable(f"{found}: {'added' if is_new else 'was there already'}."))


@command.command(name="import")
@click.argument("data", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@_consenting
@click.option(
    "--report",
    "report_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write each row's fate here.",
)
@posting
def import_(  # noqa: PLR0913 - one for each option
    *,
    data: Path,
    how: str,
    when: datetime | None,
    wording: Path | None,
    lists: tuple[str, ...],
    report_file: Path | None,
    config_file: Path,
    post_folder: Path | None,
) -> None:
    """Take over subscribers from Mailchimp, listmonk, Buttondown or any table with a column called email.

    Give it all the files of an export, those of people who left too: they are noted as wanting no letter. The
    addresses are taken and the days of consent; names and all else are left. Every row is accounted for.

    \b
    Examples:
      placebook newsletter subscribers import subscribed.csv --how "the old web form" --wording old-form.txt
      placebook newsletter subscribers import forms.csv --how "paper forms" --when 2025-06-14

    Exit codes: 0 imported, 1 nothing could be used, 2 wrong use.
    """  # noqa: D301 - as above
    from placebook.intake.readers import read_table  # noqa: PLC0415 - loads when needed
    from placebook.post.consent import WHOLE_PLACE, check_list  # noqa: PLC0415
    from placebook.post.imports import Taken, form_of, take_in, tally  # noqa: PLC0415

    with told():
        post = open_post(config_file, post_folder)
        table = read_table(data.read_bytes(), data.name)
        taken = Taken(
            wording=_wording(post, wording),
            how=how,
            day=when.date().isoformat() if when else "",
            lists=tuple(map(check_list, lists)) or (WHOLE_PLACE,),
            today=today(post.settings.timezone).isoformat(),
        )
        form = form_of(table, data.name)
        fates: list[Fate] = []
        with steps() as progress, post.folder.subscribers() as subscribers:
            for fate in take_in(table, form, taken, subscribers, post.folder.suppression()):
                fates.append(fate)
                progress("Reading rows", len(fates), len(table.rows))
        if report_file:
            save(report_file, _fates(fates).encode("utf-8-sig"))
    refused = [fate for fate in fates if fate.outcome == "refused"]
    for fate in refused[:_SHOWN]:
        console.print(printable(f"Row {fate.row}, {fate.address or 'no address'}: refused; it {fate.why}"))
    if len(refused) > _SHOWN:
        console.print(f"{len(refused) - _SHOWN:,} more were refused: see them all with --report FILE.csv")
    console.print(printable(f"Read as {form.name}. {tally(fates, len(table.rows))}."))
    if fates and len(refused) == len(fates):
        raise SystemExit(1)


@command.command(name="list")
@click.option("--count", is_flag=True, help="Only say how many.")
@posting
def list_(*, count: bool, config_file: Path, post_folder: Path | None) -> None:
    """Show the subscribers: since when, what they asked for, and whether letters reach them.

    \b
    Examples:
      placebook newsletter subscribers list
      placebook newsletter subscribers list --count
    """  # noqa: D301 - as above
    with told():
        post = open_post(config_file, post_folder)
        with post.folder.subscribers() as subscribers:
            suppression = post.folder.suppression()
            if not count:
                for one in subscribers:
                    console.print(printable(_line(one, suppression)))
            total = counted(len(subscribers), "subscriber")
            console.print(f"{total}; {len(suppression):,} on the list of those who must have no letter")


@command.command(name="export")
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
                found = subscribers.find(_address(only)) or _refuse(f"{only} is not among the subscribers.")
                save(file, _all_about(found, post.folder.suppression()).encode())
            else:
                save(file, write(_rows(subscribers), _COLUMNS).encode("utf-8-sig"))
    console.print(printable(f"Written to {file}. It holds people's addresses: keep it as you keep the list."))


@command.command(name="erase")
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
        found = _address(address)
        do(post.folder, found, today(post.settings.timezone).isoformat())
    console.print(printable(f"{found} is erased, and will have no letter."))


@command.command(name="suppress")
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
        found = _by_token(post, address) or _address(address)
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
    return (
        found.address
        if found
        else _refuse("Whoever this code belongs to is no longer among the subscribers.")
    )


def _address(text: str) -> Address:
    from placebook.post.address import AddressRefused, parse_address  # noqa: PLC0415 - loads when needed

    try:
        return parse_address(text)
    except AddressRefused as error:
        raise click.UsageError(printable(f"'{text}' {error}.")) from None


def _wording(post: Post, file: Path | None) -> Wording:
    """Return the words people agreed to: those of a file, else those in the settings."""
    from placebook.intake.readers import decode  # noqa: PLC0415 - loads when needed
    from placebook.post.consent import Wording  # noqa: PLC0415

    if file:
        return Wording.of(decode(file.read_bytes()))
    if post.settings.newsletter.consent:
        return Wording.of(post.settings.newsletter.consent)
    raise click.UsageError(
        "Which words did they agree to? Write them into newsletter.consent in the settings, or give a file: "
        "--wording FILE."
    )


def _refuse(words: str) -> Any:  # noqa: ANN401 - it never returns
    from placebook.post.errors import PostError  # noqa: PLC0415 - loads when needed

    raise PostError(words)


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


def _fates(fates: Iterable[Fate]) -> str:
    from placebook.opendata.table import write  # noqa: PLC0415 - loads when needed

    columns = ("row", "address", "outcome", "why")
    return write(
        ({name: str(value) for name, value in zip(columns, fate, strict=True)} for fate in fates), columns
    )
