"""A listing's page: what, when, where, what it costs, how to join, whom to ask; then the rest."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from placebook.marked import marked
from placebook.model.points import listing_point, published_point
from placebook.model.vocabulary import EVERYONE
from placebook.opendata.schema_org import schema_org
from placebook.pages.calendars import calendar, group_calendar, has_calendar
from placebook.pages.checked import Checked, checked
from placebook.pages.context import page_of, source_of
from placebook.pages.page import Page
from placebook.press import key_of
from placebook.wording.facts import cost_words, join_words
from placebook.wording.formats import formats
from placebook.wording.languages import language_name, own_name
from placebook.wording.times import age_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from placebook.model.almanac import Meeting
    from placebook.model.directory import Directory
    from placebook.model.event import Event
    from placebook.model.listing import Alert, Listing
    from placebook.model.points import Point
    from placebook.model.story import Story
    from placebook.pages.calendars import Calendar
    from placebook.pages.context import Context
    from placebook.wording.wording import Wording


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The other records a listing's page shows."""

    venue: Listing | None
    part_of: list[Listing]
    works_with: list[Listing]
    housed: list[Listing]
    stories: list[Story]
    events: list[Event]
    near: list[Listing]
    alike: list[Listing]


@dataclass(frozen=True, slots=True)
class Facts:
    """A listing's facts in words, ready to be laid out; an empty text for what is not known."""

    areas: str
    area_ids: tuple[str, ...]
    joints: tuple[str, ...]
    address: str
    map_link: str
    point: Point | None
    outlined: tuple[str, ...]
    cost: str
    join: str
    audience: str
    languages: Markup
    coming: Meeting | None
    calendar: Calendar | None
    checked_by: str
    checked: Checked


def pages(ctx: Context) -> Iterator[Page]:
    """Plan the page of every listing."""
    for listing in ctx.directory.listings:
        yield _page(ctx, listing)


def _page(ctx: Context, listing: Listing) -> Page:
    neighbours = cache(lambda: _neighbours(ctx, listing))
    name = page_of(listing)
    around = ctx.kept.get(name, lambda: _key(ctx, neighbours()))
    return Page(
        name=name,
        source=source_of(listing),
        title=listing.title,
        description=listing.summary,
        inputs=key_of(ctx.inputs(listing), around, _point_key(ctx, listing)),
        content=lambda: ctx.render(
            "listing.html",
            listing=listing,
            facts=_facts(ctx, listing),
            others=neighbours(),
            alert=alert_on(listing, ctx.today),
        ),
        head=lambda: ctx.render(
            "listing-head.html", listing=listing, data=schema_org(listing, ctx.directory, ctx.site)
        ),
        anchors=_anchors(ctx, listing),
    )


def _point_key(ctx: Context, listing: Listing) -> bytes:
    """Return what tells where the map shows a listing: its postcode may have moved."""
    whereabouts = ctx.directory.whereabouts(listing)
    return repr(listing_point(listing, whereabouts, ctx.postcodes)).encode() if ctx.has_map else b""


def _key(ctx: Context, found: Neighbours) -> bytes:
    """Return what tells the other records a page shows from any others."""
    groups = (
        found.part_of,
        found.works_with,
        found.housed,
        found.stories,
        found.events,
        found.near,
        found.alike,
    )
    return key_of(ctx.facts_of(found.venue), *[ctx.facts_of(*group) for group in groups])


def _neighbours(ctx: Context, listing: Listing) -> Neighbours:
    directory = ctx.directory
    joined = [slug for slug in (listing.part_of, listing.venue, *listing.works_with) if slug]
    near = ctx.related.near(listing, joined)
    shown = [*joined, *(other.slug for other in near)]
    return Neighbours(
        venue=directory.whereabouts(listing).venue,
        part_of=ctx.listings([listing.part_of] if listing.part_of else []),
        works_with=ctx.listings(listing.works_with),
        housed=directory.housed.get(listing.slug, [])[: ctx.site.settings.page_length],
        stories=directory.stories_of.get(listing.slug, [])[:6],
        events=[event for event in directory.events_of.get(listing.slug, []) if event.last_day >= ctx.today][
            :6
        ],
        near=near,
        alike=ctx.related.alike(listing, shown),
    )


def _anchors(ctx: Context, listing: Listing) -> tuple[str, ...]:
    """Return the ids on a listing's page that links may point to: those of the facts it has."""
    whereabouts = ctx.directory.whereabouts(listing)
    is_somewhere = whereabouts.venue or whereabouts.address or whereabouts.areas or listing.online
    has = {"when": listing.sessions or listing.hours, "where": is_somewhere, "ask": listing.contact}
    return tuple(name for name, there in has.items() if there)


def _facts(ctx: Context, listing: Listing) -> Facts:
    directory, settings, words = ctx.directory, ctx.site.settings, ctx.site.words
    whereabouts = directory.whereabouts(listing)
    is_on = listing.status == "active"
    coming = ctx.almanac.next_meeting(listing.sessions, ctx.today) if is_on else None
    address = whereabouts.address.words() if whereabouts.address else ""
    return Facts(
        areas=words.joined(directory.area_labels(listing)),
        area_ids=whereabouts.areas,
        joints=words.joints(len(whereabouts.areas)),
        address=address,
        map_link=_map_link(ctx, listing, address),
        point=listing_point(listing, whereabouts, ctx.postcodes),
        outlined=_outlined(ctx, whereabouts.areas),
        cost=cost_words(words, listing.cost) if listing.cost else "",
        join=join_words(words, listing.join) if listing.join else "",
        audience=audience_words(directory, words, listing),
        languages=_languages(words, listing.languages),
        coming=coming,
        calendar=calendar(ctx.site, group_calendar(listing.slug)) if has_calendar(ctx, listing) else None,
        checked_by=words.say(_CHECKERS[listing.checked_by]) if listing.checked_by else "",
        checked=checked(words, listing, ctx.today, settings.review_months),
    )


def _languages(words: Wording, tags: Sequence[str]) -> Markup:
    """Name languages, each in itself too, for those who speak it: `English and Polish (polski)`."""
    named = []
    for tag in tags:
        name, own = language_name(words, tag), own_name(tag)
        if own and own != name:
            code, direction = tag.partition("-")[0].lower(), formats(tag).direction
            named.append(Markup('{} (<span lang="{}" dir="{}">{}</span>)').format(name, code, direction, own))
        else:
            named.append(escape(name))
    joints = words.joints(len(named))
    return Markup("").join(part for pair in zip(named, joints, strict=False) for part in pair)


def alert_on(listing: Listing, day: date) -> Alert | None:
    """Return a listing's alert if it lasts until a day or longer."""
    alert = listing.alert
    return alert if alert and (alert.until is None or alert.until >= day) else None


def audience_words(directory: Directory, words: Wording, listing: Listing) -> str:
    """Say who may come, and how old they are: `Everyone, ages 11 to 18`."""
    who = who_for(directory, words, listing.audience)
    age = age_words(words, listing.age) if listing.age else ""
    return ", ".join(part for part in (who, age) if part)


def who_for(directory: Directory, words: Wording, audience: tuple[str, ...]) -> str:
    """Say whom something is meant for: `Men and older people`, or `Everyone, including families`."""
    if EVERYONE not in audience or len(audience) == 1:
        return words.joined(directory.audiences.in_a_line(audience))
    others = (one for one in audience if one != EVERYONE)
    everyone, *within = directory.audiences.in_a_line((EVERYONE, *others))
    return words.say(marked("{everyone}, including {others}"), everyone=everyone, others=words.joined(within))


def _map_link(ctx: Context, listing: Listing, address: str) -> str:
    """Return where OpenStreetMap shows the point, with ways there; empty unless the point is public.

    A `geo:` link (RFC 5870) would be nobody's in particular, yet only Android does anything with it.
    """
    point = published_point(listing, ctx.directory.whereabouts(listing))
    if not point or not point.is_exact or not address:
        return ""
    at = f"{point.lat:.5f}", f"{point.lon:.5f}"
    return "https://www.openstreetmap.org/?mlat={0}&mlon={1}#map=17/{0}/{1}".format(*at)


def _outlined(ctx: Context, areas: tuple[str, ...]) -> tuple[str, ...]:
    """Return what the map shows of these areas: themselves, or those within, as far as they are drawn."""
    within = tuple(drawn for drawn, around in ctx.outlined.items() if not around.isdisjoint(areas))
    return within if len(within) < len(ctx.outlined) else ()  # all of the map says nothing of where


_CHECKERS = {
    "group": marked("by the group"),
    "keeper": marked("by us"),
    "partner": marked("by a partner"),
}
