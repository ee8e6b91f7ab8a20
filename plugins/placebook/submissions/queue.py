"""What has come in and waits for the keeper, in a folder of the place that git does not keep.

`came-….json` holds submissions as they came, one file for each time something was taken in, and is never
changed. `ledger.json` says of every submission that ever came where it came from and what became of it.
`edited-….md` is a file as a person has put it right. Who sent what stands elsewhere, see `contacts.py`.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from filelock import FileLock, Timeout

from placebook.problems import ContentError, Problem
from placebook.saving import save
from placebook.submissions.submission import Submission

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from placebook.submissions.proposing import Proposal

# waiting, asked (something was asked back) and later wait for the keeper; the others are done with.
State = Literal["waiting", "asked", "later", "accepted", "refused", "nothing", "replaced"]
OPEN: frozenset[State] = frozenset(("waiting", "asked", "later"))
_VERSION = 1
_LEDGER = "ledger.json"
_LOCK_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Entry:
    """What the ledger says of one submission.

    Attributes:
        source: The file it came in.
        row: Where it stood there.
        came: The day it was taken in.
        kind: What was proposed then.
        title: What it is about.
        state: What has become of it.
        slug: The listing it was about in the end; empty until it is accepted.
        about: The listing a person has said it is about; else empty.
        thread: As in `Submission`.
        again: Where else the same stood: `other.csv, row 7`.
    """

    source: str
    row: int
    came: str
    kind: str
    title: str
    state: State
    slug: str = ""
    about: str = ""
    thread: str = ""
    again: tuple[str, ...] = field(default=())


class Fate(NamedTuple):
    """What became of one row that came in."""

    row: int
    id: str
    fate: str
    title: str
    reason: str


class Queue:
    """The folder. Use it within `locked`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._entries: dict[str, Entry] = {}

    @contextmanager
    def locked(self) -> Iterator[Queue]:
        """Keep others out while this one works, and read the ledger.

        Raises:
            ContentError: The ledger is damaged, or somebody else holds the folder.
            OSError: The disk says no.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        try:
            with FileLock(self._folder / ".lock", timeout=_LOCK_SECONDS):
                self._entries = _read_ledger(self._folder / _LEDGER)
                yield self
        except Timeout:
            hint = "Wait until the other command has ended."
            message = "another command is at work on what came in."
            raise ContentError([Problem(str(self._folder), 0, "", message, hint)]) from None

    def entry(self, name: str) -> Entry | None:
        """Return what the ledger says of a submission."""
        return self._entries.get(name)

    def is_known(self, submission: Submission) -> bool:
        """Tell whether the same has come before."""
        return submission.id in self._entries

    def waiting(self) -> dict[str, Entry]:
        """Return what waits, in the order it came."""
        held = {name: entry for name, entry in self._entries.items() if entry.state in OPEN}
        return dict(sorted(held.items(), key=lambda one: (one[1].came, one[1].source, one[1].row, one[0])))

    def settled_before(self, day: str) -> list[str]:
        """Return what is done with and came before a day, year-month-day."""
        return [name for name, entry in self._entries.items() if entry.state not in OPEN and entry.came < day]

    def take(self, proposals: Iterable[Proposal], source: str, day: str, *, keep: bool = True) -> list[Fate]:
        """Add what came to the queue; what is known already changes nothing.

        Args:
            proposals: One for each row, in their order.
            source: The name of what they came in.
            day: The day it is.
            keep: Whether to keep it; else it is only said what would become of each row.

        Returns:
            What became of each row.
        """
        entries = dict(self._entries)
        new: list[Submission] = []
        fates = []
        for proposal in proposals:
            one = proposal.submission
            before = entries.get(one.id)
            if before is None:
                state: State = "nothing" if proposal.kind == "nothing" else "waiting"
                entries |= _replaced(entries, one.thread)
                entries[one.id] = Entry(
                    source, one.row, day, proposal.kind, proposal.title, state, thread=one.thread
                )
                if state == "waiting":
                    new.append(one)
                fates.append(Fate(one.row, one.id, proposal.kind, proposal.title, _reason(proposal)))
                continue
            where = f"{source}, row {one.row}"
            if one.id not in self._entries:  # twice in what came now
                entries[one.id] = replace(before, again=(*before.again, where))
                why = f"the same as row {before.row}"
                fates.append(Fate(one.row, one.id, "again", proposal.title, why))
            else:
                why = f"came on {before.came}; {before.state}"
                fates.append(Fate(one.row, one.id, "known", proposal.title, why))
        if not keep:
            return fates
        if new:
            data = _json([one.kept() for one in new])
            name = hashlib.blake2b(data, digest_size=8).hexdigest()
            save(self._folder / f"came-{name}.json", data, private=True)
        self._keep(entries)
        return fates

    def submissions(self) -> dict[str, Submission]:
        """Return those that wait, by id, in the order they came.

        Raises:
            ContentError: A file of them is damaged or has gone.
        """
        held: dict[str, Submission] = {}
        for path in sorted(self._folder.glob("came-*.json")):
            with _readable(path):
                held |= {str(one["id"]): Submission.of_kept(one) for one in json.loads(path.read_bytes())}
        waiting = self.waiting()
        if gone := [name for name in waiting if name not in held]:
            message = f"what came in as {gone[0]} is no longer there."
            hint = "Put back an earlier copy of the folder."
            raise ContentError([Problem(str(self._folder), 0, "", message, hint)])
        return {name: held[name] for name in waiting}

    def edited(self, name: str) -> str:
        """Return a listing's file as a person has put it right; empty where nobody has."""
        path = self._folder / f"edited-{name}.md"
        return path.read_text(encoding="utf-8") if path.is_file() else ""

    def edit(self, name: str, text: str) -> None:
        """Keep a listing's file as a person has put it right."""
        save(self._folder / f"edited-{name}.md", text.encode(), private=True)

    def is_about(self, name: str, slug: str) -> None:
        """Write down which listing a person says a submission is about."""
        self._keep({**self._entries, name: replace(self._entries[name], about=slug)})

    def rewrite(self, change: Callable[[str, str, str], str | None]) -> None:
        """Let somebody who is to be forgotten be taken out of all that is kept of what came.

        Args:
            change: Is given a file's name, the question or part, and the words; returns what is to stand
                there, or None to leave an answer out.
        """
        for path in sorted(self._folder.glob("came-*.json")):
            with _readable(path):
                held = json.loads(path.read_bytes())
                made = [_rewritten(one, path.name, change) for one in held]
            if made != held:
                save(path, _json(made), private=True)
        for path in sorted(self._folder.glob("edited-*.md")):
            text = path.read_text(encoding="utf-8")
            if (left := change(path.name, "text", text)) != text:
                save(path, (left or "").encode(), private=True)
        entries = {
            name: replace(entry, title=change(_LEDGER, "title", entry.title) or "somebody")
            for name, entry in self._entries.items()
        }
        self._keep(entries)

    def settle(self, states: Mapping[str, State], slugs: Mapping[str, str] | None = None) -> None:
        """Write down what has become of submissions, and forget what those that are done with said."""
        entries = dict(self._entries)
        for name, state in states.items():
            entries[name] = replace(
                entries[name], state=state, slug=(slugs or {}).get(name, entries[name].slug)
            )
        self._keep(entries)
        for name, state in states.items():
            if state not in OPEN:
                (self._folder / f"edited-{name}.md").unlink(missing_ok=True)
        self._forget()

    def _forget(self) -> None:
        """Remove files none of whose submissions wait any more."""
        for path in sorted(self._folder.glob("came-*.json")):
            with _readable(path):
                names = [str(one["id"]) for one in json.loads(path.read_bytes())]
            if not any(name in self._entries and self._entries[name].state in OPEN for name in names):
                path.unlink()

    def _keep(self, entries: dict[str, Entry]) -> None:
        if entries != self._entries:
            about = "Written by placebook intake: what came in, and what became of it."
            held = {name: asdict(entry) for name, entry in entries.items()}
            save(
                self._folder / _LEDGER,
                _json({"about": about, "version": _VERSION, "entries": held}),
                private=True,
            )
        self._entries = entries


def _rewritten(
    one: dict[str, Any], file: str, change: Callable[[str, str, str], str | None]
) -> dict[str, Any]:
    found = dict(one)
    for part in ("answers", "notes"):
        held = {name: change(file, name, text) for name, text in one[part].items()}
        found[part] = {name: text for name, text in held.items() if text is not None}
    for part in ("wording", "refusal"):
        found[part] = change(file, part, one.get(part, "")) or ""
    return found


def _replaced(entries: Mapping[str, Entry], thread: str) -> dict[str, Entry]:
    """Return what waits under a thread, as replaced by a later text of it."""
    return {
        name: replace(entry, state="replaced")
        for name, entry in entries.items()
        if thread and entry.thread == thread and entry.state in OPEN
    }


def _reason(proposal: Proposal) -> str:
    return " ".join(proposal.problems or proposal.doubts) or "; ".join(proposal.reasons)


def _json(value: Any) -> bytes:  # noqa: ANN401 - plain values
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _read_ledger(path: Path) -> dict[str, Entry]:
    if not path.exists():
        return {}
    with _readable(path):
        value = json.loads(path.read_bytes())
        held = {_VERSION: value["entries"]}[value["version"]]
        return {str(name): Entry(**{**entry, "again": tuple(entry["again"])}) for name, entry in held.items()}


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    """Refuse a file of the folder that is not as it was written.

    Raises:
        ContentError: It is not.
    """
    try:
        yield
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        hint = "Put back an earlier copy of it, or move the folder away and take everything in again."
        message = "this file of what came in cannot be read."
        raise ContentError([Problem(str(path), 0, "", message, hint)]) from error
