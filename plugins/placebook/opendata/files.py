"""The open data of a place: all its listings as JSON, CSV and GeoJSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from placebook.opendata import table
from placebook.opendata.geojson import feature
from placebook.opendata.records import record
from placebook.pages.page import File

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from placebook.pages.context import Context


def files(ctx: Context) -> Iterator[File]:
    """Plan the files of open data. Closed listings are in none of them."""
    # The running text of listings is in the first of them alone.
    listings = ctx.directory.listings
    facts = ctx.facts_of(*listings)
    yield File("data/listings.json", ctx.inputs(*listings), lambda: _json(ctx))
    yield File("data/listings.csv", facts, lambda: _csv(ctx))
    yield File("data/listings.geojson", facts, lambda: _geojson(ctx))


def _json(ctx: Context) -> bytes:
    settings = ctx.site.settings
    about = {
        "title": f"The {settings.place} directory",
        "publisher": settings.keeper.name,
        "language": settings.language,
        "licence": settings.licence.model_dump(mode="json"),
        "credit": settings.credit or "",
    }
    found = (record(listing, ctx.directory, ctx.site) for listing in ctx.directory.open_listings)
    return _collection(about, "listings", found)


def _csv(ctx: Context) -> bytes:
    rows = (table.row(listing, ctx.directory, ctx.site) for listing in ctx.directory.open_listings)
    # Spreadsheets take a file without this mark for one in the machine's own old code page.
    return b"\xef\xbb\xbf" + table.write(rows).encode()


def _geojson(ctx: Context) -> bytes:
    found = (feature(listing, ctx.directory, ctx.site) for listing in ctx.directory.open_listings)
    return _collection({"type": "FeatureCollection"}, "features", (one for one in found if one))


def _collection(about: Mapping[str, Any], name: str, things: Iterable[Mapping[str, Any]]) -> bytes:
    """Write a JSON object whose last member is a list, one thing a line, so that versions can be compared."""
    head = json.dumps(about, ensure_ascii=False)[:-1]
    lines = ",\n".join(json.dumps(thing, ensure_ascii=False, separators=(",", ":")) for thing in things)
    return f"{head}, {json.dumps(name)}: [\n{lines}\n]}}\n".encode()
