"""Things made and mended by hand."""

from __future__ import annotations

from math import cos, radians, sin

from linocut.block import ACCENT, INK, PAPER, PLACE, TINT, Block, Colour, Marks, contrast
from linocut.geometry import Point, arc, mix, oval, place, rect, smooth
from linocut.motifs.buildings import brick, gable
from linocut.motifs.heads import Head
from linocut.motifs.nature import bird_flock, bush, cloud, flower, grass, land, reeds, sky, swan, tree, water, wood
from linocut.motifs.people import Person, draw_person, hands, in_wheelchair, sit, stand
from linocut.motifs.things import ball_of_wool, basket, bench, bunting, lamp, mug, pot, shelf, table


def knitting(b: Block) -> None:
    """Three knitters of three ages; one long scarf; a great ball of wool at our feet."""
    b.cut(b.page(), PLACE)
    b.hatch(rect(-20, -20, 1640, 760), PAPER, Marks(angle=66, gap=34, length=(40, 130), width=6, skip=0.4, weight=lambda p: 1.2 - p[0] / 1300))
    b.cut(rect(-20, 800, 1640, 300), PAPER)
    b.hatch(rect(-20, 800, 1640, 300), PLACE, Marks(gap=34, length=(100, 300), width=5, skip=0.35))
    b.cut(rect(90, 90, 250, 300), PAPER, edge=8)
    tree(b, (215, 360), 220, PLACE, fruit=ACCENT)
    for x in (1170, 1500):
        b.line([(x, 60), (x, 330)], 4, INK)
    shelf(b, (1130, 70, 420, 330), 2)
    sofa = smooth([(130, 960), (110, 560), (200, 500), (1400, 500), (1490, 560), (1470, 960)], steps=3)
    b.cut(sofa, ACCENT, edge=6)
    b.hatch(sofa, PAPER, Marks(angle=80, gap=44, length=(30, 90), width=6, skip=0.5))
    people = (
        Person((400, 1060), 800, 1, Head("bun", PAPER, PAPER, ("glasses", "down")), (PLACE, INK), "skirt", pose=sit(((0.16, 0.42), (0.24, 0.44)))),
        Person((1210, 1060), 800, -1, Head("short", INK, INK, ("beard", "down")), (PAPER, INK), pattern="stripes", pose=sit(((0.16, 0.42), (0.24, 0.44)))),
        Person((800, 1030), 600, 0, Head("scarf", TINT, PAPER, ("down",)), (INK, INK), "dress", young=1.15, pose=sit(((-0.1, 0.44), (0.1, 0.44)))),
    )  # fmt: skip
    for who in people:
        draw_person(b, who)
        left, right = who.spot(who.pose.hands[0]), who.spot(who.pose.hands[1])
        _knitted(b, left, right, who.tall)
    b.line([(560, 770), (640, 900), (560, 1010), (700, 1040)], 8, ACCENT, edge=1.5, curve=True)
    ball_of_wool(b, (800, 960), 118)
    basket(b, (1120, 1050), 120, PAPER, None)
    for x, y, r, shade in ((1070, 950, 48, PLACE), (1160, 945, 52, ACCENT), (1115, 925, 44, INK)):
        ball_of_wool(b, (x, y), r, shade)
    b.cut([(1034, 976), (1206, 976), (1186, 1050), (1054, 1050)], PAPER, edge=4)
    b.hatch([(1034, 976), (1206, 976), (1186, 1050), (1054, 1050)], INK, Marks(gap=14, length=(14, 26), width=4, skip=0.1))


def _knitted(b: Block, left: Point, right: Point, tall: float) -> None:
    """Needles crossed between two hands and the piece that hangs from them."""
    mid = mix(left, right, 0.5)
    wide = tall * 0.085
    cloth = [(mid[0] - wide, mid[1]), (mid[0] + wide, mid[1]), (mid[0] + wide * 1.06, mid[1] + tall * 0.24), (mid[0] - wide * 0.94, mid[1] + tall * 0.24)]
    b.cut(cloth, PAPER, edge=4)
    for i, shade in enumerate((ACCENT, PLACE, ACCENT, PLACE)):
        y = mid[1] + tall * (0.03 + i * 0.055)
        points = [(mid[0] - wide + k * wide / 4, y + (tall * 0.018 if k % 2 else 0)) for k in range(9)]
        b.line(points, tall * 0.013, shade)
    for a, z in ((left, right), (right, left)):
        tip = (z[0] + (z[0] - a[0]) * 0.5, min(a[1], z[1]) - tall * 0.06)
        tail = (a[0] - (z[0] - a[0]) * 0.4, a[1] + tall * 0.02)
        b.line([tail, tip], tall * 0.012, INK, edge=2)


def yarn_bombed_bench(b: Block) -> None:
    """The bench by the mere wrapped in stripes of knitting, the tree beside it in a jumper."""
    sky(b, 470)
    land(b, [(-20, 430), (500, 350), (1100, 420), (1620, 340)], TINT, base=520)
    wood(b, (600, 1640), 505, 90, INK)
    water(b, rect(-20, 500, 1640, 260))
    swan(b, (1330, 590), 50)
    bird_flock(b, (980, 130), 6, 28)
    grass(b, [(-20, 740), (700, 715), (1620, 740), (1620, 1100), (-20, 1100)])
    b.line([(230, 960), (235, 500), (225, -40)], [170, 130, 120], INK, edge=4)
    for a, z in (((230, 320), (30, 90)), ((235, 250), (470, 40))):
        b.line([a, z], [70, 34], INK, edge=3)
    bush(b, (230, 60), 330)
    for i in range(9):
        y = 860 - i * 50
        _knit_band(b, rect(157 + i * 2, y - 46, 148 - i * 4, 46), (ACCENT, PAPER, TINT)[i % 3])
    for x in (520, 1340):
        b.cut(rect(x, 560, 46, 400), INK, edge=4)
        b.cut(rect(x + 6, 860, 58, 130), INK, edge=4)
    for row, (y, h) in enumerate(((570, 62), (648, 62), (726, 62), (836, 78))):
        for i in range(12):
            x = 470 + i * 80
            _knit_band(b, rect(x, y, 80, h), (ACCENT, PAPER, PLACE, TINT, PAPER, INK)[(i + row * 2) % 6])
    for x in (490, 1310):
        for i in range(3):
            _knit_band(b, rect(x + 8, 905 + i * 30, 84, 30), (PAPER, ACCENT, TINT)[i])
    for x, y in ((470, 840), (1430, 840)):
        b.disc((x, y + 34), 34, ACCENT, edge=4)
        b.hatch(oval((x, y + 34), 30, 30), PAPER, Marks(angle=40, gap=11, length=(10, 22), width=4, skip=0.2))
    ball_of_wool(b, (1120, 1000), 62)
    b.line([(1060, 1010), (980, 1040), (900, 990), (860, 920)], 7, ACCENT, edge=1.5, curve=True)
    for x in (90, 380, 1500):
        flower(b, (x, 1085), 150)


def _knit_band(b: Block, box: list[Point], colour: Colour) -> None:
    """A piece of knitting: a patch of small chevrons."""
    b.cut(box, colour, edge=2.5, hand=2)
    (x, y), (right, bottom) = box[0], box[2]
    pen = contrast(colour) if colour is not PAPER else PLACE
    rows = max(1, int((bottom - y) / 20))
    count = int((right - x) / 20)
    for row in range(rows):
        for i in range(count):
            cx, cy = x + 10 + i * 20, y + 15 + row * 20
            b.line([(cx - 7, cy - 8), (cx, cy), (cx + 7, cy - 8)], 3.6, pen)


def whittling(b: Block) -> None:
    """A carver at the bench turns a length of lime into a spoon; shavings curl; a learner watches."""
    b.cut(b.page(), PLACE)
    b.hatch(b.page(), INK, Marks(angle=90, gap=60, length=(200, 700), width=7, skip=0.1))
    b.hatch(b.page(), PAPER, Marks(angle=90, gap=30, length=(40, 150), width=4, skip=0.6, weight=lambda p: 1.1 - p[0] / 1500))
    b.line([(90, 130), (760, 130)], 24, ACCENT, edge=5)
    for i, size in enumerate((150, 190, 165, 210, 170)):
        _spoon(b, (150 + i * 135, 150), size)
    _window_light(b)
    draw_person(b, Person((1290, 1120), 800, -1, Head("fringe", INK, INK, ("down",)), (ACCENT, INK), "dress", "stripes", 1.12, stand(((0.14, 0.36), (0.2, 0.42)))))
    draw_person(b, Person((560, 1330), 1130, 1, Head("cap", INK, PAPER, ("beard", "glasses", "down")), (PAPER, INK), pattern="stripes",
                          pose=stand(((0.17, 0.56), (0.3, 0.58)), 0.03)))  # fmt: skip
    b.cut([(475, 690), (655, 690), (690, 1100), (440, 1100)], ACCENT, edge=5)
    b.hatch([(475, 690), (655, 690), (690, 1100), (440, 1100)], PAPER, Marks(angle=85, gap=36, length=(50, 140), width=7, skip=0.3))
    _carving(b)
    b.cut(rect(-20, 930, 1640, 180), PAPER, edge=6)
    b.hatch(rect(-20, 936, 1640, 160), PLACE, Marks(gap=24, length=(120, 420), width=5, skip=0.25))
    for x, y, s, turn in ((700, 930, 44, 0), (820, 960, 56, 40), (930, 930, 40, 200), (1030, 970, 50, 90), (610, 985, 46, 150), (1150, 940, 38, 20)):
        curl = arc((x, y), s, s * 0.62, (turn, turn + 290))
        b.line(curl, [3, s * 0.34, s * 0.26, 2], ACCENT, edge=3)
    b.cut([(150, 900), (330, 880), (340, 930), (160, 950)], ACCENT, edge=4)
    _spoon(b, (300, 965), 180, flat=True)


def _window_light(b: Block) -> None:
    b.cut(rect(950, 80, 420, 420), PAPER, edge=10)
    with b.within(rect(950, 80, 420, 420)):
        b.roll(rect(950, 80, 420, 420), TINT, [0.9, 0.3])
        tree(b, (1250, 470), 330, PLACE)
        land(b, [(940, 450), (1150, 420), (1380, 450)], INK, base=505)
    b.line([(1160, 80), (1160, 500)], 12, INK)
    b.line([(950, 280), (1370, 280)], 12, INK)


def _spoon(b: Block, at: Point, size: float, *, flat: bool = False) -> None:
    x, y = at
    end = (x + size, y) if flat else (x, y + size)
    bowl = (x + size * 1.12, y) if flat else (x, y + size * 1.12)
    b.line([at, end], [size * 0.09, size * 0.07], PAPER, edge=3)
    long, short = size * 0.25, size * 0.17
    b.cut(oval(bowl, long if flat else short, short if flat else long), PAPER, edge=3.5)
    b.cut(oval(bowl, (long if flat else short) * 0.62, (short if flat else long) * 0.62), TINT, hand=0.8)


def _carving(b: Block) -> None:
    """Two large hands: one holds the spoon, one draws the knife along it."""
    b.line([(545, 610), (640, 690), (800, 740)], [120, 104, 84], PAPER, edge=6, curve=True)
    b.hatch([(560, 600), (640, 640), (800, 700), (800, 780), (640, 740), (540, 660)], INK, Marks(angle=110, gap=34, length=(30, 70), width=12, skip=0))
    b.line([(840, 770), (1120, 690)], [30, 26], ACCENT, edge=4)
    b.cut(oval((1170, 674), 78, 48, -16), ACCENT, edge=4)
    b.cut(oval((1170, 670), 48, 26, -16), PAPER, edge=3)
    hands(b, (850, 775), 92, PAPER)
    b.line([(940, 640), (1010, 735)], [44, 34], INK, edge=4)
    b.cut([(1004, 716), (1060, 800), (1072, 850), (1030, 812), (986, 748)], PAPER, edge=4)
    hands(b, (920, 610), 84, PAPER)
    b.line([(690, 540), (780, 590), (860, 605)], [110, 90, 76], PAPER, edge=6, curve=True)
    b.hatch([(690, 480), (860, 550), (870, 650), (760, 640), (660, 590)], INK, Marks(angle=110, gap=34, length=(30, 70), width=12, skip=0))


def repair_bench(b: Block) -> None:
    """The repair bench: tools on the wall, a toaster in pieces, two heads over it under the lamp."""
    b.cut(b.page(), TINT)
    b.cut(rect(150, 50, 1300, 420), PLACE, edge=8)
    for x in range(200, 1430, 46):
        for y in range(90, 450, 46):
            b.disc((x, y), 4, INK)
    _tools(b)
    draw_person(b, Person((520, 1230), 880, 1, Head("bob", INK, PAPER, ("glasses", "down")), (ACCENT, INK), pattern="apron", pose=stand(((0.16, 0.5), (0.27, 0.52)), 0.05)))
    draw_person(b, Person((1130, 1230), 880, -1, Head("short", PAPER, INK, ("down", "beard")), (PAPER, INK), pattern="stripes", pose=stand(((0.12, 0.5), (0.27, 0.5)), 0.05)))
    b.cut(rect(-20, 850, 1640, 250), PAPER, edge=7)
    b.hatch(rect(-20, 860, 1640, 230), ACCENT, Marks(gap=30, length=(120, 420), width=6, skip=0.25))
    b.cut(smooth([(690, 850), (680, 700), (720, 660), (930, 660), (970, 700), (960, 850)], steps=3), INK, edge=6)
    for x in (735, 850):
        b.cut(rect(x, 668, 74, 14), PAPER)
    b.hatch(rect(700, 700, 250, 140), PAPER, Marks(angle=90, gap=26, length=(40, 120), width=6, skip=0.3, weight=lambda p: 1.2 - (p[0] - 690) / 160))
    b.cut(rect(975, 730, 30, 18), ACCENT, edge=3)
    b.line([(690, 820), (600, 860), (520, 830), (440, 890), (330, 870)], 12, INK, edge=2, curve=True)
    b.cut(rect(280, 850, 56, 46), PAPER, edge=4)
    b.line([(760, 560), (800, 660)], [22, 10], ACCENT, edge=3)
    for x, y in ((1060, 900), (1110, 930), (1160, 895), (1230, 925)):
        b.disc((x, y), 15, PAPER, edge=4)
        b.line([(x - 9, y), (x + 9, y)], 4, INK)
    b.line([(1500, 850), (1440, 560), (1240, 440)], 18, INK, edge=4)
    b.cut([(1270, 400), (1200, 500), (1080, 500), (1180, 400)], ACCENT, edge=5)
    for i in range(6):
        b.gouge((1090 + i * 18, 515), (1000 + i * 46, 640), 8, PAPER)
    mug(b, (180, 930), 110, PLACE)


def _tools(b: Block) -> None:
    b.line([(260, 120), (260, 330)], 26, ACCENT, edge=4)
    b.cut([(200, 100), (330, 100), (318, 148), (212, 148)], INK, edge=4)
    b.line([(400, 180), (400, 380)], 28, PAPER, edge=4)
    b.line(arc((400, 130), 44, 44, (120, 420)), 26, PAPER, edge=4)
    b.cut([(500, 110), (760, 130), (760, 170), (500, 230)], PAPER, edge=4)
    b.cut(rect(756, 110, 90, 90), ACCENT, edge=4)
    for i in range(12):
        b.cut([(506 + i * 20, 228 - i * 4.6), (516 + i * 20, 244 - i * 4.6), (526 + i * 20, 223 - i * 4.6)], INK, hand=0.5)
    for i, x in enumerate((920, 980, 1040)):
        b.line([(x, 110), (x, 190)], 26, ACCENT if i % 2 == 0 else INK, edge=4)
        b.line([(x, 190), (x, 300 + i * 20)], 10, PAPER, edge=3)
    for way in (-1, 1):
        b.line([(1200 - way * 26, 110), (1200, 220), (1200 + way * 46, 370)], [16, 26, 20], PAPER if way > 0 else INK, edge=4, curve=True)
    b.disc((1340, 200), 62, INK, edge=5)
    b.disc((1340, 200), 30, PLACE, edge=4)


def mural(b: Block) -> None:
    """A gable wall becomes a great kingfisher; painters on ladders and on the ground."""
    sky(b, 900)
    cloud(b, (1380, 130), 170)
    wall = [(210, 1000), (210, 260), (720, 30), (1230, 260), (1230, 1000)]
    b.cut(rect(1225, 360, 420, 560), ACCENT, edge=5)
    brick(b, rect(1225, 360, 420, 560))
    b.cut([(1225, 362), (1225, 240), (1640, 240), (1640, 362)], INK, edge=4)
    b.cut(wall, PAPER, edge=6)
    brick(b, wall, TINT, 34)
    b.line([(170, 282), (720, 34), (1270, 282)], 34, INK, edge=5)
    _kingfisher(b)
    b.cut(rect(-20, 960, 1640, 140), PAPER, edge=5)
    b.hatch(rect(-20, 965, 1640, 130), PLACE, Marks(gap=24, length=(40, 130), width=5, skip=0.4))
    for x0, x1 in ((1000, 930), (1110, 1020)):
        b.line([(x0, 1000), (x1, 330)], 15, INK, edge=4)
    for i in range(9):
        t = i / 9 + 0.06
        b.line([(1000 - 70 * t, 1000 - 670 * t), (1110 - 90 * t, 1000 - 670 * t)], 11, INK, edge=3)
    draw_person(b, Person((1030, 800), 380, -1, Head("bun", INK), (ACCENT, INK), pattern="apron", pose=stand(((0.12, 0.5), (0.27, 0.86)))))
    in_wheelchair(b, Person((330, 1030), 410, 1, Head("cap", ACCENT, INK), (PLACE, INK), pose=sit(((0.2, 0.46), (0.32, 0.66)))))
    draw_person(b, Person((820, 1030), 270, -1, Head("long", ACCENT), (INK, INK), "dress", young=1.3, pose=stand(((0.1, 0.44), (0.26, 0.84)))))
    for x, shade in ((600, PLACE), (680, ACCENT), (1210, PLACE)):
        b.cut([(x - 34, 968), (x + 34, 968), (x + 28, 1036), (x - 28, 1036)], PAPER, edge=4)
        b.cut(oval((x, 968), 34, 10), shade, edge=3)


def _kingfisher(b: Block) -> None:
    at, s = (640.0, 560.0), 250.0
    b.line(place([(-1.35, 1.0), (1.5, 0.78)], at, s), [30, 22], INK, edge=4)
    tail = [(-0.35, 0.55), (-0.8, 1.35), (-0.5, 1.4), (0, 0.7)]
    b.cut(place(tail, at, s), PLACE, edge=5)
    body = [(-0.5, 0.5), (-0.55, 0), (-0.2, -0.5), (0.2, -0.85), (0.62, -0.72), (0.72, -0.42), (0.62, 0.1), (0.4, 0.6), (-0.05, 0.85)]
    b.cut(smooth(place(body, at, s)), ACCENT, edge=6)
    back = [(-0.5, 0.6), (-0.58, 0), (-0.24, -0.5), (0.2, -0.88), (0.6, -0.76), (0.35, -0.45), (0.2, -0.1), (0.1, 0.4), (-0.2, 0.75)]
    b.cut(smooth(place(back, at, s)), PLACE, edge=5)
    b.cut(place([(0.64, -0.66), (1.6, -0.52), (0.68, -0.46)], at, s), INK, edge=5)
    eye = place([(0.5, -0.6)], at, s)[0]
    b.disc(eye, 24, PAPER)
    b.disc(eye, 14, INK)
    b.cut(smooth(place([(0.3, -0.5), (0.12, -0.36), (0.16, -0.22), (0.34, -0.36)], at, s), steps=4), PAPER, edge=3)
    for i in range(5):
        a = radians(105 + i * 6)
        start = place([(-0.28 + i * 0.07, -0.25 + i * 0.05)], at, s)[0]
        b.gouge(start, (start[0] + cos(a) * 210, start[1] + sin(a) * 190), 20, PAPER)
    b.hatch(smooth(place([(0.3, -0.2), (0.62, -0.2), (0.55, 0.2), (0.35, 0.6), (0, 0.8)], at, s)), PAPER,
            Marks(angle=100, gap=30, length=(16, 34), width=6, skip=0.2))  # fmt: skip


def bread_oven(b: Block) -> None:
    """The clay oven on the common alight, a baker with a long peel, loaves on the board."""
    sky(b, 560)
    land(b, [(-20, 520), (500, 440), (1100, 500), (1620, 420)], TINT, base=700)
    tree(b, (1430, 720), 560)
    gable(b, (130, 700), (220, 220), PAPER, INK)
    grass(b, [(-20, 700), (800, 680), (1620, 700), (1620, 1100), (-20, 1100)])
    b.cut(rect(560, 760, 560, 250), PAPER, edge=6)
    brick(b, rect(560, 760, 560, 250), PLACE, 46)
    b.cut(rect(530, 730, 620, 44), INK, edge=5)
    dome = [(560, 735), *arc((840, 735), 285, 350, (180, 360)), (1120, 735)]
    b.cut(rect(900, 320, 90, 150), PAPER, edge=5)
    b.cut(dome, PAPER, edge=6)
    b.hatch(dome, PLACE, Marks(gap=30, length=(30, 90), width=7, skip=0.2, flow=lambda p: (p[0] - 840) * 0.2,
            weight=lambda p: 0.2 + max(0.0, (p[0] - 780) / 260)))  # fmt: skip
    mouth = [(690, 735), *arc((820, 735), 130, 190, (180, 360)), (950, 735)]
    b.cut(mouth, INK, edge=8)
    for x, h, w in ((750, 100, 46), (820, 150, 60), (888, 110, 46)):
        flame = [(x - w, 735), (x - w * 0.8, 735 - h * 0.45), (x - w * 0.1, 735 - h), (x + w * 0.5, 735 - h * 0.55), (x + w, 735)]
        b.cut(smooth(flame, steps=4), ACCENT, edge=3)
        b.cut(smooth(place([(-0.5, 0), (-0.1, -0.6), (0.4, 0)], (x, 738), w), steps=4), PAPER)
    for i in range(4):
        b.disc((950 + i * 52, 290 - i * 56), 34 + i * 13, PAPER, edge=4)
    draw_person(b, Person((330, 1000), 590, 1, Head("turban", ACCENT, INK), (PLACE, INK), pattern="apron", pose=stand(((0.2, 0.5), (0.3, 0.48)))))
    b.line([(300, 745), (760, 700)], 16, PAPER, edge=4)
    b.cut(oval((770, 700), 86, 20, -4), PAPER, edge=4)
    b.cut(smooth(place([(-1, 0), (-0.7, -0.7), (0.7, -0.7), (1, 0)], (770, 698), 56), steps=4), ACCENT, edge=4)
    table(b, (1180, 800, 400, 220), PAPER)
    for i, x in enumerate((1250, 1370, 1490)):
        b.cut(smooth(place([(-1, 0), (-0.8, -0.7), (0, -0.95), (0.8, -0.7), (1, 0)], (x, 802), 58), steps=4), ACCENT, edge=4)
        for k in (-1, 0, 1):
            b.gouge((x + k * 24 - 8, 792), (x + k * 24 + 8, 762 - (i % 2) * 3), 7, PAPER)
    draw_person(b, Person((1330, 1045), 300, -1, Head("bob", INK), (ACCENT, INK), "dress", young=1.3, pose=stand(((0.16, 0.6), (0.22, 0.66)))))


_ = (bench, bunting, lamp, pot, reeds)
