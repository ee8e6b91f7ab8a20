"""People: two-bone limbs dressed in bold shapes parted by a carved line."""

from __future__ import annotations

from math import dist
from typing import TYPE_CHECKING

from linocut.block import INK, PAPER, PLACE, Block, Marks, contrast
from linocut.geometry import Point, joint, oval, smooth
from linocut.motifs.heads import draw_head
from linocut.motifs.person import _LEG, _SEATED, Person

if TYPE_CHECKING:
    from collections.abc import Callable


def draw_person(b: Block, who: Person) -> None:
    """Draw someone, far limbs first."""
    _arm(b, who, 1)
    for side in (1, 0):
        _leg(b, who, side)
    _lower(b, who)
    _trunk(b, who)
    size = 0.083 * who.tall * who.young
    nx, ny = who.neck
    centre = who.spot(
        (nx + 0.02 * (1 if who.turned else 0) + who.pose.lean * 0.25, ny + 0.035 + 0.075 * who.young)
    )
    b.cut(
        oval(who.spot((nx, ny - 0.008)), who.tall * 0.04, who.tall * 0.024),
        who.head.skin,
        edge=who.edge * 0.7,
    )
    b.line([who.spot((nx, ny)), centre], who.tall * 0.056, who.head.skin, edge=who.edge)
    b.cut(oval(who.spot((nx, ny - 0.008)), who.tall * 0.034, who.tall * 0.02), who.head.skin, hand=0)
    draw_head(b, who.head, centre, size, who.face)
    _arm(b, who, 0)


def _arm(b: Block, who: Person, side: int) -> None:
    nx, ny = who.neck
    spread = 0.06 if who.turned else 0.108
    shoulder = (nx + (-spread if side == 0 else spread * 0.8 if who.turned else spread), ny - 0.045)
    hand = who.pose.hands[side]
    bend = 1.0 if side and not who.turned else -1.0
    reach = dist(shoulder, hand)
    # Seen from the front, a bent arm is foreshortened rather than flung out sideways.
    lengths = (0.165, 0.16) if who.turned else (min(0.165, reach * 0.56), min(0.16, reach * 0.54))
    elbow = joint(shoulder, hand, lengths, bend)
    start, middle, end = who.spot(shoulder), who.spot(elbow), who.spot(hand)
    b.disc(end, who.tall * 0.03, who.head.skin, edge=who.edge * 0.8)
    sleeve = [start, middle, (end[0] + (middle[0] - end[0]) * 0.12, end[1] + (middle[1] - end[1]) * 0.12)]
    t = who.tall
    b.disc(start, t * 0.041, who.clothes[0], edge=who.edge)
    b.line(sleeve, [t * 0.082, t * 0.072, t * 0.05], who.clothes[0], edge=who.edge, curve=True)
    b.disc(start, t * 0.041, who.clothes[0])
    _pattern(b, who, sleeve, narrow=True)


def _leg(b: Block, who: Person, side: int) -> None:
    hx, hy = who.pose.hip
    apart = 0.03 if who.turned else 0.045
    start = (hx + (-apart if side == 0 else apart), hy - 0.01)
    foot = who.pose.feet[side]
    bend = -1.0 if side == 0 and not who.turned else 1.0
    seated_to_us = not who.turned and hy < _SEATED
    knee = (
        (foot[0] * 1.15, hy - 0.045) if seated_to_us else joint(start, (foot[0], foot[1] + 0.03), _LEG, bend)
    )
    t = who.tall
    colour = who.head.skin if who.wears in {"skirt", "dress", "shorts"} else who.clothes[1]
    way = 0 if who.face in {0, 2} else 1
    toe = who.spot((foot[0] + 0.045 * way, foot[1] + 0.018))
    shoe = oval(toe, t * (0.06 if way else 0.035), t * 0.024)
    b.cut(shoe, INK, edge=who.edge * 0.7)
    path = [who.spot(start), who.spot(knee), who.spot((foot[0], foot[1] + 0.035))]
    b.line(path, [t * 0.1, t * 0.085, t * 0.052], colour, edge=who.edge, curve=True)
    if who.wears == "shorts":
        b.line([path[0], path[1]], [t * 0.105, t * 0.1], who.clothes[1], edge=who.edge)


def _lower(b: Block, who: Person) -> None:
    if who.wears not in {"skirt", "dress", "coat"}:
        return
    hx, hy = who.pose.hip
    colour = who.clothes[0] if who.wears in {"coat", "dress"} else who.clothes[1]
    if hy < _SEATED:  # the cloth lies along the thigh
        knee = joint((hx, hy), who.pose.feet[0], _LEG, 1.0) if who.turned else (hx, hy - 0.04)
        wide = 0.14 if who.turned else 0.2
        shin = [who.spot(knee), who.spot((knee[0] + 0.01, knee[1] - 0.12))]
        b.line(shin, [who.tall * wide, who.tall * wide * 1.1], colour, edge=who.edge)
        b.disc(who.spot(knee), who.tall * wide / 2, colour, edge=who.edge)
        b.line([who.spot((hx - 0.04, hy)), who.spot(knee)], who.tall * wide, colour, edge=who.edge)
        b.disc(who.spot(knee), who.tall * wide / 2, colour)
        b.line(shin, who.tall * wide * 0.94, colour)
        return
    hem = hy - (0.14 if who.wears == "coat" else 0.27)
    flare = 0.125 if who.wears == "coat" else 0.17
    cloth = [
        (hx - 0.08, hy + 0.1),
        (hx + 0.08, hy + 0.1),
        (hx + flare, hem),
        (hx, hem - 0.015),
        (hx - flare, hem),
    ]
    outline = [who.spot(p) for p in cloth]
    b.cut(outline, colour, edge=who.edge)
    fold = Marks(
        angle=88, gap=who.tall * 0.045, length=(who.tall * 0.06, who.tall * 0.14), width=who.tall * 0.009
    )
    b.hatch(outline, contrast(colour), fold)


def _trunk(b: Block, who: Person) -> None:
    hx, hy = who.pose.hip
    nx, ny = who.neck
    s = 0.085 if who.turned else 0.125
    w = 0.078 if who.turned else 0.092
    outline = smooth(
        [
            who.spot(p)
            for p in (
                (nx - 0.04, ny + 0.012),
                (nx + 0.04, ny + 0.012),
                (nx + s * 0.85, ny - 0.02),
                (nx + s, ny - 0.1),
                (hx + w, hy + 0.1),
                (hx + w + 0.008, hy - 0.03),
                (hx - w - 0.008, hy - 0.03),
                (hx - w, hy + 0.1),
                (nx - s, ny - 0.1),
                (nx - s * 0.85, ny - 0.02),
            )
        ],
        steps=3,
    )
    b.cut(outline, who.clothes[0], edge=who.edge)
    _pattern(b, who, outline)
    if who.pattern == "apron":
        bib = [
            (nx - 0.05, ny - 0.08),
            (nx + 0.05, ny - 0.08),
            (hx + 0.09, hy + 0.06),
            (hx + 0.09, hy - 0.12),
            (hx - 0.09, hy - 0.12),
            (hx - 0.09, hy + 0.06),
        ]
        shade = PAPER if who.clothes[0] is not PAPER else PLACE
        b.cut([who.spot(p) for p in bib], shade, edge=who.edge)


def _pattern(b: Block, who: Person, region: list[Point], *, narrow: bool = False) -> None:
    pen = contrast(who.clothes[0])
    t = who.tall
    if narrow:
        if who.pattern in {"stripes", "knit"}:
            (x0, y0), (x1, y1), (x2, y2) = region
            for share in (0.3, 0.55, 0.8):
                for (ax, ay), (bx, by) in (((x0, y0), (x1, y1)), ((x1, y1), (x2, y2))):
                    x, y = ax + (bx - ax) * share, ay + (by - ay) * share
                    px, py = (ay - by), (bx - ax)
                    long = max((px * px + py * py) ** 0.5, 1)
                    px, py = px / long * t * 0.026, py / long * t * 0.026
                    b.line([(x - px, y - py), (x + px, y + py)], t * 0.009, pen)
        return
    if who.pattern == "stripes":
        b.hatch(region, pen, Marks(gap=t * 0.04, length=(t, t), width=t * 0.017, skip=0))
    elif who.pattern == "knit":
        for angle in (45, -45):
            marks = Marks(angle=angle, gap=t * 0.034, length=(t * 0.03, t * 0.05), width=t * 0.009, skip=0.05)
            b.hatch(region, pen, marks)
    elif who.pattern == "dots":
        b.hatch(region, pen, Marks(gap=t * 0.04, length=(t * 0.01, t * 0.014), width=t * 0.014, skip=0.3))
    elif who.pattern == "plain" and t > 150:  # noqa: PLR2004 - small figures stay flat
        shade = Marks(
            angle=70,
            gap=t * 0.036,
            length=(t * 0.05, t * 0.12),
            width=t * 0.009,
            weight=_shaded(who),
            skip=0.2,
        )
        b.hatch(region, pen, shade)


def _shaded(who: Person) -> Callable[[Point], float]:
    """Light comes from the left: marks gather on that side of the cloth, as if it caught the light."""
    middle = who.spot((who.pose.hip[0] + who.pose.lean / 2, 0))[0]
    return lambda p: min(1.0, max(0.0, (middle - p[0]) / (who.tall * 0.09) + 0.35))


def in_wheelchair(b: Block, who: Person) -> None:
    """Draw someone seated in a wheelchair."""
    t = who.tall
    hub = who.spot((-0.02, 0.17))
    way = -1 if who.face == -1 else 1
    for x in (-0.14, -0.1):
        b.line(
            [who.spot((x, 0.22)), who.spot((x - 0.03, 0.56)), who.spot((x - 0.09, 0.57))],
            t * 0.02,
            INK,
            edge=who.edge,
        )
    draw_person(b, who)
    b.line(
        [who.spot((-0.14, 0.24)), who.spot((0.16, 0.23)), who.spot((0.24, 0.05)), who.spot((0.33, 0.05))],
        t * 0.022,
        INK,
        edge=who.edge * 0.6,
    )
    for radius, colour in ((0.172, INK), (0.145, PAPER)):
        ring = oval(hub, t * radius, t * radius)
        b.line(
            [*ring, ring[0]],
            t * 0.026 if colour is INK else t * 0.006,
            colour,
            edge=who.edge if colour is INK else 0,
        )
    for turn in range(0, 180, 30):
        spoke = oval(hub, t * 0.16, t * 0.16)
        start = spoke[turn * len(spoke) // 360]
        end = spoke[(turn * len(spoke) // 360 + len(spoke) // 2) % len(spoke)]
        b.line([start, end], max(1.2, t * 0.006), INK)
    b.disc(hub, t * 0.025, INK)
    b.disc((hub[0] + way * t * 0.24, who.at[1] - t * 0.045), t * 0.045, INK, edge=who.edge * 0.7)


def with_stick(b: Block, who: Person) -> None:
    """Draw someone with a walking stick in the far hand."""
    hand = who.spot(who.pose.hands[1])
    b.line(
        [hand, (hand[0] + (hand[0] - who.at[0]) * 0.15, who.at[1])],
        max(2.2, who.tall * 0.014),
        INK,
        edge=who.edge * 0.6,
    )
    draw_person(b, who)
