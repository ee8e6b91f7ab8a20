from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.place import context, listing
from placebook.model.base import one_line
from placebook.opendata.files import files
from placebook.opendata.named_ids import named_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jsonschema import Draft202012Validator

    from placebook.model.listing import Listing
    from placebook.pages.context import Context

SPOT = {"lat": 52.912345, "lon": -1.312345}
HOME = {"street": "1 High Street", "locality": "Larkmere", "postcode": "LM1 4QT"}
OWN = "8e2c7f6c-53c8-4f7a-9b0e-0a53d5f0a001"
WHOLE: dict[str, object] = {
    "uuid": OWN,
    "venue": "hall",
    "part_of": "guild",
    "online": "by video on Fridays",
    "hours": "whenever the lights are on",
    "cost": {"level": "paid", "note": "£2, tea included"},
    "age": {"from": 11, "to": 17},
    "languages": ["en", "pl"],
    "access": ["step-free"],
    "audience": ["everyone"],
    "areas": ["northgate"],
    "contact": {
        "role": "the secretary",
        "phone": "01632 960001",
        "note": "after six",
        "email": "tea@larkmere.example",
    },
    "alert": "Back in May",
    "listed": "2026-01-01",
    "checked": "2026-02-03",
    "checked_by": "keeper",
    "sessions": [
        {"days": ["thu", "tue"], "start": "10:00", "end": "12:30", "every": 2, "from": "2026-01-06"},
        {"days": ["mon"], "nth": [1, "last"], "note": "bring a cup"},
    ],
}
# However hostile, a text of the model is one line of characters that JSON can hold.
TEXTS = st.text(min_size=1, max_size=40).map(one_line).filter(bool)


def place(*more: Listing, **fields: object) -> Context:
    """Make a place with a hall and a guild, and a listing that has these fields."""
    hall = listing(
        "hall", kind="place", address=HOME, location=SPOT, access=[{"feature": "ramp", "note": "at the back"}]
    )
    guild = listing(
        "guild", identifiers=[{"scheme": "GB-CHC", "id": "1234567"}], contact={"website": "guild.example"}
    )
    return context(hall, guild, listing("tea", **fields), *more)


def made(ctx: Context) -> dict[str, Any]:
    """Make the files of the standard, by address."""
    found = (file for file in files(ctx) if file.address.startswith("data/oruk/"))
    return {file.address: json.loads(file.make()) for file in found}


def service(ctx: Context, name: str = "Tea") -> dict[str, Any]:
    """Return the service of a name."""
    return next(one for address, one in made(ctx).items() if "/services/" in address and one["name"] == name)


def ids(value: object) -> Iterator[str]:
    """Yield every id of what a service holds."""
    if isinstance(value, dict):
        if "id" in value:
            yield value["id"]
        for part in value.values():
            yield from ids(part)
    elif isinstance(value, list):
        for part in value:
            yield from ids(part)


def test_every_listing_is_a_service(open_referral: Draft202012Validator) -> None:
    """Every open listing is a service by the schema of the standard, and no closed one is."""
    ctx = place(listing("gone", status="closed"), listing("short"), **WHOLE)
    found = made(ctx)
    services = {one["name"]: one for address, one in found.items() if "/services/" in address}
    assert sorted(services) == ["Guild", "Hall", "Short", "Tea"]
    assert [error.message for one in services.values() for error in open_referral.iter_errors(one)] == []
    assert all(f"data/oruk/services/{one['id']}.json" in found for one in services.values())


def test_the_list_has_a_page_that_holds_them_all() -> None:
    """The list says of each service what its own file says first, in the form of the standard's one page."""
    ctx = place(**WHOLE)
    found = made(ctx)
    listed = found["data/oruk/services.json"]
    assert {name: value for name, value in listed.items() if name != "contents"} == {
        "total_items": 3,
        "total_pages": 1,
        "page_number": 1,
        "size": 3,
        "first_page": True,
        "last_page": True,
        "empty": False,
    }
    for one in listed["contents"]:
        assert one.items() <= found[f"data/oruk/services/{one['id']}.json"].items()


def test_what_a_service_says() -> None:
    """Its facts stand where the standard looks for them; who provides it is the group it is part of."""
    found = service(place(**WHOLE))
    assert (found["id"], found["status"], found["url"]) == (
        OWN,
        "active",
        "https://larkmere.example/groups/tea/",
    )
    assert (found["minimum_age"], found["maximum_age"]) == (11, 17)
    assert (found["assured_date"], found["assurer_email"]) == ("2026-02-03", "desk@larkmere.example")
    assert (found["alert"], found["last_modified"]) == ("Back in May", "2026-02-03T00:00:00.000Z")
    assert [one["number"] for one in found["phones"]] == ["01632 960001"]
    assert [(one["code"], one["name"]) for one in found["languages"]] == [("en", "English"), ("pl", "Polish")]
    assert [one["amount_description"] for one in found["cost_options"]] == ["£2, tea included"]
    assert found["organization"]["name"] == "Guild"
    assert (
        found["organization"]["id"]
        == found["organization_id"]
        == service(place(), "Guild")["organization_id"]
    )
    assert [one["identifier"] for one in found["organization"]["organization_identifiers"]] == ["1234567"]
    filed = {one["link_type"]: one["taxonomy_term"]["name"] for one in found["attributes"]}
    assert filed == {"kind": "Group or club", "theme": "Crafts & making", "audience": "everyone"}


def test_when_a_service_is() -> None:
    """Sessions are the standard's schedules, by the words of RFC 5545 and the clock of the place."""
    first, second, third = service(place(**WHOLE))["schedules"]
    assert [first[name] for name in ("freq", "interval", "byday", "dtstart", "opens_at", "closes_at")] == [
        "WEEKLY",
        2,
        "TU,TH",
        "2026-01-06",
        "10:00",
        "12:30",
    ]
    assert (second["freq"], second["byday"], second["notes"]) == ("MONTHLY", "1MO,-1MO", "bring a cup")
    assert third["description"] == "whenever the lights are on"


def test_where_a_service_is() -> None:
    """It is at its venue, with what lets people in there, and online."""
    there, online = (one["location"] for one in service(place(**WHOLE))["service_at_locations"])
    assert (there["name"], there["latitude"], there["location_type"]) == ("Hall", 52.91235, "physical")
    (address,) = there["addresses"]
    assert (address["address_1"], address["postal_code"]) == ("1 High Street", "LM1 4QT")
    assert (address["state_province"], address["country"]) == ("Larkmere", "GB")
    assert [(one["description"], one.get("details")) for one in there["accessibility"]] == [
        ("ramp", "at the back"),
        ("Step-free", None),
    ]
    assert (online["location_type"], online["description"]) == ("virtual", "by video on Fridays")


@pytest.mark.parametrize("shown", ["area", "hidden"])
def test_a_place_that_may_not_be_known_is_not_told(shown: str) -> None:
    """Neither point nor address of such a listing is in its service."""
    found = service(place(address=HOME, location=SPOT, areas=["northgate"], show_location=shown))
    assert "service_at_locations" not in found
    assert [one["name"] for one in found["service_areas"]] == ["Northgate"]


def test_a_paused_listing_is_closed_for_a_time() -> None:
    """A paused listing stays in the data, and says that it is closed for the time being."""
    assert service(place(status="paused"))["status"] == "temporarily closed"


def test_ids_stay_and_none_is_there_twice() -> None:
    """Every part has an id of its own, which a rename leaves as it is."""
    before = service(place(**{**WHOLE, "uuid": None}))
    assert sorted(ids(before)) == sorted(set(ids(before))), "an id stands for two things"
    assert all(str(UUID(one)) == one for one in ids(before))
    hall, guild = listing("hall", kind="place"), listing("guild")
    renamed = listing("tea-time", title="Tea", redirect_from=["tea"], **{**WHOLE, "uuid": None})
    assert service(context(hall, guild, renamed))["id"] == before["id"]


@given(title=TEXTS, note=TEXTS, hours=TEXTS)
@settings(max_examples=40)
def test_texts_go_through_as_they_are(title: str, note: str, hours: str) -> None:
    """Whatever a text holds, it comes out of the file as it went in."""
    fields = {"title": title, "hours": hours, "alert": note}
    found = next(one for one in made(context(listing("tea", **fields))).values() if "organization" in one)
    assert (found["name"], found["schedules"][0]["description"], found["alert"]) == (title, hours, note)


@given(within=st.uuids(), name=st.text())
def test_a_named_id_is_the_one_that_everybody_makes(within: UUID, name: str) -> None:
    """An id made of a name is the UUID that Python's own library makes of it."""
    assert named_id(str(within), name) == str(uuid5(within, name))
