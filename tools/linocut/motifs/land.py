"""Land, water and sky."""

from __future__ import annotations

from math import cos, pi, sin
from typing import TYPE_CHECKING

from linocut.block import ACCENT, PAPER, PLACE, TINT, Block, Colour, Marks, contrast
from linocut.geometry import Point, Points, arc, oval, place, rect, smooth

if TYPE_CHECKING:
    from collections.abc import Callable


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
            (at[0] + cos(a) * near, at[1] + sin(a) * near),
            (at[0] + cos(a) * far, at[1] + sin(a) * far),
            7,
            colour,
        )


def cloud(b: Block, at: Point, size: float, colour: Colour = PAPER) -> None:
    """A long flat cloud."""
    shape = [
        (-1, 0),
        (-0.75, -0.18),
        (-0.4, -0.2),
        (-0.15, -0.42),
        (0.25, -0.36),
        (0.45, -0.2),
        (0.8, -0.2),
        (1, 0),
    ]
    b.cut(smooth(place(shape, at, size), steps=4), colour)


def land(
    b: Block, ridge: Points, colour: Colour, *, base: float | None = None, marks: Marks | None = None
) -> None:
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
    """A field with tufts."""
    b.cut(region, colour, hand=1.2)
    tufts(b, region, blades)


def wood(b: Block, span: tuple[float, float], base: float, tall: float, colour: Colour) -> None:
    """A far line of trees, run together."""
    pen = contrast(colour) if colour is not TINT else PLACE
    lobes = []
    x = span[0]
    while x < span[1]:
        r = tall * b.rng.uniform(0.26, 0.42)
        lobes.append((x, base - tall * b.rng.uniform(0.4, 0.62), r))
        x += r * b.rng.uniform(0.9, 1.3)
    for cx, cy, r in lobes:
        b.cut(oval((cx, cy), r, r), colour, hand=r * 0.04)
        b.cut(rect(cx - r, cy, 2 * r, base - cy), colour, hand=0.6)
    for cx, cy, r in lobes:
        for share in (0.72, 0.4):
            if b.rng.random() < 0.75:  # noqa: PLR2004 - some stay dark
                b.line(
                    arc((cx, cy), r * share, r * share, (190, 190 + b.rng.uniform(50, 100))),
                    [0.5, 3, 3, 0.5],
                    pen,
                )


def _tuft(b: Block, at: Point, size: float, colour: Colour) -> None:
    x, y = at
    for lean in (-0.55, 0.0, 0.5):
        b.gouge(
            (x + lean * size * 0.25, y),
            (x + lean * size, y - size * (1.1 if lean == 0 else 0.8)),
            max(2.0, size * 0.2),
            colour,
        )


def tufts(b: Block, region: Points, colour: Colour) -> None:
    """Tufts of grass over a region: small and close far off, larger and wider apart near to us."""
    top, bottom = min(y for _, y in region), max(y for _, y in region)
    left, right = min(x for x, _ in region), max(x for x, _ in region)
    with b.within(region):
        y = top + 26
        while y < bottom:
            near = (y - top) / max(bottom - top, 1)
            size = 9 + 20 * near
            x = left + b.rng.uniform(0, 160)
            while x < right:
                _tuft(b, (x, y + b.rng.uniform(-0.5, 0.5) * size), size * b.rng.uniform(0.7, 1.2), colour)
                x += b.rng.uniform(5, 13) * size
            y += 26 + 34 * near
