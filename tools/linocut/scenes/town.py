"""The village green, the church, the school at home time."""

from __future__ import annotations

from linocut.block import ACCENT, INK, PAPER, PLACE, TINT, Block, Marks
from linocut.geometry import Point, arc, rect, smooth
from linocut.motifs.buildings import church, house
from linocut.motifs.creatures import bird_flock, duck
from linocut.motifs.heads import Head
from linocut.motifs.land import grass, land, sky, wood
from linocut.motifs.people import draw_person, in_wheelchair, with_stick
from linocut.motifs.person import Person, sit, stand, walk
from linocut.motifs.plants import bush, poplar, reeds, tree
from linocut.motifs.things import bench
from linocut.motifs.walls import railings


def village_green(b: Block) -> None:
    """The green: a great oak, cottages, a pond with ducks, children and a full bench."""
    sky(b, 520)
    land(b, [(-20, 470), (400, 400), (900, 450), (1620, 380)], TINT, base=600)
    for i, (x, tiles) in enumerate(((130, INK), (370, ACCENT), (1130, INK), (1370, ACCENT))):
        house(b, (x, 570), (200, 120), PAPER if i != 2 else TINT, tiles)  # noqa: PLR2004 - one house is washed
    church(b, (890, 560), 330, TINT, INK)
    bush(b, (1530, 580), 90)
    grass(b, [(-20, 570), (800, 550), (1620, 575), (1620, 1100), (-20, 1100)])
    tree(b, (480, 830), 700, INK)
    bench(b, (560, 640, 300, 165), PAPER)
    for x, who, cloth in (
        (625, Head("bald", PAPER, PAPER), ACCENT),
        (715, Head("long", ACCENT), PAPER),
        (800, Head("short", INK, INK), PAPER),
    ):
        draw_person(
            b,
            Person(
                (x, 812),
                300,
                0,
                who,
                (cloth, INK),
                pose=sit(((-0.05, 0.36), (0.06, 0.36))),
            ),
        )
    pond = smooth(
        [(900, 960), (1080, 880), (1380, 870), (1560, 930), (1500, 1020), (1200, 1060), (980, 1040)]
    )
    b.cut(pond, TINT, edge=5)
    b.hatch(pond, PLACE, Marks(gap=22, length=(50, 130), width=5, skip=0.4))
    duck(b, (1130, 960), 52)
    duck(b, (1290, 935), 40, PAPER)
    duck(b, (1350, 990), 34, flip=True)
    draw_person(
        b, Person((1010, 830), 190, 1, Head("fringe", INK), (ACCENT, INK), "dress", young=1.35, pose=walk())
    )
    draw_person(
        b,
        Person(
            (1180, 800), 175, -1, Head("curls", INK, INK), (PAPER, INK), "shorts", young=1.35, pose=walk()
        ),
    )
    draw_person(b, Person((1440, 835), 280, -1, Head("turban", ACCENT), (PAPER, INK), pose=walk()))
    reeds(b, (1480, 1610), 1075, 200)


def parish_church(b: Block) -> None:
    """St Mary's, its yew, its leaning stones and the path to its door."""
    sky(b, 640)
    bird_flock(b, (330, 190), 8, 30)
    land(b, [(-20, 600), (500, 560), (1100, 590), (1620, 540)], TINT, base=720)
    wood(b, (-20, 520), 680, 130, PLACE)
    church(b, (690, 790), 640)
    poplar(b, (1430, 800), 420)
    tree(b, (240, 830), 470, INK)
    grass(b, [(-20, 790), (700, 770), (1620, 790), (1620, 1100), (-20, 1100)])
    b.cut(
        smooth([(655, 782), (730, 782), (790, 900), (960, 1100), (560, 1100), (620, 920)], steps=4),
        PAPER,
        edge=3,
    )
    b.hatch(
        smooth([(655, 782), (730, 782), (790, 900), (960, 1100), (560, 1100), (620, 920)], steps=4),
        PLACE,
        Marks(gap=30, length=(20, 60), width=4, skip=0.4),
    )
    for x, y, s, turn in (
        (960, 900, 88, -4),
        (1120, 860, 66, 3),
        (1290, 935, 96, 5),
        (1460, 890, 80, -3),
        (420, 940, 92, -5),
    ):
        stone: list[Point] = [
            (x - s * 0.4 + turn, y - s),
            *arc((x + turn, y - s), s * 0.4, s * 0.32, (180, 360)),
            (x + s * 0.4, y),
            (x - s * 0.4, y),
        ]
        b.cut(stone, PAPER, edge=3)
        b.hatch(stone, PLACE, Marks(angle=80, gap=14, length=(16, 50), width=3.5, skip=0.4))
    with_stick(b, Person((715, 940), 215, -1, Head("brim", INK), (PLACE, INK), "coat", pose=walk()))
    draw_person(b, Person((790, 950), 225, -1, Head("bun", PAPER), (ACCENT, INK), "coat", pose=walk()))


def school_gate(b: Block) -> None:
    """Home time: the school behind its railings, families at the open gate."""
    sky(b, 560)
    tree(b, (1500, 640), 420)
    b.cut(rect(170, 350, 1000, 300), ACCENT, edge=4)
    b.hatch(rect(170, 350, 1000, 300), PAPER, Marks(gap=24, length=(26, 60), width=3, skip=0.2))
    b.cut([(130, 354), (230, 210), (1110, 210), (1210, 354)], INK, edge=4)
    b.hatch(
        [(130, 354), (230, 210), (1110, 210), (1210, 354)],
        PAPER,
        Marks(gap=24, length=(40, 130), width=3.5, skip=0.35),
    )
    b.cut([(540, 650), (540, 330), (670, 190), (800, 330), (800, 650)], PAPER, edge=4)
    b.cut(rect(632, 110, 76, 110), PAPER, edge=4)
    b.cut([(612, 118), (670, 40), (728, 118)], PLACE, edge=4)
    b.cut([(650, 196), (656, 150), (684, 150), (690, 196)], INK)
    b.cut([(620, 650), *arc((670, 490), 50, 50, (180, 360)), (720, 650)], INK, edge=4)
    for x in (230, 380, 860, 1010):
        b.cut(rect(x, 420, 110, 150), PAPER, edge=4)
        for i in (1, 2):
            b.line([(x + i * 37, 420), (x + i * 37, 570)], 4, INK)
            b.line([(x, 420 + i * 50), (x + 110, 420 + i * 50)], 4, INK)
    b.cut(rect(-20, 645, 1640, 450), TINT)
    b.hatch(rect(-20, 660, 1640, 420), PLACE, Marks(gap=36, length=(30, 100), width=5, skip=0.5))
    railings(b, (-20, 470), 800, 260)
    railings(b, (1010, 1620), 800, 260)
    for x in (470, 1000):
        b.cut(rect(x - 26, 500, 52, 310), PAPER, edge=4)
        b.disc((x, 482), 30, PLACE, edge=4)
    _families(b)


def _families(b: Block) -> None:
    draw_person(
        b,
        Person(
            (640, 860),
            230,
            0,
            Head("bob", INK),
            (PLACE, INK),
            "dress",
            young=1.35,
            pose=walk(((-0.2, 0.55), (0.2, 0.5))),
        ),
    )
    draw_person(
        b,
        Person(
            (790, 880),
            250,
            0,
            Head("curls", INK, INK),
            (ACCENT, INK),
            "shorts",
            young=1.35,
            pose=walk(((-0.18, 0.5), (0.26, 0.7))),
        ),
    )
    draw_person(
        b,
        Person(
            (300, 1010),
            490,
            1,
            Head("scarf", PLACE),
            (PAPER, PLACE),
            "skirt",
            pose=stand(((0.1, 0.42), (0.24, 0.36))),
        ),
    )
    draw_person(
        b,
        Person(
            (455, 1015),
            270,
            -1,
            Head("fringe", ACCENT),
            (PLACE, INK),
            young=1.3,
            pose=stand(((0.08, 0.42), (0.2, 0.6))),
        ),
    )
    draw_person(
        b,
        Person(
            (1130, 1010),
            490,
            -1,
            Head("short", PAPER, PAPER, ("glasses",)),
            (PLACE, INK),
            "coat",
            pose=stand(((0.12, 0.42), (0.26, 0.38))),
        ),
    )
    in_wheelchair(b, Person((960, 1020), 310, -1, Head("long", INK), (ACCENT, INK), young=1.25))
    draw_person(
        b,
        Person(
            (1370, 1005),
            460,
            -1,
            Head("short", INK, INK, ("beard",)),
            (PAPER, INK),
            pattern="stripes",
            pose=walk(),
        ),
    )
