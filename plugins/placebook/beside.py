"""Work done in processes beside this one, which have all that this one had when they began."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from multiprocessing.connection import Connection

_NUMBER = 4  # bytes


def can_fork() -> bool:
    """Tell whether this system can begin a process with what this one has.

    Windows cannot, and on macOS the system's own libraries may end such a process.
    """
    return "fork" in multiprocessing.get_all_start_methods() and sys.platform != "darwin"


def pool(workers: int) -> ProcessPoolExecutor:
    """Return processes to share work between, which look for no garbage.

    They are forked where that can be: Python 3.14 would else let each begin anew and read all modules.
    """
    context = multiprocessing.get_context("fork") if can_fork() else None
    return ProcessPoolExecutor(workers, context, gc.disable)


class Beside:
    """Something that a forked process works out. Only where `can_fork`, and where no thread runs beside.

    Args:
        work: Yields what can be pickled, one thing after another.
    """

    def __init__(self, work: Callable[[], Iterable[Any]]) -> None:
        context = multiprocessing.get_context("fork")
        self._receiving, sending = context.Pipe(duplex=False)
        self._process = context.Process(target=_send, args=(work, sending, self._receiving), daemon=True)
        gc.freeze()  # the child leaves shared memory alone, which it would copy to look for garbage
        self._process.start()
        gc.unfreeze()
        sending.close()

    def take(self) -> Any:  # noqa: ANN401 - whatever the work yields
        """Wait for the next thing that comes of it.

        Raises:
            RuntimeError: The process ended without a word.
            Exception: Whatever was raised there.
        """
        try:
            taken = self._receiving.recv()
        except EOFError as error:
            msg = "a process beside this one ended without a word; memory may have run out"
            raise RuntimeError(msg) from error
        if isinstance(taken, Exception):
            raise taken
        return taken

    def stop(self) -> None:
        """End the process, if it still runs: nothing more is wanted of it."""
        self._process.kill()
        self._process.join()


class Turns:
    """Numbers from 0, each given once, to whichever process asks first, so that none waits for another.

    They lie in a pipe, from which one number is read at a time; that takes no lock, and the processes need
    nothing in common but to be forked after it was made.

    Args:
        count: How many there are; so few (4,000) that every system's pipes hold them.
    """

    def __init__(self, count: int) -> None:
        self._given, giving = os.pipe()
        os.write(giving, b"".join(number.to_bytes(_NUMBER, "big") for number in range(count)))
        os.close(giving)

    def __iter__(self) -> Iterator[int]:
        """Take numbers until all are given."""
        while number := os.read(self._given, _NUMBER):
            yield int.from_bytes(number, "big")
        os.close(self._given)


def _send(work: Callable[[], Iterable[Any]], sending: Connection, receiving: Connection) -> None:
    receiving.close()  # else nobody would be told when the parent no longer waits
    gc.disable()
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C ends it at once, and only the parent speaks of it
    with suppress(BrokenPipeError):  # nobody waits any longer
        try:
            for one in work():
                sending.send(one)
        except BrokenPipeError:
            raise
        except Exception as error:  # noqa: BLE001 - it is raised again by whoever waits
            sending.send(error)
