"""What became of every row that came in: counted, and as a table."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from placebook.opendata.table import write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from placebook.submissions.queue import Fate

_WORDS = {
    "new": "new",
    "change": "to change",
    "closing": "no longer running",
    "confirm": "still right",
    "note": "to read",
    "nothing": "with nothing to change",
    "refused": "to send back",
    "again": "twice in it",
    "known": "that came before",
}
_COLUMNS = ("row", "id", "fate", "title", "reason")


def tally(fates: Sequence[Fate], rows: int) -> str:
    """Say what became of the rows.

    Raises:
        AssertionError: A row was lost, or counted twice.
    """
    if len(fates) != rows:
        raise AssertionError(f"{rows} rows, but {len(fates)} are accounted for")
    counts = Counter(fate.fate for fate in fates)
    told = ", ".join(f"{counts[fate]:,} {words}" for fate, words in _WORDS.items() if counts[fate])
    return f"{rows:,} row{'' if rows == 1 else 's'}: {told}" if told else "No rows"


def as_csv(fates: Sequence[Fate]) -> str:
    """Return the fate of every row as CSV, safe to open in a spreadsheet."""
    rows = [{name: str(getattr(fate, name)) for name in _COLUMNS} for fate in fates]
    return write(rows, _COLUMNS)
