"""The home page: what this is, a search box, this week, the six kinds, stories, the latest edition."""

from __future__ import annotations

from datetime import timedelta
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from placebook.model.base import Picture
from placebook.model.sessions import join_words
from placebook.pages.context import page_of
from placebook.pages.lists import doors

if TYPE_CHECKING:
    from datetime import date, time

    from placebook.model.event import Event
    from placebook.model.listing import Listing
    from placebook.model.sessions import Session
    from placebook.pages.context import Context

_DAYS = 7
_ON_THIS_WEEK = 6
_NEW = 6
_STORIES = 3


class Happening(NamedTuple):
    """Something on in the coming days: a meeting of a listing, or an event."""

    day: date
    clock: time | None
    title: str
    page: str
    where: str


def home(ctx: Context, welcome: str) -> str:
    """Return the home page's content.

    Args:
        ctx: The context.
        welcome: What the keeper wrote in `index.md`, as HTML; may be empty.
    """
    cover = ctx.site.settings.cover
    return ctx.render(
        "home.html",
        welcome=welcome,
        cover=Picture.model_construct(file=cover, alt=ctx.site.settings.cover_alt) if cover else None,
        week=this_week(ctx),
        doors=doors(ctx),
        total=len(ctx.directory.open_listings),
        new=newest(ctx),
        stories=ctx.directory.stories[:_STORIES],
        edition=next((one for one in ctx.directory.editions if one.date <= ctx.today), None),
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
    """Return a few things on in the next seven days, soonest first: at most one meeting of each listing."""
    found = [
        Happening(event.start.day, event.start.clock, event.title, page_of(event), _where(ctx, event))
        for event in ctx.coming
        if event.start.day < ctx.today + timedelta(days=_DAYS) and event.status == "going-ahead"
    ]
    for listing in ctx.directory.open_listings:
        if listing.status == "active":
            found.extend(_first_meeting(ctx, listing, listing.sessions))
    found.sort(
        key=lambda one: (one.day, not one.page.startswith("events/"), one.clock is None, one.clock, one.page)
    )
    return sorted(_spread(found), key=lambda one: (one.day, one.clock is None, one.clock, one.page))


def _spread(found: list[Happening]) -> list[Happening]:
    """Choose a few so that every day that has something is there before any day is there twice."""
    days: dict[date, int] = {}
    rounds: list[tuple[int, date, int, Happening]] = []
    for one in found:
        days[one.day] = days.get(one.day, 0) + 1
        rounds.append((days[one.day], one.day, len(rounds), one))
    return [one for *_, one in sorted(rounds, key=lambda item: item[:3])[:_ON_THIS_WEEK]]


def _where(ctx: Context, record: Listing | Event) -> str:
    return join_words(ctx.directory.area_labels(record))


def _first_meeting(ctx: Context, listing: Listing, sessions: tuple[Session, ...]) -> list[Happening]:
    meetings = [
        Happening(day, session.start, listing.title, page_of(listing), _where(ctx, listing))
        for session in sessions
        if session.start
        for day in islice(session.dates(ctx.today, _DAYS), 1)
    ]
    return sorted(meetings, key=lambda one: (one.day, one.clock))[:1]
