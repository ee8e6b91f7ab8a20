"""Books and the places they are read."""

from __future__ import annotations

from linocut.block import ACCENT, INK, PAPER, PLACE, TINT, Block, Marks
from linocut.geometry import arc, rect, rotate
from linocut.motifs.heads import Head
from linocut.motifs.people import draw_person
from linocut.motifs.person import Person, face_us, stand
from linocut.motifs.rooms import outlook, room
from linocut.motifs.tables import mug, pot, table
from linocut.motifs.things import book, open_book, shelf


def library(b: Block) -> None:
    """Tall shelves round a bright window; a reader at the table, a child who cannot quite reach."""
    room(b, 830, PLACE, paper="plain")
    outlook(b, (640, 110, 320, 500), round_top=True)
    shelf(b, (-20, 40, 580, 790), 5)
    shelf(b, (1040, 40, 590, 790), 5)
    b.line([(330, 900), (420, 90)], 14, PAPER, edge=4)
    b.line([(440, 900), (500, 90)], 14, PAPER, edge=4)
    for y in range(180, 900, 90):
        t = (900 - y) / 810
        b.line([(330 + 90 * t, y), (440 + 60 * t, y)], 12, PAPER, edge=4)
    draw_person(
        b,
        Person(
            (205, 985),
            330,
            1,
            Head("fringe", ACCENT),
            (PLACE, INK),
            "dress",
            "plain",
            1.3,
            stand(((-0.12, 0.44), (0.24, 1.0))),
        ),
    )
    draw_person(
        b,
        Person(
            (1330, 1010),
            560,
            -1,
            Head("scarf", PLACE),
            (PAPER, INK),
            "skirt",
            pose=stand(((0.16, 0.53), (0.22, 0.53))),
        ),
    )
    for i, shade in enumerate((ACCENT, PAPER, PLACE)):
        book(b, (1145, 700 - i * 32), (150, 32), shade)
    draw_person(
        b,
        Person(
            (800, 960),
            600,
            0,
            Head("bald", PAPER, INK, ("glasses", "down")),
            (ACCENT, INK),
            pattern="knit",
            pose=face_us(((-0.13, 0.36), (0.13, 0.36))),
        ),
    )
    table(b, (520, 800, 560, 230), PAPER)
    open_book(b, (800, 812), 128)
    for i, shade in enumerate((PLACE, ACCENT, INK)):
        book(b, (555 + i * 8, 800 - i * 30), (130 - i * 12, 30), shade)
    pot(b, (1020, 802), 70)


def books(b: Block) -> None:
    """A tower of well-read books, a mug, and one left open by the window."""
    room(b, 700, TINT)
    outlook(b, (900, 70, 560, 470))
    b.cut(rect(-20, 760, 1640, 340), ACCENT, edge=5)
    b.hatch(rect(-20, 765, 1640, 320), PAPER, Marks(gap=26, length=(120, 420), width=4, skip=0.3))
    stack = (
        (300, 540, 100, PLACE),
        (350, 470, 78, PAPER),
        (285, 560, 112, INK),
        (390, 410, 70, PAPER),
        (330, 490, 92, PLACE),
        (410, 370, 74, ACCENT),
    )
    y = 900.0
    for i, (x, w, h, shade) in enumerate(stack):
        b.cut(rect(x, y - h, w, h), shade, edge=5)
        for share in (0.09, 0.86):
            b.cut(
                rect(x + w * share, y - h, w * 0.045, h),
                PAPER if shade is not PAPER else (ACCENT if i == 1 else PLACE),
            )
        b.hatch(
            rect(x + w * 0.16, y - h * 0.92, w * 0.68, h * 0.84),
            PAPER if shade is not PAPER else PLACE,
            Marks(gap=h * 0.19, length=(70, 260), width=h * 0.055, skip=0.4),
        )
        y -= h + 4
    b.cut([(500, y + 4), (520, y - 4), (690, y - 4), (700, y + 4)], INK)
    for x in (545, 660):
        ring = arc((x, y - 42), 46, 36, (0, 350))
        b.line([*ring, ring[0]], 9, INK, edge=2)
    b.line([(590, y - 48), (615, y - 48)], 9, INK, edge=2)
    b.cut(rotate(rect(742, 555, 30, 120), (757, 550), 6), ACCENT, edge=3)
    open_book(b, (1150, 1000), 300)
    b.cut([(1150, 830), (1180, 826), (1186, 1040), (1166, 1018), (1148, 1040)], ACCENT, edge=3)
    mug(b, (1440, 850), 170, PLACE, steam=PAPER)
    pot(b, (135, 880), 210)
