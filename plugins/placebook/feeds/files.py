"""The feeds of a place as files: in three forms each, and all of them in one list."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from placebook.feeds import json_feed, opml
from placebook.feeds.chosen import chosen
from placebook.feeds.entries import entry
from placebook.model.edition import Edition
from placebook.model.spark import Spark
from placebook.model.story import Story
from placebook.newsletter.compose import inputs_of
from placebook.pages.context import page_of
from placebook.pages.feeds import ALL, TYPES
from placebook.pages.page import File
from placebook.press import key_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from placebook.feeds.entries import Entered, Entry
    from placebook.pages.context import Context
    from placebook.pages.feeds import Channel, Form

WITHOUT_ADDRESS = (
    "There are no feeds, since a feed needs the site's whole address. Give `site_url` in site_config.yml."
)


def files(ctx: Context) -> Iterator[File]:
    """Plan the feeds; none for a site without an address of its own, of which `WITHOUT_ADDRESS` is said."""
    if not ctx.site.url:
        return
    writer = _Writer(ctx)
    for channel, records in chosen(ctx):
        inputs = key_of(*map(writer.inputs, records))
        for form in TYPES:
            yield File(channel.file(form), inputs, partial(writer.write, channel, records, form))
    # Its other feeds follow from the settings and the vocabularies, which every page shares.
    yield File(ALL, repr(bool(ctx.directory.sparks)).encode(), lambda: opml.write(ctx.site, ctx.directory))


class _Writer:
    """Writes feeds, which share the entries that several of them hold."""

    def __init__(self, ctx: Context) -> None:
        self._ctx = ctx
        self._entries: dict[str, Entry] = {}
        self._inputs: dict[str, bytes] = {}

    def inputs(self, record: Entered) -> bytes:
        """Return what tells a record's entry from any other."""
        page = page_of(record)
        found = self._inputs.get(page)
        if found is None:
            found = self._inputs[page] = _inputs(self._ctx, record)
        return found

    def write(self, channel: Channel, records: Sequence[Entered], form: Form) -> bytes:
        """Return a feed's bytes."""
        entries, site = [self._entry(record) for record in records], self._ctx.site
        if form == "json":
            return json_feed.write(channel, entries, site)
        from placebook.feeds import xml_feed  # noqa: PLC0415 - feedgen and lxml load when a feed has changed

        return xml_feed.write(channel, entries, site, form)

    def _entry(self, record: Entered) -> Entry:
        page = page_of(record)
        found = self._entries.get(page)
        if found is None:
            found = self._entries[page] = entry(self._ctx, record)
        return found


def _inputs(ctx: Context, record: Entered) -> bytes:
    if isinstance(record, Edition):
        return inputs_of(ctx, record)
    if isinstance(record, Story | Spark):
        return ctx.inputs(record)
    return ctx.inputs(record, ctx.directory.whereabouts(record).venue)
