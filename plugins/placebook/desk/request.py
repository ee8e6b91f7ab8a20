"""What is asked of the desk, and what it answers."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable


class Request(NamedTuple):
    """What somebody asks.

    Attributes:
        method: `GET`, `HEAD` or `POST`.
        below: What follows the door's own path, without slashes round it; mostly empty.
        content_type: What the body is said to be.
        body: What was sent.
    """

    method: str
    below: str = ""
    content_type: str = ""
    body: bytes = b""


class Answer(NamedTuple):
    """What is answered.

    Attributes:
        status: How it went.
        page: The page; empty where somebody is led on.
        head: Lines of the answer's head besides those that every answer has.
    """

    status: HTTPStatus
    page: str = ""
    head: tuple[tuple[str, str], ...] = ()


Door: TypeAlias = "Callable[[Request], Answer]"
"""What answers at a path of the desk, and below it."""


def led_on(to: str) -> Answer:
    """Lead on to another page, which is fetched by a GET (RFC 9110, 15.4.4)."""
    return Answer(HTTPStatus.SEE_OTHER, head=(("Location", to),))


def later(page: str) -> Answer:
    """Say that it cannot be done just now."""
    return Answer(HTTPStatus.SERVICE_UNAVAILABLE, page, (("Retry-After", "600"),))
