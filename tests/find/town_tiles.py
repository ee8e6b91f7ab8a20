"""A street map of a made-up town in one PMTiles file: land everywhere, and one mere with straight shores.

The tiles are vector tiles (Mapbox Vector Tile 2.1), written by hand: two layers of one rectangle each.
"""

from __future__ import annotations

import gzip
import hashlib
import math
from typing import TYPE_CHECKING, NamedTuple

from pmtiles.tile import Compression, TileType, zxy_to_tileid
from pmtiles.writer import write

if TYPE_CHECKING:
    from pathlib import Path

_EXTENT = 4096  # units of a tile's width
_POLYGON = 3
_MOVE, _LINES, _CLOSE = 9, 26, 15  # to one point, by three lines, and back


class Box(NamedTuple):
    """A rectangle in degrees."""

    west: float
    south: float
    east: float
    north: float


TOWN = Box(-1.36, 52.87, -1.24, 52.93)
MERE = Box(-1.305, 52.897, -1.295, 52.903)


def write_town(file: Path, *, nearest: int = 13, furthest: int = 9, weighty: int = 20_000) -> None:
    """Write the town's tiles from one zoom to another.

    Args:
        file: Where to.
        nearest: The last zoom that the file has tiles for.
        furthest: The first.
        weighty: Bytes that say nothing, so that no reader gets all of the file with its beginning.
    """
    tiles = {}
    for zoom in range(furthest, nearest + 1):
        left, top = _place(TOWN.west, TOWN.north, zoom)
        right, bottom = _place(TOWN.east, TOWN.south, zoom)
        for x in range(int(left), int(right) + 1):
            for y in range(int(top), int(bottom) + 1):
                tiles[zxy_to_tileid(zoom, x, y)] = _tile(zoom, x, y)
    with write(str(file)) as writer:
        for number, tile in sorted(tiles.items()):
            writer.write_tile(number, gzip.compress(tile, mtime=0))
        head = {
            "tile_type": TileType.MVT,
            "tile_compression": Compression.GZIP,
            "min_lon_e7": round(TOWN.west * 1e7),
            "min_lat_e7": round(TOWN.south * 1e7),
            "max_lon_e7": round(TOWN.east * 1e7),
            "max_lat_e7": round(TOWN.north * 1e7),
            "center_zoom": nearest,
            "center_lon_e7": round(MERE.west * 1e7),
            "center_lat_e7": round(MERE.south * 1e7),
        }
        writer.finalize(head, {"name": "Town", "noise": hashlib.shake_256(b"town").hexdigest(weighty)})


def _place(lon: float, lat: float, zoom: int) -> tuple[float, float]:
    """Return where a point is, in tiles from the north-west of the world (Web Mercator)."""
    north = math.asinh(math.tan(math.radians(lat)))
    return (lon / 360 + 0.5) * 2**zoom, (0.5 - north / math.tau) * 2**zoom


def _tile(zoom: int, x: int, y: int) -> bytes:
    land = _layer("earth", "earth", (0, 0, _EXTENT, _EXTENT))
    left, top = _place(MERE.west, MERE.north, zoom)
    right, bottom = _place(MERE.east, MERE.south, zoom)
    edges = [round((edge - at) * _EXTENT) for edge, at in ((left, x), (top, y), (right, x), (bottom, y))]
    shore = tuple(min(max(edge, -64), _EXTENT + 64) for edge in edges)
    is_wet = shore[0] < shore[2] and shore[1] < shore[3]
    return land + (_layer("water", "lake", shore) if is_wet else b"")


def _layer(name: str, kind: str, box: tuple[int, ...]) -> bytes:
    left, top, right, bottom = box
    steps = (right - left, 0, 0, bottom - top, left - right, 0)
    shape = (_MOVE, _zigzag(left), _zigzag(top), _LINES, *map(_zigzag, steps), _CLOSE)
    feature = _bytes(2, _numbers(0, 0)) + _number(3, _POLYGON) + _bytes(4, _numbers(*shape))
    layer = (
        _bytes(1, name.encode())
        + _bytes(2, feature)
        + _bytes(3, b"kind")
        + _bytes(4, _bytes(1, kind.encode()))
        + _number(5, _EXTENT)
        + _number(15, 2)
    )
    return _bytes(3, layer)


def _zigzag(value: int) -> int:
    return 2 * value if value >= 0 else -2 * value - 1


def _numbers(*values: int) -> bytes:
    return b"".join(map(_varint, values))


def _varint(value: int) -> bytes:
    low, rest = value & 0x7F, value >> 7
    return bytes([low | 0x80]) + _varint(rest) if rest else bytes([low])


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def _bytes(field: int, value: bytes) -> bytes:
    return _varint(field << 3 | 2) + _varint(len(value)) + value
