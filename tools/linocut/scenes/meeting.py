"""A meeting behind a shop."""

from __future__ import annotations

from linocut.block import ACCENT, INK, PAPER, PLACE, TINT, Block, Marks
from linocut.geometry import arc, rect, smooth
from linocut.motifs.heads import Head
from linocut.motifs.people import draw_person
from linocut.motifs.person import Person, face_us, sit
from linocut.motifs.rooms import room
from linocut.motifs.tables import mug, pot, table, teapot


def shop_back_room(b: Block) -> None:
    """Behind the shop, past the curtain: boxes on shelves, one lamp, a meeting."""
    room(b, 780, PLACE, paper="planks")
    for y in (190, 340, 490):
        for i in range(5):
            w, h = 84, 70 + (i * 37 + y) % 40
            x = 62 + i * 98
            if (i + y) % 3 == 0:
                pot(b, (x + 40, y - 8), 70, ACCENT, None)
                continue
            b.cut(rect(x, y - 8 - h, w, h), (PAPER, ACCENT, TINT)[(i + y) % 3], edge=3)
            b.line([(x + w / 2, y - 8 - h), (x + w / 2, y - 8)], 7, INK)
            b.line([(x, y - 8 - h * 0.55), (x + w, y - 8 - h * 0.55)], 4, INK)
        b.line([(30, y), (570, y)], 18, INK, edge=3)
    b.cut(rect(1140, 90, 380, 700), INK, edge=8)
    b.cut(rect(1164, 114, 332, 676), PAPER)
    b.roll(rect(1164, 114, 332, 400), TINT, [0.9, 0.3])
    for i in range(3):
        for k in range(5):
            b.cut(rect(1196 + k * 60, 226 + i * 130, 44, 70), (ACCENT, PLACE, PAPER)[(i + k) % 3], edge=2.5)
        b.line([(1170, 300 + i * 130), (1490, 300 + i * 130)], 11, INK)
    b.line([(1110, 96), (1550, 96)], 16, INK, edge=4)
    left = [
        (1130, 100),
        *smooth([(1290, 100), (1270, 330), (1180, 540), (1210, 790)], closed=False),
        (1120, 790),
    ]
    right = [(1420, 100), (1545, 100), (1545, 790), (1450, 790), (1480, 540), (1440, 330)]
    for drape in (left, right):
        b.cut(drape, ACCENT, edge=5)
        b.hatch(drape, PAPER, Marks(angle=93, gap=26, length=(80, 240), width=6, skip=0.2))
    b.line([(800, -20), (800, 150)], 6, INK)
    for i in range(11):
        spread = -1 + i * 0.2
        b.gouge((800 + spread * 100, 270), (800 + spread * 330, 520), 9, PAPER)
    b.cut([(760, 150), (840, 150), (930, 250), (670, 250)], INK, edge=4)
    b.cut(arc((800, 250), 46, 36, (0, 180)), PAPER, edge=3)
    _meeting(b)


def _meeting(b: Block) -> None:
    draw_person(
        b,
        Person(
            (665, 1000),
            560,
            0,
            Head("short", INK, INK, ("glasses",)),
            (PAPER, INK),
            pose=face_us(((-0.1, 0.34), (0.1, 0.35))),
        ),
    )
    draw_person(
        b,
        Person(
            (935, 1000),
            570,
            0,
            Head("bob", ACCENT),
            (TINT, INK),
            pattern="stripes",
            pose=face_us(((-0.1, 0.35), (0.1, 0.34))),
        ),
    )
    for x in (310, 1290):
        b.cut(rect(x - 14, 600, 28, 450), INK, edge=4)
    draw_person(
        b,
        Person(
            (400, 1050),
            660,
            1,
            Head("bun", PAPER),
            (ACCENT, INK),
            "skirt",
            "knit",
            pose=sit(((0.2, 0.38), (0.28, 0.4))),
        ),
    )
    draw_person(
        b,
        Person(
            (1200, 1050),
            680,
            -1,
            Head("turban", ACCENT, INK),
            (PAPER, INK),
            pose=sit(((0.2, 0.38), (0.3, 0.46))),
        ),
    )
    table(b, (560, 820, 480, 260), PAPER)
    teapot(b, (800, 822), 120, ACCENT)
    for x, shade in ((620, PLACE), (700, PAPER), (930, INK), (995, PAPER)):
        mug(b, (x, 822), 60, shade)
