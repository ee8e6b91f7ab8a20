"""The ledger of an edition: who is to have it, and what became of each letter.

It is the plan as well: the letter's mould and its readers are written once, before the first letter goes.
From then on a letter's *intent* is written before it is handed over and the server's *answer* after, each on
the disk before the next step (SQLite, write-ahead log, full synchronisation). Wherever a run is cut off, the
ledger says of every letter that it has not been handed over, that it was answered, or that nobody can know:
an intent without an answer. Such a letter is never sent again unless the keeper says so by name.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import sqlite3
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from placebook.post.errors import PostError
from placebook.post.letters import Balance, Fate, Task, told
from placebook.post.marks import Mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path
    from typing import Self

    from placebook.post.letters import Answer
    from placebook.post.marks import Marks

_VERSION = 1
_SCHEMA = """
CREATE TABLE about (name TEXT PRIMARY KEY, value ANY NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE letters (
    place INTEGER PRIMARY KEY,
    person TEXT NOT NULL UNIQUE,
    address TEXT NOT NULL,
    domain TEXT NOT NULL,
    fate TEXT NOT NULL DEFAULT 'waiting',
    tries INTEGER NOT NULL DEFAULT 0,
    at TEXT NOT NULL DEFAULT '',
    code INTEGER NOT NULL DEFAULT 0,
    words TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX letters_by_domain ON letters (domain, fate, place);
"""
_MOST_WORDS = 500
_MOULD_OF = "mould of "
_CUT_OFF = "it was being handed over when the run was cut off"


class Entry(NamedTuple):
    """A line of the ledger: a letter, where it stands, since when, and why."""

    address: str
    fate: Fate
    at: str
    code: int
    words: str

    @property
    def told(self) -> str:
        """Why, with the server's code."""
        return told(self.code, self.words)


def write_ledger(  # noqa: PLR0913 - what a ledger holds
    path: Path,
    about: Mapping[str, str],
    mould: bytes,
    readers: Iterable[tuple[str, str, str]],
    marks: Marks,
    *,
    own: Mapping[str, bytes] = MappingProxyType({}),
) -> None:
    """Write a new ledger, whole or not at all.

    Args:
        path: Where it goes; what is there is replaced.
        about: What is to be known of the edition, by name.
        mould: What its letters are made of; nothing where each has a mould of its own.
        readers: For each letter its subscriber, address and domain, in the order they are sent.
        marks: Where its count is noted.
        own: Moulds of single letters, by subscriber.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    beside.unlink(missing_ok=True)
    os.close(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    name = secrets.token_hex(16)
    try:
        with contextlib.closing(sqlite3.connect(beside, isolation_level=None)) as base:
            base.execute("PRAGMA synchronous = FULL")
            base.executescript(_SCHEMA)
            base.execute("BEGIN")
            base.executemany("INSERT INTO letters (person, address, domain) VALUES (?, ?, ?)", readers)
            (planned,) = base.execute("SELECT count(*) FROM letters").fetchone()
            counts = {"version": _VERSION, "name": name, "count": 1, "tries": 0, "planned": planned}
            moulds = {f"{_MOULD_OF}{person}": one for person, one in own.items()}
            known = {**about, **moulds, "mould": mould, **counts}
            base.executemany("INSERT INTO about VALUES (?, ?)", known.items())
            base.execute("COMMIT")
        for log in ("-wal", "-shm"):  # of the file that was here: read with the new one, it would spoil it
            path.with_name(path.name + log).unlink(missing_ok=True)
        with marks:
            beside.replace(path)
            marks.note(Mark(name, 1))
    finally:
        beside.unlink(missing_ok=True)


class Ledger:
    """An open ledger. One process at a time writes into it; its lock is `folder.sending`."""

    def __init__(self, path: Path, marks: Marks, *, is_newest: bool = False) -> None:
        """Open it.

        Args:
            path: The file.
            marks: Where its count is noted.
            is_newest: The keeper's word that there is no newer copy, where nothing else can tell.

        Raises:
            PostError: It is damaged, or a copy from before letters that have gone since.
        """
        self._path = path
        self._marks = marks
        self._base = self._open()
        try:
            self.name = self.about("name")
            self._count = int(self.about("count"))
            self._check(is_newest=is_newest)
        except BaseException:
            self._base.close()
            raise

    def _open(self) -> sqlite3.Connection:
        damaged = (
            f"{self._path} is damaged. Put back the newest copy you have, and do not plan anew: only the "
            "ledger knows who has this edition already."
        )
        base: sqlite3.Connection | None = None
        try:
            base = sqlite3.connect(f"{self._path.resolve().as_uri()}?mode=rw", uri=True, isolation_level=None)
            base.execute("PRAGMA journal_mode = WAL")
            base.execute("PRAGMA synchronous = FULL")
            base.execute("PRAGMA fullfsync = ON")  # a Mac's disk otherwise answers before it has written
            (state,) = base.execute("PRAGMA quick_check").fetchone()
            version = base.execute("SELECT value FROM about WHERE name = 'version'").fetchone()
            # A file put back beside the log of a newer one is read as a mixture of both.
            whole = base.execute(
                "SELECT (SELECT total(tries) FROM letters) IS (SELECT value FROM about WHERE name = 'tries')"
            ).fetchone()
        except sqlite3.DatabaseError as error:
            if base:
                base.close()
            raise PostError(f"{damaged} ({error})") from error
        if state != "ok" or version != (_VERSION,) or whole != (1,):
            base.close()
            raise PostError(damaged)
        return base

    def _check(self, *, is_newest: bool) -> None:
        marks = self._marks.read()
        if any(mark.ledger != self.name and mark.steps > 1 for mark in marks):
            msg = (
                f"{self._path} is not the ledger this edition was sent by. Going on from it would send the "
                "edition twice to some. Put back the one it was sent by; if it is lost, this edition cannot "
                "be resumed."
            )
            raise PostError(msg)
        own = [mark.steps for mark in marks if mark.ledger == self.name]
        if max(own, default=0) > self._count:
            msg = (
                f"{self._path} is an old copy: more was written into this ledger since. Going on from it "
                "would send the edition twice to some. Put back the newest one; if it is lost, this edition "
                "cannot be resumed."
            )
            raise PostError(msg)
        if not own and not is_newest and self._count > 1:
            msg = (
                f"Nothing here tells whether {self._path} is the newest copy of this ledger: the mark "
                "beside it is missing. If letters may have gone since it was copied, find the newer one. "
                "If you are sure that there is none, add --ledger-is-newest."
            )
            raise PostError(msg)

    def __enter__(self) -> Self:
        self._marks.__enter__()
        self._marks.note(Mark(self.name, self._count))
        return self

    def __exit__(self, *_: object) -> None:
        self._marks.__exit__()
        # With the log folded in, the file is all there is to copy. On a full disk the log stays, and holds.
        with contextlib.suppress(sqlite3.Error):
            self._base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self._base.close()

    def about(self, name: str) -> str:
        """Return what is known of the edition by this name.

        Raises:
            KeyError: Nothing is.
        """
        return str(self._value(name))

    @property
    def mould(self) -> bytes:
        """What the edition's letters are made of."""
        return bytes(self._value("mould"))

    def own_moulds(self) -> dict[str, bytes]:
        """Return the moulds of single letters that are still to be sent, by subscriber."""
        rows = self._base.execute(
            "SELECT person, value FROM letters JOIN about ON name = ? || person "
            "WHERE fate IN ('waiting', 'deferred', 'rejected', 'uncertain', 'intended')",
            (_MOULD_OF,),
        )
        return {str(person): bytes(mould) for person, mould in rows}

    def _value(self, name: str) -> Any:  # noqa: ANN401 - text, bytes or a number
        row = self._base.execute("SELECT value FROM about WHERE name = ?", (name,)).fetchone()
        if row is None:
            raise KeyError(name)
        return row[0]

    def record(self, answers: Sequence[tuple[Task, Answer]], intents: Sequence[Task], at: str) -> None:
        """Write answers, and intents of what is handed over next, in one step and onto the disk.

        Raises:
            sqlite3.Error: The disk is full, say. Nothing of the step was written then.
        """
        with self._step(tries=len(intents)):
            self._base.executemany(
                "UPDATE letters SET fate = ?, at = ?, code = ?, words = ? WHERE place = ?",
                [(one.fate, at, one.code, one.words[:_MOST_WORDS], task.place) for task, one in answers],
            )
            self._base.executemany(
                "UPDATE letters SET fate = 'intended', tries = tries + 1, at = ?, code = 0, words = '' "
                "WHERE place = ?",
                [(at, task.place) for task in intents],
            )

    def settle(self, at: str) -> None:
        """Call uncertain what a run that was cut off left without an answer."""
        if self._base.execute("SELECT 1 FROM letters WHERE fate = 'intended' LIMIT 1").fetchone():
            with self._step():
                self._base.execute(
                    "UPDATE letters SET fate = 'uncertain', at = ?, words = ? WHERE fate = 'intended'",
                    (at, _CUT_OFF),
                )

    def send_again(self, address: str, *, fate: Fate) -> bool:
        """Let a letter wait once more, at the keeper's word, and tell whether there was such a one.

        Args:
            address: Whose letter.
            fate: Where it must stand now.
        """
        with self._step():
            done = self._base.execute(
                "UPDATE letters SET fate = 'waiting' WHERE address = ? AND fate = ?", (address, fate)
            )
        return done.rowcount > 0

    def forget(self, person: str) -> bool:
        """Take a subscriber's address out of the ledger, and tell whether it was there."""
        with self._step():
            done = self._base.execute(
                "UPDATE letters SET address = '', domain = '', "
                "fate = CASE WHEN fate IN ('waiting', 'deferred') THEN 'withdrawn' ELSE fate END "
                "WHERE person = ? AND address != ''",
                (person,),
            )
            self._base.execute("DELETE FROM about WHERE name = ? || ?", (_MOULD_OF, person))
        return done.rowcount > 0

    def domains(self) -> list[tuple[str, int]]:
        """Return the hosts that letters still go to, each with how many, in the order of the plan."""
        rows = self._base.execute(
            "SELECT domain, count(*) FROM letters WHERE fate IN ('waiting', 'deferred') "
            "GROUP BY domain ORDER BY min(place)"
        )
        return [(str(domain), int(count)) for domain, count in rows]

    def to_send(self, domain: str, after: int, most: int) -> list[Task]:
        """Return letters still to be sent to a host, those whose place is after one, in order."""
        rows = self._base.execute(
            "SELECT place, person, address, domain FROM letters "
            "WHERE domain = ? AND fate IN ('waiting', 'deferred') AND place > ? ORDER BY place LIMIT ?",
            (domain, after, most),
        )
        return [Task(*row) for row in rows]

    def entries(self, *fates: Fate) -> Iterator[Entry]:
        """Yield the letters that stand so, in order."""
        marks = ", ".join("?" * len(fates))
        rows = self._base.execute(
            f"SELECT address, fate, at, code, words FROM letters WHERE fate IN ({marks}) ORDER BY place",  # noqa: S608 - question marks
            fates,
        )
        for address, fate, at, code, words in rows:
            yield Entry(address, Fate(fate), at, code, words)

    def readers(self) -> Iterator[tuple[str, str, Fate]]:
        """Yield every letter's subscriber, address and fate, in order. Who was erased has no address."""
        for person, address, fate in self._base.execute(
            "SELECT person, address, fate FROM letters ORDER BY place"
        ):
            yield person, address, Fate(fate)

    def address(self, person: str) -> str:
        """Return where a subscriber's letter goes; nothing of one who is not in it, or was erased."""
        row = self._base.execute("SELECT address FROM letters WHERE person = ?", (person,)).fetchone()
        return str(row[0]) if row else ""

    def balance(self) -> Balance:
        """Return the books. An intent counts as uncertain: that is what it is if nothing more is written."""
        found = dict(self._base.execute("SELECT fate, count(*) FROM letters GROUP BY fate").fetchall())
        found["uncertain"] = found.get("uncertain", 0) + found.pop("intended", 0)
        return Balance(
            planned=int(self.about("planned")), **{name: count for name, count in found.items() if count}
        )

    @contextlib.contextmanager
    def _step(self, tries: int = 0) -> Iterator[None]:
        """Write in one step, counted, and note the count."""
        self._base.execute("BEGIN IMMEDIATE")
        try:
            yield
            counts = [(1, "count"), (tries, "tries")]
            self._base.executemany("UPDATE about SET value = value + ? WHERE name = ?", counts)
            self._base.execute("COMMIT")
        except BaseException:
            with contextlib.suppress(sqlite3.Error):
                self._base.execute("ROLLBACK")
            raise
        self._count = int(self.about("count"))
        self._marks.note(Mark(self.name, self._count))
