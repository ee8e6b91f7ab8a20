"""Singing and dancing."""

from __future__ import annotations

from math import cos, pi, sin

from linocut.block import ACCENT, INK, PAPER, PLACE, TINT, Block, Colour, Marks
from linocut.geometry import oval, rect
from linocut.motifs.heads import Head
from linocut.motifs.people import draw_person, in_wheelchair
from linocut.motifs.person import Person, Pose, sit, stand
from linocut.motifs.things import bunting, open_book
from linocut.motifs.walls import arched


def choir(b: Block) -> None:
    """Three rows of singers, mouths open, under the tall windows; the leader's arms are up."""
    b.cut(b.page(), PLACE)
    b.hatch(rect(-20, -20, 1640, 700), INK, Marks(gap=44, length=(60, 150), width=5, skip=0.3))
    for x in (110, 480, 850, 1220):
        b.cut(arched((x, 20, 270, 520)), PAPER, edge=12)
        for i in (1, 2):
            b.line([(x + i * 90, 50), (x + i * 90, 540)], 7, INK)
        for y in (190, 300, 410):
            b.line([(x, y), (x + 270, y)], 7, INK)
    hairs = (
        "short",
        "bun",
        "curls",
        "scarf",
        "bald",
        "turban",
        "long",
        "short",
        "bob",
        "fringe",
        "scarf",
        "bun",
        "curls",
        "cap",
    )
    shades: tuple[Colour, ...] = (
        INK,
        PAPER,
        INK,
        ACCENT,
        PAPER,
        ACCENT,
        INK,
        PAPER,
        INK,
        INK,
        TINT,
        PAPER,
        INK,
        PLACE,
    )
    skins: tuple[Colour, ...] = (
        PAPER,
        PAPER,
        INK,
        PAPER,
        INK,
        PAPER,
        INK,
        PAPER,
        PAPER,
        PAPER,
        PAPER,
        PAPER,
        INK,
        PAPER,
    )
    cloths: tuple[Colour, ...] = (
        ACCENT,
        INK,
        PAPER,
        INK,
        TINT,
        INK,
        PAPER,
        ACCENT,
        INK,
        PAPER,
        ACCENT,
        INK,
        ACCENT,
        PAPER,
    )
    rows = ((255, 5, 300.0, 620), (400, 5, 310.0, 690), (560, 4, 372.0, 780))
    number = 0
    for top, count, step, tall in rows:
        for i in range(count):
            place = 800 + (i - (count - 1) / 2) * step
            extras = (
                ("singing", "glasses")
                if number in {1, 7, 11}
                else ("singing", "beard")
                if number in {0, 13}
                else ("singing",)
            )
            cloth = cloths[number]
            who = Person(
                (place, top + tall * 0.92),
                tall,
                0,
                Head(hairs[number], shades[number], skins[number], extras),
                (cloth, INK),
                pattern=("plain", "plain", "stripes", "knit")[number % 4],
                pose=stand(((-0.085, 0.58), (0.085, 0.58))),
            )
            draw_person(b, who)
            open_book(b, (place, who.at[1] - tall * 0.54), tall * 0.13, PAPER if cloth is not PAPER else TINT)
            number += 1
    leader = Person(
        (800, 1700),
        880,
        2,
        Head("bob", ACCENT, PAPER),
        (PLACE, INK),
        pose=stand(((-0.32, 0.83), (0.32, 0.86))),
    )
    draw_person(b, leader)
    hand = leader.spot((0.32, 0.86))
    b.line([(hand[0] - 8, hand[1] + 10), (hand[0] + 66, hand[1] - 100)], [10, 4], PAPER, edge=2.5)


def dancing(b: Block) -> None:
    """A barn dance: couples swing under the bunting, skirts fly, a fiddler plays."""
    b.cut(b.page(), PLACE)
    for i in range(30):
        a = pi * 2 * i / 30
        b.gouge((800 + cos(a) * 250, 330 + sin(a) * 170), (800 + cos(a) * 900, 330 + sin(a) * 620), 15, INK)
    b.cut(rect(-20, 800, 1640, 310), PAPER)
    b.hatch(rect(-20, 800, 1640, 310), ACCENT, Marks(gap=30, length=(120, 380), width=5, skip=0.3))
    for x, y in ((-20, 60), (520, 40), (1060, 50)):
        bunting(b, (x, y), (x + 560, y - 6), 70, 54)
    b.cut(rect(40, 680, 330, 200), INK, edge=5)
    b.hatch(rect(40, 686, 330, 190), PAPER, Marks(angle=90, gap=34, length=(60, 170), width=5, skip=0.2))
    fiddler = Person(
        (180, 682),
        440,
        1,
        Head("brim", INK),
        (PAPER, INK),
        pattern="stripes",
        pose=stand(((0.13, 0.74), (0.27, 0.72))),
    )
    draw_person(b, fiddler)
    _fiddle(b, fiddler)
    couples = (
        (
            (600, 930),
            450,
            Head("curls", INK, INK),
            (ACCENT, ACCENT),
            "dress",
            Head("short", PAPER, PAPER, ("glasses",)),
            (PAPER, INK),
        ),
        ((1360, 940), 470, Head("scarf", ACCENT), (PAPER, INK), "dress", Head("cap", INK), (ACCENT, INK)),
        (
            (985, 1010),
            590,
            Head("bun", PAPER),
            (INK, ACCENT),
            "skirt",
            Head("turban", ACCENT, INK),
            (TINT, INK),
        ),
    )
    swing = Pose((0, 0.47), 0.05, ((0.26, 0.72), (0.24, 0.56)), ((0.06, 0), (-0.24, 0.08)))
    for (x, y), tall, one, worn, cut, other, dressed in couples:
        draw_person(b, Person((x - tall * 0.22, y), tall, 1, one, worn, cut, pose=swing))
        draw_person(b, Person((x + tall * 0.24, y), tall * 1.05, -1, other, dressed, pose=swing))
    in_wheelchair(
        b,
        Person(
            (400, 1050),
            440,
            1,
            Head("long", INK),
            (PLACE, INK),
            pattern="stripes",
            pose=sit(((0.22, 0.62), (0.28, 0.74))),
        ),
    )
    draw_person(
        b,
        Person(
            (640, 1055),
            280,
            -1,
            Head("fringe", INK),
            (PAPER, PLACE),
            "skirt",
            young=1.3,
            pose=stand(((0.2, 0.66), (0.26, 0.9))),
        ),
    )


def _fiddle(b: Block, who: Person) -> None:
    chin, scroll = who.spot((0.09, 0.8)), who.spot((0.34, 0.75))
    b.line([chin, scroll], 9, INK, edge=2)
    for share, rx, ry in ((0.18, 30, 24), (0.42, 22, 19)):
        b.cut(
            oval(
                (chin[0] + (scroll[0] - chin[0]) * share, chin[1] + (scroll[1] - chin[1]) * share), rx, ry, 12
            ),
            ACCENT,
            edge=4,
        )
    b.line([chin, scroll], 5, INK)
    b.line([who.spot((0.06, 0.68)), who.spot((0.24, 0.95))], 6, PAPER, edge=2)
    b.disc(who.spot((0.13, 0.76)), 13, who.head.skin, edge=3)
