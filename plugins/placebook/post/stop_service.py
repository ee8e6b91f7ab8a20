"""The service that stops the letter at one press: a WSGI application (PEP 3333) that needs only Python.

It knows neither subscribers nor addresses, only the key that tells real codes from others. A POST at an
address that ends in a reader's code, by a mail program's own button (RFC 8058) or by the form that a GET
shows, adds the code to a file, and is answered when the line is on the disk. The keeper takes that file in.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import os
import threading
from dataclasses import dataclass, field
from http import HTTPStatus
from socketserver import ThreadingMixIn
from typing import TYPE_CHECKING, Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from markupsafe import Markup

from placebook.post.errors import PostError
from placebook.post.tokens import person_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime
    from pathlib import Path

    from placebook.newsletter.stopping import StopWords

_STYLE = "body{font:1.15rem/1.5 Verdana,sans-serif;max-width:32rem;margin:3rem auto;padding:0 1.2rem;\
color:#1c2b2d;background:#fffdf9}button{font:inherit;font-weight:bold;padding:.7rem 1.2rem;color:#fff;\
background:#1a5652;border:0;border-radius:.3rem}"
_POLICY = (
    "default-src 'none'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; style-src 'sha256-"
    f"{base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()}'"
)
_PAGE = Markup(
    '<!doctype html>\n<html lang="{}" dir="{}">\n<meta charset="utf-8">\n<meta name="viewport" '
    'content="width=device-width">\n<meta name="robots" content="noindex">\n<title>{}</title>\n'
    "<style>{}</style>\n<main>\n<h1>{}</h1>\n<p>{}</p>\n{}</main>\n</html>\n"
)
_FORM = Markup('<form method="post"><button>{}</button></form>\n')
_HEAD = (
    ("Content-Type", "text/html; charset=utf-8"),
    ("Content-Security-Policy", _POLICY),
    ("Cache-Control", "no-store"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Robots-Tag", "noindex"),
)
_LONGEST_PATH = 500
_MOST_BODY = 8_192
_MOST_BYTES = 20_000_000  # four hundred thousand readers
_A_MINUTE = 600


@dataclass(frozen=True, slots=True)
class Watch:
    """The time: the day of a line, and seconds that only grow."""

    now: Callable[[], datetime]
    monotonic: Callable[[], float]


@dataclass
class StopService:
    """The application.

    Attributes:
        file: What it adds codes to.
        key: `Secret.key` of the codes, from `read_key`.
        words: What it says.
        watch: The time.
        a_minute: The most new codes it takes in a minute. Nobody without the key can make one, so this only
            bounds what a stolen key could do.
    """

    file: Path
    key: bytes
    words: StopWords
    watch: Watch
    a_minute: int = _A_MINUTE
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)
    _known: set[str] = field(default_factory=set, repr=False)
    _minute: tuple[int, int] = (0, 0)

    def __call__(
        self, environ: dict[str, Any], start_response: Callable[[str, list[tuple[str, str]]], object]
    ) -> Iterable[bytes]:
        """Answer a request."""
        status, page, more = self._answer(environ)
        body = page.encode()
        head = [*_HEAD, ("Content-Length", str(len(body))), *more]
        start_response(f"{status.value} {status.phrase}", head)
        return [] if environ.get("REQUEST_METHOD") == "HEAD" else [body]

    def _answer(self, environ: dict[str, Any]) -> tuple[HTTPStatus, str, list[tuple[str, str]]]:
        words, method = self.words, environ.get("REQUEST_METHOD", "")
        if method not in {"GET", "HEAD", "POST"}:
            return HTTPStatus.METHOD_NOT_ALLOWED, self._page(words.unknown), [("Allow", "GET, HEAD, POST")]
        token = self._token(str(environ.get("PATH_INFO", "")))
        if not token:
            return HTTPStatus.NOT_FOUND, self._page(words.unknown), []
        if method != "POST":
            return HTTPStatus.OK, self._page(words.ask, words.press), []
        with contextlib.suppress(OSError, ValueError):  # what is said does not matter, that it is a POST does
            environ["wsgi.input"].read(min(int(environ.get("CONTENT_LENGTH") or 0), _MOST_BODY))
        try:
            is_written = self._write(token)
        except OSError:
            is_written = False
        if not is_written:
            return HTTPStatus.SERVICE_UNAVAILABLE, self._page(words.later), [("Retry-After", "600")]
        return HTTPStatus.OK, self._page(words.done), []

    def _token(self, path: str) -> str | None:
        """Return the code that an address ends in, if it is a real one."""
        token = path.rstrip("/").rpartition("/")[2].lower() if len(path) <= _LONGEST_PATH else ""
        return token if token.isascii() and person_of(token, self.key) else None

    def _write(self, token: str) -> bool:
        """Put a code onto the disk, once, and tell whether it is there."""
        with self._lock:
            if token in self._known:
                return True
            minute, count = int(self.watch.monotonic() // 60), 0
            if minute == self._minute[0]:
                count = self._minute[1]
            if count >= self.a_minute or not self._add(f"{self.watch.now().date()} {token}\n".encode()):
                return False
            self._minute = minute, count + 1
            self._known.add(token)
            return True

    def _add(self, line: bytes) -> bool:
        descriptor = os.open(self.file, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            size = os.fstat(descriptor).st_size
            if size > _MOST_BYTES:
                return False
            # Half a line may be there from before a power cut.
            if size and os.pread(descriptor, 1, size - 1) != b"\n":
                line = b"\n" + line
            if os.write(descriptor, line) != len(line):
                os.ftruncate(descriptor, size)
                return False
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        return True

    def _page(self, said: str, press: str = "") -> str:
        words = self.words
        form = _FORM.format(press) if press else ""
        return _PAGE.format(words.language, words.direction, words.title, _STYLE, words.title, said, form)


class _Quiet(WSGIRequestHandler):
    """Answers, and writes nothing down: an address holds a reader's code."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002, ANN401 - as the base class has it
        """Say nothing."""


class _Server(ThreadingMixIn, WSGIServer):
    """A thread for each request, so that one who is slow holds up nobody, and room for many to wait."""

    daemon_threads = True
    request_queue_size = 128


def serving(service: StopService, host: str, port: int) -> WSGIServer:
    """Return a server of the service, listening; `serve_forever` answers. Port 0 is any that is free."""
    return make_server(host, port, service, server_class=_Server, handler_class=_Quiet)


def write_key(path: Path, key: bytes) -> None:
    """Write the key that the service needs into a file that only its account can read.

    Raises:
        PostError: There is a file of that name.
    """
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(f"{key.hex()}\n")
    except FileExistsError:
        msg = f"There is a file {path} already. Nothing was changed."
        raise PostError(msg) from None


def read_key(path: Path) -> bytes:
    """Read it.

    Raises:
        PostError: It is none.
    """
    try:
        key = bytes.fromhex(path.read_text(encoding="ascii").strip())
    except (OSError, ValueError) as error:
        msg = f"{path} cannot be read: {error}. Make it with --make-key."
        raise PostError(msg) from None
    if len(key) != hashlib.sha256().digest_size:
        msg = f"{path} is no key of the service. Make it with --make-key."
        raise PostError(msg)
    return key
