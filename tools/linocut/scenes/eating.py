"""Tea, cake and soup, and the talk that comes with them."""

from __future__ import annotations

from linocut.block import ACCENT, INK, PAPER, PLACE, TINT, Block, Marks
from linocut.geometry import arc, oval, place, rect, smooth
from linocut.motifs.heads import Head
from linocut.motifs.people import draw_person, in_wheelchair
from linocut.motifs.person import Person, face_us, sit, stand
from linocut.motifs.plants import tree
from linocut.motifs.rooms import outlook, room
from linocut.motifs.tables import mug, steam_above, teapot
from linocut.motifs.things import bunting


def cafe(b: Block) -> None:
    """The café: a counter with cakes and a big machine, friends at the window table."""
    room(b, 760, PLACE, paper="tiles")
    outlook(b, (890, 130, 560, 390))
    bunting(b, (-10, 60), (860, 60), 50, 44)
    for y in (250, 380):
        b.line([(60, y), (640, y)], 16, PAPER, edge=3)
        for i in range(7):
            mug(b, (110 + i * 78, y - 8), 58, (PAPER, ACCENT, TINT)[i % 3])
    draw_person(
        b,
        Person(
            (370, 860),
            600,
            0,
            Head("curls", INK, INK),
            (PAPER, INK),
            pattern="stripes",
            pose=stand(((-0.15, 0.46), (0.15, 0.5))),
        ),
    )
    _machine(b)
    b.cut(rect(-20, 640, 720, 360), PAPER, edge=5)
    b.cut(rect(-20, 626, 740, 34), ACCENT, edge=4)
    b.hatch(rect(-20, 670, 720, 320), PLACE, Marks(angle=90, gap=34, length=(80, 260), width=6, skip=0.1))
    b.cut(rect(500, 612, 170, 14), INK, edge=2)
    b.cut([(515, 612), (515, 530), (655, 530), (655, 612)], ACCENT, edge=4)
    b.cut(rect(515, 562, 140, 16), PAPER)
    b.cut(
        smooth(
            [
                (508, 530),
                (540, 512),
                (630, 512),
                (662, 530),
                (640, 552),
                (612, 534),
                (585, 554),
                (556, 534),
                (530, 552),
            ],
            steps=3,
        ),
        PAPER,
        edge=3,
    )
    b.disc((585, 505), 13, ACCENT, edge=3)
    draw_person(
        b,
        Person(
            (930, 985),
            600,
            1,
            Head("scarf", ACCENT),
            (PAPER, INK),
            "skirt",
            pose=sit(((0.16, 0.4), (0.26, 0.44))),
        ),
    )
    in_wheelchair(
        b,
        Person(
            (1430, 1000),
            600,
            -1,
            Head("short", PAPER, PAPER, ("beard", "glasses")),
            (ACCENT, INK),
            pose=sit(((0.16, 0.39), (0.26, 0.42))),
        ),
    )
    b.line([(1180, 780), (1180, 1010)], 20, INK, edge=3)
    b.cut(oval((1180, 1015), 110, 16), INK, edge=3)
    b.cut(oval((1180, 775), 190, 34), PAPER, edge=5)
    mug(b, (1105, 775), 78, PLACE, steam=PAPER)
    mug(b, (1260, 778), 78, ACCENT, steam=PAPER)


def _machine(b: Block) -> None:
    b.cut(rect(30, 440, 220, 190), INK, edge=5)
    b.cut(rect(50, 460, 180, 46), PAPER, hand=1)
    b.disc((75, 483), 13, ACCENT)
    for x in (95, 185):
        b.line([(x, 506), (x, 548)], 22, PAPER)
        mug(b, (x, 620), 48, ACCENT)
    steam_above(b, (140, 430), 70)


def tea_and_talk(b: Block) -> None:
    """Four neighbours round a table, a big teapot in the middle, all the time in the world."""
    room(b, 780, PLACE)
    outlook(b, (560, 50, 480, 380))
    b.cut(rect(110, 90, 220, 270), PAPER, edge=8)
    tree(b, (220, 330), 200, PLACE, fruit=ACCENT)
    bunting(b, (1080, 90), (1610, 60), 50, 44)
    draw_person(
        b,
        Person(
            (590, 1000),
            740,
            0,
            Head("scarf", ACCENT),
            (PAPER, INK),
            pose=face_us(((-0.08, 0.33), (0.12, 0.34))),
        ),
    )
    draw_person(
        b,
        Person(
            (1000, 1000),
            760,
            0,
            Head("short", INK, INK, ("beard",)),
            (TINT, INK),
            pattern="knit",
            pose=face_us(((-0.1, 0.33), (0.1, 0.33))),
        ),
    )
    b.line([(80, 560), (96, 1080)], 34, INK, edge=4)
    draw_person(
        b,
        Person(
            (230, 1080),
            830,
            1,
            Head("bun", PAPER, PAPER, ("glasses",)),
            (ACCENT, INK),
            "skirt",
            "knit",
            pose=sit(((0.2, 0.4), (0.3, 0.42))),
        ),
    )
    in_wheelchair(
        b,
        Person(
            (1380, 1080),
            810,
            -1,
            Head("long", INK),
            (PAPER, INK),
            pattern="stripes",
            pose=sit(((0.18, 0.4), (0.3, 0.42))),
        ),
    )
    b.cut(
        [
            (361, 806),
            *arc((800, 802), 439, 112, (180, 0)),
            (1210, 960),
            (1110, 1100),
            (490, 1100),
            (390, 960),
        ],
        ACCENT,
        edge=6,
    )
    b.hatch(
        [
            (361, 830),
            *arc((800, 830), 420, 105, (180, 0)),
            (1210, 960),
            (1110, 1100),
            (490, 1100),
            (390, 960),
        ],
        PAPER,
        Marks(angle=90, gap=42, length=(60, 160), width=9, skip=0.15),
    )
    b.cut(oval((800, 800), 440, 112), PAPER, edge=6)
    b.hatch(oval((800, 800), 420, 100), TINT, Marks(gap=17, length=(60, 200), width=6, skip=0.3))
    teapot(b, (800, 800), 210, PLACE)
    for x, y, shade in ((590, 770, PAPER), (590, 860, INK), (1035, 775, ACCENT), (1000, 870, PAPER)):
        mug(b, (x, y), 88, shade)
    b.cut(oval((790, 870), 110, 25), PAPER, edge=4)
    for x in (742, 790, 838):
        b.cut(
            smooth(place([(-1, 0), (-0.6, -0.8), (0.6, -0.8), (1, 0)], (x, 870), 30), steps=3), ACCENT, edge=3
        )


def soup_pot(b: Block) -> None:
    """A great pot of soup, a ladle in it, bowls held out from both sides."""
    room(b, 760, PLACE, paper="tiles")
    _hung_up(b)
    draw_person(
        b,
        Person(
            (800, 1120),
            900,
            0,
            Head("turban", ACCENT, INK),
            (PAPER, INK),
            pose=stand(((-0.13, 0.44), (0.24, 0.56))),
        ),
    )
    draw_person(
        b,
        Person(
            (230, 1150),
            800,
            1,
            Head("bob", INK),
            (ACCENT, INK),
            pattern="knit",
            pose=stand(((0.2, 0.5), (0.27, 0.48))),
        ),
    )
    draw_person(
        b,
        Person(
            (1380, 1150),
            830,
            -1,
            Head("short", PAPER, PAPER, ("glasses", "beard")),
            (PLACE, INK),
            pattern="stripes",
            pose=stand(((0.2, 0.48), (0.27, 0.47))),
        ),
    )
    b.cut(rect(-20, 900, 1640, 200), ACCENT, edge=5)
    b.hatch(rect(-20, 906, 1640, 190), PAPER, Marks(gap=30, length=(120, 420), width=5, skip=0.3))
    pan = [(500, 640), (1100, 640), (1075, 930), (1030, 965), (570, 965), (525, 930)]
    for x, way in ((502, -1), (1098, 1)):
        b.line(arc((x, 730), 58, 44, (-90, 90) if way > 0 else (90, 270)), 26, INK, edge=4)
    b.cut(pan, INK, edge=6)
    b.hatch(
        pan,
        PAPER,
        Marks(
            angle=90, gap=26, length=(60, 200), width=8, skip=0.2, weight=lambda p: 1.1 - (p[0] - 500) / 260
        ),
    )
    b.cut(oval((800, 642), 306, 60), PAPER, edge=6)
    b.cut(oval((800, 648), 276, 46), ACCENT, edge=3)
    for x, y, shade in (
        (660, 646, PAPER),
        (730, 666, PLACE),
        (860, 662, PAPER),
        (780, 634, PLACE),
        (600, 650, PLACE),
        (905, 640, PLACE),
    ):
        b.cut(oval((x, y), 24, 11), shade, hand=1, edge=2)
    b.line([(985, 640), (1000, 560), (1030, 440)], 20, INK, edge=4, curve=True)
    b.cut(oval((975, 645), 58, 30), INK, edge=4)
    for x in (640, 585):
        steam_above(b, (x, 570 + (640 - x)), 190, PAPER)
    for x in (425, 1185):
        bowl = [(x - 95, 700), (x + 95, 700), (x + 50, 790), (x - 50, 790)]
        b.cut(bowl, PAPER, edge=5)
        b.hatch(bowl, PLACE, Marks(gap=20, length=(30, 120), width=6, skip=0.2))
        b.cut(oval((x, 700), 97, 24), PAPER, edge=5)
        b.cut(oval((x, 703), 78, 15), ACCENT, edge=2)
    for x in (130, 250, 1420):
        b.cut(
            smooth(place([(-1, 0), (-0.8, -0.7), (0, -0.95), (0.8, -0.7), (1, 0)], (x, 985), 66), steps=4),
            PAPER,
            edge=5,
        )
        for k in (-1, 0, 1):
            b.gouge((x + k * 26 - 8, 970), (x + k * 26 + 10, 934), 8, INK)


def _hung_up(b: Block) -> None:
    """A rail of ladles, pans and strings of onions."""
    b.line([(90, 70), (1510, 70)], 18, INK, edge=4)
    for i, x in enumerate((170, 320, 470, 1130, 1280, 1430)):
        b.line([(x, 70), (x, 130)], 7, INK, edge=2)
        if i % 3 == 0:
            b.line([(x, 120), (x, 230)], 16, PAPER, edge=4)
            b.cut(oval((x, 256), 44, 34), PAPER, edge=4)
        elif i % 3 == 1:
            b.line([(x, 110), (x, 180)], 18, INK, edge=4)
            b.disc((x, 240), 66, INK, edge=5)
            shine = Marks(angle=40, gap=22, length=(20, 60), width=5, skip=0.2)
            b.hatch(oval((x, 240), 54, 54), PAPER, shine)
        else:
            for k in range(5):
                b.disc((x + (14 if k % 2 else -14), 140 + k * 32), 27, ACCENT, edge=3)
