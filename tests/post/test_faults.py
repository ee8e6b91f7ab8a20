"""A server that misbehaves, a disk that is full, a clock that is wrong, a ledger that is old."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import sqlite3
from typing import TYPE_CHECKING

import pytest

from placebook.post.errors import PostError
from placebook.post.ledger import Ledger
from placebook.post.letters import Answer, Balance, Fate, Task
from placebook.post.pace import Limits
from placebook.post.sending import send
from post.loopback import DROP, HANG, loopback
from post.sample import FakeClock, a_run, marks, new_ledger, open_ledger

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

ODD = "reader4@post4.example"
QUICK = Limits(back_off=(), server_back_off=(0,))


@pytest.mark.parametrize(
    ("reply", "fate"),
    [
        ("550 5.1.1 No such mailbox", Fate.REJECTED),
        ("450 4.2.1 Come back later", Fate.DEFERRED),
        ("451 4.3.0 Local trouble", Fate.DEFERRED),
        ("421 4.3.2 Closing", Fate.DEFERRED),
        ("what?", Fate.DEFERRED),
        (DROP, Fate.DEFERRED),
        (HANG, Fate.DEFERRED),
    ],
)
def test_what_is_answered_to_a_name(reply: str, fate: Fate, tmp_path: Path) -> None:
    """Whatever a server does before it has the letter, the letter was not handed over, and all others go."""
    new_ledger(tmp_path, 9)
    with loopback() as server, open_ledger(tmp_path) as ledger:
        server.at_rcpt = lambda to: reply if to == ODD else None
        report = send(a_run(ledger, server.server, wait=0.2, limits=QUICK, most_failures=3))
        (odd,) = ledger.entries(fate)
        assert odd.address == ODD
        assert ODD not in server.counts()
        assert report.balance.accepted == len(server.letters) == 8
        # Once the server is itself again, what was put off arrives, and nobody has two.
        server.at_rcpt = lambda _to: None
        report = send(a_run(ledger, server.server))
        assert report.balance.accepted == len(server.letters) == (8 if fate is Fate.REJECTED else 9)
        assert set(server.counts().values()) == {1}


@pytest.mark.parametrize(
    ("reply", "fate"),
    [
        ("554 5.7.1 Not from you", Fate.REJECTED),
        ("451 4.3.0 Local trouble", Fate.DEFERRED),
        ("421 4.3.2 Closing", Fate.DEFERRED),
        ("what?", Fate.UNCERTAIN),
        (DROP, Fate.UNCERTAIN),
        (HANG, Fate.UNCERTAIN),
    ],
)
def test_what_is_answered_to_a_letter(reply: str, fate: Fate, tmp_path: Path) -> None:
    """A letter that has left and is not answered is uncertain; it goes again only at the keeper's word."""
    new_ledger(tmp_path, 9)
    with loopback() as server, open_ledger(tmp_path) as ledger:
        server.at_data = lambda to: reply if to == ODD else None
        server.keeps_all = fate is Fate.UNCERTAIN  # it has the letter, and never says so
        send(a_run(ledger, server.server, wait=0.2, limits=QUICK))
        (odd,) = ledger.entries(fate)
        assert odd.address == ODD
        server.at_data = lambda _to: None
        report = send(a_run(ledger, server.server))
        if fate is Fate.UNCERTAIN:
            assert report.balance == Balance(planned=9, accepted=8, uncertain=1)
            assert set(server.counts().values()) == {1}
            assert ledger.send_again(ODD, fate=Fate.UNCERTAIN)
            assert send(a_run(ledger, server.server)).balance == Balance(planned=9, accepted=9)
            assert server.counts()[ODD] == 2


def test_it_accepts_and_then_hangs(tmp_path: Path) -> None:
    """A server that takes a letter and then says no more loses nothing: the next goes by a new connection."""
    new_ledger(tmp_path, 9)
    with loopback() as server, open_ledger(tmp_path) as ledger:
        server.at_mail = lambda _sender: HANG if len(server.letters) == 4 and server.sessions == 1 else None
        report = send(a_run(ledger, server.server, wait=0.2))
    assert report.balance == Balance(planned=9, accepted=9)
    assert set(server.counts().values()) == {1}


def test_a_run_of_failures_stops(tmp_path: Path) -> None:
    """When nothing is accepted any more the run stops, says the server's words, and the others wait."""
    new_ledger(tmp_path, 60)
    with loopback() as server, open_ledger(tmp_path) as ledger:
        server.at_data = lambda _to: (
            "554 5.7.1 This looks like advertising" if len(server.letters) == 5 else None
        )
        report = send(a_run(ledger, server.server, most_failures=6))
    assert report.stopped.startswith("6 letters running were not accepted")
    assert "554 5.7.1 This looks like advertising" in report.stopped
    assert report.balance == Balance(planned=60, accepted=5, rejected=6, waiting=49)


def test_a_sender_who_is_refused_stops_at_once(tmp_path: Path) -> None:
    """What would meet every letter stops the first one, and counts against no reader."""
    new_ledger(tmp_path, 9)
    with loopback() as server, open_ledger(tmp_path) as ledger:
        server.at_mail = lambda _sender: "553 5.7.1 Sender not allowed"
        report = send(a_run(ledger, server.server))
    assert "553" in report.stopped
    assert "letter@larkmere.example" in report.stopped
    assert report.balance == Balance(planned=9, deferred=1, waiting=8)


def test_no_server_at_all(tmp_path: Path) -> None:
    """Where nothing listens the run backs off, longer each time, and stops."""
    new_ledger(tmp_path, 9)
    with loopback() as server:
        pass
    clock = FakeClock()
    with open_ledger(tmp_path) as ledger:
        report = send(a_run(ledger, server.server, clock=clock, most_failures=4))
    assert "nothing listens there" in report.stopped
    assert clock.slept == [2, 10, 60]
    assert report.balance.accepted == report.balance.uncertain == 0


class FullDisk(Ledger):
    """A ledger on a disk that has room for so many steps and no more."""

    room = 0

    def record(self, answers: Sequence[tuple[Task, Answer]], intents: Sequence[Task], at: str) -> None:
        """Write while there is room."""
        if self.room == 0:
            msg = "database or disk is full"
            raise sqlite3.OperationalError(msg)
        self.room -= 1
        super().record(answers, intents, at)


def test_a_full_disk_before_a_letter(tmp_path: Path) -> None:
    """When an intent cannot be written nothing is handed over, and the keeper is told why."""
    new_ledger(tmp_path, 9)
    with loopback() as server, FullDisk(tmp_path / "ledger.sqlite3", marks(tmp_path)) as ledger:
        report = send(a_run(ledger, server.server))
    assert server.letters == []
    assert "Is the disk full?" in report.stopped
    assert report.balance == Balance(planned=9, waiting=9)


def test_a_full_disk_after_the_servers_250(tmp_path: Path) -> None:
    """A letter whose answer cannot be written is named as uncertain, and is not sent again by itself."""
    new_ledger(tmp_path, 9)
    with loopback() as server:
        with FullDisk(tmp_path / "ledger.sqlite3", marks(tmp_path)) as ledger:
            ledger.room = 4
            report = send(a_run(ledger, server.server))
            assert report.balance == Balance(planned=9, accepted=3, uncertain=1, waiting=5)
        with open_ledger(tmp_path) as ledger:
            report = send(a_run(ledger, server.server))
            assert report.balance == Balance(planned=9, accepted=8, uncertain=1)
            (uncertain,) = ledger.entries(Fate.UNCERTAIN)
    assert uncertain.address in server.counts()
    assert set(server.counts().values()) == {1}


def test_a_clock_set_back(tmp_path: Path) -> None:
    """The time of day is only noted: when it jumps back, by hand or to winter time, all goes on."""
    new_ledger(tmp_path, 9)
    clock = FakeClock(
        days=["2026-12-01T10:00:00+00:00", "2026-12-01T09:00:00+00:00", "2001-01-01T00:00:00+00:00"]
    )
    with loopback() as server, open_ledger(tmp_path) as ledger:
        report = send(a_run(ledger, server.server, clock=clock))
    assert report.balance == Balance(planned=9, accepted=9)


def test_asleep_for_a_day(tmp_path: Path) -> None:
    """A laptop that wakes after a day finds its connection dead, makes another, and goes on where it was."""
    new_ledger(tmp_path, 9)
    clock = FakeClock()
    with loopback() as server, open_ledger(tmp_path) as ledger:

        def at_rcpt(_to: str) -> str | None:
            if len(server.letters) == 4 and not clock.seconds:
                clock.seconds = 86_400
                return DROP
            return None

        server.at_rcpt = at_rcpt
        report = send(a_run(ledger, server.server, clock=clock))
    assert report.balance == Balance(planned=9, accepted=9)
    assert set(server.counts().values()) == {1}


def test_a_ledger_put_back_from_yesterday(tmp_path: Path) -> None:
    """An older copy is refused, when it alone is put back and when its whole folder is."""
    new_ledger(tmp_path, 9)
    with loopback() as server:
        with open_ledger(tmp_path) as ledger:
            server.at_rcpt = lambda _to: "450 Later" if len(server.letters) == 4 else None
            send(a_run(ledger, server.server, limits=QUICK))
        shutil.copytree(tmp_path, tmp_path / "yesterday")
        server.at_rcpt = lambda _to: None
        with open_ledger(tmp_path) as ledger:
            send(a_run(ledger, server.server))
        shutil.copy(tmp_path / "yesterday" / "ledger.sqlite3", tmp_path)
        with pytest.raises(PostError, match="is an old copy"):
            open_ledger(tmp_path)
        shutil.copy(tmp_path / "yesterday" / "ledger.mark", tmp_path)
        with pytest.raises(PostError, match="is an old copy"):
            open_ledger(tmp_path)
    assert set(server.counts().values()) == {1}


def test_a_ledger_without_its_mark(tmp_path: Path) -> None:
    """Where nothing tells how new a ledger is, it takes the keeper's word to go on."""
    new_ledger(tmp_path, 9)
    with loopback() as server, open_ledger(tmp_path) as ledger:
        send(a_run(ledger, server.server))
    for path in marks(tmp_path).paths:
        path.unlink()
    with pytest.raises(PostError, match="--ledger-is-newest"):
        open_ledger(tmp_path)
    with Ledger(tmp_path / "ledger.sqlite3", marks(tmp_path), is_newest=True) as ledger:
        assert ledger.balance() == Balance(planned=9, accepted=9)
    with open_ledger(tmp_path) as ledger:
        assert ledger.balance().is_over


@pytest.mark.parametrize("harm", ["cut", "overwritten", "old beside a new log"])
def test_a_damaged_ledger(harm: str, tmp_path: Path) -> None:
    """A ledger that is damaged, or put back beside the log of a newer one, is not believed."""
    path = new_ledger(tmp_path, 2000)
    old = path.read_bytes()
    if harm == "cut":
        path.write_bytes(old[: len(old) // 2])
    elif harm == "overwritten":
        path.write_bytes(old[:9000] + b"x" * 20_000 + old[29_000:])
    else:
        tasks = [Task(place, "", "", "") for place in (5, 700, 1900)]
        with open_ledger(tmp_path) as ledger:
            ledger.record([], tasks[:2], "")
        ledger = open_ledger(tmp_path)
        ledger.record([], tasks[2:], "")
        shutil.copy(f"{path}-wal", tmp_path / "log")
        ledger._base.close()  # noqa: SLF001 - as a machine that is switched off
        path.write_bytes(old)
        shutil.copy(tmp_path / "log", f"{path}-wal")
    with pytest.raises(PostError, match="damaged"):
        open_ledger(tmp_path)


def test_an_interruption(tmp_path: Path) -> None:
    """A keeper who has had enough stops it between letters: what is under way is answered first."""
    new_ledger(tmp_path, 30)
    with loopback() as server, open_ledger(tmp_path) as ledger:
        run = a_run(ledger, server.server, connections=3, interrupted=lambda: len(server.letters) >= 6)
        report = send(run)
        assert report.stopped == "It was interrupted."
        assert 6 <= report.balance.accepted == len(server.letters) < 12
        assert report.balance.uncertain == 0
        assert send(a_run(ledger, server.server)).balance == Balance(planned=30, accepted=30)
    assert set(server.counts().values()) == {1}


def test_so_many_today_and_the_rest_tomorrow(tmp_path: Path) -> None:
    """Where a server has a limit for a day, a run sends as many as it is told to, and not one more."""
    new_ledger(tmp_path, 30)
    with loopback() as server, open_ledger(tmp_path) as ledger:
        report = send(a_run(ledger, server.server, connections=3, at_most=10))
        assert report.balance == Balance(planned=30, accepted=10, waiting=20)
        assert "as many as this run was to send" in report.stopped
        assert send(a_run(ledger, server.server, at_most=20)).balance == Balance(planned=30, accepted=30)


@pytest.mark.skipif(os.name == "nt", reason="Windows sets no such limit")
def test_a_disk_that_is_really_full(tmp_path: Path) -> None:
    """When the system lets no file grow any more the run stops, and the ledger still knows what it knew."""
    new_ledger(tmp_path, 200)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    with loopback() as server:
        try:
            with open_ledger(tmp_path) as ledger:
                resource.setrlimit(resource.RLIMIT_FSIZE, (80_000, before[1]))
                report = send(a_run(ledger, server.server))
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
            signal.signal(signal.SIGXFSZ, handler)
        assert "Is the disk full?" in report.stopped
        assert 0 < len(server.letters) < 200
        with open_ledger(tmp_path) as ledger:
            report = send(a_run(ledger, server.server))
    assert report.balance.uncertain <= 1
    assert report.balance.accepted + report.balance.uncertain == 200
    assert set(server.counts().values()) == {1}
