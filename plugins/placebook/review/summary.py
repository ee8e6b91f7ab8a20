"""A proposed change in friendly words, as Markdown that a code host shows below it.

All of it that comes from the change is text by somebody we do not know, and is shown as text: no link, no
picture, no name that would call people, no heading.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from placebook.doors.questions import questions
from placebook.model.kinds import KINDS
from placebook.model.listing import Listing
from placebook.problems import field_words
from placebook.review.changes import differences, facts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from placebook.doors.questions import Question
    from placebook.model.directory import Directory
    from placebook.problems import Problem
    from placebook.review.changes import Change

# What Markdown, or a code host that looks for names, numbers and addresses, would make something of.
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+\-!|~&$^=])")
_CALLING = re.compile(
    r"(?<=[@#!])(?=\w)|(?<=\w)(?=@)|(?<=[./:])(?=[^\W\d_])|(?<=www\.)(?=\w)|(?<=:)(?=/)", re.IGNORECASE
)
_BREAK = "\u2060"  # a word joiner: it shows nothing, and no name or address goes across it
_BLANK = re.compile(r"\s+")
_NOTHING = "(nothing)"
_LONGEST = 400
_MOST = 20
# A comment by which the one that was written before is found again.
MARK = "<!-- placebook: what this changes -->"


def summary(changes: Sequence[Change], directory: Directory) -> str:
    """Return the summary of a proposed change."""
    return "\n".join(_parts(changes, directory)) + "\n"


def _parts(changes: Sequence[Change], directory: Directory) -> Iterator[str]:
    yield f"{MARK}\n"
    if not changes:
        yield "This changes nothing in the content of the place."
        return
    errors = sum(problem.severity == "error" for change in changes for problem in change.problems)
    if errors:
        what = "one thing" if errors == 1 else f"{errors} things"
        yield f"**Thank you. Please put {what} right, then it can go in.**\n"
    else:
        yield "**Thank you. Nothing here is wrong. Somebody reads it, and then it appears.**\n"
    every = questions(directory)
    for change in changes[:_MOST]:
        yield from _change(change, directory, every)
    if len(changes) > _MOST:
        yield f"And {len(changes) - _MOST} more files."


def _change(change: Change, directory: Directory, every: Sequence[Question]) -> Iterator[str]:
    yield f"### {_what(change)}: {plain(change.title)}\n"
    for problem in change.problems:
        yield f"* {_told(problem)}"
    if change.problems:
        yield ""
    if not isinstance(change.now, Listing):
        return
    if isinstance(change.before, Listing):
        found = differences(change.before, change.now, every)
        if found:
            yield "| What | Before | Now |\n|---|---|---|"
        for one in found:
            yield f"| {plain(one.label)} | {plain(one.before) or _NOTHING} | {plain(one.now) or _NOTHING} |"
    else:
        yield f"{plain(KINDS[change.now.kind].label)}. {plain(change.now.summary)}\n"
        yield "| | |\n|---|---|"
        for label, words in facts(change.now, directory):
            yield f"| {label} | {plain(words)} |"
    yield ""


def _what(change: Change) -> str:
    if change.is_gone:
        return "Taken away"
    if change.now is None:
        return "Cannot be read"
    return "Changed" if change.before else "New"


def _told(problem: Problem) -> str:
    where = f"line {problem.line}" if problem.line else "the whole file"
    # Fields of our own only: nobody else's text stands in the place of one.
    is_ours = re.fullmatch(r"[a-z_.0-9]+", problem.field)
    field = f", `{field_words(problem.field)}`" if is_ours else ""
    words = " ".join(part for part in (problem.message, problem.hint) if part)
    is_error = problem.severity == "error"
    return f"{'Please put right' if is_error else 'Look at'} ({where}{field}): {plain(words)}"


def plain(text: str) -> str:
    """Return text as Markdown that shows just this text, on one line, and no more of it than can be read."""
    words = _BLANK.sub(" ", text).strip()
    short = words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()}\u2026"
    return _SPECIAL.sub(r"\\\1", _CALLING.sub(_BREAK, short))
