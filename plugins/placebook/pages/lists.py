"""Plain pages of listings, by kind, theme, area and day, and the directory's front page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from placebook.find.choices import groups
from placebook.marked import marked
from placebook.model.directory import sort_key
from placebook.model.kinds import DAY_SLUGS, WEEKDAYS
from placebook.model.points import listing_point
from placebook.pages.calendars import area_calendar, calendar, theme_calendar
from placebook.pages.feeds import area_channel, feed_head, theme_channel
from placebook.pages.page import Page, numbered, paged
from placebook.press import key_of
from placebook.wording.wording import begun

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from placebook.model.kinds import Weekday
    from placebook.model.listing import Listing
    from placebook.model.vocabulary import Term
    from placebook.pages.context import Context
    from placebook.pages.feeds import Channel
    from placebook.wording.wording import Wording

# Up to this many listings the front page of the directory shows them all.
WHOLE_LIST = 200
_NO_TIME = "99"  # sorts after every time of day
# The parts of a day that a list is parted into, each with the time it ends at.
_PARTS = (
    ("12:00", marked("In the morning")),
    ("17:00", marked("In the afternoon")),
    ("24:00", marked("In the evening")),
    ("99:99", marked("Ask for the time")),
)


@dataclass(frozen=True, slots=True)
class Door:
    """A way into the directory: a link with the number of listings behind it."""

    label: str
    page: str
    count: int
    what: str = ""
    kind: str = ""
    children: tuple[Door, ...] = ()


class Near(NamedTuple):
    """What the question where somebody is needs to know: whether postcodes are known, and whom to credit."""

    postcodes: bool
    credit: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """A list of listings with a page of its own, or several when it is long."""

    page: str
    title: str
    listings: Sequence[Listing]
    lead: str = ""
    family: str = ""
    nothing: str = ""
    kind: str = ""
    above: tuple[Door, ...] = ()
    within: tuple[Door, ...] = ()
    day: Weekday | None = None
    calendar: str = ""
    feed: Channel | None = None


def pages(ctx: Context) -> Iterator[Page]:
    """Plan the directory's front page, and every shelf."""
    yield _front(ctx)
    for shelf in (*_kinds(ctx), *_themes(ctx), *_areas(ctx), *_days(ctx)):
        yield from _shelf_pages(ctx, shelf)


def _front(ctx: Context) -> Page:
    listings, words = ctx.directory.open_listings, ctx.site.words
    whole = listings if len(listings) <= WHOLE_LIST else ()
    families = doors(ctx)
    near = _near(ctx)
    return Page(
        name="directory/",
        source="directory/index.md",
        title=words.say("Directory"),
        description=words.counted(
            len(listings),
            "no groups, places and skills in {place}: by kind, theme, area and day.",
            "{number} group, place and skill in {place}: by kind, theme, area and day.",
            "{number} groups, places and skills in {place}: by kind, theme, area and day.",
            place=ctx.site.settings.place,
        ),
        inputs=key_of(ctx.facts_of(*listings), repr(near).encode()),
        content=lambda: ctx.render(
            "directory.html",
            listings=whole,
            total=len(listings),
            doors=families,
            groups=groups(ctx.directory, words),
            near=near,
        ),
    )


def _near(ctx: Context) -> Near | None:
    """Return what is said beside the question where somebody is; None where nothing could be near."""
    directory, postcodes = ctx.directory, ctx.postcodes
    if not any(listing_point(one, directory.whereabouts(one), postcodes) for one in directory.open_listings):
        return None
    return Near(bool(postcodes.outcodes), postcodes.credit)


def doors(ctx: Context) -> dict[str, tuple[Door, ...]]:
    """Return the doors of the directory by family: kind, theme, area, day; those of themes only if in use."""
    directory = ctx.directory
    return {
        "kind": tuple(
            Door(
                kind.plural, f"directory/kind/{kind.id}", len(directory.by_kind[kind.id]), kind.what, kind.id
            )
            for kind in ctx.site.words.kinds.values()
        ),
        "theme": tuple(
            Door(term.label, f"directory/theme/{term.id}", count, term.description or "")
            for term in sorted(directory.themes, key=lambda one: sort_key(one.label))
            if (count := len(directory.by_theme.get(term.id, ())))
        ),
        "area": tuple(_area_door(ctx, term) for term in directory.areas.children(None)),
        "day": _day_doors(ctx),
    }


def _day_doors(ctx: Context) -> tuple[Door, ...]:
    return tuple(
        Door(
            begun(ctx.site.words.days[day]), f"directory/day/{DAY_SLUGS[day]}", len(ctx.directory.by_day[day])
        )
        for day in WEEKDAYS
    )


def _area_door(ctx: Context, term: Term) -> Door:
    within = tuple(_area_door(ctx, child) for child in ctx.directory.areas.children(term.id))
    count = len(ctx.directory.by_area.get(term.id, ()))
    return Door(term.label, f"directory/area/{term.id}", count, term.description or "", children=within)


def _kinds(ctx: Context) -> Iterator[Shelf]:
    for kind in ctx.site.words.kinds.values():
        listings = ctx.directory.by_kind[kind.id]
        yield Shelf(
            f"directory/kind/{kind.id}",
            kind.plural,
            listings,
            kind.what + ".",
            ctx.site.words.say("Directory, by kind"),
            kind=kind.id,
        )


def _themes(ctx: Context) -> Iterator[Shelf]:
    for term in ctx.directory.themes:
        listings = ctx.directory.by_theme.get(term.id, [])
        yield Shelf(
            f"directory/theme/{term.id}",
            term.label,
            listings,
            term.description or "",
            ctx.site.words.say("Directory, by theme"),
            calendar=theme_calendar(term.id),
            feed=theme_channel(ctx.site, term),
        )


def _areas(ctx: Context) -> Iterator[Shelf]:
    for term in ctx.directory.areas:
        door = _area_door(ctx, term)
        above = tuple(_area_door(ctx, one) for one in ctx.directory.areas.path(term.id)[:-1])
        listings = ctx.directory.by_area.get(term.id, [])
        yield Shelf(
            door.page,
            term.label,
            listings,
            door.what,
            ctx.site.words.say("Directory, by area"),
            above=above,
            within=door.children,
            calendar=area_calendar(term.id),
            feed=area_channel(ctx.site, term),
        )


def _days(ctx: Context) -> Iterator[Shelf]:
    words = ctx.site.words
    for day in WEEKDAYS:
        listings = sorted(ctx.directory.by_day[day], key=_first_start(day))
        yield Shelf(
            f"directory/day/{DAY_SLUGS[day]}",
            words.each[day],
            listings,
            family=words.say("Directory, by day"),
            nothing=words.nothing_on[day],
            day=day,
        )


def _first_start(day: Weekday) -> Callable[[Listing], tuple[str, str]]:
    """Sort by when a listing first meets on a day; those that say no time come last."""

    def key(listing: Listing) -> tuple[str, str]:
        starts = [one.start.isoformat("minutes") for one in listing.sessions if day in one.days and one.start]
        return min(starts, default=_NO_TIME), sort_key(listing.title)

    return key


def _shelf_pages(ctx: Context, shelf: Shelf) -> Iterator[Page]:
    """Plan a shelf's pages: the first at its own address, the next at `…/2/` and so on."""
    parts, words = paged(shelf.listings, ctx.site.settings.page_length), ctx.site.words
    last = len(parts)
    counts = repr(
        (shelf.above, shelf.within, len(shelf.listings), _day_doors(ctx) if shelf.day else ())
    ).encode()
    found = words.counted(len(shelf.listings), "no listings", "{number} listing", "{number} listings")
    head = str(feed_head(ctx.site, shelf.feed)) if shelf.feed else ""
    for number, shown in enumerate(parts, start=1):
        title = shelf.title
        if last > 1:
            title = words.say("{title}, page {number} of {last}", title=title, number=number, last=last)
        yield Page(
            name=numbered(shelf.page, number),
            source=f"{numbered(shelf.page, number)}.md",
            title=title,
            description=words.say(
                "{title} in {place}: {count}.", title=title, place=ctx.site.settings.place, count=found
            ),
            inputs=key_of(ctx.facts_of(*shown), counts),
            content=_shelf_content(ctx, shelf, shown, number, last),
            head=lambda: head,
            listed=bool(shelf.listings),
        )


def _shelf_content(
    ctx: Context, shelf: Shelf, shown: Sequence[Listing], number: int, last: int
) -> Callable[[], str]:
    return lambda: ctx.render(
        "shelf.html",
        shelf=shelf,
        parts=_by_time(ctx.site.words, shown, shelf.day)
        if shelf.day
        else [(ctx.site.words.say("All, by name"), shown)]
        if shown
        else [],
        days=_day_doors(ctx) if shelf.day else (),
        number=number,
        last=last,
        numbered=numbered,
        calendar=calendar(ctx.site, shelf.calendar) if shelf.calendar and shelf.listings else None,
    )


def _by_time(words: Wording, listings: Iterable[Listing], day: Weekday) -> list[tuple[str, list[Listing]]]:
    """Return listings that meet on a day, in the order they start, by the part of the day they start in."""
    found: dict[str, list[Listing]] = {}
    for listing in listings:
        start = _first_start(day)(listing)[0]
        part = next(label for end, label in _PARTS if start < end)
        found.setdefault(words.say(part), []).append(listing)
    return list(found.items())
