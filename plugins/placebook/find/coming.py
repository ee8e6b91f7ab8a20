"""What is on, for the script that narrows it down: each session and event once, with its days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from placebook.find.terms import parts
from placebook.model.event import Event
from placebook.pages.context import page_of
from placebook.pages.whats_on import DOUBTS, row

if TYPE_CHECKING:
    from datetime import time

    from placebook.model.happenings import Happening
    from placebook.pages.context import Context


def coming(ctx: Context) -> dict[str, Any]:
    """Return the sessions and events of the coming weeks.

    A session: the number of its listing in `listings.json`, when it starts and ends, the same in words, the
    parts of the day it touches, its days as distances from `from`, some with a doubt, and its facts in words.
    An event: its page, title, status, facts, terms, and its days, each with its times.
    """
    numbers = {one.slug: number for number, one in enumerate(ctx.directory.open_listings)}
    sessions: dict[tuple[str, int], list[Any]] = {}
    events: dict[str, list[Any]] = {}
    for day, on_day in ctx.coming_weeks.items():
        offset = (day - ctx.today).days
        for one in on_day:
            if isinstance(one.record, Event):
                events.setdefault(one.record.slug, _event(ctx, one, one.record))[-1].append(
                    [offset, *_times(ctx, one)]
                )
            else:
                key = one.record.slug, id(one.session)
                if key not in sessions:
                    number = numbers[one.record.slug]
                    sessions[key] = [number, *_times(ctx, one), [], row(ctx, one).facts]
                sessions[key][5].append([offset, one.doubt] if one.doubt else offset)
    return {
        "from": ctx.today.isoformat(),
        "doubts": {doubt: ctx.site.words.say(why) for doubt, why in DOUBTS.items()},
        "holidays": {day.isoformat(): name for day, name in ctx.almanac.bank_holidays.items()},
        "sessions": list(sessions.values()),
        "events": list(events.values()),
    }


def _event(ctx: Context, one: Happening, event: Event) -> list[Any]:
    words = row(ctx, one)
    page = ctx.site.path(page_of(event))
    return [page, words.title, words.status, words.facts, _terms(ctx, event), []]


def _terms(ctx: Context, event: Event) -> dict[str, list[str]]:
    """Return what an event has of the facets that listings have."""
    return {
        "theme": [*event.themes],
        "area": [*ctx.directory.whereabouts(event).areas],
        "cost": [event.cost.level] if event.cost else [],
        "for": [*event.audience],
        "access": [one.feature for one in event.access],
        "join": [event.join.how] if event.join else [],
    }


def _times(ctx: Context, one: Happening) -> list[Any]:
    """Return when a happening is, in figures and in words, and the parts of the day it touches."""
    touched = "".join(map(str, parts(one.start, one.end)))
    return [_clock(one.start), _clock(one.end), row(ctx, one).hours, touched]


def _clock(clock: time | None) -> str:
    return clock.isoformat("minutes") if clock else ""
