"""The mail server a keeper sends by, and how it is logged in to."""

from __future__ import annotations

import ipaddress
import os
import re
import stat
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from placebook.post.errors import PostError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_PORTS = {"smtp": 587, "smtps": 465}
_HELP = "Write it as smtp://mail.example.org:587, or smtps://mail.example.org:465 for TLS from the start."
USER, PASSWORD = "PLACEBOOK_SMTP_USER", "PLACEBOOK_SMTP_PASSWORD"


@dataclass(frozen=True, slots=True)
class Server:
    """A mail server.

    Attributes:
        host: Its name, which its certificate must show.
        port: Its port.
        is_tls_first: Whether TLS comes before anything is said (RFC 8314), rather than by STARTTLS.
    """

    host: str
    port: int
    is_tls_first: bool = False

    @property
    def is_here(self) -> bool:
        """Whether it is a program on this machine, to which nothing travels that could be overheard."""
        if self.host == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False

    def __str__(self) -> str:
        return f"{self.host}:{self.port}"


@dataclass(frozen=True, slots=True)
class Login:
    """A name and a password, which no message ever shows."""

    user: str
    password: str = field(repr=False)


def parse_server(text: str) -> Server:
    """Read a server's address.

    Raises:
        PostError: It is none.
    """
    try:
        parts = urlsplit(text if "://" in text else f"smtp://{text}")
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    if parts.scheme not in _PORTS or not parts.hostname or parts.path.strip("/") or parts.query:
        msg = f"'{text}' is not the address of a mail server. {_HELP}"
        raise PostError(msg)
    if parts.username or parts.password:
        msg = f"The login does not belong into the address of the server. Put it in a file, or in {PASSWORD}."
        raise PostError(msg)
    port = port or _PORTS[parts.scheme]
    return Server(parts.hostname, port, parts.scheme == "smtps" or port == _PORTS["smtps"])


def read_login(file: Path | None, environment: Mapping[str, str]) -> Login | None:
    """Return the login: from a file of two lines, name and password, or else from the environment.

    Raises:
        PostError: The file cannot be read, is open to others, or half of the login is missing.
    """
    if file is None:
        user, password = environment.get(USER, ""), environment.get(PASSWORD, "")
        if bool(user) != bool(password):
            msg = f"Of {USER} and {PASSWORD}, one is set and the other is not."
            raise PostError(msg)
        return Login(user, password) if user else None
    try:
        mode = file.stat().st_mode
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        msg = f"{file} cannot be read: {error}."
        raise PostError(msg) from None
    if os.name != "nt" and mode & (stat.S_IRGRP | stat.S_IROTH):
        msg = f"{file} can be read by others on this machine. Close it to them: chmod 600 {file}"
        raise PostError(msg)
    if len(lines) != 2 or not all(re.fullmatch(r"\S(.*\S)?", line) for line in lines):  # noqa: PLR2004 - a login
        msg = f"{file} must hold two lines: the name, then the password."
        raise PostError(msg)
    return Login(*lines)
