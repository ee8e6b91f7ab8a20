"""What a search can be narrowed by: every term of every facet, and what visitors type for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from placebook.find.folding import words
from placebook.marked import marked
from placebook.model.kinds import WEEKDAYS
from placebook.model.vocabulary import EVERYONE
from placebook.wording.languages import language_name, own_name
from placebook.wording.wording import english

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import time

    from placebook.model.directory import Directory
    from placebook.model.kinds import CostId, JoinId, KindId
    from placebook.model.listing import Listing
    from placebook.wording.wording import Wording

# The facets as they stand on the page, by the names they have in an address, each with its name for people.
FACETS: dict[str, str] = {
    "kind": marked("Kind"),
    "theme": marked("Theme"),
    "area": marked("Area"),
    "day": marked("Day"),
    "time": marked("Time of day"),
    "cost": marked("Cost"),
    "for": marked("Who it is for"),
    "access": marked("Getting in"),
    "join": marked("Joining in"),
    "language": marked("Languages spoken"),
    "swap": marked("To give or to find"),
}

# As words of a question these two are too common to narrow it: "a place to sit", "no interest in football".
_TOO_COMMON: frozenset[KindId] = frozenset({"place", "interest"})
# What is typed for things, with commas: a translator writes as many as people type in their language.
_FREE_PHRASES = marked("free, free of charge, no charge, no cost, for nothing, costs nothing")
_GIVING_PHRASES = marked("give what you can, pay what you can, pay as you feel, pay what you like")
# Whoever asks for free things has no money to spend, and what asks for no sum turns nobody away for it.
NO_SET_PRICE = "no-set-price"
_JOIN_PHRASES: dict[JoinId, str] = {"drop-in": marked("drop in, turn up, just turn up, no booking")}
_WEEKEND = marked("weekend, at the weekend")

PARTS: dict[str, tuple[str, str]] = {
    "morning": (marked("In the morning"), marked("morning, in the morning")),
    "afternoon": (marked("In the afternoon"), marked("afternoon, in the afternoon")),
    "evening": (
        marked("In the evening"),
        marked("evening, in the evening, night, at night, tonight, after work"),
    ),
}
_NO_TIME = len(PARTS)
_NOON, _EVENING = 12, 17
# What a session's slot is counted in: the parts of a day, and one for sessions that say no time.
SLOTS_A_DAY = _NO_TIME + 1
SWAPS = {
    "offers": marked("Has something to offer"),
    "looking-for": marked("Is looking for something"),
}


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


def terms(directory: Directory, said: Wording | None = None) -> tuple[Term, ...]:
    """Return every term of a directory that a search can be narrowed by, facet by facet.

    Args:
        directory: The directory.
        said: The words of the site. What stands for a term may be typed in them and in English.
    """
    said = said or english()
    return (
        *_what_and_where(directory, said),
        *_when(said),
        *_cost(directory, said),
        *_for_whom(directory, said),
    )


def _what_and_where(directory: Directory, said: Wording) -> Iterator[Term]:
    for kind in said.kinds.values():
        typed = () if kind.id in _TOO_COMMON else (kind.plural, english().kinds[kind.id].plural)
        yield Term("kind", kind.id, kind.plural, _phrases(typed))
    for theme in directory.themes:
        # A theme's other words stay words: a book club is found by "book", whatever its theme is.
        yield Term("theme", theme.id, theme.label, _phrases((theme.label,)))
    for area in directory.areas:
        yield Term("area", area.id, area.label, _phrases((area.label, *area.also)), area.parent or "")


def _when(said: Wording) -> Iterator[Term]:
    for day in WEEKDAYS:
        weekend = _typed(said, _WEEKEND) if day in {"sat", "sun"} else ()
        names = (english().days[day], said.days[day], said.each[day])
        yield Term("day", day, said.each[day], _phrases((*names, *weekend)))
    for part, (label, phrases) in PARTS.items():
        yield Term("time", part, said.say(label), _phrases(_typed(said, phrases)))


def _cost(directory: Directory, said: Wording) -> Iterator[Term]:
    """Yield what things cost. Where people may give what they can somewhere, "free" means that as well."""
    is_given = any(one.cost and one.cost.level == "donation" for one in directory.open_listings)
    free = _phrases(_typed(said, _FREE_PHRASES))
    typed: dict[CostId, tuple[str, ...]] = {
        "free": () if is_given else free,
        "donation": _phrases(_typed(said, _GIVING_PHRASES)),
    }
    if is_given:
        yield Term("cost", NO_SET_PRICE, said.say("Free, or give what you can"), free)
    for level, label in said.costs.items():
        parent = NO_SET_PRICE if is_given and level in {"free", "donation"} else ""
        yield Term("cost", level, label, typed.get(level, ()), parent)


def _for_whom(directory: Directory, said: Wording) -> Iterator[Term]:
    for audience in directory.audiences:
        # Meant for everyone is what most things are; a question for "anyone" wants no fewer.
        typed = () if audience.id == EVERYONE else (audience.label, *audience.also)
        yield Term("for", audience.id, audience.label, _phrases(typed))
    for feature in directory.access:
        yield Term("access", feature.id, feature.label, _phrases((feature.label, *feature.also)))
    for how, label in said.joins.items():
        yield Term("join", how, label, _phrases(_typed(said, _JOIN_PHRASES.get(how, ""))))
    for tag in sorted({tag for one in directory.open_listings for tag in one.languages}):
        label = language_name(said, tag)
        # What is said of the language that everyone here speaks is no other language.
        names = () if tag == said.language else (language_name(english(), tag), label, own_name(tag))
        yield Term("language", tag, label, _phrases(names))
    for swap, label in SWAPS.items():
        yield Term("swap", swap, said.say(label))


def _typed(said: Wording, phrases: str) -> tuple[str, ...]:
    """Return phrases as they are typed in English and in the language of the site."""
    return (*phrases.split(","), *said.say(phrases).split(","))


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
