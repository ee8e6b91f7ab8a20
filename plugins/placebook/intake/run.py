"""The whole way of an import: data and map in, a plan and the fate of every row out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, NamedTuple

from placebook.intake.merge import merged
from placebook.intake.rows import Draft, Drafting, Refused
from placebook.opendata.table import write

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from placebook.intake.map import Map
    from placebook.intake.places import Postcodes
    from placebook.intake.plan import Plan
    from placebook.intake.readers import Row

_STEP = 100


class Fate(NamedTuple):
    """What became of one row."""

    row: int
    name: str
    fate: Literal["imported", "merged", "refused"]
    file: str
    what: str
    reason: str


@dataclass(frozen=True)
class Outcome:
    """An import, before it is written: what it does, and the fate of every row in the order of the rows."""

    plan: Plan
    fates: tuple[Fate, ...]

    def count(self, fate: str) -> int:
        """Return how many rows had a fate."""
        return sum(one.fate == fate for one in self.fates)

    def balance(self, rows: int) -> str:
        """Say what became of the rows.

        Raises:
            AssertionError: The sum is wrong: a row was lost, or counted twice.
        """
        told = Counter(one.row for one in self.fates)
        imported, joined, refused = (self.count(fate) for fate in ("imported", "merged", "refused"))
        if imported + joined + refused != rows or len(told) != rows:
            raise AssertionError(f"{rows} rows, but {imported} + {joined} + {refused} are accounted for")
        things = "row" if rows == 1 else "rows"
        return f"{rows:,} {things}: {imported:,} imported, {joined:,} merged, {refused:,} refused"


def prepare(
    rows: Sequence[Row],
    mapping: Map,
    postcodes: Postcodes | None,
    terms: Mapping[str, frozenset[str]],
    progress: Callable[[int, int], None] = lambda _done, _of: None,
) -> tuple[list[Draft], dict[int, str]]:
    """Make listings of rows.

    Args:
        rows: The rows of the data.
        mapping: The map.
        postcodes: Its table of postcodes, if it names one.
        terms: The ids in each vocabulary of the place.
        progress: Called with rows done and rows in all, now and then.

    Returns:
        The listings, merged where several rows are about one group; and for each refused row its reason.
    """
    drafting = Drafting(mapping, postcodes, terms)
    drafts: list[Draft] = []
    refusals: dict[int, str] = {}
    for done, row in enumerate(rows):
        if done % _STEP == 0:
            progress(done, len(rows))
        try:
            drafts.append(drafting.draft(row))
        except Refused as refusal:
            refusals[row.number] = str(refusal)
    progress(len(rows), len(rows))
    return merged(_distinct(drafts), mapping.merge), refusals


def _distinct(drafts: list[Draft]) -> list[Draft]:
    """Tell apart the identities of rows that claim the same one, by the order they come in."""
    seen: Counter[str] = Counter()
    found = []
    for draft in drafts:
        (identity,) = draft.identities
        seen[identity] += 1
        again = f"{identity} #{seen[identity]}" if seen[identity] > 1 else identity
        found.append(replace(draft, identities=(again,)))
    return found


def outcome(rows: Sequence[Row], refusals: Mapping[int, str], done: Plan) -> Outcome:
    """Say what becomes of each row.

    Args:
        rows: All of them.
        refusals: The reasons of those that were refused.
        done: What is done with the listings made of the others.
    """
    fates: dict[int, Fate] = {
        row.number: Fate(row.number, _name(row), "refused", "", "", refusals[row.number])
        for row in rows
        if row.number in refusals
    }
    by_number = {row.number: row for row in rows}
    for draft, slug, what in done.actions:
        first, *others = draft.rows
        name = str(draft.fields["title"])
        if what == "deleted":
            reason = "its file was deleted since the last import; --restore writes it again"
            fates |= {row: Fate(row, name, "refused", "", what, reason) for row in draft.rows}
            continue
        fates[first] = Fate(
            first, name, "imported", f"{slug}.md", what, "; ".join(dict.fromkeys(draft.notes))
        )
        for row, reason in zip(others, draft.joins, strict=True):
            fates[row] = Fate(row, _name(by_number[row]), "merged", f"{slug}.md", what, reason)
    return Outcome(done, tuple(fates[number] for number in sorted(fates)))


def _name(row: Row) -> str:
    """Return what a row is called in its own data: the cell of the column that looks most like a name."""
    named = next((row.cells[key] for key in ("name", "title", "Name", "Title") if key in row.cells), None)
    return " ".join((named or next(iter(row.cells.values()), "")).split())[:120]


def report(fates: Sequence[Fate]) -> str:
    """Return the fate of every row as CSV, safe to open in a spreadsheet."""
    rows = ({name: str(cell) for name, cell in fate._asdict().items()} for fate in fates)
    return write(rows, Fate._fields)
