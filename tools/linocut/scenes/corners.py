"""Corners of streets: a piece of rough grass that waits for an idea."""

from __future__ import annotations

from linocut.block import ACCENT, INK, PAPER, TINT, Block, Marks
from linocut.geometry import rect
from linocut.motifs.buildings import house
from linocut.motifs.creatures import bird_flock, dog
from linocut.motifs.heads import Head
from linocut.motifs.land import cloud, grass, land, sky
from linocut.motifs.people import draw_person, in_wheelchair, with_stick
from linocut.motifs.person import Person, sit, stand
from linocut.motifs.plants import flower, tree
from linocut.motifs.walls import brick

_POINTING = stand(((-0.06, 0.4), (0.3, 0.7)))
_HOUSES = (760, 960, 1160, 1360, 1560)
_DANDELIONS = (
    (400, 1000), (480, 1035), (860, 1030), (960, 990), (1060, 1040), (1190, 1010), (110, 1010), (1570, 1030),
)  # fmt: skip


def rough_grass(b: Block) -> None:
    """Neighbours stand about on a corner and point: a wall, one sycamore, dandelions, houses behind."""
    sky(b, 560)
    cloud(b, (1150, 110), 150)
    bird_flock(b, (860, 150), 5, 22)
    land(b, [(-20, 420), (500, 360), (1100, 410), (1620, 350)], TINT, base=600)
    for i, x in enumerate(_HOUSES):
        house(b, (x, 580), (196, 190), TINT if i % 2 else PAPER, ACCENT if i % 3 == 1 else INK)
    b.cut(rect(-20, 560, 1640, 110), ACCENT, edge=5)
    brick(b, rect(-20, 560, 1640, 110))
    b.cut(rect(-20, 538, 1640, 30), PAPER, edge=4)
    grass(b, [(-20, 665), (800, 655), (1620, 670), (1620, 1100), (-20, 1100)])
    tree(b, (250, 820), 760, INK)
    b.hatch(rect(-20, 960, 1640, 130), PAPER, Marks(angle=82, gap=46, length=(30, 80), width=5, skip=0.45))
    _neighbours(b)
    for at in _DANDELIONS:
        flower(b, at, 74, ACCENT, PAPER)


def _neighbours(b: Block) -> None:
    for who in (
        Person((900, 850), 330, -1, Head("curls", INK, INK), (ACCENT, INK), pose=stand()),
        Person((1065, 850), 320, 0, Head("bob", INK), (PAPER, INK), "skirt", "stripes", pose=stand()),
        Person((1262, 870), 350, -1, Head("turban", ACCENT, INK), (PAPER, INK), pose=_POINTING),
        Person((735, 880), 350, 1, Head("scarf", ACCENT), (PAPER, INK), "dress", pose=_POINTING),
    ):
        draw_person(b, who)
    old = Head("cap", PAPER, PAPER)
    with_stick(
        b, Person((530, 960), 420, 1, old, (INK, PAPER), "coat", pose=stand(((0.14, 0.5), (0.2, 0.47))))
    )
    in_wheelchair(b, Person((1410, 980), 430, -1, Head("bun", PAPER, PAPER), (ACCENT, INK), pose=sit()))
    dog(b, (1120, 1015), 110)
