"""Things people make, read, ride and carry."""

from __future__ import annotations

import itertools
from math import cos, pi, radians, sin

from linocut.block import ACCENT, INK, PAPER, PLACE, TINT, Block, Colour, Marks, contrast
from linocut.geometry import Point, arc, mix, oval, place, rect, rotate, smooth


def bunting(b: Block, start: Point, end: Point, sag: float, flag: float = 34.0) -> None:
    """A string of pennants hanging between two points."""
    count = max(3, int(abs(end[0] - start[0]) / (flag * 1.3)))
    string = []
    for i in range(count + 1):
        t = i / count
        x, y = mix(start, end, t)
        string.append((x, y + sag * 4 * t * (1 - t)))
    shades = (ACCENT, TINT, PAPER, INK)
    for i, (p, q) in enumerate(itertools.pairwise(string)):
        left, right = mix(p, q, 0.12), mix(p, q, 0.88)
        tip = ((left[0] + right[0]) / 2, (left[1] + right[1]) / 2 + flag * 1.15)
        b.cut([left, right, tip], shades[i % 4], hand=1, edge=1.8)
    b.line(string, 3.4, INK)


def book(b: Block, at: Point, size: tuple[float, float], colour: Colour) -> None:
    """A closed book lying flat, spine towards us; the point is its bottom left corner."""
    (x, y), (w, h) = at, size
    b.cut(rect(x, y - h, w, h), colour, edge=3)
    for share in (0.08, 0.88):
        b.line([(x + w * share, y - h), (x + w * share, y)], max(3, w * 0.02), contrast(colour))
    b.gouge((x + w * 0.3, y - h * 0.5), (x + w * 0.7, y - h * 0.5), h * 0.16, contrast(colour))


def open_book(b: Block, at: Point, size: float, colour: Colour = PAPER) -> None:
    """An open book seen from its reader's side; the point is the foot of the spine."""
    for way in (-1, 1):
        foot = smooth([(0, 0), (0.3, -0.13), (0.65, -0.13), (1, -0.03)], closed=False, steps=4)
        head = smooth([(1.02, -0.66), (0.65, -0.76), (0.3, -0.76), (0, -0.62)], closed=False, steps=4)
        b.cut(place([*foot, *head], at, size, flip=way == -1), colour, edge=3, hand=0.8)
        for i in range(4):
            a, z = place([(0.16, -0.22 - i * 0.12), (0.86, -0.22 - i * 0.115)], at, size, flip=way == -1)
            b.gouge(a, z, size * 0.03, contrast(colour))
    b.line([at, (at[0], at[1] - size * 0.62)], max(2, size * 0.02), contrast(colour))


def shelf(b: Block, box: tuple[float, float, float, float], rows: int, colour: Colour = INK) -> None:
    """A bookcase full of books."""
    x, y, w, h = box
    b.cut(rect(x, y, w, h), colour, edge=3)
    each = h / rows
    shades = (PAPER, PLACE, ACCENT, TINT, PAPER, PLACE, PAPER)
    for row in range(rows):
        at, floor = x + 10, y + each * (row + 1) - 8
        while at < x + w - 26:
            wide, tall = b.rng.uniform(12, 25), each * b.rng.uniform(0.58, 0.84)
            shade = shades[b.rng.randrange(7)] if colour is not PAPER else shades[1 + b.rng.randrange(3)]
            spine = rect(at, floor - tall, wide, tall)
            if b.rng.random() < 0.08:  # noqa: PLR2004 - now and then one leans
                spine = rotate(spine, (at, floor), 9)
                at += tall * 0.15
            b.cut(spine, shade, hand=0.8)
            b.line(
                [(at + 3, floor - tall * 0.78), (at + wide - 3, floor - tall * 0.78)], 2.6, contrast(shade)
            )
            at += wide + 3.5
        b.line([(x, floor + 4), (x + w, floor + 4)], 5, contrast(colour))


def bench(b: Block, box: tuple[float, float, float, float], colour: Colour = PLACE) -> None:
    """A garden bench from the front: x, y of the back's top left corner, width, height to the ground."""
    x, y, w, h = box
    for share in (0.06, 0.9):
        b.cut(rect(x + w * share, y, w * 0.04, h), INK, edge=2)
    for i in range(3):
        b.cut(rect(x, y + h * (0.05 + i * 0.16), w, h * 0.11), colour, edge=2.5)
    b.cut(rect(x - w * 0.02, y + h * 0.56, w * 1.04, h * 0.12), colour, edge=2.5)


def bicycle(b: Block, at: Point, wheel: float, colour: Colour = ACCENT, *, flip: bool = False) -> None:
    """A bicycle; the point is on the ground beneath the pedals, `wheel` the radius of a wheel."""

    def pt(x: float, y: float) -> Point:
        return place([(x, -y)], at, wheel, flip=flip)[0]

    for hub in (pt(-1.25, 1), pt(1.3, 1)):
        ring = oval(hub, wheel, wheel)
        b.line([*ring, ring[0]], max(4, wheel * 0.1), INK, edge=1.5)
        for i in range(5):
            a = pi * i / 5
            d = (cos(a) * wheel * 0.9, sin(a) * wheel * 0.9)
            b.line(
                [(hub[0] - d[0], hub[1] - d[1]), (hub[0] + d[0], hub[1] + d[1])], max(1.4, wheel * 0.022), INK
            )
        b.disc(hub, wheel * 0.1, INK)
    wide = max(4, wheel * 0.11)
    for start, end in (
        (pt(-1.25, 1), pt(-0.45, 2.05)),
        (pt(-1.25, 1), pt(-0.05, 0.95)),
        (pt(-0.05, 0.95), pt(-0.5, 2.25)),
        (pt(-0.05, 0.95), pt(0.92, 2.1)),
        (pt(-0.42, 2.0), pt(0.9, 2.15)),
        (pt(1.3, 1), pt(0.82, 2.6)),
    ):
        b.line([start, end], wide, colour, edge=1.8)
    b.line([pt(0.82, 2.6), pt(1.2, 2.72), pt(1.3, 2.5)], wide * 0.8, INK, edge=1.5, curve=True)
    b.cut(smooth([pt(-0.85, 2.38), pt(-0.6, 2.46), pt(-0.15, 2.34), pt(-0.6, 2.26)], steps=3), INK, edge=1.8)
    b.disc(pt(-0.05, 0.95), wheel * 0.2, INK, edge=1.5)


def rowing_boat(b: Block, at: Point, size: float, colour: Colour = INK) -> None:
    """A rowing boat on the water; the point is the middle of its waterline."""
    hull = [
        (-1, -0.36),
        (-0.6, -0.22),
        (0.5, -0.22),
        (1.05, -0.42),
        (0.8, 0.0),
        (0.4, 0.1),
        (-0.55, 0.1),
        (-0.85, 0),
    ]
    b.cut(smooth(place(hull, at, size), steps=3), colour, edge=2)
    a, z = place([(-0.8, -0.14), (0.8, -0.15)], at, size)
    b.gouge(a, z, max(2.5, size * 0.05), contrast(colour))


def sailing_boat(b: Block, at: Point, size: float, sail: Colour = PAPER) -> None:
    """A dinghy under sail."""
    mast = place([(0.05, -0.2), (0.05, -2)], at, size)
    b.line(mast, max(2, size * 0.04), INK)
    b.cut(place([(0.1, -1.95), (0.1, -0.35), (0.95, -0.4)], at, size), sail, edge=2)
    b.cut(
        place([(-0.02, -1.7), (-0.02, -0.38), (-0.6, -0.36)], at, size),
        ACCENT if sail is PAPER else PAPER,
        edge=2,
    )
    rowing_boat(b, at, size * 0.8)


def ball_of_wool(b: Block, at: Point, radius: float, colour: Colour = ACCENT) -> None:
    """A ball of wool, its windings carved round it."""
    b.disc(at, radius, colour, edge=3)
    pen = contrast(colour)
    for turn in (-35, 25, 85):
        for i in range(-2, 3):
            bow = arc(at, radius * 0.9, radius * (0.18 * i + 0.04), (200, 340), turn)
            b.line(bow, [0.8, radius * 0.06, radius * 0.06, 0.8], pen)


def lantern(b: Block, at: Point, radius: float, form: str = "globe") -> None:
    """A lit paper lantern: globe, star, fish or house."""
    x, y = at
    for i in range(18):
        a = 2 * pi * i / 18
        near, far = radius * 1.35, radius * (1.7 + 0.3 * (i % 3))
        b.gouge(
            (x + cos(a) * near, y + sin(a) * near),
            (x + cos(a) * far, y + sin(a) * far),
            max(2.5, radius * 0.06),
            PAPER,
        )
    if form == "star":
        points = [
            (
                x + cos(radians(i * 36 - 90)) * radius * (1.2 if i % 2 == 0 else 0.55),
                y + sin(radians(i * 36 - 90)) * radius * (1.2 if i % 2 == 0 else 0.55),
            )
            for i in range(10)
        ]
        b.cut(points, PAPER)
        b.cut([mix(p, at, 0.14) for p in points], ACCENT)
    elif form == "fish":
        body = [(-0.9, 0), (-0.3, -0.55), (0.5, -0.5), (1.1, 0), (0.5, 0.5), (-0.3, 0.55)]
        b.cut(place([(-0.7, 0), (-1.5, -0.6), (-1.25, 0), (-1.5, 0.6)], at, radius), ACCENT, edge=3)
        b.cut(smooth(place(body, at, radius), steps=4), ACCENT, edge=3)
        b.disc((x + radius * 0.7, y - radius * 0.12), radius * 0.12, PAPER)
        for i in range(4):
            b.line(
                arc((x - radius * (0.55 - i * 0.28), y), radius * 0.18, radius * 0.36, (-70, 70)),
                radius * 0.07,
                PAPER,
            )
        return
    elif form == "house":
        b.cut(
            [
                (x - radius * 0.8, y + radius),
                (x - radius * 0.8, y - radius * 0.3),
                (x, y - radius * 1.1),
                (x + radius * 0.8, y - radius * 0.3),
                (x + radius * 0.8, y + radius),
            ],
            ACCENT,
            edge=4,
        )
        for dx in (-0.5, 0.1):
            b.cut(rect(x + dx * radius, y - radius * 0.1, radius * 0.4, radius * 0.5), PAPER)
    else:
        b.disc(at, radius, ACCENT, edge=4)
        for share in (0.35, 0.75):
            ring = arc(at, radius * share, radius * 0.97, (0, 350))
            b.line(ring, max(2, radius * 0.05), PAPER)
    b.line(
        [(x - radius * 0.35, y - radius * 0.95), (x + radius * 0.35, y - radius * 0.95)],
        max(3, radius * 0.09),
        PAPER,
    )


def lamp(b: Block, at: Point, tall: float) -> None:
    """A street lamp."""
    x, y = at
    b.line([(x, y), (x, y - tall)], [tall * 0.04, tall * 0.022], INK, edge=1.5)
    b.cut(
        [
            (x - tall * 0.05, y - tall * 0.98),
            (x - tall * 0.075, y - tall * 1.12),
            (x + tall * 0.075, y - tall * 1.12),
            (x + tall * 0.05, y - tall * 0.98),
        ],
        ACCENT,
        edge=2,
    )
    b.cut(
        [(x - tall * 0.09, y - tall * 1.12), (x, y - tall * 1.19), (x + tall * 0.09, y - tall * 1.12)],
        INK,
        edge=1.5,
    )


def stall(b: Block, box: tuple[float, float, float, float], stripe: Colour) -> None:
    """A market stall: striped awning, posts, a counter heaped with produce. x, y, width, height."""
    x, y, w, h = box
    b.cut(rect(x + w * 0.06, y + h * 0.2, w * 0.88, h * 0.5), INK)
    for share in (0.05, 0.92):
        b.cut(rect(x + w * share, y + h * 0.2, w * 0.03, h * 0.8), PAPER, edge=2)
    counter = rect(x + w * 0.02, y + h * 0.66, w * 0.96, h * 0.3)
    b.cut(counter, PAPER, edge=3)
    b.hatch(counter, INK, Marks(angle=90, gap=w * 0.055, length=(h * 0.08, h * 0.26), width=3, skip=0.2))
    shades = (ACCENT, TINT, ACCENT, PLACE)
    for pile in range(4):
        for row in range(2):
            for i in range(4 - row):
                spot = (x + w * (0.09 + pile * 0.235 + i * 0.052 + row * 0.026), y + h * (0.64 - row * 0.05))
                b.disc(spot, w * 0.03, shades[pile], edge=1.8)
    count = 7
    for i in range(count):
        a, z = i / count, (i + 1) / count
        strip = [
            (x + w * (0.06 + 0.88 * a), y),
            (x + w * (0.06 + 0.88 * z), y),
            (x + w * z, y + h * 0.2),
            *arc((x + w * (a + z) / 2, y + h * 0.2), w / count / 2, h * 0.06, (0, 180)),
            (x + w * a, y + h * 0.2),
        ]
        b.cut(strip, stripe if i % 2 == 0 else PAPER, edge=2)


def telescope(b: Block, at: Point, tall: float, *, flip: bool = False, colour: Colour = INK) -> None:
    """A telescope on its tripod, pointing up."""
    for x in (-0.3, 0.04, 0.34):
        leg = place([(0, -0.62), (x, 0)], at, tall, flip=flip)
        b.line(leg, tall * 0.035, colour, edge=1.8)
    tube = place([(-0.3, -0.5), (0.42, -0.98)], at, tall, flip=flip)
    b.line(tube, [tall * 0.1, tall * 0.17], colour, edge=2.2)
    b.line(place([(0.36, -0.94), (0.45, -1.0)], at, tall, flip=flip), tall * 0.2, ACCENT, edge=2)
    b.line(place([(-0.38, -0.45), (-0.28, -0.51)], at, tall, flip=flip), tall * 0.055, colour, edge=1.5)
