"""Larkmere across the water."""

from __future__ import annotations

from linocut.block import ACCENT, INK, PAPER, PLACE, TINT, Block, Marks
from linocut.geometry import oval, place, rect, smooth
from linocut.motifs.buildings import church, gable, house, market_hall, mill
from linocut.motifs.creatures import bird_flock, duck, heron, swan
from linocut.motifs.heads import Head
from linocut.motifs.land import cloud, falling, land, sky, sun, water, wood
from linocut.motifs.people import draw_person
from linocut.motifs.person import Person, sit
from linocut.motifs.plants import poplar, reeds, tree
from linocut.motifs.things import rowing_boat, sailing_boat


def larkmere_skyline(b: Block) -> None:
    """The town across the mere: hills, church, market hall, mill, boats, reeds and birds."""
    shore = 640.0
    sky(b, shore)
    b.roll(rect(-20, 250, 2440, 300), ACCENT, [0, 0.22, 0.12])
    b.hatch(rect(-20, 220, 2440, 200), PAPER, Marks(angle=-2, gap=24, length=(80, 260), width=6, skip=0.35))
    sun(b, (1560, 262), 92, rays=26)
    cloud(b, (500, 170), 190)
    cloud(b, (2060, 120), 150)
    cloud(b, (1180, 96), 96)
    land(
        b,
        [(-20, 455), (260, 385), (600, 430), (980, 340), (1420, 400), (1850, 330), (2420, 430)],
        TINT,
        base=shore,
    )
    b.hatch(
        [
            *smooth(
                [(-20, 465), (260, 395), (600, 440), (980, 350), (1420, 410), (1850, 340), (2420, 440)],
                closed=False,
            ),
            (2420, 560),
            (-20, 560),
        ],
        PLACE,
        Marks(
            angle=16, gap=19, length=(24, 84), width=4, skip=0.4, weight=lambda p: 1.15 - (p[1] - 340) / 210
        ),
    )
    land(
        b,
        [(-20, 500), (300, 540), (700, 478), (1100, 520), (1600, 490), (2050, 455), (2420, 520)],
        PLACE,
        base=shore,
        marks=Marks(angle=-14, gap=20, length=(30, 100), width=4.5, skip=0.35),
    )
    for x in (120, 250, 2130, 2270):
        gable(b, (x, 560 - x % 3 * 10), (36, 26), PAPER, INK)
    wood(b, (-20, 600), shore + 4, 118, INK)
    wood(b, (1850, 2440), shore + 4, 130, INK)
    _skyline_town(b, shore)
    water(b, rect(-20, shore, 2440, 400))
    _skyline_reflections(b, shore)
    _skyline_boats(b)
    _skyline_foreground(b)


def _skyline_town(b: Block, shore: float) -> None:
    for x in (500, 1905, 1965, 2015):
        poplar(b, (x, shore), 215 - (x % 7) * 11)
    for x, w, h, tiles in (
        (610, 84, 128, INK),
        (735, 90, 150, PLACE),
        (850, 84, 140, INK),
        (1215, 84, 150, INK),
        (1300, 80, 160, PLACE),
        (1500, 86, 158, INK),
        (1580, 84, 140, PLACE),
        (1850, 80, 118, INK),
    ):
        gable(b, (x, shore - 30), (w, h), TINT, tiles)
    for x, w, h, tiles in (
        (680, 112, 96, PLACE),
        (800, 98, 120, ACCENT),
        (1180, 96, 120, INK),
        (1265, 92, 104, ACCENT),
        (1530, 96, 108, INK),
    ):
        gable(b, (x, shore - 20), (w, h), PAPER, tiles)
    church(b, (960, shore - 22), 365)
    market_hall(b, (1400, shore - 4), 216)
    mill(b, (1715, shore), (214, 164))
    for x, tall in ((885, 122), (1282, 100), (1585, 124), (560, 110)):
        tree(b, (x, shore), tall, INK)
    front = (
        (632, 92, 62, PLACE),
        (748, 104, 74, INK),
        (1046, 100, 66, INK),
        (1156, 106, 78, ACCENT),
        (1838, 82, 60, PLACE),
    )
    for i, (x, w, h, tiles) in enumerate(front):
        (house if i % 2 else gable)(b, (x, shore + 3), (w, h), PAPER, tiles)
    b.cut([(470, shore + 9), (520, shore - 5), (1900, shore - 5), (1970, shore + 9)], INK)
    b.hatch(rect(520, shore - 3, 1380, 10), PAPER, Marks(gap=6, length=(14, 40), width=2, skip=0.4))
    b.cut([(800, shore + 2), (860, shore + 2), (880, shore + 40), (790, shore + 40)], PAPER, edge=2)
    for x in (796, 836, 874):
        b.line([(x, shore + 20), (x, shore + 62)], 6, INK, edge=1)


def _skyline_reflections(b: Block, shore: float) -> None:
    for x, w, deep in (
        (960, 100, 215),
        (1395, 190, 120),
        (1715, 190, 110),
        (1945, 40, 150),
        (742, 110, 70),
        (1150, 110, 70),
    ):
        marks = Marks(
            gap=12, length=(w * 0.3, w * 0.8), width=6, skip=0.25, weight=falling(shore + deep, shore - 40)
        )
        b.hatch(rect(x - w / 2, shore + 12, w, deep), PAPER, marks)
    for x, w in ((300, 620), (2200, 500)):
        marks = Marks(gap=11, length=(60, 160), width=7, skip=0.25, weight=falling(shore + 110, shore))
        b.hatch(rect(x - w / 2, shore + 4, w, 110), INK, marks)
    glow = Marks(gap=17, length=(30, 110), width=6, skip=0.35, weight=lambda p: 1.2 - abs(p[0] - 1560) / 90)
    b.hatch(rect(1470, shore + 60, 180, 300), ACCENT, glow)


def _skyline_boats(b: Block) -> None:
    sailing_boat(b, (500, 735), 66)
    sailing_boat(b, (1990, 714), 52, PAPER)
    sailing_boat(b, (2120, 690), 34, PAPER)
    rowing_boat(b, (1290, 810), 122, INK)
    for x, way, head in ((1236, 1, Head("bun", INK)), (1334, -1, Head("brim", PAPER, INK))):
        clothes = (PAPER, INK) if way > 0 else (ACCENT, INK)
        draw_person(b, Person((x, 826), 162, way, head, clothes, pose=sit(((0.2, 0.4), (0.24, 0.38)))))
    hull = place(
        [(-1.05, -0.4), (-0.6, -0.2), (0.5, -0.2), (1.1, -0.42), (0.82, 0.06), (0.4, 0.16), (-0.6, 0.16)],
        (1290, 810),
        122,
    )
    b.cut(smooth(hull, steps=3), INK, edge=2)
    b.gouge((1205, 808), (1375, 806), 7, PAPER)
    b.line([(1296, 772), (1440, 862)], 6, PAPER, edge=1)
    b.cut(oval((1450, 868), 22, 8, 32), PAPER, edge=1)
    b.hatch(rect(1160, 834, 260, 44), INK, Marks(gap=10, length=(40, 120), width=6, skip=0.2))
    swan(b, (850, 850), 58)
    swan(b, (965, 888), 46, flip=True)
    for x, y in ((1650, 800), (1715, 818), (1772, 804)):
        duck(b, (x, y), 22, INK)
    bird_flock(b, (560, 215), 8, 32)
    bird_flock(b, (1960, 235), 6, 26)


def _skyline_foreground(b: Block) -> None:
    for x, y, s in (
        (1100, 950, 42),
        (1180, 972, 54),
        (1010, 980, 36),
        (1620, 955, 46),
        (1700, 982, 36),
        (1540, 980, 30),
    ):
        b.cut(oval((x, y), s, s * 0.3), TINT, edge=2)
        b.gouge((x, y), (x + s * 0.9, y - s * 0.1), s * 0.12, PLACE)
    for x, y in ((1176, 956), (1624, 942)):
        for turn in (-40, 0, 40):
            b.cut(oval((x + turn * 0.3, y - 10), 7, 17, turn), PAPER, hand=0.5, edge=1.8)
        b.disc((x, y - 6), 5, ACCENT)
    b.cut(
        smooth([(-40, 930), (120, 905), (330, 940), (520, 975), (700, 1030), (-40, 1040)], steps=4),
        INK,
        edge=3,
    )
    b.cut(smooth([(1880, 1030), (2040, 960), (2240, 915), (2440, 890), (2440, 1040)], steps=4), INK, edge=3)
    for x0, x1, y0, y1 in ((-10, 560, 940, 985), (1960, 2410, 985, 930)):
        b.hatch(
            [(x0, y0), (x1, y1), (x1, 1012), (x0, 1012)],
            PLACE,
            Marks(angle=-72, gap=26, length=(14, 40), width=6, skip=0.3),
        )
    reeds(b, (-10, 470), 985, 340)
    reeds(b, (2020, 2420), 985, 390)
    heron(b, (610, 1000), 290)
    reeds(b, (520, 720), 1025, 130)
