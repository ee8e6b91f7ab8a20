"""The desk: one WSGI application (PEP 3333) that knows which door stands at which path.

It keeps no address of whoever asks, writes nothing of a request anywhere but where a door says, and lets in
only what the site's own pages send, as far as a browser says whose page it was.
"""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from placebook.desk.posted import MOST_BYTES
from placebook.desk.request import Answer, Request
from placebook.marked import marked
from placebook.post.web_page import answered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from placebook.desk.request import Door
    from placebook.desk.words import Voice

_METHODS = "GET, HEAD, POST"
_LONGEST_PATH = 500
_PASSED_OVER = 2_000_000  # bytes of what is too large: a browser shows no answer before it has sent all
_PIECE = 65_536
_NOT_OURS = marked("This comes from a page that is none of ours.")
_NOT_WHOLE = marked("It did not come whole. Go back, and send it again.")
_TOO_LONG = marked("It is longer than the form may be. Go back: what you wrote is still in the form.")


@dataclass(frozen=True)
class Desk:
    """The application.

    Attributes:
        doors: What answers, by its path.
        voice: What is said where no door is.
        origins: Whose pages may post (RFC 6454): `https://larkmere.example`. Empty for anybody's.
        stop: The service that stops the letter, with the path its addresses begin with; None for none.
        failed: Is told the name of what went wrong, and nothing of the request.
    """

    doors: Mapping[str, Door]
    voice: Voice
    origins: frozenset[str]
    stop: tuple[str, WSGIApplication] | None
    failed: Callable[[str], None]

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request."""
        path, method = str(environ.get("PATH_INFO", "")), str(environ.get("REQUEST_METHOD", ""))
        found = self._door(path)
        if not found and self.stop and path.startswith(self.stop[0]):
            return self.stop[1](environ, start_response)
        try:
            answer = self._answered(environ, method, found)
        except Exception as error:  # noqa: BLE001 - whoever asks is answered, whatever happens
            self.failed(type(error).__name__)
            answer = Answer(HTTPStatus.INTERNAL_SERVER_ERROR, self.voice.broken())
        return answered(environ, start_response, *answer)

    def _door(self, path: str) -> tuple[Door, str] | None:
        """Return the door at a path, and what follows its own."""
        if len(path) > _LONGEST_PATH:
            return None
        for at, door in self.doors.items():
            if path == at or path.startswith(f"{at.rstrip('/')}/"):
                return door, path[len(at) :].strip("/")
        return None

    def _answered(self, environ: WSGIEnvironment, method: str, found: tuple[Door, str] | None) -> Answer:
        if method not in _METHODS.split(", "):
            head = (("Allow", _METHODS),)
            return Answer(HTTPStatus.METHOD_NOT_ALLOWED, self.voice.nothing_here(), head)
        if not found:
            return Answer(HTTPStatus.NOT_FOUND, self.voice.nothing_here())
        door, below = found
        return self._posted(environ, door, below) if method == "POST" else door(Request(method, below))

    def _posted(self, environ: WSGIEnvironment, door: Door, below: str) -> Answer:
        if not self._may_post(str(environ.get("HTTP_ORIGIN", ""))):
            return self._not_taken(HTTPStatus.FORBIDDEN, _NOT_OURS)
        try:
            body = _body(environ)
        except OSError:
            return self._not_taken(HTTPStatus.REQUEST_TIMEOUT, _NOT_WHOLE)
        if body is None:
            return self._not_taken(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, _TOO_LONG)
        return door(Request("POST", below, str(environ.get("CONTENT_TYPE", "")), body))

    def _not_taken(self, status: HTTPStatus, why: str) -> Answer:
        say = self.voice.words.say
        return Answer(status, self.voice.page(say("This was not taken"), say(why)))

    def _may_post(self, origin: str) -> bool:
        """Tell whether a page of this origin may post; `null` says nothing, as from our own pages."""
        return not self.origins or origin in {"", "null"} or origin.lower() in self.origins


def _body(environ: Mapping[str, Any]) -> bytes | None:
    """Return what was sent; None for what is too large.

    Raises:
        OSError: It did not come whole.
    """
    length = str(environ.get("CONTENT_LENGTH") or "0")
    if not (length.isascii() and length.isdecimal() and len(length) <= 15):  # noqa: PLR2004 - as no length has
        raise OSError
    left, source = int(length), environ["wsgi.input"]
    if left > MOST_BYTES:
        passed = 0
        while passed < min(left, _PASSED_OVER) and (piece := source.read(min(_PIECE, left - passed))):
            passed += len(piece)
        return None
    body: bytes = source.read(left)
    if len(body) < left:
        raise OSError
    return body
