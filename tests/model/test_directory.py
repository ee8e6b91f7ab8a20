"""The directory: records in order, joined up, and only what may be published of where they are."""

from __future__ import annotations

from typing import Any

import pytest

from placebook.model.directory import Directory, initial, sort_key
from placebook.model.event import Event
from placebook.model.listing import Listing
from placebook.model.story import Story
from placebook.model.vocabulary import Term, Vocabulary

AREAS = Vocabulary.of(
    "areas",
    [
        Term(id="town", label="Town"),
        Term(id="north", label="North", parent="town"),
        Term(id="a", label="A", parent="b"),
        Term(id="b", label="B", parent="a"),
    ],
)
SUMMARY = "A cup of tea and a chat for anyone."


def _listing(slug: str, **fields: Any) -> Listing:  # noqa: ANN401 - as YAML holds them
    needed = {
        "title": slug.title(),
        "kind": "association",
        "summary": SUMMARY,
        "themes": "crafts",
        "areas": "north",
    }
    return Listing.model_validate(needed | {"slug": slug, "contact": {"phone": "101"}} | fields)


def _place(*listings: Listing, **others: Any) -> Directory:  # noqa: ANN401 - other records
    return Directory.of(listings=listings, vocabularies={"areas": AREAS}, **others)


HALL = {"kind": "place", "address": {"street": "1 High Street"}, "location": {"lat": 52.9, "lon": -1.3}}


def test_names_are_sorted_as_people_look_for_them() -> None:
    """Case, accents, quotation marks and a leading article do not count."""
    titles = ["Zumba", "The Élan", "a choir", "\u2018Dawn\u2019 dippers", "Bowls", "10k runners"]
    assert sorted(titles, key=sort_key) == [
        "10k runners",
        "Bowls",
        "a choir",
        "\u2018Dawn\u2019 dippers",
        "The Élan",
        "Zumba",
    ]
    assert [initial(title) for title in titles] == ["z", "e", "c", "d", "b", "0-9"]


def test_names_in_other_scripts_are_no_numbers() -> None:
    """Letters with a stroke stand under their plain ones; names in other scripts have a part of their own."""
    titles = ["Łódź supper club", "Ørsted", "Ærø friends", "Ĳsclub", "חוג תפירה", "Клуб", "نادي", "Øystein"]
    assert [initial(title) for title in titles] == ["l", "o", "a", "i", "other", "other", "other", "o"]
    assert [initial(title) for title in ("42nd scouts", "٤ friends", "★ club", "")] == ["0-9"] * 4


def test_an_area_holds_what_lies_in_the_areas_within_it() -> None:
    """A listing in the north is found under the town too."""
    place = _place(_listing("tea"), _listing("chat", areas="town"))
    assert [one.slug for one in place.by_area["town"]] == ["chat", "tea"]
    assert [one.slug for one in place.by_area["north"]] == ["tea"]


def test_a_circle_of_areas_ends() -> None:
    """Areas that lie within each other do not hang a build; the check tells of them."""
    assert [term.id for term in AREAS.path("a")] == ["b", "a"]
    assert AREAS.path("nowhere") == ()


def test_closed_listings_are_in_no_list_but_a_to_z() -> None:
    """What has closed keeps its page and its letter, and is in no other list."""
    place = _place(_listing("tea", status="closed", sessions=[{"days": "mon"}]))
    assert place.by_theme == {}
    assert place.by_kind["association"] == []
    assert place.by_day["mon"] == []
    assert list(place.by_initial) == ["t"]


@pytest.mark.parametrize(
    ("shown", "street", "point"),
    [
        (None, True, True),
        ("exact", True, True),
        ("area", False, False),
        ("hidden", False, False),
    ],
)
def test_what_is_hidden_is_not_told(shown: str | None, street: bool, point: bool) -> None:  # noqa: FBT001
    """A listing that shows its area only, or nothing, gives neither address nor point."""
    listing = _listing("tea", **HALL, show_location=shown)
    where = _place(listing).whereabouts(listing)
    assert (where.address is not None, where.location is not None) == (street, point)


@pytest.mark.parametrize("shown", ["area", "hidden"])
def test_a_hidden_venue_is_not_told_by_its_guests(shown: str) -> None:
    """A listing or event at a hidden venue does not give that venue's address away."""
    hall, guest = _listing("hall", **HALL, show_location=shown), _listing("tea", venue="hall", areas=[])
    event = Event.model_validate(
        {"slug": "x", "title": "X", "summary": SUMMARY, "start": "2026-12-05", "venue": "hall"}
    )
    place = _place(hall, guest, events=[event])
    for one in (guest, event):
        where = place.whereabouts(one)
        assert (where.address, where.location) == (None, None)
        assert where.areas == ("north",)


def test_a_guest_is_where_its_venue_is() -> None:
    """Without an address of its own a listing has that of its venue, and the venue knows its guests."""
    hall, guest = _listing("hall", **HALL), _listing("tea", venue="hall", areas=[])
    place = _place(hall, guest)
    assert place.whereabouts(guest).address == hall.address
    assert place.housed == {"hall": [guest]}


def test_stories_and_events_are_found_by_their_listings() -> None:
    """A listing finds the stories it is in, newest first, and its events, soonest first."""
    needed = {"title": "X", "summary": SUMMARY}
    stories = [
        Story.model_validate(needed | {"slug": day, "date": f"2026-01-{day}", "groups": ["tea", "tea"]})
        for day in ("01", "02")
    ]
    events = [
        Event.model_validate(needed | {"slug": f"e{n}", "start": f"2026-12-0{n}", part: value})
        for n, part, value in ((3, "organiser", "tea"), (1, "groups", ["tea"]), (2, "venue", "tea"))
    ]
    place = _place(_listing("tea"), stories=stories, events=events)
    assert [story.slug for story in place.stories_of["tea"]] == ["02", "01"]
    assert [event.slug for event in place.events_of["tea"]] == ["e1", "e2", "e3"]


def test_a_label_within_a_line_is_as_the_place_writes_it_there() -> None:
    """Of labels that stand one after the other, all but the first are as they stand within a line."""
    who = Vocabulary.of(
        "audiences",
        [Term(id="men", label="Men", within="men"), Term(id="polish", label="Polish speakers")],
    )
    assert who.in_a_line(["men", "polish"]) == ["Men", "Polish speakers"]
    assert who.in_a_line(["polish", "men", "gone"]) == ["Polish speakers", "men", "gone"]
