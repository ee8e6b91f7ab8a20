"""What stands on a table, and the table."""

from __future__ import annotations

from math import cos, radians, sin

from linocut.block import ACCENT, INK, PAPER, PLACE, Block, Colour, Marks, contrast
from linocut.geometry import Point, arc, mix, oval, rect


def table(
    b: Block, box: tuple[float, float, float, float], colour: Colour = PAPER, *, cloth: bool = False
) -> None:
    """A table from the front: x, y of the top left corner, width, height to the floor."""
    x, y, w, h = box
    thick = max(9.0, h * 0.09)
    if cloth:
        drop = [
            (x, y),
            (x + w, y),
            (x + w * 1.01, y + h * 0.62),
            *_scallops(x - w * 0.01, x + w * 1.01, y + h * 0.62, h * 0.06),
        ]
        b.cut(drop, colour, edge=3)
        b.hatch(
            drop,
            contrast(colour),
            Marks(angle=88, gap=w * 0.05, length=(h * 0.1, h * 0.4), width=4, skip=0.3),
        )
        return
    for share in (0.06, 0.9):
        b.cut(rect(x + w * share, y, max(9, w * 0.03), h), colour, edge=2.5)
    b.cut(rect(x, y, w, thick), colour, edge=3)
    b.hatch(rect(x, y, w, thick), contrast(colour), Marks(gap=7, length=(40, 160), width=2.4, skip=0.4))


def _scallops(left: float, right: float, y: float, deep: float) -> list[Point]:
    count = 12
    return [(right - (right - left) * i / count, y + (deep if i % 2 else 0)) for i in range(count + 1)]


def mug(b: Block, at: Point, size: float, colour: Colour = PAPER, *, steam: Colour | None = None) -> None:
    """A mug standing at a point; `size` is its height."""
    x, y = at
    ring = arc((x + size * 0.42, y - size * 0.5), size * 0.26, size * 0.27, (-80, 80))
    b.line(ring, size * 0.12, colour, edge=2)
    b.cut(
        [(x - size * 0.4, y - size), (x + size * 0.4, y - size), (x + size * 0.34, y), (x - size * 0.34, y)],
        colour,
        edge=2.5,
    )
    b.cut(
        oval((x, y - size), size * 0.4, size * 0.1), INK if colour is not INK else PLACE, hand=0.4, edge=1.5
    )
    b.hatch(
        rect(x + size * 0.05, y - size * 0.8, size * 0.26, size * 0.7),
        contrast(colour),
        Marks(
            angle=90, gap=max(5, size * 0.12), length=(size * 0.2, size * 0.5), width=max(1.6, size * 0.04)
        ),
    )
    if steam is not None:
        steam_above(b, (x, y - size * 1.2), size, steam)


def steam_above(b: Block, at: Point, size: float, colour: Colour = PAPER) -> None:
    """Three curls of steam rising from a point."""
    for i in (-1, 0, 1):
        x = at[0] + i * size * 0.28
        path = [
            (x, at[1]),
            (x + size * 0.14, at[1] - size * 0.35),
            (x - size * 0.1, at[1] - size * 0.7),
            (x + size * 0.1, at[1] - size * (1.05 + 0.2 * (i == 0))),
        ]
        b.line(path, [1, size * 0.09, size * 0.07, 1], colour, curve=True)


def teapot(b: Block, at: Point, size: float, colour: Colour = ACCENT) -> None:
    """A round teapot standing at a point; `size` is its height."""
    x, y = at
    b.line(
        [
            (x + size * 0.5, y - size * 0.3),
            (x + size * 0.85, y - size * 0.5),
            (x + size * 1.0, y - size * 0.85),
        ],
        [size * 0.24, size * 0.13, size * 0.12],
        colour,
        edge=3,
        curve=True,
    )
    handle = arc((x - size * 0.58, y - size * 0.45), size * 0.3, size * 0.28, (70, 290))
    b.line(handle, size * 0.1, colour, edge=3)
    b.cut(oval((x, y - size * 0.42), size * 0.62, size * 0.43), colour, edge=3)
    b.cut(oval((x, y - size * 0.83), size * 0.3, size * 0.08), colour, edge=2.5)
    b.disc((x, y - size * 0.97), size * 0.08, colour, edge=2.5)
    marks = Marks(
        gap=size * 0.1,
        length=(size * 0.1, size * 0.3),
        width=size * 0.03,
        angle=70,
        weight=lambda p: 1.0 if p[0] < x else 0.0,
        skip=0.3,
    )
    b.hatch(oval((x, y - size * 0.42), size * 0.55, size * 0.36), contrast(colour), marks)


def basket(b: Block, at: Point, size: float, colour: Colour = PAPER, fill: Colour | None = ACCENT) -> None:
    """A woven basket standing at a point, with fruit in it unless `fill` is None."""
    x, y = at
    handle = arc((x, y - size * 0.6), size * 0.62, size * 0.75, (180, 360))
    b.line(handle, size * 0.09, colour, edge=2.5)
    if fill is not None:
        for i, dx in enumerate((-0.42, -0.14, 0.16, 0.44)):
            b.disc((x + dx * size, y - size * (0.66 + 0.08 * (i % 2))), size * 0.19, fill, edge=2)
    shape = [
        (x - size * 0.72, y - size * 0.62),
        (x + size * 0.72, y - size * 0.62),
        (x + size * 0.55, y),
        (x - size * 0.55, y),
    ]
    b.cut(shape, colour, edge=3)
    b.hatch(
        shape,
        contrast(colour),
        Marks(gap=size * 0.12, length=(size * 0.1, size * 0.2), width=max(2, size * 0.035), skip=0.1),
    )
    b.line(
        [(x - size * 0.76, y - size * 0.62), (x + size * 0.76, y - size * 0.62)], size * 0.1, colour, edge=2
    )


def pot(b: Block, at: Point, size: float, colour: Colour = ACCENT, plant: Colour | None = PLACE) -> None:
    """A plant pot standing at a point, with a plant unless `plant` is None."""
    x, y = at
    if plant is not None:
        for i in range(7):
            a = radians(-150 + i * 20)
            tip = (x + cos(a) * size * 1.1, y - size * 0.9 + sin(a) * size * 1.2)
            b.line(
                [(x, y - size * 0.8), mix((x, y - size), tip, 0.6), tip],
                [size * 0.1, size * 0.24, 1],
                plant,
                edge=1.6,
                curve=True,
            )
    b.cut(
        [
            (x - size * 0.42, y - size * 0.75),
            (x + size * 0.42, y - size * 0.75),
            (x + size * 0.3, y),
            (x - size * 0.3, y),
        ],
        colour,
        edge=2.5,
    )
    b.cut(rect(x - size * 0.48, y - size * 0.9, size * 0.96, size * 0.2), colour, edge=2.5)
