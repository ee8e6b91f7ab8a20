"""One reader's letter on its way: where it stands, and what a server answered to it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Fate(StrEnum):
    """Where a letter stands.

    A letter is *uncertain* when nobody can know whether it arrived: it was being handed over, and no answer
    came.
    """

    WAITING = "waiting"
    INTENDED = "intended"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    DEFERRED = "deferred"
    UNCERTAIN = "uncertain"
    WITHDRAWN = "withdrawn"


class Task(NamedTuple):
    """A letter to send: its place in the plan, from 1, whose it is, where it goes, and that host's name."""

    place: int
    person: str
    address: str
    domain: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one try.

    Attributes:
        fate: Accepted, rejected, deferred, uncertain or withdrawn.
        code: The server's reply code (RFC 5321), or 0 where it gave none.
        words: What it said, or what happened.
        is_servers: Whether this is about the server we send by and would have met any reader's letter.
        is_final: Whether it is of no use to try another letter.
    """

    fate: Fate
    code: int = 0
    words: str = ""
    is_servers: bool = False
    is_final: bool = False

    @property
    def told(self) -> str:
        """What the server said, with its code: `550 5.1.1 No such mailbox`."""
        return told(self.code, self.words)


def told(code: int, words: str) -> str:
    """Return a server's words after its code, if it gave one."""
    return f"{code} {words}" if code else words


@dataclass(frozen=True, slots=True)
class Balance:
    """The books of an edition: how many letters were planned, and where each of them stands."""

    planned: int
    accepted: int = 0
    rejected: int = 0
    uncertain: int = 0
    withdrawn: int = 0
    deferred: int = 0
    waiting: int = 0

    @property
    def is_balanced(self) -> bool:
        """Whether every letter that was planned is accounted for."""
        return self.planned == self.done + self.deferred + self.waiting

    @property
    def done(self) -> int:
        """Letters that are not tried again by themselves."""
        return self.accepted + self.rejected + self.uncertain + self.withdrawn

    @property
    def has_gone(self) -> bool:
        """Whether anybody has the letter, or may have it."""
        return self.accepted + self.uncertain > 0

    @property
    def is_over(self) -> bool:
        """Whether nothing is left to try."""
        return self.deferred + self.waiting == 0
