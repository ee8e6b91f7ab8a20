"""Whether two listings are the same thing listed twice, and whether two records go by one identifier."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from placebook.content.names import folded
from placebook.content.report import file_of

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from placebook.content.load import Loaded
    from placebook.content.report import Report
    from placebook.model.directory import Directory
    from placebook.model.listing import Listing

# A page that more listings than this give is their parent's or a register's, not their own.
_MOST_OF_ONE_PAGE = 4
_HINT = "If they are the same, keep one and put the other's name under its redirect_from."


def check_duplicates(loaded: Loaded, report: Report) -> None:
    """Find listings with the same name in the same place, or with the same web page.

    The one listed later is told of the one before it. Listings that belong together may share a page.
    """
    _check_uuids(loaded, report)
    directory = loaded.directory
    names: dict[Hashable, list[Listing]] = defaultdict(list)
    pages: dict[str, list[Listing]] = defaultdict(list)
    for one in directory.open_listings:
        names[folded(one.title), _place(directory, one)].append(one)
        if one.contact.website and not (one.source and one.source.url == one.contact.website):
            pages[page_key(one.contact.website)].append(one)
    told: set[tuple[str, str]] = set()
    for same in names.values():
        for first, second in _apart(directory, same):
            told.add((first.slug, second.slug))
            message = f"has the same name and place as '{first.title}' in {file_of(first)}."
            report.warning(file_of(second), "title", message, _HINT)
    for same in pages.values():
        if len(same) > _MOST_OF_ONE_PAGE:
            continue
        for first, second in _apart(directory, same):
            if (first.slug, second.slug) not in told:
                message = f"is also the web page of '{first.title}' in {file_of(first)}."
                report.warning(file_of(second), "contact.website", message, _HINT)


def _check_uuids(loaded: Loaded, report: Report) -> None:
    """Find records with the identifier of another: their file was begun as a copy of the other's."""
    first: dict[str, str] = {}
    for record in loaded.directory.records:
        uuid, file = getattr(record, "uuid", None), file_of(record)
        if uuid and (other := first.setdefault(uuid.casefold(), file)) != file:
            message = f"is the identifier of {other} already, and no two may share one."
            report.error(file, "uuid", message, "Leave it out: an identifier is made of the file's name.")


def page_key(address: str) -> str:
    """Return what tells one web page from another, whichever way its address is written."""
    parts = urlsplit(address)
    host = (parts.netloc.rpartition("@")[2]).casefold().removeprefix("www.")
    path = parts.path.rstrip("/")
    return f"{host}{path}?{parts.query}" if parts.query else f"{host}{path}"


def _place(directory: Directory, one: Listing) -> str:
    """Return the postcode of a listing or of its venue, or its areas where there is none."""
    venue = directory.by_slug.get(one.venue or "")
    for address in (one.address, venue.address if venue else None):
        if address and address.postcode:
            return address.postcode.replace(" ", "").upper()
    return " ".join(sorted(one.areas))


def _apart(directory: Directory, same: list[Listing]) -> Iterator[tuple[Listing, Listing]]:
    """Yield each listing with the oldest before it, unless the two belong together."""
    ordered = sorted(same, key=lambda one: (one.listed or date.min, one.slug))
    for number, second in enumerate(ordered):
        before = (one for one in ordered[:number] if not _belong_together(directory, one, second))
        if first := next(before, None):
            yield first, second


def _belong_together(directory: Directory, first: Listing, second: Listing) -> bool:
    above_first, above_second = _above(directory, first), _above(directory, second)
    return bool(above_first & above_second) or first.venue == second.slug or second.venue == first.slug


def _above(directory: Directory, one: Listing) -> set[str]:
    """Return a listing's slug and those of all it is part of."""
    found = {one.slug}
    while one.part_of and one.part_of not in found:
        found.add(one.part_of)
        above = directory.by_slug.get(one.part_of)
        if not above:
            break
        one = above
    return found
