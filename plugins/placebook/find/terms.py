"""What a search can be narrowed by: every term of every facet, and what visitors type for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from placebook.find.folding import words
from placebook.model.kinds import COST_WORDS, DAY_NAMES, JOIN_WORDS, KINDS, WEEKDAYS
from placebook.pages.languages import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import time

    from placebook.model.directory import Directory
    from placebook.model.kinds import CostId, JoinId, KindId
    from placebook.model.listing import Listing

# The facets as they stand on the page, by the names they have in an address, each with its name for people.
FACETS: dict[str, str] = {
    "kind": "Kind",
    "theme": "Theme",
    "area": "Area",
    "day": "Day",
    "time": "Time of day",
    "cost": "Cost",
    "for": "Who it is for",
    "access": "Getting in",
    "join": "Joining in",
    "language": "Languages spoken",
    "swap": "To give or to find",
}

# As words of a question these two are too common to narrow it: "a place to sit", "no interest in football".
_TOO_COMMON: frozenset[KindId] = frozenset({"place", "interest"})
_FREE_PHRASES = ("free", "free of charge", "no charge", "no cost", "for nothing", "costs nothing")
_GIVING_PHRASES = ("give what you can", "pay what you can", "pay as you feel", "pay what you like")
# Whoever asks for free things has no money to spend, and what asks for no sum turns nobody away for it.
NO_SET_PRICE = "no-set-price"
_JOIN_PHRASES: dict[JoinId, tuple[str, ...]] = {
    "drop-in": ("drop in", "turn up", "just turn up", "no booking"),
}
_WEEKEND = ("weekend", "at the weekend")
# Meant for everyone is what most things are; a question for "anyone" wants no fewer.
_NOBODY_LEFT_OUT = "everyone"

PARTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "morning": ("In the morning", ("morning", "in the morning")),
    "afternoon": ("In the afternoon", ("afternoon", "in the afternoon")),
    "evening": (
        "In the evening",
        ("evening", "in the evening", "night", "at night", "tonight", "after work"),
    ),
}
_NO_TIME = len(PARTS)
_NOON, _EVENING = 12, 17
# What a session's slot is counted in: the parts of a day, and one for sessions that say no time.
SLOTS_A_DAY = _NO_TIME + 1
SWAPS = {"offers": "Has something to offer", "looking-for": "Is looking for something"}


class Term(NamedTuple):
    """Something that listings have or have not.

    Attributes:
        facet: What sort of thing it is: one of `FACETS`.
        id: Its name within that.
        label: Its name for people.
        phrases: What people type for it, as `words` folds it, joined by blanks.
        parent: The id of the term of its facet that holds it, as an area holds areas; empty for what no term
            holds.
    """

    facet: str
    id: str
    label: str
    phrases: tuple[str, ...] = ()
    parent: str = ""


def terms(directory: Directory, language: str = "en") -> tuple[Term, ...]:
    """Return every term of a directory that a search can be narrowed by, facet by facet.

    Args:
        directory: The directory.
        language: The language the site is written in; what is said of it is no other language.
    """
    return (*_what_and_where(directory), *_when(), *_cost(directory), *_for_whom(directory, language))


def _what_and_where(directory: Directory) -> Iterator[Term]:
    for kind in KINDS.values():
        yield Term("kind", kind.id, kind.plural, _phrases(() if kind.id in _TOO_COMMON else (kind.plural,)))
    for theme in directory.themes:
        # A theme's other words stay words: a book club is found by "book", whatever its theme is.
        yield Term("theme", theme.id, theme.label, _phrases((theme.label,)))
    for area in directory.areas:
        yield Term("area", area.id, area.label, _phrases((area.label, *area.also)), area.parent or "")


def _when() -> Iterator[Term]:
    for day, name in DAY_NAMES.items():
        weekend = _WEEKEND if day in {"sat", "sun"} else ()
        yield Term("day", day, f"{name}s", _phrases((name, *weekend)))
    for part, (label, phrases) in PARTS.items():
        yield Term("time", part, label, _phrases(phrases))


def _cost(directory: Directory) -> Iterator[Term]:
    """Yield what things cost. Where people may give what they can somewhere, "free" means that as well."""
    is_given = any(one.cost and one.cost.level == "donation" for one in directory.open_listings)
    typed: dict[CostId, tuple[str, ...]] = {
        "free": () if is_given else _FREE_PHRASES,
        "donation": _GIVING_PHRASES,
    }
    if is_given:
        yield Term("cost", NO_SET_PRICE, "Free, or give what you can", _phrases(_FREE_PHRASES))
    for level, label in COST_WORDS.items():
        parent = NO_SET_PRICE if is_given and level in {"free", "donation"} else ""
        yield Term("cost", level, label, _phrases(typed.get(level, ())), parent)


def _for_whom(directory: Directory, language: str) -> Iterator[Term]:
    for audience in directory.audiences:
        typed = () if audience.id == _NOBODY_LEFT_OUT else (audience.label, *audience.also)
        yield Term("for", audience.id, audience.label, _phrases(typed))
    for feature in directory.access:
        yield Term("access", feature.id, feature.label, _phrases((feature.label, *feature.also)))
    for how, label in JOIN_WORDS.items():
        yield Term("join", how, label, _phrases(_JOIN_PHRASES.get(how, ())))
    for tag in sorted({tag for one in directory.open_listings for tag in one.languages}):
        label = LANGUAGES.get(tag.partition("-")[0].lower(), tag)
        yield Term("language", tag, label, _phrases(() if tag == language else (label,)))
    for swap, label in SWAPS.items():
        yield Term("swap", swap, label)


def _phrases(texts: Iterable[str]) -> tuple[str, ...]:
    phrases = (" ".join(words(text)) for text in texts)
    return tuple(dict.fromkeys(phrase for phrase in phrases if phrase))


def has(listing: Listing, directory: Directory) -> dict[str, tuple[str, ...]]:
    """Return what a listing has of each facet but day and time, which are its `slots`.

    Only what it names itself: whoever reads this knows which terms lie within which.
    """
    swaps = (("offers", listing.offers), ("looking-for", listing.looking_for))
    return {
        "kind": (listing.kind,),
        "theme": listing.themes,
        "area": directory.whereabouts(listing).areas,
        "cost": (listing.cost.level,) if listing.cost else (),
        "for": listing.audience,
        "access": tuple(dict.fromkeys(one.feature for one in listing.access)),
        "join": (listing.join.how,) if listing.join else (),
        "language": tuple(dict.fromkeys(listing.languages)),
        "swap": tuple(swap for swap, things in swaps if things),
    }


def slots(listing: Listing) -> list[int]:
    """Return when in the week a listing meets: for each day and part of it a number, `SLOTS_A_DAY` to a day.

    What is paused meets at no time.
    """
    if listing.status != "active":
        return []
    return sorted(
        {
            WEEKDAYS.index(day) * SLOTS_A_DAY + part
            for session in listing.sessions
            for day in session.days
            for part in parts(session.start, session.end)
        }
    )


def parts(start: time | None, end: time | None) -> range:
    """Return the parts of the day that something touches; one of their own for what says no time."""
    if not start:
        return range(_NO_TIME, _NO_TIME + 1)
    last = end.hour - (end.minute == 0) if end else start.hour
    return range(_part(start.hour), _part(last) + 1)


def _part(hour: int) -> int:
    return (hour >= _NOON) + (hour >= _EVENING)
