"""`placebook newsletter subscribers add` and `import`: taking in who asked for the letter, and how."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from placebook.cli.console import console, printable, steps
from placebook.cli.day import DAY
from placebook.cli.post_folder import open_post, posting, reader_address, told
from placebook.post.errors import PostError
from placebook.saving import save
from placebook.today import today

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from placebook.cli.post_folder import Post
    from placebook.post.consent import Wording
    from placebook.post.imports import Fate

_SHOWN = 20


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


@click.command(name="add")
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
        found = reader_address(address)
        words = _wording(post, wording)
        now = today(post.settings.timezone).isoformat()
        day = when.date().isoformat() if when else now
        consents = [Consent(check_list(name), day, how, words) for name in lists or (WHOLE_PLACE,)]
        with post.folder.subscribers() as subscribers:
            if stopped := post.folder.suppression().of(found):
                again = f"If they want it again: subscribers suppress --lift {found}"
                raise PostError(f"{found} {stopped.words}. {again}")
            with subscribers.step():
                is_new = subscribers.add(found, consents, now)
        console.print(printable(f"{found}: {'added' if is_new else 'was there already'}."))


@click.command(name="import")
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


def _fates(fates: Iterable[Fate]) -> str:
    from placebook.opendata.table import write  # noqa: PLC0415 - loads when needed

    columns = ("row", "address", "outcome", "why")
    return write(
        ({name: str(value) for name, value in zip(columns, fate, strict=True)} for fate in fates), columns
    )
