"""Work in a process beside: what comes of it, and what goes wrong in it."""

from __future__ import annotations

import multiprocessing
import os
import signal

import pytest

from placebook.beside import Beside, Turns


def test_it_knows_what_was_known_when_it_began() -> None:
    """The process has this one's objects, and its result comes back; what it changes stays there."""
    known = ["tea"]

    def work() -> tuple[list[str], int]:
        known.append("talk")
        return known, os.getpid()

    found, pid = Beside(work).result()
    assert found == ["tea", "talk"]
    assert known == ["tea"]
    assert pid != os.getpid()


def test_what_is_raised_there_is_raised_here() -> None:
    """A full disk there is told to whoever waits here."""

    def work() -> None:
        raise OSError(28, "No space left on device")

    beside = Beside(work)
    with pytest.raises(OSError, match="No space left"):
        beside.result()


def test_a_process_that_is_killed_is_told_of() -> None:
    """Where the system ends the process, for want of memory say, the message says what may be the matter."""
    beside = Beside(lambda: os.kill(os.getpid(), signal.SIGKILL))
    with pytest.raises(RuntimeError, match="memory may have run out"):
        beside.result()


def test_it_ends_when_nobody_waits_any_longer() -> None:
    """Where what it worked out is no longer wanted, the process does not stay, however much that is."""
    beside = Beside(lambda: b"tea" * 1_000_000)
    (process,) = multiprocessing.active_children()
    del beside
    process.join(timeout=30)
    assert process.exitcode == 0


def test_an_interrupted_process_says_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    """Ctrl+C ends it without a word of its own."""
    beside = Beside(lambda: os.kill(os.getpid(), signal.SIGINT))
    with pytest.raises(RuntimeError):
        beside.result()
    assert capfd.readouterr() == ("", "")


def test_turns_are_shared_without_one_lost_or_taken_twice() -> None:
    """However many processes take numbers, each number goes to one of them, and all have an end."""
    turns = Turns(4_000)
    others = [Beside(lambda: list(turns)) for _ in range(3)]
    taken = list(turns)
    for other in others:
        taken += other.result()
    assert sorted(taken) == list(range(4_000))


def test_a_stopped_process_is_gone() -> None:
    """What it worked out is not wanted any longer; to stop what has ended is no fault."""
    beside = Beside(signal.pause)
    beside.stop()
    assert multiprocessing.active_children() == []
    beside.stop()
