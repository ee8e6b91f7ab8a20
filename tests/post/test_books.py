"""Whatever a server answers, in whatever order, the books balance and say what happened."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from placebook.post.letters import Answer, Fate
from placebook.post.pace import Limits
from placebook.post.sending import Run, send
from post.sample import FakeClock, new_ledger, open_ledger, parcels

if TYPE_CHECKING:
    from placebook.post.smtp import Parcel

PEOPLE = 12
# An answer, and whether the server has the letter. Of an uncertain one either may be true.
ANSWERS = [
    (Answer(Fate.ACCEPTED, 250), True),
    (Answer(Fate.REJECTED, 550), False),
    (Answer(Fate.DEFERRED, 450), False),
    (Answer(Fate.DEFERRED, 421, is_servers=True), False),
    (Answer(Fate.UNCERTAIN), True),
    (Answer(Fate.UNCERTAIN), False),
]


class Whim:
    """A server that answers as it is told, and accepts what is left."""

    def __init__(self, answers: list[tuple[Answer, bool]]) -> None:
        self.answers = answers
        self.has: Counter[str] = Counter()
        self.said: dict[str, Fate] = {}

    def deliver(self, parcel: Parcel) -> Answer:
        """Answer."""
        answer, has_it = self.answers.pop() if self.answers else ANSWERS[0]
        self.has[parcel.to] += has_it
        self.said[parcel.to] = answer.fate
        return answer

    def close(self) -> None:
        """Nothing is open."""


@settings(max_examples=40)
@given(
    st.lists(st.sampled_from(ANSWERS), max_size=40),
    st.sets(st.integers(0, PEOPLE - 1), max_size=3),
    st.integers(1, 4),
    st.integers(0, 9),
)
def test_the_books(answers: list[tuple[Answer, bool]], leave: set[int], lines: int, at_most: int) -> None:
    """After any runs each letter stands as it was last answered, nobody has two, and none is forgotten."""
    whim = Whim(answers)
    with tempfile.TemporaryDirectory() as folder:
        new_ledger(Path(folder), PEOPLE)
        with open_ledger(Path(folder)) as ledger:
            for at in (at_most, 0, 0, 0):
                run = Run(
                    ledger,
                    (whim,) * lines,
                    parcels(),
                    FakeClock(),
                    withdrawn=lambda task: "stopped it" if task.place - 1 in leave else "",
                    limits=Limits(back_off=(1,), server_back_off=(1,)),
                    at_most=at,
                    most_failures=5,
                )
                report = send(run)
                assert report.balance.is_balanced
                assert len(whim.said) <= (at or PEOPLE)
            while not report.balance.is_over:
                report = send(run)
            stands = {entry.address: entry.fate for entry in ledger.entries(*Fate)}
    assert max(whim.has.values(), default=0) <= 1
    assert len(stands) == PEOPLE == report.balance.done
    for address, fate in stands.items():
        assert fate is whim.said.get(address, Fate.WITHDRAWN)
        assert fate is not Fate.ACCEPTED or whim.has[address] == 1
