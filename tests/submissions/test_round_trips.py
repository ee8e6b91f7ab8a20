from __future__ import annotations

import csv
import io
import json
from email.message import EmailMessage
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from placebook.content.load import load
from placebook.content.write import fields_of
from placebook.doors.answers import answers_of
from placebook.doors.issue_form import AGREED, CONSENT
from placebook.doors.questions import questions
from placebook.doors.spreadsheet import spreadsheet
from placebook.model.listing import Listing
from placebook.submissions.headed import issue, message
from placebook.submissions.objects import objects
from placebook.submissions.proposing import Proposing
from placebook.submissions.table import sheet
from submissions.place import TODAY

if TYPE_CHECKING:
    from collections.abc import Callable

    from placebook.submissions.submission import Submission

DIRECTORY = load(Path(__file__).parents[2] / "content").directory
EVERY = questions(DIRECTORY)
PUBLIC = [question for question in EVERY if question.group]
PROPOSING = Proposing(DIRECTORY, EVERY, TODAY)


def by_spreadsheet(listing: Listing) -> Submission:
    """Send what the keeper's own spreadsheet says of a listing."""
    return sheet(spreadsheet([listing]).encode("utf-8-sig"), "a.csv", EVERY).submissions[0]


def by_form(listing: Listing) -> Submission:
    """Send what a form made elsewhere exports, in our words, and in UTF-16."""
    answers = answers_of(listing, PUBLIC)
    out = io.StringIO(newline="")
    lines = csv.writer(out, delimiter="\t")
    lines.writerow(["Which listing is this about?", *(question.label for question in PUBLIC)])
    lines.writerow([listing.slug, *(answers.get(question.name, "") for question in PUBLIC)])
    return sheet(out.getvalue().encode("utf-16"), "a.csv", EVERY).submissions[0]


def by_json(listing: Listing) -> Submission:
    """Send the fields of a listing as a file holds them."""
    answers = {"slug": listing.slug, "body": listing.body, **fields_of(listing)}
    return objects(json.dumps(answers, default=str).encode(), "a.json", PUBLIC)[0]


def text_of(listing: Listing) -> str:
    """Return what a filled-in form says of a listing below its headings."""
    answers = answers_of(listing, PUBLIC)
    parts = [f"### {one.label}\n\n{answers.get(one.name, '_No response_')}\n" for one in PUBLIC]
    return "\n".join([*parts, f"### {CONSENT}\n\n- [X] {AGREED}\n"])


def by_issue(listing: Listing) -> Submission:
    """Send it as an issue."""
    return issue(text_of(listing).encode(), PUBLIC, number=1)


def by_email(listing: Listing) -> Submission:
    """Send it as the e-mail that the web form prepares."""
    letter = EmailMessage()
    letter.set_content(f"### Which listing is this about?\n\n{listing.slug}\n\n{text_of(listing)}")
    return message(letter.as_bytes(), PUBLIC)


DOORS = (by_spreadsheet, by_form, by_json, by_issue, by_email)


@pytest.mark.parametrize("send", DOORS, ids=lambda door: door.__name__)
def test_what_is_listed_already_changes_nothing(send: Callable[[Listing], Submission]) -> None:
    """Each listing of the demo, sent back by any door as it stands, is known again with nothing to change."""
    for listing in DIRECTORY.listings:
        proposal = PROPOSING.propose(send(listing))
        assert (proposal.kind, proposal.slug, proposal.differences) == ("nothing", listing.slug, ()), (
            listing.slug
        )


line = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=30).filter(
    lambda text: bool(text.strip())
)


@settings(max_examples=60)
@given(
    send=st.sampled_from((by_spreadsheet, by_form, by_json)),
    title=line,
    note=line,
    hours=st.none() | line,
    offers=st.lists(
        st.fixed_dictionaries({"what": line}, optional={"since": st.just("2026-03-01")}), max_size=3
    ),
    names=st.lists(line, max_size=3),
    body=st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=60),
)
def test_any_listing_comes_back(
    *,
    send: Callable[[Listing], Submission],
    title: str,
    note: str,
    hours: str | None,
    offers: list[dict[str, str]],
    names: list[str],
    body: str,
) -> None:
    """Whatever a listing says, its answers by a door that takes any text change nothing in it."""
    made = Listing.model_validate(
        {
            "slug": "tea",
            "title": title,
            "kind": "interest",
            "summary": "Tea and company for anybody who likes either.",
            "themes": ["crafts"],
            "areas": [next(iter(DIRECTORY.areas)).id],
            "contact": {"phone": "01632 960001", "note": note},
            "hours": hours,
            "offers": offers,
            "also_known_as": names,
            "body": body.strip(),
        }
    )
    proposing = Proposing(DIRECTORY, EVERY, TODAY)
    proposing.learn(made)
    proposal = proposing.propose(send(made))
    assert (proposal.kind, proposal.differences, proposal.problems) == ("nothing", (), ())
