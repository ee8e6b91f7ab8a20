"""A table of postcodes joined to rows: by a whole postcode, the nearest one to a point, or its first half."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from placebook.model.postcode import outward, postcode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from placebook.intake.readers import Row

_METRES_A_DEGREE = 111_320.0
_CELL = 0.004  # degrees; some 440 metres north to south, 270 west to east


def metres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the distance of two points (latitude, longitude) that are near each other."""
    north = (one[0] - other[0]) * _METRES_A_DEGREE
    east = (one[1] - other[1]) * _METRES_A_DEGREE * math.cos(math.radians((one[0] + other[0]) / 2))
    return math.hypot(north, east)


def point(lat: str, lon: str) -> tuple[float, float] | None:
    """Return two cells as a point; None for what is none on the earth, and for the 0, 0 of an empty cell."""
    try:
        found = float(lat), float(lon)
    except ValueError:
        return None
    on_earth = abs(found[0]) <= 90 and abs(found[1]) <= 180 and found != (0, 0)  # noqa: PLR2004 - degrees
    return found if on_earth else None


class _Known(NamedTuple):
    where: tuple[float, float]
    cells: dict[str, str]


class Postcodes:
    """A table of postcodes, each with what is known of it."""

    def __init__(self, rows: Iterable[Row], *, key: str, lat: str = "lat", lon: str = "lon") -> None:
        """Take in a table.

        Args:
            rows: Its rows.
            key: The column that holds the postcode.
            lat: The column that holds its latitude; it may be missing.
            lon: The same for longitude.
        """
        self._full: dict[str, dict[str, str]] = {}
        self._outward: dict[str, dict[str, str]] = {}
        self._near: dict[tuple[int, int], list[_Known]] = defaultdict(list)
        for row in rows:
            code = postcode(row.cells.get(key, ""))
            if not code:
                continue
            self._full[code] = row.cells
            apart = {name: cell for name, cell in row.cells.items() if name not in {lat, lon}}
            first = self._outward.setdefault(outward(code), apart)
            for column in [name for name, value in first.items() if row.cells.get(name) != value]:
                del first[column]  # only what all of a district agree on is known of the district
            where = point(row.cells.get(lat, ""), row.cells.get(lon, ""))
            if where:
                self._near[_cell(where)].append(_Known(where, row.cells))

    def __len__(self) -> int:
        return len(self._full)

    def known(self, code: str, where: tuple[float, float] | None, within: float) -> dict[str, str]:
        """Return what is known of a postcode, of the nearest one to a point, or of a whole district.

        Args:
            code: A postcode or its first half; may be empty.
            where: A point, or None.
            within: How far, in metres, the nearest postcode may be.
        """
        code = postcode(code)
        if code in self._full:
            return self._full[code]
        nearest = self._nearest(where, within) if where else None
        return nearest if nearest is not None else self._outward.get(code, {})

    def _nearest(self, where: tuple[float, float], within: float) -> dict[str, str] | None:
        row, column = _cell(where)
        reach = int(within / (_METRES_A_DEGREE * _CELL * 0.5)) + 1
        narrow = math.cos(math.radians(where[0]))
        best, found = (within / _METRES_A_DEGREE) ** 2, None
        for up in range(row - reach, row + reach + 1):
            for along in range(column - reach, column + reach + 1):
                for known in self._near.get((up, along), ()):
                    north = known.where[0] - where[0]
                    east = (known.where[1] - where[1]) * narrow
                    if (far := north * north + east * east) < best:
                        best, found = far, known.cells
        return found


def _cell(where: tuple[float, float]) -> tuple[int, int]:
    return math.floor(where[0] / _CELL), math.floor(where[1] / _CELL)
