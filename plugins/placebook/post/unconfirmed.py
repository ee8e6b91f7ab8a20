"""Who has asked for the letter on the web and has not yet said that it was they: a database (SQLite).

Anybody can type anybody's address into a form. So an address only gets a letter with a code, and whoever can
read that letter confirms it. Until then it stands here, for two days at most, and nowhere else. That it is
known already, or on the list of those who must have no letter, is told to nobody who asks.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from placebook.post.address import parse_address
from placebook.post.errors import PostError
from placebook.post.tokens import new_person, person_of, token_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path
    from typing import Self

    from placebook.post.address import Address

LASTS = timedelta(days=2)
"""For how long a code is good."""
PURPOSE = "subscribe"
"""What the key is called that makes the codes."""
_VERSION = 1
_MOST = 300  # at a time: a stranger cannot make the place write to thousands
_FOR_ONE = 2
_SCHEMA = """
CREATE TABLE asked (
    person TEXT PRIMARY KEY, key TEXT NOT NULL, address TEXT NOT NULL, words TEXT NOT NULL,
    until INTEGER NOT NULL, tries INTEGER NOT NULL DEFAULT 0, due INTEGER
) STRICT
"""


class Asked(NamedTuple):
    """Somebody who asked.

    Attributes:
        person: The number that stands for them here.
        code: What confirms it.
        address: Where the letter goes.
        words: What they were asked to agree to.
        tries: How often their letter was put off.
    """

    person: str
    code: str
    address: Address
    words: str
    tries: int


class Unconfirmed:
    """The database, open."""

    def __init__(self, path: Path, key: bytes, number: Callable[[], str] = new_person) -> None:
        """Open it, or make it where there is none.

        Args:
            path: Where it is.
            key: `Secret.key(PURPOSE)`.
            number: Returns a number by chance, as `new_person` does.

        Raises:
            PostError: It cannot be used.
        """
        self._key, self._number = key, number
        try:
            with contextlib.suppress(FileExistsError):
                os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
            self._base = sqlite3.connect(path, isolation_level=None, timeout=30)
        except (OSError, sqlite3.DatabaseError) as error:
            raise _unusable(path, error) from error
        try:
            version = self._prepared()
        except sqlite3.DatabaseError as error:
            self._base.close()
            raise _unusable(path, error) from error
        if version not in {0, _VERSION}:
            self._base.close()
            msg = f"{path} was made by another version of Placebook."
            raise PostError(msg)

    def _prepared(self) -> int:
        """Make the table where there is none, and return which version there was."""
        self._base.execute("PRAGMA secure_delete = ON")
        self._base.execute("PRAGMA synchronous = FULL")
        with self._step():
            (version,) = self._base.execute("PRAGMA user_version").fetchone()
            if version == 0:
                self._base.execute(_SCHEMA)
                self._base.execute(f"PRAGMA user_version = {_VERSION}")
        return int(version)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._base.close()

    def ask(self, address: Address, words: str, now: datetime) -> bool:
        """Note that somebody asks, and that a letter is due to them.

        Of one address two are noted at a time and no more, without a word of it.

        Args:
            address: Theirs.
            words: What they agree to.
            now: The time.

        Returns:
            Whether there was room.
        """
        with self._step():
            self._base.execute("DELETE FROM asked WHERE until <= ?", (_seconds(now),))
            if self._count("key = ?", address.key) >= _FOR_ONE:
                return True
            if self._count("?", 1) >= _MOST:
                return False
            until = _seconds(now + LASTS)
            one = (self._number(), address.key, str(address), words, until, _seconds(now))
            self._base.execute("INSERT INTO asked VALUES (?, ?, ?, ?, ?, 0, ?)", one)
        return True

    def by_code(self, code: str, now: datetime) -> Asked | None:
        """Return whose code this is; None for one that was not made here, is too old or was forgotten."""
        person = person_of(code, self._key)
        found = self._find("person = ? AND until > ?", person, _seconds(now)) if person else []
        return found[0] if found else None

    def due(self, now: datetime) -> list[Asked]:
        """Return those whose letter is due, who asked first coming first."""
        return self._find("due <= ? AND until > ?", _seconds(now), _seconds(now))

    def settle(self, person: str, again: datetime | None = None) -> None:
        """Note that somebody's letter needs no more doing, or when it is to be tried again."""
        due = _seconds(again) if again else None
        self._base.execute("UPDATE asked SET tries = tries + 1, due = ? WHERE person = ?", (due, person))

    def knows(self, address: Address) -> bool:
        """Tell whether somebody is here, however their address is spelled."""
        return self._count("key = ?", address.key) > 0

    def forget(self, address: Address) -> None:
        """Take somebody out."""
        self._base.execute("DELETE FROM asked WHERE key = ?", (address.key,))

    def tidy(self, now: datetime) -> None:
        """Take out those who have not confirmed in time."""
        self._base.execute("DELETE FROM asked WHERE until <= ?", (_seconds(now),))

    def _count(self, where: str, value: object) -> int:
        row = self._base.execute(f"SELECT count(*) FROM asked WHERE {where}", (value,)).fetchone()  # noqa: S608
        return int(row[0])

    def _find(self, where: str, *values: object) -> list[Asked]:
        rows = self._base.execute(
            f"SELECT person, address, words, tries FROM asked WHERE {where} ORDER BY until, person",  # noqa: S608
            values,
        )
        return [
            Asked(person, token_of(person, self._key), parse_address(address), words, tries)
            for person, address, words, tries in rows.fetchall()
        ]

    @contextlib.contextmanager
    def _step(self) -> Iterator[None]:
        """Do several things or none of them."""
        self._base.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._base.execute("COMMIT")
        except BaseException:
            with contextlib.suppress(sqlite3.Error):
                self._base.execute("ROLLBACK")
            raise


def _unusable(path: Path, error: Exception) -> PostError:
    return PostError(f"{path} cannot be used: {error}.")


def _seconds(moment: datetime) -> int:
    return int(moment.timestamp())
