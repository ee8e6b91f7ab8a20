"""The indexes at the end of a booklet: by day, by area, under further themes, and by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from placebook.model.directory import initial, sort_key
from placebook.model.kinds import WEEKDAYS
from placebook.pages.a_to_z import letter_words
from placebook.wording.times import clock_words
from placebook.wording.wording import begun

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import time

    from placebook.booklet.contents import Booklet
    from placebook.model.directory import Directory
    from placebook.model.kinds import Weekday
    from placebook.model.listing import Listing
    from placebook.wording.wording import Wording


@dataclass(frozen=True, slots=True)
class Row:
    """One line of an index: a name, what stands before it, and its page."""

    slug: str
    name: str
    page: int
    before: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Lines of an index under one heading."""

    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Index:
    """One index: its title, a sentence that explains it, and its groups, none of them empty."""

    id: str
    title: str
    groups: tuple[Group, ...]
    lead: str = ""


def indexes(
    booklet: Booklet, directory: Directory, words: Wording, pages: Mapping[str, int]
) -> tuple[Index, ...]:
    """Make a booklet's indexes; those with nothing in them are left out.

    Args:
        booklet: What it holds.
        directory: The place, for the names of areas and themes.
        words: The words of the place.
        pages: The page each listing begins on, by slug.
    """
    listings = sorted(booklet.listings, key=lambda one: (sort_key(one.title), one.slug))
    themes = () if booklet.theme else tuple(_themes(listings, directory, pages))
    made = (
        Index("by-day", words.say("By day"), tuple(_days(listings, words, pages))),
        Index("by-area", words.say("By area"), tuple(_areas(listings, directory, pages))),
        Index(
            "by-theme",
            words.say("More on each theme"),
            themes,
            words.say("What stands under another theme, and belongs here too."),
        ),
        Index("by-name", words.say("By name"), tuple(_names(listings, words, pages))),
    )
    return tuple(index for index in made if index.groups)


def _row(listing: Listing, pages: Mapping[str, int], before: str = "") -> Row:
    return Row(listing.slug, listing.title, pages[listing.slug], before)


def _days(listings: Iterable[Listing], words: Wording, pages: Mapping[str, int]) -> Iterator[Group]:
    """Yield each weekday with what meets on it, in the order it begins; what says no time comes last."""
    active = [listing for listing in listings if listing.status == "active"]
    for day in WEEKDAYS:
        meets = sorted(
            ((start is None, start, n) for n, one in enumerate(active) for start in _starts(one, day)),
            key=lambda found: (found[0], found[1].isoformat() if found[1] else "", found[2]),
        )
        rows = (_row(active[n], pages, clock_words(words, start) if start else "") for _, start, n in meets)
        if found := tuple(rows):
            yield Group(begun(words.days[day]), found)


def _starts(listing: Listing, day: Weekday) -> list[time | None]:
    return list(dict.fromkeys(session.start for session in listing.sessions if day in session.days))


def _areas(listings: Iterable[Listing], directory: Directory, pages: Mapping[str, int]) -> Iterator[Group]:
    """Yield each area, in the keeper's order, with what says it is there."""
    found: dict[str, list[Row]] = {}
    for listing in listings:
        for area in directory.whereabouts(listing).areas:
            found.setdefault(area, []).append(_row(listing, pages))
    for term in directory.areas:
        if term.id in found:
            yield Group(term.label, tuple(found[term.id]))


def _themes(listings: Sequence[Listing], directory: Directory, pages: Mapping[str, int]) -> Iterator[Group]:
    """Yield each theme with the listings that are about it too, but stand under another."""
    for term in sorted(directory.themes, key=lambda one: sort_key(one.label)):
        if found := tuple(_row(one, pages) for one in listings if term.id in one.themes[1:]):
            yield Group(term.label, found)


def _names(listings: Iterable[Listing], words: Wording, pages: Mapping[str, int]) -> Iterator[Group]:
    """Yield each letter with the names that begin with it; those that begin with none come last."""
    found: dict[str, list[Row]] = {}
    for listing in listings:
        found.setdefault(initial(listing.title), []).append(_row(listing, pages))
    for letter in sorted(found, key=lambda one: (len(one) > 1, one)):
        yield Group(letter_words(words, letter), tuple(found[letter]))
