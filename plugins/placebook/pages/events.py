"""Events: one page each, and the list of what is to come and what has been."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from placebook.pages.context import source_of
from placebook.pages.listing import who_for
from placebook.pages.page import Page
from placebook.press import key_of
from placebook.wording.times import when_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from placebook.model.event import Event
    from placebook.pages.context import Context

_PAST_SHOWN = 60


def pages(ctx: Context) -> Iterator[Page]:
    """Plan every event's page and the list."""
    past, words = ctx.past[:_PAST_SHOWN], ctx.site.words
    yield Page(
        name="events/",
        source="events/index.md",
        title=words.say("Events"),
        description=words.counted(
            len(ctx.coming),
            "no events to come in {place}.",
            "{number} event to come in {place}.",
            "{number} events to come in {place}.",
            place=ctx.site.settings.place,
        ),
        inputs=ctx.facts_of(*ctx.coming, *past),
        content=lambda: ctx.render("events.html", months=by_month(ctx, ctx.coming), past=by_month(ctx, past)),
    )
    for event in ctx.directory.events:
        yield _page(ctx, event)


def by_month(ctx: Context, events: Iterable[Event]) -> list[tuple[str, list[Event]]]:
    """Return events under the name of their month, in the order given."""
    month_of = ctx.site.words.formats.month
    return [(month, list(found)) for month, found in groupby(events, lambda one: month_of(one.start.day))]


def _page(ctx: Context, event: Event) -> Page:
    groups = ctx.listings(event.groups)
    organiser = ctx.listings([event.organiser] if event.organiser else [])
    whereabouts = ctx.directory.whereabouts(event)
    return Page(
        name=f"events/{event.slug}",
        source=source_of(event),
        title=event.title,
        description=f"{when_words(ctx.site.words, event)}. {event.summary}",
        inputs=key_of(
            ctx.inputs(event),
            ctx.facts_of(*organiser),
            ctx.facts_of(whereabouts.venue),
            ctx.facts_of(*groups),
        ),
        content=lambda: ctx.render(
            "event.html",
            event=event,
            groups=groups,
            organiser=organiser,
            whereabouts=whereabouts,
            who_for=who_for(ctx.directory, ctx.site.words, event.audience),
            is_over=event.last_day < ctx.today,
        ),
        head=lambda: ctx.render("story-head.html", record=event),
    )
