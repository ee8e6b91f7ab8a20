"""Records: clean text, strict fields, short forms, and values that never change."""

from __future__ import annotations

import pickle
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from placebook.model.base import clean_text, one_line
from placebook.model.edition import Quarter
from placebook.model.event import Event
from placebook.model.listing import Address, Contact, Listing

NEEDED: dict[str, Any] = {
    "slug": "tea",
    "title": "Tea",
    "kind": "association",
    "summary": "A cup of tea and a chat for anyone.",
    "themes": ["food-and-cooking"],
    "areas": ["northgate"],
    "contact": {"email": "tea@larkmere.example"},
}


def _listing(**fields: Any) -> Listing:  # noqa: ANN401 - as YAML holds them
    return Listing.model_validate(NEEDED | fields)


def test_short_forms_mean_the_long_ones() -> None:
    """A bare word stands for the main part of a field, and for a list of one."""
    short = _listing(
        cost="free", join="drop-in", access="ramp", offers=["chairs"], alert="Shut", themes="crafts"
    )
    long = _listing(
        cost={"level": "free"},
        join={"how": "drop-in"},
        access=[{"feature": "ramp"}],
        offers=[{"what": "chairs"}],
        alert={"text": "Shut"},
        themes=["crafts"],
    )
    assert short == long


@pytest.mark.parametrize("name", ["Title", "html_", "price", "from", "__class__", "model_config"])
def test_unknown_fields_are_refused(name: str) -> None:
    """A field that is not in the model is an error, not lost."""
    with pytest.raises(ValidationError, match="extra"):
        _listing(**{name: "x"})


def test_records_never_change() -> None:
    """A record that was made stays as it is."""
    with pytest.raises(ValidationError, match="frozen"):
        setattr(_listing(), "title", "Coffee")  # noqa: B010 - mypy knows that it may not be set


def test_records_survive_being_stored() -> None:
    """A record that went through pickle is the same record, parts and all."""
    listing = _listing(sessions=[{"days": "mon", "start": "10:00", "from": "2026-01-05"}], age={"from": "11"})
    again = pickle.loads(pickle.dumps(listing))  # noqa: S301 - our own
    assert again == listing
    assert again.model_dump() == listing.model_dump()
    with pytest.raises(ValidationError, match="frozen"):
        again.title = "Coffee"


@given(st.text())
def test_clean_text_has_nothing_that_hides(text: str) -> None:
    """Cleaned text has no control or direction-override characters, and stays as it is."""
    clean = clean_text(text)
    assert clean_text(clean) == clean
    assert not set(clean) & set("\x00\x08\x1b\x7f\x85\u202a\u202e\u2066\u2069\ufeff")
    assert one_line(one_line(text)) == one_line(text)
    assert "\n" not in one_line(text)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("larkmere.example", "https://larkmere.example"),
        ("HTTP://larkmere.example/a?b#c", "http://larkmere.example/a?b#c"),
        (" https://larkmere.example ", "https://larkmere.example"),
    ],
)
def test_web_addresses_get_their_scheme(written: str, kept: str) -> None:
    """An address on the web may leave out its scheme."""
    assert Contact(website=written).website == kept


@pytest.mark.parametrize(
    "written",
    [
        "javascript:alert(1)",
        "javascript://a.example/%0aalert(1)",
        "data:text/html,x",
        "ftp://a.example",
        "//a.example",
        "https://",
        "https://user@a.example",
        "a b.example",
        "larkmere",
        "https://[a.b",
        "https://a.b]c",
        "https://\uff41.b\u2100c",
    ],
)
def test_other_web_addresses_are_refused(written: str) -> None:
    """Only http and https lead anywhere, and only to a host with a dot."""
    with pytest.raises(ValidationError):
        Contact(website=written)


def test_where_is_shown_depends_on_kind_unless_said() -> None:
    """What has a door is shown exactly, what may be a home by its street; what is said goes before both."""
    for kind in ("place", "organisation", "association"):
        assert _listing(kind=kind).location_shown == "exact"
    for kind in ("skill", "interest", "network"):
        assert _listing(kind=kind).location_shown == "street"
    assert _listing(kind="place", show_location="hidden").location_shown == "hidden"


@pytest.mark.parametrize(
    ("written", "at", "whole"),
    [
        ("2026-12-05 10:00", "2026-12-05T10:00:00", False),
        ("2026-12-05T10:00", "2026-12-05T10:00:00", False),
        ("2026-12-05 10:00:00", "2026-12-05T10:00:00", False),
        ("2026-12-05", "2026-12-05T00:00:00", True),
    ],
)
def test_moments(written: str, at: str, whole: bool) -> None:  # noqa: FBT001 - the fact of the case
    """An event starts on a day at a time, or is there all day."""
    fields = {key: NEEDED[key] for key in ("slug", "title", "summary")}
    event = Event.model_validate(fields | {"start": written})
    assert event.start.at().isoformat() == at
    assert (event.start.clock is None) == whole
    assert event.last_day == date(2026, 12, 5)


def test_an_event_may_end_on_the_day_it_starts() -> None:
    """A day alone as its end is all of that day, whatever time it starts; a day before is refused."""
    fields = {key: NEEDED[key] for key in ("slug", "title", "summary")} | {"start": "2026-12-05 10:00"}
    assert Event.model_validate(fields | {"end": "2026-12-05"}).last_day == date(2026, 12, 5)
    with pytest.raises(ValidationError, match="ends on 2026-12-04, before it starts on 2026-12-05"):
        Event.model_validate(fields | {"end": "2026-12-04"})


@pytest.mark.parametrize(
    "written",
    [
        "2026-12-05 10:00Z",
        "2026-12-05 10:00+02:00",
        "20261205",
        "2026-W49-6",
        "2026-12-05 25:00",
        "9999-12-31",
        "2026-02-30 10:00",
    ],
)
def test_moments_are_written_in_one_way(written: str) -> None:
    """A time zone, a week's number, an hour that does not exist, the end of time: none is a moment here."""
    fields = {key: NEEDED[key] for key in ("slug", "title", "summary")}
    with pytest.raises(ValidationError, match="is not a day, or a day and a time"):
        Event.model_validate(fields | {"start": written})


@given(st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31)))
def test_quarters_follow_each_other(day: date) -> None:
    """A day lies in its quarter, the next quarter begins the day after it ends, and its name is read back."""
    quarter = Quarter.of(day)
    assert quarter.first <= day <= quarter.last
    assert quarter.next.first.toordinal() == quarter.last.toordinal() + 1
    assert Quarter.parse(str(quarter)) == quarter


@pytest.mark.parametrize("name", ["0000-q1", "9999-q4", "2026-q5", "2026-Q4", "winter"])
def test_only_quarters_that_can_be_reckoned_with(name: str) -> None:
    """What names no quarter, or one at the ends of time, names no edition."""
    with pytest.raises(ValueError, match="does not name a quarter"):
        Quarter.parse(name)


@pytest.mark.parametrize(
    ("street", "shown"),
    [
        ("9 Weavers Row", "Weavers Row"),
        ("12a Mill Lane", "Mill Lane"),
        ("Flat 3, 14 High Street", "High Street"),
        ("12-14 Mill Lane", "Mill Lane"),
        ("The Old Forge", "The Old Forge"),
        ("9", None),
        (None, None),
    ],
)
def test_an_address_without_its_number(street: str | None, shown: str | None) -> None:
    """Where only the street may be known, the number of the house is left out."""
    assert Address(street=street, postcode="LM1 4QT").street_only().street == shown
