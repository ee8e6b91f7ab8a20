"""The form on the web asks what the model holds, by the model's own rules, and shows any text as text."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from pydantic import Field, TypeAdapter, ValidationError

from hostile.payloads import QUOTES, SCRIPTS, TEMPLATES
from placebook.content.catalogues import wording_of
from placebook.doors import web_form as module
from placebook.doors.issue_form import AGREED
from placebook.doors.questions import questions
from placebook.doors.web_form import web_form
from placebook.model.base import (
    EMAIL_PATTERN,
    PHONE_PATTERN,
    WEB_PATTERN,
    EmailAddress,
    PhoneNumber,
    WebAddress,
    one_line,
)
from placebook.model.directory import Directory
from placebook.model.listing import Listing
from placebook.model.settings import Settings
from placebook.model.vocabulary import Term, Vocabulary
from placebook.pages.forms import fragment
from placebook.wording.wording import english
from toolchain import ROOT

if TYPE_CHECKING:
    from lxml.html import HtmlElement

GOLDEN = Path(__file__).parent / "golden" / "form.html"
TEMPLATES_FOLDER = jinja2.FileSystemLoader(ROOT / "theme")
SUBJECT = "?subject=Please%20add%20our%20group"
MAILED = Settings.model_validate({"keeper": {"email": "keepers@larkmere.example"}})


def place(*labels: str) -> Directory:
    """Return a place with few words; themes and areas have these labels, too."""
    terms = [Term(id=f"term-{at}", label=label) for at, label in enumerate(labels)]
    areas = [
        Term(id="north", label="North", parent="town"),
        Term(id="hills", label="The hills"),
        Term(id="town", label="The town"),
    ]
    return Directory.of(
        vocabularies={
            "themes": Vocabulary.of("themes", [Term(id="crafts", label="Crafts"), *terms]),
            "areas": Vocabulary.of("areas", [*areas, *terms]),
            "access": Vocabulary.of("access", [Term(id="step-free", label="No steps")]),
            "audiences": Vocabulary.of("audiences", [Term(id="everyone", label="Everyone")]),
        }
    )


def made(directory: Directory | None, told: Settings = MAILED) -> str:
    """Return the form as HTML."""
    return fragment(directory, told, english(), TEMPLATES_FOLDER)


def parsed(text: str) -> HtmlElement:
    """Return a piece of HTML as browsers read it."""
    return html.document_fromstring(f"<main>{text}</main>")


def test_the_form_is_as_it_was_looked_at() -> None:
    """The whole form, as a fragment, byte for byte."""
    assert made(place()) == GOLDEN.read_text(encoding="utf-8")


def test_every_public_question_is_asked_once_by_its_name() -> None:
    """What the form sends are names of questions, which the intake knows, each from one control or group."""
    page = parsed(made(place()))
    asked = page.xpath("//@data-name")
    public = [question.name for question in questions(place()) if question.group]
    assert len(set(asked)) == len(asked)
    assert set(public) <= set(asked)
    for name in asked:
        held = page.xpath(f'//*[@data-name="{name}"]//@name')
        assert set(held) == {name}
    ids = page.xpath("//@id")
    assert len(set(ids)) == len(ids)
    for control in page.xpath("//input[@type!='hidden'] | //textarea"):
        assert len(page.xpath(f'//label[@for="{control.get("id")}"]')) == 1


class WithAPet(Listing):
    """A listing of tomorrow, which has one more field."""

    pet: str | None = Field(None, min_length=3, max_length=40, description="The animal that lives there.")


def test_a_new_field_is_in_the_form_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A field that is added to the model is asked for, with its rules, without a word written about it."""
    monkeypatch.setattr(module, "questions", lambda directory: questions(directory, WithAPet))
    (pet,) = [one for step in web_form(place(), english()).steps for one in step.fields if one.name == "pet"]
    assert (pet.label, pet.help, pet.shortest, pet.longest) == ("Pet", "The animal that lives there.", 3, 40)


TYPES = {EMAIL_PATTERN: EmailAddress, PHONE_PATTERN: PhoneNumber, WEB_PATTERN: WebAddress}


@settings(max_examples=300)
@given(
    pattern=st.sampled_from(list(TYPES)),
    start=st.sampled_from(("", "http://", "HTTPS://", "mailto:", "01632 960001")),
    text=st.text(st.sampled_from("ab.:/?#@ -+()019é"), max_size=14),
)
def test_what_an_answer_must_look_like_is_what_the_model_takes(pattern: str, start: str, text: str) -> None:
    """Whatever the pattern of a question lets through the model takes, and nothing else."""
    answer = one_line(start + text)
    try:
        TypeAdapter(TYPES[pattern]).validate_python(answer)
    except ValidationError as error:
        too_short = error.errors()[0]["type"] == "string_too_short"
        assert too_short or not re.match(pattern, answer)
    else:
        assert re.match(pattern, answer)


def test_of_several_questions_one_must_be_answered_by_the_models_rule() -> None:
    """Where it is and how to get in touch are rules of the model, and stand beside the questions' groups."""
    rules = {step.id: step.one_of for step in web_form(place(), english()).steps if step.one_of}
    assert {id_: rule.names for id_, rule in rules.items()} == {
        "where": ("areas", "address.street", "address.locality", "address.postcode"),
        "ask": ("contact.phone", "contact.email", "contact.website", "contact.in_person"),
    }


def test_areas_stand_below_what_they_lie_within() -> None:
    """An area comes after the one that holds it, in the keeper's order."""
    (areas,) = [
        one for step in web_form(place(), english()).steps for one in step.fields if one.name == "areas"
    ]
    assert [(one.id, one.depth) for one in areas.options] == [("hills", 0), ("town", 0), ("north", 1)]


def test_any_label_is_text() -> None:
    """Whatever vocabularies call their terms is shown as that text, and is nothing else."""
    labels = [*SCRIPTS, *QUOTES, *TEMPLATES]
    hostile, plain = (parsed(made(place(*told))) for told in (labels, ["Crafts"] * len(labels)))
    for name in ("themes", "areas"):
        shown = [one.text_content() for one in hostile.xpath(f'//*[@data-name="{name}"]//label')]
        assert {one_line(text) for text in shown} >= {one_line(text) for text in labels}
    tags = [[(one.tag, sorted(one.keys())) for one in page.iter()] for page in (hostile, plain)]
    assert tags[0] == tags[1]


def test_the_fragment_needs_nothing_of_this_site() -> None:
    """It has no script, no style, no address but where it is sent, and the exact words of consent."""
    page = parsed(made(None))
    assert not page.xpath("//script | //style | //@style | //img | //link")
    assert set(page.xpath("//@href")) == {"mailto:keepers@larkmere.example"}
    (box,) = page.xpath('//input[@name="consent"]')
    assert box.get("value") == AGREED
    assert page.xpath(f'//label[@for="{box.get("id")}"]')[0].text_content() == AGREED


@pytest.mark.parametrize(
    ("told", "action", "encoding", "button"),
    [
        (
            {"form": {"post_to": "https://forms.example/a?b=c", "send_along": {"key": '"1'}}},
            "https://forms.example/a?b=c",
            None,
            "Send it",
        ),
        (
            {"keeper": {"email": "a+b&c@larkmere.example"}},
            f"mailto:a%2Bb%26c@larkmere.example{SUBJECT}",
            "text/plain",
            "Put it into an e-mail",
        ),
        (
            {"keeper": {"email": "a@larkmere.example"}, "form": {"email": "b@larkmere.example"}},
            f"mailto:b@larkmere.example{SUBJECT}",
            "text/plain",
            "Put it into an e-mail",
        ),
        ({}, None, None, None),
    ],
)
def test_it_goes_where_the_keeper_says(
    told: dict[str, object], action: str | None, encoding: str | None, button: str | None
) -> None:
    """To the service of the settings, else by e-mail to the address for forms or the keeper's."""
    page = parsed(made(place(), Settings.model_validate(told)))
    (form,) = page.xpath("//form")
    assert (form.get("action"), form.get("enctype")) == (action, encoding)
    assert [one.text_content() for one in page.xpath("//button")] == ([button] if button else [])
    along = {one.get("name"): one.get("value") for one in page.xpath("//input[@type='hidden']")}
    assert along == ({"key": '"1'} if action and action.startswith("https") else {})


@pytest.mark.parametrize(
    "address",
    [
        "http://forms.example/",
        "https://forms.example; script-src *",
        "https://a@forms.example/",
        "https://x.example/'",
    ],
)
def test_an_address_that_would_loosen_the_policy_is_refused(address: str) -> None:
    """What goes into the Content-Security-Policy is one https origin, and nothing besides."""
    with pytest.raises(ValidationError):
        Settings.model_validate({"form": {"post_to": address}})


def test_the_form_speaks_the_language_of_the_place(tmp_path: Path) -> None:
    """Questions, help and choices that no vocabulary holds are in the words of the place."""
    form = web_form(place(), wording_of("fr", tmp_path))
    (title, kind, *_) = form.steps[0].fields
    assert title.label == "Quel est son nom ?"
    assert kind.options[0].label == "Savoir-faire"
    assert form.consent.options[0].id == AGREED
    assert form.consent.options[0].label != AGREED
