"""What was chosen for an edition."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from placebook.pages.context import page_of

if TYPE_CHECKING:
    from datetime import date

    from placebook.model.edition import Edition
    from placebook.model.event import Event
    from placebook.model.listing import Listing
    from placebook.model.spark import Spark
    from placebook.model.story import Story

    Tellable = Listing | Story | Event | Spark

# How a thing stands that an earlier edition missed, or told otherwise.
LATE, CORRECTED = "late", "corrected"


class Item(NamedTuple):
    """One thing in an edition.

    Attributes:
        record: What it is.
        note: The editor's sentence on it.
        mark: `LATE`, `CORRECTED` or nothing.
    """

    record: Tellable
    note: str = ""
    mark: str = ""


class Swap(NamedTuple):
    """Something a listing offers or looks for."""

    listing: Listing
    what: str
    mark: str = ""


class Numbers(NamedTuple):
    """The quarter in numbers. They count what happened, also what the editor left out.

    Attributes:
        new: Listings that are new and still open.
        listings: Open listings in all.
        stories: Stories told.
        sparks: Sparks given.
        events: Events that are coming and going ahead.
        people: People who come in a usual week, as far as listings say so.
        counted: How many listings say so.
    """

    new: int
    listings: int
    stories: int
    sparks: int
    events: int
    people: int
    counted: int


@dataclass(frozen=True, slots=True)
class Selection:
    """What is in an edition.

    Attributes:
        edition: The editor's part.
        first: The first day it tells of.
        last: The last day it tells of.
        until: The last day of the dates it announces.
        featured: What the editor put first, in the editor's order.
        stories: Stories of those days, newest first.
        sparks: What was given in those days, and funds that opened, newest first.
        outcomes: Sparks of earlier days of which it is known since what came of them.
        listings: Listings that were new in those days, by name.
        back: Listings that are there again after a pause, by name.
        changed: Listings that say what has changed in those days, by name.
        corrected: What the edition before told otherwise than it is now; only of a frozen one is that known.
        events: What is coming, soonest first; called off only where it had been announced before. Among them
            the last days on which a fund may be asked.
        changes: Listings that readers may know and that paused or closed, by name.
        offers: What listings have offered since the first day.
        looking_for: What listings have looked for since the first day.
        numbers: The quarter in numbers.
    """

    edition: Edition
    first: date
    last: date
    until: date
    featured: tuple[Item, ...]
    stories: tuple[Item, ...]
    sparks: tuple[Item, ...]
    outcomes: tuple[Item, ...]
    listings: tuple[Item, ...]
    back: tuple[Item, ...]
    changed: tuple[Item, ...]
    corrected: tuple[Item, ...]
    events: tuple[Item, ...]
    changes: tuple[Item, ...]
    offers: tuple[Swap, ...]
    looking_for: tuple[Swap, ...]
    numbers: Numbers

    def records(self) -> tuple[Tellable, ...]:
        """Return everything that is named in it, each record once, in order."""
        known = (*self.back, *self.changed, *self.corrected, *self.changes)
        sparks = (*self.sparks, *self.outcomes)
        items = (*self.featured, *self.stories, *self.listings, *self.events, *sparks, *known)
        swaps = (*self.offers, *self.looking_for)
        named = [*(item.record for item in items), *(swap.listing for swap in swaps)]
        return tuple({page_of(record): record for record in named}.values())
