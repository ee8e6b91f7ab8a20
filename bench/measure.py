"""How long a command takes, and how much memory it and its children hold at once."""

from __future__ import annotations

import resource
import subprocess
import time
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

import psutil

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

POLL_SECONDS = 0.1
MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Measured:
    """What a command took.

    Attributes:
        seconds: by the clock on the wall, from its start to its end.
        processor: seconds of processor time, its children's too: what stays the same on a busy machine.
    """

    seconds: float
    processor: float


def measure(command: Sequence[str], folder: Path) -> Measured:
    """Run a command in a folder and take its time.

    Raises:
        RuntimeError: it failed; with the end of what it printed.
    """
    start, spent = time.perf_counter(), _spent()
    with _started(command, folder) as process:
        process.wait()
        return Measured(time.perf_counter() - start, _spent() - spent)


def most_memory(command: Sequence[str], folder: Path) -> float:
    """Run a command in a folder and return the most that it and its children held at once, in megabytes.

    What several of them share counts once where the system can tell (Linux), else once for each. Looking
    slows a command down, so its time is taken in another run.

    Raises:
        RuntimeError: it failed; with the end of what it printed.
    """
    most = 0
    with _started(command, folder) as process:
        while process.poll() is None:
            most = max(most, _held(process))
            time.sleep(POLL_SECONDS)
    return most / MEGABYTE


@contextmanager
def _started(command: Sequence[str], folder: Path) -> Iterator[psutil.Popen]:
    """Start a command, and see afterwards that it ended well."""
    log = folder / "bench.log"
    with log.open("wb") as out:
        process = psutil.Popen(
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT
        )
        yield process
    if code := process.wait():
        said = log.read_text(encoding="utf-8", errors="replace")[-2000:]
        raise RuntimeError(f"`{' '.join(command)}` failed with exit code {code}:\n{said}")


def by_turns(runs: int, *commands: Callable[[], Measured]) -> list[Measured]:
    """Measure commands by turns, so that whatever else the machine does falls on all of them.

    Returns:
        For each command the middle of its times.
    """
    rounds = [[command() for command in commands] for _ in range(runs)]
    return [
        Measured(
            median(one.seconds for one in measured),
            median(one.processor for one in measured),
        )
        for measured in zip(*rounds, strict=True)
    ]


def _spent() -> float:
    """Return the processor time of all children that have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _held(process: psutil.Process) -> int:
    """Return the bytes that a process and its children hold now; 0 once it has ended."""
    held = 0
    try:
        for one in (process, *process.children(recursive=True)):
            memory = one.memory_full_info()
            held += getattr(memory, "pss", memory.rss)
    except psutil.NoSuchProcess:
        pass
    return held
