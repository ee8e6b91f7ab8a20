"""A keeper's own table of postcodes: a CSV with the columns postcode, lat and lon, and any others."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from placebook.content.cache import digest_of
from placebook.model.postcode import postcode
from placebook.problems import ContentError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from placebook.model.postcode import LatLon

_COLUMNS = {
    "postcode": ("postcode", "pcds", "pcd", "pcd7", "pcd8"),
    "lat": ("lat", "latitude"),
    "lon": ("lon", "long", "lng", "longitude"),
}


class CsvPostcodes:
    """Reads a keeper's table, all of it."""

    def __init__(self, data: bytes, name: str, credit: str) -> None:
        self.credit = credit
        self.version = digest_of(data)
        self._data = data
        self._name = name

    def candidates(self, named: Iterable[str], spots: Iterable[LatLon]) -> dict[str, dict[str, LatLon]]:
        """Return all it has: it is read whole.

        Raises:
            ContentError: It cannot be read.
        """
        del named, spots
        try:
            lines = csv.reader(io.StringIO(self._data.decode("utf-8-sig"), newline=""))
            header = [cell.strip().lower() for cell in next(lines, [])]
            columns = [self._column(header, name) for name in _COLUMNS]
            found: dict[str, dict[str, LatLon]] = {}
            for cells in lines:
                row = _row(cells, columns)
                if row:
                    found.setdefault(row[0], {})[row[1]] = row[2]
        except UnicodeDecodeError as error:
            raise wrong_source(f"'{self._name}' is not UTF-8 text.", "Save it as CSV UTF-8.") from error
        except csv.Error as error:
            raise wrong_source(f"'{self._name}' is not CSV: {error}.", "Export it again.") from error
        if not found:
            message = f"no row of '{self._name}' has a whole postcode and a point."
            raise wrong_source(message, "Latitude and longitude are in degrees, as in 52.9 and -1.3.")
        return {code: dict(sorted(points.items())) for code, points in sorted(found.items())}

    def _column(self, header: list[str], name: str) -> int:
        at = next((header.index(word) for word in _COLUMNS[name] if word in header), None)
        if at is None:
            message = f"the first line of '{self._name}' names no column '{name}'."
            raise wrong_source(message, "It needs postcode, lat and lon.")
        return at


def _row(cells: list[str], columns: list[int]) -> tuple[str, str, LatLon] | None:
    """Return the two halves of a row's postcode and its point; None if it has not both."""
    try:
        code, lat, lon = (cells[column] for column in columns)
        where = float(lat), float(lon)
    except (IndexError, ValueError):
        return None
    first, _, second = postcode(code).partition(" ")
    on_earth = abs(where[0]) <= 90 and abs(where[1]) <= 180 and where != (0, 0)  # noqa: PLR2004 - degrees
    return (first, second, where) if second and on_earth else None


def wrong_source(message: str, hint: str) -> ContentError:
    """Return the error that tells a keeper what is wrong with where postcodes come from."""
    return ContentError([Problem("site_config.yml", 0, "postcodes", message, hint)])
