"""Others nearby and others alike: for each listing a few, at a cost that grows only with their number."""

from __future__ import annotations

import math
from collections import defaultdict
from heapq import nsmallest
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from placebook.model.directory import Directory
    from placebook.model.listing import Listing, Location

_SHOWN = 3
# How many neighbours in each list are looked at. Looking at a window, not at all, keeps the cost even, and
# lets every listing be shown somewhere instead of the same few everywhere.
_IN_AREA = 8
_ANYWHERE = 4
_PER_CELL = 2
_MOST_PER_CELL = 20
_KM_PER_DEGREE = 111.2


class _Point(NamedTuple):
    """A point on a plane that touches the earth at the middle of the place, in kilometres."""

    east: float
    north: float


class Related:
    """The listings near and like each other."""

    def __init__(self, directory: Directory) -> None:
        self._alike: dict[tuple[str, str], list[Listing]] = defaultdict(list)
        self._place: dict[tuple[str, str, str], int] = {}
        located: dict[str, Location] = {}
        for listing in directory.open_listings:
            whereabouts = directory.whereabouts(listing)
            if whereabouts.location:
                located[listing.slug] = whereabouts.location
            for theme in listing.themes:
                for area in ("", *whereabouts.areas):
                    same = self._alike[theme, area]
                    self._place[theme, area, listing.slug] = len(same)
                    same.append(listing)
        self._directory = directory
        self._points = _on_a_plane(located)
        self._cells = self._grid()

    def alike(self, listing: Listing, leave_out: Iterable[str] = ()) -> list[Listing]:
        """Return a few listings that share themes, those that share most and lie in the same area first."""
        skip = {listing.slug, *leave_out}
        areas = self._directory.whereabouts(listing).areas
        found = [
            one
            for one in {one.slug: one for one in self._candidates(listing, areas)}.values()
            if one.slug not in skip
        ]
        themes, kind, near = set(listing.themes), listing.kind, set(areas)
        likeness = [
            4 * len(themes.intersection(one.themes))
            + 2 * (not near.isdisjoint(one.areas))
            + (one.kind == kind)
            for one in found
        ]
        # Of those equally alike, the one found first goes first.
        best = sorted(range(len(found)), key=likeness.__getitem__, reverse=True)[:_SHOWN]
        return [found[number] for number in best]

    def _candidates(self, listing: Listing, areas: tuple[str, ...]) -> Iterator[Listing]:
        """Find the listings that come after one in the lists it stands in, after the last the first."""
        for theme in listing.themes:
            for area in (*areas, ""):
                same = self._alike.get((theme, area))
                if same:
                    wanted = min(_IN_AREA if area else _ANYWHERE, len(same))
                    start = self._place.get((theme, area, listing.slug), -1) + 1
                    window = same[start : start + wanted]
                    yield from window
                    yield from same[: wanted - len(window)]

    def near(self, listing: Listing, leave_out: Iterable[str] = ()) -> list[Listing]:
        """Return a few listings nearest to one; none for one without a point that may be published."""
        point = self._points.get(listing.slug)
        if not point:
            return []
        skip = {listing.slug, *leave_out}
        east, north = point
        found = [
            ((other.east - east) ** 2 + (other.north - north) ** 2, slug)
            for slug, other in self._around(point)
            if slug not in skip
        ]
        return [self._directory.by_slug[slug] for _, slug in nsmallest(_SHOWN, found)]

    def _grid(self) -> dict[tuple[int, int], list[tuple[str, _Point]]]:
        """Sort the points into cells that hold a few each."""
        cells: dict[tuple[int, int], list[tuple[str, _Point]]] = defaultdict(list)
        norths = sorted(point.north for point in self._points.values())
        easts = sorted(point.east for point in self._points.values())
        # The middle nine tenths: one point in the wrong country must not make all cells huge.
        cut = len(norths) // 20
        spread = max(norths[-1 - cut] - norths[cut], easts[-1 - cut] - easts[cut], 0.1) if norths else 1.0
        self._size = spread / max(1.0, math.sqrt(len(norths) / _PER_CELL))
        for slug, point in self._points.items():
            cell = cells[self._cell(point)]
            if len(cell) < _MOST_PER_CELL:
                cell.append((slug, point))
        return cells

    def _cell(self, point: _Point) -> tuple[int, int]:
        return math.floor(point.north / self._size), math.floor(point.east / self._size)

    def _around(self, point: _Point) -> Iterator[tuple[str, _Point]]:
        row, column = self._cell(point)
        for north in (row - 1, row, row + 1):
            for east in (column - 1, column, column + 1):
                yield from self._cells.get((north, east), ())


def _on_a_plane(located: Mapping[str, Location]) -> dict[str, _Point]:
    """Lay points on a plane. Over the size of a county the distances are off by less than a hundredth."""
    if not located:
        return {}
    middle = sorted(point.lat for point in located.values())[len(located) // 2]
    across = _KM_PER_DEGREE * math.cos(math.radians(middle))
    return {slug: _Point(point.lon * across, point.lat * _KM_PER_DEGREE) for slug, point in located.items()}
