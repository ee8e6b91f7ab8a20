"""What libyaml cannot read, in words for the person who wrote it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import yaml

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")


class Saying(NamedTuple):
    """What is said about a fault: its line in the YAML, counted from 0, a message and a hint."""

    line: int
    message: str
    hint: str


# What libyaml says; what is said here; whether the fault is where the part begins that libyaml could not end.
_WORDS = (
    ("unexpected end of stream", "a quotation mark is opened and never closed.", "Close it.", True),
    (
        "did not find expected key",
        "this line does not fit the ones around it.",
        "Look at its indent and its quotation marks.",
        False,
    ),
    (
        "could not find expected ':'",
        "a field's name has no colon after it.",
        "Write it as `title: Cosby Crafters`.",
        True,
    ),
    (
        "did not find expected '-' indicator",
        "a list item does not line up.",
        "Begin each with - at the same indent.",
        False,
    ),
    ("expected ',' or ']'", "a list in [ ] is not closed.", "Write it as [crafts, walking].", True),
    ("expected ',' or '}'", "a group of fields in { } is not closed.", "Write it as {level: free}.", True),
    (
        "document start",
        "the fields end above this line.",
        "Take the line of ... out, or what stands after it.",
        False,
    ),
    ("tab character", "a tab stands where spaces belong.", "Indent with spaces.", False),
    (
        "escape",
        "a \\ in double quotes begins a special character, and this is none.",
        "Write \\\\ or use 'single quotes'.",
        False,
    ),
)
_NO_BEGINNING = {
    "\t": ("a tab stands where spaces belong.", "Indent with spaces."),
    "@": ("a value begins with @.", 'Put it in quotes: "@larkmere".'),
    "`": ("a value begins with `.", "Put it in quotes."),
    "%": ("a value begins with %.", "Put it in quotes."),
}


def words_for_yaml(error: yaml.YAMLError, text: str) -> Saying:
    """Say what is wrong with YAML that could not be read.

    Args:
        error: What libyaml raised.
        text: The YAML.
    """
    said = str(error)
    mark = getattr(error, "problem_mark", None)
    began: Any = getattr(error, "context_mark", None) or mark
    if not mark:
        control = _CONTROL.search(text)
        line = text[: control.start()].count("\n") if control else 0
        return Saying(line, "there is a character that cannot be seen.", "Delete it and type the text again.")
    if "mapping values are not allowed" in said:
        return _second_colon(mark.line, _line(text, mark.line))
    if "cannot start any token" in said:
        message, hint = _NO_BEGINNING.get(
            _line(text, mark.line)[mark.column : mark.column + 1],
            ("a value begins with a character that has a meaning of its own.", "Put it in quotes."),
        )
        return Saying(mark.line, message, hint)
    for part, message, hint, at_beginning in _WORDS:
        if part in said:
            return Saying(began.line if at_beginning else mark.line, message, hint)
    hint = "Look at the indent, the colons and the quotation marks of this line and the one above."
    return Saying(mark.line, "the fields cannot be read here.", hint)


def _line(text: str, number: int) -> str:
    lines = text.split("\n")
    return lines[number] if number < len(lines) else ""


def _second_colon(number: int, line: str) -> Saying:
    if line.count(": ") + line.endswith(":") < 2:  # noqa: PLR2004 - a second one
        message = "this line is indented, so it was read as part of the one above."
        return Saying(number, message, "Begin it where the one above begins.")
    hint = 'Put the value in quotes: "Tea: all welcome".'
    return Saying(number, "there is a second ': ' in this line.", hint)
