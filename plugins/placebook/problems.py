"""What can be wrong with content, and how it is said to the person who wrote it."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong in one place, with what to write instead.

    Attributes:
        file: Path below the content folder, with forward slashes; empty when it concerns no single file.
        line: Line in that file, counted from 1; 0 when the whole file is meant.
        field: Dotted name of the frontmatter field (`contact.email`), or empty.
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
        name = f"{self.field}: " if self.field else ""
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
