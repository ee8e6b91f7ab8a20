"""Taking a file apart: its fields as text, its body, and the line of each field."""

from __future__ import annotations

from datetime import date

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from placebook.content.frontmatter import MAX_YAML, field_lines, split
from placebook.content.record import read
from placebook.content.write import to_text
from placebook.model.base import one_line
from placebook.model.listing import Listing
from placebook.problems import ContentError
from small_place import listing


@pytest.mark.parametrize(
    "written",
    [
        "no",
        "yes",
        "on",
        "1_000",
        "08:30",
        "0x1f",
        "1e3",
        "2026-03-01",
        "true",
        ".inf",
        "010",
        "=",
        "12:30:45",
    ],
)
def test_plain_text_stays_as_it_was_written(written: str) -> None:
    """What other readers of YAML take for a truth value, a number or a time stays text."""
    assert split(f"---\nnote: {written}\n---\n").fields == {"note": written}


@pytest.mark.parametrize("written", ["", "~", "null", "Null", "NULL"])
def test_nothing_is_nothing(written: str) -> None:
    """An empty value and YAML's words for one are None, unless they are in quotes."""
    assert split(f"---\nnote: {written}\n---\n").fields == {"note": None}
    assert split(f"---\nnote: '{written}'\n---\n").fields == {"note": written}


def test_lines_of_lists_parts_and_text() -> None:
    """Each field, item and part has the line it stands on; comments and blank lines count."""
    fields = "# A comment\ntitle: Tea\ncontact:\n  email: a@b.example\naccess:\n  - ramp\n  - {feature: loop}"
    lines = field_lines(f"\n---\n\n{fields}\n---\n")
    assert lines["title"] == 5
    assert lines["contact.email"] == 7
    assert lines["access.1"] == lines["access.1.feature"] == 10


def test_a_line_of_three_dashes_in_the_body_is_body() -> None:
    """Only the first two lines of dashes are taken; a rule in the text stays there."""
    assert split("---\ntitle: Tea\n---\nOne\n\n---\n\nTwo\n").body == "One\n\n---\n\nTwo"


def test_only_frontmatter() -> None:
    """A file without a body has an empty one."""
    assert split("---\ntitle: Tea\n---").body == ""


def test_too_much_yaml_is_refused() -> None:
    """Fields of more than 64 kB are refused before they are read."""
    with pytest.raises(ContentError, match="more than 64 kB"):
        split(f"---\ntitle: {'x' * MAX_YAML}\n---\n")


def test_deep_nesting_is_refused_however_deep() -> None:
    """Thirty thousand brackets are refused like thirteen, without running out of stack."""
    with pytest.raises(ContentError, match="nested too deeply"):
        split(f"---\ntitle: {'[' * 30_000}\n---\n")


# YAML refuses these characters anywhere; a name with one in it cannot be typed.
TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=300
)


@given(TEXT)
def test_any_text_survives_the_way_through_yaml(text: str) -> None:
    """Any title and summary that a program writes as YAML is read back as it was, cleaned."""
    title, summary = (
        one_line(text)[:120].strip() or "Tea",
        one_line(f"A cup of tea for everyone. {text}")[:200],
    )
    fields = yaml.safe_dump({"title": title, "summary": summary}, allow_unicode=True)
    reading = read("groups", "tea", listing(fields).encode(), file="groups/tea.md")
    assert isinstance(reading.record, Listing), reading.problems
    assert reading.record.title == one_line(title)
    assert reading.record.summary == one_line(summary)


WORDS = TEXT.map(one_line).filter(bool)
DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31)).map(str)
FIELDS = st.fixed_dictionaries(
    {
        "slug": st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}", fullmatch=True),
        "title": WORDS.map(lambda text: text[:120].strip()),
        "kind": st.sampled_from(["skill", "interest", "network", "association", "organisation", "place"]),
        "summary": WORDS.map(lambda text: f"A cup of tea for everyone. {text}"[:200].strip()),
        "themes": st.lists(st.sampled_from(["crafts", "no", "1000"]), min_size=1, max_size=3),
        "areas": st.just(["northgate"]),
        "contact": st.fixed_dictionaries(
            {"in_person": WORDS}, optional={"note": WORDS, "phone": st.just("101")}
        ),
    },
    optional={
        "sessions": st.lists(
            st.fixed_dictionaries(
                {"days": st.lists(st.sampled_from(["mon", "sun"]), min_size=1, max_size=2)},
                optional={
                    "start": st.just("08:30"),
                    "nth": st.lists(st.sampled_from(["1", "last"])),
                    "from": st.just("2026-01-05"),
                    "except": st.lists(DAYS, max_size=2),
                    "term_time": st.booleans(),
                    "note": WORDS,
                },
            ),
            max_size=2,
        ),
        "cost": st.fixed_dictionaries({"level": st.just("free")}, optional={"note": WORDS}),
        "offers": st.lists(st.fixed_dictionaries({"what": WORDS}, optional={"since": DAYS}), max_size=2),
        "people_each_week": st.integers(0, 1_000_000),
        "location": st.fixed_dictionaries({"lat": st.floats(-90, 90), "lon": st.floats(-180, 180)}),
        "age": st.fixed_dictionaries({"from": st.integers(0, 120)}),
        "checked": DAYS,
        "also_known_as": st.lists(WORDS, max_size=2),
        "volunteering": WORDS,
    },
)


@given(FIELDS)
def test_a_listing_survives_being_written_and_read(fields: dict[str, object]) -> None:
    """A listing written to a file and read from it is the same listing."""
    before = Listing.model_validate(fields)
    reading = read("groups", before.slug, to_text(before).encode(), file="groups/x.md")
    assert reading.problems == ()
    assert reading.record == before
