"""A text without somebody: what named them gives way to neutral words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from placebook.rights.sought import spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from placebook.rights.sought import Kind, Sought, Span

A_NEIGHBOUR = "a neighbour"
_TAKEN_OUT: dict[Kind, str] = {"email": "(address taken out)", "phone": "(number taken out)"}
# A link, in Markdown and in HTML, with its words: where it leads may name somebody too.
_LINK = re.compile(
    r"\[(?P<words>[^\]]*)\]\([^)]*\)|<a\s[^>]*>(?P<html>.*?)</a>|<(?P<bare>(?:mailto:)?[^\s<>]+@[^\s<>]+)>",
    re.DOTALL,
)
_BEGINS = re.compile(r"(?:^|[.!?]\s+|\n\s*(?:[-*]\s+)?|>)$")


class Change(NamedTuple):
    """What a piece of a text gives way to."""

    start: int
    end: int
    words: str


def changes(text: str, sought: Sequence[Sought], instead: str = A_NEIGHBOUR) -> list[Change]:
    """Return what has to change in a text, in its order.

    Args:
        text: Plain text, Markdown or HTML.
        sought: Who is to be in it no longer.
        instead: What stands for a name.
    """
    found = spans(text, sought)
    if not found:
        return []
    made: list[Change] = []
    for link in _LINK.finditer(text):
        words = link["words"] if link["words"] is not None else link["html"]
        inside = [span for span in found if link.start() <= span.start and span.end <= link.end()]
        label = link.start("words") if link["words"] is not None else link.start("html")
        if words is None:
            beyond = inside
        else:
            beyond = [one for one in inside if not label <= one.start or one.end > label + len(words)]
        if beyond:  # it leads to them: the words stay, the link does not
            kept = [one for one in inside if one not in beyond]
            left = _words(text, inside[0], instead)
            if words is not None:
                own = [Change(one.start - label, one.end - label, _words(text, one, instead)) for one in kept]
                left = changed(words, own)
            made.append(Change(link.start(), link.end(), left))
            found = [span for span in found if span not in inside]
    made += [Change(span.start, span.end, _words(text, span, instead)) for span in found]
    return sorted(made)


def cleaned(text: str, sought: Sequence[Sought], instead: str = A_NEIGHBOUR) -> str:
    """Return a text in which nobody who is sought is named."""
    return changed(text, changes(text, sought, instead))


def changed(text: str, made: Iterable[Change]) -> str:
    """Return a text with changes made in it."""
    parts: list[str] = []
    at = 0
    for change in sorted(made):
        parts += [text[at : change.start], change.words]
        at = change.end
    return "".join([*parts, text[at:]])


def _words(text: str, span: Span, instead: str) -> str:
    if span.kind != "name":
        return _TAKEN_OUT[span.kind]
    begins = _BEGINS.search(text[: span.start])
    return f"{instead[:1].upper()}{instead[1:]}" if begins else instead


def says_nothing_else(text: str, sought: Sequence[Sought]) -> bool:
    """Tell whether nothing but who is sought stands in a text."""
    return not re.search(
        r"[^\W_]", changed(text, [Change(one.start, one.end, "") for one in spans(text, sought)])
    )
