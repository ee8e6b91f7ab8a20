"""How letters go: the options of `send`, and what they open."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from placebook.model.settings import Posting as PostSettings
    from placebook.post.pace import Limits
    from placebook.post.sending import Carrier
    from placebook.post.server import Server
    from placebook.post.signing import Signer

_OPTIONS = (
    click.option("--server", metavar="ADDRESS", help="The mail server: smtp://mail.example.org:587."),
    click.option(
        "--login",
        type=click.Path(dir_okay=False, path_type=Path),
        help="A file of two lines, name and password, that only you can read.",
    ),
    click.option(
        "--to",
        "files",
        type=click.Path(path_type=Path),
        metavar="FOLDER",
        help="Write letters into a folder as .eml, or to a file that ends in .mbox, instead of sending them; "
        "or to one that ends in .csv, readers alone, for GOV.UK Notify.",
    ),
    click.option(
        "--connections", type=click.IntRange(1, 20), default=2, show_default=True, help="Letters at a time."
    ),
    click.option(
        "--rate",
        type=click.FloatRange(0),
        default=5,
        show_default=True,
        help="Letters a second; 0 for no limit.",
    ),
    click.option(
        "--per-host",
        type=click.FloatRange(0),
        default=60,
        show_default=True,
        help="Letters a minute to the mailboxes of one host; 0 for no limit.",
    ),
    click.option(
        "--at-most",
        type=click.IntRange(0),
        default=0,
        help="How many to send now, where your server has a limit for a day.",
    ),
    click.option(
        "--dkim-key",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        help="A key to sign letters with, if your server does not sign them.",
    ),
    click.option("--notify", metavar="TEMPLATE", help="Send by GOV.UK Notify, with the template of this id."),
    click.option(
        "--key-file",
        type=click.Path(dir_okay=False, path_type=Path),
        help="A file with your key of Notify's, instead of PLACEBOOK_NOTIFY_KEY.",
    ),
    click.option("--notify-at", metavar="ADDRESS", help="Another address for Notify, to try it out."),
)


@dataclass(frozen=True, slots=True)
class Way:
    """What was asked for on the command line.

    Attributes:
        server: The mail server's address, if it was given.
        login: A file with the login.
        files: A folder for `.eml` files, or an mbox file.
        connections: How many letters may be under way at once.
        rate: Letters a second.
        per_host: Letters a minute to any one host.
        at_most: How many letters this run is to send; 0 for all.
        dkim_key: A key to sign with.
        notify: The id of a template at GOV.UK Notify, to send by that.
        key_file: A file with the key for it.
        notify_at: Where it is, if not where it always is.
    """

    server: str | None
    login: Path | None
    files: Path | None
    connections: int
    rate: float
    per_host: float
    at_most: int
    dkim_key: Path | None
    notify: str | None
    key_file: Path | None
    notify_at: str | None

    @property
    def is_notify(self) -> bool:
        """Whether letters have the form that GOV.UK Notify wants."""
        return bool(self.notify) or self.is_table

    @property
    def is_table(self) -> bool:
        """Whether readers are written into a table."""
        return bool(self.files and self.files.suffix == ".csv")

    def limits(self) -> Limits:
        """Return how fast letters may go; into files as fast as they can."""
        from placebook.post.pace import Limits  # noqa: PLC0415 - the post loads when it is needed

        if self.files:
            return Limits()
        return Limits(self.rate, 0 if self.notify else self.per_host)

    def signer(self, settings: PostSettings, domain: str) -> Signer | None:
        """Return what signs letters, if they are signed here.

        Raises:
            PostError: The key cannot sign.
        """
        from placebook.post.signing import read_signer  # noqa: PLC0415

        if self.dkim_key is None:
            return None
        if not settings.dkim:
            raise click.UsageError(
                "Say what the key is called in your DNS: newsletter.post.dkim in the settings."
            )
        return read_signer(settings.dkim, domain, self.dkim_key)

    def carriers(self, settings: PostSettings) -> tuple[Carrier, ...]:
        """Return what carries letters.

        Raises:
            PostError: The server's address or the login cannot be used.
        """
        from placebook.post.mailbox import Folder, Mbox  # noqa: PLC0415
        from placebook.post.server import read_login  # noqa: PLC0415
        from placebook.post.smtp import Connection  # noqa: PLC0415

        if self.files and self.is_table:
            from placebook.post.senders.notify_table import BulkTable  # noqa: PLC0415

            return (BulkTable(self.files),)
        if self.notify and not self.files:
            return self._notify(self.notify)
        if self.files and self.files.suffix == ".mbox":
            return (Mbox(self.files, datetime.now(UTC).strftime("%a %b %d %H:%M:%S %Y")),)
        if self.files:
            return (Folder(self.files),)
        server, login = self.mail_server(settings), read_login(self.login, os.environ)
        return tuple(Connection(server, login) for _ in range(self.connections))

    def _notify(self, template: str) -> tuple[Carrier, ...]:
        from placebook.post.senders.api import Times  # noqa: PLC0415 - httpx loads when it is needed
        from placebook.post.senders.keys import read_key  # noqa: PLC0415
        from placebook.post.senders.notify import AT, KEY, Notify, notify_service  # noqa: PLC0415

        key, times = read_key(self.key_file, KEY, os.environ), Times(time.time, time.sleep)
        service = notify_service(key, times, self.notify_at or AT)
        return tuple(Notify(service, times, template) for _ in range(self.connections))

    def mail_server(self, settings: PostSettings) -> Server:
        """Return the mail server.

        Raises:
            PostError: Its address is none.
        """
        from placebook.post.server import parse_server  # noqa: PLC0415

        address = self.server or settings.server
        if not address:
            raise click.UsageError(
                "Say which mail server to send by: --server smtp://mail.example.org:587, or in the settings, "
                "newsletter.post.server. Or write letters into a folder: --to FOLDER."
            )
        return parse_server(address)

    def words(self, settings: PostSettings) -> str:
        """Say how letters go: `by mail.example.org:587`."""
        if self.notify and not self.files:
            return "by GOV.UK Notify"
        return f"into {self.files}" if self.files else f"by {self.mail_server(settings)}"


def by_way(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of how letters go; the command is given them as one `way`."""

    @wraps(function)
    def gathered(**given: Any) -> Any:  # noqa: ANN401 - as click calls commands
        own = {name: given.pop(name) for name in Way.__slots__}
        return function(way=Way(**own), **given)

    command: Callable[..., Any] = gathered
    for option in reversed(_OPTIONS):
        command = option(command)
    return command
