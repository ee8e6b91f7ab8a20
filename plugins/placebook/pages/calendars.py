"""Where the calendars of a place are, for those who write them and for the pages that offer them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from placebook.model.listing import Listing
    from placebook.pages.context import Context
    from placebook.pages.site import Site

ALL = "calendar/all.ics"


class Calendar(NamedTuple):
    """How a page offers a calendar: the file, its whole address, and the one that a calendar follows."""

    file: str
    address: str
    webcal: str


def group_calendar(slug: str) -> str:
    """Return the address of a listing's calendar below the site's root."""
    return f"calendar/group/{slug}.ics"


def theme_calendar(theme: str) -> str:
    """Return the address of a theme's calendar below the site's root."""
    return f"calendar/theme/{theme}.ics"


def area_calendar(area: str) -> str:
    """Return the address of an area's calendar below the site's root."""
    return f"calendar/area/{area}.ics"


def has_calendar(ctx: Context, listing: Listing) -> bool:
    """Tell whether a listing ever has anything to stand in a calendar."""
    return bool(listing.sessions or listing.slug in ctx.directory.events_of)


def calendar(site: Site, file: str) -> Calendar | None:
    """Return how a page offers a calendar; None on a site without an address, which has no calendars."""
    if not site.url:
        return None
    address = site.full_file(file)
    return Calendar(site.file(file), address, f"webcal{address.removeprefix(urlsplit(address).scheme)}")
