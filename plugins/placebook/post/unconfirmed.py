"""Who has asked for the letter on the web and has not yet said that it was they: a database (SQLite).

Anybody can type anybody's address into a form. So an address only gets a letter with a code, and whoever can
read that letter confirms it. Until then it stands here, for two days at most, and nowhere else. That it is
known already, or on the list of those who must have no letter, is told to nobody who asks.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from placebook.post.address import parse_address
from placebook.post.database import open_database, step
from placebook.post.tokens import new_person, person_of, token_of

if TYPE_CHECKING:
    from collections.abc import Callable
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
        self._base = open_database(path, _SCHEMA, _VERSION)

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
        with step(self._base):
            self.tidy(now)
            if self._count("key = ?", address.key) >= _FOR_ONE:
                return True
            if self._count() >= _MOST:
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

    def _count(self, where: str = "TRUE", *values: object) -> int:
        row = self._base.execute(f"SELECT count(*) FROM asked WHERE {where}", values).fetchone()  # noqa: S608
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


def _seconds(moment: datetime) -> int:
    return int(moment.timestamp())
