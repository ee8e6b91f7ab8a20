"""A place with a desk, whose clock stands still."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from placebook.desk.app import Desk
from placebook.desk.form_door import FormDoor
from placebook.desk.letter import Writer
from placebook.desk.letter_door import LetterDoor
from placebook.desk.outbox import Outbox
from placebook.desk.rate import Rate
from placebook.desk.words import Voice, headings
from placebook.model.settings import Settings
from placebook.post.folder import PostFolder
from placebook.post.smtp import Connection, Patience
from placebook.submissions.tray import Tray
from placebook.wording.wording import Wording

if TYPE_CHECKING:
    from pathlib import Path

    from placebook.post.server import Server

TODAY = date(2026, 11, 22)
SITE = "https://larkmere.example/"
THANKS = f"{SITE}list-your-group/thanks/"
FORM_AT, LETTER_AT = "/desk/form", "/desk/letter"
CONSENT = "Please send me <the letter>, four times a year."
SETTINGS = Settings.model_validate(
    {
        "place": "<Larkmere>",
        "title": "The Letter & more",
        "keeper": {"name": "The keepers", "email": "keepers@larkmere.example", "phone": "01632 960110"},
        "form": {"post_to": f"https://larkmere.example{FORM_AT}", "send_along": {"access_key": "1a2b"}},
        "newsletter": {
            "consent": CONSENT,
            "subscribe": f"https://larkmere.example{LETTER_AT}",
            "post": {"sender": "letter@larkmere.example", "server": "smtp://127.0.0.1:2525"},
        },
    }
)


@dataclass
class Town:
    """The place, and what it has been told.

    Attributes:
        folder: Where all of it lies.
        site: The address of its site.
        words: Its language.
        forms: How many forms it takes in a minute.
        letters: How many ask for the newsletter in a minute.
        time: The time it is there.
        said: What it has said in its terminal.
        woken: How often a letter was said to be due.
    """

    folder: Path
    site: str = SITE
    words: Wording = field(default_factory=lambda: Wording("en"))
    forms: int = 30
    letters: int = 10
    time: datetime = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
    said: list[str] = field(default_factory=list)
    woken: int = 0

    def __post_init__(self) -> None:
        self.queue = self.folder / ".placebook" / "intake"
        self.queue.mkdir(parents=True, exist_ok=True)
        self.tray = Tray(self.queue)
        self.post = PostFolder(self.folder / "post", self.folder / "state")
        voice = Voice.of(self.words, SETTINGS)
        form = FormDoor(
            self.tray, voice, headings(self.words), f"{self.site}list-your-group/",
            f"{self.site}list-your-group/thanks/", lambda: TODAY, Rate(self.forms, lambda: 0.0),
            frozenset(SETTINGS.form.send_along),
        )  # fmt: skip
        letter = LetterDoor(
            self.post, voice, SETTINGS.newsletter_title, CONSENT, LETTER_AT,
            f"{self.site}newsletter/subscribe/", lambda: self.time, ZoneInfo("Pacific/Auckland"),
            Rate(self.letters, lambda: 0.0), self._wake,
        )  # fmt: skip
        origins = frozenset({self.site.rstrip("/")})
        self.desk = Desk({FORM_AT: form, LETTER_AT: letter}, voice, origins, None, self.said.append)

    def _wake(self) -> None:
        self.woken += 1

    def pass_(self, **time: int) -> None:
        """Let time pass."""
        self.time += timedelta(**time)

    def outbox(self, server: Server) -> Outbox:
        """Return what sends the letters that are due."""
        at = str(SETTINGS.newsletter.subscribe)
        writer = Writer(SETTINGS, self.words, at, "letter@larkmere.example")
        carrier = Connection(server, patience=Patience(2, 2, 2))
        return Outbox(self.post, writer, carrier, lambda: self.time, self.said.append)

    def posted(self) -> list[str]:
        """Return what lies in the tray, as it was written."""
        return [path.read_text(encoding="utf-8") for path in self.tray.files()]
