"""Spoons whittled at the bench."""

from __future__ import annotations

from linocut.block import ACCENT, INK, PAPER, PLACE, TINT, Block, Marks, contrast
from linocut.geometry import Point, arc, oval, place, rect
from linocut.motifs.heads import Head
from linocut.motifs.land import land
from linocut.motifs.people import draw_person
from linocut.motifs.person import Person, stand
from linocut.motifs.plants import tree
from linocut.motifs.tables import mug


def whittling(b: Block) -> None:
    """A carver at the bench turns a length of lime into a spoon; a learner tries a first one."""
    b.cut(b.page(), PLACE)
    for i in range(20):
        b.line([(i * 88 - 20, -20), (i * 88 - 20, 1100)], 6, INK)
    b.hatch(b.page(), INK, Marks(angle=90, gap=22, length=(40, 160), width=4, skip=0.7))
    b.cut(rect(960, 60, 470, 400), INK, edge=14)
    with b.within(rect(960, 60, 470, 400)):
        b.cut(rect(960, 60, 470, 400), PAPER)
        b.roll(rect(960, 60, 470, 400), TINT, [0.9, 0.2])
        land(b, [(940, 400), (1150, 360), (1440, 410)], PLACE, base=470)
        tree(b, (1340, 420), 260, INK)
    b.line([*rect(960, 60, 470, 400), (960, 60)], 14, INK)
    b.line([(1195, 60), (1195, 460)], 12, INK)
    b.line([(960, 250), (1430, 250)], 12, INK)
    b.line([(60, 120), (850, 120)], 24, ACCENT, edge=5)
    for i, size in enumerate((170, 215, 185, 235, 190)):
        if i not in {2, 3}:  # two are in their hands
            _spoon(b, (120 + i * 165, 132), size)
    elder = Person(
        (430, 1320),
        1150,
        1,
        Head("cap", INK, PAPER, ("beard", "glasses", "down")),
        (PAPER, INK),
        pattern="stripes",
        pose=stand(((0.2, 0.5), (0.3, 0.56)), 0.03),
    )
    learner = Person(
        (1330, 1260),
        940,
        -1,
        Head("curls", INK, INK, ("down",)),
        (ACCENT, INK),
        young=1.08,
        pose=stand(((0.18, 0.52), (0.25, 0.56)), 0.03),
    )
    for who in (learner, elder):
        draw_person(b, who)
        _carving(b, who)
    _bench_top(b)


def _spoon(b: Block, at: Point, size: float, *, flat: bool = False) -> None:
    x, y = at
    shade = ACCENT if flat else PAPER
    end = (x + size, y) if flat else (x, y + size)
    bowl = (x + size * 1.12, y) if flat else (x, y + size * 1.12)
    b.line([at, end], [size * 0.09, size * 0.07], shade, edge=3)
    long, short = size * 0.25, size * 0.17
    b.cut(oval(bowl, long if flat else short, short if flat else long), shade, edge=3.5)
    b.cut(oval(bowl, (long if flat else short) * 0.62, (short if flat else long) * 0.62), TINT, hand=0.8)


def _carving(b: Block, who: Person) -> None:
    """A spoon held in the far hand and a knife drawn along it by the near one."""
    t = who.tall
    near, far = who.spot(who.pose.hands[0]), who.spot(who.pose.hands[1])
    way = -1 if who.face == -1 else 1
    start, end = (near[0] - way * t * 0.02, near[1] + t * 0.05), (far[0] + way * t * 0.09, far[1] - t * 0.1)
    b.line([start, end], [t * 0.03, t * 0.024], PAPER, edge=4)
    b.cut(oval((end[0] + way * t * 0.03, end[1] - t * 0.035), t * 0.06, t * 0.042, -48 * way), PAPER, edge=4)
    b.cut(oval((end[0] + way * t * 0.03, end[1] - t * 0.035), t * 0.036, t * 0.024, -48 * way), TINT)
    b.disc(far, t * 0.036, who.head.skin, edge=4)
    for i in range(3):
        b.line(
            [
                (far[0] - way * t * 0.02, far[1] - t * 0.018 + i * t * 0.02),
                (far[0] + way * t * 0.026, far[1] - t * 0.024 + i * t * 0.02),
            ],
            t * 0.004,
            contrast(who.head.skin),
        )
    blade = place(
        [(0.1, -0.05), (0.75, 0.42), (1.1, 0.86), (0.7, 0.78), (-0.1, 0.2)], near, t * 0.1, flip=way < 0
    )
    b.cut(blade, INK, edge=4)
    heel, point = place([(0.3, 0.22), (0.9, 0.7)], near, t * 0.1, flip=way < 0)
    b.gouge(heel, point, t * 0.008, PAPER)
    b.line(place([(-0.62, -0.42), (0.1, 0.04)], near, t * 0.1, flip=way < 0), t * 0.03, ACCENT, edge=4)
    b.disc(near, t * 0.036, who.head.skin, edge=4)
    for i in range(3):
        b.line(
            [
                (near[0] - t * 0.018 + i * t * 0.018, near[1] - t * 0.026),
                (near[0] - t * 0.014 + i * t * 0.018, near[1] + t * 0.02),
            ],
            t * 0.004,
            contrast(who.head.skin),
        )
    for i in range(3):
        curl = arc(
            (far[0] - way * t * (0.02 + i * 0.05), far[1] + t * (0.1 + i * 0.06)),
            t * 0.026,
            t * 0.018,
            (i * 70, i * 70 + 270),
        )
        b.line(curl, [2, t * 0.012, 2], ACCENT, edge=2)


def _bench_top(b: Block) -> None:
    b.cut(rect(-20, 900, 1640, 210), PAPER, edge=6)
    b.hatch(rect(-20, 906, 1640, 190), PLACE, Marks(gap=24, length=(120, 420), width=5, skip=0.25))
    for x, y, s, turn in (
        (740, 905, 48, 0),
        (850, 935, 62, 40),
        (960, 900, 44, 200),
        (1040, 950, 52, 90),
        (640, 945, 46, 150),
        (780, 985, 40, 20),
        (930, 1000, 36, 80),
    ):
        b.line(arc((x, y), s, s * 0.62, (turn, turn + 290)), [3, s * 0.34, s * 0.26, 2], ACCENT, edge=3)
    log = rect(90, 830, 210, 96)
    b.cut(log, ACCENT, edge=5)
    b.hatch(log, PAPER, Marks(gap=16, length=(30, 120), width=5, skip=0.3))
    b.cut(oval((300, 878), 30, 48), PAPER, edge=5)
    for share in (0.35, 0.7):
        ring = oval((300, 878), 30 * share, 48 * share)
        b.line([*ring, ring[0]], 4, ACCENT)
    mug(b, (1480, 960), 120, PLACE, steam=PAPER)
    _spoon(b, (170, 1010), 210, flat=True)
    _spoon(b, (1110, 1020), 190, flat=True)
