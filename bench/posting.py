"""How fast letters go, beside a bare loop of smtplib, and what memory that takes: part of `make bench`.

Both send a letter of the size of an edition to the same server on this machine, a process of its own that
reads every letter and keeps none. The bare loop records nothing; ours writes each letter's intent and answer
onto the disk. Every sender is a process of its own too, so that its memory is its own.
"""

from __future__ import annotations

import asyncio
import json
import resource
import smtplib
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from aiosmtpd.smtp import SMTP

from bench.figure import Figure
from bench.place import ROOT
from bench.words import sentence
from placebook.post.ledger import Ledger, write_ledger
from placebook.post.marks import Marks
from placebook.post.mould import NAME, TO, TOKEN, Letters
from placebook.post.sending import Run, send
from placebook.post.server import Server
from placebook.post.smtp import Connection, Parcel

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from placebook.post.letters import Task

SENDER, TOKEN_LENGTH = "letter@larkmere.example", 40
LETTER_BYTES = 40_000
HOSTS = 40
# `smtplib` is asked for 0.6 of its rate; a figure that must not be above a target is the time.
SLOWEST = 1 / 0.6
MOST_GROWTH = 1.1


def posting(people: int, folder: Path) -> list[Figure]:
    """Send an edition to so many people, and to a tenth of them."""
    few = people // 10
    with server() as port:
        bare = _run("bare", people, port, folder)
        ours = _run("ours", people, port, folder)
        ours_few = _run("ours", few, port, folder)
    return [
        Figure(f"a bare loop's letters a second, {people:,} people", people / bare.seconds, "/s"),
        Figure("our letters a second to the same server", people / ours.seconds, "/s"),
        Figure("our time for them / the bare loop's", ours.seconds / bare.seconds, "x", SLOWEST),
        Figure(f"most memory while sending {people:,}", ours.megabytes, "MB"),
        Figure(
            f"our memory for {people:,} / for {few:,}", ours.megabytes / ours_few.megabytes, "x", MOST_GROWTH
        ),
    ]


@dataclass(frozen=True)
class Sent:
    """What a sender took: seconds from its first letter to its last, and the most memory it held."""

    seconds: float
    megabytes: float


def _run(role: str, people: int, port: int, folder: Path) -> Sent:
    """Run a sender."""
    command = [sys.executable, "-m", "bench.posting", role, str(people), str(port), str(folder)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    return Sent(**json.loads(done.stdout))


@contextmanager
def server() -> Iterator[int]:
    """Run the server, and tell its port."""
    command = [sys.executable, "-m", "bench.posting", "server"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT) as process:
        try:
            assert process.stdout  # noqa: S101 - it was asked for
            yield int(process.stdout.readline())
        finally:
            process.kill()


class _Sink:
    """Takes every letter and keeps none."""

    async def handle_DATA(self, _server: Any, _session: Any, _envelope: Any) -> str:  # noqa: ANN401, N802 - its hook
        return "250 OK"


def _serve() -> None:
    loop = asyncio.new_event_loop()
    listening = loop.run_until_complete(loop.create_server(lambda: SMTP(_Sink(), loop=loop), "127.0.0.1", 0))
    print(listening.sockets[0].getsockname()[1], flush=True)
    loop.run_forever()


def mould() -> bytes:
    """Return a letter of the size of an edition, with its slots."""
    random = Random(1)
    lines: list[str] = []
    while sum(map(len, lines)) < LETTER_BYTES:
        lines += [sentence(random)[:76]]
    head = b"From: %b\r\nTo: %b\r\nMessage-ID: <%b@larkmere.example>\r\n" % (SENDER.encode(), TO, NAME)
    head += b"List-Unsubscribe: <https://larkmere.example/stop/%b>\r\nSubject: News\r\n\r\n" % TOKEN
    return head + "\r\n".join(lines).encode("ascii", "replace") + b"\r\n"


def _bare(people: int, port: int) -> None:
    data = Letters(mould()).letter(to="reader@example.org", name="n" * TOKEN_LENGTH, token="t" * TOKEN_LENGTH)
    with smtplib.SMTP("127.0.0.1", port) as smtp:
        for number in range(people):
            smtp.sendmail(SENDER, [f"reader{number}@post{number % HOSTS}.example"], data)


class _Clock:
    """This machine's clock."""

    def now(self) -> str:
        return "2026-12-01T09:00:00+00:00"

    def monotonic(self) -> float:
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)


def _plan(people: int, folder: Path) -> tuple[Path, Marks]:
    path = folder / f"ledger-{people}.sqlite3"
    marks = Marks([path.with_suffix(".mark")])
    readers = (
        (
            f"person{number:010}",
            f"reader{number}@post{number % HOSTS}.example",
            f"post{number % HOSTS}.example",
        )
        for number in range(people)
    )
    write_ledger(path, {}, mould(), readers, marks)
    return path, marks


def _ours(ledger: Ledger, port: int) -> None:
    letters = Letters(ledger.mould)

    def parcel(task: Task) -> Parcel:
        data = letters.letter(
            to=task.address, name=task.person.ljust(TOKEN_LENGTH, "n"), token="t" * TOKEN_LENGTH
        )
        return Parcel(SENDER, task.address, data)

    carriers = tuple(
        Connection(Server("127.0.0.1", port)) for _ in range(2)
    )  # as `placebook newsletter send`
    report = send(Run(ledger, carriers, parcel, _Clock()))
    if report.balance.accepted != report.balance.planned:
        raise RuntimeError(str(report))


def main(role: str, rest: Sequence[str]) -> None:
    """Be the server or a sender."""
    if role == "server":
        _serve()
        return
    people, port, folder = int(rest[0]), int(rest[1]), Path(rest[2])
    if role == "bare":
        begun = time.perf_counter()
        _bare(people, port)
    else:
        with Ledger(*_plan(people, folder)) as ledger:
            begun = time.perf_counter()
            _ours(ledger, port)
    seconds = time.perf_counter() - begun
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_000
    print(json.dumps({"seconds": seconds, "megabytes": megabytes}))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
