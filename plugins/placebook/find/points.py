"""Where things are, for distances and the map: listings, areas, and the postcodes of each outcode.

Only what `published_point` lets through is here. The script that reads these files fetches none of them
before somebody asks what is near. From then on all is worked out in the page, and no request holds more of a
postcode than its first half.
"""

from __future__ import annotations

from functools import partial
from statistics import fmean, median
from typing import TYPE_CHECKING, Any

from placebook.find.compact import compact
from placebook.model.points import Point, listing_point
from placebook.pages.page import File
from placebook.press import key_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from placebook.model.directory import Directory
    from placebook.model.postcode import LatLon, PostcodePoints
    from placebook.pages.context import Context


def near_files(ctx: Context, inputs: bytes) -> Iterator[File]:
    """Plan `points.json` and one file for each outcode near the place's listings.

    Args:
        ctx: The place.
        inputs: What tells the facts of all its listings from others.
    """
    version = ctx.postcodes.version
    yield File(
        "assets/search/points.json",
        key_of(inputs, version),
        lambda: compact(points(ctx.directory, ctx.postcodes)),
    )
    for code, those in ctx.postcodes.outcodes.items():
        yield File(f"assets/search/postcodes/{code}.json", key_of(version), partial(compact, those))


def points(directory: Directory, postcodes: PostcodePoints) -> dict[str, Any]:
    """Return what `points.json` holds, all in degrees.

    `listings`: by slug, latitude, longitude, and 1 where the point is exact, else 0. `areas`: by id, the
    middle of its listings. `outcodes`: by first half of a postcode, the middle of its postcodes.
    """
    found = {
        one.slug: point
        for one in directory.open_listings
        if (point := listing_point(one, directory.whereabouts(one), postcodes))
    }
    areas = {
        area.id: [found[one.slug] for one in directory.by_area.get(area.id, ()) if one.slug in found]
        for area in directory.areas
    }
    return {
        "listings": {slug: [point.lat, point.lon, int(point.is_exact)] for slug, point in found.items()},
        # The median, so that one listing that is filed here and meets far away moves nothing.
        "areas": {
            area: _street([(one.lat, one.lon) for one in those], median)
            for area, those in areas.items()
            if those
        },
        "outcodes": {code: _street(those.values(), fmean) for code, those in postcodes.outcodes.items()},
    }


def _street(places: Iterable[LatLon], middle: Callable[[Iterable[float]], float]) -> list[float]:
    lats, lons = zip(*places, strict=True)
    return list(Point.on_street(middle(lats), middle(lons))[:2])
