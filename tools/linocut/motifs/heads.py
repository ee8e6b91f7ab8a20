"""Heads: an egg, a way of looking, and hair or something worn over it."""

from __future__ import annotations

from dataclasses import dataclass

from linocut.block import INK, PAPER, Block, Colour, Marks, contrast
from linocut.geometry import Point, oval, place, smooth

_FACE = [(-0.6, -0.6), (0, -0.95), (0.6, -0.6), (0.7, 0), (0.52, 0.62), (0, 0.98), (-0.52, 0.62), (-0.7, 0)]
_TURNED = [
    (-0.62, -0.6),
    (0, -0.95),
    (0.58, -0.6),
    (0.62, -0.22),
    (0.8, 0.12),
    (0.62, 0.26),
    (0.6, 0.66),
    (0.22, 0.98),
    (-0.36, 0.78),
    (-0.68, 0.1),
]
_CROWN = [
    (-0.6, 0.3),
    (-0.82, -0.2),
    (-0.68, -0.85),
    (-0.1, -1.16),
    (0.5, -0.98),
    (0.76, -0.5),
    (0.62, -0.34),
    (0.3, -0.56),
    (-0.2, -0.5),
    (-0.44, -0.16),
    (-0.44, 0.24),
]
_FRINGE = [
    (-0.74, 0.2),
    (-0.82, -0.35),
    (-0.5, -0.98),
    (0, -1.14),
    (0.5, -0.98),
    (0.82, -0.35),
    (0.74, 0.2),
    (0.56, -0.1),
    (0.4, -0.5),
    (0, -0.42),
    (-0.4, -0.5),
    (-0.56, -0.1),
]
_BOB = [(-0.95, 0.75), (-1, -0.2), (-0.6, -1), (0, -1.16), (0.6, -1), (0.9, -0.2), (0.8, 0.75), (0, 0.9)]
_LONG = [(-1.05, 1.5), (-1, -0.2), (-0.6, -1), (0, -1.16), (0.6, -1), (0.86, -0.2), (0.75, 1.3), (0, 1.5)]
_SCARF = [
    (-1.1, 1.5),
    (-0.98, 0.3),
    (-0.9, -0.5),
    (-0.5, -1.1),
    (0.1, -1.22),
    (0.66, -0.9),
    (0.86, -0.2),
    (0.74, 0.6),
    (0.95, 1.5),
    (0, 1.75),
]
_CAP = [
    (-0.85, -0.3),
    (-0.75, -0.9),
    (-0.1, -1.22),
    (0.6, -1),
    (0.84, -0.5),
    (1.2, -0.3),
    (0.9, -0.24),
    (0, -0.42),
]
_BEANIE = [(-0.8, -0.2), (-0.74, -0.85), (-0.3, -1.25), (0.3, -1.25), (0.74, -0.85), (0.78, -0.2), (0, -0.34)]
_BRIM = [
    (-1.5, -0.35),
    (-0.72, -0.6),
    (-0.6, -1.15),
    (0, -1.3),
    (0.6, -1.15),
    (0.72, -0.6),
    (1.5, -0.35),
    (0, -0.22),
]
_TURBAN = [
    (-0.8, -0.12),
    (-0.92, -0.75),
    (-0.4, -1.32),
    (0.35, -1.32),
    (0.88, -0.75),
    (0.74, -0.18),
    (0, -0.55),
]
_BEARD = [
    (-0.64, 0.1),
    (-0.42, 0.36),
    (0.1, 0.4),
    (0.46, 0.36),
    (0.62, 0.24),
    (0.58, 0.8),
    (0.15, 1.18),
    (-0.4, 0.88),
]
_WORN = {"cap": _CAP, "beanie": _BEANIE, "brim": _BRIM, "turban": _TURBAN}
_BEHIND = {"bob": _BOB, "long": _LONG, "scarf": _SCARF}

_AWAY = 2  # the way of facing that shows the back of the head
_FACELESS = 13  # page units: smaller faces are better left alone


@dataclass(frozen=True)
class Head:
    """What someone looks like from the neck up.

    Attributes:
        hair: short, fringe, bob, long, bun, curls, bald, scarf, cap, beanie, brim or turban.
        shade: What the hair or the hat is printed in.
        skin: PAPER or INK.
        extras: Any of beard, glasses, singing, down (eyes lowered).
    """

    hair: str = "short"
    shade: Colour = INK
    skin: Colour = PAPER
    extras: tuple[str, ...] = ()


class _Pen:
    """Draws shapes given in half head-heights round the middle of a head."""

    def __init__(self, block: Block, at: Point, size: float, *, flip: bool) -> None:
        self.block, self.at, self.size, self.flip = block, at, size, flip
        self.edge = max(1.3, min(4.5, size * 0.075))

    def spot(self, local: Point) -> Point:
        return place([local], self.at, self.size, flip=self.flip)[0]

    def shape(self, points: list[Point], colour: Colour, edge: float = 1.0) -> None:
        outline = smooth(place(points, self.at, self.size, flip=self.flip), steps=4)
        self.block.cut(outline, colour, hand=self.size * 0.012, edge=self.edge * edge)


def draw_head(b: Block, look: Head, at: Point, size: float, face: int) -> None:
    """Draw a head centred at a point; `size` is half its height, `face` is -1, 0, 1 or 2 (turned away)."""
    pen = _Pen(b, at, size, flip=face == -1)
    if look.hair in _BEHIND:
        pen.shape(_BEHIND[look.hair], look.shade)
    if look.hair == "bun":
        b.disc(
            pen.spot((-0.72, -0.75) if face in {-1, 1} else (0, -1.05)),
            size * 0.42,
            look.shade,
            edge=pen.edge,
        )
    if look.hair == "curls":
        _curls(b, look, at, size)
    if face == _AWAY:
        _back(b, look, at, size, pen.edge)
        return
    if look.hair == "scarf":
        b.cut(
            oval((at[0] + face * 0.12 * size, at[1]), size * 0.56, size * 0.74),
            look.skin,
            edge=pen.edge * 0.6,
        )
    else:
        pen.shape(_TURNED if face else _FACE, look.skin)
    if "beard" in look.extras:
        pen.shape(_BEARD, look.shade, 0.0 if look.skin is PAPER else 0.6)
    _front_hair(pen, look, face)
    if size > _FACELESS:
        _features(b, look, at, size, face)


def _features(b: Block, look: Head, at: Point, size: float, face: int) -> None:
    _eyes(b, look, at, size, face)
    pen = contrast(look.skin)
    wide = max(1.6, size * 0.075)
    x, y = at[0] + face * size * 0.26, at[1]
    if not face:
        b.line(
            [(x + size * 0.02, y), (x + size * 0.08, y + size * 0.24), (x, y + size * 0.27)], wide * 0.6, pen
        )
    mouth = (x + face * size * 0.02, y + size * 0.52)
    if "beard" in look.extras:
        pen = contrast(look.shade)
    if "singing" in look.extras:
        b.cut(oval(mouth, size * 0.13, size * 0.19), pen, hand=0.3)
        return
    smile = [
        (mouth[0] - size * 0.2, mouth[1] - size * 0.06),
        (mouth[0], mouth[1] + size * 0.01),
        (mouth[0] + size * 0.2, mouth[1] - size * 0.07),
    ]
    b.line(smile, [wide * 0.4, wide, wide * 0.4], pen, curve=True)


def _curls(b: Block, look: Head, at: Point, size: float) -> None:
    ring = oval((at[0], at[1] - size * 0.25), size * 0.85, size * 0.82)
    for point in ring[:: max(1, len(ring) // 10)]:
        b.disc(point, size * 0.36, look.shade, edge=max(1.2, size * 0.05))
    b.cut(ring, look.shade)


def _back(b: Block, look: Head, at: Point, size: float, edge: float) -> None:
    shade = look.skin if look.hair == "bald" else look.shade
    top = place(
        [(-0.72, 0.1), (-0.74, -0.5), (-0.4, -1.02), (0.4, -1.02), (0.74, -0.5), (0.72, 0.1), (0, 0.85)],
        at,
        size,
    )
    b.cut(smooth(top, steps=4), shade, edge=edge)
    if look.hair in _WORN:
        b.cut(smooth(place(_WORN[look.hair], at, size), steps=4), look.shade, edge=edge)
    if size > _FACELESS and shade is not look.skin:
        marks = Marks(angle=80, gap=size * 0.3, length=(size * 0.3, size * 0.6), width=size * 0.06, skip=0.3)
        b.hatch(oval((at[0], at[1] - size * 0.2), size * 0.5, size * 0.6), contrast(shade), marks)


def _eyes(b: Block, look: Head, at: Point, size: float, face: int) -> None:
    pen = contrast(look.skin)
    wide = max(1.6, size * 0.075)
    x, y = at[0] + face * size * 0.26, at[1]
    for side in (-1, 1):
        eye = x + side * size * (0.2 if face else 0.27)
        if "down" in look.extras:
            lid = [
                (eye - size * 0.12, y - size * 0.06),
                (eye, y - size * 0.01),
                (eye + size * 0.12, y - size * 0.06),
            ]
            b.line(lid, [wide * 0.5, wide, wide * 0.5], pen, curve=True)
        else:
            b.cut(oval((eye, y - size * 0.05), size * 0.062, size * 0.075), pen, hand=0)
        brow = [
            (eye - size * 0.14, y - size * 0.25),
            (eye, y - size * 0.29),
            (eye + size * 0.14, y - size * 0.26),
        ]
        b.line(brow, [wide * 0.4, wide * 0.7, wide * 0.4], pen, curve=True)
        if "glasses" in look.extras:
            rim = oval((x + side * size * 0.25, y - size * 0.04), size * 0.2, size * 0.17)
            b.line([*rim, rim[0]], wide * 0.5, pen)


def _front_hair(pen: _Pen, look: Head, face: int) -> None:
    if look.hair in {"short", "bun", "bob", "long", "curls"}:
        pen.shape(_CROWN if face else _FRINGE, look.shade, 0.5)
    elif look.hair == "fringe":
        pen.shape(_FRINGE, look.shade, 0.5)
    elif look.hair == "bald":
        pen.shape([(-0.72, 0.1), (-0.8, -0.3), (-0.56, -0.55), (-0.5, 0.1)], look.shade, 0.4)
    elif look.hair in _WORN:
        pen.shape(_WORN[look.hair], look.shade)
    if look.hair == "brim":
        band = [pen.spot(p) for p in ((-0.64, -0.62), (0, -0.5), (0.64, -0.62))]
        pen.block.line(band, pen.size * 0.12, contrast(look.shade))
