"""What can be wrong with content, and how it is said to the person who wrote it."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

Severity = Literal["error", "warning", "note"]


def field_words(field: str) -> str:
    """Return a field's name as people say it, who count from one: `start in the 1st of sessions`."""
    parts: list[str] = []
    for number, step in enumerate(field.split(".")):
        if number and step.isdigit():
            parts[-1] = f"the {_ordinal(int(step) + 1)} of {parts[-1]}"
        elif parts and parts[-1].startswith("the "):
            parts.append(step)
        else:
            parts[-1:] = [".".join((*parts[-1:], step))]
    return " in ".join(reversed(parts))


def _ordinal(number: int) -> str:
    last = 0 if number % 100 in {11, 12, 13} else number % 10
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(last, 'th') }"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong in one place, with what to write instead.

    Attributes:
        file: Path below the content folder, with forward slashes; empty when it concerns no single file.
        line: Line in that file, counted from 1; 0 when the whole file is meant.
        field: Dotted name of the frontmatter field, or empty: `contact.email`, or `sessions.0.start`, where 0
            is the first.
        message: What was found and why it is wrong.
        hint: What to write instead; may be empty.
        severity: `error` keeps a record out of the site, `warning` does not. A `note` may be nothing at all.
    """

    file: str
    line: int
    field: str
    message: str
    hint: str = ""
    severity: Severity = dataclasses.field(default="error", compare=False)

    def as_note(self) -> Problem:
        """Return the same as a note."""
        return dataclasses.replace(self, severity="note")

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        name = f"{field_words(self.field)}: " if self.field else ""
        hint = f" {self.hint}" if self.hint else ""
        return f"{where}: {name}{self.message}{hint}".removeprefix(": ")


class ContentError(Exception):
    """Content that cannot be used. Carries every problem found, not only the first.

    Attributes:
        problems: The problems, in the order of their files and lines.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))
