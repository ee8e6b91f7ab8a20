"""A listing as search engines read it: schema.org terms as JSON-LD.

Source: schema.org; JSON-LD 1.1. Only terms that the type has are used: a Place has no e-mail there, and
a Service has no address at all but its provider has.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from placebook.model.points import published_point

if TYPE_CHECKING:
    from collections.abc import Mapping

    from placebook.model.directory import Directory
    from placebook.model.kinds import KindId
    from placebook.model.listing import Listing
    from placebook.pages.site import Site

_TYPES: dict[KindId, str] = {
    "skill": "Service",
    "interest": "Organization",
    "network": "Organization",
    "association": "Organization",
    "organisation": "Organization",
    "place": "Place",
}
# What could end the script element, or a line for an old parser. All of them stand inside strings.
_ESCAPED = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


def schema_org(listing: Listing, directory: Directory, site: Site) -> str:
    """Return the text of a listing's `<script type="application/ld+json">`."""
    page = site.full(f"groups/{listing.slug}")
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": _TYPES[listing.kind],
        "@id": page,
        "url": page,
        "name": listing.title,
        "alternateName": listing.also_known_as,
        "description": listing.summary,
        "image": [
            site.full_file(done.variants[-1].address) for one in listing.images if (done := site.picture(one))
        ],
        "keywords": [directory.themes.label(theme) for theme in listing.themes],
    }
    if listing.language:
        # Neither a group nor a place has a language there, but the page about it has.
        found["mainEntityOfPage"] = {"@type": "WebPage", "@id": page, "inLanguage": listing.language}
    if listing.kind == "skill":
        # `keywords` is no property of a Service.
        found["serviceType"] = found.pop("keywords")
        found["areaServed"] = directory.area_labels(listing)
        who = listing.contact.name or listing.contact.role or listing.title
        found["provider"] = {"@type": "Organization", "name": who, **_reached(listing)}
    elif listing.kind == "place":
        found |= _place(listing, directory)
    else:
        found["areaServed"] = directory.area_labels(listing)
        found["location"] = {"@type": "Place", **_spot(listing, directory)}
        found |= _reached(listing)
    return json.dumps(_filled(found), ensure_ascii=False).translate(_ESCAPED)


def _reached(listing: Listing) -> dict[str, Any]:
    """Say how an organisation is reached: through a role, not a person."""
    contact = listing.contact
    return {
        "sameAs": contact.website,
        "contactPoint": {
            "@type": "ContactPoint",
            "contactType": contact.role or "enquiries",
            "email": contact.email,
            "telephone": contact.phone,
        }
        if contact.email or contact.phone
        else None,
    }


def _place(listing: Listing, directory: Directory) -> dict[str, Any]:
    access = [
        {"@type": "LocationFeatureSpecification", "name": directory.access.label(one.feature), "value": True}
        for one in listing.access
    ]
    return {
        "sameAs": listing.contact.website,
        "telephone": listing.contact.phone,
        "isAccessibleForFree": listing.cost.level == "free" if listing.cost else None,
        "amenityFeature": access,
        **_spot(listing, directory),
    }


def _spot(listing: Listing, directory: Directory) -> dict[str, Any]:
    """Say where it is, as far as that may be known."""
    whereabouts = directory.whereabouts(listing)
    venue, address = whereabouts.venue, whereabouts.address
    point = published_point(listing, whereabouts)
    spot: dict[str, Any] = {"name": venue.title} if venue else {}
    if address:
        spot["address"] = {
            "@type": "PostalAddress",
            "streetAddress": address.street,
            "addressLocality": address.locality,
            "postalCode": address.postcode,
        }
    if point and point.is_exact:
        spot["geo"] = {"@type": "GeoCoordinates", "latitude": point.lat, "longitude": point.lon}
    return spot


def _filled(value: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what is not known, and things of which only the type is."""
    kept: dict[str, Any] = {}
    for name, part in value.items():
        whole = _filled(part) if isinstance(part, dict) else part
        if whole is None or whole in ("", [], ()) or (isinstance(whole, dict) and whole.keys() <= {"@type"}):
            continue
        kept[name] = whole
    return kept
