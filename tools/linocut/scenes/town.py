"""Larkmere itself: its skyline, its market place, its green and its streets."""

from __future__ import annotations

from linocut.block import ACCENT, INK, PAPER, PLACE, TINT, Block, Marks
from linocut.geometry import Point, arc, place, rect, smooth
from linocut.motifs.buildings import church, fence, gable, house, market_hall, mill, railings
from linocut.motifs.heads import Head
from linocut.motifs.nature import (
    bird_flock,
    bush,
    cloud,
    duck,
    falling,
    grass,
    heron,
    land,
    poplar,
    reeds,
    sky,
    sun,
    swan,
    tree,
    water,
    wood,
)
from linocut.motifs.people import Person, draw_person, in_wheelchair, sit, stand, walk, with_stick
from linocut.motifs.things import basket, bench, bunting, lamp, mug, rowing_boat, sailing_boat, stall, teapot


def larkmere_skyline(b: Block) -> None:
    """The town across the mere: hills, church, market hall, mill, boats, reeds and birds."""
    shore = 640.0
    sky(b, shore)
    sun(b, (1560, 262), 92, rays=26)
    cloud(b, (520, 175), 190)
    cloud(b, (2060, 130), 150)
    land(b, [(-20, 455), (260, 385), (600, 430), (980, 340), (1420, 400), (1850, 330), (2420, 430)], TINT, base=shore)
    b.hatch(rect(-20, 380, 2440, 260), PLACE, Marks(angle=12, gap=26, length=(40, 120), width=4, skip=0.45,
            weight=falling(640, 400)))  # fmt: skip
    land(b, [(-20, 500), (300, 540), (700, 478), (1100, 520), (1600, 490), (2050, 455), (2420, 520)], PLACE, base=shore,
         marks=Marks(angle=-14, gap=20, length=(30, 100), width=4.5, skip=0.35))  # fmt: skip
    wood(b, (-20, 620), shore + 4, 120, INK)
    wood(b, (1850, 2440), shore + 4, 135, INK)
    _skyline_town(b, shore)
    water(b, rect(-20, shore, 2440, 400))
    _skyline_reflections(b, shore)
    sailing_boat(b, (430, 735), 62)
    sailing_boat(b, (2010, 712), 50, PAPER)
    rowing_boat(b, (1290, 800), 118, INK)
    for x, way, head in ((1236, 1, Head("short")), (1330, -1, Head("brim", PAPER, INK))):
        clothes = (PAPER, INK) if way > 0 else (ACCENT, INK)
        draw_person(b, Person((x, 815), 150, way, head, clothes, pose=sit(((0.2, 0.4), (0.24, 0.38)))))
    hull = place([(-1.05, -0.4), (-0.6, -0.2), (0.5, -0.2), (1.1, -0.42), (0.82, 0.06), (0.4, 0.16), (-0.6, 0.16)], (1290, 800), 118)
    b.cut(smooth(hull, steps=3), INK, edge=2)
    b.gouge((1210, 800), (1370, 798), 6, PAPER)
    b.line([(1290, 775), (1420, 845)], 5, PAPER, edge=1)
    swan(b, (880, 850), 54)
    swan(b, (975, 880), 44, flip=True)
    for x, y in ((1650, 800), (1715, 818), (1772, 804)):
        duck(b, (x, y), 21, INK)
    bird_flock(b, (690, 220), 9, 34)
    bird_flock(b, (1960, 235), 6, 26)
    reeds(b, (-10, 560), 1015, 330)
    reeds(b, (1960, 2420), 1015, 380)
    reeds(b, (560, 760), 1020, 150)
    heron(b, (640, 985), 265)


def _skyline_town(b: Block, shore: float) -> None:
    for x in (560, 1905, 1965):
        poplar(b, (x, shore), 205 - (x % 7) * 9)
    back = ((690, 118, 104, PLACE), (800, 100, 130, INK), (1175, 96, 138, INK), (1255, 92, 112, PLACE), (1525, 100, 116, INK))
    for x, w, h, tiles in back:
        gable(b, (x, shore - 26), (w, h), PAPER, tiles)
    church(b, (960, shore - 22), 345)
    market_hall(b, (1395, shore - 4), 210)
    mill(b, (1715, shore), (210, 158))
    tree(b, (880, shore), 122, INK)
    tree(b, (1270, shore), 104, INK)
    tree(b, (1580, shore), 118, INK)
    front = ((625, 92, 62, PLACE), (742, 104, 74, ACCENT), (1040, 100, 66, INK), (1150, 106, 78, ACCENT), (1830, 80, 60, PLACE))
    for i, (x, w, h, tiles) in enumerate(front):
        (house if i % 2 else gable)(b, (x, shore + 3), (w, h), PAPER, tiles)
    b.cut([(520, shore + 8), (560, shore - 4), (1900, shore - 4), (1960, shore + 8)], INK)
    for x in range(600, 1900, 90):
        b.line([(x, shore), (x, shore + 16)], 5, INK)


def _skyline_reflections(b: Block, shore: float) -> None:
    for x, w, deep in ((960, 100, 215), (1395, 190, 120), (1715, 190, 110), (1945, 40, 150), (742, 110, 70), (1150, 110, 70)):
        marks = Marks(gap=12, length=(w * 0.3, w * 0.8), width=6, skip=0.25, weight=falling(shore + deep, shore - 40))
        b.hatch(rect(x - w / 2, shore + 12, w, deep), PAPER, marks)
    for x, w in ((300, 620), (2200, 500)):
        marks = Marks(gap=11, length=(60, 160), width=7, skip=0.25, weight=falling(shore + 110, shore))
        b.hatch(rect(x - w / 2, shore + 4, w, 110), INK, marks)
    glow = Marks(gap=17, length=(30, 110), width=6, skip=0.35, weight=lambda p: 1.2 - abs(p[0] - 1560) / 90)
    b.hatch(rect(1470, shore + 60, 180, 300), ACCENT, glow)


def market(b: Block) -> None:
    """Market day: striped stalls in front of the market hall, neighbours with baskets."""
    sky(b, 620)
    bird_flock(b, (1240, 130), 5, 26)
    for x, w, h, tiles in ((150, 230, 330, ACCENT), (390, 210, 280, INK), (1290, 210, 300, INK), (1510, 240, 350, ACCENT)):
        gable(b, (x, 640), (w, h), TINT if x in {390, 1290} else PAPER, tiles)
    market_hall(b, (835, 645), 560)
    b.cut(rect(-20, 635, 1640, 460), PAPER)
    b.hatch(rect(-20, 660, 1640, 420), PLACE, Marks(gap=34, length=(30, 90), width=5, skip=0.45))
    bunting(b, (240, 330), (640, 300), 45)
    bunting(b, (1030, 300), (1420, 330), 45)
    for x, stripe in ((-40, PLACE), (420, ACCENT), (1220, PLACE)):
        stall(b, (x, 500, 410, 330), stripe)
    draw_person(b, Person((610, 735), 330, 0, Head("cap", PLACE), (PAPER, INK), pattern="apron"))
    stall(b, (420, 500, 410, 330), ACCENT)
    draw_person(b, Person((625, 738), 235, 0, Head("turban", ACCENT, INK), (PAPER, INK)))
    b.cut(rect(428, 718, 394, 100), PAPER, edge=3)
    b.hatch(rect(428, 735, 394, 80), INK, Marks(angle=90, gap=22, length=(20, 60), width=3, skip=0.2))
    for i in range(13):
        b.disc((446 + i * 30, 712), 15, ACCENT if i < 6 else PLACE, edge=2)  # noqa: PLR2004 - half apples, half greens
    _shoppers(b)


def _shoppers(b: Block) -> None:
    with_stick(b, Person((915, 985), 455, -1, Head("bun", PAPER), (PLACE, INK), "coat", pose=stand(((0.1, 0.44), (0.2, 0.46)))))
    draw_person(b, Person((300, 1000), 480, 1, Head("scarf", ACCENT), (PLACE, INK), "dress", pose=stand(((0.1, 0.4), (0.26, 0.56)))))
    basket(b, (365, 880), 92)
    draw_person(b, Person((180, 1005), 270, 1, Head("curls", INK, INK), (PAPER, INK), "shorts", "stripes", 1.35, stand(((0.1, 0.4), (0.2, 0.6)))))
    in_wheelchair(b, Person((1180, 1020), 450, -1, Head("short", INK, INK, ("beard",)), (ACCENT, INK)))
    draw_person(b, Person((1430, 1010), 470, -1, Head("brim", PAPER), (PAPER, PLACE), "skirt", "stripes", pose=walk(((0.1, 0.42), (-0.1, 0.46)))))
    basket(b, (1385, 860), 80, PAPER, PLACE)


def village_green(b: Block) -> None:
    """The green: a great oak, cottages, a pond with ducks, children and a full bench."""
    sky(b, 520)
    land(b, [(-20, 470), (400, 400), (900, 450), (1620, 380)], TINT, base=600)
    for i, (x, tiles) in enumerate(((130, INK), (370, ACCENT), (1130, INK), (1370, ACCENT))):
        house(b, (x, 570), (200, 120), PAPER if i != 2 else TINT, tiles)  # noqa: PLR2004 - one house is washed
    church(b, (890, 560), 330, TINT, INK)
    bush(b, (1530, 580), 90)
    grass(b, [(-20, 570), (800, 550), (1620, 575), (1620, 1100), (-20, 1100)])
    tree(b, (480, 830), 700, INK)
    bench(b, (560, 640, 300, 165), PAPER)
    for x, who in ((625, Head("bald", PAPER, PAPER)), (715, Head("long", ACCENT)), (800, Head("short", INK, INK))):
        draw_person(b, Person((x, 812), 300, 0, who, (ACCENT if x == 625 else PAPER, INK), pose=sit(((-0.05, 0.36), (0.06, 0.36)))))
    pond = smooth([(900, 960), (1080, 880), (1380, 870), (1560, 930), (1500, 1020), (1200, 1060), (980, 1040)])
    b.cut(pond, TINT, edge=5)
    b.hatch(pond, PLACE, Marks(gap=22, length=(50, 130), width=5, skip=0.4))
    duck(b, (1130, 960), 52)
    duck(b, (1290, 935), 40, PAPER)
    duck(b, (1350, 990), 34, flip=True)
    draw_person(b, Person((1010, 830), 190, 1, Head("fringe", INK), (ACCENT, INK), "dress", young=1.35, pose=walk()))
    draw_person(b, Person((1180, 800), 175, -1, Head("curls", INK, INK), (PAPER, INK), "shorts", young=1.35, pose=walk()))
    draw_person(b, Person((1440, 835), 280, -1, Head("turban", ACCENT), (PAPER, INK), pose=walk()))
    reeds(b, (1480, 1610), 1075, 200)


def parish_church(b: Block) -> None:
    """St Mary's, its yew, its leaning stones and the path to its door."""
    sky(b, 640)
    bird_flock(b, (330, 190), 8, 30)
    land(b, [(-20, 600), (500, 560), (1100, 590), (1620, 540)], TINT, base=720)
    wood(b, (-20, 520), 680, 130, PLACE)
    church(b, (690, 790), 640)
    poplar(b, (1430, 800), 420)
    tree(b, (240, 830), 470, INK)
    grass(b, [(-20, 790), (700, 770), (1620, 790), (1620, 1100), (-20, 1100)])
    b.cut(smooth([(655, 782), (730, 782), (790, 900), (960, 1100), (560, 1100), (620, 920)], steps=4), PAPER, edge=3)
    b.hatch(smooth([(655, 782), (730, 782), (790, 900), (960, 1100), (560, 1100), (620, 920)], steps=4), PLACE,
            Marks(gap=30, length=(20, 60), width=4, skip=0.4))  # fmt: skip
    for x, y, s, turn in ((960, 900, 88, -4), (1120, 860, 66, 3), (1290, 935, 96, 5), (1460, 890, 80, -3), (420, 940, 92, -5)):
        stone: list[Point] = [(x - s * 0.4 + turn, y - s), *arc((x + turn, y - s), s * 0.4, s * 0.32, (180, 360)), (x + s * 0.4, y), (x - s * 0.4, y)]
        b.cut(stone, PAPER, edge=3)
        b.hatch(stone, PLACE, Marks(angle=80, gap=14, length=(16, 50), width=3.5, skip=0.4))
    with_stick(b, Person((715, 940), 215, -1, Head("brim", INK), (PLACE, INK), "coat", pose=walk()))
    draw_person(b, Person((790, 950), 225, -1, Head("bun", PAPER), (ACCENT, INK), "coat", pose=walk()))


def school_gate(b: Block) -> None:
    """Home time: the school behind its railings, families at the open gate."""
    sky(b, 560)
    tree(b, (1500, 640), 420)
    b.cut(rect(170, 350, 1000, 300), ACCENT, edge=4)
    b.hatch(rect(170, 350, 1000, 300), PAPER, Marks(gap=24, length=(26, 60), width=3, skip=0.2))
    b.cut([(130, 354), (230, 210), (1110, 210), (1210, 354)], INK, edge=4)
    b.hatch([(130, 354), (230, 210), (1110, 210), (1210, 354)], PAPER, Marks(gap=24, length=(40, 130), width=3.5, skip=0.35))
    b.cut([(540, 650), (540, 330), (670, 190), (800, 330), (800, 650)], PAPER, edge=4)
    b.cut(rect(632, 110, 76, 110), PAPER, edge=4)
    b.cut([(612, 118), (670, 40), (728, 118)], PLACE, edge=4)
    b.cut([(650, 196), (656, 150), (684, 150), (690, 196)], INK)
    b.cut([(620, 650), *arc((670, 490), 50, 50, (180, 360)), (720, 650)], INK, edge=4)
    for x in (230, 380, 860, 1010):
        b.cut(rect(x, 420, 110, 150), PAPER, edge=4)
        for i in (1, 2):
            b.line([(x + i * 37, 420), (x + i * 37, 570)], 4, INK)
            b.line([(x, 420 + i * 50), (x + 110, 420 + i * 50)], 4, INK)
    b.cut(rect(-20, 645, 1640, 450), TINT)
    b.hatch(rect(-20, 660, 1640, 420), PLACE, Marks(gap=36, length=(30, 100), width=5, skip=0.5))
    railings(b, (-20, 470), 800, 260)
    railings(b, (1010, 1620), 800, 260)
    for x in (470, 1000):
        b.cut(rect(x - 26, 500, 52, 310), PAPER, edge=4)
        b.disc((x, 482), 30, PLACE, edge=4)
    _families(b)


def _families(b: Block) -> None:
    draw_person(b, Person((640, 860), 230, 0, Head("bob", INK), (PLACE, INK), "dress", young=1.35, pose=walk(((-0.2, 0.55), (0.2, 0.5)))))
    draw_person(b, Person((790, 880), 250, 0, Head("curls", INK, INK), (ACCENT, INK), "shorts", young=1.35, pose=walk(((-0.18, 0.5), (0.26, 0.7)))))
    draw_person(b, Person((300, 1010), 490, 1, Head("scarf", PLACE), (PAPER, PLACE), "skirt", pose=stand(((0.1, 0.42), (0.24, 0.36)))))
    draw_person(b, Person((455, 1015), 270, -1, Head("fringe", ACCENT), (PLACE, INK), young=1.3, pose=stand(((0.08, 0.42), (0.2, 0.6)))))
    draw_person(b, Person((1130, 1010), 490, -1, Head("short", PAPER, PAPER, ("glasses",)), (PLACE, INK), "coat", pose=stand(((0.12, 0.42), (0.26, 0.38)))))
    in_wheelchair(b, Person((960, 1020), 310, -1, Head("long", INK), (ACCENT, INK), young=1.25))
    draw_person(b, Person((1370, 1005), 460, -1, Head("short", INK, INK, ("beard",)), (PAPER, INK), pattern="stripes", pose=walk()))


def street_party(b: Block) -> None:
    """One long table down the middle of the street, and everyone at it."""
    b.roll(b.page(), TINT, [0.9, 0.4, 0.3, 0.3])
    b.hatch(rect(0, 0, 1600, 400), PAPER, Marks(angle=-3, gap=22, length=(60, 180), width=5, skip=0.3))
    sun(b, (800, 235), 66, rays=18)
    for i, (x, w, h, tiles) in enumerate(
        ((520, 130, 180, ACCENT), (1080, 130, 180, INK), (400, 180, 260, INK), (1200, 180, 260, ACCENT), (230, 250, 360, ACCENT),
         (1370, 250, 360, INK), (20, 330, 500, INK), (1580, 330, 500, ACCENT))
    ):  # fmt: skip
        gable(b, (x, 470 + i // 2 * 45), (w, h), (PAPER, TINT)[i // 2 % 2], tiles)
    b.cut([(585, 480), (1015, 480), (1700, 1100), (-100, 1100)], PAPER)
    b.hatch([(585, 480), (1015, 480), (1700, 1100), (-100, 1100)], PLACE, Marks(gap=28, length=(30, 90), width=4, skip=0.5))
    for y, sag, flag in ((330, 50, 24), (220, 70, 34), (80, 100, 48)):
        reach = 330 + (330 - y) * 2
        bunting(b, (800 - reach, y), (800 + reach, y - 10), sag, flag)
    _party_table(b)


def _party_table(b: Block) -> None:
    heads = (Head("short", INK, INK), Head("bun", PAPER), Head("scarf", ACCENT), Head("curls", INK, INK), Head("cap", PLACE),
             Head("long", INK), Head("bald", PAPER, PAPER, ("glasses",)), Head("bob", ACCENT), Head("turban", PLACE, INK),
             Head("fringe", INK))  # fmt: skip
    rows = ((520, 150), (575, 200), (650, 262), (750, 345), (890, 450))
    cloths = (PLACE, ACCENT, INK, PLACE, TINT)
    for i, (y, tall) in enumerate(rows):
        off = 78 + (y - 500) * 0.66
        for way in (-1, 1):
            young = 1.3 if (i, way) in {(2, 1), (3, -1)} else 1.0
            who = Person((800 + way * off, y + tall * 0.32), tall * (0.85 if young > 1 else 1), -way, heads[i * 2 + (way > 0)],
                         (cloths[(i + (way > 0)) % 5], INK), pattern=("plain", "stripes", "knit")[i % 3], young=young,
                         pose=sit(((0.2, 0.42), (0.24, 0.4)), 0.03))  # fmt: skip
            draw_person(b, who)
    top = [(748, 508), (852, 508), (1110, 1100), (490, 1100)]
    b.cut(top, PAPER, edge=5)
    b.hatch([(790, 508), (810, 508), (860, 1100), (740, 1100)], PLACE, Marks(angle=90, gap=26, length=(30, 90), width=5, skip=0.2))
    for y, s in ((560, 20), (612, 26), (690, 36), (790, 48), (925, 66)):
        wide = 40 + (y - 508) * 0.36
        for way in (-1, 1):
            b.cut(smooth(place([(-1, 0), (0, 0.4), (1, 0), (0, -0.4)], (800 + way * wide * 0.85, y + 10), s)), PAPER, edge=2.5)
            b.cut(smooth(place([(-1, 0), (0, 0.4), (1, 0), (0, -0.4)], (800 + way * wide * 0.85, y + 8), s * 0.6)), ACCENT, edge=2)
            mug(b, (800 + way * wide * 0.3, y + s * 1.1), s * 0.9, PLACE if way > 0 else PAPER)
    teapot(b, (790, 1045), 120, ACCENT)
    b.cut(place([(-1, 0), (-1, -0.5), (0, -0.7), (1, -0.5), (1, 0)], (800, 680), 42), INK, edge=3)
    b.cut(place([(-1, -0.45), (0, -0.7), (1, -0.45), (0.9, -0.2), (0.4, -0.3), (0, -0.15), (-0.4, -0.3), (-0.9, -0.2)], (800, 680), 42), PAPER, edge=2)
    lamp(b, (178, 905), 560)
    fence(b, (1440, 1640), 960, 120)
