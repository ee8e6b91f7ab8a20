"""The feeds of a place: which there are, what is in each, and the files they are."""

from __future__ import annotations

from heapq import nsmallest
from typing import TYPE_CHECKING

from placebook.feeds.entries import entry
from placebook.feeds.write import TYPES, Channel, write
from placebook.model.directory import sort_key
from placebook.model.edition import Edition
from placebook.model.story import Story
from placebook.newsletter.compose import inputs_of
from placebook.newsletter.select import select
from placebook.pages.page import File
from placebook.press import key_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from placebook.feeds.entries import Entered
    from placebook.feeds.write import Format
    from placebook.model.listing import Listing
    from placebook.pages.context import Context

# The latest of each; a feed is for what is new, and open data for everything.
LATEST = 50
WITHOUT_ADDRESS = (
    "There are no feeds, since a feed needs the site's whole address. Give `site_url` in site_config.yml."
)


def files(ctx: Context) -> Iterator[File]:
    """Plan the feeds; none for a site without an address of its own, of which `WITHOUT_ADDRESS` is said."""
    if not ctx.site.url:
        return
    for channel, records in channels(ctx):
        inputs = key_of(*(_inputs(ctx, record) for record in records))
        for form in TYPES:
            yield File(f"feeds/{channel.name}.{form}", inputs, _make(ctx, channel, records, form))


def channels(ctx: Context) -> Iterator[tuple[Channel, Sequence[Entered]]]:
    """Yield each feed with the records in it, in their order."""
    directory, settings = ctx.directory, ctx.site.settings
    place, letter = settings.place, settings.newsletter_title
    yield (
        Channel("newsletter", letter, f"Every edition of {letter}, whole.", "newsletter/"),
        directory.editions[:LATEST],
    )
    yield (
        Channel("stories", f"Stories from {place}", "What people did, in their own words.", "stories/"),
        directory.stories[:LATEST],
    )
    yield (
        Channel(
            "listings",
            f"New in the {place} directory",
            "Groups, places and skills as they join.",
            "directory/",
        ),
        _newest(directory.open_listings),
    )
    yield (
        Channel("events", f"Dates in {place}", "What is coming, soonest first.", "events/"),
        ctx.coming[:LATEST],
    )


def _newest(listings: Iterable[Listing]) -> list[Listing]:
    """Return the latest listings, newest first; those that do not say when they were listed come last."""

    def key(listing: Listing) -> tuple[int, str]:
        return (-listing.listed.toordinal() if listing.listed else 0, sort_key(listing.title))

    return nsmallest(LATEST, listings, key=key)


def _inputs(ctx: Context, record: Entered) -> bytes:
    if isinstance(record, Edition):
        return inputs_of(ctx, select(ctx.directory, record, ctx.today))
    if isinstance(record, Story):
        return ctx.inputs(record)
    return ctx.inputs(record, ctx.directory.whereabouts(record).venue)


def _make(ctx: Context, channel: Channel, records: Sequence[Entered], form: Format) -> Callable[[], bytes]:
    return lambda: write(channel, [entry(ctx, record) for record in records], ctx.site, form)
