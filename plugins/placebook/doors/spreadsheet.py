"""A spreadsheet of listings: a column for each field, a row for each listing (RFC 4180)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from placebook.doors.answers import answers_of
from placebook.doors.questions import questions
from placebook.opendata.table import write

if TYPE_CHECKING:
    from collections.abc import Iterable

    from placebook.model.listing import Listing

# The name of the file, which tells listings apart; empty for a new one.
SLUG = "slug"


def spreadsheet(listings: Iterable[Listing] = ()) -> str:
    """Return listings as CSV, each field under its name; the line of headings alone without any."""
    every = questions()
    rows = ({SLUG: listing.slug, **answers_of(listing, every)} for listing in listings)
    return write(rows, (SLUG, *(question.name for question in every)))
