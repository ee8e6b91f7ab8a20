"""The market place on market day, and a street with a party in it."""

from __future__ import annotations

from linocut.block import ACCENT, INK, PAPER, PLACE, TINT, Block, Marks
from linocut.geometry import arc, oval, place, rect, smooth
from linocut.motifs.buildings import gable, market_hall
from linocut.motifs.creatures import bird_flock, dog, duck
from linocut.motifs.heads import Head
from linocut.motifs.land import sky, sun
from linocut.motifs.people import draw_person, in_wheelchair, with_stick
from linocut.motifs.person import Person, sit, stand, walk
from linocut.motifs.tables import basket, mug, teapot
from linocut.motifs.things import bunting, lamp, stall


def market(b: Block) -> None:
    """Market day: striped stalls in front of the market hall, neighbours with baskets."""
    sky(b, 620)
    bird_flock(b, (1240, 110), 5, 26)
    for x, w, h, tiles in (
        (110, 250, 370, ACCENT),
        (370, 220, 300, INK),
        (1300, 220, 320, INK),
        (1540, 250, 390, ACCENT),
    ):
        gable(b, (x, 640), (w, h), TINT if x in {370, 1300} else PAPER, tiles)
    market_hall(b, (835, 645), 580)
    b.cut(rect(-20, 635, 1640, 460), PAPER)
    for row in range(11):
        y = 668.0 + row * 40
        for col in range(34):
            sett = col * 50 + (25 if row % 2 else 0) + b.rng.uniform(-5, 5)
            if b.rng.random() < 0.6:  # noqa: PLR2004 - worn setts are left out
                b.line(arc((sett, y), 19, 10, (200, 340)), [1, 4, 1], TINT if b.rng.random() < 0.5 else PLACE)  # noqa: PLR2004 - half and half
    bunting(b, (200, 300), (560, 330), 45, 36)
    bunting(b, (1110, 330), (1450, 300), 45, 36)
    for x, stripe in ((-60, PLACE), (1240, PLACE), (440, ACCENT)):
        stall(b, (x, 500, 430, 330), stripe)
    draw_person(b, Person((655, 800), 250, 0, Head("turban", ACCENT, INK), (PAPER, INK), pattern="apron"))
    draw_person(b, Person((1440, 800), 245, 0, Head("bun", PAPER), (ACCENT, INK)))
    for x in (440, 1240):
        counter = rect(x + 8, 716, 414, 106)
        b.cut(counter, PAPER, edge=3)
        b.hatch(counter, INK, Marks(angle=90, gap=24, length=(26, 96), width=3, skip=0.2))
        for i in range(13):
            b.disc((x + 26 + i * 31, 708), 17, (ACCENT, PLACE, TINT)[i // 5 % 3], edge=2)
    _shoppers(b)


def _shoppers(b: Block) -> None:
    with_stick(
        b,
        Person(
            (930, 990),
            480,
            -1,
            Head("bun", PAPER),
            (PLACE, INK),
            "coat",
            pose=stand(((0.1, 0.44), (0.2, 0.46))),
        ),
    )
    draw_person(
        b,
        Person(
            (330, 1015),
            510,
            1,
            Head("scarf", ACCENT),
            (INK, INK),
            "dress",
            pose=stand(((0.1, 0.4), (0.24, 0.48))),
        ),
    )
    basket(b, (456, 862), 92)
    draw_person(
        b,
        Person(
            (185, 1025),
            300,
            1,
            Head("curls", INK, INK),
            (PAPER, INK),
            "shorts",
            "stripes",
            1.35,
            stand(((0.1, 0.4), (0.2, 0.6))),
        ),
    )
    in_wheelchair(b, Person((1170, 1035), 480, -1, Head("short", INK, INK, ("beard",)), (ACCENT, INK)))
    draw_person(
        b,
        Person(
            (1440, 1020),
            490,
            -1,
            Head("brim", PAPER),
            (PAPER, PLACE),
            "skirt",
            "stripes",
            pose=walk(((0.1, 0.42), (-0.1, 0.46))),
        ),
    )
    basket(b, (1392, 868), 84, PAPER, PLACE)
    dog(b, (680, 1040), 130, INK)
    b.line([(742, 950), (845, 850), (838, 790)], 4, INK, curve=True)
    for x in (560, 610):
        duck(b, (x, 1010 - x % 3 * 14), 18, INK)


def street_party(b: Block) -> None:
    """One long table down the middle of the street, and everyone at it."""
    b.cut(b.page(), TINT)
    b.hatch(rect(0, 0, 1600, 400), PAPER, Marks(angle=-3, gap=22, length=(60, 180), width=5, skip=0.3))
    sun(b, (800, 250), 66, rays=18)
    for i, (x, w, h, tiles) in enumerate(
        (
            (560, 130, 170, ACCENT),
            (1040, 130, 170, INK),
            (440, 180, 250, INK),
            (1160, 180, 250, ACCENT),
            (270, 250, 360, ACCENT),
            (1330, 250, 360, INK),
            (40, 330, 500, INK),
            (1560, 330, 500, ACCENT),
        )
    ):
        gable(b, (x, 490 + i // 2 * 45), (w, h), (PAPER, TINT)[i // 2 % 2], tiles)
    b.cut([(620, 495), (980, 495), (1760, 1100), (-160, 1100)], PAPER)
    b.hatch(
        [(620, 495), (980, 495), (1760, 1100), (-160, 1100)],
        PLACE,
        Marks(gap=30, length=(30, 90), width=4, skip=0.6),
    )
    for y, sag, flag in ((340, 50, 26), (215, 75, 38), (60, 100, 54)):
        reach = 330 + (340 - y) * 2.2
        bunting(b, (800 - reach, y), (800 + reach, y - 10), sag, flag)
    with_stick(
        b,
        Person(
            (262, 900),
            380,
            1,
            Head("cap", PLACE, PAPER, ("beard",)),
            (ACCENT, INK),
            "coat",
            pose=stand(((0.1, 0.45), (0.18, 0.46))),
        ),
    )
    draw_person(b, Person((1330, 860), 340, -1, Head("brim", INK, INK), (PAPER, PLACE), "skirt", pose=walk()))
    draw_person(
        b,
        Person(
            (1250, 800),
            190,
            1,
            Head("fringe"),
            (ACCENT, INK),
            "dress",
            young=1.3,
            pose=stand(((-0.2, 0.66), (0.3, 0.9))),
        ),
    )
    b.line([(1306, 630), (1330, 540)], 3, INK)
    b.cut(oval((1336, 500), 36, 44, 8), ACCENT, edge=3)
    _party_guests(b)
    _party_table(b)


def _party_table(b: Block) -> None:
    top = [(748, 508), (852, 508), (1110, 1100), (490, 1100)]
    b.cut(top, PAPER, edge=5)
    b.hatch(
        [(784, 508), (816, 508), (880, 1100), (720, 1100)],
        ACCENT,
        Marks(angle=90, gap=26, length=(60, 190), width=7, skip=0.1),
    )
    for y, s in ((556, 20), (608, 27), (690, 38), (800, 54), (950, 74)):
        wide = 40 + (y - 508) * 0.36
        for way in (-1, 1):
            b.cut(oval((800 + way * wide * 0.9, y + 10), s, s * 0.42), PAPER, edge=2.5)
            b.cut(
                smooth(
                    place(
                        [(-1, 0.1), (-0.5, -0.7), (0.5, -0.7), (1, 0.1)],
                        (800 + way * wide * 0.9, y + 8),
                        s * 0.55,
                    )
                ),
                ACCENT if way > 0 else PLACE,
                edge=2,
            )
            mug(b, (800 + way * wide * 0.36, y + s * 0.9), s * 0.9, PLACE if way > 0 else PAPER)
    teapot(b, (800, 1062), 130, ACCENT)
    tiers: tuple[tuple[float, float, float], ...] = ((800, 730, 52), (800, 690, 34), (800, 662, 18))
    for middle, foot, half in tiers:
        b.cut(rect(middle - half, foot - 34, 2 * half, 34), PAPER, edge=3)
        b.line([(middle - half, foot - 26), (middle + half, foot - 26)], 9, ACCENT)
    lamp(b, (120, 960), 620)


def _party_guests(b: Block) -> None:
    heads = (
        Head("short", INK, INK),
        Head("bun", PAPER),
        Head("scarf", ACCENT),
        Head("curls", INK, INK),
        Head("cap", PLACE),
        Head("long", INK),
        Head("bald", PAPER, PAPER, ("glasses",)),
        Head("bob", ACCENT),
        Head("turban", PLACE, INK),
        Head("fringe", INK, PAPER, ("glasses",)),
    )
    cloths = (PLACE, ACCENT, INK, PLACE, TINT)
    for i, (y, tall) in enumerate(((528, 150), (580, 210), (655, 290), (760, 395), (905, 540))):
        off = 56 + (y - 508) * 0.44 + tall * 0.1
        for way in (-1, 1):
            young = 1.3 if (i, way) in {(2, 1), (3, -1)} else 1.0
            who = Person(
                (800 + way * off, y + tall * 0.3),
                tall * (0.86 if young > 1 else 1),
                -way,
                heads[i * 2 + (way > 0)],
                (cloths[(i + (way > 0)) % 5], INK),
                pattern=("plain", "stripes", "knit")[i % 3],
                young=young,
                pose=sit(((0.2, 0.4), (0.24, 0.4)), 0.02),
            )
            if (i, way) == (4, 1):
                in_wheelchair(b, who)
            else:
                seat = [who.spot(p) for p in ((-0.14, 0.25), (0.12, 0.25), (0.12, 0.21), (-0.14, 0.21))]
                b.cut(seat, INK, edge=who.edge)
                for x in (-0.12, 0.09):
                    b.line([who.spot((x, 0.22)), who.spot((x, 0))], tall * 0.025, INK, edge=who.edge)
                draw_person(b, who)
