"""`placebook forget`: find somebody wherever they are kept, and take them out."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from placebook.cli.config_file import read_config
from placebook.cli.console import console, counted, printable, report_problems
from placebook.cli.day import DAY, chosen_day
from placebook.cli.forget_history import tell_of_history
from placebook.cli.place import context_of
from placebook.cli.post_folder import open_post, posting
from placebook.content.frozen import SUFFIX, read_frozen, write_frozen
from placebook.model.settings import Settings
from placebook.problems import ContentError, Problem
from placebook.rights.cleaning import A_NEIGHBOUR, cleaned
from placebook.rights.edits import Edit, apply
from placebook.rights.in_content import Cleaner, Found
from placebook.rights.in_frozen import held, without
from placebook.rights.sought import Sought, sought_of, spans
from placebook.submissions.contacts import forget_contacts, read_contacts, usual_file
from placebook.submissions.queue import Queue

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date, datetime

    from placebook.cli.config_file import SiteConfig
    from placebook.content.frozen import FrozenFile
    from placebook.pages.context import Context

# Files of text that may name somebody, and whose form only the keeper knows.
_BY_HAND = (".yml", ".yaml", ".json", ".csv", ".po", ".html", ".txt", ".geojson")
_LARGEST = 8_000_000
_SHOWN = 200


@dataclass
class _Walk:
    """What somebody is asked, one thing after the other."""

    yes: bool
    dry_run: bool
    cleaner: Cleaner
    seen: int = 0
    done: int = 0
    left: list[str] = field(default_factory=list)

    def wants(self, where: str, now: str, then: str) -> str | None:
        """Show one thing, and return what is to stand there; None where it stays as it is."""
        self.seen += 1
        console.print(printable(where))
        console.print(printable(f"    - {now[:_SHOWN]}"))
        console.print(printable(f"    + {then[:_SHOWN]}" if then else "    + (nothing)"))
        if self.dry_run:
            return None
        if self.yes:
            self.done += 1
            return then
        key = click.prompt(
            "Take it out? y yes, n no, w other words, q stop here",
            type=click.Choice(("y", "n", "w", "q")),
            default="y",
            show_choices=False,
        )
        if key == "q":
            raise click.Abort
        if key == "n":
            self.left.append(where)
            return None
        self.done += 1
        return click.prompt("What is to stand there").strip() if key == "w" else then


@click.command(name="forget")
@click.argument("words", nargs=-1, required=True)
@click.option(
    "--instead", default=A_NEIGHBOUR, show_default=True, help="What stands for their name in texts."
)
@click.option("--yes", is_flag=True, help="Take all of it out without asking.")
@click.option("--dry-run", is_flag=True, help="Only say what is found, and what would be done.")
@click.option(
    "--contacts",
    "contacts_file",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Where it is kept who sent what, instead of a file of your own account's.",
)
@click.option("--date", "day", type=DAY, metavar="DAY", help="The day to write down, instead of today.")
@posting
def command(  # noqa: PLR0913 - one for each option
    *,
    words: tuple[str, ...],
    instead: str,
    yes: bool,
    dry_run: bool,
    contacts_file: Path | None,
    day: datetime | None,
    config_file: str,
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
    config = read_config(Path(config_file))
    settings = config.settings or Settings()
    cleaner = Cleaner(sought, instead, f"Ask {settings.keeper.name}")
    walk = _Walk(yes, dry_run, cleaner)
    home = Path(config_file).parent
    try:
        _content(config, config_file, walk, day)
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


def _content(config: SiteConfig, config_file: str, walk: _Walk, day: datetime | None) -> None:
    """Go through the content folder: files of text first, then what editions were frozen with."""
    folder = config.content
    made: dict[str, tuple[bytes, bytes]] = {}
    for file, data in _files(folder):
        name = file.removesuffix(".md").rpartition("/")[2]
        if spans(name, walk.cleaner.sought):
            walk.left.append(file)
            console.print(
                printable(f"{file}: its own name names them. Rename it, or: placebook takedown --nameless")
            )
        if file.endswith(SUFFIX) or not file.endswith((".md", *_BY_HAND)):
            continue
        try:
            text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError:
            continue
        if not file.endswith(".md"):
            _by_hand(file, text, walk)
            continue
        left = _record(file, text, walk)
        if left != text:
            made[file] = data, left.encode()
    _by_hand(Path(config_file).name, Path(config_file).read_text(encoding="utf-8"), walk)
    frozen = list(_frozen(folder, walk))
    edits = [Edit(folder / file, after) for file, (_, after) in made.items()]
    if frozen and not walk.dry_run:
        edits = [*_thawed(context_of(config_file, day), frozen, made, walk.cleaner), *edits]
    apply(edits)


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink() and path.stat().st_size <= _LARGEST:
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def _record(file: str, text: str, walk: _Walk) -> str:
    """Return a Markdown file's text as it is to be."""
    chosen: list[Found] = []
    for one in walk.cleaner.found(file, text):
        where = f"{file}, line {one.line}{f', {one.field}' if one.field not in {'', '#'} else ''}"
        then = walk.wants(where, one.now, one.then)
        if then is None:
            continue
        changes = tuple(change._replace(words=then) for change in one.changes)
        chosen.append(one._replace(then=then, changes=changes))
    if not chosen:
        return text
    try:
        made = walk.cleaner.without(file, text, chosen)
    except ContentError as error:
        walk.left.append(file)
        report_problems([*error.problems, Problem(file, 0, "", "has to be put right by hand.")])
        return text
    if walk.cleaner.ask in made and walk.cleaner.ask not in text:
        told = (
            f"{file}: has nobody to ask any more; it says '{walk.cleaner.ask}'. Find somebody, or close it."
        )
        console.print(printable(told))
    return made


def _by_hand(file: str, text: str, walk: _Walk) -> None:
    for span in spans(text, walk.cleaner.sought):
        where = f"{file}, line {text.count(chr(10), 0, span.start) + 1}"
        walk.left.append(where)
        console.print(
            printable(f"{where}: '{text[span.start : span.end]}' stands there. Take it out by hand.")
        )


def _frozen(folder: Path, walk: _Walk) -> Iterator[tuple[Path, FrozenFile]]:
    for path in sorted((folder / "newsletter").glob(f"*{SUFFIX}")):
        frozen = read_frozen(path.read_bytes(), file=f"newsletter/{path.name}")
        found = list(held(frozen, walk.cleaner.sought))
        wanted = [
            walk.wants(f"newsletter/{path.name}, {one.part}", one.now, _clean(walk.cleaner, one.now))
            for one in found
        ]
        if any(then is not None for then in wanted):
            yield path, frozen


def _clean(cleaner: Cleaner, text: str) -> str:
    return cleaned(text, cleaner.sought, cleaner.instead)


def _thawed(
    ctx: Context,
    frozen: Sequence[tuple[Path, FrozenFile]],
    made: dict[str, tuple[bytes, bytes]],
    cleaner: Cleaner,
) -> Iterator[Edit]:
    """Yield frozen editions as they are to be."""
    for path, one in frozen:
        slug = path.name.removesuffix(SUFFIX)
        sources = made.get(f"newsletter/{slug}.md")
        left = without(one, lambda text: _clean(cleaner, text), ctx, sources)
        yield Edit(path, write_frozen(slug, left))
        told = f"newsletter/{path.name}: made anew of what is left. Readers keep the letter that they have."
        console.print(printable(told))


def _intake(home: Path, contacts: Path, walk: _Walk) -> None:
    """Go through what people sent in and waits, and who sent it."""
    folder = home / ".placebook" / "intake"

    def change(file: str, name: str, text: str) -> str | None:
        if not spans(text, walk.cleaner.sought):
            return text
        whole = name.rpartition(".")[2] in {"email", "phone", "website", "name"}
        then = "" if whole else _clean(walk.cleaner, text)
        wanted = walk.wants(f"{folder.name}/{file}, {name}", text, then)
        return text if wanted is None else wanted or None

    if folder.is_dir():
        with Queue(folder).locked() as queue:
            queue.rewrite(change)
    gone = []
    for name, sender in read_contacts(contacts).items():
        told = "\n".join(part for part in (sender.name, sender.email, sender.phone) if part)
        if spans(told, walk.cleaner.sought):
            shown = ", ".join(told.split("\n"))
            if walk.wants(f"{contacts.name}, who sent {name}", shown, "") is not None:
                gone.append(name)
    forget_contacts(contacts, gone)


def _subscribers(
    sought: Sequence[Sought], config_file: str, post_folder: Path | None, walk: _Walk, today: date
) -> None:
    """Erase the addresses that were given from the books of the newsletter and of reminders."""
    from placebook.post.address import AddressRefused, parse_address  # noqa: PLC0415 - loads when needed
    from placebook.post.erasing import erase  # noqa: PLC0415
    from placebook.post.reminding import person_of_address, reminded  # noqa: PLC0415

    wanted = [one.text for one in sought if one.kind == "email"]
    home = post_folder or Path(config_file).parent / "post"
    if not wanted or not home.is_dir():
        return
    post = open_post(config_file, post_folder)
    for text in wanted:
        try:
            address = parse_address(text)
        except AddressRefused:
            continue
        with post.folder.subscribers() as subscribers:
            is_there = subscribers.find(address) is not None
        is_there = is_there or bool(reminded(post.folder, person_of_address(address, post.folder.secret())))
        if is_there and walk.wants("The newsletter's subscribers and ledgers", str(address), "") is not None:
            erase(post.folder, address, today.isoformat())


def _end(config: SiteConfig, home: Path, walk: _Walk) -> None:
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
