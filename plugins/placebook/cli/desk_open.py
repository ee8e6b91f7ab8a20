"""Opening the desk: which of its doors a place has, and in plain words what the others lack."""

from __future__ import annotations

import os
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import click

from placebook.cli.config_file import read_config
from placebook.cli.console import console, printable
from placebook.cli.intake_desk import keep_private
from placebook.cli.post_folder import open_post
from placebook.content.catalogues import wording_of
from placebook.desk.app import Desk
from placebook.desk.form_door import FormDoor
from placebook.desk.letter import Writer
from placebook.desk.letter_door import LetterDoor
from placebook.desk.outbox import Outbox
from placebook.desk.rate import Rate
from placebook.desk.words import Voice, headings
from placebook.post.plan import plain_address
from placebook.post.server import parse_server, read_login
from placebook.post.signing import read_signer
from placebook.post.smtp import Connection
from placebook.problems import ContentError
from placebook.submissions.tray import Tray
from placebook.today import now, today

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from wsgiref.types import WSGIApplication

    from placebook.cli.config_file import SiteConfig
    from placebook.desk.request import Door
    from placebook.model.settings import Settings
    from placebook.wording.wording import Wording

_FORMS_A_MINUTE, _LETTERS_A_MINUTE = 30, 10
_ENDS_WITHIN = 5  # seconds
_DEFAULT_PORT = {"https": 443, "http": 80}


class Given(NamedTuple):
    """What was given on the command line; each stands there under its own name."""

    config_file: Path
    queue: Path | None
    post: Path | None
    server: str | None
    login: Path | None
    dkim_key: Path | None
    stop_key: Path | None
    stops: Path | None
    also_from: tuple[str, ...]


@dataclass
class Opened:
    """The desk, and what it takes.

    Attributes:
        desk: The application.
        lines: What it takes and what is missing, in words.
        lacks: Whether something that was begun is not whole.
        is_useful: Whether it takes anything at all.
    """

    desk: Desk
    lines: list[str]
    lacks: bool
    is_useful: bool
    _outbox: Outbox | None
    _wake: threading.Event

    @contextmanager
    def sending(self) -> Iterator[None]:
        """Send letters that are due, beside whatever is done meanwhile."""
        if not self._outbox:
            yield
            return
        ended = threading.Event()
        beside = threading.Thread(target=self._outbox.run, args=(self._wake, ended), daemon=True)
        beside.start()
        try:
            yield
        finally:
            ended.set()
            self._wake.set()
            beside.join(_ENDS_WITHIN)


@dataclass
class _Place:
    """A place, as its desk is opened."""

    given: Given
    config: SiteConfig
    settings: Settings
    words: Wording
    lines: list[str] = field(default_factory=list)
    doors: dict[str, Door] = field(default_factory=dict)
    wake: threading.Event = field(default_factory=threading.Event)
    lacks: bool = False

    @property
    def voice(self) -> Voice:
        return Voice.of(self.words, self.settings)

    def page(self, name: str) -> str:
        """Return the address of one of the site's pages."""
        return f"{self.config.url.rstrip('/')}/{name}"

    def off(self, what: str, how: str) -> None:
        """Say that something is not switched on, and how it would be."""
        self.lines.append(f"{what}: off. {how}")

    def missing(self, what: str, needed: dict[str, object]) -> bool:
        """Say what something lacks that was begun, and tell whether it does."""
        lacking = [name for name, value in needed.items() if not value]
        if lacking:
            self.lines.append(f"{what}: not whole. It needs {'; '.join(lacking)}.")
            self.lacks = True
        return bool(lacking)

    def put(self, what: str, address: str, door: Door, then: str) -> None:
        """Put a door at the path of an address."""
        path = urlsplit(address).path or "/"
        if path in self.doors:
            raise click.UsageError(f"Two doors stand at {path}. Give each a path of its own.")
        self.doors[path] = door
        self.lines.append(f"{what}: taken at {address}. {then}")


def opened(given: Given) -> Opened:
    """Open the desk of a place.

    Raises:
        ContentError: The settings have mistakes.
        PostError: The mail server, the login or a key cannot be used.
        OSError: A folder cannot be used.
    """
    config = read_config(given.config_file)
    if config.settings is None:
        raise ContentError(config.problems)
    words = wording_of(config.settings.language, given.config_file.parent / "words")
    place = _Place(given, config, config.settings, words)
    _form(place)
    outbox = _letters(place)
    stop = _stop(place)
    desk = Desk(place.doors, place.voice, _origins(place), stop, _failed)
    return Opened(desk, place.lines, place.lacks, bool(place.doors or stop), outbox, place.wake)


def _form(place: _Place) -> None:
    """Open the door for forms."""
    what, form = "The forms", place.settings.form
    if not form.post_to:
        place.off(
            what, "To switch them on, write the address of the desk after form.post_to in the settings."
        )
        return
    if place.missing(what, {"site_url, the address of your site": place.config.url}):
        return
    folder = place.given.queue or place.given.config_file.parent / ".placebook" / "intake"
    keep_private(place.config.content, {"--queue": folder})
    folder.mkdir(parents=True, exist_ok=True)
    tray = Tray(folder)
    tray.tidy()
    door = FormDoor(
        tray,
        place.voice,
        headings(place.words),
        place.page("list-your-group/"),
        place.page("list-your-group/thanks/"),
        lambda: today(place.settings.timezone),
        Rate(_FORMS_A_MINUTE, time.monotonic),
        frozenset(form.send_along),
    )
    place.put(what, form.post_to, door, f"Answers wait in {folder}: placebook intake review")


def _letters(place: _Place) -> Outbox | None:
    """Open the door for the newsletter, and return what writes to those who ask."""
    what, newsletter, given = "The newsletter", place.settings.newsletter, place.given
    if not newsletter.subscribe or not newsletter.consent:
        place.off(what, "To switch it on, write an address of the desk after newsletter.subscribe.")
        return None
    server, sender = (
        given.server or newsletter.post.server,
        newsletter.post.sender or place.settings.keeper.email,
    )
    needed: dict[str, object] = {
        "site_url, the address of your site": place.config.url,
        "newsletter.post.server, or --server": server,
        "newsletter.post.sender, the address letters come from": sender,
    }
    if place.missing(what, needed) or not server or not sender:
        return None
    folder = open_post(given.config_file, given.post).folder
    with folder.subscribers(), folder.unconfirmed():
        pass  # that they can be used is known before anybody asks
    signer = None
    if given.dkim_key:
        if not newsletter.post.dkim:
            raise click.UsageError("Say what the key is called in your DNS: newsletter.post.dkim.")
        signer = read_signer(newsletter.post.dkim, sender.rpartition("@")[2], given.dkim_key)
    at = parse_server(server)
    writer = Writer(place.settings, place.words, newsletter.subscribe, plain_address(sender), signer)
    door = LetterDoor(
        folder,
        place.voice,
        place.settings.newsletter_title,
        newsletter.consent,
        urlsplit(newsletter.subscribe).path or "/",
        place.page("newsletter/subscribe/"),
        now,
        ZoneInfo(place.settings.timezone),
        Rate(_LETTERS_A_MINUTE, time.monotonic),
        place.wake.set,
    )
    place.put(what, newsletter.subscribe, door, f"Letters that ask for a confirmation go by {at}.")
    return Outbox(folder, writer, Connection(at, read_login(given.login, os.environ)), now, _told)


def _stop(place: _Place) -> tuple[str, WSGIApplication] | None:
    """Return the service that stops the letter, with the path it answers at."""
    what, given, address = "Stopping the newsletter", place.given, place.settings.newsletter.post.unsubscribe
    if not given.stop_key:
        place.off(what, "To switch it on here, give --stop-key and --stops.")
        return None
    if not given.stops:
        raise click.UsageError("Name the file that codes are added to: --stops stops.txt")
    if place.missing(what, {"newsletter.post.unsubscribe, its address": address}) or not address:
        return None
    from placebook.cli.newsletter_unsubscribed import application  # noqa: PLC0415 - loads when needed
    from placebook.post.stop_service import read_key  # noqa: PLC0415

    before, _, after = address.partition("{token}")
    path = urlsplit(before).path
    if after.strip("/") or "?" in before or "#" in before:
        raise click.UsageError(
            "newsletter.post.unsubscribe must end in {token} for the desk to answer there."
        )
    place.lines.append(f"{what}: taken at {address}. Codes are added to {given.stops}.")
    return path, application(read_key(given.stop_key), given.stops, given.config_file)


def _origins(place: _Place) -> frozenset[str]:
    """Return whose pages may post: the site's, the desk's own, and those that were named."""
    settings = place.settings
    own = (place.config.url, settings.form.origin, settings.newsletter.origin)
    return frozenset(_origin(one) for one in (*own, *place.given.also_from) if one)


def _origin(address: str) -> str:
    """Return the origin of an address, as a browser names it (RFC 6454, 6.1).

    Raises:
        click.UsageError: It is none.
    """
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    if parts.scheme not in _DEFAULT_PORT or not parts.hostname:
        raise click.UsageError(printable(f"'{address}' is not an address like https://parish.example"))
    ending = f":{port}" if port and port != _DEFAULT_PORT[parts.scheme] else ""
    return f"{parts.scheme}://{parts.hostname}{ending}"


def _failed(name: str) -> None:
    console.print(printable(f"Something went wrong with a request: {name}."))


def _told(words: str) -> None:
    console.print(printable(words))
