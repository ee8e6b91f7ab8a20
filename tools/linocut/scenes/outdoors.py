"""Gardens, orchards, lanes and the night sky."""

from __future__ import annotations

from math import cos, pi, sin

from linocut.block import ACCENT, INK, PAPER, PLACE, TINT, Block, Marks
from linocut.geometry import arc, mix, oval, place, rect, smooth
from linocut.motifs.buildings import brick, fence, house
from linocut.motifs.heads import Head
from linocut.motifs.nature import bare_tree, bird_flock, bush, cloud, flower, grass, land, poplar, reeds, sky, sun, tree, water, wood
from linocut.motifs.people import Person, Pose, draw_person, in_wheelchair, sit, stand, walk, with_stick
from linocut.motifs.things import basket, bench, bunting, dog, pot, telescope


def allotment(b: Block) -> None:
    """Rows of vegetables run up to a shed; beans on poles; one digs, one waters, one sits to sow."""
    sky(b, 470)
    sun(b, (1330, 150), 70, rays=20)
    bird_flock(b, (620, 120), 5, 26)
    land(b, [(-20, 440), (400, 360), (900, 420), (1620, 340)], TINT, base=540,
         marks=Marks(angle=8, gap=22, length=(30, 90), width=4, skip=0.5))  # fmt: skip
    wood(b, (-20, 520), 520, 110, PLACE)
    wood(b, (1120, 1640), 520, 90, INK)
    b.cut(rect(-20, 510, 1640, 590), INK)
    _beds(b)
    _shed(b)
    _beans(b)
    draw_person(b, Person((500, 850), 400, -1, Head("brim", PAPER), (ACCENT, PLACE), pose=stand(((0.14, 0.5), (0.22, 0.42)), 0.05)))
    b.line([(398, 660), (452, 900)], 11, PAPER, edge=3)
    b.cut([(425, 880), (480, 868), (490, 930), (462, 950), (436, 940)], TINT, edge=3)
    draw_person(b, Person((1130, 870), 410, 1, Head("scarf", PLACE), (PAPER, ACCENT), "skirt", pose=stand(((0.12, 0.44), (0.25, 0.48)))))
    _can(b)
    in_wheelchair(b, Person((790, 1010), 430, 1, Head("bald", PAPER, INK, ("beard", "glasses")), (PLACE, INK), pose=sit(((0.18, 0.36), (0.3, 0.4)))))
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
                    b.line([(x, y), (x + way * s * 0.8, y - s * 1.1)], [s * 0.16, s * 0.4, 1], PLACE, edge=1.5)
            elif i % 3 == 1:
                b.cut(smooth(place([(-1, 0), (-0.9, -0.7), (0, -1), (0.9, -0.7), (1, 0), (0, 0.25)], (x, y), s * 0.8), steps=3), TINT, edge=2)
                b.hatch(oval((x, y - s * 0.3), s * 0.6, s * 0.5), PLACE, Marks(angle=90, gap=s * 0.26, length=(s * 0.3, s * 0.7), width=s * 0.09))
            else:
                for way in (-1, 1):
                    b.line([(x, y), (x + way * s * 0.4, y - s * 0.7), (x + way * s * 0.9, y - s * 0.5)], [s * 0.1, s * 0.24, 1], PAPER, curve=True)
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
            b.cut(oval((x + b.rng.uniform(-14, 14), y), 20, 11, b.rng.uniform(-50, 50)), PLACE if i % 6 else ACCENT, edge=1.8)


def _can(b: Block) -> None:
    b.cut([(1215, 700), (1300, 700), (1310, 790), (1210, 790)], TINT, edge=4)
    b.line([(1305, 770), (1390, 690)], [20, 13], TINT, edge=4)
    b.line(arc((1255, 700), 44, 46, (180, 360)), 10, TINT, edge=3)
    b.line([(1376, 674), (1410, 704)], 18, TINT, edge=3)
    for i in range(6):
        b.line([(1408 + i * 6, 706 + i * 3), (1440 + i * 16, 800 + i * 12), (1446 + i * 20, 880)], [5, 5, 1], TINT, curve=True)


def orchard(b: Block) -> None:
    """Apple day: loaded trees in rows, a ladder, baskets, many hands."""
    sky(b, 520)
    land(b, [(-20, 470), (500, 410), (1100, 460), (1620, 390)], TINT, base=600)
    for x, y, s in ((120, 600, 210), (400, 590, 190), (700, 595, 200), (1000, 590, 190), (1300, 600, 210), (1550, 596, 200)):
        tree(b, (x, y), s, PLACE)
    grass(b, [(-20, 590), (1620, 585), (1620, 1100), (-20, 1100)])
    tree(b, (1180, 900), 800, INK, fruit=ACCENT)
    tree(b, (260, 830), 640, INK, fruit=ACCENT)
    for x0, x1 in ((820, 960), (930, 1030)):
        b.line([(x0, 960), (x1, 330)], 16, PAPER, edge=4)
    for i in range(9):
        t = i / 9 + 0.05
        b.line([(820 + 140 * t, 960 - 630 * t), (930 + 100 * t, 960 - 630 * t)], 12, PAPER, edge=3)
    draw_person(b, Person((905, 745), 390, 1, Head("bun", INK), (ACCENT, PAPER), pose=stand(((0.14, 0.6), (0.25, 0.86)))))
    with_stick(b, Person((560, 960), 420, -1, Head("cap", PLACE, PAPER, ("beard",)), (PAPER, INK), "coat", pose=stand(((0.14, 0.5), (0.2, 0.47)))))
    draw_person(b, Person((700, 1000), 260, 1, Head("curls", INK, INK), (PAPER, INK), "shorts", "stripes", 1.3, stand(((0.14, 0.4), (0.24, 0.5)))))
    draw_person(b, Person((1420, 1010), 430, -1, Head("scarf", ACCENT), (TINT, INK), "dress", pose=stand(((0.12, 0.42), (0.24, 0.48)))))
    basket(b, (800, 1040), 104)
    basket(b, (1290, 1020), 96)
    basket(b, (430, 1030), 120)
    for _ in range(12):
        b.disc((b.rng.uniform(60, 1540), b.rng.uniform(960, 1050)), 15, ACCENT, edge=3)


def garden_gate(b: Block) -> None:
    """A gate left open under an arch of roses, a path to a cottage, someone to meet you."""
    sky(b, 480)
    land(b, [(-20, 430), (700, 370), (1620, 420)], TINT, base=560)
    poplar(b, (1250, 600), 380)
    poplar(b, (1330, 600), 300, PLACE)
    house(b, (800, 600), (340, 190), PAPER, ACCENT)
    grass(b, rect(-20, 590, 1640, 520))
    path = [(770, 600), (840, 600), (900, 760), (1030, 1100), (560, 1100), (700, 780)]
    b.cut(path, PAPER, edge=4)
    for i in range(7):
        t = (i / 7) ** 1.3
        y = 630 + 430 * t
        b.cut(smooth(place([(-1, 0), (0, 0.35), (1, 0), (0, -0.35)], (803 - 6 * t + (10 if i % 2 else -10), y), 26 + 130 * t), steps=4), TINT, edge=3)
    draw_person(b, Person((830, 735), 250, 0, Head("bun", PAPER), (PLACE, INK), "skirt", "apron", pose=stand(((-0.13, 0.45), (0.24, 0.86)))))
    for side in (-1, 1):
        wall = rect(-20, 690, 540, 420) if side < 0 else rect(1080, 690, 540, 420)
        b.cut(wall, PAPER, edge=6)
        brick(b, wall, ACCENT, 36)
        b.cut(rect(-20 if side < 0 else 1060, 660, 560, 44), INK, edge=4)
    b.line(arc((800, 430), 330, 330, (180, 360)), 46, INK, edge=5)
    for x in (470, 1130):
        b.line([(x, 425), (x, 1100)], 46, INK, edge=5)
    _roses(b)
    gate = [(478, 760), (478, 1060), (310, 1090), (310, 730)]
    b.cut([(490, 700), (490, 1050), (640, 1095), (640, 690)], PLACE, edge=6)
    for i in range(4):
        x = 515 + i * 35
        b.line([(x, 708), (x, 1068 + i * 9)], 9, PAPER)
    b.disc((622, 880), 12, ACCENT, edge=3)
    for i in range(8):
        flower(b, (1120 + i * 62, 1090), 150 + i * 37 % 90, ACCENT if i % 2 else PAPER, PLACE)
    for i in range(6):
        flower(b, (30 + i * 70, 1090), 140 + i * 53 % 100, PAPER if i % 2 else ACCENT, PLACE)
    del gate


def _roses(b: Block) -> None:
    spots = [*arc((800, 430), 332, 335, (180, 360)), *[(470, 430 + i * 60) for i in range(9)], *[(1130, 430 + i * 60) for i in range(9)]]
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


def dog_walk(b: Block) -> None:
    """Autumn by the mere: three walkers, three dogs, leaves coming down."""
    sky(b, 430)
    land(b, [(-20, 400), (500, 320), (1100, 380), (1620, 300)], TINT, base=480,
         marks=Marks(angle=8, gap=20, length=(30, 90), width=4, skip=0.45))  # fmt: skip
    wood(b, (300, 1200), 462, 80, INK)
    water(b, rect(-20, 455, 1640, 220))
    bird_flock(b, (900, 130), 7, 28)
    grass(b, [(-20, 650), (800, 630), (1620, 660), (1620, 1100), (-20, 1100)])
    path = smooth([(-20, 900), (400, 850), (900, 860), (1640, 780), (1640, 1000), (900, 1050), (-20, 1090)], steps=4)
    b.cut(path, PAPER, edge=4)
    b.hatch(path, PLACE, Marks(angle=-3, gap=30, length=(30, 90), width=5, skip=0.5))
    tree(b, (170, 860), 760, ACCENT)
    bare_tree(b, (1460, 800), 600)
    reeds(b, (560, 900), 690, 110)
    walkers = (
        (520, 960, 430, Head("brim", INK), (PLACE, INK), 650, 110, INK), (960, 1000, 470, Head("long", ACCENT), (INK, PLACE), 1120, 150, PAPER),
    )  # fmt: skip
    for x, y, tall, head, cloth, spot, size, shade in walkers:
        b.line([(x + tall * 0.2, y - tall * 0.46), (x + tall * 0.26, y - tall * 0.3), (spot + size * 0.36, y - size * 0.66)], 5, INK, curve=True)
        dog(b, (spot, y + 8), size, shade)
        draw_person(b, Person((x, y), tall, 1, head, cloth, "coat", pose=walk(((0.2, 0.46), (-0.12, 0.47)))))
    with_stick(b, Person((1350, 960), 430, -1, Head("cap", PLACE, INK), (ACCENT, INK), "coat", pose=walk(((0.14, 0.46), (0.18, 0.47)))))
    dog(b, (1490, 1000), 92, INK, flip=True)
    for _ in range(46):
        x, y = b.rng.uniform(20, 760), b.rng.uniform(320, 1050)
        b.cut(oval((x, y), 13, 7, b.rng.uniform(0, 180)), ACCENT, hand=1)


def stargazing(b: Block) -> None:
    """The Milky Way over the hill, a telescope, and neighbours looking up."""
    b.cut(b.page(), INK)
    b.hatch(rect(-20, -20, 1640, 900), PLACE, Marks(gap=23, length=(40, 170), width=8, skip=0.25,
            flow=lambda p: 20 + (p[0] - 800) * 0.03, weight=lambda p: 0.25 + p[1] / 1100))  # fmt: skip
    band = smooth([(200, -20), (620, -20), (980, 330), (1420, 700), (1180, 760), (760, 480)], steps=4)
    b.hatch(band, TINT, Marks(angle=42, gap=22, length=(30, 130), width=9, skip=0.35))
    b.hatch(band, PAPER, Marks(angle=42, gap=44, length=(12, 50), width=7, skip=0.5))
    _stars(b)
    land(b, [(-20, 830), (350, 760), (800, 800), (1250, 730), (1620, 800)], PLACE, base=900)
    wood(b, (-20, 420), 810, 70, INK)
    land(b, [(-20, 930), (400, 850), (820, 830), (1200, 870), (1620, 950)], INK)
    b.hatch(rect(-20, 850, 1640, 240), PLACE, Marks(angle=-70, gap=34, length=(14, 44), width=6, skip=0.3))
    telescope(b, (800, 985), 430, colour=PLACE)
    draw_person(b, Person((620, 985), 430, 1, Head("beanie", ACCENT), (TINT, PLACE), "coat", pose=stand(((0.14, 0.46), (0.22, 0.56)), 0.04)))
    draw_person(b, Person((480, 1000), 270, 1, Head("curls", INK, INK), (ACCENT, INK), "coat", young=1.3, pose=stand(((0.05, 0.44), (0.3, 0.86)))))
    in_wheelchair(b, Person((1130, 1020), 420, -1, Head("bun", PAPER, PAPER), (TINT, PLACE), pose=sit(((0.14, 0.38), (0.26, 0.7)))))
    draw_person(b, Person((1360, 1010), 440, -1, Head("scarf", TINT), (PLACE, INK), "coat", pose=stand(((0.12, 0.44), (0.26, 0.84)))))
    b.cut(rect(220, 980, 190, 60), ACCENT, edge=3)
    b.hatch(rect(220, 980, 190, 60), PAPER, Marks(gap=14, length=(30, 120), width=4, skip=0.2))


def _stars(b: Block) -> None:
    for _ in range(150):
        b.disc((b.rng.uniform(0, 1600), b.rng.uniform(0, 740)), b.rng.uniform(2, 5), PAPER)
    plough = ((1010, 120), (1110, 150), (1180, 205), (1260, 255), (1270, 345), (1400, 360), (1420, 260))
    order = (0, 1, 2, 3, 4, 5, 6, 3)
    for a, z in zip(order, order[1:], strict=False):
        b.line([plough[a], plough[z]], 2.6, TINT)
    for x, y in (*plough, (300, 420), (180, 180), (700, 110), (480, 600)):
        for turn in range(4):
            a = pi / 4 * turn
            reach = 24 if turn % 2 == 0 else 12
            b.gouge((x - cos(a) * reach, y - sin(a) * reach), (x + cos(a) * reach, y + sin(a) * reach), 6, PAPER)
    b.line([(240, 250), (430, 330)], [1, 9], PAPER)


_ = (Pose, bench, brick, bunting, bush, cloud, fence, pot)
