"""The home page: what this is, a search box, this week, the six kinds, stories, the latest edition."""

from __future__ import annotations

from datetime import time, timedelta
from functools import partial
from typing import TYPE_CHECKING

from placebook.model.base import Picture
from placebook.model.event import Event
from placebook.newsletter.web import cover_of
from placebook.pages.context import page_of
from placebook.pages.lists import doors
from placebook.pages.sparks import given, money_words, open_funds
from placebook.pages.whats_on import row

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from placebook.model.happenings import Happening
    from placebook.model.listing import Listing
    from placebook.pages.context import Context

_DAYS = 7
_ON_THIS_WEEK = 6
_NEW = 6
_STORIES = 4
_SPARKS = 3


def home(ctx: Context, welcome: str) -> str:
    """Return the home page's content.

    Args:
        ctx: The context.
        welcome: What the keeper wrote in `index.md`, as HTML; may be empty.
    """
    cover = ctx.site.settings.cover
    edition = next(iter(ctx.editions), None)
    return ctx.render(
        "home.html",
        welcome=welcome,
        cover=Picture.model_construct(file=cover, alt=ctx.site.settings.cover_alt) if cover else None,
        week=[(one, row(ctx, one)) for one in this_week(ctx)],
        on=sum(len(on_day) for on_day in _seven_days(ctx)),
        doors=doors(ctx),
        total=len(ctx.directory.open_listings),
        new=newest(ctx),
        stories=ctx.directory.stories[:_STORIES],
        funds=open_funds(ctx),
        sparks=given(ctx)[:_SPARKS],
        money=partial(money_words, ctx.site.words),
        edition=edition,
        edition_cover=cover_of(ctx, edition) if edition else None,
        coming=ctx.coming[:_NEW],
    )


def newest(ctx: Context) -> list[Listing]:
    """Return the listings that came last, those without a date left out."""
    dated = [
        (one.listed, one.slug, one)
        for one in ctx.directory.open_listings
        if one.listed and one.listed <= ctx.today
    ]
    return [one for *_, one in sorted(dated, key=lambda item: (-item[0].toordinal(), item[1]))[:_NEW]]


def this_week(ctx: Context) -> list[Happening]:
    """Return a few things on in the next seven days, soonest first: what is sure, and nothing twice."""
    first: dict[str, Happening] = {}
    for on_day in _seven_days(ctx):
        for one in on_day:
            if _is_sure(one):
                first.setdefault(page_of(one.record), one)
    found = sorted(first.values(), key=lambda one: (one.day, not isinstance(one.record, Event), *_order(one)))
    return sorted(_spread(found), key=lambda one: (one.day, *_order(one)))


def _seven_days(ctx: Context) -> list[Sequence[Happening]]:
    last = ctx.today + timedelta(days=_DAYS - 1)
    return [on_day for day, on_day in ctx.coming_weeks.items() if day <= last]


def _is_sure(one: Happening) -> bool:
    if isinstance(one.record, Event):
        return one.record.status == "going-ahead"
    return bool(one.start) and not one.doubt


def _order(one: Happening) -> tuple[bool, time, str]:
    return one.start is None, one.start or time.min, page_of(one.record)


def _spread(found: list[Happening]) -> list[Happening]:
    """Choose a few: events, which come once, then one thing of each day before a second of any."""
    days: dict[date, int] = {}
    rounds: list[tuple[bool, int, date, int, Happening]] = []
    for one in found:
        days[one.day] = days.get(one.day, 0) + 1
        rounds.append((not isinstance(one.record, Event), days[one.day], one.day, len(rounds), one))
    return [one for *_, one in sorted(rounds, key=lambda item: item[:4])[:_ON_THIS_WEEK]]
