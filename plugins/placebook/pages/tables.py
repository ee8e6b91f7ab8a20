"""Tables in running text: one that is wider than the screen scrolls by itself, by finger and by keyboard."""

from __future__ import annotations

import re

_TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)
_SCROLL = '<div class="scroll" role="group" aria-label="Table" tabindex="0">'


def scrolling(html: str) -> str:
    """Put every table into a box that scrolls, and that a keyboard can reach to scroll it."""
    return _TABLE.sub(lambda match: f"{_SCROLL}{match[0]}</div>", html) if "<table" in html else html
