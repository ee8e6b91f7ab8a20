"""The ids of feeds and their entries: `tag:` URIs (RFC 4151), minted once, kept through every rename."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote

from placebook.pages.context import page_of

if TYPE_CHECKING:
    from placebook.model.edition import Edition
    from placebook.model.event import Event
    from placebook.model.listing import Listing
    from placebook.model.spark import Spark
    from placebook.model.story import Story
    from placebook.pages.site import Site

# A tag needs a day on which its maker held the name. A place that says no `since` gets this one, for ever.
_NO_SINCE = date(2026, 1, 1)


def minted(site: Site) -> date:
    """Return the day in all of a site's tags: the day it began."""
    return site.settings.since or _NO_SINCE


def tag(site: Site, name: str) -> str:
    """Return the tag of something on a site: `tag:larkmere.example,2024-02-05:groups/tea`."""
    return f"{_maker(site.host, minted(site))}:{name}"


@lru_cache(maxsize=4)
def _maker(host: str, day: date) -> str:
    return f"tag:{host.encode('idna').decode()},{day}"


def entry_id(site: Site, record: Listing | Story | Event | Spark | Edition) -> str:
    """Return the id of a record's entry."""
    return tag(site, lasting_name(record))


def lasting_name(record: Listing | Story | Event | Spark | Edition) -> str:
    """Return what a record is known by for ever: its uuid if it has one, else the first name it ever had."""
    folder, _, slug = page_of(record).partition("/")
    earlier = getattr(record, "redirect_from", ())
    name = getattr(record, "uuid", None) or next(iter(earlier), slug)
    return f"{folder}/{quote(name, safe='')}"
