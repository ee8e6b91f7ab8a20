"""Merge tags of other services: ours becomes theirs, and what merely looks like one of theirs stays text.

Whoever writes `*|FNAME|*` in a listing means those eight characters. In HTML one of them becomes a character
reference, which readers see as the character and no service takes for a tag. Text has no such way to write a
character; there an invisible one goes between the two that begin a tag.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from placebook.newsletter.merge_tags import UNSUBSCRIBE

if TYPE_CHECKING:
    from collections.abc import Callable

# U+2060, word joiner: no width, and no line ends there.
JOINER = "\u2060"
_PIECES = re.compile(
    rf"({re.escape(UNSUBSCRIBE)})|(<!--.*?-->)|(<style\b.*?</style>)", re.DOTALL | re.IGNORECASE
)


def _same(comment: str) -> str:
    return comment


@dataclass(frozen=True, slots=True)
class Dialect:
    """The merge tags of a service.

    Attributes:
        begins: Finds the first character of what begins a tag, and that character alone.
        unsubscribe: Its tag for the address at which one reader stops the letter.
        comment: How a comment is written so that it arrives.
    """

    begins: re.Pattern[str]
    unsubscribe: str
    comment: Callable[[str], str] = _same

    def in_html(self, html: str) -> str:
        """Return HTML with their tag for ours, and nothing else that is a tag to them."""

        def piece(match: re.Match[str]) -> str:
            _, comment, style = match.groups()
            if comment:
                return self.comment(comment)
            # In a style sheet a space may stand there, and a character reference would not be read.
            return self.begins.sub(r"\g<0> ", style) if style else self.unsubscribe

        written, at = [], 0
        for match in _PIECES.finditer(html):
            written += [self._outside(html[at : match.start()]), piece(match)]
            at = match.end()
        return "".join([*written, self._outside(html[at:])])

    def in_text(self, text: str) -> str:
        """Return plain text with their tag for ours, and nothing else that is a tag to them."""
        return self.unsubscribe.join(
            self.begins.sub(rf"\g<0>{JOINER}", one) for one in text.split(UNSUBSCRIBE)
        )

    def _outside(self, html: str) -> str:
        return self.begins.sub(lambda match: f"&#{ord(match[0])};", html)
