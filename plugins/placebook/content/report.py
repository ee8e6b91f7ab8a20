"""Where problems between records are written down, each on the line of its field."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from placebook.content.frontmatter import field_lines, line_of
from placebook.content.record import COLLECTIONS
from placebook.problems import Problem

if TYPE_CHECKING:
    from placebook.content.load import Loaded
    from placebook.content.record import Record

_FOLDERS = {model: folder for folder, model in COLLECTIONS.items()}


def file_of(record: Record) -> str:
    """Return the file of a record, as a path below the content folder."""
    return f"{_FOLDERS[type(record)]}/{record.slug}.md"


class Report:
    """Collects problems. A file is read again only when something is wrong in it, and then once."""

    def __init__(self, loaded: Loaded) -> None:
        self.problems: list[Problem] = []
        self._loaded = loaded
        self._texts: dict[str, str] = {}
        self._lines: dict[str, dict[str, int]] = {}

    def error(self, file: str, field: str, message: str, hint: str = "", *, at: str = "") -> None:
        """Write down what keeps a record from being right.

        Args:
            file: Its file.
            field: The field people know it by.
            message: What was found and why it is wrong.
            hint: What to write instead.
            at: The exact place, if that is within the field: `themes.1`.
        """
        self._add(file, field, at, Problem(file, 0, field, message, hint))

    def warning(self, file: str, field: str, message: str, hint: str = "", *, at: str = "") -> None:
        """Write down what looks wrong, and may be right."""
        self._add(file, field, at, Problem(file, 0, field, message, hint, "warning"))

    def body_error(self, file: str, part: str, message: str, hint: str = "") -> None:
        """Write down what is wrong in a body, on the first line below the fields that holds `part`."""
        self.problems.append(Problem(file, self._body_line(file, part), "", message, hint))

    def body_warning(self, file: str, part: str, message: str, hint: str = "") -> None:
        """Write down what looks wrong in a body."""
        self.problems.append(Problem(file, self._body_line(file, part), "", message, hint, "warning"))

    def error_where_said(self, file: str, part: str, message: str, hint: str = "") -> None:
        """Write down what is wrong in words that stand in a file, on the first line that holds `part`."""
        lines = enumerate(self.text(file).split("\n"), 1)
        line = next((number for number, line in lines if part in line), 0)
        self.problems.append(Problem(file, line, "", message, hint))

    def vocabulary_error(self, file: str, line: int, field: str, message: str, hint: str = "") -> None:
        """Write down what is wrong in a file whose lines are known already."""
        self.problems.append(Problem(file, line, field, message, hint))

    def vocabulary_warning(self, file: str, message: str, hint: str = "") -> None:
        """Write down what a file of the whole place lacks."""
        self.problems.append(Problem(file, 0, "", message, hint, "warning"))

    def text(self, file: str) -> str:
        """Return the text of a file."""
        if file not in self._texts:
            self._texts[file] = self._loaded.text(file)
        return self._texts[file]

    def _add(self, file: str, field: str, at: str, problem: Problem) -> None:
        """Put a problem on its line, unless it is about a field of which nothing can be said."""
        place = at or field
        if part := self._loaded.parts.get(file):
            place, field = part.as_written(place), part.as_written(field)
            if part.is_unsure(place) or part.is_unsure(field):
                return
        line = line_of(self._lines_of(file), place)
        self.problems.append(replace(problem, line=line, field=field))

    def _lines_of(self, file: str) -> dict[str, int]:
        if file not in self._lines:
            self._lines[file] = field_lines(self.text(file))
        return self._lines[file]

    def _body_line(self, file: str, part: str) -> int:
        last_field = max(self._lines_of(file).values(), default=1)
        lines = self.text(file).split("\n")
        return next((n for n, line in enumerate(lines, 1) if n > last_field and part in line), last_field)
