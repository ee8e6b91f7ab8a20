"""Houses, the church, the halls, the mill."""

from __future__ import annotations

from linocut.block import ACCENT, INK, PAPER, PLACE, Block, Colour, Marks, contrast
from linocut.geometry import Point, rect
from linocut.motifs.walls import arched, roof, window


def house(
    b: Block, at: Point, size: tuple[float, float], wall: Colour = PAPER, tiles: Colour = ACCENT
) -> None:
    """A house seen from the front; the point is the middle of its foot, the size its wall."""
    (x, y), (w, h) = at, size
    left, top = x - w / 2, y - h
    rise = w * 0.42
    b.cut(rect(left + w * 0.68, top - rise * 0.95, w * 0.12, rise * 0.8), tiles, edge=2)
    b.cut(rect(left, top, w, h), wall, edge=2.5)
    roof(
        b,
        [
            (left - w * 0.07, top + 2),
            (left + w * 0.2, top - rise),
            (left + w * 0.8, top - rise),
            (left + w * 1.07, top + 2),
        ],
        tiles,
        max(9.0, h * 0.09),
    )
    glass = INK if wall is not INK else PAPER
    for share in (0.12, 0.66):
        window(b, (left + w * share, top + h * 0.14, w * 0.22, h * 0.26), glass)
        window(b, (left + w * share, top + h * 0.56, w * 0.22, h * 0.28), glass)
    b.cut(
        rect(left + w * 0.41, top + h * 0.54, w * 0.18, h * 0.46),
        PLACE if wall is not PLACE else ACCENT,
        edge=2,
    )


def gable(
    b: Block,
    at: Point,
    size: tuple[float, float],
    wall: Colour = PAPER,
    tiles: Colour = INK,
) -> None:
    """A house seen end on, with a steep gable; when wall and roof are dark, its lamps are lit."""
    lit = wall is PLACE and tiles is INK
    (x, y), (w, h) = at, size
    left, top = x - w / 2, y - h
    rise = w * 0.62
    b.cut(rect(x + w * 0.18, top - rise * 0.95, w * 0.12, rise * 0.6), tiles, edge=2)
    front = [(left, y), (left, top), (x, top - rise), (left + w, top), (left + w, y)]
    b.cut(front, wall, edge=2.5)
    b.line(
        [(left - w * 0.08, top + w * 0.08), (x, top - rise), (left + w * 1.08, top + w * 0.08)],
        w * 0.1,
        tiles,
        edge=1.5,
    )
    glass = ACCENT if lit else INK if wall is not INK else PAPER
    window(b, (x - w * 0.11, top - rise * 0.35, w * 0.22, w * 0.24), glass)
    for share in (0.13, 0.63):
        window(b, (left + w * share, top + h * 0.16, w * 0.24, h * 0.3), glass)
    b.cut(
        rect(x - w * 0.1, y - h * 0.42, w * 0.2, h * 0.42),
        INK if lit else PLACE if wall is not PLACE else ACCENT,
        edge=2,
    )


def church(b: Block, at: Point, tall: float, stone: Colour = PAPER, tiles: Colour = PLACE) -> None:
    """A church with a square tower on the left and a nave to the right; the point is the tower's foot."""
    x, y = at
    w = tall * 0.3
    nave = tall * 0.36
    b.cut(rect(x, y - nave, tall * 0.78, nave), stone, edge=2.5)
    roof(
        b,
        [
            (x, y - nave),
            (x + w * 0.3, y - nave * 1.62),
            (x + tall * 0.7, y - nave * 1.62),
            (x + tall * 0.82, y - nave),
        ],
        tiles,
        max(10, tall * 0.035),
    )
    for i in range(3):
        b.cut(
            arched((x + w * 0.75 + i * tall * 0.19, y - nave * 0.74, tall * 0.075, nave * 0.5)), INK, edge=2
        )
    tower = rect(x - w / 2, y - tall * 0.86, w, tall * 0.86)
    b.cut(tower, stone, edge=2.5)
    for i in range(4):
        b.cut(rect(x - w * 0.56 + i * w * 0.31, y - tall * 0.93, w * 0.19, tall * 0.09), stone, edge=2.2)
    b.cut(rect(x - w * 0.56, y - tall * 0.88, w * 1.12, tall * 0.04), stone, edge=2)
    pen = contrast(stone)
    b.hatch(
        rect(x + w * 0.12, y - tall * 0.8, w * 0.36, tall * 0.8),
        pen,
        Marks(angle=90, gap=max(7, w * 0.09), length=(tall * 0.05, tall * 0.14), width=max(2, w * 0.025)),
    )
    for share in (-0.26, 0.06):
        b.cut(arched((x + w * share, y - tall * 0.76, w * 0.2, tall * 0.15)), INK, hand=0.8, edge=1.5)
    b.disc((x, y - tall * 0.5), w * 0.17, PAPER if stone is not PAPER else ACCENT, edge=2.5)
    b.line([(x, y - tall * 0.5), (x, y - tall * 0.535)], 2.2, INK)
    b.line([(x, y - tall * 0.5), (x + w * 0.09, y - tall * 0.49)], 2.2, INK)
    b.cut(arched((x - w * 0.2, y - tall * 0.24, w * 0.4, tall * 0.24)), INK, edge=2)
    b.line([(x, y - tall * 0.9), (x, y - tall * 1.1)], max(2, tall * 0.008), INK)
    b.cut([(x, y - tall * 1.1), (x + w * 0.36, y - tall * 1.07), (x, y - tall * 1.03)], ACCENT, hand=0.6)


def market_hall(b: Block, at: Point, wide: float, wall: Colour = PAPER) -> None:
    """The market hall: open arches below, a room above, a clock turret on the roof. The point is mid-foot."""
    x, y = at
    left, h = x - wide / 2, wide * 0.62
    b.cut(rect(left, y - h, wide, h), wall, edge=3)
    for i in range(4):
        b.cut(arched((left + wide * (0.045 + i * 0.24), y - h * 0.48, wide * 0.19, h * 0.48)), INK, edge=2)
        window(b, (left + wide * (0.09 + i * 0.24), y - h * 0.88, wide * 0.1, h * 0.26))
    b.line(
        [(left - wide * 0.02, y - h * 0.54), (left + wide * 1.02, y - h * 0.54)],
        wide * 0.016,
        PLACE,
        edge=1.5,
    )
    rise = wide * 0.26
    roof(
        b,
        [
            (left - wide * 0.05, y - h + 2),
            (left + wide * 0.14, y - h - rise),
            (left + wide * 0.86, y - h - rise),
            (left + wide * 1.05, y - h + 2),
        ],
        PLACE,
        max(10, wide * 0.035),
    )
    t = wide * 0.16
    b.cut(rect(x - t / 2, y - h - rise - t * 1.1, t, t * 1.3), wall, edge=2.5)
    b.disc((x, y - h - rise - t * 0.5), t * 0.32, ACCENT, edge=2)
    b.cut(
        [(x - t * 0.7, y - h - rise - t), (x, y - h - rise - t * 2), (x + t * 0.7, y - h - rise - t)],
        PLACE,
        edge=2,
    )
    b.line([(x, y - h - rise - t * 1.9), (x, y - h - rise - t * 2.6)], max(2, wide * 0.008), INK)


def mill(b: Block, at: Point, size: tuple[float, float], wall: Colour = ACCENT) -> None:
    """The old brick mill: rows of windows and a tall chimney. The point is mid-foot."""
    (x, y), (w, h) = at, size
    left = x - w / 2
    chimney = [
        (left + w * 1.06, y),
        (left + w * 1.1, y - h * 1.75),
        (left + w * 1.2, y - h * 1.75),
        (left + w * 1.24, y),
    ]
    b.cut(chimney, wall, edge=2.2)
    b.cut(rect(left + w * 1.08, y - h * 1.8, w * 0.14, h * 0.07), INK)
    b.hatch(chimney, PAPER, Marks(gap=11, length=(8, 20), width=2.4, skip=0.3))
    b.cut(rect(left, y - h, w, h), wall, edge=2.2)
    roof(
        b,
        [
            (left - w * 0.03, y - h),
            (left + w * 0.1, y - h * 1.2),
            (left + w * 0.9, y - h * 1.2),
            (left + w * 1.03, y - h),
        ],
        INK,
        12,
    )
    columns = 5
    for row in range(3):
        for i in range(columns):
            box = (left + w * (0.06 + i * 0.19), y - h * (0.9 - row * 0.3), w * 0.1, h * 0.18)
            window(b, box, PAPER if wall is not PAPER else INK, bars=False)


def village_hall(b: Block, at: Point, wide: float) -> None:
    """The hall: a long roof, a gabled porch in the middle, arched windows. The point is mid-foot."""
    x, y = at
    left, h = x - wide / 2, wide * 0.3
    b.cut(rect(left, y - h, wide, h), PAPER, edge=4)
    b.hatch(rect(left, y - h, wide, h * 0.3), PLACE, Marks(gap=13, length=(20, 70), width=3.5, skip=0.3))
    roof(
        b,
        [
            (left - wide * 0.04, y - h),
            (left + wide * 0.06, y - h - wide * 0.22),
            (left + wide * 0.94, y - h - wide * 0.22),
            (left + wide * 1.04, y - h),
        ],
        PLACE,
        wide * 0.026,
    )
    for share in (0.06, 0.2, 0.7, 0.84):
        frame = (left + wide * share, y - h * 0.78, wide * 0.1, h * 0.56)
        b.cut(arched(frame), INK, edge=4)
        b.line(
            [(frame[0] + frame[2] / 2, frame[1]), (frame[0] + frame[2] / 2, frame[1] + frame[3])], 4, PAPER
        )
        b.line(
            [(frame[0], frame[1] + frame[3] * 0.5), (frame[0] + frame[2], frame[1] + frame[3] * 0.5)],
            4,
            PAPER,
        )
    pw, ph = wide * 0.26, h * 1.0
    front = [
        (x - pw / 2, y),
        (x - pw / 2, y - ph),
        (x, y - ph - pw * 0.62),
        (x + pw / 2, y - ph),
        (x + pw / 2, y),
    ]
    b.cut(front, PAPER, edge=4)
    b.line(
        [(x - pw * 0.62, y - ph + pw * 0.13), (x, y - ph - pw * 0.64), (x + pw * 0.62, y - ph + pw * 0.13)],
        wide * 0.028,
        INK,
        edge=2,
    )
    b.disc((x, y - ph - pw * 0.06), pw * 0.13, ACCENT, edge=4)
    b.line([(x, y - ph - pw * 0.06), (x, y - ph - pw * 0.15)], 4, INK)
    b.line([(x, y - ph - pw * 0.06), (x + pw * 0.07, y - ph - pw * 0.04)], 4, INK)
    b.cut(arched((x - pw * 0.3, y - ph * 0.82, pw * 0.6, ph * 0.82)), INK, edge=4)
    for way in (-1, 1):
        b.cut(
            [
                (x + way * pw * 0.3, y - ph * 0.62),
                (x + way * pw * 0.62, y - ph * 0.55),
                (x + way * pw * 0.62, y + 8),
                (x + way * pw * 0.3, y),
            ],
            ACCENT,
            edge=3,
        )
