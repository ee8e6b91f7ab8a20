"""The carved blocks: one plate for each colour, and the ways of cutting shapes and marks into them."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from enum import IntEnum
from math import cos, hypot, radians, sin
from random import Random
from typing import TYPE_CHECKING

from PIL import Image, ImageChops, ImageDraw

from linocut.geometry import Point, Points, oval, ribbon, smooth, wobble

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

SCALE = 2  # plates are cut at twice the size and printed down, which softens every edge
_FAINTEST = 0.9  # page units: a thinner mark would not print
BLEED = 12  # page units beyond the edge, so that a plate can sit askew and still reach it


class Colour(IntEnum):
    """What a shape is printed in. PAPER means cut away: nothing prints there."""

    PAPER = -1
    TINT = 0
    PLACE = 1
    ACCENT = 2
    INK = 3


PAPER, TINT, PLACE, ACCENT, INK = Colour.PAPER, Colour.TINT, Colour.PLACE, Colour.ACCENT, Colour.INK

# What each colour clears from the plates printed after it, so that it shows. Plates printed before it stay.
_CLEARS: dict[Colour, tuple[Colour, ...]] = {
    PAPER: (TINT, PLACE, ACCENT, INK),
    TINT: (PLACE, ACCENT, INK),
    PLACE: (ACCENT, INK),
    ACCENT: (PLACE, INK),
    INK: (),
}


@dataclass(frozen=True)
class Marks:
    """How a patch is hatched: parallel gouge marks of varying length.

    Attributes:
        angle: Direction of the marks, in degrees.
        gap: Distance between rows, in page units.
        length: Shortest and longest mark.
        width: Of a mark at its thickest.
        skip: Share of marks left out, from 0 to 1.
        flow: Direction at a point, in degrees, instead of `angle`: marks that follow a form.
        weight: How strong marks are at a point, from 0 (none) to 1, for tones that fade.
    """

    angle: float = 0.0
    gap: float = 16.0
    length: tuple[float, float] = (40.0, 110.0)
    width: float = 5.0
    skip: float = 0.15
    flow: Callable[[Point], float] | None = None
    weight: Callable[[Point], float] | None = None


class Block:
    """A set of plates for one picture, addressed in page units from the top left corner."""

    def __init__(self, size: tuple[int, int], seed: str) -> None:
        """Take fresh lino for a picture of `size`; `seed` fixes every tremor of the hand."""
        self.size = size
        self.rng = Random(seed)  # noqa: S311 - a steady hand, not a secret
        full = ((size[0] + 2 * BLEED) * SCALE, (size[1] + 2 * BLEED) * SCALE)
        self.plates = [Image.new("L", full, 0) for _ in range(4)]
        self.density = [Image.new("L", full, 255) for _ in range(4)]
        self._rolled: set[Colour] = set()

    @property
    def width(self) -> int:
        """Of the page."""
        return self.size[0]

    @property
    def height(self) -> int:
        """Of the page."""
        return self.size[1]

    def page(self) -> list[Point]:
        """The whole page and its bleed."""
        return [
            (-20, -20),
            (self.width + 20, -20),
            (self.width + 20, self.height + 20),
            (-20, self.height + 20),
        ]

    def cut(self, points: Points, colour: Colour, *, hand: float = 1.6, edge: float = 0.0) -> None:
        """Fill a shape.

        Args:
            points: The outline.
            colour: What it prints in.
            hand: How far the knife strays, in page units.
            edge: Width of an outline in the contrasting colour, none when 0.
        """
        outline = self._pixels(wobble(points, self.rng, hand))
        if edge:
            self._each(
                contrast(colour),
                lambda draw, value: draw.line(
                    [*outline, *outline[:2]], fill=value, width=round(edge * 2 * SCALE), joint="curve"
                ),
            )
        self._each(colour, lambda draw, value: draw.polygon(outline, fill=value))

    def disc(self, centre: Point, radius: float, colour: Colour, *, edge: float = 0.0) -> None:
        """Fill a round shape."""
        self.cut(oval(centre, radius, radius), colour, hand=min(1.4, radius * 0.04), edge=edge)

    def line(
        self,
        points: Points,
        widths: float | Sequence[float],
        colour: Colour,
        *,
        edge: float = 0.0,
        curve: bool = False,
    ) -> None:
        """Draw a stroke along a path; several widths make it swell and taper."""
        path = smooth(points, closed=False) if curve else list(points)
        spread = [widths, widths] if isinstance(widths, int | float) else list(widths)
        if edge:
            self.cut(ribbon(path, [w + 2 * edge for w in spread]), contrast(colour), hand=0)
        self.cut(ribbon(path, spread), colour, hand=min(0.8, max(spread) * 0.08))

    def gouge(self, start: Point, end: Point, width: float, colour: Colour) -> None:
        """One stroke of the V-tool: pointed at both ends."""
        self.line(
            [start, _between(start, end, 0.35), _between(start, end, 0.7), end],
            [0.6, width, width, 0.6],
            colour,
        )

    def hatch(self, region: Points, colour: Colour, marks: Marks) -> None:
        """Fill a region with gouge marks, kept inside it."""
        outline = self._pixels(region)
        left, top = int(min(x for x, _ in outline)), int(min(y for _, y in outline))
        right, bottom = int(max(x for x, _ in outline)) + 1, int(max(y for _, y in outline)) + 1
        full = self.plates[0].size
        left, top, right, bottom = max(left, 0), max(top, 0), min(right, full[0]), min(bottom, full[1])
        if right <= left or bottom <= top:
            return
        box = (left, top, right, bottom)
        inside = Image.new("L", (right - left, bottom - top), 0)
        ImageDraw.Draw(inside).polygon([(x - left, y - top) for x, y in outline], fill=255)
        cuts = Image.new("L", inside.size, 0)
        draw = ImageDraw.Draw(cuts)
        for mark in self._marks(region, marks):
            draw.polygon([(x - left, y - top) for x, y in self._pixels(mark)], fill=255)
        self._press(colour, box, ImageChops.darker(cuts, inside))

    def roll(self, region: Points, colour: Colour, shades: Sequence[float]) -> None:
        """Fill a region with a blended roll of ink: strengths from top to bottom, each from 0 to 1."""
        outline = self._pixels(region)
        top, bottom = min(y for _, y in outline), max(y for _, y in outline)
        strip = Image.new("L", (1, self.plates[0].size[1]), 255)
        for y in range(strip.size[1]):
            spot = min(max((y - top) / max(bottom - top, 1), 0.0), 1.0) * (len(shades) - 1)
            low = min(int(spot), len(shades) - 2)
            strip.putpixel(
                (0, y), round(255 * (shades[low] + (shades[low + 1] - shades[low]) * (spot - low)))
            )
        mask = Image.new("L", self.plates[0].size, 0)
        ImageDraw.Draw(mask).polygon(outline, fill=255)
        self._each(colour, lambda draw, value: draw.polygon(outline, fill=value))
        self.density[colour].paste(strip.resize(self.plates[0].size), (0, 0), mask)
        self._rolled.add(colour)

    @contextmanager
    def within(self, region: Points) -> Iterator[None]:
        """Keep all that is cut inside a region, as behind a stencil."""
        before = [plate.copy() for plate in self.plates]
        yield
        mask = Image.new("L", self.plates[0].size, 0)
        ImageDraw.Draw(mask).polygon(self._pixels(region), fill=255)
        self.plates = [Image.composite(now, was, mask) for now, was in zip(self.plates, before, strict=True)]

    def _marks(self, region: Points, marks: Marks) -> Iterator[list[Point]]:
        xs, ys = [x for x, _ in region], [y for _, y in region]
        cx, cy = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
        half = hypot(max(xs) - min(xs), max(ys) - min(ys)) / 2 + marks.length[1]
        c, s = cos(radians(marks.angle)), sin(radians(marks.angle))
        rng, v = self.rng, -half
        while v < half:
            u = -half - rng.uniform(0, marks.length[1])
            while u < half:
                length = rng.uniform(*marks.length)
                sway = v + rng.uniform(-0.18, 0.18) * marks.gap
                start = (cx + u * c - sway * s, cy + u * s + sway * c)
                u += length + rng.uniform(0.25, 0.9) * marks.gap
                strength = rng.uniform(0.7, 1.1)
                if rng.random() < marks.skip or not _near(start, xs, ys, length):
                    continue
                path = _trace(start, length, marks)
                if marks.weight:
                    strength *= min(1.0, marks.weight(path[2]))
                if marks.width * strength > _FAINTEST:
                    w = marks.width * strength
                    yield ribbon(path, [0.5, w, w * 0.9, 0.4])
            v += marks.gap * rng.uniform(0.9, 1.1)

    def _pixels(self, points: Points) -> list[Point]:
        return [((x + BLEED) * SCALE, (y + BLEED) * SCALE) for x, y in points]

    def _each(self, colour: Colour, act: Callable[[ImageDraw.ImageDraw, int], None]) -> None:
        for plate in _CLEARS[colour]:
            act(ImageDraw.Draw(self.plates[plate]), 0)
        if colour is not PAPER:
            act(ImageDraw.Draw(self.plates[colour]), 255)
        if colour in self._rolled:
            act(ImageDraw.Draw(self.density[colour]), 255)

    def _press(self, colour: Colour, box: tuple[int, int, int, int], mask: Image.Image) -> None:
        for plate in _CLEARS[colour]:
            self.plates[plate].paste(0, box, mask)
        if colour is not PAPER:
            self.plates[colour].paste(255, box, mask)
        if colour in self._rolled:
            self.density[colour].paste(255, box, mask)


def contrast(colour: Colour) -> Colour:
    """The colour of a line that parts a shape from its neighbours."""
    return INK if colour in {PAPER, TINT} else PAPER


def _between(a: Point, b: Point, share: float) -> Point:
    return (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share)


def _near(point: Point, xs: Sequence[float], ys: Sequence[float], reach: float) -> bool:
    x, y = point
    return min(xs) - reach <= x <= max(xs) + reach and min(ys) - reach <= y <= max(ys) + reach


def _trace(start: Point, length: float, marks: Marks) -> list[Point]:
    path, (x, y) = [start], start
    for _ in range(4):
        a = radians(marks.flow((x, y)) if marks.flow else marks.angle)
        x, y = x + cos(a) * length / 4, y + sin(a) * length / 4
        path.append((x, y))
    return path
