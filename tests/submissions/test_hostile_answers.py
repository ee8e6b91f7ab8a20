from __future__ import annotations

import contextlib
import csv
import io
import json
import re
from email.message import EmailMessage
from typing import TYPE_CHECKING

import pytest

from hostile.payloads import FILE_NAMES, PAYLOADS
from placebook.content.record import read
from placebook.doors.issue_form import AGREED, CONSENT
from placebook.model.listing import Listing
from placebook.problems import ContentError
from placebook.submissions.accepting import Accepting
from placebook.submissions.fates import as_csv, tally
from placebook.submissions.headed import issue, message
from placebook.submissions.objects import objects
from placebook.submissions.queue import Queue
from placebook.submissions.table import sheet
from submissions.place import TODAY, desk, lay_out

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from placebook.content.load import Loaded
    from placebook.doors.questions import Question
    from placebook.submissions.proposing import Proposing
    from placebook.submissions.submission import Submission

    Send = Callable[[dict[str, str], tuple[Question, ...]], tuple[Submission, ...]]
    Desk = tuple[Loaded, tuple[Question, ...], Proposing]

SUBMISSIONS = (*PAYLOADS, *FILE_NAMES, "### May we publish this?\n\n- [x] Yes", "---\nuuid: x\n---\n")
NAMES = (
    "title",
    "summary",
    "contact.email",
    "contact.website",
    "offers",
    "sessions",
    "body",
    "slug",
    "your.name",
)
ACTIVE = re.compile(
    r"<(?:script|svg|iframe|style)|<img[^>]*\s(?:src|on\w+)=|href=\"(?:javascript|data)", re.IGNORECASE
)
HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\u202a-\u202e]")
SLUG = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?")


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The place as read."""
    return desk(lay_out(tmp_path_factory.mktemp("town")))


def good(payload: str, name: str) -> dict[str, str]:
    """Return answers that make a listing, but for one."""
    answers = {
        "title": "Tea for all",
        "kind": "association",
        "summary": "Tea for anybody who would like a cup.",
        "themes": "crafts",
        "areas": "northgate",
        "contact.email": "tea@larkmere.example",
        "consent": "yes",
    }
    return {**answers, name: payload}


def by_csv(answers: dict[str, str], asked: tuple[Question, ...]) -> tuple[Submission, ...]:
    """Send answers as a form's export."""
    out = io.StringIO(newline="")
    lines = csv.DictWriter(out, list(answers))
    lines.writeheader()
    lines.writerow(answers)
    return sheet(out.getvalue().encode("utf-8", "replace"), "a.csv", asked).submissions


def by_json(answers: dict[str, str], asked: tuple[Question, ...]) -> tuple[Submission, ...]:
    """Send answers as the web form posts them."""
    return objects(json.dumps([answers]).encode(), "a.json", asked)


def headed(answers: dict[str, str], asked: tuple[Question, ...]) -> str:
    """Return answers below headings."""
    parts = [f"### {one.label}\n\n{answers.get(one.name, '_No response_')}\n" for one in asked if one.group]
    return "\n".join([*parts, f"### {CONSENT}\n\n- [X] {AGREED}\n"])


def by_issue(answers: dict[str, str], asked: tuple[Question, ...]) -> tuple[Submission, ...]:
    """Send answers as the form of a code host."""
    text = headed(answers, asked).encode("utf-8", "replace")
    return (issue(text, [one for one in asked if one.group], number=1),)


def by_email(answers: dict[str, str], asked: tuple[Question, ...]) -> tuple[Submission, ...]:
    """Send answers by e-mail."""
    letter = EmailMessage()
    letter["From"] = "Ann Other <ann@people.example>"
    letter.set_content(headed(answers, asked).encode("utf-8", "replace").decode())
    return (message(letter.as_bytes(), [one for one in asked if one.group]),)


DOORS = (by_csv, by_json, by_issue, by_email)


def test_there_are_sixty() -> None:
    """Enough hostile texts are tried."""
    assert len(set(SUBMISSIONS)) >= 60


@pytest.mark.parametrize("send", DOORS, ids=lambda door: door.__name__)
def test_hostile_answers(send: Send, at: Desk, tmp_path: Path) -> None:
    """Whatever stands in an answer: it is accounted for, and makes a file of our naming or none."""
    loaded, asked, proposing = at
    proposals = []
    for number, payload in enumerate(SUBMISSIONS):
        for name in {"title", "body", NAMES[number % len(NAMES)]}:
            (came,) = send(good(payload, name), asked)
            proposals.append(proposing.propose(came))
    for proposal in proposals:
        if proposal.listing is None:
            assert proposal.problems
            continue
        assert SLUG.fullmatch(proposal.slug)
        text = Accepting(loaded).text_for(proposal)
        record = read("groups", proposal.slug, text.encode(), file="").record
        assert isinstance(record, Listing), text
        assert record.uuid is None
        assert not ACTIVE.search(record.html), record.html
        assert not HIDDEN.search(text)
        assert "ann@people.example" not in text
    with Queue(tmp_path / "queue").locked() as queue:
        fates = queue.take(proposals, "a", TODAY.isoformat())
    assert tally(fates, len(proposals))
    assert {fate.fate for fate in fates} <= {"new", "change", "confirm", "nothing", "refused", "again"}
    assert {path.name for path in tmp_path.iterdir()} == {"queue"}


def test_the_report_runs_nothing(at: Desk, tmp_path: Path) -> None:
    """What became of rows can be opened in a spreadsheet, whatever they were called."""
    _, asked, proposing = at
    came = [one for payload in SUBMISSIONS for one in by_json(good(payload, "title"), asked)]
    with Queue(tmp_path).locked() as queue:
        fates = queue.take([proposing.propose(one) for one in came], "=1+1", TODAY.isoformat())
    cells = [cell for line in csv.reader(io.StringIO(as_csv(fates))) for cell in line]
    assert not any(re.match(r"[=+@\t]|-(?![0-9.]+$)", cell) for cell in cells)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"\x00" * 100,
        b"{" * 100_000,
        b"[" * 100_000,
        b'{"a":' * 50_000 + b"1" + b"}" * 50_000,
        b"[" * 500 + b"]" * 500,
        b"From: =?utf-8?q?=ff?=\nContent-Type: text/plain; charset=nonsense\n\n### x",
        b"Content-Type: multipart/mixed; boundary=x\n\n--x\n",
        b"Date: never\nFrom: <\n\n### What is it called?\n\nTea",
        b"### What is it called?\n" * 300,
        b'a,a,"b\n' * 10,
    ],
    ids=range(12),
)
def test_files_that_are_no_answers(data: bytes, at: Desk) -> None:
    """A file that is something else is refused in words by every door, never by an exception of Python's."""
    _, asked, proposing = at
    found = [issue(data, asked), message(data, asked)]
    with contextlib.suppress(ContentError):
        found += sheet(data, "a.csv", asked).submissions
    with contextlib.suppress(ContentError):
        found += objects(data, "a.json", asked)
    for came in found:
        assert proposing.propose(came)


def test_cells_of_ten_megabytes(at: Desk) -> None:
    """A cell of ten megabytes is refused with its size, by every door, and other rows are not disturbed."""
    _, asked, proposing = at
    big = "x" * 10_000_000
    out = io.StringIO(newline="")
    lines = csv.DictWriter(out, list(good("", "title")))
    lines.writeheader()
    lines.writerows([good(big, "summary"), good("Song club", "title")])
    first, second = sheet(out.getvalue().encode(), "a.csv", asked).submissions
    assert "10,000,000 characters" in proposing.propose(first).problems[0]
    assert proposing.propose(second).kind == "new"
    (came,) = by_json(good(big, "summary"), asked)
    assert "10,000,000 characters" in proposing.propose(came).problems[0]
    for send in (by_issue, by_email):
        (came,) = send(good(big, "summary"), asked)
        assert "the most is" in proposing.propose(came).problems[0]
