"""A run: letters go from a ledger to a server over a few connections, and every answer is written down.

One thread, the caller's, takes letters from the pace, writes the ledger, and hands out. Each connection has a
thread that does nothing but hand over one letter and wait. In one step of the ledger stand the answers that
came in and the intents of what is handed out next: so a run that is cut off leaves at most one letter for
each connection uncertain, and the disk is waited for about once a letter.
"""

from __future__ import annotations

import queue
import sqlite3
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, Protocol

from placebook.post.letters import Answer, Fate
from placebook.post.pace import Limits, Pace

if TYPE_CHECKING:
    from collections.abc import Callable

    from placebook.post.ledger import Ledger
    from placebook.post.letters import Balance, Task
    from placebook.post.smtp import Parcel


class Carrier(Protocol):
    """What letters are given to."""

    def deliver(self, parcel: Parcel) -> Answer:
        """Hand over a letter, and return what came of it. Never raises for what the world does."""

    def close(self) -> None:
        """Take leave."""


class Clock(Protocol):
    """The time, and waiting for it."""

    def now(self) -> str:
        """Return the time of the day, for people to read; nothing is reckoned from it."""

    def monotonic(self) -> float:
        """Return seconds of a clock that only goes forward."""

    def sleep(self, seconds: float) -> None:
        """Wait."""


class Report(NamedTuple):
    """What came of a run: the books, and why it ended before its time, if it did."""

    balance: Balance
    stopped: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """All that a run is given.

    Attributes:
        ledger: The edition's ledger; nobody else writes into it now.
        carriers: A connection for each letter that may be under way at a time.
        parcel: Makes a reader's letter.
        clock: The time.
        interrupted: Says whether to stop, once what is under way has been answered.
        withdrawn: Says why a reader must not have a letter after all, or nothing.
        limits: How fast.
        at_most: How many letters to hand over in this run; 0 for all there are.
        most_failures: After how many letters running that were not accepted to stop.
        report: Is told what is done, how many letters are, and of how many.
        step: Is told each step before or after it is done, for whoever watches.
    """

    ledger: Ledger
    carriers: tuple[Carrier, ...]
    parcel: Callable[[Task], Parcel]
    clock: Clock
    interrupted: Callable[[], bool] = lambda: False
    withdrawn: Callable[[Task], str] = lambda _task: ""
    limits: Limits = field(default_factory=Limits)
    at_most: int = 0
    most_failures: int = 10
    report: Callable[[str, int, int], None] = lambda _what, _done, _of: None
    step: Callable[[str], None] = lambda _name: None


def send(run: Run) -> Report:
    """Send what a ledger has to send."""
    run.ledger.settle(run.clock.now())
    return _Sending(run).all()


@dataclass(slots=True)
class _Line:
    """A connection with its thread, and the letter it is busy with."""

    inbox: queue.SimpleQueue[Task | None]
    thread: threading.Thread
    task: Task | None = None


@dataclass(slots=True)
class _Sending:
    """The state of a run."""

    run: Run
    lines: list[_Line] = field(default_factory=list)
    answers: queue.SimpleQueue[tuple[int, Answer | BaseException]] = field(default_factory=queue.SimpleQueue)
    unwritten: list[tuple[Task, Answer]] = field(default_factory=list)
    stopped: str = ""
    failures: int = 0
    done: int = 0
    handed_out: int = 0

    def all(self) -> Report:
        """Send until nothing is left, or something stops it."""
        ledger = self.run.ledger
        hosts = ledger.domains()
        before = ledger.balance()
        self.done = before.done
        pace = Pace(hosts, ledger.to_send, self.run.limits)
        try:
            self._start()
            self._go(pace, before.planned)
        finally:
            self._finish(pace)
        return Report(ledger.balance(), self.stopped)

    def _start(self) -> None:
        for number, carrier in enumerate(self.run.carriers):
            inbox: queue.SimpleQueue[Task | None] = queue.SimpleQueue()
            thread = threading.Thread(target=self._carry, args=(number, carrier, inbox), daemon=True)
            self.lines.append(_Line(inbox, thread))
            thread.start()

    def _carry(self, number: int, carrier: Carrier, inbox: queue.SimpleQueue[Task | None]) -> None:
        """Hand over one letter after another: the work of one connection's thread."""
        while (task := inbox.get()) is not None:
            try:
                self.answers.put((number, carrier.deliver(self.run.parcel(task))))
            except BaseException as error:  # noqa: BLE001 - it is raised where the run is
                self.answers.put((number, error))
        carrier.close()

    @property
    def _under_way(self) -> int:
        return sum(line.task is not None for line in self.lines)

    def _go(self, pace: Pace, planned: int) -> None:
        clock = self.run.clock
        while not self.stopped:
            if self.run.interrupted():
                self._stop("It was interrupted.")
                return
            if self.handed_out == self.run.at_most > 0:
                self._stop(f"{self.handed_out:,} letters is as many as this run was to send.")
                return
            intents = self._choose(pace)
            self._write(intents)
            for line, task in intents:
                line.task = task
                line.inbox.put(task)
                self.handed_out += 1
            self.run.report("Sending", self.done, planned)
            if self._under_way:
                self._collect(pace, None if pace.is_done else pace.ready_at() - clock.monotonic())
            elif pace.is_done:
                return
            elif not intents and (wait := pace.ready_at() - clock.monotonic()) > 0:
                clock.sleep(wait)

    def _choose(self, pace: Pace) -> list[tuple[_Line, Task]]:
        """Give each connection that is free its next letter, passing over readers who must have none."""
        chosen: list[tuple[_Line, Task]] = []
        for line in self.lines:
            if self.handed_out + len(chosen) == self.run.at_most > 0:
                break
            while line.task is None and (task := pace.take(self.run.clock.monotonic())):
                if why := self.run.withdrawn(task):
                    self._learn(pace, task, Answer(Fate.WITHDRAWN, 0, why))
                    continue
                chosen.append((line, task))
                break
        return chosen

    def _write(self, intents: list[tuple[_Line, Task]]) -> None:
        """Put answers and intents on the disk. Nothing is handed out before."""
        if not self.unwritten and not intents:
            return
        self.run.step("writing")
        try:
            self.run.ledger.record(self.unwritten, [task for _, task in intents], self.run.clock.now())
        except sqlite3.Error as error:
            intents.clear()
            self._stop(f"The ledger cannot be written: {error}. Is the disk full?")
            return
        self.unwritten.clear()
        self.run.step("written")

    def _collect(self, pace: Pace, wait: float | None) -> None:
        """Wait for an answer, at most so long, and take all that are there."""
        try:
            # A connection that is free waits for the pace; all others wait for the server.
            is_any_free = any(line.task is None for line in self.lines)
            got = self.answers.get(timeout=max(wait, 0.001) if wait is not None and is_any_free else None)
            while True:
                self._take_in(pace, *got)
                got = self.answers.get_nowait()
        except queue.Empty:
            return

    def _take_in(self, pace: Pace, number: int, answer: Answer | BaseException) -> None:
        line = self.lines[number]
        task, line.task = line.task, None
        if isinstance(answer, BaseException):
            raise answer
        if task:
            self._learn(pace, task, answer)

    def _learn(self, pace: Pace, task: Task, answer: Answer) -> None:
        self.unwritten.append((task, answer))
        pace.answered(task, answer, self.run.clock.monotonic())
        self.done += answer.fate is not Fate.DEFERRED
        if answer.fate is Fate.WITHDRAWN:
            return
        self.failures = 0 if answer.fate is Fate.ACCEPTED else self.failures + 1
        if answer.is_final:
            self._stop(f"The server cannot be sent by: {answer.told}.")
        elif self.failures >= self.run.most_failures:
            self._stop(
                f"{self.failures} letters running were not accepted; the last answer was: {answer.told}."
            )

    def _stop(self, why: str) -> None:
        self.stopped = self.stopped or why

    def _finish(self, pace: Pace) -> None:
        """Wait for what is under way, write it down, and close the connections."""
        try:
            while self._under_way:
                self._take_in(pace, *self.answers.get())
        finally:
            self._write([])
            for line in self.lines:
                line.inbox.put(None)
            for line in self.lines:
                if line.task is None:  # after a second interruption nobody waits for the others
                    line.thread.join()
