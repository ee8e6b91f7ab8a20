"""A walk by day and a watch by night."""

from __future__ import annotations

import itertools
from math import cos, pi, sin

from linocut.block import ACCENT, INK, PAPER, PLACE, TINT, Block, Marks
from linocut.geometry import oval, rect, smooth
from linocut.motifs.creatures import bird_flock, dog
from linocut.motifs.heads import Head
from linocut.motifs.land import grass, land, sky, tufts, water, wood
from linocut.motifs.people import draw_person, in_wheelchair, with_stick
from linocut.motifs.person import Person, sit, stand, walk
from linocut.motifs.plants import bare_tree, reeds, tree
from linocut.motifs.tables import mug
from linocut.motifs.things import telescope


def dog_walk(b: Block) -> None:
    """Autumn by the mere: three walkers, three dogs, leaves coming down."""
    sky(b, 430)
    land(
        b,
        [(-20, 400), (500, 320), (1100, 380), (1620, 300)],
        TINT,
        base=480,
        marks=Marks(angle=8, gap=20, length=(30, 90), width=4, skip=0.45),
    )
    wood(b, (300, 1200), 462, 80, INK)
    water(b, rect(-20, 455, 1640, 220))
    bird_flock(b, (900, 130), 7, 28)
    grass(b, [(-20, 650), (800, 630), (1620, 660), (1620, 1100), (-20, 1100)])
    path = smooth(
        [(-20, 900), (400, 850), (900, 850), (1640, 780), (1640, 1010), (900, 1060), (-20, 1090)], steps=4
    )
    b.cut(path, PAPER, edge=4)
    b.hatch(path, PLACE, Marks(angle=-3, gap=30, length=(30, 90), width=5, skip=0.5))
    tree(b, (170, 860), 780, ACCENT)
    bare_tree(b, (1500, 800), 620)
    reeds(b, (560, 900), 690, 110)
    walkers = (
        (380, 960, 470, Head("brim", INK), (PLACE, INK), 590, 150, ACCENT),
        (840, 1020, 520, Head("long", ACCENT), (INK, PLACE), 1075, 200, INK),
    )
    for x, y, tall, head, cloth, spot, size, shade in walkers:
        b.line(
            [
                (x + tall * 0.2, y - tall * 0.46),
                (x + tall * 0.28, y - tall * 0.26),
                (spot + size * 0.36, y - size * 0.66),
            ],
            5,
            INK,
            curve=True,
        )
        dog(b, (spot, y + 8), size, shade)
        draw_person(b, Person((x, y), tall, 1, head, cloth, "coat", pose=walk(((0.2, 0.46), (-0.12, 0.47)))))
    with_stick(
        b,
        Person(
            (1430, 960),
            470,
            -1,
            Head("cap", PLACE, INK),
            (ACCENT, INK),
            "coat",
            pose=walk(((0.14, 0.46), (0.18, 0.47))),
        ),
    )
    dog(b, (1290, 996), 104, PAPER, flip=True)
    for _ in range(50):
        leaf = b.rng.uniform(20, 760), b.rng.uniform(320, 1050)
        b.cut(oval(leaf, 13, 7, b.rng.uniform(0, 180)), ACCENT, hand=1)


def stargazing(b: Block) -> None:
    """The Milky Way over the hill, a telescope, and neighbours looking up."""
    b.cut(b.page(), INK)
    b.hatch(
        rect(-20, -20, 1640, 900),
        PLACE,
        Marks(
            gap=23,
            length=(40, 170),
            width=8,
            skip=0.25,
            flow=lambda p: 20 + (p[0] - 800) * 0.03,
            weight=lambda p: 0.25 + p[1] / 1100,
        ),
    )
    band = smooth([(200, -20), (620, -20), (980, 330), (1420, 700), (1180, 760), (760, 480)], steps=4)
    b.hatch(band, TINT, Marks(angle=42, gap=22, length=(30, 130), width=9, skip=0.35))
    b.hatch(band, PAPER, Marks(angle=42, gap=44, length=(12, 50), width=7, skip=0.5))
    _stars(b)
    land(b, [(-20, 830), (350, 760), (800, 800), (1250, 730), (1620, 800)], PLACE, base=900)
    wood(b, (-20, 420), 810, 70, INK)
    land(b, [(-20, 930), (400, 850), (820, 830), (1200, 870), (1620, 950)], INK)
    tufts(
        b,
        smooth([(-20, 960), (400, 880), (820, 860), (1200, 900), (1620, 980), (1620, 1100), (-20, 1100)]),
        PLACE,
    )
    telescope(b, (800, 985), 430, colour=PLACE)
    draw_person(
        b,
        Person(
            (620, 985),
            430,
            1,
            Head("beanie", ACCENT),
            (TINT, PLACE),
            "coat",
            pose=stand(((0.14, 0.46), (0.22, 0.56)), 0.04),
        ),
    )
    draw_person(
        b,
        Person(
            (480, 1000),
            270,
            1,
            Head("curls", INK, INK),
            (ACCENT, INK),
            "coat",
            young=1.3,
            pose=stand(((0.05, 0.44), (0.3, 0.86))),
        ),
    )
    in_wheelchair(
        b,
        Person(
            (1130, 1020),
            420,
            -1,
            Head("bun", PAPER, PAPER),
            (TINT, PLACE),
            pose=sit(((0.14, 0.38), (0.26, 0.7))),
        ),
    )
    draw_person(
        b,
        Person(
            (1360, 1010),
            440,
            -1,
            Head("scarf", TINT),
            (PLACE, INK),
            "coat",
            pose=stand(((0.12, 0.44), (0.26, 0.84))),
        ),
    )
    rug = [(170, 985), (380, 985), (430, 1040), (130, 1040)]
    b.cut(rug, ACCENT, edge=3)
    b.hatch(rug, PAPER, Marks(gap=18, length=(400, 400), width=5, skip=0))
    mug(b, (250, 1000), 46, PAPER, steam=PAPER)
    mug(b, (320, 1012), 46, PAPER)


def _stars(b: Block) -> None:
    for _ in range(150):
        b.disc((b.rng.uniform(0, 1600), b.rng.uniform(0, 740)), b.rng.uniform(2, 5), PAPER)
    plough = ((1010, 120), (1110, 150), (1180, 205), (1260, 255), (1270, 345), (1400, 360), (1420, 260))
    order = (0, 1, 2, 3, 4, 5, 6, 3)
    for a, z in itertools.pairwise(order):
        b.line([plough[a], plough[z]], 2.6, TINT)
    for x, y in (*plough, (300, 420), (180, 180), (700, 110), (480, 600)):
        for turn in range(4):
            angle = pi / 4 * turn
            reach = 24 if turn % 2 == 0 else 12
            b.gouge(
                (x - cos(angle) * reach, y - sin(angle) * reach),
                (x + cos(angle) * reach, y + sin(angle) * reach),
                6,
                PAPER,
            )
    b.line([(240, 250), (430, 330)], [1, 9], PAPER)
