"""The questions as a sheet to read: for whoever makes a form elsewhere, or asks on the telephone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from placebook.doors.questions import asked, questions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from placebook.doors.questions import Question
    from placebook.model.directory import Directory

_TAKES = {
    "line": "one line",
    "text": "as much as they like",
    "one": "one of these",
    "several": "any of these",
    "lines": "a line for each",
    "day": "a day",
    "number": "a number",
    "yes-no": "yes or no",
}
_HEAD = """\
# What to ask a group

In a form made elsewhere (Microsoft Forms, Google Forms, any other) give each question just these words: its
answers then find their way in by themselves.
"""


def sheet(directory: Directory | None = None) -> str:
    """Return the questions of public forms as Markdown."""
    return "\n".join([_HEAD, *_lines(directory)])


def _lines(directory: Directory | None) -> Iterator[str]:
    for group, held in asked(questions(directory)):
        yield f"## {group.label}\n"
        for question in held:
            yield f"### {question.label}\n"
            if question.help:
                yield f"{question.help}\n"
            yield f"{_answer(question)}\n"
            if question.choices:
                yield "".join(f"- {choice.label}\n" for choice in question.choices)


def _answer(question: Question) -> str:
    takes = _TAKES[question.takes]
    if question.takes in {"one", "several"} and not question.choices:
        takes = "words of the place's own list"
    parts = [f"Answer: {takes}"]
    if question.shortest > 1:
        parts.append(f"{question.shortest} to {question.longest} characters")
    if question.most:
        parts.append(f"at most {question.most}")
    parts.append("needed" if question.needed else "may be left out")
    words = ", ".join(parts) + "."
    return f"{words} For example: {question.example}" if question.example and not question.choices else words
