"""What a reminder says, and where its answers lead."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

import jinja2
from hypothesis import given
from hypothesis import strategies as st

from judges import vnu_errors
from newsletter.place import context, listing
from placebook.content.catalogues import SHIPPED, TEMPLATE, read_catalogue
from placebook.doors.questions import questions
from placebook.pages.templates import environment
from placebook.reminders.letter import reminder
from placebook.reminders.links import Answering
from placebook.submissions.headed import message
from placebook.wording.wording import Wording, english
from toolchain import ROOT

if TYPE_CHECKING:
    from placebook.reminders.letter import Reminder

GOLDEN = Path(__file__).parent / "golden" / "reminder.txt"
HOSTILE = '<img src=x onerror="alert(1)"> {{unsubscribe_url}}\' & "more"'
EMAIL = "desk@larkmere.example"
FRENCH = Wording("fr", read_catalogue([SHIPPED / "fr.po"], TEMPLATE.read_bytes())[0])
TEA = listing(
    "tea",
    title="Tea and talk",
    checked="2025-01-01",
    checked_by="group",
    sessions=[{"days": ["tue"], "start": "10:00", "end": "12:00"}],
    cost="free",
    contact={"email": "tea@larkmere.example", "phone": "01632 960001", "role": "secretary"},
)
CHOIR = listing("choir", title="The choir", hours="Most evenings\nof the week")


def written(*listings: object, **settings: object) -> Reminder:
    """Write a reminder about listings."""
    ctx = context(*listings, today="2026-12-05", settings=settings)  # type: ignore[arg-type]
    return reminder(ctx, listings, Answering(ctx.site, EMAIL), "ask.2026-q4")  # type: ignore[arg-type]


def test_a_reminder_is_plain_and_warm() -> None:
    """The text says what is listed, asks, says what comes of no answer, and how to be asked no more."""
    found = written(TEA, CHOIR)
    assert f"{found.subject}\n\n{found.text}" == GOLDEN.read_text(encoding="utf-8")
    assert written(TEA).subject == "Is this still right? Tea and talk"


def test_a_service_of_the_keepers_own_takes_answers() -> None:
    """Where a service is set, links lead there, and nothing is said of e-mails that are ready."""
    service = "https://larkmere.example/answer?listing={listing}&answer={answer}"
    found = written(TEA, reminders={"answers": service})
    for answer in ("right", "change", "closed"):
        assert f"https://larkmere.example/answer?listing=tea&answer={answer}\n" in found.text
    assert "mailto:" not in found.text
    assert "an e-mail opens" not in found.text


def test_the_sites_forms_take_answers_where_they_go_to_a_service() -> None:
    """Where the forms are sent to a service, links open them, filled in as far as can be."""
    found = written(TEA, form={"post_to": "https://forms.example/take"})
    for page in (
        "something-wrong/?listing=tea&wrong=right",
        "list-your-group/?listing=tea",
        "something-wrong/?listing=tea&wrong=closed",
    ):
        assert f"https://larkmere.example/{page}\n" in found.text
    assert "mailto:" not in found.text


def test_whatever_a_listing_is_called_is_text(tmp_path: Path) -> None:
    """A hostile title shows as what it is, in HTML that a validator finds no fault in."""
    hostile = listing("tea", title=HOSTILE, summary=f"{HOSTILE} for all", contact={"email": "a@b.example"})
    found = written(hostile, CHOIR)
    assert "<img" not in found.html
    (tmp_path / "letter.html").write_text(
        found.html.replace("{{unsubscribe_url}}", "mailto:a@b.example"), "utf-8"
    )
    assert vnu_errors(tmp_path, ["letter.html"]) == []
    assert "src=" not in found.html.replace("src=x", "")
    assert "url(" not in found.html


@given(st.text(max_size=120).filter(str.strip), st.sampled_from([english(), FRENCH]))
def test_the_ready_e_mails_are_read_as_what_they_say(title: str, words: Wording) -> None:
    """Whatever a listing is called, in either language both are read as that answer about that listing."""
    try:
        one = listing("tea", title=title)
    except ValueError:  # nothing but what is taken out of texts
        return
    site = replace(context(one).site, words=words)
    links, read = Answering(site, EMAIL).links(one), {}
    public = [question for question in questions() if question.group]
    for answer in ("right", "closed"):
        to, _, body = getattr(links, answer).partition("&body=")
        assert to.partition("?")[0] == f"mailto:{EMAIL}"
        head = b"From: ann@people.example\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
        read[answer] = message(head + unquote(body).encode(), public, words=words)
    assert {one.slug for one in read.values()} == {"tea"}
    assert (read["right"].confirms, read["right"].answers, read["right"].tells) == (True, {}, False)
    assert read["closed"].answers == {"status": "closed"}


def test_a_reminder_is_in_the_language_of_the_place() -> None:
    """In French the whole of it is French, in both its forms."""
    ctx = context(TEA, today="2026-12-05", settings={"language": "fr"})
    site = replace(ctx.site, words=FRENCH)
    ctx = replace(ctx, site=site, env=environment(jinja2.FileSystemLoader(ROOT / "theme"), site))
    found = reminder(ctx, [TEA], Answering(site, EMAIL), "ask.2026-q4")
    for form in (found.text, found.html):
        assert "Bonjour" in form
        assert "Dernière vérification en janvier 2025" in form
        assert not re.findall(
            r"\b(?:the|right|still|asked?|you|we|this)\b", unquote(form.split("mailto:")[0])
        )
    assert found.subject == "Est-ce toujours exact ? Tea and talk"
