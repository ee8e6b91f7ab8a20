"""News on a board and a story on a phone."""

from __future__ import annotations

from linocut.block import ACCENT, INK, PAPER, PLACE, TINT, Block, Marks
from linocut.geometry import arc, rect, rounded, smooth
from linocut.motifs.buildings import gable
from linocut.motifs.heads import Head
from linocut.motifs.land import falling, grass, land, sky, wood
from linocut.motifs.people import draw_person, with_stick
from linocut.motifs.person import Person, face_us, stand
from linocut.motifs.plants import flower, tree


def notice_board(b: Block) -> None:
    """The parish notice board under its little roof, thick with pinned papers, and two who stop to look."""
    sky(b, 700)
    land(b, [(-20, 640), (500, 570), (1100, 620), (1620, 560)], TINT, base=800)
    gable(b, (1420, 760), (240, 250), PAPER, INK)
    tree(b, (110, 800), 420)
    grass(b, [(-20, 770), (1620, 760), (1620, 1100), (-20, 1100)])
    for x in (440, 1080):
        b.cut(rect(x, 230, 40, 780), INK, edge=5)
    b.cut(rect(420, 240, 720, 470), PLACE, edge=9)
    b.cut(rect(450, 268, 660, 414), INK, hand=1)
    b.cut([(360, 250), (780, 90), (1200, 250), (1160, 270), (780, 130), (400, 270)], ACCENT, edge=5)
    papers = (
        (480, 300, 150, 190, -3, PAPER),
        (660, 296, 200, 130, 2, ACCENT),
        (890, 300, 190, 170, 3, PAPER),
        (480, 520, 190, 130, 2, TINT),
        (700, 455, 150, 195, -2, PAPER),
        (885, 500, 195, 150, -3, PAPER),
    )
    for i, (x, y, w, h, turn, shade) in enumerate(papers):
        sheet = [(x + turn * 2, y), (x + w + turn, y + turn * 2), (x + w - turn, y + h), (x, y + h - turn)]
        b.cut(sheet, shade, edge=3)
        _pinned(b, i, (x, y, w, h))
        b.disc((x + w / 2, y + 13), 9, ACCENT if shade is not ACCENT else INK, edge=2)
    with_stick(
        b,
        Person(
            (640, 1050),
            500,
            2,
            Head("bun", PAPER),
            (ACCENT, INK),
            "coat",
            pose=stand(((-0.12, 0.44), (0.17, 0.46))),
        ),
    )
    draw_person(
        b,
        Person(
            (960, 1050),
            330,
            2,
            Head("curls", INK, INK),
            (PAPER, INK),
            "shorts",
            "stripes",
            1.3,
            stand(((-0.13, 0.45), (0.2, 0.9))),
        ),
    )
    for x in (330, 380, 1170, 1230, 1300):
        flower(b, (x, 1085), 130 + x % 50)


def _pinned(b: Block, number: int, box: tuple[float, float, float, float]) -> None:
    x, y, w, h = box
    if number == 0:
        flower(b, (x + w / 2, y + h - 20), h * 0.68, ACCENT)
    elif number == 2:  # noqa: PLR2004 - a house on the third sheet
        gable(b, (x + w / 2, y + h - 18), (w * 0.42, h * 0.42), PAPER, PLACE)
    elif number == 4:  # noqa: PLR2004 - a tree on the fifth
        tree(b, (x + w / 2, y + h - 18), h * 0.7)
    else:
        for i in range(4):
            b.gouge(
                (x + w * 0.14, y + h * (0.3 + i * 0.16)),
                (x + w * (0.86 - 0.1 * (i % 2)), y + h * (0.3 + i * 0.16)),
                7,
                INK,
            )


def phone_film(b: Block) -> None:
    """Two hands hold up a phone; in it a neighbour tells her story, and below it we see her shoes."""
    sky(b, 700)
    land(
        b,
        [(-20, 520), (500, 450), (1000, 520), (1620, 440)],
        TINT,
        base=800,
        marks=Marks(angle=10, gap=22, length=(30, 90), width=4, skip=0.5),
    )
    wood(b, (-20, 1640), 690, 130, INK)
    tree(b, (1400, 800), 620)
    gable(b, (190, 740), (260, 280), PAPER, ACCENT)
    grass(b, [(-20, 690), (1620, 680), (1620, 1100), (-20, 1100)])
    b.cut(rect(520, 780, 560, 40), PAPER, edge=5)
    for x in (560, 1010):
        b.cut(rect(x, 820, 34, 170), INK, edge=4)
    draw_person(b, Person((800, 1000), 740, 0, Head("bun", PAPER), (ACCENT, INK), "skirt", pose=face_us()))
    for way in (-1, 1):
        x = 800 + way * 420
        b.cut(
            [(x + way * 30, 780), (x - way * 70, 840), (x - way * 20, 1100), (x + way * 230, 1100)],
            INK,
            edge=6,
        )
        b.hatch(
            [(x + way * 30, 800), (x - way * 50, 840), (x, 1100), (x + way * 210, 1100)],
            PAPER,
            Marks(angle=90 - way * 20, gap=34, length=(50, 150), width=7, skip=0.3),
        )
        b.cut(
            smooth(
                [
                    (x - way * 60, 850),
                    (x - way * 90, 700),
                    (x - way * 40, 590),
                    (x + way * 40, 640),
                    (x + way * 60, 800),
                ],
                steps=4,
            ),
            PAPER,
            edge=6,
        )
    b.cut(rounded(430, 190, 740, 520, 54), INK, edge=8)
    screen = rect(480, 226, 640, 448)
    b.cut(screen, PAPER, hand=1)
    with b.within(screen):
        b.roll(rect(480, 226, 640, 320), TINT, [0.9, 0.3])
        b.hatch(
            rect(480, 226, 640, 260),
            PAPER,
            Marks(gap=20, length=(40, 130), width=5, skip=0.3, weight=falling(210, 460)),
        )
        land(
            b,
            [(470, 520), (760, 470), (1130, 530)],
            PLACE,
            base=690,
            marks=Marks(angle=6, gap=20, length=(30, 90), width=5, skip=0.4),
        )
        draw_person(
            b,
            Person(
                (800, 1200),
                940,
                0,
                Head("bun", PAPER, PAPER, ("glasses",)),
                (ACCENT, INK),
                pattern="knit",
                pose=stand(((-0.14, 0.5), (0.14, 0.5))),
            ),
        )
    b.disc((1060, 280), 20, ACCENT, edge=4)
    for x0, y0 in ((500, 246), (500, 654)):
        b.line([(x0, y0), (x0 + 40, y0)], 6, INK)
        b.line([(x0, y0), (x0, y0 + (40 if y0 < 400 else -40))], 6, INK)  # noqa: PLR2004 - above or below the middle
    for way in (-1, 1):
        x = 800 + way * 420
        b.line(
            [(x + way * 10, 760), (x - way * 40, 700), (x - way * 66, 600)],
            [70, 56, 40],
            PAPER,
            edge=6,
            curve=True,
        )
        b.line(arc((x - way * 64, 604), 13, 18, (200, 340)), 4, INK)
