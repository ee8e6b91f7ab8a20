"""The door at which the forms of the site arrive: what is sent lies on the disk before anybody is thanked."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING

from placebook.desk.handed_back import handed_back
from placebook.desk.posted import NotUnderstood, posted
from placebook.desk.request import Answer, later, led_on
from placebook.doors.asides import TRAP
from placebook.submissions.submission import WHEN
from placebook.submissions.tray import TrayFull

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from placebook.desk.posted import Posted
    from placebook.desk.rate import Rate
    from placebook.desk.request import Request
    from placebook.desk.words import Voice
    from placebook.submissions.tray import Tray


@dataclass
class FormDoor:
    """The door.

    Attributes:
        tray: Where it lays what is sent.
        voice: What it says.
        headings: What stands above each answer in a letter, by the name of its question.
        form: The address of the form's page.
        thanks: The address of the page that thanks.
        today: The day it is.
        rate: How much it takes.
        left_out: Names of what the site sends along and nobody has written.
    """

    tray: Tray
    voice: Voice
    headings: Mapping[str, str]
    form: str
    thanks: str
    today: Callable[[], date]
    rate: Rate
    left_out: frozenset[str] = frozenset()
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def __call__(self, request: Request) -> Answer:
        """Take what somebody sends."""
        if request.below:
            return Answer(HTTPStatus.NOT_FOUND, self.voice.nothing_here())
        if request.method != "POST":
            return led_on(self.form)
        try:
            came = posted(request.content_type, request.body)
        except NotUnderstood:
            why = self.voice.words.say("What came is not what the form sends.")
            return Answer(HTTPStatus.BAD_REQUEST, self._back(why, {}))
        if TRAP.name in came.answers:
            return led_on(self.thanks)  # a machine is told no more than that
        return self._taken(came)

    def _taken(self, came: Posted) -> Answer:
        """Put answers onto the disk, and thank for them; or hand them back."""
        say = self.voice.words.say
        answers = {name: text for name, text in came.answers.items() if name not in self.left_out | {WHEN}}
        if came.has_files:
            why = say("Pictures and other files cannot be sent by the form. Send them by e-mail.")
            return Answer(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, self._back(why, answers))
        if not answers:
            return Answer(HTTPStatus.BAD_REQUEST, self._back(say("There was nothing in the form."), {}))
        if not self.rate.has_room():
            return later(self._back(say("Very much is coming in just now. Try again in a while."), answers))
        try:
            with self._lock:
                self.tray.put(answers, self.today().isoformat())
        except (OSError, TrayFull):
            return later(self._back(say("We could not keep it, through no fault of yours."), answers))
        return led_on(self.thanks)

    def _back(self, why: str, answers: Mapping[str, str]) -> str:
        return handed_back(self.voice, why, answers, self.headings)
