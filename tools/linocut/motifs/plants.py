"""Trees, bushes, reeds and flowers."""

from __future__ import annotations

from math import atan2, cos, degrees, pi, radians, sin

from linocut.block import ACCENT, INK, PLACE, TINT, Block, Colour, Marks, contrast
from linocut.geometry import Point, arc, oval, smooth


def tree(b: Block, at: Point, tall: float, colour: Colour = PLACE, *, fruit: Colour | None = None) -> None:
    """A round tree standing at a point: trunk, boughs, a crown of leafy lobes lit from the upper left."""
    x, y = at
    r = tall * 0.37
    crown = (x, y - tall + r)
    b.line(
        [(x, y), (x + tall * 0.012, y - tall * 0.3), (x, y - tall * 0.5)],
        [tall * 0.12, tall * 0.065, tall * 0.06],
        INK,
        edge=2,
    )
    for way in (-1, 1):
        b.line(
            [(x, y - tall * 0.26), (x + way * r * 0.55, crown[1] + r * 0.4)],
            [tall * 0.05, tall * 0.025],
            INK,
            edge=1.5,
        )
    lobes = []
    for i in range(9):
        a = 2 * pi * i / 9 + 0.3
        reach = r * b.rng.uniform(0.6, 0.7)
        lobes.append(
            (
                crown[0] + cos(a) * reach * 1.08,
                crown[1] + sin(a) * reach * 0.92,
                r * b.rng.uniform(0.34, 0.44),
            )
        )
    lobes += [
        (crown[0] - r * 0.2, crown[1] - r * 0.12, r * 0.36),
        (crown[0] + r * 0.26, crown[1] + r * 0.16, r * 0.34),
    ]
    _leafy(b, lobes, colour)
    if fruit is not None:
        for i in range(15):
            a, reach = i * 2.4, r * 0.9 * ((i + 0.6) / 15.5) ** 0.5
            b.disc((crown[0] + cos(a) * reach, crown[1] + sin(a) * reach * 0.86), r * 0.085, fruit, edge=2)


def poplar(b: Block, at: Point, tall: float, colour: Colour = INK) -> None:
    """A tall narrow tree."""
    x, y = at
    w = tall * 0.13
    outline = smooth(
        [
            (x, y - tall),
            (x + w * 0.7, y - tall * 0.65),
            (x + w, y - tall * 0.3),
            (x + w * 0.3, y),
            (x - w * 0.3, y),
            (x - w, y - tall * 0.3),
            (x - w * 0.7, y - tall * 0.65),
        ],
        steps=4,
    )
    b.cut(outline, colour, hand=2, edge=1.5)
    b.hatch(
        outline,
        contrast(colour),
        Marks(angle=-80, gap=max(7, w * 0.4), length=(w * 0.7, w * 2), width=3, skip=0.4),
    )


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
    lobes = []
    for share, up, r in (
        (-0.68, 0.22, 0.3),
        (-0.34, 0.42, 0.32),
        (0.06, 0.46, 0.34),
        (0.42, 0.38, 0.32),
        (0.72, 0.22, 0.28),
        (0, 0.2, 0.34),
    ):
        lobes.append((x + share * size, y - up * size, r * size))
    _leafy(b, lobes, colour)
    if flowers is not None:
        for _ in range(9):
            b.disc(
                (x + b.rng.uniform(-0.8, 0.8) * size, y - b.rng.uniform(0.1, 0.55) * size),
                size * 0.09,
                flowers,
                edge=2,
            )


def reeds(b: Block, span: tuple[float, float], base: float, tall: float, colour: Colour = INK) -> None:
    """A bed of reeds and bulrushes between two points along the shore."""
    count = int((span[1] - span[0]) / max(tall * 0.05, 7))
    for i in range(count):
        x = span[0] + (span[1] - span[0]) * (i + b.rng.random()) / max(count, 1)
        h = tall * b.rng.uniform(0.45, 1.0)
        sway = b.rng.uniform(-0.1, 0.3) * h
        wide = max(2.2, tall * 0.022)
        tip = (x + sway, base - h)
        path = [(x, base), (x + sway * 0.12, base - h * 0.4), (x + sway * 0.45, base - h * 0.75), tip]
        if i % 5 == 2:  # noqa: PLR2004 - one in five flowers
            stem = [(x, base), (x + sway * 0.1, base - h * 0.5), (x + sway * 0.3, base - h)]
            b.line(stem, [wide, wide * 0.7, wide * 0.5], colour, curve=True)
            turn = degrees(atan2(h * 0.5, sway * 0.2))
            head = (x + sway * 0.27, base - h * 0.9)
            b.cut(
                oval(head, max(h * 0.085, wide * 3.2), wide * 1.25, -turn),
                ACCENT if i % 2 else colour,
                hand=0.5,
                edge=1.2,
            )
        elif i % 5 == 4:  # noqa: PLR2004 - one in five bends over
            fold = [
                (x, base),
                (x + sway * 0.2, base - h * 0.55),
                (x + sway + h * 0.12, base - h * 0.78),
                (x + sway + h * 0.3, base - h * 0.6),
            ]
            b.line(fold, [wide * 1.2, wide * 1.3, wide, 0.8], colour, curve=True)
        else:
            b.line(path, [wide * 1.3, wide * 1.5, wide, 0.8], colour, curve=True)


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


def _leafy(b: Block, lobes: list[tuple[float, float, float]], colour: Colour) -> None:
    """A mass of leaves: lobes run together, each with crescents carved on its lit side."""
    pen = contrast(colour) if colour is not TINT else PLACE
    for x, y, r in lobes:
        b.disc((x, y), r, colour, edge=min(3.0, r * 0.09) if colour is not TINT else 0)
    for x, y, r in lobes:
        b.cut(oval((x, y), r, r), colour, hand=r * 0.03)
    middle = sum(x for x, _, _ in lobes) / len(lobes), sum(y for _, y, _ in lobes) / len(lobes)
    b.cut(oval(middle, lobes[0][2] * 1.5, lobes[0][2] * 1.4), colour)
    for x, y, r in sorted(lobes, key=lambda lobe: lobe[1]):
        wide = max(1.8, r * 0.085)
        for share, sweep in ((0.86, 105), (0.6, 75), (0.34, 55)):
            start = 180 + b.rng.uniform(0, 24)
            bow = arc((x, y), r * share, r * share, (start, start + sweep * b.rng.uniform(0.7, 1.1)))
            b.line(bow, [0.6, wide, wide, 0.6], pen)
