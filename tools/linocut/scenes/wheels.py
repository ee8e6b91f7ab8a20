"""Bicycles and the community minibus."""

from __future__ import annotations

from linocut.block import ACCENT, INK, PAPER, PLACE, TINT, Block, Marks
from linocut.geometry import Point, rect
from linocut.motifs.buildings import church, gable
from linocut.motifs.creatures import bird_flock
from linocut.motifs.heads import Head
from linocut.motifs.land import cloud, grass, land, sky
from linocut.motifs.people import draw_person, in_wheelchair
from linocut.motifs.person import Person, Pose, stand
from linocut.motifs.plants import bush, poplar, tree
from linocut.motifs.things import bicycle


def bicycles(b: Block) -> None:
    """A slow ride down the lane: three riders of three ages, one on three wheels."""
    sky(b, 480)
    cloud(b, (420, 130), 170)
    bird_flock(b, (1160, 140), 6, 28)
    land(
        b,
        [(-20, 450), (400, 360), (900, 420), (1620, 320)],
        TINT,
        base=560,
        marks=Marks(angle=8, gap=22, length=(30, 90), width=4, skip=0.45),
    )
    church(b, (1250, 490), 210, PAPER, INK)
    gable(b, (1140, 495), (80, 70), PAPER, ACCENT)
    land(
        b,
        [(-20, 560), (500, 500), (1100, 500), (1620, 540)],
        PLACE,
        base=800,
        marks=Marks(angle=-8, gap=26, length=(30, 100), width=5, skip=0.4),
    )
    poplar(b, (120, 680), 420)
    poplar(b, (220, 680), 340)
    bush(b, (660, 700), 150)
    bush(b, (1130, 700), 130)
    bush(b, (1520, 700), 170)
    b.cut(rect(-20, 690, 1640, 420), PAPER, edge=4)
    b.hatch(rect(-20, 700, 1640, 390), PLACE, Marks(gap=34, length=(60, 200), width=6, skip=0.5))
    riders = (
        (330, 930, 100, ACCENT, Head("beanie", PLACE, INK), (PAPER, INK), 470, "stripes"),
        (830, 980, 112, PLACE, Head("bun", PAPER), (ACCENT, INK), 520, "plain"),
        (1290, 920, 88, ACCENT, Head("scarf", INK), (TINT, INK), 420, "plain"),
    )
    for x, y, wheel, frame, head, cloth, tall, pattern in riders:
        b.hatch(
            rect(x - wheel * 2.6, y - 6, wheel * 5.2, 30),
            INK,
            Marks(gap=9, length=(40, 130), width=6, skip=0.2),
        )
        seat: Point = (x - wheel * 0.55, y - wheel * 2.42)
        hip = (y - seat[1]) / tall
        near, far = (
            ((x - 0.05 * wheel - seat[0]) / tall, (wheel * 0.55) / tall),
            ((x + 0.1 * wheel - seat[0]) / tall, (wheel * 1.25) / tall),
        )
        bar = ((x + wheel * 1.1 - seat[0]) / tall, (wheel * 2.66) / tall)
        rider = Person(
            (seat[0], y),
            tall,
            1,
            head,
            cloth,
            pattern=pattern,
            pose=Pose((0, hip), 0.09, (bar, bar), (near, far)),
        )
        bicycle(b, (x, y), wheel, frame)
        draw_person(b, rider)


def minibus(b: Block) -> None:
    """The community minibus at a stop, ramp down, neighbours helping each other aboard."""
    sky(b, 520)
    cloud(b, (260, 120), 150)
    land(
        b,
        [(-20, 480), (500, 400), (1000, 460), (1620, 380)],
        TINT,
        base=640,
        marks=Marks(angle=8, gap=22, length=(30, 90), width=4, skip=0.45),
    )
    tree(b, (100, 760), 480)
    gable(b, (1450, 740), (220, 230), PAPER, ACCENT)
    grass(b, rect(-20, 720, 1640, 120))
    b.cut(rect(-20, 830, 1640, 270), PAPER, edge=5)
    b.hatch(rect(-20, 840, 1640, 240), PLACE, Marks(gap=34, length=(80, 240), width=6, skip=0.45))
    body = [
        (300, 860),
        (300, 400),
        (312, 360),
        (350, 342),
        (1030, 340),
        (1090, 356),
        (1130, 400),
        (1200, 570),
        (1290, 605),
        (1310, 640),
        (1312, 860),
    ]
    b.cut(body, PLACE, edge=7)
    b.cut([(296, 690), (1312, 690), (1312, 750), (296, 750)], ACCENT, edge=3)
    for x, w in ((560, 130), (710, 130), (860, 130)):
        b.cut(rect(x, 410, w, 150), PAPER, edge=5)
    b.cut([(1020, 410), (1090, 410), (1165, 570), (1020, 570)], PAPER, edge=5)
    riders = (
        (625, Head("bun", PAPER), ACCENT),
        (775, Head("short", INK, INK), PAPER),
        (925, Head("scarf", ACCENT), INK),
        (1075, Head("cap", INK), PLACE),
    )
    for x, head, cloth in riders:
        left, right = (1020, 1165) if x == 1075 else (x - 65, x + 65)  # noqa: PLR2004 - the driver's window
        with b.within([(left, 410), (right - (70 if x == 1075 else 0), 410), (right, 566), (left, 566)]):  # noqa: PLR2004 - the driver's window
            draw_person(b, Person((x, 872), 430, 1, head, (cloth, INK)))
    b.cut(rect(350, 410, 150, 430), INK, edge=6)
    for x in (480, 1130):
        b.disc((x + 20, 870), 84, INK, edge=8)
        b.disc((x + 20, 870), 40, PAPER)
        b.disc((x + 20, 870), 16, INK)
    b.disc((1290, 690), 26, PAPER, edge=4)
    b.cut([(340, 840), (500, 840), (420, 1010), (180, 1010)], PAPER, edge=6)
    b.hatch(
        [(340, 840), (500, 840), (420, 1010), (180, 1010)],
        INK,
        Marks(gap=22, length=(40, 160), width=5, skip=0.1),
    )
    in_wheelchair(b, Person((330, 975), 400, 1, Head("bob", INK), (ACCENT, INK)))
    draw_person(
        b,
        Person(
            (200, 1020),
            440,
            1,
            Head("turban", ACCENT, INK),
            (PAPER, INK),
            pattern="stripes",
            pose=stand(((0.1, 0.5), (0.2, 0.54))),
        ),
    )
    draw_person(
        b,
        Person(
            (760, 1040),
            420,
            -1,
            Head("brim", PAPER),
            (INK, PLACE),
            "skirt",
            pose=stand(((0.1, 0.45), (0.22, 0.74))),
        ),
    )
