"""Outlines as lists of points: the pencil work before anything is cut.

Every function is pure. Where a hand should show, the caller passes its own seeded generator.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import atan2, ceil, cos, hypot, pi, radians, sin
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

Point = tuple[float, float]
Points = Sequence[Point]


def rect(x: float, y: float, width: float, height: float) -> list[Point]:
    """The four corners of an upright rectangle, from its top left corner."""
    return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]


def oval(centre: Point, rx: float, ry: float, turn: float = 0.0) -> list[Point]:
    """An ellipse as a polygon with facets, as a knife leaves it; `turn` is in degrees."""
    count = max(12, min(40, int((rx + ry) / 4)))
    return arc(centre, rx, ry, (0.0, 360.0 - 360.0 / count), turn)


def arc(centre: Point, rx: float, ry: float, sweep: tuple[float, float], turn: float = 0.0) -> list[Point]:
    """Points along part of an ellipse, from one angle to another in degrees (0 is right, 90 is down)."""
    start, end = sweep
    count = max(6, ceil(abs(end - start) / 360 * max(12, min(40, (rx + ry) / 4))))
    found = []
    for step in range(count + 1):
        a = radians(start + (end - start) * step / count)
        found.append((centre[0] + rx * cos(a), centre[1] + ry * sin(a)))
    return rotate(found, centre, turn) if turn else found


def rotate(points: Points, centre: Point, degrees: float) -> list[Point]:
    """The points turned about a centre, clockwise on the page."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    cx, cy = centre
    return [(cx + (x - cx) * c - (y - cy) * s, cy + (x - cx) * s + (y - cy) * c) for x, y in points]


def place(points: Points, at: Point, scale: float = 1.0, *, flip: bool = False) -> list[Point]:
    """Points drawn round (0, 0), put on the page at `at`, scaled, and mirrored when `flip`."""
    way = -scale if flip else scale
    return [(at[0] + x * way, at[1] + y * scale) for x, y in points]


def mix(a: Point, b: Point, share: float) -> Point:
    """The point a share of the way from one to the other."""
    return (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share)


def smooth(points: Points, *, closed: bool = True, steps: int = 6) -> list[Point]:
    """A curve through all the points (Catmull-Rom)."""
    count = len(points)
    found: list[Point] = []
    for i in range(count if closed else count - 1):
        if closed:
            p0, p1, p2, p3 = (points[(i + k) % count] for k in (-1, 0, 1, 2))
        else:
            p0, p1, p2, p3 = (points[min(max(i + k, 0), count - 1)] for k in (-1, 0, 1, 2))
        for step in range(steps):
            t = step / steps
            found.append((_catmull(t, p0[0], p1[0], p2[0], p3[0]), _catmull(t, p0[1], p1[1], p2[1], p3[1])))
    if not closed:
        found.append(points[-1])
    return found


def _catmull(t: float, *v: float) -> float:
    a, b, c, d = v
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t**3)


def wobble(points: Points, rng: Random, amount: float, *, closed: bool = True) -> list[Point]:
    """The same outline cut by hand: long edges broken into facets, every corner a little off."""
    if amount <= 0:
        return list(points)
    pairs = zip(points, [*points[1:], points[0]] if closed else points[1:], strict=False)
    found: list[Point] = []
    for a, b in pairs:
        pieces = max(1, int(hypot(b[0] - a[0], b[1] - a[1]) / 70))
        for step in range(pieces):
            x, y = mix(a, b, (step + (rng.uniform(-0.2, 0.2) if step else 0)) / pieces)
            found.append((x + rng.uniform(-amount, amount), y + rng.uniform(-amount, amount)))
    if not closed:
        found.append(points[-1])
    return found


def ribbon(points: Points, widths: Sequence[float]) -> list[Point]:
    """A stroke of changing width along a path; `widths` are spread evenly over its points.

    A path that ends where it began is a ring: its two ends meet without a notch.
    """
    left, right = [], []
    last = len(points) - 1
    ring = last > 1 and points[0] == points[-1]
    for i, (x, y) in enumerate(points):
        before = points[-2] if ring and i == 0 else points[max(i - 1, 0)]
        after = points[1] if ring and i == last else points[min(i + 1, last)]
        angle = atan2(after[1] - before[1], after[0] - before[0]) + pi / 2
        spot = i / last * (len(widths) - 1) if last else 0.0
        low = min(int(spot), len(widths) - 1)
        high = min(low + 1, len(widths) - 1)
        half = (widths[low] + (widths[high] - widths[low]) * (spot - low)) / 2
        left.append((x + cos(angle) * half, y + sin(angle) * half))
        right.append((x - cos(angle) * half, y - sin(angle) * half))
    return left + right[::-1]


def joint(start: Point, end: Point, lengths: tuple[float, float], bend: float) -> Point:
    """Where an elbow or a knee goes between two ends; `bend` chooses the side (+1 or -1)."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    reach = max(hypot(dx, dy), 1e-6)
    upper, lower = lengths
    along = (upper * upper - lower * lower + reach * reach) / (2 * reach)
    along = min(max(along, 0.0), reach)
    off = max(upper * upper - along * along, 0.0) ** 0.5 * bend
    return (
        start[0] + dx / reach * along - dy / reach * off,
        start[1] + dy / reach * along + dx / reach * off,
    )


def rounded(x: float, y: float, width: float, height: float, radius: float) -> list[Point]:
    """An upright rectangle with round corners, from its top left corner."""
    r = min(radius, width / 2, height / 2)
    corners = (
        (x + r, y + r, 180),
        (x + width - r, y + r, 270),
        (x + width - r, y + height - r, 0),
        (x + r, y + height - r, 90),
    )
    return [point for cx, cy, turn in corners for point in arc((cx, cy), r, r, (turn, turn + 90))]
