"""Knitting, at home and out of doors."""

from __future__ import annotations

from linocut.block import ACCENT, INK, PAPER, PLACE, TINT, Block, Colour, Marks, contrast
from linocut.geometry import Point, arc, mix, rect, smooth
from linocut.motifs.creatures import bird_flock, swan
from linocut.motifs.heads import Head
from linocut.motifs.land import grass, land, sky, water, wood
from linocut.motifs.people import draw_person
from linocut.motifs.person import Person, face_us, sit
from linocut.motifs.plants import bush, flower, tree
from linocut.motifs.rooms import room
from linocut.motifs.things import ball_of_wool, shelf


def knitting(b: Block) -> None:
    """Three knitters of three ages on one sofa; striped work grows; a great ball of wool at our feet."""
    room(b, 800, PLACE)
    b.cut(rect(80, 70, 240, 290), PAPER, edge=8)
    tree(b, (200, 330), 230, PLACE, fruit=ACCENT)
    shelf(b, (1200, 60, 340, 330), 2)
    b.cut(
        smooth(
            [(170, 900), (165, 540), (240, 450), (800, 430), (1360, 450), (1435, 540), (1430, 900)], steps=3
        ),
        ACCENT,
        edge=6,
    )
    b.hatch(rect(190, 470, 1220, 330), PAPER, Marks(angle=90, gap=110, length=(60, 300), width=7, skip=0.3))
    b.cut(rect(150, 780, 1300, 210), ACCENT, edge=6)
    b.hatch(rect(150, 800, 1300, 180), PAPER, Marks(gap=28, length=(40, 130), width=6, skip=0.45))
    for x in (90, 1380):
        b.cut(
            smooth(
                [(x, 990), (x - 10, 690), (x + 20, 620), (x + 110, 620), (x + 140, 690), (x + 130, 990)],
                steps=3,
            ),
            ACCENT,
            edge=6,
        )
        b.line(arc((x + 65, 690), 40, 40, (0, 330)), 6, PAPER)
    people = (
        Person(
            (420, 1075),
            850,
            1,
            Head("bun", PAPER, PAPER, ("glasses", "down")),
            (PLACE, INK),
            "skirt",
            pose=sit(((0.13, 0.43), (0.22, 0.45))),
        ),
        Person(
            (1180, 1075),
            850,
            -1,
            Head("short", INK, INK, ("beard", "down")),
            (PAPER, INK),
            pattern="stripes",
            pose=sit(((0.13, 0.43), (0.22, 0.45))),
        ),
        Person(
            (800, 1040),
            690,
            0,
            Head("scarf", TINT, PAPER, ("down",)),
            (INK, PLACE),
            young=1.12,
            pose=face_us(((-0.09, 0.45), (0.09, 0.45))),
        ),
    )
    for who in people:
        draw_person(b, who)
        _knitted(b, who.spot(who.pose.hands[0]), who.spot(who.pose.hands[1]), who.tall)
    b.line([(560, 890), (640, 960), (560, 1020), (740, 1040)], 8, ACCENT, edge=1.5, curve=True)
    ball_of_wool(b, (800, 975), 112)
    for x, y, r, shade in ((1085, 950, 48, PLACE), (1175, 945, 52, PAPER), (1130, 920, 44, INK)):
        ball_of_wool(b, (x, y), r, shade)
    hamper = [(1044, 966), (1226, 966), (1200, 1056), (1070, 1056)]
    b.cut(hamper, PAPER, edge=4)
    b.hatch(hamper, INK, Marks(gap=14, length=(14, 26), width=4, skip=0.1))


def _knitted(b: Block, left: Point, right: Point, tall: float) -> None:
    """Needles crossed between two hands and the piece that hangs from them."""
    mid = mix(left, right, 0.5)
    wide = tall * 0.085
    cloth = [
        (mid[0] - wide, mid[1]),
        (mid[0] + wide, mid[1]),
        (mid[0] + wide * 1.06, mid[1] + tall * 0.24),
        (mid[0] - wide * 0.94, mid[1] + tall * 0.24),
    ]
    b.cut(cloth, PAPER, edge=4)
    for i, shade in enumerate((ACCENT, PLACE, ACCENT, PLACE)):
        y = mid[1] + tall * (0.03 + i * 0.055)
        points = [(mid[0] - wide + k * wide / 4, y + (tall * 0.018 if k % 2 else 0)) for k in range(9)]
        b.line(points, tall * 0.013, shade)
    for a, z in ((left, right), (right, left)):
        tip = (z[0] + (z[0] - a[0]) * 0.5, min(a[1], z[1]) - tall * 0.06)
        tail = (a[0] - (z[0] - a[0]) * 0.4, a[1] + tall * 0.02)
        b.line([tail, tip], tall * 0.012, INK, edge=2)


def yarn_bombed_bench(b: Block) -> None:
    """The bench by the mere wrapped in stripes of knitting, the tree beside it in a jumper."""
    sky(b, 470)
    land(
        b,
        [(-20, 430), (500, 350), (1100, 420), (1620, 340)],
        TINT,
        base=520,
        marks=Marks(angle=8, gap=20, length=(30, 90), width=4, skip=0.45),
    )
    wood(b, (600, 1640), 505, 90, INK)
    water(b, rect(-20, 500, 1640, 260))
    bird_flock(b, (980, 130), 6, 28)
    grass(b, [(-20, 720), (700, 695), (1620, 720), (1620, 1100), (-20, 1100)])
    b.line([(230, 985), (238, 500), (225, -40)], [190, 136, 124], INK, edge=4)
    for a, z in (((230, 330), (30, 90)), ((235, 270), (490, 30))):
        b.line([a, z], [76, 36], INK, edge=3)
    for x, y, s in ((40, 130, 210), (480, 90, 190), (240, 60, 260)):
        bush(b, (x, y), s)
    for i in range(10):
        y = 880 - i * 48
        _knit_band(b, rect(158 + i * 2.4, y - 48, 152 - i * 3.6, 48), (ACCENT, PAPER, PLACE)[i % 3])
    _wrapped_bench(b)
    ball_of_wool(b, (1130, 1010), 58)
    b.line([(1076, 1020), (990, 1045), (920, 1000), (880, 900)], 7, ACCENT, edge=1.5, curve=True)
    swan(b, (430, 610), 46)
    for x in (60, 400, 1540):
        flower(b, (x, 1085), 150)


def _knit_band(b: Block, box: list[Point], colour: Colour) -> None:
    """A piece of knitting: a patch of small chevrons."""
    b.cut(box, colour, edge=2.5, hand=2)
    (x, y), (right, bottom) = box[0], box[2]
    pen = contrast(colour) if colour is not PAPER else PLACE
    rows = max(1, int((bottom - y) / 20))
    count = int((right - x) / 20)
    for row in range(rows):
        for i in range(count):
            cx, cy = x + 10 + i * 20, y + 15 + row * 20
            b.line([(cx - 7, cy - 8), (cx, cy), (cx + 7, cy - 8)], 3.6, pen)


def _wrapped_bench(b: Block) -> None:
    colours = (ACCENT, PAPER, INK, TINT, PAPER, ACCENT, PAPER)
    for x, foot in ((560, 540), (1370, 1390)):
        b.line([(x, 1010), (x, 520)], 40, INK, edge=4)
        b.line([(foot, 1040), (foot, 850)], 44, INK, edge=4)
    for row, y in enumerate((530, 612, 694)):
        for i in range(6):
            _knit_band(b, rect(520 + i * 149, y, 149, 58), colours[(i + row * 3) % 7])
    for i in range(6):
        left, right = 470 + i * 165, 470 + (i + 1) * 165
        seat: list[Point] = [(510 + i * 152, 800), (510 + (i + 1) * 152, 800), (right, 872), (left, 872)]
        _knit_band(b, seat, colours[(i * 2 + 1) % 7])
        _knit_band(b, rect(left, 874, 165, 30), colours[(i * 2 + 2) % 7])
    for x in (500, 1390):
        for i in range(4):
            _knit_band(b, rect(x, 908 + i * 34, 60, 34), (PAPER, ACCENT, TINT, ACCENT)[i])
        b.line([(x + 24, 700), (x + 16, 860)], 44, INK, edge=4)
        _knit_band(b, [(x - 20, 690), (x + 76, 690), (x + 70, 740), (x - 26, 740)], PAPER)
