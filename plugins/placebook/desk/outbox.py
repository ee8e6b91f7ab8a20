"""Sending the letters that are due to those who asked, beside what answers them.

Whoever asks is answered before the letter goes: so nobody can tell by a clock whether somebody is known here,
or is never written to. What is due stands on the disk, so a letter that could not go, or was cut off, goes
later.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from placebook.post.letters import Fate

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable
    from datetime import datetime

    from placebook.desk.letter import Writer
    from placebook.post.folder import PostFolder
    from placebook.post.sending import Carrier

_AGAIN = tuple(timedelta(minutes=minutes) for minutes in (1, 10, 60, 240))
_LOOKS_EVERY = 60  # seconds


@dataclass(frozen=True)
class Outbox:
    """What sends.

    Attributes:
        folder: The folder of the post.
        writer: Writes the letters.
        carrier: Hands them over.
        now: The time.
        told: Is told, without anybody's address, that a letter could not go.
    """

    folder: PostFolder
    writer: Writer
    carrier: Carrier
    now: Callable[[], datetime]
    told: Callable[[str], None]

    def run(self, wake: threading.Event, ended: threading.Event) -> None:
        """Send what is due whenever it is woken, and every minute, until it is to end."""
        while not ended.is_set():
            try:
                self.send_due()
            except Exception as error:  # noqa: BLE001 - people go on asking, so it has to go on writing
                self.told(f"Letters that ask for a confirmation cannot go: {type(error).__name__}.")
            wake.wait(_LOOKS_EVERY)
            wake.clear()

    def send_due(self) -> None:
        """Send what is due now, each letter once; what is put off is due again later.

        Raises:
            PostError: The folder cannot be used.
        """
        now = self.now()
        with self.folder.unconfirmed() as unconfirmed:
            unconfirmed.tidy(now)
            due = unconfirmed.due(now)
            for asked in due:
                if self.folder.suppression().of(asked.address):
                    unconfirmed.settle(asked.person)
                    continue
                answer = self.carrier.deliver(self.writer.parcel(asked, now))
                again = None
                # One of which nobody knows whether it arrived goes again, too: two of them do no harm.
                if answer.fate in {Fate.DEFERRED, Fate.UNCERTAIN}:
                    again = now + _AGAIN[min(asked.tries, len(_AGAIN) - 1)]
                    # What a server says of one reader may name them.
                    self.told(f"A letter was put off: {answer.told if answer.is_servers else answer.code}")
                unconfirmed.settle(asked.person, again)
        if due:
            self.carrier.close()
