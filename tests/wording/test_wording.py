"""Times, dates, ages and counts as people write them: in English our own way, else as CLDR says."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest

from placebook.model.event import Event
from placebook.model.kinds import WEEKDAYS
from placebook.model.listing import Age
from placebook.model.sessions import Session
from placebook.wording.catalogue import Catalogue
from placebook.wording.formats import formats
from placebook.wording.languages import language_name, own_name
from placebook.wording.times import age_words, clock_words, session_words, when_words, whole_session_words
from placebook.wording.wording import Wording, english

TUESDAY = date(2026, 11, 24)
# As Polish counts: one, a few, many.
POLISH = "n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"days": "tue"}, "Tuesdays"),
        ({"days": ["tue"], "start": "10:00", "end": "12:00"}, "Tuesdays, 10am to 12 noon"),
        ({"days": ["thu", "tue"], "start": "19:30"}, "Tuesday and Thursday, 7.30pm"),
        ({"days": ["tue"], "every": "2", "from": "2026-01-06"}, "Every second Tuesday"),
        ({"days": ["tue"], "every": "3", "from": "2026-01-06"}, "Every 3 weeks on Tuesday"),
        ({"days": ["mon"], "nth": ["1", "3"]}, "First and third Monday of the month"),
        ({"days": ["mon", "fri"], "nth": "last"}, "Last Monday and Friday of the month"),
        ({"days": list(WEEKDAYS)}, "Every day"),
    ],
)
def test_session_words(fields: dict[str, Any], words: str) -> None:
    """A session is said as a person would say it."""
    assert session_words(english(), Session.model_validate(fields)) == words


@pytest.mark.parametrize(
    ("meets", "words"), [("true", "bank holidays too"), ("false", "not on bank holidays")]
)
def test_a_session_says_whether_it_meets_on_bank_holidays(meets: str, words: str) -> None:
    """Where a group says so, its times say whether it meets on bank holidays."""
    session = Session.model_validate({"days": "mon", "term_time": "true", "bank_holidays": meets})
    assert whole_session_words(english(), session) == f"Mondays, in term time, {words}"


@pytest.mark.parametrize(
    ("clock", "words"),
    [
        (time(0), "midnight"),
        (time(0, 5), "12.05am"),
        (time(9), "9am"),
        (time(11, 59), "11.59am"),
        (time(12), "12 noon"),
        (time(12, 30), "12.30pm"),
        (time(23), "11pm"),
    ],
)
def test_clock_words(clock: time, words: str) -> None:
    """Noon and midnight have their names; other times have am or pm and no needless zeros."""
    assert clock_words(english(), clock) == words


def test_words_are_joined() -> None:
    """Words are joined with commas and an `and`."""
    assert [english().joined("abc"[:n]) for n in range(4)] == ["", "a", "a and b", "a, b and c"]


def test_an_article_within_a_line_is_small() -> None:
    """A name that begins with an article has it small unless it begins the line."""
    assert english().joined(["The Rushes", "The villages"]) == "The Rushes and the villages"


@pytest.mark.parametrize(
    ("ages", "words"),
    [
        ({"from": "11", "to": "18"}, "ages 11 to 18"),
        ({"from": "16"}, "16 and over"),
        ({"to": "5"}, "up to 5"),
    ],
)
def test_ages_in_words(ages: dict[str, str], words: str) -> None:
    """Ages are said as people say them."""
    assert age_words(english(), Age.model_validate(ages)) == words


@pytest.mark.parametrize(
    ("day", "season"),
    [
        ("2026-01-10", "Winter 2025/26"),
        ("2026-02-28", "Winter 2025/26"),
        ("2026-03-01", "Spring 2026"),
        ("2026-08-31", "Summer 2026"),
        ("2026-11-30", "Autumn 2026"),
        ("2026-12-01", "Winter 2026/27"),
        ("2099-12-31", "Winter 2099/00"),
    ],
)
def test_no_two_seasons_have_one_name(day: str, season: str) -> None:
    """A winter is named after both its years: January's edition and December's are told apart."""
    assert english().season(date.fromisoformat(day)) == season


ENGLISH = "Tuesday 24 November 2026|Tuesday 24 November|24 November 2026|November 2026|7.30pm|1,303"


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", ENGLISH),
        ("en-US", ENGLISH),
        ("qps", ENGLISH),
        ("fr", "mardi 24 novembre 2026|mardi 24 novembre|24 novembre 2026|novembre 2026|19:30|1\u202f303"),
        (
            "pl",
            "wtorek, 24 listopada 2026|wtorek, 24 listopada|24 listopada 2026|listopad 2026|19:30|1\xa0303",
        ),
        (
            "de",
            "Dienstag, 24. November 2026|Dienstag, 24. November|24. November 2026|November 2026|19:30|1.303",
        ),
        ("it", "martedì 24 novembre 2026|martedì 24 novembre|24 novembre 2026|novembre 2026|19:30|1.303"),
        ("zh", "2026年11月24日星期二|11月24日星期二|2026年11月24日|2026年11月|19:30|1,303"),
    ],
)
def test_dates_are_written_as_the_language_does(language: str, written: str) -> None:
    """Weekdays, months and numbers come from CLDR; a language it does not know is written as English is."""
    how, clock = formats(language), clock_words(Wording(language), time(19, 30))
    found = [how.day(TUESDAY), how.short_day(TUESDAY), how.calendar_date(TUESDAY), how.month(TUESDAY)]
    assert "|".join([*found, clock, how.number(1303)]) == written


def test_a_count_takes_the_form_of_its_number() -> None:
    """Each number has the form that the language's own rule gives it, and none at all a text of its own."""
    forms = ("{number} grupa", "{number} grupy", "{number} grup")
    polish = Wording("pl", Catalogue({"{number} group": forms, "no groups": ("żadnych grup",)}, POLISH))
    texts = ("no groups", "{number} group", "{number} groups")
    said = [polish.counted(number, *texts) for number in (0, 1, 3, 5, 22, 112)]
    assert said == ["żadnych grup", "1 grupa", "3 grupy", "5 grup", "22 grupy", "112 grup"]
    assert english().counted(0, *texts) == "no groups"
    assert english().counted(1303, *texts) == "1,303 groups"


def test_what_is_filled_in_is_not_read_again() -> None:
    """A name with a hole in it stays as it is: a text is filled once."""
    assert english().say("{start} to {end}", start="{end}", end="<1>") == "{end} to <1>"
    pieces = english().linked("Write to <1>{email}</1> or {name}.", email="a<2>b", name="{email}")
    assert pieces == [("Write to ", 0), ("a<2>b", 1), (" or {email}.", 0)]


def test_a_session_in_another_language() -> None:
    """Names of days come from CLDR, the rest from the catalogue; what is not in it is said in English."""
    words = Wording("fr", Catalogue({"{start} to {end}": ("de {start} à {end}",), "Tuesdays": ("Le mardi",)}))
    session = Session.model_validate({"days": "tue", "start": "10:00", "end": "12:00"})
    assert session_words(words, session) == "Le mardi, de 10:00 à 12:00"
    twice = Session.model_validate({"days": ["tue", "thu"], "every": "2", "from": "2026-01-06"})
    assert session_words(words, twice) == "Every second mardi and jeudi"


def test_when_an_event_is() -> None:
    """An event of one day has its times, one of several days both its ends."""
    fields = {"title": "Fair", "summary": "A fair for all who live here.", "slug": "fair", "themes": ["food"]}

    def said(**when: Any) -> str:  # noqa: ANN401 - as YAML holds them
        return when_words(english(), Event.model_validate({**fields, **when}))

    assert said(start="2026-12-05") == "Saturday 5 December 2026"
    assert (
        said(start="2026-12-05 10:00", end="2026-12-05 12:00") == "Saturday 5 December 2026, 10am to 12 noon"
    )
    assert said(start="2026-12-05", end="2026-12-06") == "Saturday 5 December to Sunday 6 December 2026"


def test_languages_have_their_names() -> None:
    """A language has a name in the language of the place and one of its own; an unknown one keeps its tag."""
    assert [language_name(english(), tag) for tag in ("pl", "fa", "bfi", "cy-GB", "xx")] == [
        "Polish",
        "Farsi",
        "British Sign Language",
        "Welsh",
        "xx",
    ]
    assert [language_name(Wording("fr"), tag) for tag in ("pl", "fa")] == ["polonais", "persan"]
    assert [own_name(tag) for tag in ("pl", "ur", "bfi", "xx")] == ["polski", "اردو", "", ""]


def test_languages_have_their_direction() -> None:
    """What is written from right to left is known."""
    assert [formats(tag).direction for tag in ("en", "ur", "ar", "qps")] == ["ltr", "rtl", "rtl", "ltr"]
