"""Which feeds a place has, and what is in each."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from placebook.model.directory import sort_key
from placebook.model.listing import Listing
from placebook.pages.feeds import area_channel, place_channels, theme_channel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from placebook.feeds.entries import Entered
    from placebook.model.event import Event
    from placebook.model.spark import Spark
    from placebook.model.story import Story
    from placebook.pages.context import Context
    from placebook.pages.feeds import Channel

T = TypeVar("T")

# The latest of each; a feed is for what is new, and open data for everything.
LATEST = 50
# A place has dozens of themes and areas, and somebody who follows one asks for little at a time.
LATEST_OF_TERM = 20
COMING_OF_TERM = 10


def chosen(ctx: Context) -> Iterator[tuple[Channel, Sequence[Entered]]]:
    """Yield each feed with the records in it, in their order.

    A theme's or an area's holds the next events, and after them the newest listings, stories and small sparks
    together.
    """
    directory, site = ctx.directory, ctx.site
    newest = sorted(directory.open_listings, key=_by_listed)
    of_place: dict[str, Sequence[Entered]] = {
        "newsletter": ctx.editions,
        "stories": directory.stories,
        "listings": newest,
        "events": ctx.coming,
        "sparks": directory.sparks,
    }
    for channel in place_channels(site, has_sparks=bool(directory.sparks)):
        records = of_place[channel.name]
        yield channel, records[:LATEST]
    yield from _of_terms(
        [theme_channel(site, term) for term in directory.themes],
        _filed(ctx.coming, lambda one: one.themes, COMING_OF_TERM),
        _filed(directory.stories, lambda one: one.themes, LATEST_OF_TERM),
        _filed(directory.sparks, lambda one: one.themes, LATEST_OF_TERM),
        _filed(newest, lambda one: one.themes, LATEST_OF_TERM),
    )
    yield from _of_terms(
        [area_channel(site, term) for term in directory.areas],
        _filed(ctx.coming, directory.all_areas, COMING_OF_TERM),
        _filed(directory.stories, lambda one: directory.areas_of(one.areas), LATEST_OF_TERM),
        _filed(directory.sparks, lambda one: directory.areas_of(one.areas), LATEST_OF_TERM),
        _filed(newest, directory.all_areas, LATEST_OF_TERM),
    )


def _by_listed(listing: Listing) -> tuple[int, str, str]:
    """Sort the newest first; those that do not say when they were listed come last."""
    return (-_day(listing), sort_key(listing.title), listing.slug)


def _day(record: Listing | Story | Spark) -> int:
    day = record.listed if isinstance(record, Listing) else record.date
    return day.toordinal() if day else 0


def _filed(records: Iterable[T], terms_of: Callable[[T], Iterable[str]], most: int) -> dict[str, list[T]]:
    """Return the first few records of each term."""
    found: dict[str, list[T]] = {}
    for record in records:
        for term in dict.fromkeys(terms_of(record)):
            filed = found.setdefault(term, [])
            if len(filed) < most:
                filed.append(record)
    return found


def _of_terms(
    channels: Iterable[Channel],
    events: dict[str, list[Event]],
    stories: dict[str, list[Story]],
    sparks: dict[str, list[Spark]],
    listings: dict[str, list[Listing]],
) -> Iterator[tuple[Channel, Sequence[Entered]]]:
    for channel in channels:
        term = channel.name.partition("/")[2]
        told: list[Listing | Story | Spark] = [
            *listings.get(term, ()),
            *stories.get(term, ()),
            *sparks.get(term, ()),
        ]
        told.sort(key=_day, reverse=True)
        yield channel, [*events.get(term, ()), *told[:LATEST_OF_TERM]]
