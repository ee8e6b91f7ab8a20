"""A proposed change: the records it adds, changes and takes away, and what is wrong with them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from placebook.doors.answers import answers_of
from placebook.model.kinds import COST_WORDS, JOIN_WORDS
from placebook.wording.times import session_words
from placebook.wording.wording import english

if TYPE_CHECKING:
    from collections.abc import Sequence

    from placebook.content.record import Record
    from placebook.doors.questions import Question
    from placebook.model.directory import Directory
    from placebook.model.listing import Listing
    from placebook.problems import Problem


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that holds something else now; an empty text for nothing.

    Attributes:
        label: The question it answers.
        before: What it held.
        now: What it holds.
    """

    label: str
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class Change:
    """One file of content that a proposal touches.

    Attributes:
        file: Its path below the content folder.
        before: The record it held; None if it is new or could not be read.
        now: The record it holds; None if it is gone or cannot be read.
        problems: What is wrong with it now.
        is_gone: Whether the file is taken away.
    """

    file: str
    before: Record | None
    now: Record | None
    problems: tuple[Problem, ...] = ()
    is_gone: bool = False

    @property
    def title(self) -> str:
        """What the record is called; the file's name where it has no title."""
        return getattr(self.now or self.before, "title", "") or self.file


def differences(before: Listing, now: Listing, every: Sequence[Question]) -> list[Difference]:
    """Return the fields in which two versions of a listing differ, in the order of the questions."""
    old, new = answers_of(before, every), answers_of(now, every)
    return [
        Difference(question.label, old.get(question.name, ""), new.get(question.name, ""))
        for question in every
        if old.get(question.name, "") != new.get(question.name, "")
    ]


def facts(listing: Listing, directory: Directory) -> list[tuple[str, str]]:
    """Return what a listing will show, in words: a label and its words for each thing it says."""
    whereabouts, ask = directory.whereabouts(listing), listing.contact
    cost, join = listing.cost, listing.join
    told: list[tuple[str, list[str | None]]] = [
        ("When", [*(session_words(english(), session) for session in listing.sessions), listing.hours]),
        (
            "Where",
            [
                whereabouts.venue.title if whereabouts.venue else None,
                whereabouts.address.words() if whereabouts.address else None,
                *directory.area_labels(listing),
                listing.online,
            ],
        ),
        ("Cost", [COST_WORDS[cost.level], cost.note] if cost else []),
        ("Joining in", [JOIN_WORDS[join.how], join.note] if join else []),
        ("Getting in", [directory.access.label(one.feature) for one in listing.access]),
        ("Offers", [one.what for one in listing.offers]),
        ("Looking for", [one.what for one in listing.looking_for]),
        ("Ask", [ask.role, ask.name, ask.phone, ask.email, ask.website, ask.in_person, ask.note]),
        ("Filed under", [directory.themes.label(theme) for theme in listing.themes]),
    ]
    return [(label, words) for label, parts in told if (words := "; ".join(part for part in parts if part))]
