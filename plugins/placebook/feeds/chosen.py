"""Which feeds a place has, and what is in each."""

from __future__ import annotations

from heapq import nsmallest
from itertools import chain
from typing import TYPE_CHECKING

from placebook.model.directory import sort_key
from placebook.model.story import Story
from placebook.pages.feeds import area_channel, place_channels, theme_channel

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from placebook.feeds.entries import Entered
    from placebook.model.event import Event
    from placebook.model.listing import Listing
    from placebook.pages.context import Context
    from placebook.pages.feeds import Channel

# The latest of each; a feed is for what is new, and open data for everything.
LATEST = 50
# A place has dozens of themes and areas, and somebody who follows one asks for little at a time.
LATEST_OF_TERM = 20
COMING_OF_TERM = 10


def chosen(ctx: Context) -> Iterator[tuple[Channel, Sequence[Entered]]]:
    """Yield each feed with the records in it, in their order.

    A theme's or an area's holds the next events, and after them the newest listings and stories together.
    """
    directory, site = ctx.directory, ctx.site
    newest = sorted(directory.open_listings, key=_by_listed)
    of_place = (directory.editions, directory.stories, newest, ctx.coming)
    for channel, records in zip(place_channels(site), of_place, strict=True):
        yield channel, records[:LATEST]
    rank = {listing.slug: at for at, listing in enumerate(newest)}
    for theme in directory.themes:
        yield theme_channel(site, theme), _of_term(
            [one for one in ctx.coming if theme.id in one.themes],
            [one for one in directory.stories if theme.id in one.themes],
            directory.by_theme.get(theme.id, ()),
            rank,
        )
    for area in directory.areas:
        yield area_channel(site, area), _of_term(
            [one for one in ctx.coming if area.id in directory.all_areas(one)],
            [one for one in directory.stories if _lies_in(ctx, one, area.id)],
            directory.by_area.get(area.id, ()),
            rank,
        )


def _by_listed(listing: Listing) -> tuple[int, str, str]:
    """Sort the newest first; those that do not say when they were listed come last."""
    return (-_day(listing), sort_key(listing.title), listing.slug)


def _day(record: Listing | Story) -> int:
    day = record.date if isinstance(record, Story) else record.listed
    return day.toordinal() if day else 0


def _lies_in(ctx: Context, story: Story, area: str) -> bool:
    return any(one.id == area for named in story.areas for one in ctx.directory.areas.path(named))


def _of_term(
    events: Sequence[Event], stories: Sequence[Story], listings: Sequence[Listing], rank: dict[str, int]
) -> list[Entered]:
    newest = nsmallest(LATEST_OF_TERM, listings, key=lambda one: rank[one.slug])
    told = sorted(chain(newest, stories), key=lambda one: -_day(one))
    return [*events[:COMING_OF_TERM], *told[:LATEST_OF_TERM]]
