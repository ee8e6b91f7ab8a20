"""The open data of a place: all its listings as JSON, CSV, GeoJSON and services, and what was given."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any

from placebook.opendata import table
from placebook.opendata.geojson import feature
from placebook.opendata.open_referral import Services, headline, provider, service_id
from placebook.opendata.records import record
from placebook.opendata.sparks import COLUMNS, grant, row
from placebook.pages.page import File
from placebook.press import key_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from placebook.model.listing import Listing
    from placebook.model.removed import Removed
    from placebook.pages.context import Context


FOLDER = "data"
LISTINGS = f"{FOLDER}/listings.json"
SERVICES = f"{FOLDER}/oruk/services.json"


def files(ctx: Context) -> Iterator[File]:
    """Plan the files of open data, all in its folder. Closed listings are in none of them."""
    # The running text of listings is in the first of them alone.
    listings = ctx.directory.listings
    facts = ctx.facts_of(*listings)
    removed = repr(ctx.directory.removed).encode()
    inputs = key_of(ctx.inputs(*listings), removed)
    yield File(LISTINGS, inputs, lambda: _json(ctx))
    yield File("data/listings.csv", facts, lambda: _csv(ctx))
    yield File("data/listings.geojson", facts, lambda: _geojson(ctx))
    yield File(SERVICES, facts, lambda: _services(ctx))
    services = Services(ctx)
    for listing in ctx.directory.open_listings:
        venue, above = ctx.directory.whereabouts(listing).venue, provider(ctx, listing)
        yield File(
            f"data/oruk/services/{service_id(ctx, listing)}.json",
            ctx.facts_of(listing, venue, above),
            partial(_service, services, listing),
        )
    given = ctx.directory.given
    if given:
        named = [one for spark in given for one in (*ctx.listings(spark.groups), ctx.directory.giver(spark))]
        told = key_of(ctx.facts_of(*ctx.directory.sparks), ctx.facts_of(*named))
        yield File("data/sparks.json", told, lambda: _grants(ctx))
        yield File("data/sparks.csv", told, lambda: _grants_csv(ctx))


def _json(ctx: Context) -> bytes:
    settings = ctx.site.settings
    about = {
        "title": f"The {settings.place} directory",
        "publisher": settings.keeper.name,
        "language": settings.language,
        "licence": settings.licence.model_dump(mode="json"),
        "credit": settings.credit or "",
        "removed": [_removed(one) for one in ctx.directory.removed if (one.page or "").startswith("groups/")],
    }
    return _collection(about, "listings", (_record_line(ctx, one) for one in ctx.directory.open_listings))


def _removed(one: Removed) -> dict[str, str]:
    """Return what re-users need to take out what was taken down here: its ids, and the day."""
    found = {"slug": (one.page or "").partition("/")[2], "removed": one.on.isoformat()}
    return {**found, "uuid": one.uuid} if one.uuid else found


def _record_line(ctx: Context, listing: Listing) -> str:
    """Return a listing's line, as it was written before if neither it nor its venue has changed."""
    venue = ctx.directory.by_slug.get(listing.venue or "")
    key = key_of(ctx.inputs(listing), ctx.facts_of(venue))
    return ctx.data_lines.line(listing.slug, key, lambda: _line(record(listing, ctx.directory, ctx.site)))


def _csv(ctx: Context) -> bytes:
    rows = (table.row(listing, ctx.directory, ctx.site) for listing in ctx.directory.open_listings)
    # Spreadsheets take a file without this mark for one in the machine's own old code page.
    return b"\xef\xbb\xbf" + table.write(rows).encode()


def _geojson(ctx: Context) -> bytes:
    found = (feature(listing, ctx.directory, ctx.site) for listing in ctx.directory.open_listings)
    return _collection({"type": "FeatureCollection"}, "features", (_line(one) for one in found if one))


def _services(ctx: Context) -> bytes:
    """Write the list of services, in the form in which the standard's servers give one page of it."""
    listings = ctx.directory.open_listings
    size = len(listings)
    about = {
        "total_items": size,
        "total_pages": 1,
        "page_number": 1,
        "size": size,
        "first_page": True,
        "last_page": True,
        "empty": not size,
    }
    return _collection(about, "contents", (_line(headline(ctx, one)) for one in listings))


def _service(services: Services, listing: Listing) -> bytes:
    return f"{_line(services.service(listing))}\n".encode()


def _grants(ctx: Context) -> bytes:
    return _collection({}, "grants", (_line(grant(ctx, one)) for one in ctx.directory.given))


def _grants_csv(ctx: Context) -> bytes:
    rows = (row(grant(ctx, one)) for one in ctx.directory.given)
    return b"\xef\xbb\xbf" + table.write(rows, COLUMNS).encode()


def _line(thing: Mapping[str, Any]) -> str:
    return json.dumps(thing, ensure_ascii=False, separators=(",", ":"))


def _collection(about: Mapping[str, Any], name: str, lines: Iterable[str]) -> bytes:
    """Write a JSON object whose last member is a list, one thing a line, so that versions can be compared."""
    head = json.dumps(about, ensure_ascii=False)[:-1] + (", " if about else "")
    body = ",\n".join(lines)
    return f"{head}{json.dumps(name)}: [\n{body}\n]}}\n".encode()


def lines_in(data: bytes) -> list[str]:
    """Return the lines of things in a file that `_collection` wrote."""
    return [line.removesuffix(",") for line in data.decode().split("\n")[1:-2]]
