"""What a keeper should look at: listings to confirm, listings that say little, and what nobody has listed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from placebook.model.consent import BASES
from placebook.model.kinds import KINDS
from placebook.model.review import review_of

if TYPE_CHECKING:
    from datetime import date

    from placebook.model.directory import Directory
    from placebook.model.edition import Edition
    from placebook.model.listing import Listing
    from placebook.model.review import Review

_NO_GROUND = "nothing is written down"


@dataclass(frozen=True, slots=True)
class Due:
    """A listing whose details somebody should confirm."""

    listing: Listing
    review: Review


@dataclass(frozen=True, slots=True)
class Thin:
    """A listing that could say more: what it lacks, in words."""

    listing: Listing
    lacks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Desk:
    """What lies on a keeper's desk today.

    Attributes:
        due: Listings to confirm, those left for longest first, and what was never confirmed after them.
        thin: Listings that could say more, those that say least first.
        empty_kinds: Kinds of which nothing is listed, in words.
        empty_areas: Areas in which nothing is listed, in words.
        grounds: On what grounds open listings publish whom to ask, each with how many; none comes first.
        next_edition: The next edition whose day has not come; None if none is begun.
        groundless: Open listings of which nothing says why whom to ask may be published.
    """

    due: tuple[Due, ...]
    thin: tuple[Thin, ...]
    empty_kinds: tuple[str, ...]
    empty_areas: tuple[str, ...]
    grounds: tuple[tuple[str, int], ...]
    next_edition: Edition | None
    groundless: tuple[Listing, ...] = ()


def desk(directory: Directory, today: date, review_months: int) -> Desk:
    """Return what a keeper should look at.

    Args:
        directory: The records.
        today: The day to judge by.
        review_months: After how many months details are to be confirmed again.
    """
    thin = [Thin(one, lacks) for one in directory.open_listings if (lacks := tuple(lacking(one)))]
    coming = [edition for edition in directory.editions if edition.date >= today]
    return Desk(
        due=tuple(due(directory, today, review_months)),
        thin=tuple(sorted(thin, key=lambda one: -len(one.lacks))),
        empty_kinds=tuple(kind.plural for kind in KINDS.values() if not directory.by_kind[kind.id]),
        empty_areas=tuple(area.label for area in directory.areas if not directory.by_area.get(area.id)),
        grounds=tuple(grounds(directory)),
        groundless=tuple(one for one in directory.open_listings if _ground(one) == _NO_GROUND),
        next_edition=min(coming, key=lambda edition: edition.slug, default=None),
    )


def grounds(directory: Directory) -> list[tuple[str, int]]:
    """Return on what grounds open listings publish whom to ask, and to which wording people agreed."""
    counts = Counter(_ground(one) for one in directory.open_listings)
    return sorted(counts.items(), key=lambda pair: (pair[0] != _NO_GROUND, -pair[1], pair[0]))


def _ground(listing: Listing) -> str:
    given = listing.consent
    if not given:
        return "taken from a register that publishes it" if listing.source else _NO_GROUND
    wording = ""
    if given.basis == "consent":
        wording = f", to the wording {given.wording}" if given.wording else ", to a wording nobody wrote down"
    return f"{BASES[given.basis]}{wording}{'' if given.given else ', on a day nobody wrote down'}"


def due(directory: Directory, today: date, review_months: int) -> list[Due]:
    """Return the open listings to confirm, those left for longest first, then what never was confirmed."""
    found = [Due(one, review_of(one, today, review_months)) for one in directory.open_listings]
    wanted = [one for one in found if one.review.urgency != "checked"]
    return sorted(wanted, key=lambda one: (one.review.due is None, one.review.due or today))


def lacking(listing: Listing) -> list[str]:
    """Return what a listing does not say, of all that people look for."""
    found = []
    if not listing.images:
        found.append("a picture")
    if not (listing.sessions or listing.hours):
        found.append("when")
    if not listing.cost:
        found.append("what it costs")
    if not listing.access and listing.kind != "skill":
        found.append("how to get in")
    if not (listing.contact.phone or listing.contact.email):
        found.append("a telephone number or an e-mail address")
    return found
