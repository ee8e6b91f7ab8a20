"""Reading the outlines of areas: from a GeoJSON file (RFC 7946) to what the map draws."""

from __future__ import annotations

import json
import math
import re
from typing import TYPE_CHECKING, Any

from placebook.content.simplify import simplified
from placebook.content.suggest import did_you_mean
from placebook.model.outlines import LOOKS, Outline
from placebook.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from placebook.model.outlines import Line, Position
    from placebook.model.vocabulary import Vocabulary

_FEATURES = re.compile(r'"features"\s*:\s*\[')
_BETWEEN = re.compile(r"[\s,]*")
MAX_FILE = 10_000_000

_SMALLER = "Use a generalised version of it, which says the same in fewer points."
_DEGREES = "Export it again in degrees (WGS 84, also called EPSG:4326), longitude before latitude."
# How many lists lie around the lines of each shape, and whether they are lines.
_SHAPES = {
    "Polygon": (1, False),
    "MultiPolygon": (2, False),
    "LineString": (0, True),
    "MultiLineString": (1, True),
}


class _NoOutlineError(Exception):
    """A feature that cannot be drawn; its message says why, and its hint what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


def read_outlines(
    folder: Path, file: str, named_by: str, areas: Vocabulary
) -> tuple[list[Outline], list[Problem]]:
    """Read a file of outlines. What is wrong with it costs the map some of its outlines, never the site.

    Args:
        folder: The content folder.
        file: The file's path below it.
        named_by: The property of a feature that names its area, by id, code or label.
        areas: The areas there are.

    Returns:
        The outlines, simplified, and warnings.
    """
    try:
        data = (folder / file).read_bytes()
    except OSError as error:
        what = "there is no such file" if isinstance(error, FileNotFoundError) else str(error.strerror)
        return [], [_warning(file, f"{what}, so the map has no outlines.", "See `map: outlines:`.")]
    if len(data) > MAX_FILE:
        return [], [_warning(file, f"is larger than {MAX_FILE // 1_000_000} MB.", _SMALLER)]
    try:
        collection = json.loads(data)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 0)
        return [], [Problem(file, line, "", "is not JSON, so the map has no outlines.", "", "warning")]
    features = collection.get("features") if isinstance(collection, dict) else None
    if not isinstance(features, list):
        hint = "Export it again as GeoJSON."
        return [], [_warning(file, "is not a GeoJSON collection of features.", hint)]
    outlines, wrong = [], []
    for number, feature in enumerate(features):
        try:
            outlines.append(_outline(feature, named_by, areas))
        except _NoOutlineError as error:
            wrong.append((number, error))
    lines = _lines_of(data, len(features)) if wrong else []
    problems = [
        _warning(file, f"feature {number + 1}: {error}", error.hint, lines[number]) for number, error in wrong
    ]
    return simplified(outlines), problems


def _warning(file: str, message: str, hint: str, line: int = 0) -> Problem:
    return Problem(file, line, "", message, hint, "warning")


def _lines_of(data: bytes, count: int) -> list[int]:
    """Return the line on which each feature begins; 0 for all where that cannot be told."""
    text = data.decode(json.detect_encoding(data), "replace")
    found = _FEATURES.search(text)
    lines: list[int] = []
    decoder, at, line, counted = json.JSONDecoder(), found.end() if found else 0, 1, 0
    try:
        while len(lines) < count:
            at = _BETWEEN.match(text, at).end()  # type: ignore[union-attr] # it matches nothing as well
            line, counted = line + text.count("\n", counted, at), at
            lines.append(line)
            _, at = decoder.raw_decode(text, at)
    except ValueError:
        return [0] * count
    return lines


def _outline(feature: object, named_by: str, areas: Vocabulary) -> Outline:
    """Read one feature.

    Raises:
        _NoOutlineError: It names no area, or has no outline.
    """
    if not isinstance(feature, dict) or not isinstance(feature.get("geometry"), dict):
        raise _NoOutlineError("it has no geometry.")
    properties = feature.get("properties")
    properties = properties if isinstance(properties, dict) else {}
    shape = feature["geometry"].get("type")
    if shape not in _SHAPES:
        raise _NoOutlineError(f"a {shape} has no outline.", "Use a Polygon or a MultiPolygon.")
    depth, is_line = _SHAPES[shape]
    parts = tuple(_parts(feature["geometry"].get("coordinates"), depth, is_line=is_line))
    look = properties.get("look")
    if named_by not in properties and look in LOOKS:
        name = properties.get("name")
        return Outline("", look, name if isinstance(name, str) else "", is_line, parts)
    return Outline(_area(properties, named_by, areas), None, "", is_line, parts)


def _area(properties: Mapping[str, Any], named_by: str, areas: Vocabulary) -> str:
    """Return the id of the area that a feature names."""
    if named_by not in properties:
        has = ", ".join(map(str, properties)) or "nothing"
        raise _NoOutlineError(f"it has no '{named_by}', which is to name its area.", f"It has {has}.")
    wanted = str(properties[named_by]).strip()
    for area in areas:
        if wanted.casefold() in {area.id, (area.code or "").casefold(), area.label.casefold()} - {""}:
            return area.id
    names = [word for area in areas for word in (area.id, area.code, area.label) if word]
    raise _NoOutlineError(f"'{wanted}' is not an area here.", did_you_mean(wanted, names))


def _parts(coordinates: object, depth: int, *, is_line: bool) -> Iterator[tuple[Line, ...]]:
    """Yield polygons of rings, or single lines, of so many lists in each other."""
    if depth == int(not is_line):
        lines = [coordinates] if is_line else _list(coordinates)
        if lines:
            yield tuple(_line(line, is_line=is_line) for line in lines)
        return
    for one in _list(coordinates):
        yield from _parts(one, depth - 1, is_line=is_line)


def _line(positions: object, *, is_line: bool) -> Line:
    line = tuple(_position(one) for one in _list(positions))
    if len(line) < (2 if is_line else 3):
        raise _NoOutlineError("one of its lines has too few points.")
    # A ring ends where it begins; some programs leave its end out.
    return line if is_line or line[0] == line[-1] else (*line, line[0])


def _position(value: object) -> Position:
    if not isinstance(value, list) or len(value) < 2:  # noqa: PLR2004 - longitude, latitude and perhaps a height
        raise _NoOutlineError("its coordinates are not pairs of numbers.", _DEGREES)
    lon, lat = value[:2]
    numbers = all(isinstance(one, int | float) and math.isfinite(one) for one in (lon, lat))
    if not numbers or not (-180 <= lon <= 180 and -90 <= lat <= 90):  # noqa: PLR2004 - the globe's
        raise _NoOutlineError("its coordinates are not degrees of longitude and latitude.", _DEGREES)
    return float(lon), float(lat)


def _list(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise _NoOutlineError(
            "its coordinates are not lists as GeoJSON has them.", "Export it again as GeoJSON."
        )
    return value
