"""A page of a small service: whole in itself, loading nothing, kept by nobody."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Iterable
    from http import HTTPStatus
    from wsgiref.types import StartResponse, WSGIEnvironment

_STYLE = "body{font:1.15rem/1.5 Verdana,sans-serif;max-width:32rem;margin:3rem auto;padding:0 1.2rem;\
color:#1c2b2d;background:#fffdf9}button{font:inherit;font-weight:bold;padding:.7rem 1.2rem;color:#fff;\
background:#1a5652;border:0;border-radius:.3rem}a{color:#1a5652}textarea{font:inherit;box-sizing:border-box;\
width:100%}h1,a{overflow-wrap:anywhere}"
_POLICY = (
    "default-src 'none'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; style-src 'sha256-"
    f"{base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()}'"
)
_PAGE = Markup(
    '<!doctype html>\n<html lang="{}" dir="{}">\n<meta charset="utf-8">\n<meta name="viewport" '
    'content="width=device-width">\n<meta name="robots" content="noindex">\n<title>{}</title>\n'
    "<style>{}</style>\n<main>\n<h1>{}</h1>\n{}{}</main>\n</html>\n"
)
_SAID = Markup("<p>{}</p>\n")
_FORM = Markup('<form method="post"><button>{}</button></form>\n')
_HEAD = (
    ("Content-Type", "text/html; charset=utf-8"),
    ("Content-Security-Policy", _POLICY),
    ("Cache-Control", "no-store"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Robots-Tag", "noindex"),
)


def page(language: str, direction: str, title: str, *said: str, then: str = "") -> str:
    """Return a page.

    Args:
        language: Its language, as a BCP 47 tag.
        direction: `ltr` or `rtl`.
        title: Its title, and heading.
        said: Its paragraphs: plain text, or `Markup`.
        then: What comes below them: `Markup`, or nothing.
    """
    paragraphs = Markup().join(_SAID.format(one) for one in said)
    return _PAGE.format(language, direction, title, _STYLE, title, paragraphs, then)


def button(press: str) -> Markup:
    """Return a button that sends a POST to the page's own address."""
    return _FORM.format(press)


def answered(
    environ: WSGIEnvironment,
    start_response: StartResponse,
    status: HTTPStatus,
    page: str,
    head: Iterable[tuple[str, str]] = (),
) -> list[bytes]:
    """Answer a request with a page (PEP 3333), of which HEAD gets the head alone.

    Args:
        environ: The request.
        start_response: Takes the status and the head.
        status: How it went.
        page: The page; empty where somebody is led on.
        head: Lines of the head besides those that go out with every such page.
    """
    body = page.encode()
    start_response(f"{status.value} {status.phrase}", [*_HEAD, ("Content-Length", str(len(body))), *head])
    return [] if environ.get("REQUEST_METHOD") == "HEAD" else [body]
