"""The point of a listing, as exactly as it may be published."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from placebook.model.directory import Whereabouts
    from placebook.model.listing import Listing

# Three decimals of a degree are about a hundred metres: a street, not a door.
_STREET = 3


class Point(NamedTuple):
    """A point that may be published, in degrees (WGS 84); `exact` or no nearer than its `street`."""

    lat: float
    lon: float
    is_exact: bool


def published_point(listing: Listing, whereabouts: Whereabouts) -> Point | None:
    """Return a listing's point, rounded to its street unless all of it may be known; None where none may.

    A listing that meets at a venue is never placed more exactly than the venue wants to be.
    """
    if whereabouts.location is None:
        return None
    shown = {listing.location_shown}
    if whereabouts.venue and not listing.location:
        shown.add(whereabouts.venue.location_shown)
    lat, lon = whereabouts.location.lat, whereabouts.location.lon
    if shown == {"exact"}:
        return Point(lat, lon, is_exact=True)
    return Point(round(lat, _STREET), round(lon, _STREET), is_exact=False)
