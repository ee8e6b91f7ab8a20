"""Football and cricket."""

from __future__ import annotations

from linocut.block import ACCENT, INK, PAPER, PLACE, TINT, Block, Marks
from linocut.geometry import Point, arc, oval, rect
from linocut.motifs.buildings import church
from linocut.motifs.heads import Head
from linocut.motifs.land import grass, land, sky, sun, wood
from linocut.motifs.people import draw_person
from linocut.motifs.person import Person, Pose


def football(b: Block) -> None:
    """A shot on goal on the rec: the ball comes at us, the keeper dives."""
    sky(b, 430)
    land(b, [(-20, 400), (600, 330), (1100, 380), (1620, 320)], TINT, base=480)
    wood(b, (-20, 1640), 460, 90, INK)
    church(b, (330, 445), 190, PAPER, INK)
    grass(b, rect(-20, 450, 1640, 660))
    for y, h in ((500, 60), (620, 90), (800, 130)):
        b.hatch(rect(-20, y, 1640, h), TINT, Marks(gap=15, length=(90, 300), width=6, skip=0.25))
    _goal(b)
    draw_person(
        b,
        Person(
            (1000, 690),
            260,
            -1,
            Head("bun", INK, INK),
            (ACCENT, INK),
            "shorts",
            pose=Pose((0.02, 0.42), 0.1, ((0.34, 0.86), (0.3, 0.9)), ((-0.2, 0.1), (-0.3, 0.04))),
        ),
    )
    for x, y, tall, head, cloth, way in (
        (250, 720, 300, Head("short", INK), PAPER, 1),
        (1390, 800, 340, Head("scarf", INK), PAPER, -1),
        (1180, 610, 200, Head("long", ACCENT), INK, -1),
    ):
        draw_person(
            b,
            Person(
                (x, y),
                tall,
                way,
                head,
                (cloth, INK),
                "shorts",
                "stripes" if cloth is PAPER else "plain",
                pose=Pose((0, 0.47), 0.05, ((0.14, 0.6), (-0.16, 0.6)), ((0.2, 0.03), (-0.24, 0.1))),
            ),
        )
    kick = Pose((0, 0.49), -0.05, ((-0.26, 0.62), (0.22, 0.66)), ((0.3, 0.2), (-0.1, 0.0)))
    draw_person(
        b,
        Person((560, 1010), 600, 1, Head("curls", INK, INK), (ACCENT, PAPER), "shorts", "stripes", pose=kick),
    )
    _football(b, (880, 900), 82)
    for i in range(4):
        b.gouge((770 - i * 12, 880 + i * 22), (700 - i * 18, 890 + i * 24), 9, PAPER)


def _goal(b: Block) -> None:
    net = rect(780, 400, 520, 250)
    b.cut(net, PLACE, hand=0.5)
    for i in range(14):
        b.line([(780 + i * 40, 400), (780 + i * 40, 650)], 2.5, PAPER)
    for i in range(7):
        b.line([(780, 400 + i * 40), (1300, 400 + i * 40)], 2.5, PAPER)
    b.line([(780, 660), (780, 400), (1300, 400), (1300, 660)], 16, PAPER, edge=4)


def _football(b: Block, at: Point, radius: float) -> None:
    b.disc(at, radius, PAPER, edge=6)
    middle = arc(at, radius * 0.36, radius * 0.36, (-90, 270))
    five = [middle[int(i * (len(middle) - 1) / 5)] for i in range(5)]
    b.cut(five, INK)
    for p in five:
        far = (at[0] + (p[0] - at[0]) * 2.0, at[1] + (p[1] - at[1]) * 2.0)
        b.line([p, far], 6, INK)
        x, y = at[0] + (p[0] - at[0]) * 2.45, at[1] + (p[1] - at[1]) * 2.45
        with b.within(oval(at, radius, radius)):
            b.disc((x, y), radius * 0.27, INK)


def cricket(b: Block) -> None:
    """The last over: batter in mid drive, keeper crouched, pavilion behind."""
    sky(b, 450)
    sun(b, (240, 150), 66, rays=18)
    land(b, [(-20, 400), (600, 340), (1100, 390), (1620, 330)], TINT, base=500)
    wood(b, (-20, 900), 470, 110, INK)
    _pavilion(b)
    grass(b, rect(-20, 480, 1640, 620))
    strip = [(560, 1100), (760, 560), (960, 560), (1180, 1100)]
    b.cut(strip, PAPER)
    b.hatch(strip, TINT, Marks(gap=26, length=(40, 130), width=6, skip=0.4))
    for x in (800, 820, 840):
        b.line([(x, 590), (x, 520)], 6, INK, edge=1.5)
    bowl = Pose((0, 0.48), 0.06, ((0.2, 0.96), (-0.2, 0.5)), ((0.2, 0.0), (-0.24, 0.08)))
    draw_person(b, Person((690, 660), 290, 1, Head("turban", ACCENT, INK), (PAPER, PAPER), pose=bowl))
    for x, y, tall, hair in (
        (250, 640, 210, "brim"),
        (480, 580, 160, "cap"),
        (1430, 680, 230, "cap"),
        (1270, 590, 165, "bun"),
    ):
        draw_person(
            b,
            Person(
                (x, y),
                tall,
                1 if x < b.width / 2 else -1,
                Head(hair, INK, INK if x in {480, 1430} else PAPER),
                (PAPER, PAPER),
            ),
        )
    for x in (1010, 1046, 1082):
        b.line([(x, 1030), (x, 800)], 14, ACCENT, edge=4)
    b.line([(1000, 798), (1092, 798)], 10, ACCENT, edge=3)
    drive = Pose((0, 0.47), -0.06, ((-0.02, 0.62), (0.1, 0.66)), ((-0.24, 0.0), (0.14, 0.0)))
    batter = Person((850, 1010), 580, -1, Head("cap", PLACE), (PAPER, PAPER), pose=drive)
    b.line([batter.spot((0.06, 0.64)), batter.spot((-0.1, 0.8))], 16, INK, edge=3)
    b.line([batter.spot((-0.1, 0.8)), batter.spot((-0.33, 1.02))], [40, 46], ACCENT, edge=5)
    draw_person(b, batter)
    for foot in drive.feet:
        b.line([batter.spot((foot[0], 0.04)), batter.spot((foot[0] * 0.9, 0.27))], [44, 50], PAPER, edge=5)
        for k in (-0.02, 0.0, 0.02):
            b.line([batter.spot((foot[0] + k, 0.06)), batter.spot((foot[0] * 0.9 + k, 0.25))], 3.5, PLACE)
    keeper = Pose((0, 0.28), 0.14, ((0.3, 0.42), (0.32, 0.46)), ((0.1, 0.0), (-0.1, 0.0)))
    draw_person(b, Person((1280, 1030), 480, -1, Head("cap", ACCENT, INK), (PAPER, PLACE), pose=keeper))
    b.disc((520, 770), 26, ACCENT, edge=5)
    for i in range(3):
        b.gouge((560, 762 + i * 14), (650, 756 + i * 18), 8, INK)


def _pavilion(b: Block) -> None:
    b.cut(rect(1020, 330, 480, 150), PAPER, edge=5)
    b.cut([(980, 335), (1080, 240), (1440, 240), (1540, 335)], ACCENT, edge=5)
    b.cut(rect(1220, 170, 80, 80), PAPER, edge=4)
    b.disc((1260, 208), 26, INK, edge=3)
    b.cut([(1205, 176), (1260, 124), (1315, 176)], INK, edge=3)
    for i in range(7):
        b.line([(1050 + i * 70, 340), (1050 + i * 70, 480)], 8, INK)
    b.cut(rect(1020, 430, 480, 20), PLACE, edge=2)
