"""Birds of the mere, and dogs."""

from __future__ import annotations

from linocut.block import ACCENT, INK, PAPER, PLACE, Block, Colour, Marks, contrast
from linocut.geometry import Point, place, smooth


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
    body = [
        (-1, -0.25),
        (-0.6, -0.1),
        (0.2, -0.25),
        (0.5, -0.55),
        (0.85, -0.6),
        (1.25, -0.42),
        (0.95, -0.3),
        (0.8, 0.1),
        (0.2, 0.25),
        (-0.6, 0.2),
    ]
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
        a, z = place(
            [(-0.8 + i * 0.15, -0.25 + i * 0.14), (0.1 + i * 0.1, -0.12 + i * 0.12)], at, size, flip=flip
        )
        b.gouge(a, z, size * 0.06, PLACE)


def heron(b: Block, at: Point, tall: float, colour: Colour = INK, *, flip: bool = False) -> None:
    """A heron standing on long legs; the point is between its feet."""
    for x in (-0.02, 0.06):
        leg = place([(x, 0), (x - 0.02, -0.42)], at, tall, flip=flip)
        b.line(leg, max(2.5, tall * 0.018), colour)
    body = [(-0.34, -0.33), (-0.2, -0.5), (0.04, -0.62), (0.14, -0.55), (0.1, -0.42), (-0.1, -0.36)]
    b.cut(smooth(place(body, at, tall, flip=flip), steps=5), colour, edge=2)
    neck = place(
        [(0.08, -0.56), (0.2, -0.66), (0.1, -0.78), (0.12, -0.92), (0.2, -0.95)], at, tall, flip=flip
    )
    b.line(neck, [tall * 0.08, tall * 0.045, tall * 0.04, tall * 0.05], colour, curve=True, edge=1.5)
    b.cut(place([(0.15, -0.98), (0.44, -0.93), (0.16, -0.92)], at, tall, flip=flip), ACCENT, hand=0.3)
    for i in range(3):
        a, z = place(
            [(-0.24 + i * 0.05, -0.42 - i * 0.04), (0.02 + i * 0.03, -0.47 - i * 0.04)], at, tall, flip=flip
        )
        b.gouge(a, z, tall * 0.018, contrast(colour))


def dog(b: Block, at: Point, size: float, colour: Colour = INK, *, flip: bool = False) -> None:
    """A dog standing; the point is on the ground beneath it, `size` its length."""
    for x in (-0.36, -0.26, 0.24, 0.34):
        leg = place([(x, -0.3), (x + 0.02, 0)], at, size, flip=flip)
        b.line(leg, [size * 0.12, size * 0.07], colour, edge=1.5)
    tail = place([(-0.44, -0.48), (-0.62, -0.6), (-0.66, -0.8)], at, size, flip=flip)
    b.line(tail, [size * 0.08, size * 0.03], colour, edge=1.5, curve=True)
    body = [
        (-0.48, -0.52),
        (-0.1, -0.56),
        (0.22, -0.58),
        (0.4, -0.86),
        (0.56, -0.9),
        (0.64, -0.78),
        (0.82, -0.72),
        (0.8, -0.62),
        (0.58, -0.6),
        (0.46, -0.36),
        (0.2, -0.22),
        (-0.15, -0.28),
        (-0.42, -0.24),
    ]
    b.cut(smooth(place(body, at, size, flip=flip), steps=4), colour, edge=2)
    ear = place([(0.44, -0.86), (0.4, -0.62), (0.52, -0.7)], at, size, flip=flip)
    b.cut(ear, colour, edge=1.5)
    b.hatch(
        smooth(place(body, at, size, flip=flip), steps=4),
        contrast(colour),
        Marks(
            angle=25,
            gap=size * 0.1,
            length=(size * 0.06, size * 0.14),
            width=max(1.6, size * 0.02),
            skip=0.45,
        ),
    )
