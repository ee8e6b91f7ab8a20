"""Listings as a table for spreadsheets: CSV (RFC 4180), one row a listing.

Columns come from the model, so a new field is a new column. A part of a field has a column of its own
(`contact_email`); a list is in one cell, its items parted by `; `, each in words.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Any, get_args

from placebook.model.base import Frozen
from placebook.model.listing import Access, Exchange, Identifier, Listing
from placebook.model.points import published_point
from placebook.model.review import due_on
from placebook.model.sessions import Session
from placebook.opendata.records import OWN_WAY
from placebook.wording.times import session_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from placebook.model.directory import Directory
    from placebook.pages.site import Site
    from placebook.wording.wording import Wording

# A spreadsheet takes a cell that begins so for a formula, and runs it. Source: OWASP, "CSV Injection".
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_GUARD = "'"
_RISKY = frozenset((*_FORMULA, _GUARD))
_NUMBER = re.compile(r"^-?[0-9]+(\.[0-9]+)?$")  # a longitude west of Greenwich runs nothing
_PLACE = ("venue", "street", "locality", "postcode", "lat", "lon", "show_location")


def _model_in(annotation: Any) -> type[Frozen] | None:  # noqa: ANN401 - a type of whatever shape
    """Return the model in `Contact | None`; None for a list and for plain values."""
    if isinstance(annotation, type) and issubclass(annotation, Frozen):
        return annotation
    if getattr(annotation, "__origin__", None) is tuple:
        return None
    return next((model for part in get_args(annotation) if (model := _model_in(part))), None)


def _parts() -> dict[str, tuple[tuple[str, str], ...]]:
    """Return, for each field with parts of its own, its columns and the attributes they show."""
    found = {}
    for name, field in Listing.model_fields.items():
        model = _model_in(field.annotation)
        if model and name not in OWN_WAY and not field.exclude:
            found[name] = tuple(
                (f"{name}_{sub.alias or part}", part) for part, sub in model.model_fields.items()
            )
    return found


PARTS = _parts()
_WHOLE = tuple(
    name
    for name, field in Listing.model_fields.items()
    if not field.exclude and name not in PARTS and name not in OWN_WAY
)
COLUMNS: tuple[str, ...] = (
    "slug",
    "url",
    *_WHOLE,
    "check_due",
    *_PLACE,
    *(column for columns in PARTS.values() for column, _ in columns),
)


def row(listing: Listing, directory: Directory, site: Site) -> dict[str, str]:
    """Return a listing's cells as they are, by column; those that say nothing may be left out."""
    cells = {"slug": listing.slug, "url": site.full(f"groups/{listing.slug}")}
    for name in _WHOLE:
        value = getattr(listing, name)
        if value is not None and value != ():
            cells[name] = value if isinstance(value, str) else _words(value, site.words)
    for name, columns in PARTS.items():
        value = getattr(listing, name)
        if value is not None:
            cells |= {column: _words(getattr(value, part), site.words) for column, part in columns}
    if due := due_on(listing, site.settings.review_months):
        cells["check_due"] = due.isoformat()
    whereabouts = directory.whereabouts(listing)
    if whereabouts.venue:
        cells["venue"] = whereabouts.venue.slug
    if whereabouts.address:
        cells |= {
            part: getattr(whereabouts.address, part) or "" for part in ("street", "locality", "postcode")
        }
    point = published_point(listing, whereabouts)
    if point:
        cells |= {"lat": str(point.lat), "lon": str(point.lon)}
    cells["show_location"] = listing.location_shown
    return cells


def _words(value: Any, words: Wording) -> str:  # noqa: ANN401, PLR0911 - a field of any type, each said its own way
    if value is None or value == ():
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return "; ".join(_words(one, words) for one in value)
    if isinstance(value, Session):
        return session_words(words, value)
    if isinstance(value, Exchange):
        return value.what
    if isinstance(value, Access):
        return f"{value.feature}: {value.note}" if value.note else value.feature
    if isinstance(value, Identifier):
        return f"{value.scheme} {value.id}"
    return str(value)


def write(rows: Iterable[Mapping[str, str]], columns: Sequence[str] = COLUMNS) -> str:
    """Write rows as CSV with a line of headings; cells a spreadsheet could run are guarded."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    for cells in rows:
        found = (cells.get(column, "") for column in columns)
        writer.writerow([_guarded(cell) if cell[:1] in _RISKY else cell for cell in found])
    return text.getvalue()


def _guarded(cell: str) -> str:
    # Guards that were there before do not hide what follows, so a guard can be told from a quotation mark.
    is_formula = cell.lstrip(_GUARD).startswith(_FORMULA)
    return _GUARD + cell if is_formula and not _NUMBER.match(cell) else cell


def unguarded(cell: str) -> str:
    """Return a cell as it was before `write` guarded it."""
    return cell[1:] if cell[:1] == _GUARD and _guarded(cell[1:]) == cell else cell
