from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from placebook.submissions.columns import read_columns
from placebook.submissions.fates import tally
from placebook.submissions.headed import issue, message
from placebook.submissions.objects import objects
from placebook.submissions.queue import Queue
from placebook.submissions.table import sheet
from submissions.place import TODAY, desk, lay_out

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from placebook.doors.questions import Question
    from placebook.submissions.proposing import Proposal
    from placebook.submissions.submission import Submission

GOLDEN = Path(__file__).parent / "golden"
INPUTS = sorted(path for path in GOLDEN.iterdir() if path.suffix in {".csv", ".md", ".eml", ".json"})


def submissions_in(path: Path, asked: Sequence[Question]) -> Sequence[Submission]:
    """Read a file by the door that it came by."""
    public = [question for question in asked if question.group]
    data = path.read_bytes()
    if path.suffix == ".csv":
        mapping = path.with_suffix(".map.yml")
        text = mapping.read_text(encoding="utf-8") if mapping.exists() else ""
        given = read_columns(text, asked, file=mapping.name) if text else None
        return sheet(data, path.name, asked, given).submissions
    if path.suffix == ".md":
        return [issue(data, public, number=7, day="2026-11-20")]
    if path.suffix == ".eml":
        return [message(data, public)]
    return objects(data, path.name, public)


def told(proposals: Sequence[Proposal]) -> Iterator[str]:
    """Yield lines that say all there is to say of proposals."""
    for one in proposals:
        came = one.submission
        yield f"{came.row} {came.id} {one.kind}: {one.title} [{one.slug}] sent {came.day or 'one day'}"
        if came.sender:
            yield f"  by {came.sender.name} <{came.sender.email}> {came.sender.phone}".rstrip()
        yield from (f"  because of {reason}" for reason in one.reasons)
        for change in one.differences:
            yield f"  {change.name}: {change.before!r} -> {change.after!r}"
        yield from (f"  look at: {doubt}" for doubt in one.doubts)
        yield from (f"  wrong: {problem}" for problem in one.problems)
        yield from (f"  note: {label}: {note}" for label, note in came.notes.items())
        if one.listing:
            held = one.listing
            given = held.consent and f"{held.consent.basis} {held.consent.given} {held.consent.wording}"
            yield f"  listed {held.listed}, checked {held.checked} by {held.checked_by}, consent {given}"


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: path.name)
def test_real_looking_exports(path: Path, tmp_path: Path) -> None:
    """What forms, mail programs and sheets produce is understood to the letter, every row of it."""
    _, asked, proposing = desk(lay_out(tmp_path))
    found = submissions_in(path, asked)
    proposals = [proposing.propose(one) for one in found]
    with Queue(tmp_path / "queue").locked() as queue:
        fates = queue.take(proposals, path.name, TODAY.isoformat())
    text = "\n".join([*told(proposals), tally(fates, len(found))]) + "\n"
    expected = path.with_suffix(f"{path.suffix}.txt")
    assert text == expected.read_text(encoding="utf-8"), "the new text is the first part of the difference"


def test_there_are_ten_of_them() -> None:
    """Enough exports are tried, of each program that people have, and by each door."""
    assert len(INPUTS) >= 10
    programs = "microsoft google airtable jotform typeform semicolons unicode issue gitlab forgejo web"
    assert all(any(path.name.startswith(name) for path in INPUTS) for name in programs.split())
    assert {path.suffix for path in INPUTS} == {".csv", ".md", ".eml", ".json"}
