"""What's on: the coming four weeks as one list by day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from placebook.find.choices import groups
from placebook.marked import marked
from placebook.model.event import Event
from placebook.model.kinds import DAY_SLUGS, WEEKDAYS
from placebook.pages.calendars import ALL, calendar
from placebook.pages.context import page_of
from placebook.pages.page import Page
from placebook.wording.times import clock_words, hours_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from placebook.model.happenings import Happening
    from placebook.pages.context import Context
    from placebook.wording.wording import Wording

NAME = "whats-on/"
# Up to this many happenings the page holds all of them; a page of more would be slow on a telephone.
WHOLE_LIST = 400
# What is further off than this is folded away: four weeks of a town are many screens of a telephone.
_SOON = timedelta(days=7)
_FEW = 30


@dataclass(frozen=True, slots=True)
class Day:
    """A day on the page.

    Attributes:
        day: The day.
        holiday: The name of the bank holiday it is, if it is one.
        count: How much is on.
        shown: What of it the page itself holds.
        door: The page of the directory that names all that meets on such a weekday.
        door_words: What that page is called.
    """

    day: date
    holiday: str
    count: int
    shown: Sequence[Happening]
    door: str
    door_words: str


class Row(NamedTuple):
    """What a list shows of a happening, in words; empty texts for what there is not."""

    page: str
    title: str
    hours: str
    where: str
    status: str
    doubt: str
    facts: str


def pages(ctx: Context) -> Iterator[Page]:
    """Plan the page."""
    yield Page(
        name=NAME,
        source="whats-on.md",
        title=ctx.site.words.say("What's on"),
        description=ctx.site.words.say(
            "All that is on in {place} in the coming four weeks, day by day.", place=ctx.site.settings.place
        ),
        inputs=ctx.facts_of(*ctx.directory.open_listings, *ctx.directory.events),
        content=lambda: _content(ctx),
    )


def _content(ctx: Context) -> str:
    found = ctx.coming_weeks
    count = sum(map(len, found.values()))
    is_whole = count <= WHOLE_LIST
    days = [_day(ctx, day, on_day, is_whole=is_whole) for day, on_day in found.items()]
    soon = [one for one in days if count <= _FEW or one.day < ctx.today + _SOON]
    return ctx.render(
        "whats-on.html",
        days=soon,
        later=days[len(soon) :],
        is_whole=is_whole,
        groups=groups(ctx.directory, ctx.site.words),
        calendar=calendar(ctx.site, ALL),
        row=lambda one: row(ctx, one),
        made=ctx.site.words.formats.day(ctx.today),
    )


def _day(ctx: Context, day: date, found: Sequence[Happening], *, is_whole: bool) -> Day:
    weekday = WEEKDAYS[day.weekday()]
    return Day(
        day,
        ctx.almanac.bank_holidays.get(day, ""),
        len(found),
        # Of a place with too much to show, the events: its weekly meetings have a page for each weekday.
        found if is_whole else [one for one in found if isinstance(one.record, Event)],
        f"directory/day/{DAY_SLUGS[weekday]}",
        ctx.site.words.each[weekday],
    )


def row(ctx: Context, one: Happening) -> Row:
    """Return what a list shows of a happening, in words."""
    record, words = one.record, ctx.site.words
    is_event = isinstance(record, Event)
    where = words.joined(ctx.directory.area_labels(record))
    cost = words.costs[record.cost.level] if record.cost else ""
    facts = ", ".join(part for part in (where, f"{cost[:1].lower()}{cost[1:]}" if where else cost) if part)
    note = (one.session.note or "") if one.session else ""
    status = words.say(STATUSES[record.status]) if is_event else ""
    return Row(
        page=page_of(record),
        title=record.title,
        hours=_hours(words, one),
        where=where,
        status=status,
        doubt=words.say(DOUBTS[one.doubt]),
        facts=f"{facts}. {note}" if facts and note else facts or note,
    )


def _hours(words: Wording, one: Happening) -> str:
    """Say from when to when on its day something is; an event of several days begins on the first alone."""
    if one.start:
        return hours_words(words, one.start, one.end)
    if one.end:
        return words.say("Until {time}", time=clock_words(words, one.end))
    is_going_on = isinstance(one.record, Event) and one.record.start.clock
    return words.say("Goes on") if is_going_on else words.say("All day")


# What is said of events that do not take place as announced.
STATUSES = {"going-ahead": "", "cancelled": marked("Cancelled"), "postponed": marked("Postponed")}
DOUBTS = {
    "": "",
    "bank-holiday": marked("Check first: it is a bank holiday"),
    "term": marked("In term time: check first in the school holidays"),
}
