"""The calendars of a place: of everything, of each listing, each theme and each area (RFC 5545, RFC 7986)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from placebook.feeds.appointments import Appointments
from placebook.feeds.ical import component, text
from placebook.feeds.ids import minted
from placebook.feeds.zone import vtimezone
from placebook.pages.calendars import ALL, area_calendar, group_calendar, has_calendar, theme_calendar
from placebook.pages.page import File
from placebook.press import key_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from placebook.model.event import Event
    from placebook.model.listing import Listing
    from placebook.pages.context import Context

# How far ahead the changes of the clocks are looked at, to find the rule they follow.
_YEARS_AHEAD = 5
# Nobody looks up the hour of an event before this, and clocks went by many rules.
_FIRST_YEAR = 1970


def files(ctx: Context) -> Iterator[File]:
    """Plan the calendars; none for a site without an address of its own, as with feeds.

    A listing has one if it has a session or an event, also while it meets no more: whoever follows it is
    told. It stands at each name the listing ever had, so that a rename cuts nobody off.
    """
    if not ctx.site.url:
        return
    directory, place = ctx.directory, ctx.site.settings.place
    writer = _Writer(ctx)
    yield writer.joined(ALL, place, "whats-on/", directory.open_listings, directory.events)
    for theme in directory.themes:
        events = [one for one in directory.events if theme.id in one.themes]
        address, page = theme_calendar(theme.id), f"directory/theme/{theme.id}"
        yield writer.joined(
            address, f"{theme.label}, {place}", page, directory.by_theme.get(theme.id, []), events
        )
    for area in directory.areas:
        events = [one for one in directory.events if area.id in directory.all_areas(one)]
        address, page = area_calendar(area.id), f"directory/area/{area.id}"
        yield writer.joined(address, area.label, page, directory.by_area.get(area.id, []), events)
    for listing in directory.listings:
        if has_calendar(ctx, listing):
            yield writer.of_group(listing, listing.slug)
            for old in listing.redirect_from:
                if old not in directory.by_slug:
                    yield writer.of_group(listing, old)


# The calendars of a place are many, and speak of few different years.
_zone_of = cache(vtimezone)


class _Writer:
    """Plans and writes calendars, which share the time zone of the place and, those of many, their parts."""

    def __init__(self, ctx: Context) -> None:
        self._ctx = ctx
        self._appointments = Appointments(ctx)
        self._keys: dict[str, bytes] = {}
        self._texts: dict[str, str] = {}

    def of_group(self, listing: Listing, slug: str) -> File:
        """Plan the calendar of a listing, at one of its names."""
        events = self._ctx.directory.events_of.get(listing.slug, ())
        address = group_calendar(slug)

        def write() -> bytes:
            parts = [self._text(listing), *map(self._appointments.of_event, events)]
            return self._write(address, listing.title, f"groups/{listing.slug}", events, parts)

        inputs = self._key(listing)
        if events:
            inputs = key_of(inputs, *map(self._key_of_event, events))
        return File(address, inputs, write, leaves=True)

    def joined(
        self, address: str, name: str, page: str, listings: Sequence[Listing], events: Sequence[Event]
    ) -> File:
        """Plan the calendar of several listings and events."""

        def write() -> bytes:
            parts = [*map(self._text, listings), *map(self._appointments.of_event, events)]
            return self._write(address, name, page, events, parts)

        inputs = key_of(*map(self._key, listings), *map(self._key_of_event, events))
        return File(address, inputs, write, leaves=True)

    def _key(self, listing: Listing) -> bytes:
        """Return what tells all that a listing's appointments say from any others."""
        key = self._keys.get(listing.slug)
        if key is None:
            ctx = self._ctx
            key = ctx.facts_of(listing, ctx.directory.whereabouts(listing).venue)
            self._keys[listing.slug] = key
        return key

    def _key_of_event(self, event: Event) -> bytes:
        return self._ctx.facts_of(event, self._ctx.directory.whereabouts(event).venue)

    def _text(self, listing: Listing) -> str:
        """Return a listing's appointments, as written before if nothing in them has changed."""
        found = self._texts.get(listing.slug)
        if found is None:
            found = self._ctx.calendar_lines.line(
                listing.slug, self._key(listing), lambda: self._appointments.of_listing(listing)
            )
            self._texts[listing.slug] = found
        return found

    def _zone(self, events: Sequence[Event]) -> str:
        """Return how the clocks go from the first year a calendar speaks of.

        That is the site's first, since its sessions count from then, unless an event was earlier.
        """
        since = minted(self._ctx.site).year
        begin = max(_FIRST_YEAR, min([since, *(event.start.day.year for event in events)]))
        last = max(since, self._ctx.today.year) + _YEARS_AHEAD
        return _zone_of(self._ctx.site.settings.timezone, begin, last)

    def _write(
        self, address: str, name: str, page: str, events: Sequence[Event], parts: Iterable[str]
    ) -> bytes:
        site, named = self._ctx.site, text(name)
        lines = [
            "VERSION:2.0",
            "PRODID:-//Placebook//Placebook//EN",
            f"NAME:{named}",
            f"X-WR-CALNAME:{named}",
            f"URL:{site.full(page)}",
            f"SOURCE;VALUE=URI:{site.full_file(address)}",
            "REFRESH-INTERVAL;VALUE=DURATION:P1D",
            "X-PUBLISHED-TTL:P1D",
        ]
        return component("VCALENDAR", lines, self._zone(events) + "".join(parts)).encode()
