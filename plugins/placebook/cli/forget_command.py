"""`placebook forget`: find somebody wherever they are kept, and take them out."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import click

from placebook.cli.config_file import read_config
from placebook.cli.console import console, counted, printable, report_problems
from placebook.cli.day import chosen_day, day_option
from placebook.cli.forget_content import go_through
from placebook.cli.forget_history import tell_of_history
from placebook.cli.forget_walk import Walk
from placebook.cli.intake_desk import CONTACTS
from placebook.cli.post_folder import open_post, posting
from placebook.model.settings import Settings
from placebook.problems import ContentError
from placebook.rights.cleaning import A_NEIGHBOUR
from placebook.rights.in_content import Cleaner
from placebook.rights.sought import Sought, sought_of, spans
from placebook.submissions.contacts import forget_contacts, read_contacts, usual_file
from placebook.submissions.queue import Queue
from placebook.submissions.tray import Tray

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime
    from pathlib import Path

    from placebook.cli.config_file import SiteConfig


@click.command(name="forget")
@click.argument("words", nargs=-1, required=True)
@click.option(
    "--instead", default=A_NEIGHBOUR, show_default=True, help="What stands for their name in texts."
)
@click.option("--yes", is_flag=True, help="Take all of it out without asking.")
@click.option("--dry-run", is_flag=True, help="Only say what is found, and what would be done.")
@CONTACTS
@day_option("The day to write down, instead of today.")
@posting
def command(  # noqa: PLR0913 - one for each option
    *,
    words: tuple[str, ...],
    instead: str,
    yes: bool,
    dry_run: bool,
    contacts_file: Path | None,
    day: datetime | None,
    config_file: Path,
    post_folder: Path | None,
) -> None:
    """Find somebody by name, e-mail address or telephone number, and take them out.

    WORDS may be all of these together. Names are found whatever their case and accents, numbers however they
    are spaced. Looked through are content, frozen editions, what people sent in, who sent it, and the
    newsletter's subscribers. You are shown each place, and asked. Fields go as a whole; in texts neutral
    words stand instead. The cache is emptied, and it is said what git and others still hold.

    \b
    Examples:
      placebook forget "Ann Other" ann@people.example "07700 900123"
      placebook forget Ann Other --dry-run
      placebook forget "Ann Other" --instead "one of our members" --yes

    It may be run again at any time; what was cut off it finishes.

    Exit codes: 0 nothing of them is left here, 1 something is, 2 wrong use.
    """  # noqa: D301 - a bare \b tells click to keep the lines below it as they are
    try:
        sought = sought_of(words)
    except ValueError as error:
        raise click.UsageError(printable(str(error))) from None
    config = read_config(config_file)
    settings = config.settings or Settings()
    cleaner = Cleaner(sought, instead, f"Ask {settings.keeper.name}")
    walk = Walk(yes, dry_run, cleaner)
    home = config_file.parent
    try:
        go_through(config, config_file, walk, day)
        _intake(home, contacts_file or usual_file(home), walk)
        _subscribers(sought, config_file, post_folder, walk, chosen_day(day, config.timezone))
    except ContentError as error:
        report_problems(error.problems)
        raise SystemExit(1) from None
    except OSError as error:
        console.print(printable(f"{error.filename or 'The disk'}: {error.strerror or error}."))
        console.print("What was done is done. Run the command again once there is room: it goes on.")
        raise SystemExit(1) from None
    _end(config, home, walk)
    tell_of_history(config.content, sought, instead)
    if walk.left or (dry_run and walk.seen):
        raise SystemExit(1)


def _intake(home: Path, contacts: Path, walk: Walk) -> None:
    """Go through what people sent in and waits, and who sent it."""
    folder = home / ".placebook" / "intake"

    def change(file: str, name: str, text: str) -> str | None:
        if not spans(text, walk.cleaner.sought):
            return text
        whole = name.rpartition(".")[2] in {"email", "phone", "website", "name"}
        then = "" if whole else walk.cleaner.clean(text)
        wanted = walk.wants(f"{folder.name}/{file}, {name}", text, then)
        return text if wanted is None else wanted or None

    if folder.is_dir():
        with Queue(folder).locked() as queue:
            queue.rewrite(change)
            Tray(folder).rewrite(change)
    gone = []
    for name, sender in read_contacts(contacts).items():
        told = "\n".join(part for part in (sender.name, sender.email, sender.phone) if part)
        if spans(told, walk.cleaner.sought):
            shown = ", ".join(told.split("\n"))
            if walk.wants(f"{contacts.name}, who sent {name}", shown, "") is not None:
                gone.append(name)
    forget_contacts(contacts, gone)


def _subscribers(
    sought: Sequence[Sought], config_file: Path, post_folder: Path | None, walk: Walk, today: date
) -> None:
    """Erase the addresses that were given from the books of the newsletter and of reminders."""
    from placebook.post.address import AddressRefused, parse_address  # noqa: PLC0415 - loads when needed
    from placebook.post.asked_no_more import reminded  # noqa: PLC0415
    from placebook.post.erasing import erase  # noqa: PLC0415
    from placebook.post.reminding import person_of_address  # noqa: PLC0415

    wanted = [one.text for one in sought if one.kind == "email"]
    home = post_folder or config_file.parent / "post"
    if not wanted or not home.is_dir():
        return
    post = open_post(config_file, post_folder)
    for text in wanted:
        try:
            address = parse_address(text)
        except AddressRefused:
            continue
        with post.folder.subscribers() as subscribers:
            is_there = subscribers.find(address) is not None or post.folder.awaits(address)
        is_there = is_there or bool(reminded(post.folder, person_of_address(address, post.folder.secret())))
        if is_there and walk.wants("The newsletter's subscribers and ledgers", str(address), "") is not None:
            erase(post.folder, address, today.isoformat())


def _end(config: SiteConfig, home: Path, walk: Walk) -> None:
    """Empty the cache, and say how it went."""
    if not walk.seen and not walk.left:
        console.print("Nothing of them was found here.")
        return
    if walk.dry_run:
        console.print(f"Found in {counted(walk.seen, 'place')}. Nothing was changed.")
        return
    shutil.rmtree(home / ".cache" / "placebook", ignore_errors=True)
    console.print(f"Taken out of {counted(walk.done, 'place')}. What builds had kept is removed.")
    if walk.left:
        console.print(f"Left in {counted(len(walk.left), 'place')}:")
        for where in walk.left:
            console.print(printable(f"  {where}"))
    console.print(
        printable(
            f"Now run placebook check, build the site and publish it: {config.site} is as it was until then."
        )
    )
