"""What earlier editions have told: only those that are frozen are sure of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from placebook.model.frozen import FrozenEdition
    from placebook.model.letter import Piece, Section

# Parts in which a thing is told of for itself, and not for something that happened to it.
_ARRIVALS = frozenset({"first", "stories", "new", "dates", "sparks"})


class Telling(NamedTuple):
    """How a thing was told of last.

    Attributes:
        slug: The edition.
        said: What readers go by: its title, when, where, what it costs, whether it is off.
    """

    slug: str
    said: object


def said_of(piece: Piece) -> object:
    """Return what readers go by in a piece."""
    return piece.title, piece.status, tuple(fact.words for fact in piece.facts)


class Told:
    """What frozen editions have told, all of them earlier than the one that is being made."""

    def __init__(self, editions: Sequence[FrozenEdition]) -> None:
        self._editions = sorted(editions, key=lambda one: (one.letter.date, one.slug))
        self._keys = [
            frozenset(_key(section, piece) for section in one.letter.sections for piece in section.pieces)
            for one in self._editions
        ]
        self._tellings: dict[str, Telling] = {}
        for one in self._editions:
            for name, piece in _shown(one):
                self._tellings[name] = Telling(one.slug, said_of(piece))

    @property
    def first(self) -> date:
        """The first day that any of them tells of."""
        return min((one.first for one in self._editions), default=date.max)

    @property
    def before(self) -> dict[str, Telling]:
        """What the latest of them told, by the names of pages."""
        latest = self._editions[-1].slug if self._editions else ""
        return {name: one for name, one in self._tellings.items() if one.slug == latest}

    def telling(self, name: str) -> Telling | None:
        """Return how a thing was told of last, for itself."""
        return self._tellings.get(name)

    def has(self, part: str, name: str, day: date, what: str = "") -> bool:
        """Tell whether a piece of news was told already.

        A thing arrives once. It may close twice: what was told before the day it happened was something else.
        """
        news = _news(part), name, what
        pairs = zip(self._editions, self._keys, strict=True)
        return any(news in keys and (news[0] == "arrival" or day <= one.last) for one, keys in pairs)

    def missed(self, part: str, name: str, day: date | None, what: str = "") -> bool:
        """Tell whether a piece of news fell into the days of an edition and was told by none.

        What the editor left out was not missed.
        """
        if day is None:
            return False
        its = next((one for one in self._editions if one.first <= day <= one.last), None)
        return its is not None and name not in its.left_out and not self.has(part, name, day, what)


def _news(part: str) -> str:
    return "arrival" if part in _ARRIVALS else part


def _key(section: Section, piece: Piece) -> tuple[str, str, str]:
    return _news(section.id), piece.page, piece.title if section.shape == "swaps" else ""


def _shown(edition: FrozenEdition) -> list[tuple[str, Piece]]:
    """Return what an edition told of for itself, or put right, by the names of pages."""
    return [
        (piece.page, piece)
        for section in edition.letter.sections
        if section.id in _ARRIVALS or section.id in {"corrected", "outcomes"}
        for piece in section.pieces
    ]
