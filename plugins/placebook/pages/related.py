"""Others nearby and others alike: for each listing a few, at a cost that grows only with their number."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from placebook.model.directory import Directory
    from placebook.model.listing import Listing, Location

_SHOWN = 4
# How many neighbours in each list are looked at. Looking at a window, not at all, keeps the cost even, and
# lets every listing be shown somewhere instead of the same few everywhere.
_IN_AREA = 8
_ANYWHERE = 4
_PER_CELL = 4
_MOST_PER_CELL = 40
_EARTH_KM = 6371.0


def distance_km(one: Location, other: Location) -> float:
    """Return the distance between two points in kilometres, on a sphere. Source: the haversine formula."""
    lat1, lat2 = math.radians(one.lat), math.radians(other.lat)
    half_lat = math.sin((lat2 - lat1) / 2)
    half_lon = math.sin(math.radians(other.lon - one.lon) / 2)
    return 2 * _EARTH_KM * math.asin(math.sqrt(half_lat**2 + math.cos(lat1) * math.cos(lat2) * half_lon**2))


class Related:
    """The listings near and like each other."""

    def __init__(self, directory: Directory) -> None:
        self._alike: dict[tuple[str, str], list[Listing]] = defaultdict(list)
        self._place: dict[tuple[str, str, str], int] = {}
        self._points: dict[str, Location] = {}
        for listing in directory.open_listings:
            whereabouts = directory.whereabouts(listing)
            if whereabouts.location:
                self._points[listing.slug] = whereabouts.location
            for theme in listing.themes:
                for area in ("", *whereabouts.areas):
                    same = self._alike[theme, area]
                    self._place[theme, area, listing.slug] = len(same)
                    same.append(listing)
        self._directory = directory
        self._cells = self._grid()

    def alike(self, listing: Listing, leave_out: Iterable[str] = ()) -> list[Listing]:
        """Return a few listings that share themes, those that share most and lie in the same area first."""
        skip = {listing.slug, *leave_out}
        areas = self._directory.whereabouts(listing).areas
        found = {one.slug: one for one in self._candidates(listing, areas) if one.slug not in skip}
        themes = set(listing.themes)

        def likeness(one: Listing) -> tuple[int, bool]:
            return len(themes.intersection(one.themes)) * 2 + any(area in one.areas for area in areas), one.kind == listing.kind

        return sorted(found.values(), key=likeness, reverse=True)[:_SHOWN]

    def _candidates(self, listing: Listing, areas: tuple[str, ...]) -> Iterator[Listing]:
        for theme in listing.themes:
            for area, wanted in (*((area, _IN_AREA) for area in areas), ("", _ANYWHERE)):
                same = self._alike.get((theme, area), [])
                start = self._place.get((theme, area, listing.slug), -1) + 1
                for step in range(min(wanted, len(same))):
                    yield same[(start + step) % len(same)]

    def near(self, listing: Listing, leave_out: Iterable[str] = ()) -> list[tuple[Listing, float]]:
        """Return a few listings nearest to one, each with its distance in kilometres; none for one without a point."""
        point = self._points.get(listing.slug)
        if not point:
            return []
        skip = {listing.slug, *leave_out}
        found = sorted(
            (
                (distance_km(point, self._points[one.slug]), one.slug)
                for one in self._around(point)
                if one.slug not in skip
            ),
        )
        return [(self._directory.by_slug[slug], distance) for distance, slug in found[:_SHOWN]]

    def _grid(self) -> dict[tuple[int, int], list[Listing]]:
        """Sort the points into cells that hold a few each."""
        cells: dict[tuple[int, int], list[Listing]] = defaultdict(list)
        if not self._points:
            self._size = 1.0
            return cells
        lats = sorted(point.lat for point in self._points.values())
        lons = sorted(point.lon for point in self._points.values())
        # The middle nine tenths: one listing with its point in the wrong country must not make all cells huge.
        cut = len(lats) // 20
        spread = max(lats[-1 - cut] - lats[cut], lons[-1 - cut] - lons[cut], 0.001)
        self._size = spread / max(1.0, math.sqrt(len(lats) / _PER_CELL))
        for slug, point in self._points.items():
            cell = cells[self._cell(point)]
            if len(cell) < _MOST_PER_CELL:
                cell.append(self._directory.by_slug[slug])
        return cells

    def _cell(self, point: Location) -> tuple[int, int]:
        return math.floor(point.lat / self._size), math.floor(point.lon / self._size)

    def _around(self, point: Location) -> Iterator[Listing]:
        row, column = self._cell(point)
        for lat in (row - 1, row, row + 1):
            for lon in (column - 1, column, column + 1):
                yield from self._cells.get((lat, lon), ())
