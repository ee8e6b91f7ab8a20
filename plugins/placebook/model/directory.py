"""The directory: everything a place holds, put in order and joined up."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from placebook.model.kinds import KINDS, WEEKDAYS, Weekday
from placebook.model.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping

    from placebook.model.almanac import SchoolTerm
    from placebook.model.consent import ConsentWording
    from placebook.model.edition import Edition
    from placebook.model.event import Event
    from placebook.model.frozen import FrozenEdition
    from placebook.model.kinds import KindId
    from placebook.model.listing import Address, Listing, Location
    from placebook.model.removed import Removed
    from placebook.model.spark import Spark
    from placebook.model.story import Story


# What Unicode calls letters that are one of a to z with a stroke or a hook, or two of them in one.
_LATIN = re.compile(r"LATIN SMALL LETTER ([A-Z])(?:E|J)?(?: WITH |$)")

K = TypeVar("K", bound="Hashable")
V = TypeVar("V")


class Whereabouts(NamedTuple):
    """Where a listing or event is, after its venue has been looked up, and only what may be published."""

    venue: Listing | None
    address: Address | None
    location: Location | None
    areas: tuple[str, ...]


class Growth(NamedTuple):
    """How many open listings there were by a day, and how many people came to how many of them each week."""

    day: date
    listings: int
    people: int
    counted: int


@lru_cache(maxsize=50_000)
def sort_key(title: str) -> str:
    """Return what a title is sorted by: no case, no accents, no leading article."""
    if title.isascii():
        plain = title.lower()
    else:
        folded = unicodedata.normalize("NFKD", title).casefold()
        plain = "".join(char for char in folded if not unicodedata.combining(char))
    plain = plain.strip(" '\"“\u2018(")
    return plain.removeprefix("the ").removeprefix("a ").removeprefix("an ")


def initial(title: str) -> str:
    """Return the letter of the A to Z a title stands under, a to z.

    Letters with a stroke stand under the one they are made of (`ł` under `l`). It is `other` for a title in
    another script, and `0-9` for one that begins with no letter.
    """
    first = sort_key(title)[:1]
    if "a" <= first <= "z":
        return first
    if not first.isalpha():
        return "0-9"
    latin = _LATIN.match(unicodedata.name(first, ""))
    return latin[1].lower() if latin else "other"


@dataclass(frozen=True)
class Directory:
    """All records of a place, each kind in the order it is shown in. Make it with `Directory.of`."""

    listings: tuple[Listing, ...] = ()
    stories: tuple[Story, ...] = ()
    events: tuple[Event, ...] = ()
    sparks: tuple[Spark, ...] = ()
    editions: tuple[Edition, ...] = ()
    areas: Vocabulary = field(default_factory=lambda: Vocabulary("areas"))
    themes: Vocabulary = field(default_factory=lambda: Vocabulary("themes"))
    access: Vocabulary = field(default_factory=lambda: Vocabulary("access"))
    audiences: Vocabulary = field(default_factory=lambda: Vocabulary("audiences"))
    school_terms: tuple[SchoolTerm, ...] = ()
    frozen: Mapping[str, FrozenEdition] = field(default_factory=dict)
    wordings: tuple[ConsentWording, ...] = ()
    removed: tuple[Removed, ...] = ()

    @classmethod
    def of(  # noqa: PLR0913 - one for each kind of record
        cls,
        *,
        listings: Iterable[Listing] = (),
        stories: Iterable[Story] = (),
        events: Iterable[Event] = (),
        sparks: Iterable[Spark] = (),
        editions: Iterable[Edition] = (),
        vocabularies: Mapping[str, Vocabulary] | None = None,
        school_terms: Iterable[SchoolTerm] = (),
        frozen: Iterable[FrozenEdition] = (),
        wordings: Iterable[ConsentWording] = (),
        removed: Iterable[Removed] = (),
    ) -> Directory:
        """Put records in order: listings by name, events soonest first, and all else newest first.

        An edition that was frozen is what it was then, whatever its file says now, or if it has none.
        """
        kept = {one.slug: one for one in sorted(frozen, key=lambda one: one.slug)}
        latest = {one.slug: one for one in editions} | {slug: one.edition() for slug, one in kept.items()}
        return cls(
            listings=tuple(sorted(listings, key=lambda one: (sort_key(one.title), one.slug))),
            stories=tuple(sorted(stories, key=lambda one: (-one.date.toordinal(), one.slug))),
            events=tuple(sorted(events, key=lambda one: (one.start.at(), one.slug))),
            sparks=tuple(sorted(sparks, key=lambda one: (-one.date.toordinal(), one.slug))),
            editions=tuple(sorted(latest.values(), key=lambda one: one.slug, reverse=True)),
            school_terms=tuple(sorted(school_terms, key=lambda one: one.from_)),
            frozen=kept,
            wordings=tuple(wordings),
            removed=tuple(removed),
            **(vocabularies or {}),
        )

    @cached_property
    def records(self) -> tuple[Listing | Story | Event | Spark | Edition, ...]:
        """Every record of the place."""
        return (*self.listings, *self.stories, *self.events, *self.sparks, *self.editions)

    @cached_property
    def by_slug(self) -> dict[str, Listing]:
        """Listings by slug."""
        return {listing.slug: listing for listing in self.listings}

    def whereabouts(self, record: Listing | Event) -> Whereabouts:
        """Say where a listing or event is, as far as that may be published.

        An address or point of its own goes before that of its venue. `area` and `hidden` give neither.
        """
        key = (type(record), record.slug)
        known = self._whereabouts.get(key)
        if known is None or known[0] is not record:
            known = self._whereabouts[key] = record, self._where(record)
        return known[1]

    @cached_property
    def _whereabouts(self) -> dict[tuple[type, str], tuple[Listing | Event, Whereabouts]]:
        """What was found before: lists, cards, neighbours and data all ask for each listing."""
        return {}

    def _where(self, record: Listing | Event) -> Whereabouts:
        venue = self.by_slug.get(record.venue) if record.venue else None
        areas = record.areas or (venue.areas if venue else ())
        shown = getattr(record, "location_shown", "exact")
        if shown in {"area", "hidden"}:
            return Whereabouts(None, None, None, areas)
        if venue and venue.location_shown in {"area", "hidden"}:
            return Whereabouts(venue, record.address, getattr(record, "location", None), areas)
        address = record.address or (venue.address if venue else None)
        if address and shown == "street" and (record.address or not venue or venue.location_shown != "exact"):
            address = address.street_only()
        location = getattr(record, "location", None) or (venue.location if venue else None)
        return Whereabouts(venue, address, location, areas)

    def area_labels(self, record: Listing | Event) -> list[str]:
        """Return the names of the areas a record says it is in."""
        return [self.areas.label(area) for area in self.whereabouts(record).areas]

    def all_areas(self, record: Listing | Event) -> frozenset[str]:
        """Return the areas a record lies in, those that hold them included."""
        return self.areas_of(self.whereabouts(record).areas)

    def areas_of(self, areas: tuple[str, ...]) -> frozenset[str]:
        """Return some areas and all that hold them."""
        found = self._all_areas.get(areas)
        if found is None:
            found = frozenset(term.id for area in areas for term in self.areas.path(area))
            self._all_areas[areas] = found
        return found

    @cached_property
    def _all_areas(self) -> dict[tuple[str, ...], frozenset[str]]:
        """For the few sets of areas there are, those that hold them included."""
        return {}

    @cached_property
    def open_listings(self) -> tuple[Listing, ...]:
        """Listings that have not closed."""
        return tuple(listing for listing in self.listings if listing.status != "closed")

    @cached_property
    def published(self) -> tuple[Edition, ...]:
        """Editions that have come out or are to: all but drafts, newest first."""
        return tuple(one for one in self.editions if not one.draft)

    @cached_property
    def by_kind(self) -> dict[KindId, list[Listing]]:
        """Open listings by kind; every kind is there."""
        found: dict[KindId, list[Listing]] = {kind: [] for kind in KINDS}
        for listing in self.open_listings:
            found[listing.kind].append(listing)
        return found

    @cached_property
    def by_theme(self) -> dict[str, list[Listing]]:
        """Open listings by theme."""
        return _index((theme, one) for one in self.open_listings for theme in one.themes)

    @cached_property
    def by_area(self) -> dict[str, list[Listing]]:
        """Open listings by area, those of the areas within it included."""
        return _index((area, one) for one in self.open_listings for area in self.all_areas(one))

    @cached_property
    def by_day(self) -> dict[Weekday, list[Listing]]:
        """Active listings by the weekdays they meet on; every weekday is there."""
        found: dict[Weekday, list[Listing]] = {day: [] for day in WEEKDAYS}
        for listing in self.open_listings:
            if listing.status != "active":
                continue
            for day in dict.fromkeys(day for session in listing.sessions for day in session.days):
                found[day].append(listing)
        return found

    @cached_property
    def by_initial(self) -> dict[str, list[Listing]]:
        """All listings by the first letter of their name."""
        return _index((initial(one.title), one) for one in self.listings)

    @cached_property
    def by_listed(self) -> tuple[tuple[date, Listing], ...]:
        """Listings that say when they were listed, each with that day, the earliest first."""
        dated = ((one.listed, one) for one in self.listings if one.listed)
        return tuple(sorted(dated, key=lambda pair: pair[0]))

    @cached_property
    def growth(self) -> tuple[Growth, ...]:
        """How the open listings grew, one step a listing, those that say no day before all others."""
        steps: list[Growth] = []
        people = counted = 0
        for one in sorted(self.open_listings, key=lambda one: one.listed or date.min):
            if one.status == "active" and one.people_each_week:
                people, counted = people + one.people_each_week, counted + 1
            steps.append(Growth(one.listed or date.min, len(steps) + 1, people, counted))
        return tuple(steps)

    @cached_property
    def stopped(self) -> tuple[Listing, ...]:
        """Listings that have paused or closed."""
        return tuple(listing for listing in self.listings if listing.status != "active")

    @cached_property
    def exchanging(self) -> tuple[Listing, ...]:
        """Open listings that offer something or look for something."""
        return tuple(listing for listing in self.open_listings if listing.offers or listing.looking_for)

    @cached_property
    def stories_of(self) -> dict[str, list[Story]]:
        """Stories by the listings in them, newest first."""
        return _index((slug, story) for story in self.stories for slug in dict.fromkeys(story.groups))

    @cached_property
    def funds(self) -> dict[str, Spark]:
        """Funds by slug."""
        return {one.slug: one for one in self.sparks if one.is_fund}

    def giver(self, spark: Spark) -> Listing | None:
        """Return whose money it is: the listing that a spark names, or else the one that its fund names."""
        fund = self.funds.get(spark.fund or "")
        return self.by_slug.get(spark.given_by or (fund and fund.given_by) or "")

    @cached_property
    def given(self) -> tuple[Spark, ...]:
        """Sparks that were given, newest first."""
        return tuple(one for one in self.sparks if not one.is_fund)

    @cached_property
    def events_of(self) -> dict[str, list[Event]]:
        """Events by the listings that hold them, take part in them, or house them; soonest first."""
        return _index(
            (slug, event)
            for event in self.events
            for slug in dict.fromkeys((event.organiser, *event.groups, event.venue))
            if slug
        )

    @cached_property
    def housed(self) -> dict[str, list[Listing]]:
        """Open listings by the venue they use, without those that do not want to be found there."""
        at = ((self.whereabouts(one).venue, one) for one in self.open_listings if one.venue)
        return _index((venue.slug, one) for venue, one in at if venue)


def _index(pairs: Iterable[tuple[K, V]]) -> dict[K, list[V]]:
    found: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return dict(found)
