"""What the web form makes of answers, the intake reads back: by letter, by post, and without a script."""

from __future__ import annotations

import json
from datetime import time
from email.message import EmailMessage
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from find.node import run_node
from placebook.content.catalogues import wording_of
from placebook.doors.answers import answers_of
from placebook.doors.asides import FILM, MAY_WE, TRAP, WRONG
from placebook.doors.issue_form import AGREED
from placebook.doors.web_form import short_form, web_form
from placebook.model.base import clean_text
from placebook.model.consent import LISTING_FORM
from placebook.model.listing import Access, Exchange, Listing
from placebook.model.sessions import Session
from placebook.model.settings import Settings
from placebook.opendata.records import record
from placebook.pages.site import Site
from placebook.submissions.headed import message
from placebook.submissions.objects import objects
from placebook.submissions.proposing import Proposing
from placebook.wording.wording import Wording, english
from submissions.place import TODAY, desk, lay_out
from submissions.test_round_trips import DIRECTORY, EVERY, PUBLIC

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from placebook.doors.web_form import Field
    from placebook.submissions.proposing import Proposal
    from placebook.submissions.submission import Submission

PROGRAM = """
import { answersOf, letter, mailLink, problem, toSend } from "SCRIPTS/form-answers.js";
const { fields, listings } = given;
answer(listings.map((listing) => {
  const before = answersOf(listing, fields);
  const all = toSend(before.values, fields, { values: {}, sent: before.sent });
  const consent = { ...all, consent: given.agreed };
  const changed = toSend({ ...before.values, ...given.edits }, fields, before);
  return {
    nothing: toSend(before.values, fields, before),
    changed: letter({ slug: listing.slug, ...changed }, fields),
    posted: consent,
    letter: letter(consent, fields),
    wrong: fields
      .filter((field) => problem(field, before.values[field.name], before.values))
      .map(({ name }) => name),
  };
}));
"""
WHOLE = web_form(DIRECTORY, english())
SITE = Site(Settings(), TODAY)


def told(words: Wording | None = None) -> list[dict[str, Any]]:
    """Return the form's questions as its script reads them from the page."""
    form = web_form(DIRECTORY, words) if words else WHOLE
    listed = [one for step in form.steps for one in step.fields]
    return [_told(one) for one in (form.which, *listed, *form.about_you.fields, form.consent)]


def _told(one: Field) -> dict[str, Any]:
    greatest = 1e9 if one.greatest_number is None else one.greatest_number
    return {
        "name": one.name,
        "heading": one.heading or one.label,
        "control": one.control,
        "main": one.main,
        "needed": one.needed,
        "shortest": one.shortest,
        "longest": one.longest,
        "most": one.most,
        "least": one.least_number or 0,
        "greatest": greatest,
        "pattern": one.pattern,
        "notBelow": one.not_below,
    }


def sent(
    listings: Sequence[Listing],
    folder: Path,
    edits: Mapping[str, str] | None = None,
    words: Wording | None = None,
) -> Any:  # noqa: ANN401 - whatever the script answers
    """Return what the form sends of listings: of each as it is, with edits, and as a new one."""
    # Also the text of those whose text is not in the data, since some of it may not be seen.
    records = [{**record(one, DIRECTORY, SITE), "body": one.body} for one in listings]
    asked = {"listings": records, "fields": told(words), "agreed": AGREED, "edits": edits or {}}
    return run_node(PROGRAM, asked, folder)


def by_letter(text: str, words: Wording | None = None) -> Submission:
    """Send a text as somebody's mail program does."""
    mail = EmailMessage()
    mail["From"], mail["Date"] = "Ann Other <ann@people.example>", "Sun, 22 Nov 2026 10:00:00 +0000"
    mail.set_content(text)
    return message(mail.as_bytes(), PUBLIC, 1, words)


def by_post(answers: dict[str, str]) -> Submission:
    """Hand over what a service has kept of a posted form."""
    return objects(json.dumps(answers).encode(), "a.json", PUBLIC)[0]


def as_new(submission: Submission) -> Proposal:
    """Return what a submission comes to where nothing is listed yet."""
    return Proposing(type(DIRECTORY)(**_vocabularies()), EVERY, TODAY).propose(submission)


def _vocabularies() -> dict[str, Any]:
    return {name: getattr(DIRECTORY, name) for name in ("areas", "themes", "access", "audiences")}


def test_a_listing_sent_back_as_it_is_loses_nothing(tmp_path: Path) -> None:
    """Of each listing of the demo nothing is sent that is not changed; as a new one, all of it comes back."""
    lists = [one for one in DIRECTORY.open_listings if not one.venue or one.address or one.areas]
    for listing, made in zip(lists, sent(lists, tmp_path), strict=True):
        assert made["nothing"] == {}
        assert made["wrong"] == ["consent"]
        wanted = answers_of(_bare(listing), PUBLIC)
        for submission in (by_post(made["posted"]), by_letter(made["letter"])):
            proposal = as_new(submission)
            assert proposal.kind == "new", (listing.slug, proposal.problems)
            assert proposal.listing
            assert answers_of(proposal.listing, PUBLIC) == wanted, listing.slug
            assert submission.wording == LISTING_FORM.id


def _bare(listing: Listing) -> Listing:
    """Return a listing without the details that its form does not show, and that stay where it is changed."""
    times = (
        Session(days=one.days, start=one.start, end=one.end) if one.start else one for one in listing.sessions
    )
    return listing.model_copy(
        update={
            "address": DIRECTORY.whereabouts(listing).address,  # as much of it as is published
            "sessions": tuple(times),
            "access": tuple(Access(feature=one.feature) for one in listing.access),
            "offers": tuple(Exchange(what=one.what) for one in listing.offers),
            "looking_for": tuple(Exchange(what=one.what) for one in listing.looking_for),
        }
    )


def test_one_edit_changes_one_field(tmp_path: Path) -> None:
    """Whoever changes a telephone number proposes that, of any listing, and keeps all its details."""
    proposing = Proposing(DIRECTORY, EVERY, TODAY)
    lists = DIRECTORY.open_listings
    for listing, made in zip(lists, sent(lists, tmp_path, {"contact.phone": "01632 960999"}), strict=True):
        proposal = proposing.propose(by_letter(made["changed"]))
        assert (proposal.kind, proposal.slug) == ("change", listing.slug)
        assert [one.name for one in proposal.differences] == ["contact.phone"]


def test_lines_that_stay_keep_their_details(tmp_path: Path) -> None:
    """One more time is added to a listing's own: these keep what the form does not show of them."""
    (crafters,) = [one for one in DIRECTORY.listings if one.slug == "wick-yarn-bombers"] or [
        next(one for one in DIRECTORY.listings if any(session.note for session in one.sessions))
    ]
    shown = sent([crafters], tmp_path)[0]["posted"]["sessions"]
    (made,) = sent([crafters], tmp_path, {"sessions": f"{shown}\nSunday 3pm to 4pm"})
    proposal = Proposing(DIRECTORY, EVERY, TODAY).propose(by_letter(made["changed"]))
    assert proposal.listing
    assert proposal.listing.sessions[:-1] == crafters.sessions
    assert proposal.listing.sessions[-1].days == ("sun",)


def test_another_hour_keeps_the_weeks(tmp_path: Path) -> None:
    """Whoever moves a session by an hour has it in the weeks in which it met, with its note."""
    listing = next(one for one in DIRECTORY.listings if any(s.nth and s.note and s.end for s in one.sessions))
    shown = sent([listing], tmp_path)[0]["posted"]["sessions"]
    start = f"{listing.sessions[0].start:%H:%M}"
    (made,) = sent([listing], tmp_path, {"sessions": shown.replace(start, "08:15", 1)})
    proposal = Proposing(DIRECTORY, EVERY, TODAY).propose(by_letter(made["changed"]))
    assert proposal.listing
    first, *others = listing.sessions
    assert proposal.listing.sessions == (first.model_copy(update={"start": time(8, 15)}), *others)


HOSTILE = (
    *("### What is it called?", "### May we publish this?", "### Postcode", "--", "-- ", "> ### x"),
    *(
        "<!-- x -->",
        "<!--",
        "\\### y",
        "\\\\> z",
        "<\\!-- w",
        "title=x",
        "consent=no",
        "{a: b}",
        "[a]",
        '"',
        "=1+1",
    ),
    *("a; b", "a, b", "</textarea><script>pwned()</script>", "{{ 7*7 }}", "#", "e\u0301", "😀"),
)
NOTHING = {
    "-",
    "\u2013",
    "\u2014",
    "none",
    "n/a",
    "na",
    "not applicable",
    "nil",
    "anonymous",
    "_no response_",
}
plain = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=25)
line = (st.sampled_from(HOSTILE) | plain | st.tuples(plain, st.sampled_from(HOSTILE)).map(" ".join)).filter(
    lambda text: bool(text.strip()) and text.strip().casefold() not in NOTHING
)
several_lines = st.lists(line, max_size=5).map("\n".join)


@st.composite
def listings(draw: st.DrawFn) -> Listing:
    """Make a listing of any texts."""
    return Listing.model_validate(
        {
            "slug": "tea",
            "title": draw(line),
            "kind": draw(st.sampled_from(("interest", "place"))),
            "summary": f"Tea and company for anybody: {draw(line)}",
            "themes": draw(st.sampled_from((["crafts"], ["crafts", "walking"]))),
            "areas": [next(iter(DIRECTORY.areas)).id],
            "contact": {"phone": "01632 960001", "note": draw(line), "in_person": draw(st.none() | line)},
            "hours": draw(st.none() | line),
            "volunteering": draw(st.none() | line),
            "offers": [{"what": one} for one in draw(st.lists(line, max_size=3))],
            "languages": draw(st.sampled_from(([], ["en"], ["cy", "pl"], ["zh-Hant"]))),
            "body": draw(several_lines).strip(),
        }
    )


@settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(many=st.lists(listings(), min_size=1, max_size=6))
def test_any_text_comes_back_by_post_and_by_letter(tmp_path: Path, many: list[Listing]) -> None:
    """Whatever people write, a heading of the form or the end of a letter, the listing is as they said."""
    for listing, made in zip(many, sent(many, tmp_path), strict=True):
        wanted = answers_of(listing, PUBLIC)
        wanted["body"] = _lines(wanted.get("body", ""))
        for submission in (by_post(made["posted"]), by_letter(made["letter"])):
            proposal = as_new(submission)
            assert proposal.listing, proposal.problems
            found = {"body": "", **answers_of(proposal.listing, PUBLIC)}
            found["body"] = _lines(found["body"])
            assert found == wanted


def _lines(text: str) -> str:
    return "\n".join(one.rstrip() for one in clean_text(text).split("\n")).strip()


def test_a_letter_in_another_language_is_read(tmp_path: Path) -> None:
    """A French place's form writes its letter in French, and the intake knows its questions."""
    french = wording_of("fr", tmp_path)
    listing = next(one for one in DIRECTORY.listings if one.slug == "the-heron")
    (made,) = sent([listing], tmp_path, words=french)
    assert "### Quel est son nom ?" in made["letter"]
    proposal = as_new(by_letter(made["letter"], french))
    assert proposal.listing
    assert proposal.listing.title == listing.title


def test_what_a_browser_sends_by_itself_is_read() -> None:
    """Without a script a form by e-mail is names and answers; answers that look like these begin none."""
    text = (
        "slug=\r\nfilm=\r\ntitle=Knit\r\nkind=association\r\nsummary=People who knit.\r\nsummary=and talk\r\n"
        "title=a fake\r\nthemes=crafts\r\nthemes=walking\r\nareas=northgate\r\ncontact.phone=01632 960777\r\n"
        f"body=One\r\n\r\ntwo=2\r\nmessage=\r\nyour.name=Ann\r\nconsent={AGREED}\r\nleave-empty=\r\n"
    )
    came = by_letter(text)
    assert came.answers == {
        "title": "Knit",
        "kind": "association",
        "summary": "People who knit.\nsummary=and talk\ntitle=a fake",
        "themes": "crafts\nwalking",
        "areas": "northgate",
        "contact.phone": "01632 960777",
        "body": "One\n\ntwo=2",
    }
    assert (came.agreed, came.sender.name) == (True, "Ann")


@pytest.mark.parametrize(
    ("answers", "kind", "note"),
    [
        ({WRONG.name: "closed"}, "closing", ""),
        ({WRONG.name: "It has closed"}, "closing", ""),
        ({WRONG.name: "details", "message": "The number is dead."}, "note", "Some details are wrong"),
        ({WRONG.name: "whatever"}, "note", "Something else"),
        ({WRONG.name: "right"}, "confirm", ""),
        ({"message": "They moved."}, "note", ""),
        ({FILM.name: "https://films.example/1"}, "note", ""),
    ],
)
def test_what_is_wrong_comes_to_the_keeper(
    tmp_path: Path, answers: dict[str, str], kind: str, note: str
) -> None:
    """What has closed or is right still is proposed so; what is only told is there to be read."""
    _, _, proposing = desk(lay_out(tmp_path))
    for which in ("larkmere-crafters", "Larkmere Crafters"):
        proposal = proposing.propose(by_post({"slug": which, **answers}))
        assert (proposal.kind, proposal.slug) == (kind, "larkmere-crafters")
        assert proposal.submission.notes.get(WRONG.label, "") == note
    told_twice = proposing.propose(by_post({"slug": "nobody", "message": "x", **answers}))
    assert told_twice.kind in {"refused", "note"}


def test_a_film_alone_is_there_to_be_seen(tmp_path: Path) -> None:
    """A link to a film, and whom to ask back, is a note with the film; nothing is asked for but that."""
    _, _, proposing = desk(lay_out(tmp_path))
    came = by_post({FILM.name: "https://films.example/1", MAY_WE.name: AGREED, "your.phone": "01632 960001"})
    proposal = proposing.propose(came)
    assert (proposal.kind, proposal.problems) == ("note", ())
    assert proposal.submission.notes == {FILM.label: "https://films.example/1"}


def test_what_a_machine_fills_in_is_refused() -> None:
    """Whoever answers the question that nobody sees is told apart."""
    came = by_post({"title": "Pills", TRAP.name: "https://pills.example"})
    assert "machine" in came.refusal
    assert came.answers == {}


def test_the_short_form_asks_what_the_intake_knows() -> None:
    """Each question of "something is wrong" has a name that the intake reads, and a heading for letters."""
    form = short_form(english())
    told_ = {form.which.label: "x", form.wrong.label: "details", form.message.heading: "It is shut."}
    came = by_letter("\n".join(f"### {label}\n\n{answer}\n" for label, answer in told_.items()))
    assert (came.slug, came.notes) == ("x", {WRONG.label: "Some details are wrong", "Message": "It is shut."})
