"""Singing, playing, dancing and walking by lantern light."""

from __future__ import annotations

from math import cos, pi, sin

from linocut.block import ACCENT, INK, PAPER, PLACE, TINT, Block, Colour, Marks
from linocut.geometry import Point, arc, oval, place, rect, smooth
from linocut.motifs.buildings import arched, gable
from linocut.motifs.heads import Head
from linocut.motifs.nature import cloud, grass, land, sky, tree
from linocut.motifs.people import Person, Pose, draw_person, in_wheelchair, sit, stand, walk
from linocut.motifs.things import bunting, lantern, open_book


def choir(b: Block) -> None:
    """Three rows of singers, mouths open, under the tall windows; the leader's arms are up."""
    b.cut(b.page(), PLACE)
    for x in (110, 480, 850, 1220):
        b.cut(arched((x, 30, 270, 560)), PAPER, edge=10)
        for i in (1, 2):
            b.line([(x + i * 90, 60), (x + i * 90, 590)], 7, INK)
        for y in (200, 320, 440):
            b.line([(x, y), (x + 270, y)], 7, INK)
    b.hatch(rect(-20, -20, 1640, 1120), PAPER, Marks(angle=76, gap=40, length=(40, 140), width=5, skip=0.6))
    hairs = ("short", "bun", "curls", "scarf", "bald", "long", "turban", "bob", "fringe", "short", "bun", "curls", "cap", "long", "scarf", "bob")
    shades: tuple[Colour, ...] = (INK, PAPER, INK, ACCENT, PAPER, INK, ACCENT, INK, INK, PAPER, ACCENT, INK, INK, ACCENT, PAPER, INK)
    cloths: tuple[Colour, ...] = (INK, ACCENT, PAPER, INK, TINT, ACCENT)
    rows = ((330, 6, 235.0, 520), (450, 5, 265.0, 580), (600, 4, 320.0, 660))
    number = 0
    for top, count, step, tall in rows:
        for i in range(count):
            skin = INK if number % 3 == 2 else PAPER  # noqa: PLR2004 - one in three
            x = 800 + (i - (count - 1) / 2) * step
            extras = ("singing", "glasses") if number % 5 == 1 else ("singing", "beard") if number in {0, 9} else ("singing",)
            shade = shades[number % 16]
            who = Person((x, top + tall * 0.92), tall, 0, Head(hairs[number % 16], shade, skin, extras), (cloths[number % 6], INK),
                         pattern=("plain", "plain", "stripes", "knit")[number % 4], pose=stand(((-0.09, 0.56), (0.09, 0.56))))  # fmt: skip
            draw_person(b, who)
            open_book(b, (x, who.at[1] - tall * 0.53), tall * 0.14, PAPER if cloths[number % 6] is not PAPER else TINT)
            number += 1
    draw_person(b, Person((800, 1330), 800, 2, Head("bob", INK, PAPER), (INK, INK), "dress", pose=stand(((-0.32, 0.86), (0.34, 0.92)))))
    b.line([(1072, 594), (1150, 520)], [9, 4], PAPER, edge=2)


def brass_band(b: Block) -> None:
    """The band in the bandstand: cornet, horn, trombone, tuba and drum."""
    sky(b, 800)
    cloud(b, (1400, 110), 140)
    tree(b, (90, 800), 560)
    tree(b, (1530, 800), 600)
    b.cut([(140, 270), (800, 60), (1460, 270), (1400, 320), (200, 320)], PLACE, edge=6)
    for i in range(9):
        b.line([(800, 66), (200 + i * 150, 318)], 5, PAPER)
    b.cut(rect(760, 10, 80, 70), INK, edge=4)
    b.disc((800, 4), 22, ACCENT, edge=3)
    for i in range(16):
        x = 200 + i * 75
        b.cut([(x, 320), (x + 75, 320), (x + 37, 366)], ACCENT if i % 2 else PAPER, edge=3)
    for x in (230, 560, 1010, 1340):
        b.cut(rect(x, 330, 28, 540), PAPER, edge=5)
    grass(b, [(-20, 860), (1620, 850), (1620, 1100), (-20, 1100)])
    b.cut(rect(150, 850, 1300, 130), PAPER, edge=6)
    b.hatch(rect(150, 856, 1300, 118), PLACE, Marks(angle=90, gap=34, length=(60, 110), width=7, skip=0.1))
    players = ((330, 470, Head("cap", INK), 1), (560, 450, Head("cap", INK, INK), 1), (800, 500, Head("bun", PAPER), -1), (1050, 455, Head("cap", INK), -1), (1290, 480, Head("scarf", INK, INK), -1))
    for x, tall, head, way in players:
        draw_person(b, Person((x, 850), tall, way, head, (ACCENT if x != 800 else PLACE, INK), pose=stand(((0.14, 0.6), (0.22, 0.66)))))
    _horn(b, (400, 540), 110, 1)
    _trombone(b, (610, 540))
    _tuba(b, (820, 640), 210)
    _horn(b, (985, 535), 100, -1)
    b.disc((1230, 690), 130, PAPER, edge=9)
    b.disc((1230, 690), 112, TINT)
    b.hatch(oval((1230, 690), 108, 108), PLACE, Marks(angle=40, gap=22, length=(30, 90), width=5, skip=0.3))
    b.line([(1180, 530), (1215, 640)], 9, INK, edge=2)
    b.disc((1215, 645), 20, ACCENT, edge=3)
    for x, tall, hair, skin in ((420, 330, "short", INK), (640, 250, "fringe", PAPER), (1120, 340, "brim", PAPER)):
        draw_person(b, Person((x, 1150), tall, 2, Head(hair, PLACE if hair == "brim" else INK, skin), (INK, INK), young=1.0 if tall > 300 else 1.3))  # noqa: PLR2004 - the small one is a child


def _horn(b: Block, at: Point, size: float, way: int) -> None:
    x, y = at
    ring = arc((x, y + size * 0.2), size * 0.42, size * 0.26, (0, 350))
    b.line([*ring, ring[0]], 12, PAPER, edge=4)
    b.line([(x - way * size * 0.7, y), (x + way * size * 0.8, y)], 13, PAPER, edge=4)
    b.cut([(x + way * size * 0.7, y - 10), (x + way * size * 1.2, y - size * 0.36), (x + way * size * 1.2, y + size * 0.36), (x + way * size * 0.7, y + 10)], PAPER, edge=5)


def _trombone(b: Block, at: Point) -> None:
    x, y = at
    b.line([(x - 30, y), (x + 230, y + 40), (x + 225, y + 72), (x - 20, y + 36)], 9, PAPER, edge=3)
    b.cut([(x - 10, y - 26), (x + 90, y - 66), (x + 116, y - 10), (x - 4, y - 8)], PAPER, edge=4)


def _tuba(b: Block, at: Point, size: float) -> None:
    x, y = at
    b.cut(smooth([(x - size * 0.42, y + size * 0.4), (x - size * 0.4, y - size * 0.1), (x + size * 0.3, y - size * 0.1), (x + size * 0.36, y + size * 0.4), (x, y + size * 0.6)], steps=4), PAPER, edge=6)
    b.cut([(x + size * 0.02, y - size * 0.05), (x - size * 0.2, y - size * 0.62), (x + size * 0.66, y - size * 0.62), (x + size * 0.34, y - size * 0.05)], PAPER, edge=6)
    b.cut(oval((x + size * 0.23, y - size * 0.62), size * 0.46, size * 0.13), INK, edge=6)
    ring = arc((x - size * 0.04, y + size * 0.2), size * 0.24, size * 0.26, (0, 350))
    b.line([*ring, ring[0]], 13, PAPER, edge=4)
    for i in range(3):
        b.line([(x - size * 0.1 + i * 30, y + size * 0.1), (x - size * 0.1 + i * 30, y + size * 0.3)], 13, ACCENT, edge=3)


def dancing(b: Block) -> None:
    """A barn dance: couples swing under the bunting, skirts fly, a fiddler plays."""
    b.cut(b.page(), PLACE)
    for i in range(26):
        a = pi * 2 * i / 26
        b.gouge((800 + cos(a) * 330, 330 + sin(a) * 200), (800 + cos(a) * 900, 330 + sin(a) * 620), 17, PAPER)
    b.cut(rect(-20, 830, 1640, 280), PAPER)
    b.hatch(rect(-20, 830, 1640, 280), ACCENT, Marks(gap=30, length=(120, 380), width=5, skip=0.3))
    bunting(b, (-20, 60), (560, 40), 70, 54)
    bunting(b, (560, 40), (1060, 40), 60, 54)
    bunting(b, (1060, 40), (1640, 60), 70, 54)
    b.cut(rect(60, 690, 330, 200), INK, edge=5)
    draw_person(b, Person((220, 690), 420, 1, Head("brim", INK), (PAPER, INK), pattern="stripes", pose=stand(((0.14, 0.66), (0.24, 0.6)))))
    b.cut(oval((298, 400), 52, 30, -18), ACCENT, edge=4)
    b.line([(330, 390), (400, 362)], 9, INK, edge=2)
    b.line([(270, 340), (380, 470)], 5, PAPER, edge=2)
    couples = (
        ((560, 960), 470, Head("curls", INK, INK), (ACCENT, ACCENT), "dress", Head("short", PAPER, PAPER, ("glasses",)), (PAPER, INK)),
        ((1010, 1020), 560, Head("bun", PAPER), (INK, ACCENT), "skirt", Head("turban", ACCENT, INK), (TINT, INK)),
        ((1420, 950), 440, Head("scarf", ACCENT), (PAPER, INK), "dress", Head("cap", INK), (ACCENT, INK)),
    )  # fmt: skip
    swing = Pose((0, 0.47), 0.05, ((0.26, 0.72), (0.24, 0.56)), ((0.06, 0), (-0.24, 0.08)))
    for (x, y), tall, one, worn, cut, other, dressed in couples:
        draw_person(b, Person((x - tall * 0.22, y), tall, 1, one, worn, cut, pose=swing))
        draw_person(b, Person((x + tall * 0.24, y), tall * 1.05, -1, other, dressed, pose=swing))
    in_wheelchair(b, Person((760, 1055), 380, 1, Head("long", ACCENT), (PLACE, INK), pattern="stripes", pose=sit(((0.2, 0.6), (0.26, 0.72)))))


def lantern_procession(b: Block) -> None:
    """Dusk in the high street: paper lanterns on poles, dark figures of every height beneath them."""
    b.cut(b.page(), INK)
    b.hatch(rect(-20, -20, 1640, 620), PLACE, Marks(angle=-8, gap=20, length=(60, 200), width=7, skip=0.2))
    for x, w, h in ((120, 260, 430), (390, 220, 340), (1250, 230, 360), (1500, 270, 450)):
        gable(b, (x, 700), (w, h), PLACE, INK)
    for i in range(40):
        b.disc((b.rng.uniform(0, 1600), b.rng.uniform(0, 240)), b.rng.uniform(2, 4.5), PAPER)
    b.disc((800, 120), 50, PAPER)
    b.disc((822, 108), 44, INK)
    b.cut([(480, 700), (1120, 700), (1700, 1100), (-100, 1100)], INK)
    b.hatch([(480, 700), (1120, 700), (1700, 1100), (-100, 1100)], PLACE, Marks(gap=26, length=(40, 140), width=8, skip=0.3))
    b.hatch([(600, 720), (1000, 720), (1400, 1100), (200, 1100)], ACCENT, Marks(gap=38, length=(30, 90), width=7, skip=0.5))
    far = ((560, 300, 44, "globe"), (700, 330, 40, "house"), (860, 300, 46, "star"), (1010, 330, 42, "globe"))
    for i, (x, y, r, form) in enumerate(far):
        _bearer(b, (x, 770), (x + 14, y + 140), r, form, 210 - 14 * (i % 2), i)
    near: tuple[tuple[float, float, float, str, float], ...] = (
        (230, 350, 96, "star", 420), (470, 520, 70, "globe", 270), (700, 330, 110, "fish", 450), (960, 480, 74, "house", 300),
        (1180, 330, 100, "globe", 440), (1430, 430, 84, "star", 400),
    )  # fmt: skip
    for i, (x, y, r, form, tall) in enumerate(near):
        _bearer(b, (x, 1030 + 18 * (i % 2)), (x + 40, y), r, form, tall, i + 4)


def _bearer(b: Block, at: Point, light: Point, radius: float, form: str, tall: float, number: int) -> None:
    heads = (Head("beanie", INK), Head("bob", INK), Head("scarf", PLACE), Head("short", INK, INK), Head("beanie", ACCENT), Head("fringe", INK),
             Head("scarf", ACCENT), Head("curls", INK, INK), Head("bun", PAPER), Head("cap", PLACE))  # fmt: skip
    young = 1.3 if tall < 310 and radius > 60 else 1.0  # noqa: PLR2004 - the small ones in front are children
    head = heads[number % 10]
    who = Person(at, tall, 1 if number % 2 else 0, head, ((PLACE, INK, TINT)[number % 3], INK), "coat", young=young,
                 pose=stand(((-0.1, 0.5), (0.16, 0.6))))  # fmt: skip
    hand = who.spot((0.16, 0.6))
    b.line([(hand[0] - 4, hand[1] + tall * 0.12), light], max(4, tall * 0.016), PAPER)
    lantern(b, light, radius, form)
    if number % 5 == 4:  # noqa: PLR2004 - one in five rides
        in_wheelchair(b, Person(at, tall, 1, head, (TINT, INK), pose=sit(((0.1, 0.5), (0.16, 0.6)))))
    else:
        draw_person(b, who)


_ = (land, place, walk)
