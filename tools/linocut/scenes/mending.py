"""The repair bench."""

from __future__ import annotations

from linocut.block import ACCENT, INK, PAPER, PLACE, TINT, Block, Marks
from linocut.geometry import arc, oval, rect, smooth
from linocut.motifs.heads import Head
from linocut.motifs.people import draw_person
from linocut.motifs.person import Person, stand
from linocut.motifs.rooms import room
from linocut.motifs.tables import mug


def repair_bench(b: Block) -> None:
    """The repair bench: tools on the wall, a toaster opened up, two heads over it under the lamp."""
    room(b, 900, TINT, paper="planks")
    b.cut(rect(150, 40, 1300, 390), PLACE, edge=8)
    for x in range(200, 1430, 46):
        for y in range(80, 420, 46):
            b.disc((x, y), 4, INK)
    _tools(b)
    draw_person(
        b,
        Person(
            (500, 1260),
            940,
            1,
            Head("bob", INK, PAPER, ("glasses", "down")),
            (ACCENT, INK),
            pattern="apron",
            pose=stand(((0.16, 0.46), (0.27, 0.5)), 0.04),
        ),
    )
    draw_person(
        b,
        Person(
            (1110, 1260),
            940,
            -1,
            Head("bald", PAPER, INK, ("down",)),
            (PAPER, INK),
            pattern="stripes",
            pose=stand(((0.12, 0.46), (0.25, 0.5)), 0.04),
        ),
    )
    b.cut(rect(-20, 850, 1640, 250), PAPER, edge=7)
    b.hatch(rect(-20, 860, 1640, 230), ACCENT, Marks(gap=30, length=(120, 420), width=6, skip=0.25))
    _toaster(b)
    for x, y in ((1010, 920), (1060, 950), (1120, 915), (1190, 945)):
        b.disc((x, y), 16, PAPER, edge=4)
        b.line([(x - 10, y), (x + 10, y)], 4, INK)
    b.line([(1520, 850), (1500, 560), (1330, 400)], 18, INK, edge=4)
    b.cut(oval((1520, 860), 90, 20), INK, edge=4)
    b.cut([(1360, 330), (1300, 300), (1130, 420), (1250, 520)], INK, edge=5)
    b.cut(oval((1190, 470), 72, 34, 40), PAPER, edge=4)
    for i in range(6):
        b.gouge((1120 + i * 20, 480 + i * 13), (980 + i * 40, 600 + i * 26), 9, PAPER)
    mug(b, (150, 960), 130, PLACE, steam=PAPER)
    b.line([(280, 1010), (390, 985)], [26, 24], ACCENT, edge=4)
    b.line([(390, 985), (540, 952)], [10, 8], INK, edge=3)


def _tools(b: Block) -> None:
    b.line([(260, 120), (260, 330)], 26, ACCENT, edge=4)
    b.cut([(200, 100), (330, 100), (318, 148), (212, 148)], INK, edge=4)
    b.line([(400, 180), (400, 380)], 28, PAPER, edge=4)
    b.line(arc((400, 130), 44, 44, (120, 420)), 26, PAPER, edge=4)
    b.cut([(500, 110), (760, 130), (760, 170), (500, 230)], PAPER, edge=4)
    b.cut(rect(756, 110, 90, 90), ACCENT, edge=4)
    for i in range(12):
        b.cut(
            [(506 + i * 20, 228 - i * 4.6), (516 + i * 20, 244 - i * 4.6), (526 + i * 20, 223 - i * 4.6)],
            INK,
            hand=0.5,
        )
    for i, x in enumerate((920, 980, 1040)):
        b.line([(x, 110), (x, 190)], 26, ACCENT if i % 2 == 0 else INK, edge=4)
        b.line([(x, 190), (x, 300 + i * 20)], 10, PAPER, edge=3)
    for way in (-1, 1):
        b.line(
            [(1200 - way * 26, 110), (1200, 220), (1200 + way * 46, 370)],
            [16, 26, 20],
            PAPER if way > 0 else INK,
            edge=4,
            curve=True,
        )
    b.disc((1340, 200), 62, INK, edge=5)
    b.disc((1340, 200), 30, PLACE, edge=4)


def _toaster(b: Block) -> None:
    b.line([(690, 840), (600, 880), (520, 850), (440, 920), (330, 890)], 12, INK, edge=2, curve=True)
    b.cut(rect(276, 868, 60, 46), INK, edge=4)
    for x in (706, 830):
        b.cut(
            smooth(
                [(x, 720), (x - 6, 610), (x + 20, 580), (x + 90, 580), (x + 116, 610), (x + 110, 720)],
                steps=3,
            ),
            ACCENT,
            edge=5,
        )
        b.hatch(rect(x + 14, 606, 84, 80), PAPER, Marks(gap=18, length=(8, 16), width=5, skip=0.2))
    b.cut([(680, 880), (672, 730), (700, 680), (950, 680), (978, 730), (970, 880)], INK, edge=6)
    b.cut(rect(700, 676, 250, 16), PAPER, edge=3)
    b.hatch(
        rect(690, 720, 270, 140),
        PAPER,
        Marks(gap=26, length=(60, 200), width=6, skip=0.2, weight=lambda p: 1.2 - (p[0] - 680) / 200),
    )
    b.line([(940, 730), (940, 830)], 6, PAPER)
    b.cut(rect(924, 744, 50, 22), ACCENT, edge=4)
    b.disc((900, 850), 15, PAPER)
