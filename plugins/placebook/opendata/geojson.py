"""Listings as points on a map: GeoJSON (RFC 7946), only those whose point may be published."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from placebook.model.points import published_point

if TYPE_CHECKING:
    from placebook.model.directory import Directory
    from placebook.model.listing import Listing
    from placebook.pages.site import Site


def feature(listing: Listing, directory: Directory, site: Site) -> dict[str, Any] | None:
    """Return a listing as a feature; None for one whose point is unknown or not for publication."""
    whereabouts = directory.whereabouts(listing)
    point = published_point(listing, whereabouts)
    if point is None:
        return None
    return {
        "type": "Feature",
        "id": listing.slug,
        # Longitude comes first in GeoJSON.
        "geometry": {"type": "Point", "coordinates": [point.lon, point.lat]},
        "properties": {
            "title": listing.title,
            "kind": listing.kind,
            "summary": listing.summary,
            "themes": listing.themes,
            "areas": whereabouts.areas,
            "status": listing.status,
            "precision": "exact" if point.is_exact else "street",
            "url": site.full(f"groups/{listing.slug}"),
        },
    }
