"""The point of a listing, as exactly as it may be published: one rule for data, map and distances."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from placebook.model.directory import Whereabouts
    from placebook.model.listing import Listing
    from placebook.model.postcode import PostcodePoints

# Three decimals of a degree are about a hundred metres: a street, not a door. Five are about one metre.
_STREET, _DOOR = 3, 5


class Point(NamedTuple):
    """A point that may be published, in degrees (WGS 84); `exact` or no nearer than its `street`."""

    lat: float
    lon: float
    is_exact: bool

    @classmethod
    def on_street(cls, lat: float, lon: float) -> Point:
        """Return a point that says the street and no more."""
        return cls(round(lat, _STREET), round(lon, _STREET), is_exact=False)


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
        return Point(round(lat, _DOOR), round(lon, _DOOR), is_exact=True)
    return Point.on_street(lat, lon)


def listing_point(listing: Listing, whereabouts: Whereabouts, postcodes: PostcodePoints) -> Point | None:
    """Return a listing's point as far as it may be known, or that of the postcode it publishes."""
    if whereabouts.location or not whereabouts.address:
        return published_point(listing, whereabouts)
    where = postcodes.point(whereabouts.address.postcode or "")
    return Point.on_street(*where) if where else None
