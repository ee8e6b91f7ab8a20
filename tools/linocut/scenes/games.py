"""A game for two, and play for the very small."""

from __future__ import annotations

from linocut.block import ACCENT, INK, PAPER, PLACE, TINT, Block, Colour, Marks
from linocut.geometry import Point, oval, place, rect
from linocut.motifs.heads import Head
from linocut.motifs.land import land, sun
from linocut.motifs.people import draw_person
from linocut.motifs.person import Person, Pose, sit, stand
from linocut.motifs.plants import tree
from linocut.motifs.rooms import outlook, room
from linocut.motifs.things import bunting


def chess(b: Block) -> None:
    """An old hand and a young one over a chessboard; the queen stands large between them."""
    room(b, 640, TINT)
    outlook(b, (610, 60, 380, 420))
    draw_person(
        b,
        Person(
            (370, 1230),
            1060,
            1,
            Head("cap", PLACE, PAPER, ("beard", "down")),
            (ACCENT, INK),
            pattern="knit",
            pose=sit(((0.13, 0.36), (0.24, 0.46)), 0.04),
        ),
    )
    draw_person(
        b,
        Person(
            (1230, 1160),
            800,
            -1,
            Head("curls", INK, INK, ("down",)),
            (PLACE, INK),
            young=1.25,
            pattern="stripes",
            pose=sit(((0.16, 0.5), (0.24, 0.46)), 0.03),
        ),
    )
    b.cut(rect(-20, 900, 1640, 200), PLACE, edge=5)
    b.hatch(rect(-20, 905, 1640, 180), PAPER, Marks(gap=22, length=(100, 300), width=5, skip=0.35))
    board: list[Point] = [(480, 760), (1120, 760), (1290, 960), (310, 960)]
    b.cut(board, PAPER, edge=8)
    for row in range(6):
        for col in range(6):
            if (row + col) % 2 == 0:
                b.cut(
                    [
                        _on_board(col, row),
                        _on_board(col + 1, row),
                        _on_board(col + 1, row + 1),
                        _on_board(col, row + 1),
                    ],
                    INK,
                    hand=0.8,
                )
    b.cut([(310, 960), (1290, 960), (1300, 1004), (300, 1004)], ACCENT, edge=5)
    men: tuple[tuple[float, float, str, Colour], ...] = (
        (1.5, 0.6, "pawn", PAPER),
        (3.5, 0.6, "king", INK),
        (4.6, 0.7, "pawn", INK),
        (1.6, 1.6, "knight", PAPER),
        (5.4, 2.4, "pawn", INK),
        (1.5, 3.4, "pawn", PAPER),
        (4.5, 3.6, "knight", INK),
        (2.7, 4.6, "king", PAPER),
        (0.6, 5.2, "pawn", PAPER),
        (5.2, 5.3, "pawn", INK),
    )
    for file, line, kind, shade in men:
        _piece(b, _on_board(file, line), 100 + 27 * line, kind, shade)


def _on_board(col: float, row: float) -> Point:
    depth = row / 6
    y = 760 + 200 * depth**1.1
    left, right = 480 - 170 * depth**1.1, 1120 + 170 * depth**1.1
    return (left + (right - left) * col / 6, y)


def _piece(b: Block, at: Point, tall: float, kind: str, shade: Colour) -> None:
    skirt = [
        (-0.24, 0),
        (-0.24, -0.08),
        (-0.12, -0.16),
        (-0.08, -0.55),
        (0.08, -0.55),
        (0.12, -0.16),
        (0.24, -0.08),
        (0.24, 0),
    ]
    b.cut(place(skirt, at, tall), shade, edge=3)
    if kind == "pawn":
        b.disc((at[0], at[1] - tall * 0.62), tall * 0.13, shade, edge=3)
    elif kind == "knight":
        head = [
            (-0.16, -0.5),
            (-0.2, -0.85),
            (-0.02, -1.1),
            (0.06, -1.0),
            (0.3, -0.8),
            (0.26, -0.7),
            (0.08, -0.74),
            (0.15, -0.5),
        ]
        b.cut(place(head, at, tall), shade, edge=3)
    else:
        b.cut(
            place(
                [
                    (-0.2, -1.0),
                    (-0.1, -0.86),
                    (0, -1.05),
                    (0.1, -0.86),
                    (0.2, -1.0),
                    (0.13, -0.55),
                    (-0.13, -0.55),
                ],
                at,
                tall * 1.15,
            ),
            shade,
            edge=3,
        )
        b.disc((at[0], at[1] - tall * 1.24), tall * 0.06, ACCENT, edge=2)


def toddlers(b: Block) -> None:
    """Small children on the rug with bricks and a drum, grown-ups down on the floor with them."""
    b.cut(b.page(), TINT)
    room(b, 560, TINT)
    bunting(b, (-20, 60), (820, 60), 80, 54)
    bunting(b, (820, 60), (1640, 60), 80, 54)
    b.cut(rect(600, 200, 400, 300), PAPER, edge=10)
    with b.within(rect(600, 200, 400, 300)):
        land(b, [(590, 420), (800, 370), (1010, 430)], PLACE, base=505)
        sun(b, (900, 290), 40, rays=12)
        tree(b, (690, 470), 170, INK)
    b.cut(oval((800, 850), 760, 220), PLACE, edge=8)
    b.hatch(oval((800, 850), 730, 205), PAPER, Marks(gap=36, length=(30, 80), width=8, skip=0.3))
    b.cut(oval((800, 850), 560, 150), ACCENT, edge=6)
    b.hatch(oval((800, 850), 530, 135), PAPER, Marks(gap=38, length=(24, 60), width=6, skip=0.4))
    floor = Pose((0, 0.09), -0.02, ((0.16, 0.22), (0.26, 0.24)), ((0.42, 0.0), (0.38, 0.02)))
    draw_person(
        b, Person((260, 860), 700, 1, Head("scarf", INK), (PAPER, PLACE), pattern="stripes", pose=floor)
    )
    draw_person(
        b,
        Person(
            (1360, 870),
            700,
            -1,
            Head("curls", PAPER, INK, ("glasses",)),
            (PLACE, INK),
            pattern="knit",
            pose=floor,
        ),
    )
    crawl = Pose((0, 0.12), 0.04, ((0.2, 0.28), (0.26, 0.36)), ((0.34, 0.02), (0.3, 0.0)))
    draw_person(
        b,
        Person(
            (640, 800), 310, 1, Head("curls", INK, INK), (PAPER, INK), young=1.75, pattern="dots", pose=crawl
        ),
    )
    draw_person(b, Person((1080, 990), 330, -1, Head("fringe", INK), (INK, PLACE), young=1.75, pose=crawl))
    draw_person(
        b,
        Person(
            (850, 730),
            330,
            0,
            Head("bun", ACCENT),
            (PLACE, INK),
            "dress",
            young=1.7,
            pose=stand(((-0.3, 0.74), (0.3, 0.74))),
        ),
    )
    _bricks(b)


def _bricks(b: Block) -> None:
    for x, y, s, shade in (
        (760, 940, 70, PLACE),
        (836, 940, 70, PAPER),
        (798, 870, 70, INK),
        (800, 800, 60, PAPER),
        (560, 960, 62, PAPER),
        (1000, 830, 54, INK),
    ):
        b.cut(rect(x, y - s, s, s), shade, edge=5)
        mark = PAPER if shade is not PAPER else PLACE
        if x % 3:
            b.disc((x + s / 2, y - s / 2), s * 0.24, mark)
        else:
            b.cut(
                [(x + s / 2, y - s * 0.78), (x + s * 0.78, y - s * 0.26), (x + s * 0.22, y - s * 0.26)], mark
            )
    b.cut([(420, 930), (530, 930), (520, 1020), (430, 1020)], PAPER, edge=5)
    b.cut(oval((475, 930), 56, 16), TINT, edge=4)
    for i in range(4):
        b.line([(430 + i * 26, 938), (445 + i * 24, 1016)], 5, ACCENT)
