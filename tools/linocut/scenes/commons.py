"""Large things made together out of doors: a painted wall, a clay oven."""

from __future__ import annotations

from math import cos, radians, sin

from linocut.block import ACCENT, INK, PAPER, PLACE, TINT, Block, Marks
from linocut.geometry import arc, oval, place, rect, smooth
from linocut.motifs.buildings import gable
from linocut.motifs.heads import Head
from linocut.motifs.land import cloud, grass, land, sky
from linocut.motifs.people import draw_person, in_wheelchair
from linocut.motifs.person import Person, sit, stand
from linocut.motifs.plants import tree
from linocut.motifs.tables import steam_above, table
from linocut.motifs.walls import brick


def mural(b: Block) -> None:
    """A gable wall becomes a great kingfisher; painters on ladders and on the ground."""
    sky(b, 900)
    cloud(b, (1380, 130), 170)
    wall = [(210, 1000), (210, 260), (720, 30), (1230, 260), (1230, 1000)]
    b.cut(rect(1225, 360, 420, 560), ACCENT, edge=5)
    brick(b, rect(1225, 360, 420, 560))
    b.cut([(1225, 362), (1225, 240), (1640, 240), (1640, 362)], INK, edge=4)
    b.cut(wall, PAPER, edge=6)
    brick(b, wall, TINT, 34)
    b.line([(170, 282), (720, 34), (1270, 282)], 34, INK, edge=5)
    _kingfisher(b)
    b.cut(rect(-20, 960, 1640, 140), PAPER, edge=5)
    b.hatch(rect(-20, 965, 1640, 130), PLACE, Marks(gap=24, length=(40, 130), width=5, skip=0.4))
    for x0, x1 in ((1000, 930), (1110, 1020)):
        b.line([(x0, 1000), (x1, 330)], 15, INK, edge=4)
    for i in range(9):
        t = i / 9 + 0.06
        b.line([(1000 - 70 * t, 1000 - 670 * t), (1110 - 90 * t, 1000 - 670 * t)], 11, INK, edge=3)
    draw_person(
        b,
        Person(
            (1030, 800),
            380,
            -1,
            Head("bun", INK),
            (ACCENT, INK),
            pattern="apron",
            pose=stand(((0.12, 0.5), (0.27, 0.86))),
        ),
    )
    in_wheelchair(
        b,
        Person(
            (330, 1030), 410, 1, Head("cap", ACCENT, INK), (PLACE, INK), pose=sit(((0.2, 0.46), (0.32, 0.66)))
        ),
    )
    draw_person(
        b,
        Person(
            (820, 1030),
            270,
            -1,
            Head("long", ACCENT),
            (INK, INK),
            "dress",
            young=1.3,
            pose=stand(((0.1, 0.44), (0.26, 0.84))),
        ),
    )
    for x, shade in ((600, PLACE), (680, ACCENT), (1210, PLACE)):
        b.cut([(x - 34, 968), (x + 34, 968), (x + 28, 1036), (x - 28, 1036)], PAPER, edge=4)
        b.cut(oval((x, 968), 34, 10), shade, edge=3)


def _kingfisher(b: Block) -> None:
    at, s = (640.0, 560.0), 250.0
    b.line(place([(-1.35, 1.0), (1.5, 0.78)], at, s), [30, 22], INK, edge=4)
    tail = [(-0.35, 0.55), (-0.8, 1.35), (-0.5, 1.4), (0, 0.7)]
    b.cut(place(tail, at, s), PLACE, edge=5)
    body = [
        (-0.5, 0.5),
        (-0.55, 0),
        (-0.2, -0.5),
        (0.2, -0.85),
        (0.62, -0.72),
        (0.72, -0.42),
        (0.62, 0.1),
        (0.4, 0.6),
        (-0.05, 0.85),
    ]
    b.cut(smooth(place(body, at, s)), ACCENT, edge=6)
    back = [
        (-0.5, 0.6),
        (-0.58, 0),
        (-0.24, -0.5),
        (0.2, -0.88),
        (0.6, -0.76),
        (0.35, -0.45),
        (0.2, -0.1),
        (0.1, 0.4),
        (-0.2, 0.75),
    ]
    b.cut(smooth(place(back, at, s)), PLACE, edge=5)
    b.cut(place([(0.64, -0.66), (1.6, -0.52), (0.68, -0.46)], at, s), INK, edge=5)
    eye = place([(0.5, -0.6)], at, s)[0]
    b.disc(eye, 24, PAPER)
    b.disc(eye, 14, INK)
    b.cut(
        smooth(place([(0.3, -0.5), (0.12, -0.36), (0.16, -0.22), (0.34, -0.36)], at, s), steps=4),
        PAPER,
        edge=3,
    )
    for i in range(5):
        a = radians(105 + i * 6)
        start = place([(-0.28 + i * 0.07, -0.25 + i * 0.05)], at, s)[0]
        b.gouge(start, (start[0] + cos(a) * 210, start[1] + sin(a) * 190), 20, PAPER)
    b.hatch(
        smooth(place([(0.3, -0.2), (0.62, -0.2), (0.55, 0.2), (0.35, 0.6), (0, 0.8)], at, s)),
        PAPER,
        Marks(angle=100, gap=30, length=(16, 34), width=6, skip=0.2),
    )


def bread_oven(b: Block) -> None:
    """The clay oven on the common alight, a baker with a long peel, loaves on the board."""
    sky(b, 560)
    land(b, [(-20, 520), (500, 440), (1100, 500), (1620, 420)], TINT, base=700)
    tree(b, (1430, 720), 560)
    gable(b, (130, 700), (220, 220), PAPER, INK)
    grass(b, [(-20, 700), (800, 680), (1620, 700), (1620, 1100), (-20, 1100)])
    b.cut(rect(560, 760, 560, 250), PAPER, edge=6)
    brick(b, rect(560, 760, 560, 250), PLACE, 46)
    b.cut(rect(530, 730, 620, 44), INK, edge=5)
    dome = [(560, 735), *arc((840, 735), 285, 350, (180, 360)), (1120, 735)]
    b.cut(rect(900, 320, 90, 150), PAPER, edge=5)
    b.cut(dome, PAPER, edge=6)
    b.hatch(
        dome,
        PLACE,
        Marks(
            gap=30,
            length=(30, 90),
            width=7,
            skip=0.2,
            flow=lambda p: (p[0] - 840) * 0.2,
            weight=lambda p: 0.2 + max(0.0, (p[0] - 780) / 260),
        ),
    )
    mouth = [(690, 735), *arc((820, 735), 130, 190, (180, 360)), (950, 735)]
    b.cut(mouth, INK, edge=8)
    for x, h, w in ((750, 100, 46), (820, 150, 60), (888, 110, 46)):
        flame = [
            (x - w, 735),
            (x - w * 0.8, 735 - h * 0.45),
            (x - w * 0.1, 735 - h),
            (x + w * 0.5, 735 - h * 0.55),
            (x + w, 735),
        ]
        b.cut(smooth(flame, steps=4), ACCENT, edge=3)
        b.cut(smooth(place([(-0.5, 0), (-0.1, -0.6), (0.4, 0)], (x, 738), w), steps=4), PAPER)
    steam_above(b, (945, 300), 230, PAPER)
    draw_person(
        b,
        Person(
            (330, 1000),
            590,
            1,
            Head("turban", ACCENT, INK),
            (PLACE, INK),
            pattern="apron",
            pose=stand(((0.2, 0.5), (0.3, 0.48))),
        ),
    )
    b.line([(300, 745), (760, 700)], 16, PAPER, edge=4)
    b.cut(oval((770, 700), 86, 20, -4), PAPER, edge=4)
    b.cut(
        smooth(place([(-1, 0), (-0.7, -0.7), (0.7, -0.7), (1, 0)], (770, 698), 56), steps=4), ACCENT, edge=4
    )
    table(b, (1180, 800, 400, 220), PAPER)
    for i, x in enumerate((1250, 1370, 1490)):
        b.cut(
            smooth(place([(-1, 0), (-0.8, -0.7), (0, -0.95), (0.8, -0.7), (1, 0)], (x, 802), 58), steps=4),
            ACCENT,
            edge=4,
        )
        for k in (-1, 0, 1):
            b.gouge((x + k * 24 - 8, 792), (x + k * 24 + 8, 762 - (i % 2) * 3), 7, PAPER)
    draw_person(
        b,
        Person(
            (1330, 1045),
            300,
            -1,
            Head("bob", INK),
            (ACCENT, INK),
            "dress",
            young=1.3,
            pose=stand(((0.16, 0.6), (0.22, 0.66))),
        ),
    )
