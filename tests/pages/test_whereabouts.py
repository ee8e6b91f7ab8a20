"""How much of where a listing is its page, and the pages of others, give away."""

from __future__ import annotations

import pytest

from newsletter.place import context, listing
from placebook.pages.listing import pages

HOME = {"street": "1 High Street", "locality": "Larkmere", "postcode": "LM1 4QT"}
SPOT = {"lat": 52.912345, "lon": -1.312345}


def page_of(slug: str, *, hall: str, tea: str) -> str:
    """Return the page of the hall, or of the tea that meets in it, each showing so much of where it is."""
    venue = listing("hall", kind="place", address=HOME, location=SPOT, show_location=hall)
    ctx = context(venue, listing("tea", venue="hall", show_location=tea, themes=["walking"]))
    page = next(page for page in pages(ctx) if page.name == f"groups/{slug}")
    return page.head() + page.content()


@pytest.mark.parametrize(
    ("tea", "is_told"), [("exact", True), ("street", True), ("area", False), ("hidden", False)]
)
def test_a_place_does_not_tell_who_meets_there_in_private(tea: str, is_told: bool) -> None:  # noqa: FBT001
    """What keeps its place to itself is not among those that meet at its venue."""
    assert ("/groups/tea/" in page_of("hall", hall="exact", tea=tea)) == is_told
    assert ("/groups/hall/" in page_of("tea", hall="exact", tea=tea)) == is_told


@pytest.mark.parametrize(
    ("hall", "tea", "is_told"),
    [
        ("exact", "exact", True),
        ("street", "exact", False),
        ("exact", "street", False),
        ("hidden", "exact", False),
    ],
)
def test_a_map_opens_only_at_points_that_are_public(hall: str, tea: str, is_told: bool) -> None:  # noqa: FBT001
    """The exact point is on the page only if both the listing and its venue show it."""
    page = page_of("tea", hall=hall, tea=tea)
    assert ("openstreetmap.org/?mlat=52.91235" in page, "52.91235" in page) == (is_told, is_told)
