"""A list of answers as JSON: what the web form posts, and what any program may hand over."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from placebook.doors.answers import written
from placebook.intake.readers import MAX_CELL, decode
from placebook.problems import ContentError, Problem
from placebook.submissions.columns import LEFT_OUT, columns
from placebook.submissions.submission import WHEN, Submission, refused, submission_of
from placebook.submissions.table import Days

if TYPE_CHECKING:
    from collections.abc import Sequence

    from placebook.doors.questions import Question

_MOST_DEEP = 8  # a listing's own fields have four


def objects(data: bytes, name: str, questions: Sequence[Question]) -> tuple[Submission, ...]:
    """Read a list of objects, or one alone, with answers by the names of questions.

    A value is text, a number, true or false, a list of these, or the fields of an item as a file of content
    holds them; a group of fields may be an object (`"contact": {"email": …}`).

    Args:
        data: The bytes of a JSON file (RFC 8259).
        name: Its name, for problems.
        questions: What may be answered of a listing.

    Raises:
        ContentError: This is no JSON.
    """
    try:
        value = json.loads(decode(data))
    except (ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 0
        raise ContentError([Problem(name, line, "", "this is not JSON.", "Save it again.")]) from error
    items = value if isinstance(value, list) else [value]
    return tuple(_submission(row, item, questions) for row, item in enumerate(items, 1))


def _submission(row: int, item: Any, questions: Sequence[Question]) -> Submission:  # noqa: ANN401 - any JSON
    if not isinstance(item, dict):
        return refused("json", row, "is not a set of named answers", identity=[row, str(item)[:MAX_CELL]])
    if _is_deep(item):
        return refused("json", row, "is nested too deeply", identity=[row, "deep"])
    by_name = {question.name: question for question in questions}
    flat = _flat(item)
    found = columns(list(flat), questions)
    told: dict[str, str] = {}
    notes: dict[str, str] = {}
    for key, value in flat.items():
        name = found.get(key)
        question = by_name.get(name) if name else None
        text = written(value, question) if question and value is not None else _plain(value)
        if len(text) > MAX_CELL:
            reason = f"'{key[:80]}' holds {len(text):,} characters; the most is {MAX_CELL:,}"
            return refused("json", row, reason, identity=[row, key[:80], len(text), text[:MAX_CELL]])
        if name is None:
            notes[key] = text
        elif name != LEFT_OUT:
            told.setdefault(name, text)
    day = Days(()).meant(told.pop(WHEN, ""))
    return submission_of("json", row, told, identity=item, notes=notes, day=day)


def _flat(item: dict[str, Any]) -> dict[str, Any]:
    """Return `{"contact": {"email": …}}` as `{"contact.email": …}`."""
    found: dict[str, Any] = {}
    for key, value in item.items():
        if isinstance(value, dict):
            found |= {f"{key}.{part}": inner for part, inner in value.items()}
        else:
            found[key] = value
    return found


def _plain(value: Any) -> str:  # noqa: ANN401 - any JSON
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _is_deep(value: Any, left: int = _MOST_DEEP) -> bool:  # noqa: ANN401 - any JSON
    """Tell whether a value is nested more deeply than any answer."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return left == 0 or any(_is_deep(one, left - 1) for one in inner)
