"""The mere and the canal."""

from __future__ import annotations

from linocut.block import ACCENT, INK, PAPER, PLACE, TINT, Block, Marks
from linocut.geometry import arc, oval, rect, smooth
from linocut.motifs.buildings import gable
from linocut.motifs.creatures import bird_flock, dog, duck, heron, swan
from linocut.motifs.heads import Head, draw_head
from linocut.motifs.land import falling, land, sky, sun, water, wood
from linocut.motifs.people import draw_person
from linocut.motifs.person import Person, sit, stand
from linocut.motifs.plants import bush, poplar, reeds, tree
from linocut.motifs.tables import pot, steam_above
from linocut.motifs.things import rowing_boat
from linocut.motifs.walls import brick


def mere_at_dawn(b: Block) -> None:
    """First light on the water, a heron among the reeds, one boat."""
    shore = 480.0
    b.roll(rect(-20, -20, 1640, 520), TINT, [1, 0.75, 0.1])
    b.roll(rect(-20, 220, 1640, 280), ACCENT, [0, 0.3, 0.42])
    b.hatch(
        rect(-20, -20, 1640, 500),
        PAPER,
        Marks(gap=20, length=(90, 300), width=6, skip=0.25, weight=falling(-80, 420)),
    )
    sun(b, (1010, 400), 118, rays=30)
    land(
        b,
        [(-20, 430), (240, 350), (560, 420), (900, 455), (1240, 400), (1620, 330)],
        TINT,
        base=shore,
        marks=Marks(angle=8, gap=18, length=(30, 90), width=3.5, skip=0.4),
    )
    wood(b, (-20, 640), shore + 2, 92, PLACE)
    wood(b, (1280, 1640), shore + 2, 120, PLACE)
    for x in (180, 236, 1450):
        poplar(b, (x, shore), 150 + x % 5 * 14)
    b.roll(rect(-20, shore, 1640, 620), PLACE, [0.62, 0.85, 1, 1])
    for y, h, gap, wide in ((484, 70, 11, 5), (550, 130, 19, 7), (680, 400, 34, 11)):
        b.hatch(
            rect(-20, y, 1640, h), PAPER, Marks(gap=gap, length=(gap * 4, gap * 11), width=wide, skip=0.5)
        )
    b.hatch(
        rect(880, 490, 260, 570),
        PAPER,
        Marks(gap=17, length=(60, 190), width=10, skip=0.1, weight=lambda p: 1.25 - abs(p[0] - 1010) / 110),
    )
    b.hatch(
        rect(900, 495, 220, 480),
        ACCENT,
        Marks(gap=24, length=(50, 150), width=10, skip=0.25, weight=lambda p: 1.2 - abs(p[0] - 1010) / 100),
    )
    for y, x, w in ((500, 300, 520), (528, 1250, 480), (560, 640, 420)):
        b.cut(smooth([(x - w / 2, y), (x, y - 9), (x + w / 2, y), (x, y + 7)], steps=5), PAPER)
    rowing_boat(b, (1270, 665), 130)
    draw_person(
        b,
        Person(
            (1255, 690), 215, -1, Head("beanie", INK), (INK, INK), pose=sit(((0.2, 0.4), (0.25, 0.42)), 0.03)
        ),
    )
    rowing_boat(b, (1270, 665), 130)
    b.line([(1232, 618), (1090, 700)], 6, INK, edge=1.5)
    bird_flock(b, (560, 190), 7, 34)
    reeds(b, (-10, 500), 1090, 480)
    reeds(b, (500, 700), 1090, 210)
    heron(b, (560, 985), 430)
    b.hatch(rect(470, 985, 200, 60), INK, Marks(gap=14, length=(50, 130), width=7, skip=0.15))
    reeds(b, (1330, 1620), 1100, 330)


def canal_boat(b: Block) -> None:
    """A narrowboat coming out from under the humpbacked bridge."""
    sky(b, 520)
    land(b, [(-20, 470), (500, 420), (1000, 460), (1620, 400)], TINT, base=640)
    tree(b, (190, 620), 420)
    poplar(b, (1440, 600), 380)
    poplar(b, (1520, 600), 320, PLACE)
    gable(b, (1270, 600), (170, 160), PAPER, ACCENT)
    water(b, rect(-20, 600, 1640, 500))
    bridge = [
        (300, 690),
        (300, 480),
        *smooth([(300, 470), (560, 370), (790, 340), (1020, 370), (1280, 470)], closed=False),
        (1280, 690),
        (1030, 690),
        *arc((800, 690), 232, 232, (360, 180)),
        (560, 690),
    ]
    b.cut(bridge, PAPER, edge=5)
    brick(b, bridge, ACCENT, 24)
    b.line(
        smooth([(280, 470), (560, 366), (790, 334), (1020, 366), (1300, 470)], closed=False),
        26,
        PAPER,
        edge=4,
    )
    ring = arc((800, 690), 252, 252, (183, 357))
    b.line(ring, 30, PAPER, edge=4)
    for i in range(len(ring) - 1):
        b.gouge(ring[i], ring[min(i + 1, len(ring) - 1)], 4, INK)
    _narrowboat(b)
    b.cut([(1180, 1100), (1300, 760), (1620, 640), (1620, 1100)], PAPER, edge=4)
    b.hatch(
        [(1180, 1100), (1300, 760), (1620, 640), (1620, 1100)],
        PLACE,
        Marks(angle=-70, gap=26, length=(16, 40), width=5, skip=0.35),
    )
    draw_person(
        b,
        Person(
            (1470, 960),
            330,
            -1,
            Head("long", INK, INK),
            (ACCENT, PLACE),
            "skirt",
            pose=stand(((0.1, 0.45), (0.22, 0.72))),
        ),
    )
    reeds(b, (-10, 300), 1090, 300)
    duck(b, (430, 980), 46, INK)


def _narrowboat(b: Block) -> None:
    hull = [(170, 800), (1120, 800), (1200, 770), (1150, 915), (210, 915)]
    cabin = [(330, 800), (345, 660), (960, 660), (975, 800)]
    b.hatch(rect(120, 915, 1120, 60), INK, Marks(gap=13, length=(80, 220), width=8, skip=0.2))
    draw_person(
        b,
        Person(
            (255, 860),
            330,
            1,
            Head("cap", ACCENT),
            (PAPER, INK),
            pattern="stripes",
            pose=stand(((0.16, 0.5), (0.2, 0.55))),
        ),
    )
    b.cut(hull, INK, edge=4)
    b.line([(190, 826), (1168, 822)], 8, PAPER)
    b.cut(cabin, PLACE, edge=4)
    b.line([(325, 655), (980, 655)], 22, ACCENT, edge=4)
    for i in range(4):
        x = 400 + i * 140
        b.disc((x + 40, 730), 36, PAPER, edge=4)
        b.disc((x + 40, 730), 24, INK)
    for x in (470, 620, 800):
        pot(b, (x, 645), 52, ACCENT)
    b.line([(900, 645), (900, 590)], 16, INK, edge=3)
    steam_above(b, (900, 580), 120, INK)
    dog(b, (1060, 802), 104, ACCENT)


def swimming(b: Block) -> None:
    """Morning swimmers in the mere, in bright caps, by the jetty."""
    sky(b, 330)
    land(
        b,
        [(-20, 290), (380, 210), (820, 280), (1250, 190), (1620, 260)],
        TINT,
        base=380,
        marks=Marks(angle=10, gap=18, length=(30, 90), width=3.5, skip=0.4),
    )
    wood(b, (-20, 1640), 352, 90, INK)
    water(b, rect(-20, 345, 1640, 760))
    for x, y, s, shade, skin, hair in (
        (820, 470, 34, ACCENT, PAPER, "beanie"),
        (1180, 520, 42, PAPER, INK, "beanie"),
        (600, 610, 60, PLACE, PAPER, "beanie"),
        (1010, 730, 86, ACCENT, INK, "beanie"),
        (1400, 690, 70, ACCENT, PAPER, "scarf"),
    ):
        _swimmer(b, (x, y), s, Head(hair, INK if shade is PLACE else shade, skin))
    b.cut([(-20, 700), (420, 700), (470, 760), (-20, 760)], PAPER, edge=5)
    for x in (60, 210, 360):
        b.cut(rect(x, 760, 34, 170), INK, edge=4)
    b.hatch(
        [(-20, 700), (420, 700), (470, 760), (-20, 760)],
        INK,
        Marks(gap=15, length=(60, 180), width=4, skip=0.3),
    )
    draw_person(
        b,
        Person(
            (215, 715),
            330,
            1,
            Head("beanie", ACCENT),
            (INK, PAPER),
            "shorts",
            pose=stand(((0.1, 0.44), (0.2, 0.72))),
        ),
    )
    draw_person(
        b,
        Person(
            (330, 790),
            320,
            1,
            Head("bun", PAPER, PAPER),
            (PLACE, PAPER),
            "shorts",
            pose=sit(((-0.1, 0.3), (0.18, 0.36))),
        ),
    )
    swan(b, (1330, 440), 40)
    bird_flock(b, (1180, 110), 5, 28)
    reeds(b, (-10, 260), 1100, 230)
    reeds(b, (1420, 1620), 1100, 260)
    bush(b, (1560, 360), 60)


def _swimmer(b: Block, at: tuple[float, float], size: float, head: Head) -> None:
    x, y = at
    for i in range(3):
        ring = arc((x, y + size * 0.9), size * (1.7 + i * 0.75), size * (0.36 + i * 0.2), (15, 165))
        b.line(ring, [1, size * 0.11, 1], PAPER)
    arm = [
        (x + size * 0.5, y + size * 0.85),
        (x + size * 1.3, y + size * 0.1),
        (x + size * 2.1, y + size * 0.75),
    ]
    b.line(arm, [size * 0.5, size * 0.42, size * 0.28], head.skin, edge=3, curve=True)
    b.cut(oval((x, y + size * 0.95), size * 1.0, size * 0.34), head.skin, edge=3)
    b.line([(x, y + size * 0.2), (x, y + size * 0.9)], size * 0.6, head.skin)
    draw_head(b, head, (x, y), size, 1)
    b.hatch(
        rect(x - size * 1.3, y + size * 0.95, size * 3.6, size * 0.6),
        PLACE,
        Marks(gap=size * 0.2, length=(size, size * 2), width=size * 0.2, skip=0.05),
    )
