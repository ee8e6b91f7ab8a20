"""The village hall, and a hall brought back to life."""

from __future__ import annotations

from linocut.block import ACCENT, INK, PAPER, PLACE, TINT, Block, Marks
from linocut.geometry import mix, rect
from linocut.motifs.buildings import village_hall
from linocut.motifs.creatures import bird_flock
from linocut.motifs.heads import Head
from linocut.motifs.land import cloud, grass, land, sky, wood
from linocut.motifs.people import draw_person, in_wheelchair, with_stick
from linocut.motifs.person import Person, sit, stand, walk
from linocut.motifs.plants import bush, flower, tree
from linocut.motifs.tables import table
from linocut.motifs.things import bunting
from linocut.motifs.walls import arched


def hall(b: Block) -> None:
    """The village hall on an open day, doors wide, neighbours arriving by the ramp and the path."""
    sky(b, 560)
    cloud(b, (300, 130), 170)
    bird_flock(b, (1300, 120), 6, 28)
    land(
        b,
        [(-20, 520), (400, 430), (900, 470), (1620, 400)],
        TINT,
        base=720,
        marks=Marks(angle=8, gap=22, length=(30, 100), width=4, skip=0.5),
    )
    wood(b, (1180, 1640), 660, 160, PLACE)
    tree(b, (150, 740), 560, INK)
    village_hall(b, (830, 740), 1040)
    bunting(b, (330, 420), (716, 430), 60, 40)
    bunting(b, (944, 430), (1340, 420), 60, 40)
    grass(b, [(-20, 735), (800, 728), (1620, 735), (1620, 1100), (-20, 1100)])
    way = [(742, 740), (918, 740), (1010, 860), (1240, 1100), (420, 1100), (640, 870)]
    b.cut(way, PAPER, edge=4)
    b.hatch(way, PLACE, Marks(gap=34, length=(30, 90), width=5, skip=0.45))
    bush(b, (1420, 760), 110, PLACE, ACCENT)
    bush(b, (420, 750), 70, PLACE)
    draw_person(
        b,
        Person(
            (838, 800),
            230,
            0,
            Head("bun", PAPER),
            (ACCENT, INK),
            "skirt",
            pose=stand(((-0.2, 0.66), (0.13, 0.45))),
        ),
    )
    in_wheelchair(b, Person((985, 965), 340, -1, Head("short", INK, INK, ("beard",)), (PLACE, INK)))
    draw_person(b, Person((640, 985), 375, 1, Head("scarf", ACCENT), (PLACE, INK), "dress", pose=walk()))
    draw_person(
        b, Person((535, 990), 230, 1, Head("fringe"), (PAPER, INK), "shorts", "stripes", 1.35, walk())
    )
    with_stick(
        b,
        Person(
            (1240, 1000),
            370,
            -1,
            Head("cap", PLACE),
            (PAPER, INK),
            "coat",
            pose=walk(((0.1, 0.46), (0.16, 0.47))),
        ),
    )
    for x in (90, 170, 260, 1420, 1500):
        flower(b, (x, 1085), 150 + x % 60, ACCENT)


def restored_hall(b: Block) -> None:
    """Inside the mended hall: new timbers, light through tall windows, a last coat of paint."""
    b.cut(b.page(), PAPER)
    b.cut([(-20, -20), (1620, -20), (1620, 330), (800, 60), (-20, 330)], PLACE)
    b.hatch(
        [(-20, -20), (1620, -20), (1620, 330), (800, 60), (-20, 330)],
        INK,
        Marks(gap=26, length=(120, 360), width=6, skip=0.1),
    )
    b.cut([(300, 820), (300, 400), (800, 230), (1300, 400), (1300, 820)], TINT, edge=4)
    for x, top in ((400, 440), (720, 350), (1040, 440)):
        frame = arched((x, top, 160, 760 - top))
        b.cut(frame, PAPER, edge=8)
        for i in (1, 2):
            b.line([(x + i * 53, top), (x + i * 53, 760)], 6, INK)
        for y in range(int(top) + 70, 760, 80):
            b.line([(x, y), (x + 160, y)], 6, INK)
    for x, top in ((400, 780), (720, 780), (1040, 780)):
        beam = [(x, top), (x + 160, top), (x + 60, 1100), (x - 180, 1100)]
        b.hatch(beam, TINT, Marks(angle=108, gap=22, length=(90, 260), width=11, skip=0.1))
    _trusses(b)
    b.cut([(-20, 900), (300, 815), (1300, 815), (1620, 900), (1620, 1100), (-20, 1100)], PAPER, edge=3)
    for i in range(13):
        b.line([(300 + i * 83, 818), (-600 + i * 230, 1100)], 4, PLACE)
    b.hatch(
        [(440, 830), (1160, 830), (1000, 1100), (200, 1100)],
        TINT,
        Marks(gap=18, length=(60, 180), width=7, skip=0.3),
    )
    _helpers(b)


def _trusses(b: Block) -> None:
    for size, wide in ((0.62, 22), (1.0, 40)):
        apex, foot = (800.0, 560 - 545 * size), 560 - 200 * size
        left, right = 800 - 860 * size, 800 + 860 * size
        b.line([(left, foot + 60 * size), apex, (right, foot + 60 * size)], wide, ACCENT, edge=5)
        b.line([(left, foot + 20 * size), (right, foot + 20 * size)], wide * 0.9, ACCENT, edge=5)
        b.line([apex, (800, foot + 20 * size)], wide * 0.8, ACCENT, edge=5)
        for way in (-1, 1):
            b.line(
                [(800, foot + 10 * size), mix(apex, (800 + way * 860 * size, foot + 60 * size), 0.5)],
                wide * 0.7,
                ACCENT,
                edge=4,
            )
        b.hatch(
            rect(left, foot, right - left, 40 * size),
            PAPER,
            Marks(gap=12, length=(50, 160), width=3, skip=0.4),
        )


def _helpers(b: Block) -> None:
    for foot, head in ((170, 230), (290, 280)):
        b.line([(foot, 960), (head, 420)], 14, INK, edge=3)
    for y in range(480, 950, 64):
        t = (960 - y) / 540
        b.line([(170 + 60 * t, y), (290 - 10 * t, y)], 11, INK, edge=2.5)
    draw_person(
        b,
        Person(
            (235, 800),
            400,
            1,
            Head("cap", PLACE),
            (PAPER, PLACE),
            pattern="stripes",
            pose=stand(((0.1, 0.5), (0.26, 0.92))),
        ),
    )
    b.cut(rect(330, 395, 44, 56), INK, edge=3)
    table(b, (600, 870, 420, 150), PAPER)
    draw_person(
        b,
        Person(
            (560, 1020),
            400,
            1,
            Head("bun", PAPER, PAPER, ("glasses",)),
            (PLACE, INK),
            "skirt",
            pose=stand(((0.14, 0.42), (0.24, 0.44))),
        ),
    )
    draw_person(
        b,
        Person(
            (1060, 1020),
            410,
            -1,
            Head("turban", ACCENT, INK),
            (INK, PLACE),
            pose=stand(((0.14, 0.42), (0.22, 0.44))),
        ),
    )
    in_wheelchair(
        b, Person((1380, 1040), 420, -1, Head("bob", INK), (PLACE, INK), pose=sit(((0.2, 0.5), (0.3, 0.62))))
    )
    draw_person(
        b,
        Person(
            (800, 1030),
            240,
            0,
            Head("curls", INK, INK),
            (ACCENT, INK),
            "shorts",
            young=1.35,
            pose=stand(((-0.24, 0.7), (0.24, 0.7))),
        ),
    )
