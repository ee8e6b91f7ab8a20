"""The subscribers: their addresses, and what each agreed to. A database (SQLite) that the keeper owns.

Nothing else is kept of anybody: no name, no habit, and nothing of what they read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from placebook.post.address import parse_address
from placebook.post.consent import Consent, Wording
from placebook.post.database import open_database, step
from placebook.post.tokens import new_person

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path
    from typing import Self

    from placebook.post.address import Address

_VERSION = 1
_SCHEMA = """
CREATE TABLE people (
    person TEXT PRIMARY KEY, key TEXT NOT NULL UNIQUE, address TEXT NOT NULL, since TEXT NOT NULL
) STRICT;
CREATE TABLE wordings (version INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, text TEXT NOT NULL) STRICT;
CREATE TABLE consents (
    person TEXT NOT NULL REFERENCES people ON DELETE CASCADE,
    list TEXT NOT NULL,
    version INTEGER NOT NULL REFERENCES wordings,
    day TEXT NOT NULL,
    how TEXT NOT NULL,
    PRIMARY KEY (person, list, version)
) STRICT, WITHOUT ROWID;
CREATE TABLE reports (
    report TEXT PRIMARY KEY, person TEXT NOT NULL REFERENCES people ON DELETE CASCADE, kind TEXT NOT NULL
) STRICT, WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Subscriber:
    """One subscriber.

    Attributes:
        person: The number that stands for them wherever their address need not.
        address: Where letters go.
        since: The day they were first added.
        consents: What they agreed to, by list and version of the words.
        setbacks: How many reports there were that a letter could not be delivered for now.
    """

    person: str
    address: Address
    since: str
    consents: tuple[Consent, ...]
    setbacks: int = 0

    @property
    def lists(self) -> tuple[str, ...]:
        """The lists they are on, each once, in order."""
        return tuple(sorted({consent.list for consent in self.consents}))


class Subscribers:
    """The database, open."""

    def __init__(self, path: Path) -> None:
        """Open it, or make it where there is none.

        Raises:
            PostError: It cannot be used.
        """
        self._base = open_database(path, _SCHEMA, _VERSION)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._base.close()

    def step(self) -> AbstractContextManager[None]:
        """Do several things or none of them."""
        return step(self._base)

    def __len__(self) -> int:
        (count,) = self._base.execute("SELECT count(*) FROM people").fetchone()
        return int(count)

    def __iter__(self) -> Iterator[Subscriber]:
        """Yield all subscribers in the order of their addresses."""
        for row in self._base.execute("SELECT person FROM people ORDER BY key").fetchall():
            if found := self.by_person(row[0]):
                yield found

    def find(self, address: Address) -> Subscriber | None:
        """Return the subscriber with an address, however it is spelled."""
        row = self._base.execute("SELECT person FROM people WHERE key = ?", (address.key,)).fetchone()
        return self.by_person(row[0]) if row else None

    def by_person(self, person: str) -> Subscriber | None:
        """Return the subscriber with a number."""
        row = self._base.execute(
            "SELECT address, since, count(report) FROM people LEFT JOIN reports "
            "ON reports.person = people.person AND kind = 'setback' WHERE people.person = ? GROUP BY address",
            (person,),
        ).fetchone()
        if not row:
            return None
        address, since, setbacks = row
        consents = self._base.execute(
            "SELECT list, day, how, text, version FROM consents JOIN wordings USING (version) "
            "WHERE person = ? ORDER BY list, version",
            (person,),
        )
        found = tuple(
            Consent(name, day, how, Wording(text), version) for name, day, how, text, version in consents
        )
        return Subscriber(person, parse_address(address), since, found, setbacks)

    def add(self, address: Address, consents: Iterable[Consent], today: str) -> bool:
        """Add somebody, or to somebody's consents, and tell whether anything is new."""
        row = self._base.execute("SELECT person FROM people WHERE key = ?", (address.key,)).fetchone()
        person = row[0] if row else new_person()
        if not row:
            new = (person, address.key, str(address), today)
            self._base.execute("INSERT INTO people VALUES (?, ?, ?, ?)", new)
        is_new = not row
        for consent in consents:
            done = self._base.execute(
                "INSERT INTO consents VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                (person, consent.list, self._version(consent.wording), consent.day, consent.how),
            )
            is_new = is_new or done.rowcount > 0
        return is_new

    def _version(self, wording: Wording) -> int:
        """Return the number of some words, which are stored when they are first agreed to."""
        self._base.execute(
            "INSERT INTO wordings (hash, text) VALUES (?, ?) ON CONFLICT DO NOTHING",
            (wording.hash, wording.text),
        )
        row = self._base.execute("SELECT version FROM wordings WHERE hash = ?", (wording.hash,)).fetchone()
        return int(row[0])

    def erase(self, person: str) -> None:
        """Remove somebody, and every byte of them, from the file."""
        self._base.execute("DELETE FROM people WHERE person = ?", (person,))
        self._base.execute("VACUUM")

    def note_report(self, report: str, person: str, kind: str) -> bool:
        """Note a report about somebody's letter, and tell whether it was not known yet."""
        done = self._base.execute(
            "INSERT INTO reports VALUES (?, ?, ?) ON CONFLICT DO NOTHING", (report, person, kind)
        )
        return done.rowcount > 0
