"""Work in a process beside: what comes of it, and what goes wrong in it."""

from __future__ import annotations

import multiprocessing
import os
import signal
from typing import TYPE_CHECKING

import pytest

from placebook.beside import Beside, Turns

if TYPE_CHECKING:
    from collections.abc import Iterator


def hit_by(number: signal.Signals) -> Iterator[str]:
    """Send this very process a signal."""
    os.kill(os.getpid(), number)
    yield "still here"


def waiting() -> Iterator[str]:
    """Wait for whatever comes."""
    signal.pause()
    yield "over"


def test_it_knows_what_was_known_when_it_began() -> None:
    """The process has this one's objects, and its result comes back; what it changes stays there."""
    known = ["tea"]

    def work() -> Iterator[tuple[list[str], int]]:
        known.append("talk")
        yield known, os.getpid()

    found, pid = Beside(work).take()
    assert found == ["tea", "talk"]
    assert known == ["tea"]
    assert pid != os.getpid()


def test_what_is_raised_there_is_raised_here() -> None:
    """A full disk there is told to whoever waits here, after what came of it before."""

    def work() -> Iterator[str]:
        yield "tea"
        raise OSError(28, "No space left on device")

    beside = Beside(work)
    assert beside.take() == "tea"
    with pytest.raises(OSError, match="No space left"):
        beside.take()


def test_a_process_that_is_killed_is_told_of() -> None:
    """Where the system ends the process, for want of memory say, the message says what may be the matter."""
    beside = Beside(lambda: hit_by(signal.SIGKILL))
    with pytest.raises(RuntimeError, match="memory may have run out"):
        beside.take()


def test_it_ends_when_nobody_waits_any_longer() -> None:
    """Where what it worked out is no longer wanted, the process does not stay, however much that is."""
    beside = Beside(lambda: [b"tea" * 1_000_000])
    (process,) = multiprocessing.active_children()
    del beside
    process.join(timeout=30)
    assert process.exitcode == 0


def test_an_interrupted_process_says_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    """Ctrl+C ends it without a word of its own."""
    beside = Beside(lambda: hit_by(signal.SIGINT))
    with pytest.raises(RuntimeError):
        beside.take()
    assert capfd.readouterr() == ("", "")


def test_turns_are_shared_without_one_lost_or_taken_twice() -> None:
    """However many processes take numbers, each number goes to one of them, and all have an end."""
    turns = Turns(4_000)
    others = [Beside(lambda: [list(turns)]) for _ in range(3)]
    taken = list(turns)
    for other in others:
        taken += other.take()
    assert sorted(taken) == list(range(4_000))


def test_a_stopped_process_is_gone() -> None:
    """What it worked out is not wanted any longer; to stop what has ended is no fault."""
    beside = Beside(waiting)
    beside.stop()
    assert multiprocessing.active_children() == []
    beside.stop()
