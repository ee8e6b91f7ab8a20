"""Making outlines smaller without opening gaps between neighbours.

Borders that areas share are cut where they meet others, and each stretch is simplified once for all who share
it (the idea of TopoJSON), by the way of Douglas and Peucker (1973): a point stays if the line would else pass
it by more than the tolerance.
"""

from __future__ import annotations

import math
from collections import defaultdict
from functools import cache, partial
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from placebook.model.outlines import Line, Outline, Position

# Five decimals of a degree are about a metre.
DECIMALS = 5
# About what 30 kB hold when they are compressed.
MOST_POSITIONS = 3000
# The first tolerance, as a share of the whole map's width or height: less than can be seen.
_FINEST = 1 / 8000

_CLOSED = 4  # the fewest positions of a ring, the last of which is the first again

_Straighten: TypeAlias = "Callable[[Line], Line]"


def simplified(outlines: Sequence[Outline], most: int = MOST_POSITIONS) -> list[Outline]:
    """Return outlines with rounded coordinates and at most so many positions, as far as can be.

    What vanishes, since it is smaller than the tolerance, is left out.
    """
    rounded = [_with_lines(one, _rounded) for one in outlines]
    lines = [line for one in rounded for part in one.parts for line in part]
    joints = _joints(lines)
    positions = [position for line in lines for position in line]
    if not positions:
        return []
    east, north = zip(*positions, strict=True)
    narrowing = math.cos(math.radians((min(north) + max(north)) / 2))
    tolerance = max((max(east) - min(east)) * narrowing, max(north) - min(north)) * _FINEST
    while True:
        straighten = cache(partial(_straightened, tolerance=tolerance, narrowing=narrowing))
        simplify = partial(_line, joints=joints, straighten=straighten)
        found = [_with_lines(one, simplify) for one in rounded]
        count = sum(len(line) for one in found for part in one.parts for line in part)
        if count <= most or tolerance > 1:
            return [one for one in found if one.parts]
        tolerance *= 2


def _with_lines(outline: Outline, change: _Straighten) -> Outline:
    """Return an outline with every line changed, without rings that are no longer any."""
    fewest = 2 if outline.is_line else _CLOSED
    parts = []
    for part in outline.parts:
        lines = [change(line) for line in part]
        if len(lines[0]) >= fewest:  # without its outer ring nothing is left of a polygon
            parts.append(tuple(line for line in lines if len(line) >= fewest))
    return outline._replace(parts=tuple(parts))


def _rounded(line: Line) -> Line:
    """Return a line with rounded positions, none of which follows itself."""
    found: list[Position] = []
    for lon, lat in line:
        position = (round(lon, DECIMALS), round(lat, DECIMALS))
        if not found or found[-1] != position:
            found.append(position)
    return tuple(found)


def _joints(lines: Iterable[Line]) -> frozenset[Position]:
    """Return the positions where lines part, meet or end: those with other neighbours on another line."""
    neighbours: dict[Position, set[frozenset[Position]]] = defaultdict(set)
    ends: set[Position] = set()
    for line in lines:
        if line[0] != line[-1]:
            ends.update((line[0], line[-1]))
            around = zip(line, line[1:], line[2:], strict=False)
        else:
            around = zip((line[-2], *line), line, line[1:], strict=False)
        for before, here, after in around:
            neighbours[here].add(frozenset((before, after)))
    return frozenset(ends | {here for here, pairs in neighbours.items() if len(pairs) > 1})


def _line(line: Line, joints: frozenset[Position], straighten: _Straighten) -> Line:
    """Return a line with each of its stretches between joints straightened."""
    if line[0] == line[-1]:
        line = _from_a_joint(line, joints)
    found: list[Position] = []
    start = 0
    for at in range(1, len(line)):
        if line[at] in joints or at == len(line) - 1:
            stretch = line[start : at + 1]
            # Neighbours run along their border in opposite directions, and must come to the same.
            is_backward = stretch[::-1] < stretch
            kept = straighten(stretch[::-1] if is_backward else stretch)
            found += (kept[::-1] if is_backward else kept)[:-1]
            start = at
    return (*found, line[-1])


def _from_a_joint(ring: Line, joints: frozenset[Position]) -> Line:
    """Return a ring that begins at a joint, or at its least position, however it was drawn."""
    open_ring = ring[:-1]
    start = min(range(len(open_ring)), key=lambda at: (open_ring[at] not in joints, open_ring[at]))
    return (*open_ring[start:], *open_ring[:start], open_ring[start])


def _straightened(line: Line, tolerance: float, narrowing: float) -> Line:
    """Return the ends of a line and those positions between that stand out by more than the tolerance."""
    flat = [(lon * narrowing, lat) for lon, lat in line]
    kept = {0, len(line) - 1}
    open_spans = [(0, len(line) - 1)]
    while open_spans:
        first, last = open_spans.pop()
        between = range(first + 1, last)
        if not between:
            continue
        away = {at: _distance(flat[at], flat[first], flat[last]) for at in between}
        farthest = max(between, key=away.__getitem__)
        if away[farthest] > tolerance:
            kept.add(farthest)
            open_spans += [(first, farthest), (farthest, last)]
    return tuple(line[at] for at in sorted(kept))


def _distance(point: Position, start: Position, end: Position) -> float:
    """Return how far a point is from the stretch between two others."""
    run, rise = end[0] - start[0], end[1] - start[1]
    length = run * run + rise * rise
    if not length:
        return math.dist(point, start)
    along = ((point[0] - start[0]) * run + (point[1] - start[1]) * rise) / length
    along = min(1.0, max(0.0, along))
    return math.dist(point, (start[0] + along * run, start[1] + along * rise))
