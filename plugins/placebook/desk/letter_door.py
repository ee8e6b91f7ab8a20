"""The door at which somebody asks for the newsletter, and confirms it."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from placebook.desk.posted import NotUnderstood, posted
from placebook.desk.request import Answer, later, led_on
from placebook.doors.asides import TRAP
from placebook.post.address import AddressRefused, parse_address
from placebook.post.consent import WHOLE_PLACE, Consent, Wording
from placebook.post.errors import PostError
from placebook.post.web_page import button

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from placebook.desk.rate import Rate
    from placebook.desk.request import Request
    from placebook.desk.words import Voice
    from placebook.post.folder import PostFolder

EMAIL = "email"
"""The name of the address in the form."""
_SENT = "sent"
_HOW = "the form on the site, confirmed by e-mail"
_LINK = Markup('<a href="{}">{}</a>')
_QUOTED = Markup("<q>{}</q>")


@dataclass(frozen=True)
class LetterDoor:
    """The door.

    Attributes:
        folder: The folder of the post.
        voice: What it says.
        title: The newsletter's name.
        consent: What people agree to, in the words they are shown.
        path: Its own path.
        form: The address of the page on which one asks.
        now: The time.
        zone: The place's own, by which a day is written down.
        rate: How much it takes.
        wake: Is called when a letter is due.
    """

    folder: PostFolder
    voice: Voice
    title: str
    consent: str
    path: str
    form: str
    now: Callable[[], datetime]
    zone: ZoneInfo
    rate: Rate
    wake: Callable[[], None]

    def __call__(self, request: Request) -> Answer:
        """Take what somebody asks, or what they confirm."""
        try:
            if not request.below:
                return self._ask(request) if request.method == "POST" else led_on(self.form)
            if request.below == _SENT:
                return Answer(HTTPStatus.OK, self._sent())
            return self._confirm(request.below, is_sure=request.method == "POST")
        except (sqlite3.Error, OSError, PostError):
            return later(self._page(self._later))

    def _ask(self, request: Request) -> Answer:
        say = self.voice.words.say
        sent = led_on(f"{self.path.rstrip('/')}/{_SENT}")
        try:
            answers = posted(request.content_type, request.body).answers
            if TRAP.name in answers:
                return sent  # a machine is told no more than that
            address = parse_address(answers.get(EMAIL, ""))
        except (NotUnderstood, AddressRefused):
            why = say("This is not an e-mail address. Go back, and look at it once more.")
            return Answer(HTTPStatus.BAD_REQUEST, self._page(why))
        words = Wording.of(self.consent).text
        if not self.rate.has_room():
            return later(self._page(self._later))
        with self.folder.unconfirmed() as unconfirmed:
            if not unconfirmed.ask(address, words, self.now()):
                return later(self._page(self._later))
        self.wake()
        return sent

    def _confirm(self, code: str, *, is_sure: bool) -> Answer:
        """Show the button, or do what it says. Done twice it is done once."""
        say, now = self.voice.words.say, self.now()
        with self.folder.unconfirmed() as unconfirmed:
            asked = unconfirmed.by_code(code, now)
        if not asked:
            again = _LINK.format(self.form, say("Ask for the newsletter again"))
            old = say("This link is not whole, or older than two days.")
            return Answer(HTTPStatus.NOT_FOUND, self._page(old, again))
        if not is_sure:
            agree = escape(say("This is what you agree to: {words}")).format(
                words=_QUOTED.format(asked.words)
            )
            press = say("Send me {title}", title=self.title)
            return Answer(HTTPStatus.OK, self._page(agree, then=button(press)))
        if self.folder.suppression().of(asked.address):
            # They have stopped it since, and only they can say to the keeper that they want it again.
            stopped = say(
                "Letters to you were stopped. If you want them again, ask: {keeper}", **self._keeper
            )
            return Answer(HTTPStatus.CONFLICT, self._page(stopped))
        day = now.astimezone(self.zone).date().isoformat()
        consent = Consent(WHOLE_PLACE, day, _HOW, Wording.of(asked.words))
        with self.folder.subscribers() as subscribers, subscribers.step():
            subscribers.add(asked.address, [consent], day)
        done = say(
            "You are on the list, and the next letter comes to you. Each ends with a link that stops it."
        )
        return Answer(HTTPStatus.OK, self._page(done))

    def _sent(self) -> str:
        say = self.voice.words.say
        return self._page(
            say(
                "A letter is on its way to you. Open it, follow its link and press the button there: only "
                "then are you on the list."
            ),
            say(
                "If it has not come within an hour, look among your junk mail, or ask: {keeper}",
                **self._keeper,
            ),
        )

    @property
    def _later(self) -> str:
        say = self.voice.words.say
        return say("This cannot be done just now. Try again in a while, or ask: {keeper}", **self._keeper)

    @property
    def _keeper(self) -> dict[str, str]:
        return {"keeper": self.voice.keeper}

    def _page(self, *said: str, then: str = "") -> str:
        return self.voice.page(self.title, *said, then=then)
