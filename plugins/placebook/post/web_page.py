"""A page of a small service: whole in itself, loading nothing, kept by nobody."""

from __future__ import annotations

import base64
import hashlib

from markupsafe import Markup

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
HEAD = (
    ("Content-Type", "text/html; charset=utf-8"),
    ("Content-Security-Policy", _POLICY),
    ("Cache-Control", "no-store"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Robots-Tag", "noindex"),
)
"""What goes out with every such page."""


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
