"""Asking a WSGI application as a server does that minds every rule of PEP 3333."""

from __future__ import annotations

import io
from typing import Any, NamedTuple
from wsgiref.validate import validator

FORM = "application/x-www-form-urlencoded"


class Answered(NamedTuple):
    """What came back."""

    status: int
    head: dict[str, str]
    text: str


def ask(
    application: Any,  # noqa: ANN401 - a WSGI application
    method: str,
    path: str,
    body: bytes = b"",
    kind: str = FORM,
    **more: str,
) -> Answered:
    """Ask an application.

    Args:
        application: The application.
        method: The method.
        path: The path.
        body: What is sent.
        kind: What it is said to be.
        more: Other parts of the environment.
    """
    said: list[Any] = []
    environ = {
        "REQUEST_METHOD": method, "SCRIPT_NAME": "", "PATH_INFO": path, "QUERY_STRING": "",
        "SERVER_NAME": "x", "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1", "wsgi.version": (1, 0),
        "wsgi.url_scheme": "https", "wsgi.input": io.BytesIO(body), "wsgi.errors": io.StringIO(),
        "wsgi.multithread": True, "wsgi.multiprocess": False, "wsgi.run_once": False,
        "CONTENT_LENGTH": str(len(body)), "CONTENT_TYPE": kind, **more,
    }  # fmt: skip

    def start(*given: Any) -> Any:  # noqa: ANN401 - as PEP 3333 has it
        said.extend(given)
        return lambda _data: None

    answer: Any = validator(application)(environ, start)
    text = b"".join(answer).decode()
    answer.close()
    return Answered(int(said[0][:3]), dict(said[1]), text)
