"""What a visitor may type to narrow a search: the places, days, people and costs that are known by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from placebook.find.folding import words
from placebook.model.kinds import DAY_NAMES, KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from placebook.model.directory import Directory
    from placebook.model.kinds import KindId
    from placebook.model.listing import Listing

# As words of a question these two are too common to narrow it: "a place to sit", "no interest in football".
_TOO_COMMON: frozenset[KindId] = frozenset({"place", "interest"})
_FREE = ("free", "free of charge", "no charge", "no cost", "for nothing", "costs nothing")
_WEEKEND = ("weekend", "at the weekend")
# Meant for everyone is what most things are; a question for "anyone" wants no fewer.
_NOBODY_LEFT_OUT = "everyone"


class Term(NamedTuple):
    """Something that listings have or have not.

    Attributes:
        facet: What sort of thing it is: kind, theme, area, audience, cost or day.
        id: Its name within that.
        label: Its name for people.
        phrases: What people type for it, as `words` folds it, joined by blanks.
    """

    facet: str
    id: str
    label: str
    phrases: tuple[str, ...]


def terms(directory: Directory) -> tuple[Term, ...]:
    """Return every term of a directory that a search can be narrowed by."""
    return tuple(_terms(directory))


def _terms(directory: Directory) -> Iterator[Term]:
    for kind in KINDS.values():
        if kind.id not in _TOO_COMMON:
            yield Term("kind", kind.id, kind.plural, _phrases((kind.plural,)))
    for theme in directory.themes:
        # A theme's other words stay words: a book club is found by "book", whatever its theme is.
        yield Term("theme", theme.id, theme.label, _phrases((theme.label,)))
    for area in directory.areas:
        yield Term("area", area.id, area.label, _phrases((area.label, *area.also)))
    for audience in directory.audiences:
        if audience.id != _NOBODY_LEFT_OUT:
            yield Term("audience", audience.id, audience.label, _phrases((audience.label, *audience.also)))
    yield Term("cost", "free", "Free", _phrases(_FREE))
    for day, name in DAY_NAMES.items():
        weekend = _WEEKEND if day in {"sat", "sun"} else ()
        yield Term("day", day, f"{name}s", _phrases((name, *weekend)))


def _phrases(texts: Iterable[str]) -> tuple[str, ...]:
    phrases = (" ".join(words(text)) for text in texts)
    return tuple(dict.fromkeys(phrase for phrase in phrases if phrase))


def kept_together(directory: Directory) -> list[str]:
    """Return themes' names of several words, none of which narrows a search by itself: "men's shed"."""
    return sorted({phrase for theme in directory.themes for phrase in _phrases(theme.also) if " " in phrase})


def has(listing: Listing, directory: Directory) -> Iterator[tuple[str, str]]:
    """Yield the facet and id of every term that a listing has."""
    yield "kind", listing.kind
    for theme in listing.themes:
        yield "theme", theme
    for area in directory.all_areas(listing):
        yield "area", area
    for audience in listing.audience:
        yield "audience", audience
    if listing.cost and listing.cost.level == "free":
        yield "cost", "free"
    if listing.status == "active":
        for day in {day for session in listing.sessions for day in session.days}:
            yield "day", day
