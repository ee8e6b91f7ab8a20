"""Sending the letters of a ledger from the command line: rehearsed, asked about, sent, and told of."""

from __future__ import annotations

import signal
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol

import click

from placebook.cli.console import console, counted, printable, steps

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import FrameType

    from placebook.cli.way import Way
    from placebook.model.settings import Posting as PostSettings
    from placebook.post.ledger import Ledger
    from placebook.post.letters import Balance, Task
    from placebook.post.smtp import Parcel
    from placebook.post.suppression import Suppression

_SHOWN = 50
_ALL = "all"
_HOUR, _MINUTE = 3_600, 60


class MakesLetters(Protocol):
    """What makes each reader's letter, in the form of whoever carries it."""

    def parcel(self, task: Task) -> Parcel:
        """Make one."""


@dataclass(frozen=True, slots=True)
class _Clock:
    """This machine's clock, which wakes up when the keeper has had enough."""

    interrupted: threading.Event

    def now(self) -> str:
        return datetime.now(UTC).isoformat(timespec="seconds")

    def monotonic(self) -> float:
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        self.interrupted.wait(seconds)


def rehearse(settings: PostSettings, ledger: Ledger, made: MakesLetters, way: Way) -> None:
    """Make every letter that would go, and send none."""
    carriers = way.carriers(settings) if way.files else ()
    count = size = 0
    for host, of in ledger.domains():
        after = 0
        while page := ledger.to_send(host, after, min(of, 100)):
            for task in page:
                parcel = made.parcel(task)
                count, size, after = count + 1, size + len(parcel.data), task.place
                for carrier in carriers:
                    carrier.deliver(parcel)
    console.print(f"{counted(count, 'letter')} made, {size / 1e6:,.1f} MB in all. Nothing was sent.")
    console.print(f"Sending them takes {_duration(ledger, way)}.")


def try_out(settings: PostSettings, made: MakesLetters, way: Way, addresses: Iterable[str]) -> None:
    """Send one letter to each of those who named themselves, and end with 1 if one does not go."""
    from placebook.post.address import AddressRefused, parse_address  # noqa: PLC0415
    from placebook.post.letters import Fate, Task  # noqa: PLC0415
    from placebook.post.tokens import new_person  # noqa: PLC0415

    carrier, *_ = way.carriers(settings)
    is_wrong = False
    for text in addresses:
        try:
            address = parse_address(text)
        except AddressRefused as error:
            raise click.UsageError(printable(f"{text} {error}.")) from None
        answer = carrier.deliver(made.parcel(Task(0, new_person(), str(address), address.domain)))
        is_wrong = is_wrong or answer.fate is not Fate.ACCEPTED
        console.print(printable(f"{address}: {answer.fate}; {answer.told}"))
    carrier.close()
    if is_wrong:
        raise SystemExit(1)


def put_back(ledger: Ledger, uncertain: Iterable[str], rejected: Iterable[str]) -> None:
    """Let letters wait once more, at the keeper's word: those to these addresses, or for `all` every one."""
    from placebook.post.letters import Fate  # noqa: PLC0415

    if _ALL in rejected:
        rejected = [one.address for one in ledger.entries(Fate.REJECTED)]
    for addresses, fate in ((uncertain, Fate.UNCERTAIN), (rejected, Fate.REJECTED)):
        for address in addresses:
            if not ledger.send_again(address, fate=fate):
                raise click.UsageError(f"No letter to {printable(address)} is {fate}.")


def ask(settings: PostSettings, ledger: Ledger, way: Way, *, is_sure: bool) -> None:
    """Say how many letters go, how and for how long, and ask whether they should."""
    balance = ledger.balance()
    left = balance.waiting + balance.deferred
    console.print(printable(f"{counted(left, 'letter')} {way.words(settings)}: {_duration(ledger, way)}."))
    if left and not is_sure and not click.confirm("Send them?"):
        console.print("Nothing was sent.")
        raise SystemExit(1)


def _duration(ledger: Ledger, way: Way) -> str:
    seconds = way.limits().seconds_for(count for _, count in ledger.domains())
    if seconds < _MINUTE:
        return "less than a minute, if the server is quick"
    if seconds < 2 * _HOUR:
        return f"about {seconds / _MINUTE:.0f} minutes"
    return f"about {seconds / _HOUR:.0f} hours"


def send_letters(
    settings: PostSettings, ledger: Ledger, made: MakesLetters, way: Way, withdrawn: Callable[[Task], str]
) -> str:
    """Send what a ledger has to send.

    Args:
        settings: How the place sends.
        ledger: The ledger.
        made: What makes the letters.
        way: How they go.
        withdrawn: Says why somebody must not have theirs after all, or nothing.

    Returns:
        Why it ended before its time, if it did.
    """
    from placebook.post.sending import Run, send  # noqa: PLC0415 - the post loads when it is needed

    with steps() as report, _ended_gently() as interrupted:
        run = Run(
            ledger,
            way.carriers(settings),
            made.parcel,
            _Clock(interrupted),
            interrupted=interrupted.is_set,
            withdrawn=withdrawn,
            limits=way.limits(),
            at_most=way.at_most,
            report=report,
        )
        return send(run).stopped


def stopped_since(lists: Iterable[Suppression], task: Task) -> str:
    """Say why somebody is not to have their letter after all, by lists that may have grown; or nothing."""
    from placebook.post.address import parse_address  # noqa: PLC0415 - as above

    address = parse_address(task.address)
    for one in lists:
        one.refresh()
        if found := one.of(address):
            return found.words
    return ""


@contextmanager
def _ended_gently() -> Iterator[threading.Event]:
    """Let a keeper, or a machine that shuts down, stop a send between letters; a second Ctrl-C at once.

    Yields:
        What is set when it is to stop.
    """
    interrupted = threading.Event()

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        if interrupted.is_set():
            raise KeyboardInterrupt
        interrupted.set()

    before = {number: signal.signal(number, interrupt) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield interrupted
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def tell(ledger: Ledger, stopped: str, go_on: str) -> None:
    """Say the books, by name whoever does not have the letter, and by which command it goes on."""
    from placebook.post.letters import Fate  # noqa: PLC0415 - as above

    for fate in (Fate.REJECTED, Fate.UNCERTAIN, Fate.INTENDED, Fate.WITHDRAWN, Fate.DEFERRED):
        entries = list(ledger.entries(fate))
        name = Fate.UNCERTAIN if fate is Fate.INTENDED else fate
        for one in entries[:_SHOWN]:
            console.print(printable(f"{name}: {one.address or 'somebody since erased'}; {one.told}"))
        if len(entries) > _SHOWN:
            console.print(f"{name}: {len(entries) - _SHOWN:,} more")
    if stopped:
        console.print(printable(f"Stopped. {stopped}"))
    balance = ledger.balance()
    console.print(printable(f"{ledger.about('plan')}: {books(balance)}"))
    if not balance.is_over:
        console.print(printable(f"To go on: {go_on}"))


def books(balance: Balance) -> str:
    """Say the balance: `200 planned = 198 accepted + 1 rejected + 1 uncertain`."""
    terms = [
        f"{balance.accepted:,} accepted",
        f"{balance.rejected:,} rejected",
        f"{balance.uncertain:,} uncertain",
    ]
    others = (
        (balance.withdrawn, "withdrawn"),
        (balance.deferred, "put off"),
        (balance.waiting, "not tried yet"),
    )
    terms += [f"{count:,} {what}" for count, what in others if count]
    return f"{balance.planned:,} planned {'=' if balance.is_balanced else '≠'} {' + '.join(terms)}"
