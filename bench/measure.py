"""How long a command takes, and how much memory it and its children hold at once."""

from __future__ import annotations

import subprocess
import time
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

import psutil

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

POLL_SECONDS = 0.1
MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Measured:
    """What a command took.

    Attributes:
        seconds: by the clock on the wall, from its start to its end.
        megabytes: the most that its processes held at once: their resident sets summed, so that memory
            which they share counts once for each of them.
    """

    seconds: float
    megabytes: float


def measure(command: Sequence[str], folder: Path) -> Measured:
    """Run a command in a folder and measure it.

    Raises:
        RuntimeError: it failed; with the end of what it printed.
    """
    log = folder / "bench.log"
    with log.open("wb") as out:
        start = time.perf_counter()
        process = psutil.Popen(
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT
        )
        most = 0
        while True:
            most = max(most, _held(process))
            try:
                code = process.wait(POLL_SECONDS)
            except psutil.TimeoutExpired:
                continue
            break
        seconds = time.perf_counter() - start
    if code:
        said = log.read_text(encoding="utf-8", errors="replace")[-2000:]
        raise RuntimeError(f"`{' '.join(command)}` failed with exit code {code}:\n{said}")
    return Measured(seconds, most / MEGABYTE)


def middle(runs: int, once: Callable[[], Measured]) -> Measured:
    """Measure so many times: the middle of the times, the most of the memory."""
    measured = [once() for _ in range(runs)]
    return Measured(median(one.seconds for one in measured), max(one.megabytes for one in measured))


def _held(process: psutil.Process) -> int:
    """Return the bytes that a process and its children hold now; 0 once it has ended."""
    held = 0
    try:
        for one in (process, *process.children(recursive=True)):
            held += one.memory_info().rss
    except psutil.NoSuchProcess:
        pass
    return held
