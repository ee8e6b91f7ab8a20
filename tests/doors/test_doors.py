"""Every door asks for what the model of a listing holds, and every answer comes back as it went out."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import Field

from placebook.content.load import load
from placebook.content.write import fields_of, to_text
from placebook.doors.answers import answers_of, fields_from
from placebook.doors.cms import cms_config
from placebook.doors.issue_form import AGREED, CONSENT, answers_in, is_agreed, issue_form, issue_template
from placebook.doors.json_schema import json_schema
from placebook.doors.questions import Question, asked, questions
from placebook.doors.sheet import sheet
from placebook.doors.spreadsheet import spreadsheet
from placebook.doors.wording import EDITORS, GROUPS, WORDS
from placebook.model.listing import Listing

ROOT = Path(__file__).parents[2]
CONTENT = ROOT / "content"
DIRECTORY = load(CONTENT).directory
EVERY = questions(DIRECTORY)
FIELDS = {name.partition(".")[0] for name in (question.name for question in EVERY)}


class WithAPet(Listing):
    """A listing of tomorrow, which has one more field."""

    pet: str | None = Field(None, max_length=40, description="The animal that lives there.")


def test_every_field_is_asked_for() -> None:
    """There is a question for each field a file may hold, and for its running text."""
    held = {field.alias or name for name, field in Listing.model_fields.items() if not field.exclude}
    assert held | {"body"} == FIELDS


def test_a_new_field_is_asked_for_at_once() -> None:
    """A field that is added to the model is a question of public forms, in the words of its description."""
    (pet,) = [one for one in questions(DIRECTORY, WithAPet) if one.name == "pet"]
    assert (pet.label, pet.help, pet.takes, pet.longest) == (
        "Pet",
        "The animal that lives there.",
        "line",
        40,
    )
    last_group, held = list(asked(questions(DIRECTORY, WithAPet)))[-1]
    assert (last_group.label, [one.name for one in held]) == ("Anything else", ["pet"])


def test_no_words_are_left_over() -> None:
    """Each wording, each group and each reason not to ask belongs to a field that exists."""
    names = {question.name for question in EVERY}
    assert names >= WORDS.keys()
    assert names >= {name for group in GROUPS for name in group.fields}
    assert EDITORS.keys() <= FIELDS


def test_the_first_questions_make_a_listing() -> None:
    """Whoever answers the first groups, and leaves the rest, has said all that a listing needs."""
    first = {name for group in GROUPS[:4] for name in group.fields}
    needed = {question.name for question in EVERY if question.needed}
    assert needed <= first
    assert {"areas", "sessions", "contact.phone", "contact.email"} <= first


def test_every_question_helps() -> None:
    """Each question of public forms has help, and an example or choices."""
    for _group, held in asked(EVERY):
        for question in held:
            assert question.help, question.name
            assert question.example or question.choices or question.name == "body", question.name


@pytest.mark.parametrize("listing", DIRECTORY.listings, ids=lambda listing: listing.slug)
def test_answers_lose_nothing(listing: Listing) -> None:
    """A listing's answers make the same listing again."""
    assert again(listing, EVERY) == listing


def again(listing: Listing, every: tuple[Question, ...]) -> Listing:
    """Return the listing that a listing's answers make."""
    fields = fields_from(answers_of(listing, every), every)
    rest = {"slug": listing.slug, "html": listing.html, "links": listing.links}
    return Listing.model_validate({**fields, "body": fields.get("body", ""), **rest})


lines = st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=40).filter(
    lambda text: bool(text.strip())
)


@settings(max_examples=60)
@given(
    offers=st.lists(
        st.fixed_dictionaries({"what": lines}, optional={"since": st.just("2026-03-01")}), max_size=3
    ),
    names=st.lists(lines, max_size=3),
    note=lines,
    cost=lines,
)
def test_any_text_comes_back(offers: list[dict[str, str]], names: list[str], note: str, cost: str) -> None:
    """Whatever people write (semicolons, brackets, quotation marks), answers bring back the same listing."""
    made = Listing.model_validate(
        {
            "slug": "tea",
            "title": "Tea",
            "kind": "interest",
            "summary": "Tea and company for anybody who likes either.",
            "themes": ["crafts"],
            "areas": ["northgate"],
            "contact": {"phone": "01632 960001", "note": note},
            "cost": {"level": "paid", "note": cost},
            "offers": offers,
            "also_known_as": names,
        }
    )
    assert again(made, EVERY) == made


@pytest.mark.parametrize(
    ("told", "days", "start", "end"),
    [
        ("Tuesdays, 7pm to 9pm", ["tue"], "19:00", "21:00"),
        ("Tuesday and Thursday 10:00 to 12:00", ["tue", "thu"], "10:00", "12:00"),
        ("mon, wed 7-9pm", ["mon", "wed"], "19:00", "21:00"),
        ("every Monday at 10am", ["mon"], "10:00", None),
        ("Tues 10.30 - 12 noon", ["tue"], "10:30", "12:00"),
        ("Sat 10-1pm", ["sat"], "10:00", "13:00"),
    ],
)
def test_times_are_read_as_people_tell_them(told: str, days: list[str], start: str, end: str | None) -> None:
    """Days and times in everyday spelling become sessions."""
    session = {"days": days, "start": start, **({"end": end} if end else {})}
    assert fields_from({"sessions": told}, EVERY) == {"sessions": [session]}


@pytest.mark.parametrize("told", ["First Monday 10am", "Friday 7 to 9.30", "when the flag is up", "Sun 10-9"])
def test_times_that_are_not_clear_stay_in_words(told: str) -> None:
    """What could mean two things is not guessed: it becomes the hours, just as it was written."""
    assert fields_from({"sessions": told, "hours": "Ring first"}, EVERY) == {"hours": f"{told}. Ring first"}


def test_choices_are_known_by_their_words() -> None:
    """Labels, ids and either with commas all name the same choices; what is none of them stays."""
    told = {"kind": "Group or club", "themes": "Crafts, music-and-singing; whittling", "cost.level": "Free"}
    fields = fields_from(told, EVERY)
    assert fields["kind"] == "association"
    assert fields["themes"] == ["crafts", "music-and-singing", "whittling"]
    assert fields["cost"] == {"level": "free"}


def test_the_json_schema_holds_for_every_file_of_the_demo() -> None:
    """Each file of content/groups is right by the schema for its place, and by the one for any place."""
    for schema in (json_schema(DIRECTORY), json_schema()):
        jsonschema.Draft202012Validator.check_schema(schema)
        judge = jsonschema.Draft202012Validator(schema)
        for path in sorted((CONTENT / "groups").glob("*.md")):
            assert not list(judge.iter_errors(_typed(path.read_text(encoding="utf-8")))), path.name


def _typed(text: str) -> Any:  # noqa: ANN401 - whatever a file holds, as JSON
    return json.loads(json.dumps(yaml.safe_load(text.split("---\n")[1]), default=str))


@pytest.mark.parametrize(
    ("field", "value"),
    [("themes", ["knitng"]), ("kind", "club"), ("title", ""), ("pet", "a cat"), ("cost", "cheap")],
)
def test_the_json_schema_finds_what_is_wrong(field: str, value: object) -> None:
    """A wrong word, an empty name, a field that does not exist: the schema for the place refuses them."""
    good = _typed(to_text(DIRECTORY.listings[0]))
    assert list(jsonschema.Draft202012Validator(json_schema(DIRECTORY)).iter_errors({**good, field: value}))


def test_the_issue_form_is_as_its_hosts_want_it() -> None:
    """Ids and labels differ, choices differ within a question, and needed questions are required."""
    form = yaml.safe_load(issue_form(DIRECTORY))
    parts = [part for part in form["body"] if part["type"] != "markdown"]
    for told in ([part["id"] for part in parts], [part["attributes"]["label"] for part in parts]):
        assert len(set(told)) == len(told)
    for part in parts:
        options = [str(one) for one in part["attributes"].get("options", [])]
        assert len(set(options)) == len(options)
        assert "None" not in options
    required = {part["id"] for part in parts if part.get("validations", {}).get("required")}
    assert required == {question.key for question in EVERY if question.needed}


def issue_of(listing: Listing) -> str:
    """Return an issue as a code host makes it of a filled-in form."""
    answers = answers_of(listing, EVERY)
    parts = [
        f"### {question.label}\n\n{_told(answers.get(question.name, ''), question) or '_No response_'}\n"
        for _group, held in asked(EVERY)
        for question in held
    ]
    return "\n".join([*parts, f"### {CONSENT}\n\n- [X] {AGREED}\n"])


def _told(answer: str, question: Question) -> str:
    if question.takes not in {"one", "several"} or "{" in answer:
        return answer
    labels = {choice.id: choice.label for choice in question.choices}
    return ", ".join(labels.get(one, one) for one in answer.split("; "))


@pytest.mark.parametrize("listing", DIRECTORY.listings[:40:4], ids=lambda listing: listing.slug)
def test_an_issue_says_what_the_form_was_told(listing: Listing) -> None:
    """From the issue that a filled-in form becomes, all answers of public questions are read back."""
    public = [question for _group, held in asked(EVERY) for question in held]
    found = answers_in(issue_of(listing), [question.label for question in public])
    assert is_agreed(found[CONSENT])
    fields = fields_from({one.name: found[one.label] for one in public}, public)
    held = {**fields_of(listing), "body": listing.body}
    assert set(fields) == {name for name in held if name not in EDITORS and held[name]}
    assert fields["title"] == listing.title
    assert fields["themes"] == list(listing.themes)


def test_a_heading_within_an_answer_begins_no_other() -> None:
    """Whoever writes a question's heading into an answer cannot answer that question by it."""
    labels = ["Name", "About", "Ask"]
    body = "### Name\n\nTea\n\n### About\n\nA\n### Ask\n999\n### Name\nCoffee\n\n### Ask\n\n123\n"
    found = answers_in(body, labels)
    assert found == {"Name": "Tea", "About": "A\n### Ask\n999\n### Name\nCoffee", "Ask": "123"}


def test_the_template_is_read_like_the_form() -> None:
    """The template of a host without forms has the same headings, and what it explains is no answer."""
    labels = [question.label for _group, held in asked(EVERY) for question in held]
    found = answers_in(issue_template(DIRECTORY), labels)
    assert list(found) == [*labels, CONSENT]
    assert not any(found[label] for label in labels)
    assert not is_agreed(found[CONSENT])


def test_a_spreadsheet_holds_everything() -> None:
    """Read back from the spreadsheet, each listing of the demo is the same."""
    rows = list(csv.DictReader(io.StringIO(spreadsheet(DIRECTORY.listings))))
    assert [row["slug"] for row in rows] == [listing.slug for listing in DIRECTORY.listings]
    for row, listing in zip(rows, DIRECTORY.listings, strict=True):
        fields = fields_from({name: cell for name, cell in row.items() if name != "slug"}, EVERY)
        rest = {"slug": listing.slug, "html": listing.html, "links": listing.links}
        assert Listing.model_validate({**fields, "body": fields.get("body", ""), **rest}) == listing


def test_the_editors_screen_offers_every_field() -> None:
    """The screen's configuration has each field once, with the place's words to choose from."""
    (groups,) = yaml.safe_load(cms_config(DIRECTORY))["collections"]
    fields = {field["name"]: field for field in groups["fields"]}
    assert fields.keys() == FIELDS
    assert {option["value"] for option in fields["themes"]["options"]} == {
        term.id for term in DIRECTORY.themes
    }
    assert [part["name"] for part in fields["contact"]["fields"]][:3] == ["role", "name", "phone"]
    assert fields["sessions"]["fields"][0]["options"] == ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


def test_the_sheet_asks_what_public_forms_ask() -> None:
    """The sheet has each public question once, and none of an editor's."""
    heads = [line[4:] for line in sheet(DIRECTORY).splitlines() if line.startswith("### ")]
    assert heads == [question.label for _group, held in asked(EVERY) for question in held]
