"""The points that the search reads: those that may be known, as exactly as they may be, and no other."""

from __future__ import annotations

from typing import Any

import pytest

from newsletter.place import listing
from placebook.find.points import points
from placebook.model.directory import Directory
from placebook.model.postcode import PostcodePoints
from placebook.model.vocabulary import Term, Vocabulary

AREAS = Vocabulary.of(
    "areas",
    (
        Term(id="larkmere", label="Larkmere"),
        Term(id="northgate", label="Northgate", parent="larkmere"),
        Term(id="coldwell", label="Coldwell"),
    ),
)
CODES = PostcodePoints({"LM1": {"1AA": (52.90012, -1.30012), "4QT": (52.89216, -1.30316)}})
SPOT = {"lat": 52.9123456, "lon": -1.3123456}


def _points(**listings: dict[str, Any]) -> dict[str, Any]:
    made = [listing(slug, **{"areas": ["northgate"], **fields}) for slug, fields in listings.items()]
    return points(Directory.of(listings=made, vocabularies={"areas": AREAS}), CODES)


@pytest.mark.parametrize(
    ("fields", "point"),
    [
        ({"kind": "place", "location": SPOT}, [52.91235, -1.31235, 1]),
        ({"kind": "skill", "location": SPOT}, [52.912, -1.312, 0]),
        ({"kind": "place", "location": SPOT, "show_location": "street"}, [52.912, -1.312, 0]),
        ({"location": SPOT, "show_location": "area"}, None),
        ({"location": SPOT, "show_location": "hidden"}, None),
        ({"kind": "place", "address": {"postcode": "LM1 4QT"}}, [52.892, -1.303, 0]),
        ({"address": {"postcode": "LM1 4QT"}, "show_location": "hidden"}, None),
        ({"address": {"postcode": "LM1 9ZZ"}}, None),
        ({"address": {"postcode": "LM1"}}, None),
        ({}, None),
    ],
)
def test_a_point_is_as_exact_as_it_may_be(fields: dict[str, Any], point: list[float] | None) -> None:
    """A door, a street, the street of a published postcode, or nothing: as the listing wants to be shown."""
    assert _points(tea=fields)["listings"].get("tea") == point


def test_a_hidden_venue_hides_the_point_of_who_meets_there() -> None:
    """Neither the point nor the postcode of a hidden venue comes out by way of a group that uses it."""
    hall = {"kind": "place", "location": SPOT, "address": {"postcode": "LM1 4QT"}, "show_location": "hidden"}
    assert _points(hall=hall, tea={"venue": "hall"})["listings"] == {}


def test_closed_listings_have_no_point() -> None:
    """What has closed is not looked for, so its point is not there either."""
    assert _points(tea={"location": SPOT, "status": "closed"})["listings"] == {}


def test_an_area_is_in_the_middle_of_its_listings() -> None:
    """An area is where most of its listings are, also those of areas within; one with no point is nowhere."""
    found = _points(
        one={"location": {"lat": 52.9, "lon": -1.3}},
        two={"location": {"lat": 52.904, "lon": -1.302}},
        far={"location": {"lat": 50.0, "lon": -5.0}},
        unseen={"location": {"lat": 10.0, "lon": 10.0}, "show_location": "area"},
        coldwell={"areas": ["coldwell"]},
    )
    assert found["areas"] == {"larkmere": [52.9, -1.302], "northgate": [52.9, -1.302]}


def test_half_a_postcode_is_in_the_middle_of_its_postcodes() -> None:
    """The first half of a postcode stands for the middle of all it holds."""
    assert _points()["outcodes"] == {"LM1": [52.896, -1.302]}
