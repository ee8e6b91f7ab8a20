"""What the directory's form offers to narrow it by: the terms in use, facet by facet, with counts."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from placebook.find.terms import FACETS, PARTS, SLOTS_A_DAY, has, slots, terms
from placebook.model.kinds import WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from placebook.find.terms import Term
    from placebook.model.directory import Directory
    from placebook.model.listing import Listing
    from placebook.wording.wording import Wording


class Choice(NamedTuple):
    """One box of the form: a term, how many open listings have it, and the terms within it."""

    id: str
    label: str
    listings: int
    within: tuple[Choice, ...] = ()


class Group(NamedTuple):
    """The boxes of one facet."""

    facet: str
    label: str
    choices: tuple[Choice, ...]


def groups(directory: Directory, said: Wording) -> tuple[Group, ...]:
    """Return the facets that tell listings apart, each with the terms that any listing has."""
    known = terms(directory, said)
    parents = {(term.facet, term.id): term.parent for term in known if term.facet != "area"}
    counts = Counter(one for listing in directory.open_listings for one in _all(listing, directory, parents))
    by_facet: dict[str, list[Term]] = {facet: [] for facet in FACETS}
    for term in known:
        if counts[term.facet, term.id]:
            by_facet[term.facet].append(term)
    found = (
        Group(facet, said.say(FACETS[facet]), _tree(some, "", counts)) for facet, some in by_facet.items()
    )
    return tuple(group for group in found if group.choices)


def _all(
    listing: Listing, directory: Directory, parents: Mapping[tuple[str, str], str]
) -> Iterator[tuple[str, str]]:
    """Yield every term of a listing once, those that hold it, its days and its times too."""
    for facet, ids in has(listing, directory).items():
        held = directory.all_areas(listing) if facet == "area" else ids
        above = [parent for one in held if (parent := parents.get((facet, one)))]
        for one in dict.fromkeys((*held, *above)):
            yield facet, one
    meets = [divmod(slot, SLOTS_A_DAY) for slot in slots(listing)]
    for day in {day for day, _ in meets}:
        yield "day", WEEKDAYS[day]
    for part in {part for _, part in meets if part < len(PARTS)}:
        yield "time", list(PARTS)[part]


def _tree(some: list[Term], parent: str, counts: Mapping[tuple[str, str], int]) -> tuple[Choice, ...]:
    """Return the choices right within a parent; at the top those too whose parent is not among them."""
    known = {term.id for term in some}
    return tuple(
        Choice(term.id, term.label, counts[term.facet, term.id], _tree(some, term.id, counts))
        for term in some
        if term.parent == parent or (not parent and term.parent not in known)
    )
