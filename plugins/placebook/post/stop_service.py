"""The service that stops the letter at one press: a WSGI application (PEP 3333) that needs only Python.

It knows neither subscribers nor addresses, only the key that tells real codes from others. A POST at an
address that ends in a reader's code, by a mail program's own button (RFC 8058) or by the form that a GET
shows, adds the code to a file, and is answered when the line is on the disk. The keeper takes that file in.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import threading
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from placebook.post.errors import PostError
from placebook.post.tokens import person_of
from placebook.post.web_page import answered, button, page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime
    from pathlib import Path
    from wsgiref.types import StartResponse, WSGIEnvironment

    from placebook.newsletter.stopping import StopWords

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

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request."""
        return answered(environ, start_response, *self._answer(environ))

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
        return page(words.language, words.direction, words.title, said, then=button(press) if press else "")


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
