"""The brass band and its instruments."""

from __future__ import annotations

from linocut.block import ACCENT, INK, PAPER, PLACE, TINT, Block, Marks
from linocut.geometry import Point, arc, oval, rect, smooth
from linocut.motifs.heads import Head
from linocut.motifs.land import cloud, grass, sky
from linocut.motifs.people import draw_person
from linocut.motifs.person import Person, stand
from linocut.motifs.plants import tree


def brass_band(b: Block) -> None:
    """The band in the bandstand: cornet, horn, trombone, tuba and drum."""
    sky(b, 800)
    cloud(b, (1400, 80), 140)
    tree(b, (70, 860), 640)
    tree(b, (1540, 860), 660)
    grass(b, [(-20, 800), (1620, 790), (1620, 1100), (-20, 1100)])
    b.cut(rect(230, 330, 1140, 520), TINT)
    b.hatch(rect(230, 330, 1140, 520), PLACE, Marks(angle=90, gap=60, length=(60, 200), width=5, skip=0.4))
    b.cut([(140, 270), (800, 50), (1460, 270), (1400, 320), (200, 320)], PLACE, edge=6)
    for i in range(9):
        b.line([(800, 56), (200 + i * 150, 318)], 5, PAPER)
    b.cut(rect(762, 10, 76, 66), INK, edge=4)
    b.disc((800, 2), 22, ACCENT, edge=3)
    for i in range(16):
        x = 200 + i * 75
        b.cut([(x, 320), (x + 75, 320), (x + 37, 366)], ACCENT if i % 2 else PAPER, edge=3)
    for x in (216, 1356):
        b.cut(rect(x, 330, 28, 560), PAPER, edge=5)
    b.cut(rect(150, 870, 1300, 120), PAPER, edge=6)
    b.hatch(rect(150, 876, 1300, 108), PLACE, Marks(angle=90, gap=34, length=(60, 100), width=7, skip=0.1))
    _band(b)
    listeners = (
        (330, 380, Head("short", INK, INK), 1.0),
        (520, 270, Head("fringe", INK), 1.3),
        (1010, 390, Head("brim", PLACE), 1.0),
        (1260, 370, Head("scarf", PLACE), 1.0),
    )
    for x, tall, head, young in listeners:
        draw_person(b, Person((x, 1210), tall, 2, head, (INK, INK), young=young))


def _horn(b: Block, at: Point, size: float, way: int) -> None:
    x, y = at
    ring = arc((x + way * size * 0.42, y + size * 0.2), size * 0.3, size * 0.17, (0, 350))
    b.line([*ring, ring[0]], 9, PAPER, edge=3)
    for k in range(3):
        b.line(
            [
                (x + way * size * (0.3 + k * 0.12), y - size * 0.1),
                (x + way * size * (0.3 + k * 0.12), y + size * 0.36),
            ],
            9,
            PAPER,
            edge=2.5,
        )
    b.line([(x, y), (x + way * size * 0.8, y)], 11, PAPER, edge=3.5)
    bell = [
        (x + way * size * 0.7, y - 8),
        (x + way * size * 0.95, y - size * 0.14),
        (x + way * size * 1.12, y - size * 0.34),
        (x + way * size * 1.12, y + size * 0.34),
        (x + way * size * 0.95, y + size * 0.14),
        (x + way * size * 0.7, y + 8),
    ]
    b.cut(bell, PAPER, edge=4)


def _trombone(b: Block, at: Point) -> None:
    x, y = at
    b.line([(x, y), (x + 190, y + 26)], 9, PAPER, edge=3)
    b.line([(x + 190, y + 26), (x + 196, y + 56), (x - 30, y + 30)], 9, PAPER, edge=3)
    b.line([(x - 60, y - 6), (x + 60, y - 36)], 11, PAPER, edge=3)
    b.cut([(x + 50, y - 44), (x + 92, y - 86), (x + 122, y - 26), (x + 56, y - 26)], PAPER, edge=4)


def _tuba(b: Block) -> None:
    who = Person(
        (820, 885),
        540,
        0,
        Head("short", PAPER, PAPER, ("glasses",)),
        (ACCENT, INK),
        pose=stand(((-0.12, 0.6), (0.1, 0.52))),
    )
    draw_person(b, who)
    x, y = 850.0, 700.0
    b.cut(
        [
            (x - 14, y - 40),
            (x - 6, y - 130),
            (x - 60, y - 240),
            (x + 130, y - 240),
            (x + 70, y - 130),
            (x + 64, y - 40),
        ],
        PAPER,
        edge=5,
    )
    b.cut(oval((x + 35, y - 240), 98, 26), INK, edge=6)
    loop = smooth(
        [
            (x - 60, y - 60),
            (x + 60, y - 66),
            (x + 84, y + 30),
            (x + 40, y + 100),
            (x - 50, y + 96),
            (x - 88, y + 20),
        ],
        steps=5,
    )
    b.line([*loop, loop[0]], 40, PAPER, edge=5)
    inner = smooth(
        [(x - 34, y - 20), (x + 36, y - 24), (x + 40, y + 30), (x + 10, y + 56), (x - 32, y + 50)], steps=5
    )
    b.line([*inner, inner[0]], 15, PAPER, edge=4)
    for i in range(3):
        b.line([(x - 24 + i * 26, y - 40), (x - 24 + i * 26, y + 20)], 14, PLACE, edge=3)
    for spot in who.pose.hands:
        b.disc(who.spot(spot), 17, PAPER, edge=4)


def _band(b: Block) -> None:
    players = (
        (345, 520, Head("cap", INK), 1, (0.17, 0.83)),
        (560, 500, Head("cap", INK, INK), 1, (0.18, 0.83)),
        (1080, 505, Head("bun", INK), -1, (0.18, 0.83)),
    )
    for x, tall, head, way, hand in players:
        who = Person(
            (x, 875),
            tall,
            way,
            head,
            (ACCENT, INK),
            pose=stand(((hand[0] - 0.03, hand[1] - 0.03), (hand[0] + 0.06, hand[1] - 0.05))),
        )
        draw_person(b, who)
        lips = who.spot((0.1, 0.862))
        if x == 560:  # noqa: PLR2004 - the trombone
            _trombone(b, lips)
        else:
            _horn(b, lips, 120, way)
        for spot in who.pose.hands:
            b.disc(who.spot(spot), tall * 0.03, head.skin, edge=3)
    _tuba(b)
    drummer = Person(
        (1265, 875),
        520,
        -1,
        Head("scarf", INK, PAPER),
        (ACCENT, INK),
        pose=stand(((0.05, 0.56), (0.24, 0.72))),
    )
    draw_person(b, drummer)
    b.disc((1215, 690), 112, PAPER, edge=9)
    b.disc((1215, 690), 94, TINT)
    b.hatch(oval((1215, 690), 92, 92), PLACE, Marks(angle=40, gap=22, length=(30, 90), width=5, skip=0.3))
    b.line([drummer.spot((0.24, 0.72)), (1180, 620)], 9, INK, edge=2)
    b.disc((1184, 628), 20, PAPER, edge=4)
