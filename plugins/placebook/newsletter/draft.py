"""The list of what is in an edition that stands at the end of the editor's file, for her to work from.

It is a comment, so no reader sees it. It is made anew whenever she asks. What she writes is never touched; if
she writes into the list itself, that list is left as it is and a new one is put below it.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from placebook.model.letter import Letter
    from placebook.wording.wording import Wording

# A file of content may have 64 kB; her own words need room too.
_MOST_LINES = 400
_LIST = re.compile(r"<!-- placebook ([0-9a-f]{8})\n(.*?)\n-->\n?", re.DOTALL)
_NAMED = re.compile(r"^  ((?:groups|stories|events|sparks)/\S+.*)$", re.MULTILINE)


class Relisted(NamedTuple):
    """An editor's file with a list made anew, and how many things are new in it and gone from it."""

    text: str
    added: int
    gone: int


def relisted(text: str, letter: Letter, today: date, words: Wording) -> Relisted:
    """Put the list of what is in an edition into the editor's file, in place of the one made before."""
    listed = _listed(letter, today, words)
    block = f"<!-- placebook {_digest(listed)}\n{listed}\n-->\n"
    old = next((one for one in _LIST.finditer(text) if one[1] == _digest(one[2])), None)
    before, now = set(_NAMED.findall(old[2] if old else "")), set(_NAMED.findall(listed))
    made = text[: old.start()] + block + text[old.end() :] if old else f"{text.rstrip()}\n\n{block}"
    return Relisted(made, len(now - before), len(before - now))


def _digest(listed: str) -> str:
    return hashlib.sha256(listed.encode()).hexdigest()[:8]


def _listed(letter: Letter, today: date, words: Wording) -> str:
    lines = list(_lines(letter, words))
    more = len(lines) - _MOST_LINES
    if more > 0:
        lines = [*lines[:_MOST_LINES], f"and {more} more lines: placebook newsletter show {letter.slug}"]
    head = (
        f"What is in this edition on {today}. Readers do not see it. To have it made anew:",
        f"placebook newsletter new {letter.slug}",
        "All else in this file is yours and stays as it is. Use these names under feature, order, leave_out",
        "and notes; a part is named by the word in brackets.",
    )
    return "\n".join([*head, *lines])


def _lines(letter: Letter, words: Wording) -> Iterator[str]:
    for section in letter.sections:
        yield f"\n{_safe(section.title)} [{section.id}]"
        for piece in section.pieces:
            facts = next((fact.words for fact in piece.facts if fact.icon == "calendar"), "")
            said = (piece.title, facts if section.id == "dates" else "", piece.status, piece.mark)
            yield f"  {piece.page}  {_safe('; '.join(part for part in said if part))}"
    if not letter.sections:
        yield "\nNothing so far."
    if letter.figures:
        yield f"\n{_safe(words.say('The quarter in numbers'))}"
        yield from (f"  {one.figure} {_safe(one.what)}" for one in letter.figures)


def _safe(words: str) -> str:
    """Return words that cannot end the comment they stand in."""
    return words.replace("--", "—")
