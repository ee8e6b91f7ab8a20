"""What all commands of the intake share: the place, the queue, and how things are shown."""

from __future__ import annotations

import dataclasses
import textwrap
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from placebook.cli.config_file import SiteConfig, config_option, read_config
from placebook.cli.console import console, ended_in_words, printable
from placebook.cli.day import chosen_day, day_option
from placebook.cli.place import read_content
from placebook.content.report import file_of
from placebook.doors.questions import Question, questions
from placebook.model.review import months_later
from placebook.model.settings import Settings
from placebook.submissions.accepting import with_edits
from placebook.submissions.contacts import forget_contacts, keep_contacts, usual_file
from placebook.submissions.proposing import Proposal, Proposing
from placebook.submissions.queue import Queue
from placebook.submissions.tray import SOURCE, Tray, posted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date, datetime

    from placebook.content.load import Loaded
    from placebook.model.listing import Listing
    from placebook.submissions.queue import Fate
    from placebook.submissions.submission import Submission

F = TypeVar("F", bound="Callable[..., Any]")
CONTACTS = click.option(
    "--contacts",
    "contacts_file",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Where it is kept who sent what, instead of a file of your own account's.",
)
_LONGEST = 600
_INDENT = "    "


@dataclass
class Desk:
    """A place as read, and what waits for its keeper."""

    config: SiteConfig
    loaded: Loaded
    questions: tuple[Question, ...]
    proposing: Proposing
    queue: Queue
    contacts: Path
    today: date
    home: Path

    @property
    def keeper(self) -> str:
        """Who letters are signed by."""
        keeper = self.config.settings.keeper if self.config.settings else None
        return keeper.name if keeper and keeper.name else "The keepers of the directory"

    @property
    def public(self) -> list[Question]:
        """What people outside are asked; what only editors set is not taken from them."""
        return [question for question in self.questions if question.group]

    def take(
        self, submissions: Sequence[Submission], proposals: Sequence[Proposal], source: str
    ) -> list[Fate]:
        """Put what came into the queue, and who sent it where that is kept; say what became of each."""
        keep_contacts(self.contacts, (one for one in submissions if not self.queue.is_known(one)))
        return self.queue.take(proposals, source, self.today.isoformat())

    def learn(self, listing: Listing) -> None:
        """Take a listing whose file has just been written for one of the place's own."""
        others = [one for one in self.loaded.directory.listings if one.slug != listing.slug]
        directory = dataclasses.replace(self.loaded.directory, listings=(*others, listing))
        digests = {**self.loaded.digests, file_of(listing): b""}
        self.loaded = dataclasses.replace(self.loaded, directory=directory, digests=digests)
        self.proposing.learn(listing)

    def proposal(self, submission: Submission) -> Proposal:
        """Return what a submission that waits comes to now, as a person has edited it if somebody has."""
        entry = self.queue.entry(submission.id)
        made = self.proposing.propose(submission, entry.about if entry else "")
        text = self.queue.edited(submission.id)
        return with_edits(made, text, self.proposing)[0] if text else made


def at_the_desk(function: F) -> F:
    """Add the options of whatever reads or writes the queue."""
    options = (
        config_option("The configuration of the place.", exists=False),
        click.option(
            "--queue",
            "queue_folder",
            type=click.Path(file_okay=False, path_type=Path),
            metavar="FOLDER",
            help="Where what came in waits, instead of .placebook/intake beside the configuration.",
        ),
        CONTACTS,
        day_option("The day to write down, instead of today: 2026-12-01."),
    )
    for option in reversed(options):
        function = option(function)
    return function


@contextmanager
def desk(
    *, config_file: Path, queue_folder: Path | None, contacts_file: Path | None, day: datetime | None
) -> Iterator[Desk]:
    """Read the place and open the queue; say what is wrong and end the command where that cannot be done."""
    config = read_config(config_file)
    today = chosen_day(day, config.timezone)
    home = config_file.parent
    waiting = queue_folder or home / ".placebook" / "intake"
    contacts = contacts_file or usual_file(home)
    keep_private(config.content, {"--queue": waiting, "--contacts": contacts})
    with ended_in_words(), Queue(waiting).locked() as queue:
        months = (config.settings or Settings()).privacy.keep_months
        forget_contacts(contacts, queue.settled_before(months_later(today, -months).isoformat()))
        loaded = read_content(config.content)
        asked = questions(loaded.directory)
        proposing = Proposing(loaded.directory, asked, today)
        at = Desk(config, loaded, asked, proposing, queue, contacts, today, home)
        _empty(Tray(waiting), at)
        yield at


def _empty(tray: Tray, at: Desk) -> None:
    """Take into the queue what the desk has laid into its tray.

    What is taken in twice, since something cut it off, is known the second time.
    """
    files = tray.files()
    if submissions := posted(files, at.public):
        at.take(submissions, [at.proposing.propose(one) for one in submissions], SOURCE)
    for file in files:
        file.unlink()


def keep_private(content: Path, places: Mapping[str, Path]) -> None:
    """Refuse a place in the content folder, all of which is published.

    Raises:
        click.UsageError: One lies there.
    """
    for option, path in places.items():
        if path.resolve().is_relative_to(content.resolve()):
            raise click.UsageError(
                f"{option} is in the content folder, and would be published. Put it elsewhere."
            )


WORDS = {
    "new": "new listing",
    "change": "change",
    "closing": "no longer running",
    "confirm": "still right",
    "note": "to read",
    "nothing": "nothing to change",
    "refused": "to send back",
    "again": "twice in this file",
    "known": "came before",
    "posted": "not opened yet",
}


def show(proposal: Proposal) -> None:
    """Print a proposal: what it is, what is different, what to look at."""
    where = f" ({proposal.slug})" if proposal.slug else ""
    console.print(
        f"\n{proposal.submission.id}  {WORDS[proposal.kind]}: {printable(proposal.title)}{printable(where)}"
    )
    if proposal.reasons:
        console.print(printable(f"  It is about this listing: {'; '.join(proposal.reasons)}."))
    for difference in proposal.differences:
        console.print(printable(f"  {difference.label}"))
        for mark, text in (("-", difference.before), ("+", difference.after)):
            for line in _lines(text):
                console.print(f"{_INDENT}{mark} {line}")
    for doubt in proposal.doubts:
        console.print(printable(f"  Look at this: {doubt}"))
    for problem in proposal.problems:
        console.print(printable(f"  Wrong: {problem}"))
    for label, note in proposal.submission.notes.items():
        console.print(printable(f"  Also said, and not for the listing: {label[:_LONGEST]}"))
        for line in _lines(note):
            console.print(f"{_INDENT}  {line}")


def _lines(text: str) -> list[str]:
    """Return a text as lines for the terminal, its end left off where it is long."""
    shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}… ({len(text):,} characters)"
    width = max(40, console.width - 8) if console.is_terminal else 10_000
    return [
        printable(part)
        for line in shown.splitlines()
        for part in (textwrap.wrap(line, width, break_on_hyphens=False) or [""])
    ]
