"""The hall, before and after; the notice board; a film made on a phone."""

from __future__ import annotations

from linocut.block import ACCENT, INK, PAPER, PLACE, TINT, Block, Marks
from linocut.geometry import mix, rect, smooth
from linocut.motifs.buildings import arched, gable, village_hall
from linocut.motifs.heads import Head
from linocut.motifs.nature import bird_flock, bush, cloud, falling, flower, grass, land, sky, tree, wood
from linocut.motifs.people import Person, draw_person, hands, in_wheelchair, sit, stand, walk, with_stick
from linocut.motifs.things import bunting, table


def hall(b: Block) -> None:
    """The village hall on an open day, doors wide, neighbours arriving by the ramp and the path."""
    sky(b, 560)
    cloud(b, (300, 130), 170)
    bird_flock(b, (1300, 120), 6, 28)
    land(b, [(-20, 520), (400, 430), (900, 470), (1620, 400)], TINT, base=720,
         marks=Marks(angle=8, gap=22, length=(30, 100), width=4, skip=0.5))  # fmt: skip
    wood(b, (1180, 1640), 660, 160, PLACE)
    tree(b, (150, 740), 560, INK)
    village_hall(b, (830, 740), 1040)
    bunting(b, (330, 420), (716, 430), 60, 40)
    bunting(b, (944, 430), (1340, 420), 60, 40)
    grass(b, [(-20, 735), (800, 728), (1620, 735), (1620, 1100), (-20, 1100)])
    way = [(742, 740), (918, 740), (1010, 860), (1240, 1100), (420, 1100), (640, 870)]
    b.cut(way, PAPER, edge=4)
    b.hatch(way, PLACE, Marks(gap=34, length=(30, 90), width=5, skip=0.45))
    bush(b, (1420, 760), 110, PLACE, ACCENT)
    bush(b, (420, 750), 70, PLACE)
    draw_person(b, Person((838, 800), 230, 0, Head("bun", PAPER), (ACCENT, INK), "skirt", pose=stand(((-0.2, 0.66), (0.13, 0.45)))))
    in_wheelchair(b, Person((985, 965), 340, -1, Head("short", INK, INK, ("beard",)), (PLACE, INK)))
    draw_person(b, Person((640, 985), 375, 1, Head("scarf", ACCENT), (PLACE, INK), "dress", pose=walk()))
    draw_person(b, Person((535, 990), 230, 1, Head("fringe"), (PAPER, INK), "shorts", "stripes", 1.35, walk()))
    with_stick(b, Person((1240, 1000), 370, -1, Head("cap", PLACE), (PAPER, INK), "coat", pose=walk(((0.1, 0.46), (0.16, 0.47)))))
    for x in (90, 170, 260, 1420, 1500):
        flower(b, (x, 1085), 150 + x % 60, ACCENT)


def restored_hall(b: Block) -> None:
    """Inside the mended hall: new timbers, light through tall windows, a last coat of paint."""
    b.cut(b.page(), PAPER)
    b.cut([(-20, -20), (1620, -20), (1620, 330), (800, 60), (-20, 330)], PLACE)
    b.hatch([(-20, -20), (1620, -20), (1620, 330), (800, 60), (-20, 330)], INK, Marks(gap=26, length=(120, 360), width=6, skip=0.1))
    b.cut([(300, 820), (300, 400), (800, 230), (1300, 400), (1300, 820)], TINT, edge=4)
    for x, top in ((400, 440), (720, 350), (1040, 440)):
        frame = arched((x, top, 160, 760 - top))
        b.cut(frame, PAPER, edge=8)
        for i in (1, 2):
            b.line([(x + i * 53, top), (x + i * 53, 760)], 6, INK)
        for y in range(int(top) + 70, 760, 80):
            b.line([(x, y), (x + 160, y)], 6, INK)
    for x, top in ((400, 780), (720, 780), (1040, 780)):
        beam = [(x, top), (x + 160, top), (x + 60, 1100), (x - 180, 1100)]
        b.hatch(beam, TINT, Marks(angle=108, gap=22, length=(90, 260), width=11, skip=0.1))
    _trusses(b)
    b.cut([(-20, 900), (300, 815), (1300, 815), (1620, 900), (1620, 1100), (-20, 1100)], PAPER, edge=3)
    for i in range(13):
        b.line([(300 + i * 83, 818), (-600 + i * 230, 1100)], 4, PLACE)
    b.hatch([(440, 830), (1160, 830), (1000, 1100), (200, 1100)], TINT, Marks(gap=18, length=(60, 180), width=7, skip=0.3))
    _helpers(b)


def _trusses(b: Block) -> None:
    for size, wide in ((0.62, 22), (1.0, 40)):
        apex, foot = (800.0, 560 - 545 * size), 560 - 200 * size
        left, right = 800 - 860 * size, 800 + 860 * size
        b.line([(left, foot + 60 * size), apex, (right, foot + 60 * size)], wide, ACCENT, edge=5)
        b.line([(left, foot + 20 * size), (right, foot + 20 * size)], wide * 0.9, ACCENT, edge=5)
        b.line([apex, (800, foot + 20 * size)], wide * 0.8, ACCENT, edge=5)
        for way in (-1, 1):
            b.line([(800, foot + 10 * size), mix(apex, (800 + way * 860 * size, foot + 60 * size), 0.5)], wide * 0.7, ACCENT, edge=4)
        b.hatch(rect(left, foot, right - left, 40 * size), PAPER, Marks(gap=12, length=(50, 160), width=3, skip=0.4))


def _helpers(b: Block) -> None:
    for x in (170, 290):
        b.line([(x, 960), (x + (60 if x == 170 else -10), 420)], 14, INK, edge=3)
    for y in range(480, 950, 64):
        t = (960 - y) / 540
        b.line([(170 + 60 * t, y), (290 - 10 * t, y)], 11, INK, edge=2.5)
    draw_person(b, Person((235, 800), 400, 1, Head("cap", PLACE), (PAPER, PLACE), pattern="stripes", pose=stand(((0.1, 0.5), (0.26, 0.92)))))
    b.cut(rect(330, 395, 44, 56), INK, edge=3)
    table(b, (600, 870, 420, 150), PAPER)
    draw_person(b, Person((560, 1020), 400, 1, Head("bun", PAPER, PAPER, ("glasses",)), (PLACE, INK), "skirt", pose=stand(((0.14, 0.42), (0.24, 0.44)))))
    draw_person(b, Person((1060, 1020), 410, -1, Head("turban", ACCENT, INK), (INK, PLACE), pose=stand(((0.14, 0.42), (0.22, 0.44)))))
    in_wheelchair(b, Person((1380, 1040), 420, -1, Head("bob", INK), (PLACE, INK), pose=sit(((0.2, 0.5), (0.3, 0.62)))))
    draw_person(b, Person((800, 1030), 240, 0, Head("curls", INK, INK), (ACCENT, INK), "shorts", young=1.35, pose=stand(((-0.24, 0.7), (0.24, 0.7)))))


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
    papers = ((480, 300, 150, 190, -3, PAPER), (660, 296, 200, 130, 2, ACCENT), (890, 300, 190, 170, 3, PAPER),
              (480, 520, 190, 130, 2, TINT), (700, 455, 150, 195, -2, PAPER), (885, 500, 195, 150, -3, PAPER))  # fmt: skip
    for i, (x, y, w, h, turn, shade) in enumerate(papers):
        sheet = [(x + turn * 2, y), (x + w + turn, y + turn * 2), (x + w - turn, y + h), (x, y + h - turn)]
        b.cut(sheet, shade, edge=3)
        _pinned(b, i, (x, y, w, h))
        b.disc((x + w / 2, y + 13), 9, ACCENT if shade is not ACCENT else INK, edge=2)
    with_stick(b, Person((640, 1050), 500, 2, Head("bun", PAPER), (ACCENT, INK), "coat", pose=stand(((-0.12, 0.44), (0.17, 0.46)))))
    draw_person(b, Person((960, 1050), 330, 2, Head("curls", INK, INK), (PAPER, INK), "shorts", "stripes", 1.3, stand(((-0.13, 0.45), (0.2, 0.9)))))
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
            b.gouge((x + w * 0.14, y + h * (0.3 + i * 0.16)), (x + w * (0.86 - 0.1 * (i % 2)), y + h * (0.3 + i * 0.16)), 7, INK)


def phone_film(b: Block) -> None:
    """Two hands hold up a phone; in it, and beyond it, a neighbour tells her story."""
    sky(b, 700)
    land(b, [(-20, 560), (500, 500), (1000, 560), (1620, 480)], TINT, base=800,
         marks=Marks(angle=10, gap=22, length=(30, 90), width=4, skip=0.5))  # fmt: skip
    tree(b, (1400, 760), 560)
    gable(b, (230, 760), (260, 260), PAPER, ACCENT)
    grass(b, [(-20, 750), (1620, 740), (1620, 1100), (-20, 1100)])
    draw_person(b, Person((1130, 960), 470, -1, Head("brim", PAPER), (PLACE, INK), "coat", pose=stand(((0.1, 0.45), (0.22, 0.6)))))
    draw_person(b, Person((240, 1000), 500, 1, Head("short", INK, INK), (ACCENT, INK), pose=stand(((0.1, 0.5), (0.24, 0.72)))))
    b.cut(smooth([(440, 300), (480, 262), (1010, 262), (1050, 300), (1050, 760), (1010, 800), (480, 800), (440, 760)], steps=3), INK, edge=7)
    screen = rect(490, 306, 510, 450)
    b.cut(screen, PAPER, hand=1)
    with b.within(screen):
        b.roll(rect(490, 306, 510, 300), TINT, [0.9, 0.3])
        land(b, [(480, 560), (700, 520), (1010, 570)], PLACE, base=760)
        b.hatch(rect(490, 306, 510, 260), PAPER, Marks(gap=20, length=(40, 130), width=5, skip=0.3, weight=falling(290, 540)))
        draw_person(b, Person((740, 1030), 720, 0, Head("bun", PAPER, PAPER, ("glasses",)), (ACCENT, INK), pattern="knit"))
    b.disc((960, 345), 16, ACCENT, edge=3)
    b.cut([(300, 1100), (350, 860), (480, 800), (560, 1100)], PLACE, edge=5)
    b.cut([(940, 1100), (1010, 800), (1140, 860), (1200, 1100)], PLACE, edge=5)
    hands(b, (430, 770), 110, PAPER)
    hands(b, (1062, 770), 110, PAPER, flip=True)
