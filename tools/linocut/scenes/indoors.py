"""Rooms where people meet: library, café, kitchen, the back of a shop."""

from __future__ import annotations

from linocut.block import ACCENT, INK, PAPER, PLACE, TINT, Block, Colour, Marks
from linocut.geometry import Point, arc, oval, place, rect, rotate, smooth
from linocut.motifs.buildings import arched
from linocut.motifs.heads import Head
from linocut.motifs.nature import land, poplar, tree
from linocut.motifs.people import Person, draw_person, face_us, hands, in_wheelchair, sit, stand
from linocut.motifs.things import book, bunting, mug, open_book, pot, shelf, steam_above, table, teapot


def _room(b: Block, floor: float, wall: Colour = TINT, boards: Colour = PAPER) -> None:
    b.cut(rect(-20, -20, b.width + 40, floor + 20), wall)
    light = Marks(angle=68, gap=30, length=(50, 150), width=6, skip=0.35, weight=lambda p: 1.1 - p[0] / (b.width * 1.1))
    b.hatch(rect(-20, -20, b.width + 40, floor + 20), PAPER if wall is not PAPER else TINT, light)
    b.cut(rect(-20, floor, b.width + 40, b.height - floor + 20), boards)
    b.hatch(rect(-20, floor, b.width + 40, b.height - floor + 20), PLACE if boards is PAPER else PAPER,
            Marks(gap=30, length=(120, 360), width=4.5, skip=0.3))  # fmt: skip
    b.line([(-20, floor), (b.width + 20, floor)], 9, INK)


def _outlook(b: Block, box: tuple[float, float, float, float], *, round_top: bool = False) -> None:
    """A window with a view of the hills."""
    x, y, w, h = box
    frame = arched(box) if round_top else rect(*box)
    b.cut(frame, PAPER, edge=12)
    with b.within(frame):
        b.roll(rect(x, y, w, h * 0.7), TINT, [0.8, 0.1])
        land(b, [(x - 5, y + h * 0.62), (x + w * 0.4, y + h * 0.5), (x + w + 5, y + h * 0.64)], PLACE, base=y + h,
             marks=Marks(angle=8, gap=14, length=(20, 60), width=3.5, skip=0.4))  # fmt: skip
        tree(b, (x + w * 0.72, y + h * 0.82), h * 0.42, INK)
        poplar(b, (x + w * 0.24, y + h * 0.74), h * 0.34)
    b.line([(x + w / 2, y), (x + w / 2, y + h)], 9, INK)
    b.line([(x, y + h * 0.48), (x + w, y + h * 0.48)], 9, INK)


def library(b: Block) -> None:
    """Tall shelves round a bright window; a reader at the table, a child who cannot quite reach."""
    _room(b, 830)
    _outlook(b, (640, 110, 320, 520), round_top=True)
    shelf(b, (-20, 40, 580, 790), 5)
    shelf(b, (1040, 40, 590, 790), 5)
    b.line([(330, 900), (420, 90)], 14, PAPER, edge=4)
    b.line([(440, 900), (500, 90)], 14, PAPER, edge=4)
    for y in range(180, 900, 90):
        t = (900 - y) / 810
        b.line([(330 + 90 * t, y), (440 + 60 * t, y)], 12, PAPER, edge=4)
    draw_person(b, Person((215, 985), 300, 1, Head("fringe", ACCENT), (PLACE, INK), "dress", "plain", 1.3, stand(((-0.12, 0.44), (0.22, 1.0)))))
    draw_person(b, Person((1330, 1010), 540, -1, Head("scarf", PLACE), (PAPER, INK), "skirt", pose=stand(((0.16, 0.56), (0.22, 0.56)))))
    for i, shade in enumerate((ACCENT, PAPER, PLACE)):
        book(b, (1150, 718 - i * 30), (140, 30), shade)
    draw_person(b, Person((800, 960), 560, 0, Head("bald", PAPER, INK, ("glasses", "down", "beard")), (ACCENT, INK), pattern="knit",
                          pose=face_us(((-0.12, 0.42), (0.12, 0.42)))))  # fmt: skip
    table(b, (520, 800, 560, 230), PAPER)
    open_book(b, (800, 806), 110)
    for i, shade in enumerate((PLACE, ACCENT, INK)):
        book(b, (560 + i * 8, 800 - i * 30), (130 - i * 12, 30), shade)
    pot(b, (1010, 802), 70)


def books(b: Block) -> None:
    """A tower of well-read books, a mug, and one left open by the window."""
    _room(b, 700, TINT, PAPER)
    _outlook(b, (930, 70, 520, 500))
    b.cut(rect(-20, 760, 1640, 340), ACCENT, edge=5)
    b.hatch(rect(-20, 765, 1640, 320), PAPER, Marks(gap=26, length=(120, 420), width=4, skip=0.3))
    stack = ((330, 62, 520, 96, PLACE), (370, 0, 450, 74, PAPER), (310, 0, 540, 104, INK), (400, 0, 400, 66, PAPER), (360, 0, 470, 88, PLACE),
             (420, 0, 360, 70, INK))  # fmt: skip
    y = 860.0
    for x, _, w, h, shade in stack:
        b.cut(rect(x, y - h, w, h), shade, edge=5)
        for share in (0.09, 0.88):
            b.line([(x + w * share, y - h), (x + w * share, y)], 12, PAPER if shade is not PAPER else ACCENT)
        b.hatch(rect(x + w * 0.14, y - h * 0.9, w * 0.7, h * 0.8), PAPER if shade is not PAPER else PLACE,
                Marks(gap=h * 0.2, length=(60, 220), width=h * 0.06, skip=0.45))  # fmt: skip
        y -= h + 4
    spectacles = [arc((540, y - 20), 44, 34, (0, 350)), arc((660, y - 20), 44, 34, (0, 350))]
    for ring in spectacles:
        b.line([*ring, ring[0]], 9, INK, edge=2)
    b.line([(584, y - 24), (616, y - 24)], 9, INK, edge=2)
    leaf = rotate(rect(770, 470, 30, 160), (785, 550), 8)
    b.cut(leaf, ACCENT, edge=3)
    open_book(b, (1180, 960), 290)
    mug(b, (1450, 800), 150, PLACE, steam=PAPER)
    pot(b, (150, 800), 190)


def cafe(b: Block) -> None:
    """The café: a counter with cakes and a big machine, friends at the window table."""
    _room(b, 760, PLACE, PAPER)
    _outlook(b, (880, 130, 580, 430))
    bunting(b, (-10, 60), (860, 60), 50, 44)
    for y in (250, 380):
        b.line([(60, y), (640, y)], 16, PAPER, edge=3)
        for i in range(7):
            mug(b, (110 + i * 78, y - 8), 58, (PAPER, ACCENT, TINT)[i % 3])
    draw_person(b, Person((350, 830), 560, 0, Head("curls", INK, INK), (PAPER, INK), pattern="stripes", pose=stand(((-0.16, 0.5), (0.2, 0.52)))))
    _machine(b)
    b.cut(rect(-20, 640, 720, 360), PAPER, edge=5)
    b.cut(rect(-20, 626, 740, 34), ACCENT, edge=4)
    b.hatch(rect(-20, 670, 720, 320), PLACE, Marks(angle=90, gap=34, length=(80, 260), width=6, skip=0.1))
    b.cut(rect(430, 610, 190, 16), INK, edge=2)
    b.cut([(450, 610), (450, 540), (525, 515), (600, 540), (600, 610)], ACCENT, edge=4)
    b.cut(smooth([(446, 545), (525, 500), (604, 545), (570, 570), (525, 552), (480, 572)], steps=4), PAPER, edge=3)
    draw_person(b, Person((930, 985), 560, 1, Head("scarf", ACCENT), (PAPER, INK), "skirt", pose=sit(((0.16, 0.42), (0.26, 0.48)))))
    in_wheelchair(b, Person((1420, 1000), 560, -1, Head("short", PAPER, PAPER, ("beard", "glasses")), (ACCENT, INK), pose=sit(((0.16, 0.4), (0.26, 0.44)))))
    b.line([(1175, 780), (1175, 1010)], 20, INK, edge=3)
    b.cut(oval((1175, 1015), 110, 16), INK, edge=3)
    b.cut(oval((1175, 775), 190, 34), PAPER, edge=5)
    mug(b, (1100, 775), 78, PLACE, steam=PAPER)
    mug(b, (1255, 778), 78, ACCENT, steam=PAPER)


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
    _room(b, 800, PLACE, PAPER)
    _outlook(b, (560, 60, 480, 400))
    b.cut(rect(110, 120, 210, 260), PAPER, edge=8)
    tree(b, (215, 350), 190, PLACE, fruit=ACCENT)
    bunting(b, (1080, 90), (1610, 60), 50, 44)
    draw_person(b, Person((570, 1010), 700, 0, Head("scarf", ACCENT), (PAPER, INK), pose=face_us(((-0.12, 0.44), (0.1, 0.46)))))
    draw_person(b, Person((1010, 1010), 720, 0, Head("short", INK, INK, ("beard",)), (TINT, INK), pattern="knit",
                          pose=face_us(((-0.1, 0.46), (0.14, 0.43)))))  # fmt: skip
    b.cut(rect(60, 560, 40, 500), INK, edge=4)
    draw_person(b, Person((210, 1080), 800, 1, Head("bun", PAPER, PAPER, ("glasses",)), (ACCENT, INK), "skirt", "knit",
                          pose=sit(((0.2, 0.44), (0.3, 0.5)))))  # fmt: skip
    in_wheelchair(b, Person((1390, 1080), 780, -1, Head("long", INK), (PAPER, INK), pattern="stripes", pose=sit(((0.16, 0.46), (0.3, 0.47)))))
    b.cut(oval((800, 800), 440, 112), PAPER, edge=6)
    b.hatch(oval((800, 800), 420, 100), TINT, Marks(gap=17, length=(60, 200), width=6, skip=0.3))
    b.cut([(361, 806), *[(800 - 440 * (1 - i / 10), 0) for i in range(0)], *arc((800, 802), 439, 112, (180, 0)), (1200, 960), (1090, 1100), (500, 1100), (400, 960)], PLACE, edge=6)
    b.hatch([(361, 830), *arc((800, 830), 420, 105, (180, 0)), (1200, 960), (1090, 1100), (500, 1100), (400, 960)], PAPER,
            Marks(angle=90, gap=42, length=(60, 160), width=9, skip=0.15))  # fmt: skip
    teapot(b, (790, 815), 190, ACCENT)
    steam_above(b, (985, 640), 90, PAPER)
    for x, y, shade in ((560, 790, PAPER), (640, 866, INK), (1030, 790, PLACE), (950, 876, PAPER)):
        mug(b, (x, y), 84, shade)
    b.cut(oval((770, 868), 96, 22), PAPER, edge=4)
    for x in (730, 772, 812):
        b.cut(smooth(place([(-1, 0), (-0.6, -0.8), (0.6, -0.8), (1, 0)], (x, 868), 26), steps=3), ACCENT, edge=3)


def soup_pot(b: Block) -> None:
    """A great pot of soup, a ladle mid-pour, bowls held out."""
    _room(b, 620, PLACE, PAPER)
    for i, x in enumerate((180, 330, 480, 1150, 1300, 1450)):
        b.line([(x, -20), (x, 90)], 6, INK)
        if i % 2:
            b.cut(smooth(place([(0, -1), (0.5, 0), (0.3, 0.9), (-0.3, 0.9), (-0.5, 0)], (x, 150), 70)), ACCENT, edge=4)
        else:
            b.disc((x, 140), 52, PAPER, edge=5)
            b.hatch(oval((x, 140), 46, 46), PLACE, Marks(angle=90, gap=14, length=(20, 60), width=4, skip=0.2))
    draw_person(b, Person((800, 1060), 800, 0, Head("turban", ACCENT, INK), (PAPER, INK), pattern="plain", pose=stand(((-0.2, 0.5), (0.26, 0.62)))))
    b.cut(rect(-20, 850, 1640, 260), ACCENT, edge=5)
    b.hatch(rect(-20, 860, 1640, 240), PAPER, Marks(gap=30, length=(120, 420), width=5, skip=0.3))
    pan = [(460, 590), (1140, 590), (1110, 900), (1060, 940), (540, 940), (490, 900)]
    for x, way in ((462, -1), (1138, 1)):
        b.line(arc((x, 680), 62, 46, (-90, 90) if way > 0 else (90, 270)), 26, INK, edge=4)
    b.cut(pan, INK, edge=6)
    b.hatch(pan, PAPER, Marks(angle=90, gap=26, length=(60, 200), width=7, skip=0.2, weight=lambda p: 1.1 - (p[0] - 460) / 300))
    b.cut(oval((800, 592), 345, 66), PAPER, edge=6)
    b.cut(oval((800, 598), 312, 52), ACCENT, edge=3)
    for x, y, shade in ((640, 596, PAPER), (720, 618, PLACE), (860, 614, PAPER), (930, 590, PLACE), (780, 586, PLACE), (560, 600, PLACE)):
        b.cut(oval((x, y), 25, 12), shade, hand=1, edge=2)
    b.line([(1015, 560), (1000, 470), (1050, 330)], 20, INK, edge=4, curve=True)
    b.cut(oval((1000, 590), 62, 34), INK, edge=4)
    for x in (560, 800):
        steam_above(b, (x - 60, 520), 170, PAPER)
    for x, flip in ((250, False), (1350, True)):
        hands(b, (x - 110 if not flip else x + 110, 880), 90, INK if flip else PAPER, flip=flip)
        b.cut([(x - 130, 800), (x + 130, 800), (x + 80, 910), (x - 80, 910)], PAPER, edge=5)
        b.hatch([(x - 130, 800), (x + 130, 800), (x + 80, 910), (x - 80, 910)], PLACE, Marks(gap=20, length=(30, 120), width=6, skip=0.2))
        b.cut(oval((x, 800), 132, 32), PAPER, edge=5)
        b.cut(oval((x, 804), 110, 22), ACCENT, edge=2)
    book(b, (1220, 1030), (220, 40), PLACE)


def chess(b: Block) -> None:
    """An old hand and a young one over a chessboard; the queen stands large between them."""
    _room(b, 700, TINT, PAPER)
    shelf(b, (610, -30, 400, 460), 3)
    draw_person(b, Person((330, 1120), 880, 1, Head("cap", PLACE, PAPER, ("beard", "down")), (ACCENT, INK), pattern="knit",
                          pose=sit(((0.14, 0.36), (0.3, 0.46)), 0.05)))  # fmt: skip
    draw_person(b, Person((1290, 1080), 660, -1, Head("curls", INK, INK, ("down",)), (PLACE, INK), young=1.3, pattern="stripes",
                          pose=sit(((0.2, 0.46), (0.28, 0.42)), 0.04)))  # fmt: skip
    b.cut(rect(-20, 900, 1640, 200), PLACE, edge=5)
    board: list[Point] = [(480, 760), (1120, 760), (1290, 960), (310, 960)]
    b.cut(board, PAPER, edge=8)
    for row in range(6):
        for col in range(6):
            if (row + col) % 2 == 0:
                b.cut([_on_board(col, row), _on_board(col + 1, row), _on_board(col + 1, row + 1), _on_board(col, row + 1)], INK, hand=0.8)
    b.cut([(310, 960), (1290, 960), (1300, 1000), (300, 1000)], ACCENT, edge=5)
    men: tuple[tuple[float, float, str, Colour], ...] = (
        (1.5, 0.6, "pawn", PAPER), (3.5, 0.6, "king", INK), (4.6, 0.7, "pawn", INK), (0.6, 1.6, "knight", PAPER), (5.4, 2.4, "pawn", INK),
        (1.5, 3.4, "pawn", PAPER), (4.5, 3.6, "knight", INK), (2.6, 4.6, "king", PAPER), (0.6, 5.2, "pawn", PAPER), (5.2, 5.3, "pawn", INK),
    )  # fmt: skip
    for col, line, kind, shade in men:
        _piece(b, _on_board(col, line), 90 + 22 * line, kind, shade)
    b.hatch(rect(-20, 1005, 1640, 80), PAPER, Marks(gap=22, length=(100, 300), width=5, skip=0.3))


def _on_board(col: float, row: float) -> Point:
    depth = row / 6
    y = 760 + 200 * depth**1.1
    left, right = 480 - 170 * depth**1.1, 1120 + 170 * depth**1.1
    return (left + (right - left) * col / 6, y)


def _piece(b: Block, at: Point, tall: float, kind: str, shade: Colour) -> None:
    skirt = [(-0.24, 0), (-0.24, -0.08), (-0.12, -0.16), (-0.08, -0.55), (0.08, -0.55), (0.12, -0.16), (0.24, -0.08), (0.24, 0)]
    b.cut(place(skirt, at, tall), shade, edge=3)
    if kind == "pawn":
        b.disc((at[0], at[1] - tall * 0.62), tall * 0.13, shade, edge=3)
    elif kind == "knight":
        head = [(-0.16, -0.5), (-0.2, -0.85), (-0.02, -1.1), (0.06, -1.0), (0.3, -0.8), (0.26, -0.7), (0.08, -0.74), (0.15, -0.5)]
        b.cut(place(head, at, tall), shade, edge=3)
    else:
        b.cut(place([(-0.2, -1.0), (-0.1, -0.86), (0, -1.05), (0.1, -0.86), (0.2, -1.0), (0.13, -0.55), (-0.13, -0.55)], at, tall * 1.15), shade, edge=3)
        b.disc((at[0], at[1] - tall * 1.24), tall * 0.06, ACCENT, edge=2)


def shop_back_room(b: Block) -> None:
    """Behind the shop, past the curtain: boxes on shelves, odd chairs, one lamp, a meeting."""
    _room(b, 780, PLACE, PAPER)
    for y in (190, 340, 490):
        b.line([(40, y), (560, y)], 16, INK, edge=3)
        for i in range(5):
            w, h = 84, 70 + (i * 37 + y) % 40
            x = 62 + i * 98
            if (i + y) % 3 == 0:
                pot(b, (x + 40, y - 8), 70, PAPER)
                continue
            b.cut(rect(x, y - 8 - h, w, h), (PAPER, ACCENT, TINT)[i % 3], edge=3)
            b.line([(x + w / 2, y - 8 - h), (x + w / 2, y - 8)], 7, INK)
    b.cut(rect(1240, 100, 300, 690), INK, edge=8)
    b.cut(rect(1260, 120, 260, 670), PAPER)
    b.roll(rect(1260, 120, 260, 500), TINT, [0.8, 0.2])
    for i in range(3):
        b.line([(1270, 300 + i * 130), (1510, 300 + i * 130)], 10, INK)
        for k in range(4):
            b.cut(rect(1285 + k * 58, 226 + i * 130, 40, 68), (ACCENT, PLACE, PAPER)[(i + k) % 3], edge=2.5)
    drape = smooth([(1240, 100), (1410, 100), (1400, 300), (1330, 520), (1350, 790), (1236, 790)], steps=4)
    b.cut(drape, ACCENT, edge=5)
    b.hatch(drape, PAPER, Marks(angle=96, gap=26, length=(80, 240), width=6, skip=0.2))
    b.line([(800, -20), (800, 150)], 6, INK)
    b.cut([(760, 150), (840, 150), (930, 250), (670, 250)], INK, edge=4)
    b.cut(arc((800, 250), 46, 36, (0, 180)), PAPER)
    for i in range(11):
        x = -1 + i * 0.2
        b.gouge((800 + x * 120, 280), (800 + x * 330, 520), 8, PAPER)
    _meeting(b)


def _meeting(b: Block) -> None:
    draw_person(b, Person((660, 1000), 520, 0, Head("short", INK, INK, ("glasses",)), (PAPER, INK), pose=face_us(((-0.1, 0.43), (0.1, 0.44)))))
    draw_person(b, Person((935, 1000), 530, 0, Head("bob", ACCENT), (TINT, INK), pattern="stripes", pose=face_us(((-0.1, 0.44), (0.12, 0.43)))))
    for x in (330, 1270):
        b.cut(rect(x - 14, 600, 28, 450), INK, edge=4)
    draw_person(b, Person((410, 1050), 620, 1, Head("bun", PAPER), (ACCENT, INK), "skirt", "knit", pose=sit(((0.2, 0.42), (0.28, 0.46)))))
    draw_person(b, Person((1190, 1050), 640, -1, Head("turban", ACCENT, INK), (PAPER, INK), pose=sit(((0.2, 0.43), (0.3, 0.5)))))
    table(b, (560, 820, 480, 260), PAPER)
    teapot(b, (800, 822), 110, ACCENT)
    for x, shade in ((620, PLACE), (700, PAPER), (920, INK), (985, PAPER)):
        mug(b, (x, 822), 56, shade)
