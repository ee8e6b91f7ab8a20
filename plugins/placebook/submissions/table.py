"""A sheet of answers: what Microsoft Forms, Google Forms and spreadsheets save as CSV."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from placebook.content.names import folded
from placebook.content.spelled import day_meant
from placebook.doors.asides import YOUR_NAME
from placebook.doors.wording import EDITORS
from placebook.intake.readers import Row, read_table
from placebook.opendata.table import unguarded
from placebook.submissions.columns import LEFT_OUT, columns, is_choice
from placebook.submissions.submission import WHEN, Submission, answered, refused, submission_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from placebook.doors.questions import Question

# `="01632 960001"`: how a sheet is kept from taking a number's zero away.
_AS_TEXT = re.compile(r'^="([^"]*)"$')
_DAY_FIRST = re.compile(r"^(\d{1,2})[/.-](\d{1,2})[/.-](\d{2,4})$")
_MONTH_FIRST = re.compile(r"^([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})$")  # Nov 20, 2026
_MONTHS = 12
# Days that only keepers set; a sheet that has a column for them is theirs.
_KEEPERS = frozenset(("checked", "checked_by", "uuid"))


class Sheet(NamedTuple):
    """What a sheet held.

    Attributes:
        submissions: One for each row, in their order.
        columns: What each column answers; a column that answers nothing is not there.
        others: The columns that answer nothing; what they hold is kept as notes.
    """

    submissions: tuple[Submission, ...]
    columns: dict[str, str]
    others: tuple[str, ...]


def sheet(
    data: bytes, name: str, questions: Sequence[Question], given: Mapping[str, str] | None = None
) -> Sheet:
    """Read a sheet.

    Args:
        data: The bytes of a CSV file, in any of the ways offices save one.
        name: Its name; `.csv` and `.tsv` are read.
        questions: What may be answered of a listing.
        given: What the keeper's map says of its columns.

    Raises:
        ContentError: The file as a whole cannot be read.
    """
    table = read_table(data, name, doubled=True)
    order = [*dict.fromkeys(heading for row in table.rows for heading in row.cells)]
    headings = [*order, *sorted(table.columns - set(order))]
    found = columns(headings, questions, given)
    days = Days(
        row.cells[heading] for row in table.rows for heading in row.cells if found.get(heading) == WHEN
    )
    by_keeper = {name.partition(".")[0] for name in found.values()} & EDITORS.keys() >= _KEEPERS
    rows = (_submission(row, found, days, by_keeper=by_keeper) for row in table.rows)
    others = tuple(heading for heading in headings if heading not in found)
    return Sheet(tuple(rows), found, others)


def _submission(row: Row, found: Mapping[str, str], days: Days, *, by_keeper: bool) -> Submission:
    if row.refusal:
        return refused("csv", row.number, row.refusal, identity=[row.number, row.cells, row.refusal])
    told: dict[str, str] = {}
    notes: dict[str, str] = {}
    day = ""
    for heading, cell in row.cells.items():
        name, text = found.get(heading), answered(_plain(cell))
        if name is None:
            notes[heading] = text
        elif name == WHEN:
            day = day or days.meant(text)
        elif name != LEFT_OUT and text:
            before = told.get(name)
            if before is None:
                told[name] = text
            elif is_choice(heading, text):
                told[name] = f"{before}; {text}"
            elif name == YOUR_NAME.name and folded(heading) == "last name":
                told[name] = f"{before} {text}"
            # Of a question asked twice, the first answer counts.
    return submission_of(
        "csv", row.number, told, identity=row.cells, notes=notes, day=day, by_keeper=by_keeper
    )


def _plain(cell: str) -> str:
    text = unguarded(cell)
    match = _AS_TEXT.match(text.strip())
    return match[1] if match else text


class Days:
    """Reads the days of one column, in which either all have the day first or all the month."""

    def __init__(self, cells: Iterable[str]) -> None:
        self._month_first = any(
            int(match[2]) > _MONTHS for cell in cells if (match := _DAY_FIRST.match(_day_part(cell)))
        )

    def meant(self, cell: str) -> str:
        """Return the day of a moment as year-month-day; empty where it is none."""
        text = _MONTH_FIRST.sub(r"\2 \1 \3", _day_part(cell))
        match = _DAY_FIRST.match(text)
        if match and self._month_first:
            text = f"{match[2]}/{match[1]}/{match[3]}"
        day = day_meant(text)
        return day.isoformat() if day else ""


def _day_part(cell: str) -> str:
    """Return a moment without its time of day."""
    return re.split(r"[ T,]\s*(?=\d{1,2}[:.]\d\d)", cell.strip(), maxsplit=1)[0].strip()
