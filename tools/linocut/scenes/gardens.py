"""The allotment, the orchard, the garden gate."""

from __future__ import annotations

from math import cos, pi, sin

from linocut.block import ACCENT, INK, PAPER, PLACE, TINT, Block, Marks
from linocut.geometry import arc, mix, oval, place, rect, smooth
from linocut.motifs.buildings import house
from linocut.motifs.creatures import bird_flock
from linocut.motifs.heads import Head
from linocut.motifs.land import grass, land, sky, sun, wood
from linocut.motifs.people import draw_person, in_wheelchair, with_stick
from linocut.motifs.person import Person, sit, stand
from linocut.motifs.plants import bush, flower, poplar, tree
from linocut.motifs.tables import basket
from linocut.motifs.walls import brick


def allotment(b: Block) -> None:
    """Rows of vegetables run up to a shed; beans on poles; one digs, one waters, one sits to sow."""
    sky(b, 470)
    sun(b, (1330, 150), 70, rays=20)
    bird_flock(b, (620, 120), 5, 26)
    land(
        b,
        [(-20, 440), (400, 360), (900, 420), (1620, 340)],
        TINT,
        base=540,
        marks=Marks(angle=8, gap=22, length=(30, 90), width=4, skip=0.5),
    )
    wood(b, (-20, 520), 520, 110, PLACE)
    wood(b, (1120, 1640), 520, 90, INK)
    b.cut(rect(-20, 510, 1640, 590), INK)
    _beds(b)
    _shed(b)
    _beans(b)
    draw_person(
        b,
        Person(
            (500, 850),
            400,
            -1,
            Head("brim", PAPER),
            (ACCENT, PLACE),
            pose=stand(((0.14, 0.5), (0.22, 0.42)), 0.05),
        ),
    )
    b.line([(398, 660), (452, 900)], 11, PAPER, edge=3)
    b.cut([(425, 880), (480, 868), (490, 930), (462, 950), (436, 940)], TINT, edge=3)
    draw_person(
        b,
        Person(
            (1130, 870),
            410,
            1,
            Head("scarf", PLACE),
            (PAPER, ACCENT),
            "skirt",
            pose=stand(((0.12, 0.44), (0.25, 0.48))),
        ),
    )
    _can(b)
    in_wheelchair(
        b,
        Person(
            (790, 1010),
            430,
            1,
            Head("bald", PAPER, PAPER, ("beard", "glasses")),
            (PLACE, INK),
            pose=sit(((0.18, 0.36), (0.3, 0.4))),
        ),
    )
    basket(b, (1010, 1040), 92)
    for x, h in ((60, 430), (150, 350), (230, 250), (1540, 400), (1460, 290)):
        flower(b, (x, 1085), h, ACCENT, PLACE)


def _beds(b: Block) -> None:
    for i in range(-5, 6):
        near, far = 800 + i * 260, 800 + i * 110
        for k in range(9):
            t = (k / 9) ** 1.3
            x, y = far + (near - far) * t, 545 + 560 * t
            s = 14 + 46 * t
            if i % 3 == 0:
                for way in (-1, 0, 1):
                    b.line(
                        [(x, y), (x + way * s * 0.8, y - s * 1.1)], [s * 0.16, s * 0.4, 1], PLACE, edge=1.5
                    )
            elif i % 3 == 1:
                b.cut(
                    smooth(
                        place(
                            [(-1, 0), (-0.9, -0.7), (0, -1), (0.9, -0.7), (1, 0), (0, 0.25)], (x, y), s * 0.8
                        ),
                        steps=3,
                    ),
                    TINT,
                    edge=2,
                )
                b.hatch(
                    oval((x, y - s * 0.3), s * 0.6, s * 0.5),
                    PLACE,
                    Marks(angle=90, gap=s * 0.26, length=(s * 0.3, s * 0.7), width=s * 0.09),
                )
            else:
                for way in (-1, 1):
                    b.line(
                        [(x, y), (x + way * s * 0.4, y - s * 0.7), (x + way * s * 0.9, y - s * 0.5)],
                        [s * 0.1, s * 0.24, 1],
                        PAPER,
                        curve=True,
                    )
        b.line([(far + 55, 525), (near + 130, 1100)], [5, 16], PAPER)


def _shed(b: Block) -> None:
    b.cut(rect(600, 330, 260, 220), PLACE, edge=5)
    b.hatch(rect(600, 330, 260, 220), PAPER, Marks(gap=24, length=(60, 180), width=4, skip=0.2))
    b.cut([(575, 335), (640, 250), (820, 250), (885, 335)], INK, edge=5)
    b.cut(rect(690, 390, 84, 160), ACCENT, edge=4)
    b.cut(rect(620, 390, 50, 60), PAPER, edge=4)
    b.cut(rect(800, 470, 46, 80), INK, edge=3)


def _beans(b: Block) -> None:
    for top, feet in (((230, 330), (120, 180, 240, 300, 350)), ((1390, 360), (1290, 1350, 1410, 1470, 1500))):
        for foot in feet:
            b.line([(foot, 720), (top[0] + (top[0] - foot) * 0.12, top[1] - 30)], 8, PAPER, edge=1.5)
        for i in range(34):
            t = b.rng.random()
            x, y = mix((b.rng.choice(feet), 700), (top[0], top[1]), t)
            b.cut(
                oval((x + b.rng.uniform(-14, 14), y), 20, 11, b.rng.uniform(-50, 50)),
                PLACE if i % 6 else ACCENT,
                edge=1.8,
            )


def _can(b: Block) -> None:
    b.cut([(1215, 700), (1300, 700), (1310, 790), (1210, 790)], TINT, edge=4)
    b.line([(1305, 770), (1390, 690)], [20, 13], TINT, edge=4)
    b.line(arc((1255, 700), 44, 46, (180, 360)), 10, TINT, edge=3)
    b.line([(1376, 674), (1410, 704)], 18, TINT, edge=3)
    for i in range(6):
        b.line(
            [(1408 + i * 6, 706 + i * 3), (1440 + i * 16, 800 + i * 12), (1446 + i * 20, 880)],
            [5, 5, 1],
            TINT,
            curve=True,
        )


def orchard(b: Block) -> None:
    """Apple day: loaded trees in rows, a ladder, baskets, many hands."""
    sky(b, 520)
    land(b, [(-20, 470), (500, 410), (1100, 460), (1620, 390)], TINT, base=600)
    for x, y, s in (
        (120, 600, 210),
        (400, 590, 190),
        (700, 595, 200),
        (1000, 590, 190),
        (1300, 600, 210),
        (1550, 596, 200),
    ):
        tree(b, (x, y), s, PLACE)
    grass(b, [(-20, 590), (1620, 585), (1620, 1100), (-20, 1100)])
    tree(b, (1180, 900), 800, INK, fruit=ACCENT)
    tree(b, (260, 830), 640, INK, fruit=ACCENT)
    for x0, x1 in ((820, 960), (930, 1030)):
        b.line([(x0, 960), (x1, 330)], 16, PAPER, edge=4)
    for i in range(9):
        t = i / 9 + 0.05
        b.line([(820 + 140 * t, 960 - 630 * t), (930 + 100 * t, 960 - 630 * t)], 12, PAPER, edge=3)
    draw_person(
        b,
        Person(
            (905, 745), 390, 1, Head("bun", INK), (ACCENT, PAPER), pose=stand(((0.14, 0.6), (0.25, 0.86)))
        ),
    )
    with_stick(
        b,
        Person(
            (560, 960),
            420,
            -1,
            Head("cap", PLACE, PAPER, ("beard",)),
            (PAPER, INK),
            "coat",
            pose=stand(((0.14, 0.5), (0.2, 0.47))),
        ),
    )
    draw_person(
        b,
        Person(
            (700, 1000),
            260,
            1,
            Head("curls", INK, INK),
            (PAPER, INK),
            "shorts",
            "stripes",
            1.3,
            stand(((0.14, 0.4), (0.24, 0.5))),
        ),
    )
    draw_person(
        b,
        Person(
            (1420, 1010),
            430,
            -1,
            Head("scarf", ACCENT),
            (TINT, INK),
            "dress",
            pose=stand(((0.12, 0.42), (0.24, 0.48))),
        ),
    )
    basket(b, (800, 1040), 104)
    basket(b, (1290, 1020), 96)
    basket(b, (430, 1030), 120)
    for _ in range(12):
        b.disc((b.rng.uniform(60, 1540), b.rng.uniform(960, 1050)), 15, ACCENT, edge=3)


def garden_gate(b: Block) -> None:
    """A gate left open under an arch of roses, a path to a cottage, someone to meet you."""
    sky(b, 480)
    land(
        b,
        [(-20, 430), (700, 370), (1620, 420)],
        TINT,
        base=600,
        marks=Marks(angle=6, gap=20, length=(30, 90), width=4, skip=0.45),
    )
    poplar(b, (1250, 620), 380)
    poplar(b, (1330, 620), 300, PLACE)
    tree(b, (330, 640), 340, INK)
    grass(b, rect(-20, 590, 1640, 520))
    house(b, (800, 610), (360, 190), PAPER, ACCENT)
    bush(b, (660, 625), 56, PLACE, ACCENT)
    bush(b, (940, 625), 56, PLACE, ACCENT)
    path = [(775, 612), (830, 612), (880, 760), (1040, 1100), (560, 1100), (720, 760)]
    b.cut(path, PAPER, edge=4)
    for i in range(8):
        t = (i / 8) ** 1.3
        y = 640 + 440 * t
        b.cut(oval((802 + (26 if i % 2 else -26) * (0.3 + t), y), 18 + 70 * t, 7 + 20 * t), TINT, edge=3)
    draw_person(
        b,
        Person(
            (870, 800),
            330,
            0,
            Head("bun", PAPER),
            (ACCENT, INK),
            "skirt",
            "apron",
            pose=stand(((-0.13, 0.45), (0.25, 0.92))),
        ),
    )
    for side in (-1, 1):
        wall = rect(-20, 700, 500, 420) if side < 0 else rect(1120, 700, 500, 420)
        b.cut(wall, PAPER, edge=6)
        brick(b, wall, ACCENT, 36)
        b.cut(rect(-20 if side < 0 else 1100, 670, 520, 44), INK, edge=4)
    b.line(arc((800, 430), 330, 330, (180, 360)), 46, INK, edge=5)
    for x in (470, 1130):
        b.line([(x, 425), (x, 1100)], 46, INK, edge=5)
    _roses(b)
    b.cut([(494, 690), (494, 1040), (650, 1095), (650, 670)], PLACE, edge=6)
    for i in range(4):
        x = 520 + i * 36
        b.line([(x, 700 - i * 3), (x, 1044 + i * 12)], 9, PAPER)
    for y in (760, 980):
        b.line([(494, y), (650, y + (y - 870) * 0.1)], 12, PAPER, edge=2)
    b.disc((632, 880), 13, ACCENT, edge=3)
    for i in range(8):
        flower(b, (1180 + i * 58, 1090), 150 + i * 37 % 110, ACCENT if i % 2 else TINT, PLACE)
    for i in range(7):
        flower(b, (20 + i * 66, 1090), 140 + i * 53 % 120, TINT if i % 2 else ACCENT, PLACE)


def _roses(b: Block) -> None:
    spots = [
        *arc((800, 430), 332, 335, (180, 360)),
        *[(470, 430 + i * 60) for i in range(9)],
        *[(1130, 430 + i * 60) for i in range(9)],
    ]
    for i, (x, y) in enumerate(spots):
        for k in range(4):
            a = pi * 2 * k / 4 + i
            b.cut(oval((x + cos(a) * 40, y + sin(a) * 36), 31, 15, i * 50 + k * 70), PLACE, edge=2)
    for i, (x, y) in enumerate(spots):
        px, py = x + 26 * cos(i * 2.1), y + 24 * sin(i * 2.1)
        r = 25.0 + i % 3 * 4
        b.disc((px, py), r, ACCENT if i % 3 else PAPER, edge=3)
        b.line(arc((px, py), r * 0.58, r * 0.55, (20, 300)), 4, PAPER if i % 3 else ACCENT)
        b.line(arc((px, py), r * 0.26, r * 0.24, (200, 430)), 4, PAPER if i % 3 else ACCENT)
