"""Frontmatter: from a file's text to its fields, its body, and the line each field stands on.

The YAML taken here is a safe part of YAML 1.1: mappings, lists and text. Every scalar stays the text that was
written (`no`, `1_000`, `08:30`); what it means is for the model to say. Aliases, tags, duplicate keys and
deep nesting are refused: nobody writing about their group needs them, and each is a way to harm a build.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml
from frontmatter.default_handlers import YAMLHandler

from placebook.content.yaml_words import words_for_yaml
from placebook.problems import ContentError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_YAML = 64 * 1024
MAX_DEPTH = 12
_LOADER: Any = getattr(yaml, "CLoader", yaml.Loader)
_EMPTY = frozenset(("", "~", "null", "Null", "NULL"))
_NO_TAG = frozenset((None, "!"))
_HANDLER = YAMLHandler()
_BOUNDARY = _HANDLER.FM_BOUNDARY
_NOT_FIELDS = ("these are not fields.", "Write one on each line, as `title: Cosby Crafters`.")

Lines = dict[str, int]


@dataclass(frozen=True, slots=True)
class Document:
    """A file taken apart: its fields as text, lists and mappings, and the Markdown below them."""

    fields: dict[str, Any]
    body: str


class _Refusal(Exception):  # noqa: N818 - never leaves this module
    """YAML that is understood and not accepted; `line` counts from 0."""

    def __init__(self, line: int, field: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.line, self.field, self.message, self.hint = line, field, message, hint


def split(text: str, *, file: str = "") -> Document:
    """Take a file's text apart.

    Args:
        text: The whole file, with line feeds as line ends.
        file: Its name, for problems.

    Raises:
        ContentError: There is no frontmatter, or its YAML cannot be accepted.
    """
    return Document(*_parse(text, file, None))


def field_lines(text: str) -> Lines:
    """Return the line, from 1, on which each field stands; `contact.email`, `sessions.0.start` and so on.

    Empty where the text cannot be read: whoever asks has a problem to place, and this must not add another.
    """
    lines: Lines = {}
    try:
        _parse(text, "", lines)
    except ContentError:
        return {}
    first = _first_line(text)
    return {name: line + first for name, line in lines.items()}


def line_of(lines: Lines, name: str) -> int:
    """Return the line of a field, or of the nearest one that holds it.

    It is 1 for a field that is not there, and 0 without a name, which means the whole file.
    """
    if not name:
        return 0
    while name:
        if name in lines:
            return lines[name]
        name = name.rpartition(".")[0]
    return 1


def read_yaml(text: str, *, file: str) -> tuple[Any, Lines]:
    """Read a whole YAML file by the same rules.

    Returns:
        Its value, and the line (from 1) of each item, named as in `field_lines`.

    Raises:
        ContentError: Its YAML cannot be accepted.
    """
    lines: Lines = {}
    try:
        value = _value(text, lines)
    except (yaml.YAMLError, _Refusal) as error:
        raise ContentError([_problem(error, text, file, 1)]) from error
    return value, {name: line + 1 for name, line in lines.items()}


def _parse(text: str, file: str, lines: Lines | None) -> tuple[dict[str, Any], str]:
    if not text.strip():
        hint = "Begin with the fields between two lines of ---."
        raise ContentError([Problem(file, 0, "", "the file is empty.", hint)])
    if not _BOUNDARY.match(text.lstrip()):
        message = "the file does not begin with its fields."
        raise ContentError([Problem(file, 1, "", message, "Put them first, between two lines of ---.")])
    try:
        fields, body = _HANDLER.split(text.strip())
    except ValueError:
        message = "the fields have no end."
        hint = "Put a line of --- after the last of them."
        raise ContentError([Problem(file, 1, "", message, hint)]) from None
    try:
        value = _value(fields, lines)
    except (yaml.YAMLError, _Refusal) as error:
        raise ContentError([_problem(error, fields, file, _first_line(text))]) from error
    if isinstance(value, list):
        raise ContentError([Problem(file, _first_line(text) + 1, "", *_NOT_FIELDS)])
    if not value:
        hint = "Write at least title, kind and summary."
        raise ContentError([Problem(file, 1, "", "there are no fields.", hint)])
    return value, body.strip()


def _first_line(text: str) -> int:
    """Return what to add to a line of the YAML, counted from 0, to get the file's line, counted from 1."""
    boundary = _BOUNDARY.search(text)
    return text[: boundary.end()].count("\n") + 1 if boundary else 1


def _value(text: str, lines: Lines | None) -> Any:  # noqa: ANN401 - whatever YAML holds
    if len(text.encode()) > MAX_YAML:
        raise _Refusal(
            0, "", f"the fields take more than {MAX_YAML // 1024} kB.", "Move long text below the fields."
        )
    events: Iterator[yaml.Event] = iter(_LOADER(text).get_event, None)
    next(events)  # the start of the stream
    first = next(events)
    if isinstance(first, yaml.StreamEndEvent):
        return {}
    value = _node(events, next(events), "", 0, lines)
    next(events)  # the end of the document
    rest = next(events)
    if not isinstance(rest, yaml.StreamEndEvent):
        raise _Refusal(_line(rest), "", "a second set of fields begins here.", "Keep one.")
    if not isinstance(value, dict | list):
        raise _Refusal(0, "", *_NOT_FIELDS)
    return value


def _line(event: yaml.Event) -> int:
    return event.start_mark.line if event.start_mark else 0


def _node(events: Iterator[yaml.Event], event: yaml.Event, path: str, depth: int, lines: Lines | None) -> Any:  # noqa: ANN401
    if lines is not None:
        lines.setdefault(path, _line(event))
    if isinstance(event, yaml.ScalarEvent) and event.tag in _NO_TAG:
        return None if not event.style and event.value in _EMPTY else event.value
    if isinstance(event, yaml.AliasEvent):
        raise _Refusal(
            _line(event), path, f"'*{event.anchor}' repeats another part.", "Write it out in full."
        )
    tag = getattr(event, "tag", None)
    if tag not in _NO_TAG:
        raise _Refusal(_line(event), path, f"the tag '{tag}' is not allowed.", "Leave it out.")
    if depth >= MAX_DEPTH:
        field = path.partition(".")[0]
        raise _Refusal(_line(event), field, "the fields are nested too deeply.", "Keep lists simple.")
    if isinstance(event, yaml.SequenceStartEvent):
        return _sequence(events, path, depth, lines)
    return _mapping(events, path, depth, lines)


def _sequence(events: Iterator[yaml.Event], path: str, depth: int, lines: Lines | None) -> list[Any]:
    items: list[Any] = []
    while not isinstance(event := next(events), yaml.SequenceEndEvent):
        name = f"{path}.{len(items)}" if path else str(len(items))
        items.append(_node(events, event, name, depth + 1, lines))
    return items


def _mapping(events: Iterator[yaml.Event], path: str, depth: int, lines: Lines | None) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        if not isinstance(event, yaml.ScalarEvent):
            message = "a list or a group of fields stands where a field's name belongs."
            raise _Refusal(_line(event), path, message, "If the value begins with [ or {, put it in quotes.")
        key = event.value
        name = f"{path}.{key}" if path else key
        if key in fields:
            raise _Refusal(_line(event), name, f"'{key}' is given twice.", "Keep one of them.")
        if lines is not None:
            lines[name] = _line(event)
        fields[key] = _node(events, next(events), name, depth + 1, lines)
    return fields


def _problem(error: yaml.YAMLError | _Refusal, text: str, file: str, first: int) -> Problem:
    """Place what is wrong with YAML in its file, of which it begins at line `first`."""
    if isinstance(error, _Refusal):
        return Problem(file, error.line + first, error.field, error.message, error.hint)
    said = words_for_yaml(error, text)
    return Problem(file, said.line + first, "", said.message, said.hint)
