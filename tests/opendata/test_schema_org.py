from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.place import SUMMARY, context, listing
from placebook.model.base import one_line
from placebook.opendata.schema_org import schema_org

SPOT = {"lat": 52.912345, "lon": -1.312345}


def data(**fields: object) -> dict[str, Any]:
    """Return what search engines read of a listing with these fields."""
    one = listing("tea", **fields)
    ctx = context(one, listing("hall", kind="place", address={"street": "1 High Street"}, location=SPOT))
    found: dict[str, Any] = json.loads(schema_org(one, ctx.directory, ctx.site))
    return found


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("place", "Place"),
        ("skill", "Service"),
        ("interest", "Organization"),
        ("network", "Organization"),
        ("association", "Organization"),
        ("organisation", "Organization"),
    ],
)
def test_each_kind_has_its_type(kind: str, name: str) -> None:
    """Each of the six kinds is described by a type of schema.org, under its own address."""
    found = data(kind=kind)
    assert (found["@type"], found["@id"]) == (name, "https://larkmere.example/groups/tea/")
    assert found["name"] == "Tea"
    assert found["description"] == SUMMARY


def test_a_group_at_a_venue() -> None:
    """A group known by its street says where it meets, whom to ask and which areas it serves; no point."""
    found = data(
        show_location="street",
        venue="hall",
        contact={"role": "the secretary", "phone": "01632 960001", "website": "tea.example"},
    )
    assert found["location"] == {
        "@type": "Place",
        "name": "Hall",
        "address": {"@type": "PostalAddress", "streetAddress": "1 High Street"},
    }
    assert found["contactPoint"] == {
        "@type": "ContactPoint",
        "contactType": "the secretary",
        "telephone": "01632 960001",
    }
    assert (found["areaServed"], found["sameAs"]) == (["Northgate"], "https://tea.example")


def test_a_place() -> None:
    """A place says whether it is free, what lets people in, and its point."""
    found = data(kind="place", location=SPOT, cost="free", access=["step-free"])
    assert found["isAccessibleForFree"] is True
    assert found["geo"] == {"@type": "GeoCoordinates", "latitude": 52.91235, "longitude": -1.31235}
    assert found["amenityFeature"][0]["name"] == "Step-free"


def test_a_skill_is_a_service_by_somebody_in_a_role() -> None:
    """A skill is reached through its provider, who is no more than a role."""
    found = data(kind="skill", contact={"role": "the whittler", "email": "w@larkmere.example"})
    assert found["provider"]["name"] == "the whittler"
    assert found["provider"]["contactPoint"]["email"] == "w@larkmere.example"
    assert found["serviceType"] == ["Crafts & making"]


@pytest.mark.parametrize("shown", ["area", "hidden"])
def test_a_hidden_place_stays_hidden(shown: str) -> None:
    """Neither address nor point of a listing that hides them is in it."""
    found = data(kind="place", address={"street": "1 High Street"}, location=SPOT, show_location=shown)
    assert "address" not in found
    assert "geo" not in found


@settings(deadline=None)
@given(st.text(min_size=1).filter(one_line))
def test_no_text_can_end_the_script(title: str) -> None:
    """Whatever a title holds, the text has nothing that ends its script element, and gives the title back."""
    one = listing("tea", title=f"</script><!--{title}"[:120])
    ctx = context(one)
    text = schema_org(one, ctx.directory, ctx.site)
    assert not set("<>&\u2028\u2029") & set(text)
    assert json.loads(text)["name"] == one.title
