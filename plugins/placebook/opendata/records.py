"""A listing as others may re-use it: every field of the model, less what is not for publication."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from placebook.model.points import published_point
from placebook.model.review import due_on
from placebook.pages.outside import absolute

if TYPE_CHECKING:
    from placebook.model.base import Picture
    from placebook.model.directory import Directory
    from placebook.model.listing import Listing
    from placebook.pages.site import Site

# Where it is comes from `whereabouts`, which knows how much of it may be told; on what ground contact details
# are published is between the listing and the keeper; pictures are given by their address.
OWN_WAY = frozenset({"venue", "address", "location", "show_location", "consent", "images"})

# What may hide words in Markdown: HTML with its comments, and definitions of links that nothing uses. Whoever
# reads the page does not see them, so they are not for the data either.
_UNSEEN = re.compile(r"<(?!https?:|mailto:)|\]:")


def record(listing: Listing, directory: Directory, site: Site) -> dict[str, Any]:
    """Return a listing as plain data for JSON; fields that say nothing are left out.

    Fields keep the names they have in the frontmatter, so that who knows one form knows the other. With
    `checked` goes `check_due`, the day until which the place counts the details as right. The text is there
    twice: as `html` for readers, and as `body` for who puts it right, unless some of it is not for readers.
    """
    whereabouts = directory.whereabouts(listing)
    point = published_point(listing, whereabouts)
    fields = listing.model_dump(mode="json", by_alias=True, exclude=set(OWN_WAY), exclude_none=True)
    found: dict[str, Any] = {"slug": listing.slug, "url": site.full(f"groups/{listing.slug}")}
    found |= {name: value for name, value in fields.items() if value not in ([], "", {})}
    if due := due_on(listing, site.settings.review_months):
        found["check_due"] = due.isoformat()
    if whereabouts.venue:
        found["venue"] = whereabouts.venue.slug
    if whereabouts.address:
        found["address"] = whereabouts.address.model_dump(mode="json", exclude_none=True)
    if point:
        found["location"] = {"lat": point.lat, "lon": point.lon}
    found["show_location"] = listing.location_shown
    if listing.images:
        found["images"] = [_picture(one, site) for one in listing.images]
    if listing.body and not _UNSEEN.search(listing.body):
        found["body"] = listing.body
    if listing.html:
        found["html"] = absolute(site.resolve(listing.html), site)
    return {name: value for name, value in found.items() if value != ""}


def _picture(picture: Picture, site: Site) -> dict[str, str]:
    ready = site.picture(picture)
    found = {"alt": picture.alt, "credit": picture.credit or ""}
    if ready and site.url:
        found["url"] = site.full_file(ready.variants[-1].address)
    return {name: value for name, value in found.items() if value}
