"""A keeper's own table of postcodes: a CSV with the columns postcode, lat and lon, and any others."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from placebook.content.cache import digest_of
from placebook.model.postcode import postcode
from placebook.problems import ContentError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
        found: dict[str, dict[str, LatLon]] = {}
        for first, second, where in self._rows():
            found.setdefault(first, {})[second] = where
        return {code: dict(sorted(points.items())) for code, points in sorted(found.items())}

    def judge(self) -> None:
        """See that it can be used, without reading all of it.

        Raises:
            ContentError: It cannot be read.
        """
        next(self._rows())

    def _rows(self) -> Iterator[tuple[str, str, LatLon]]:
        """Yield the two halves of each row's postcode and its point; at least one, or it raises."""
        try:
            text = self._data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = self._data.count(b"\n", 0, error.start) + 1
            raise self._wrong("is not UTF-8 text.", "Save it as CSV UTF-8.", line) from error
        lines = csv.reader(io.StringIO(text, newline=""))
        is_any = False
        try:
            header = [cell.strip().lower() for cell in next(lines, [])]
            columns = [self._column(header, name) for name in _COLUMNS]
            for cells in lines:
                row = _row(cells, columns)
                if row:
                    is_any = True
                    yield row
        except csv.Error as error:
            raise self._wrong(f"is not CSV: {error}.", "Export it again.", lines.line_num) from error
        if not is_any:
            hint = "Latitude and longitude are in degrees, as in 52.9 and -1.3."
            raise self._wrong("has no row with a whole postcode and a point.", hint)

    def _column(self, header: list[str], name: str) -> int:
        at = next((header.index(word) for word in _COLUMNS[name] if word in header), None)
        if at is None:
            raise self._wrong(f"names no column '{name}'.", "It needs postcode, lat and lon.", line=1)
        return at

    def _wrong(self, message: str, hint: str, line: int = 0) -> ContentError:
        return ContentError([Problem(self._name, line, "", message, hint)])


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
    """Return the error that tells a keeper what is wrong with where postcodes come from: in the settings."""
    return ContentError([Problem("", 0, "postcodes", message, hint)])
