"""A listing written to a file and read again is the same listing, and the file is pleasant to read."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from placebook.content.record import read
from placebook.content.write import to_text
from placebook.intake.rows import markdown_of
from placebook.model.base import clean_text, one_line
from placebook.model.kinds import KINDS, WEEKDAYS
from placebook.model.listing import Listing

GOLDEN = Path(__file__).parent / "golden"


def read_again(listing: Listing) -> Listing:
    """Write a listing and read it."""
    reading = read("groups", listing.slug, to_text(listing).encode(), file="x.md")
    assert isinstance(reading.record, Listing), reading.problems
    return reading.record


def same(one: Listing, other: Listing) -> bool:
    """Tell whether two listings say the same; html and links are made of the body when it is read."""
    return one.model_dump() == other.model_dump() and one.body.strip() == other.body.strip()


words = st.text(max_size=60).map(one_line).filter(bool)
text = st.text(max_size=120).map(clean_text).map(str.strip).filter(bool)
ids = st.from_regex(r"[a-z0-9]([a-z0-9-]{0,10}[a-z0-9])?", fullmatch=True)
days = st.dates(date(1900, 1, 1), date(2199, 12, 31))


def parts(
    required: dict[str, st.SearchStrategy[object]], **optional: st.SearchStrategy[object]
) -> st.SearchStrategy[object]:
    """Return mappings with these parts, the optional ones now and then."""
    return st.fixed_dictionaries(required, optional=dict(optional))


sessions = parts(
    {"days": st.lists(st.sampled_from(WEEKDAYS), min_size=1, max_size=3)},
    start=st.times(time(0), time(11, 59)).map(lambda one: one.strftime("%H:%M")),
    end=st.times(time(12), time(23, 59)).map(lambda one: one.strftime("%H:%M")),
    nth=st.lists(st.sampled_from(["1", "3", "last"]), min_size=1, max_size=2),
    term_time=st.booleans(),
    bank_holidays=st.booleans(),
    until=days,
    note=words,
    **{"except": st.lists(days, min_size=1, max_size=3)},
)
listings = st.builds(
    lambda base, body, extra: Listing.model_validate({**base, **extra, "slug": "x", "body": body}),
    st.fixed_dictionaries(
        {
            "title": words,
            "kind": st.sampled_from(list(KINDS)),
            "summary": words.map(lambda one: f"{one} and twenty letters more"),
            "themes": st.lists(ids, min_size=1, max_size=3),
            "areas": st.lists(ids, min_size=1, max_size=2),
            "contact": parts({"in_person": words}, role=words, phone=st.just("01632 960001"), note=words),
        }
    ),
    text.map(lambda one: one.replace("\r", "\n")) | st.just(""),  # as files are read
    parts(
        {},
        address=parts({"street": words}, locality=words, postcode=st.just("LM1 1AA")),
        sessions=st.lists(sessions, min_size=1, max_size=3),
        hours=words,
        location=parts({"lat": st.floats(-90, 90), "lon": st.floats(-180, 180)}),
        cost=parts({"level": st.sampled_from(["free", "paid"])}, note=words),
        join=parts({"how": st.just("drop-in")}, note=words),
        age=parts({"from": st.integers(0, 18)}),
        access=st.lists(parts({"feature": ids}, note=words, checked=days), min_size=1, max_size=2),
        offers=st.lists(parts({"what": words}, since=days), min_size=1, max_size=2),
        volunteering=text,
        people_each_week=st.integers(0, 1000),
        identifiers=st.lists(parts({"scheme": st.just("GB-CHC"), "id": words}), min_size=1, max_size=2),
        status=st.sampled_from(["active", "paused"]),
        alert=parts({"text": words}, until=days),
        checked=days,
        source=parts({"name": words}, id=words),
        also_known_as=st.lists(words, min_size=1, max_size=3),
        redirect_from=st.lists(ids, min_size=1, max_size=2),
        uuid=words,
    ),
)


@settings(max_examples=80, deadline=None)
@given(listings)
def test_round_trip(listing: Listing) -> None:
    """Nothing is lost between a listing and its file, whatever its words are made of."""
    assert same(read_again(listing), listing)


@settings(max_examples=80, deadline=None)
@given(listings)
def test_other_readers(listing: Listing) -> None:
    """Any YAML reader takes the words for the same words: no title becomes a number, a date or a truth."""
    fields = yaml.safe_load(to_text(listing).split("\n---\n")[0])
    assert fields["title"] == listing.title
    assert fields["contact"]["in_person"] == listing.contact.in_person
    assert fields["themes"] == list(listing.themes)


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("Cosby Crafters", "title: Cosby Crafters"),
        ("Tea & talk, every day", "title: Tea & talk, every day"),
        ("St Ann's (hall)", "title: St Ann's (hall)"),
        ("Tea: all welcome", 'title: "Tea: all welcome"'),
        ("Yes", 'title: "Yes"'),
        ("857", 'title: "857"'),
        ("10:00", 'title: "10:00"'),
        ("Club #1", 'title: "Club #1"'),
        ("- Tea", 'title: "- Tea"'),
        ("@larkmere", 'title: "@larkmere"'),
        ('The "Heron"', 'title: "The \\"Heron\\""'),
        ("Zoë\u2019s café", "title: Zoë\u2019s café"),
        ("null", 'title: "null"'),
        ("{{ config }}", 'title: "{{ config }}"'),
        ("---", 'title: "---"'),
    ],
)
def test_quotes(title: str, line: str) -> None:
    """A value is in quotes only where it would be taken for something else without them."""
    fields = {"kind": "place", "summary": "Twenty letters or a few more.", "themes": "crafts", "areas": "a"}
    listing = Listing.model_validate({**fields, "title": title, "contact": {"in_person": "x"}, "slug": "x"})
    assert to_text(listing).splitlines()[1] == line
    assert same(read_again(listing), listing)


def test_golden() -> None:
    """The file of a listing that uses most fields stays, byte for byte, what it was."""
    path = GOLDEN / "full-listing.md"
    record = read("groups", "full-listing", path.read_bytes(), file=path.name).record
    assert isinstance(record, Listing)
    assert to_text(record) == path.read_text(encoding="utf-8")


@settings(deadline=None)
@given(st.text(alphabet=" \nab*_`[]()<>#+-=~|&;.\\1!:/", max_size=60))
def test_plain_text_as_markdown(source: str) -> None:
    """Text of a register that looks like Markdown or HTML is shown as it is written, not as markup."""
    listing = Listing.model_validate(
        {
            "slug": "x",
            "title": "T",
            "kind": "place",
            "summary": "Twenty letters or a few more.",
            "themes": "a",
            "areas": "a",
            "contact": {"in_person": "x"},
            "body": markdown_of(source),
        }
    )
    html = read_again(listing).html
    for tag in (
        "<a",
        "<em",
        "<strong",
        "<code",
        "<h",
        "<li",
        "<ol",
        "<ul",
        "<pre",
        "<img",
        "<del",
        "<table",
        "<hr",
    ):
        assert tag not in html
