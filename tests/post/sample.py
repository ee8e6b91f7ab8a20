"""What the tests of sending share: an edition, its readers, and a clock that does as it is told."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from placebook.post.ledger import Ledger, write_ledger
from placebook.post.marks import Marks
from placebook.post.mould import Letters
from placebook.post.sending import Run
from placebook.post.smtp import Connection, Parcel, Patience

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from placebook.post.letters import Task
    from placebook.post.server import Server

SENDER = "letter@larkmere.example"
DATE = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
MOULD = (
    b"From: Larkmere <letter@larkmere.example>\r\nTo: \x00to\x00\r\n"
    b"Message-ID: <\x00name\x00@larkmere.example>\r\n"
    b"Subject: News from round the mere\r\n\r\nDear neighbour,\r\n.\r\nStop: \x00token\x00\r\n"
)


def readers(count: int) -> list[tuple[str, str, str]]:
    """Return made-up readers, spread over nine hosts."""
    hosts = [f"post{number % 9}.example" for number in range(count)]
    return [(f"person{at:010}", f"reader{at}@{host}", host) for at, host in enumerate(hosts)]


def marks(folder: Path) -> Marks:
    """Return the marks of a ledger that lies in a folder."""
    return Marks([folder / "ledger.mark", folder / "home" / "ledger.mark"])


def new_ledger(folder: Path, count: int) -> Path:
    """Write a ledger for so many readers, and return where it is."""
    path = folder / "ledger.sqlite3"
    write_ledger(path, {}, MOULD, readers(count), marks(folder))
    return path


def open_ledger(folder: Path) -> Ledger:
    """Open that ledger."""
    return Ledger(folder / "ledger.sqlite3", marks(folder))


@dataclass
class FakeClock:
    """A clock that moves only when somebody sleeps, or a test moves it."""

    seconds: float = 0.0
    days: list[str] = field(default_factory=list)
    slept: list[float] = field(default_factory=list)

    def now(self) -> str:
        """Return the next of the test's times of the day, or one for them all."""
        return self.days.pop(0) if self.days else "2026-12-01T09:00:00+00:00"

    def monotonic(self) -> float:
        """Return the seconds gone by."""
        return self.seconds

    def sleep(self, seconds: float) -> None:
        """Let them go by."""
        self.slept.append(seconds)
        self.seconds += seconds


def parcels(mould: bytes = MOULD) -> Callable[[Task], Parcel]:
    """Return what makes each reader's letter."""
    letters = Letters(mould)

    def parcel(task: Task) -> Parcel:
        data = letters.letter(to=task.address, name=task.person, token=task.person)
        return Parcel(SENDER, task.address, data, needs_utf8=not task.address.isascii())

    return parcel


def a_run(ledger: Ledger, server: Server, *, connections: int = 1, wait: float = 5, **given: object) -> Run:
    """Return a run over connections to a server that are given little time."""
    step = given.get("step", lambda _name: None)
    patience = Patience(wait, wait, wait)
    lines = tuple(Connection(server, patience=patience, step=step) for _ in range(connections))  # type: ignore[arg-type]
    return Run(**{"ledger": ledger, "carriers": lines, "parcel": parcels(), "clock": FakeClock(), **given})  # type: ignore[arg-type]
