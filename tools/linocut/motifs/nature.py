"""Land, water, sky and what grows: the place itself."""

from __future__ import annotations

from collections.abc import Callable
from math import atan2, cos, degrees, hypot, pi, radians, sin

from linocut.block import ACCENT, INK, PAPER, PLACE, TINT, Block, Colour, Marks, contrast
from linocut.geometry import Point, Points, oval, place, rect, smooth


def falling(top: float, bottom: float) -> Callable[[Point], float]:
    """A tone that is strong at `top` and gone at `bottom` (or the other way round)."""
    return lambda p: min(1.0, max(0.0, (bottom - p[1]) / (bottom - top)))


def sky(b: Block, horizon: float, *, marks: Colour = PAPER, angle: float = -4.0) -> None:
    """A pale sky, deepest at the top, with gouge marks that thin towards the horizon."""
    region = rect(-20, -20, b.width + 40, horizon + 20)
    b.roll(region, TINT, [0.95, 0.7, 0.15])
    fade = falling(-60, horizon * 0.95)
    b.hatch(region, marks, Marks(angle=angle, gap=22, length=(60, 220), width=5, skip=0.25, weight=fade))


def sun(b: Block, at: Point, radius: float, colour: Colour = ACCENT, rays: int = 0) -> None:
    """A sun or a moon, with carved rays if any."""
    b.disc(at, radius, colour)
    for i in range(rays):
        a = 2 * pi * i / rays
        near, far = radius * 1.18, radius * (1.5 + 0.35 * (i % 2))
        b.gouge(
            (at[0] + cos(a) * near, at[1] + sin(a) * near), (at[0] + cos(a) * far, at[1] + sin(a) * far), 7, colour
        )


def cloud(b: Block, at: Point, size: float, colour: Colour = PAPER) -> None:
    """A long flat cloud."""
    shape = [(-1, 0), (-0.75, -0.18), (-0.4, -0.2), (-0.15, -0.42), (0.25, -0.36), (0.45, -0.2), (0.8, -0.2), (1, 0)]
    b.cut(smooth(place(shape, at, size), steps=4), colour)


def land(b: Block, ridge: Points, colour: Colour, *, base: float | None = None, marks: Marks | None = None) -> None:
    """Ground beneath a curved ridge, hatched in its contrast."""
    floor = b.height + 20 if base is None else base
    outline = [*smooth(ridge, closed=False), (ridge[-1][0], floor), (ridge[0][0], floor)]
    b.cut(outline, colour, hand=1.2)
    if marks:
        b.hatch(outline, PAPER if colour is not PAPER else PLACE, marks)


def water(b: Block, region: Points, colour: Colour = PLACE, glint: Colour = PAPER) -> None:
    """Water with level marks, closer together far off and wider near to us."""
    b.cut(region, colour, hand=0.8)
    top, bottom = min(y for _, y in region), max(y for _, y in region)
    left, right = min(x for x, _ in region), max(x for x, _ in region)
    bands = 4
    for i in range(bands):
        y0 = top + (bottom - top) * (i / bands) ** 1.5
        y1 = top + (bottom - top) * ((i + 1) / bands) ** 1.5
        strip = rect(left, y0, right - left, y1 - y0)
        marks = Marks(gap=13 + 9 * i, length=(30 + 20 * i, 90 + 60 * i), width=3.0 + 1.3 * i, skip=0.42)
        with b.within(region):
            b.hatch(strip, glint, marks)


def grass(b: Block, region: Points, colour: Colour = PLACE, blades: Colour = PAPER) -> None:
    """A field of short upright marks."""
    b.cut(region, colour, hand=1.2)
    tall = max(y for _, y in region) - min(y for _, y in region)
    top = min(y for _, y in region)
    marks = Marks(
        angle=-78, gap=30, length=(14, 34), width=5, skip=0.5, weight=lambda p: 0.45 + 0.6 * (p[1] - top) / max(tall, 1)
    )
    b.hatch(region, blades, marks)


def tree(b: Block, at: Point, tall: float, colour: Colour = PLACE, *, fruit: Colour | None = None) -> None:
    """A round tree standing at a point: trunk, lobed crown, leaves carved round its form."""
    x, y = at
    r = tall * 0.36
    crown = (x, y - tall + r)
    b.line([(x, y), (x + tall * 0.01, y - tall * 0.5)], [tall * 0.1, tall * 0.06], INK, edge=2)
    for way in (-1, 1):
        b.line([(x, y - tall * 0.3), (x + way * r * 0.5, crown[1] + r * 0.3)], [tall * 0.045, tall * 0.02], INK)
    lobes = []
    for i in range(11):
        a = 2 * pi * i / 11
        reach = r * b.rng.uniform(0.86, 1.1)
        lobes.append((crown[0] + cos(a) * reach, crown[1] + sin(a) * reach * 0.92))
    outline = smooth(lobes, steps=4)
    b.cut(outline, colour, hand=r * 0.015, edge=3 if colour is not TINT else 0)
    _leaves(b, outline, crown, r, contrast(colour) if colour is not TINT else PLACE)
    if fruit is not None:
        for i in range(13):
            a, reach = i * 2.4, r * 0.85 * ((i + 0.6) / 13.5) ** 0.5
            b.disc((crown[0] + cos(a) * reach, crown[1] + sin(a) * reach * 0.9), r * 0.085, fruit, edge=2)


def _leaves(b: Block, outline: Points, crown: Point, r: float, pen: Colour) -> None:
    gap = max(9.0, r * 0.15)
    marks = Marks(
        gap=gap,
        length=(gap * 1.2, gap * 2.6),
        width=max(2.2, gap * 0.32),
        skip=0.25,
        flow=lambda p: degrees(atan2(p[1] - crown[1], p[0] - crown[0])) + 90,
        weight=lambda p: 1.15 - 0.9 * hypot(p[0] - crown[0] + r * 0.4, p[1] - crown[1] + r * 0.4) / (1.5 * r),
    )
    b.hatch(outline, pen, marks)


def poplar(b: Block, at: Point, tall: float, colour: Colour = INK) -> None:
    """A tall narrow tree."""
    x, y = at
    w = tall * 0.13
    outline = smooth(
        [(x, y - tall), (x + w * 0.7, y - tall * 0.65), (x + w, y - tall * 0.3), (x + w * 0.3, y),
         (x - w * 0.3, y), (x - w, y - tall * 0.3), (x - w * 0.7, y - tall * 0.65)],
        steps=4,
    )  # fmt: skip
    b.cut(outline, colour, hand=2, edge=1.5)
    b.hatch(outline, contrast(colour), Marks(angle=-80, gap=max(7, w * 0.4), length=(w * 0.7, w * 2), width=3, skip=0.4))


def bare_tree(b: Block, at: Point, tall: float, colour: Colour = INK, lean: float = -90.0) -> None:
    """A leafless tree, grown branch from branch."""

    def grow(start: Point, angle: float, length: float, wide: float) -> None:
        end = (start[0] + cos(radians(angle)) * length, start[1] + sin(radians(angle)) * length)
        b.line([start, end], [wide, wide * 0.62], colour)
        if wide > 3:  # noqa: PLR2004 - twigs thinner than this would not print
            for turn in (b.rng.uniform(-38, -16), b.rng.uniform(14, 36)):
                grow(end, angle + turn, length * b.rng.uniform(0.68, 0.8), wide * 0.62)

    grow(at, lean, tall * 0.3, tall * 0.06)


def bush(b: Block, at: Point, size: float, colour: Colour = PLACE, flowers: Colour | None = None) -> None:
    """A low rounded bush on the ground."""
    x, y = at
    shape = [(-1, 0), (-0.95, -0.4), (-0.5, -0.72), (0, -0.62), (0.45, -0.75), (0.95, -0.4), (1, 0)]
    outline = smooth(place(shape, at, size), steps=4)
    b.cut(outline, colour, hand=2, edge=2.5)
    _leaves(b, outline, (x, y), size, contrast(colour))
    if flowers is not None:
        for _ in range(9):
            b.disc((x + b.rng.uniform(-0.8, 0.8) * size, y - b.rng.uniform(0.1, 0.55) * size), size * 0.09, flowers, edge=2)


def reeds(b: Block, span: tuple[float, float], base: float, tall: float, colour: Colour = INK) -> None:
    """A bed of reeds and bulrushes between two points along the shore."""
    count = int((span[1] - span[0]) / max(tall * 0.06, 7))
    for i in range(count):
        x = span[0] + (span[1] - span[0]) * (i + b.rng.random()) / max(count, 1)
        h = tall * b.rng.uniform(0.5, 1.0)
        sway = b.rng.uniform(-0.12, 0.22) * h
        tip = (x + sway, base - h)
        wide = max(2.2, tall * 0.024)
        b.line([(x, base), (x + sway * 0.3, base - h * 0.55), tip], [wide, wide * 0.8, 0.8], colour, curve=True)
        if i % 4 == 1:
            b.line([(tip[0] - sway * 0.08, tip[1] - h * 0.02), (tip[0] + sway * 0.04, tip[1] + h * 0.16)],
                   [wide * 1.4, wide * 2.6, wide * 2.6, wide * 1.4], ACCENT if i % 8 == 1 else colour)  # fmt: skip
        elif i % 3 == 0:
            leaf = (x + sway + b.rng.choice((-1, 1)) * h * 0.3, base - h * 0.62)
            b.line([(x, base - h * 0.15), (x + sway * 0.3, base - h * 0.5), leaf], [wide, wide, 0.8], colour, curve=True)


def bird_flock(b: Block, at: Point, count: int, size: float, colour: Colour = INK) -> None:
    """Birds far off on the wing, in a loose skein from a leader."""
    for i in range(count):
        side = 1 if i % 2 else -1
        x = at[0] + (i + 1) // 2 * side * size * b.rng.uniform(1.7, 2.5)
        y = at[1] + (i + 1) // 2 * size * b.rng.uniform(0.35, 1.0)
        s = size * b.rng.uniform(0.7, 1.1)
        for way in (-1, 1):
            path = [(x, y), (x + way * s * 0.45, y - s * 0.34), (x + way * s, y - s * 0.1)]
            b.line(path, [s * 0.16, s * 0.15, 0.8], colour, curve=True)


def duck(b: Block, at: Point, size: float, colour: Colour = INK, *, flip: bool = False) -> None:
    """A duck on the water."""
    body = [(-1, -0.25), (-0.6, -0.1), (0.2, -0.25), (0.5, -0.55), (0.85, -0.6), (1.25, -0.42), (0.95, -0.3), (0.8, 0.1),
            (0.2, 0.25), (-0.6, 0.2)]  # fmt: skip
    b.cut(smooth(place(body, at, size, flip=flip), steps=4), colour, edge=2)
    wing = place([(-0.6, 0.0), (0.3, 0.05)], at, size, flip=flip)
    b.gouge(wing[0], wing[1], size * 0.14, contrast(colour))


def swan(b: Block, at: Point, size: float, *, flip: bool = False) -> None:
    """A swan on the water."""
    neck = place([(0.55, 0), (0.95, -0.35), (0.7, -0.85), (0.85, -1.2), (1.1, -1.1)], at, size, flip=flip)
    b.line(neck, [size * 0.26, size * 0.16, size * 0.14, size * 0.18], PAPER, edge=2.5, curve=True)
    body = [(-1.2, -0.4), (-0.5, -0.45), (0.2, -0.35), (0.8, -0.1), (0.5, 0.25), (-0.5, 0.28)]
    b.cut(smooth(place(body, at, size, flip=flip), steps=4), PAPER, edge=2.5)
    beak = place([(1.05, -1.16), (1.36, -1.0), (1.05, -1.02)], at, size, flip=flip)
    b.cut(beak, ACCENT, hand=0.3)
    for i in range(3):
        a, z = place([(-0.8 + i * 0.15, -0.25 + i * 0.14), (0.1 + i * 0.1, -0.12 + i * 0.12)], at, size, flip=flip)
        b.gouge(a, z, size * 0.06, PLACE)


def heron(b: Block, at: Point, tall: float, colour: Colour = INK, *, flip: bool = False) -> None:
    """A heron standing on long legs; the point is between its feet."""
    for x in (-0.02, 0.06):
        leg = place([(x, 0), (x - 0.02, -0.42)], at, tall, flip=flip)
        b.line(leg, max(2.5, tall * 0.018), colour)
    body = [(-0.34, -0.33), (-0.2, -0.5), (0.04, -0.62), (0.14, -0.55), (0.1, -0.42), (-0.1, -0.36)]
    b.cut(smooth(place(body, at, tall, flip=flip), steps=5), colour, edge=2)
    neck = place([(0.08, -0.56), (0.2, -0.66), (0.1, -0.78), (0.12, -0.92), (0.2, -0.95)], at, tall, flip=flip)
    b.line(neck, [tall * 0.08, tall * 0.045, tall * 0.04, tall * 0.05], colour, curve=True, edge=1.5)
    b.cut(place([(0.15, -0.98), (0.44, -0.93), (0.16, -0.92)], at, tall, flip=flip), ACCENT, hand=0.3)
    for i in range(3):
        a, z = place([(-0.24 + i * 0.05, -0.42 - i * 0.04), (0.02 + i * 0.03, -0.47 - i * 0.04)], at, tall, flip=flip)
        b.gouge(a, z, tall * 0.018, contrast(colour))


def flower(b: Block, at: Point, tall: float, colour: Colour = ACCENT, stem: Colour = INK) -> None:
    """A daisy or a sunflower on its stem, growing from a point."""
    x, y = at
    r = tall * 0.13
    top = (x + b.rng.uniform(-0.05, 0.05) * tall, y - tall)
    b.line([at, top], max(2.5, tall * 0.025), stem)
    for way, up in ((-1, 0.35), (1, 0.55)):
        leaf = oval((x + way * tall * 0.1, y - tall * up), tall * 0.11, tall * 0.04, way * -30)
        b.cut(leaf, stem)
    for i in range(12):
        a = i * 30
        petal = oval((top[0] + cos(radians(a)) * r, top[1] + sin(radians(a)) * r), r * 0.6, r * 0.28, a)
        b.cut(petal, colour, hand=0.4)
    b.disc(top, r * 0.62, INK)


def wood(b: Block, span: tuple[float, float], base: float, tall: float, colour: Colour) -> None:
    """A far line of trees, as one lobed mass."""
    points: list[Point] = [(span[0], base)]
    x = span[0]
    while x < span[1]:
        points.append((x, base - tall * b.rng.uniform(0.55, 1.0)))
        x += tall * b.rng.uniform(0.35, 0.6)
    points.append((span[1], base))
    outline = smooth(points, steps=4)
    b.cut(outline, colour, hand=1.5)
    pen = contrast(colour) if colour is not TINT else PLACE
    b.hatch(outline, pen, Marks(angle=-70, gap=tall * 0.3, length=(tall * 0.12, tall * 0.3), width=3, skip=0.5))
