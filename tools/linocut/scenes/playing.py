"""Games, sport, small children, and getting about."""

from __future__ import annotations

from linocut.block import ACCENT, INK, PAPER, PLACE, TINT, Block, Marks
from linocut.geometry import Point, arc, mix, oval, place, rect, smooth
from linocut.motifs.buildings import church, gable
from linocut.motifs.heads import Head
from linocut.motifs.nature import bird_flock, bush, cloud, grass, land, poplar, sky, sun, tree, wood
from linocut.motifs.people import Person, Pose, draw_person, in_wheelchair, sit, stand
from linocut.motifs.things import bicycle, bunting, mug


def football(b: Block) -> None:
    """A shot on goal on the rec: the ball comes at us, the keeper dives."""
    sky(b, 430)
    land(b, [(-20, 400), (600, 330), (1100, 380), (1620, 320)], TINT, base=480)
    wood(b, (-20, 1640), 460, 90, INK)
    church(b, (330, 445), 190, PAPER, INK)
    grass(b, rect(-20, 450, 1640, 660))
    for y, h in ((500, 60), (620, 90), (800, 130)):
        b.hatch(rect(-20, y, 1640, h), TINT, Marks(gap=15, length=(90, 300), width=6, skip=0.25))
    _goal(b)
    draw_person(b, Person((1000, 690), 260, -1, Head("bun", INK, INK), (ACCENT, INK), "shorts", pose=Pose((0.02, 0.42), 0.1, ((0.34, 0.86), (0.3, 0.9)), ((-0.2, 0.1), (-0.3, 0.04)))))
    for x, y, tall, head, cloth, way in (
        (250, 720, 300, Head("short", INK), PAPER, 1), (1390, 800, 340, Head("scarf", INK), PAPER, -1), (1180, 610, 200, Head("long", ACCENT), INK, -1),
    ):  # fmt: skip
        draw_person(b, Person((x, y), tall, way, head, (cloth, INK), "shorts", "stripes" if cloth is PAPER else "plain",
                              pose=Pose((0, 0.47), 0.05, ((0.14, 0.6), (-0.16, 0.6)), ((0.2, 0.03), (-0.24, 0.1)))))  # fmt: skip
    kick = Pose((0, 0.49), -0.05, ((-0.26, 0.62), (0.22, 0.66)), ((0.3, 0.2), (-0.1, 0.0)))
    draw_person(b, Person((560, 1010), 600, 1, Head("curls", INK, INK), (ACCENT, PAPER), "shorts", "stripes", pose=kick))
    _football(b, (880, 900), 82)
    for i in range(4):
        b.gouge((770 - i * 12, 880 + i * 22), (700 - i * 18, 890 + i * 24), 9, PAPER)


def _goal(b: Block) -> None:
    net = rect(780, 400, 520, 250)
    b.cut(net, PLACE, hand=0.5)
    for i in range(14):
        b.line([(780 + i * 40, 400), (780 + i * 40, 650)], 2.5, PAPER)
    for i in range(7):
        b.line([(780, 400 + i * 40), (1300, 400 + i * 40)], 2.5, PAPER)
    b.line([(780, 660), (780, 400), (1300, 400), (1300, 660)], 16, PAPER, edge=4)


def _football(b: Block, at: Point, radius: float) -> None:
    b.disc(at, radius, PAPER, edge=6)
    middle = arc(at, radius * 0.36, radius * 0.36, (-90, 270))
    five = [middle[int(i * (len(middle) - 1) / 5)] for i in range(5)]
    b.cut(five, INK)
    for p in five:
        far = (at[0] + (p[0] - at[0]) * 2.0, at[1] + (p[1] - at[1]) * 2.0)
        b.line([p, far], 6, INK)
        x, y = at[0] + (p[0] - at[0]) * 2.45, at[1] + (p[1] - at[1]) * 2.45
        with b.within(oval(at, radius, radius)):
            b.disc((x, y), radius * 0.27, INK)


def cricket(b: Block) -> None:
    """The last over: batter in mid drive, keeper crouched, pavilion behind."""
    sky(b, 450)
    sun(b, (240, 150), 66, rays=18)
    land(b, [(-20, 400), (600, 340), (1100, 390), (1620, 330)], TINT, base=500)
    wood(b, (-20, 900), 470, 110, INK)
    _pavilion(b)
    grass(b, rect(-20, 480, 1640, 620))
    strip = [(560, 1100), (760, 560), (960, 560), (1180, 1100)]
    b.cut(strip, PAPER)
    b.hatch(strip, TINT, Marks(gap=26, length=(40, 130), width=6, skip=0.4))
    for x in (830, 850, 870):
        b.line([(x, 590), (x, 520)], 6, INK, edge=1.5)
    bowl = Pose((0, 0.48), 0.06, ((0.2, 0.96), (-0.2, 0.5)), ((0.2, 0.0), (-0.24, 0.08)))
    draw_person(b, Person((960, 660), 280, -1, Head("turban", ACCENT, INK), (PAPER, PAPER), pose=bowl))
    for x, y, tall, hair in ((250, 640, 210, "brim"), (480, 580, 160, "cap"), (1430, 680, 230, "cap"), (1270, 590, 165, "bun")):
        draw_person(b, Person((x, y), tall, 1 if x < 800 else -1, Head(hair, INK, INK if x in {480, 1430} else PAPER), (PAPER, PAPER)))  # noqa: PLR2004 - which side of the wicket
    for x in (1010, 1046, 1082):
        b.line([(x, 1030), (x, 800)], 14, ACCENT, edge=4)
    b.line([(1000, 798), (1092, 798)], 10, ACCENT, edge=3)
    drive = Pose((0, 0.47), -0.06, ((-0.02, 0.62), (0.1, 0.66)), ((-0.24, 0.0), (0.14, 0.0)))
    batter = Person((850, 1010), 580, -1, Head("cap", PLACE), (PAPER, PAPER), pose=drive)
    b.line([batter.spot((0.06, 0.64)), batter.spot((-0.1, 0.8))], 16, INK, edge=3)
    b.line([batter.spot((-0.1, 0.8)), batter.spot((-0.33, 1.02))], [40, 46], ACCENT, edge=5)
    draw_person(b, batter)
    for foot in drive.feet:
        b.line([batter.spot((foot[0], 0.04)), batter.spot((foot[0] * 0.9, 0.27))], [44, 50], PAPER, edge=5)
        for k in (-0.02, 0.0, 0.02):
            b.line([batter.spot((foot[0] + k, 0.06)), batter.spot((foot[0] * 0.9 + k, 0.25))], 3.5, PLACE)
    keeper = Pose((0, 0.28), 0.14, ((0.3, 0.42), (0.32, 0.46)), ((0.1, 0.0), (-0.1, 0.0)))
    draw_person(b, Person((1280, 1030), 480, -1, Head("cap", ACCENT, INK), (PAPER, PLACE), pose=keeper))
    b.disc((520, 770), 26, ACCENT, edge=5)
    for i in range(3):
        b.gouge((560, 762 + i * 14), (650, 756 + i * 18), 8, INK)


def _pavilion(b: Block) -> None:
    b.cut(rect(1020, 330, 480, 150), PAPER, edge=5)
    b.cut([(980, 335), (1080, 240), (1440, 240), (1540, 335)], ACCENT, edge=5)
    b.cut(rect(1220, 170, 80, 80), PAPER, edge=4)
    b.disc((1260, 208), 26, INK, edge=3)
    b.cut([(1205, 176), (1260, 124), (1315, 176)], INK, edge=3)
    for i in range(7):
        b.line([(1050 + i * 70, 340), (1050 + i * 70, 480)], 8, INK)
    b.cut(rect(1020, 430, 480, 20), PLACE, edge=2)


def bicycles(b: Block) -> None:
    """A slow ride down the lane: three riders of three ages, one on three wheels."""
    sky(b, 480)
    cloud(b, (420, 130), 170)
    bird_flock(b, (1160, 140), 6, 28)
    land(b, [(-20, 450), (400, 360), (900, 420), (1620, 320)], TINT, base=560,
         marks=Marks(angle=8, gap=22, length=(30, 90), width=4, skip=0.45))  # fmt: skip
    church(b, (1250, 490), 210, PAPER, INK)
    gable(b, (1140, 495), (80, 70), PAPER, ACCENT)
    land(b, [(-20, 560), (500, 500), (1100, 500), (1620, 540)], PLACE, base=800,
         marks=Marks(angle=-8, gap=26, length=(30, 100), width=5, skip=0.4))  # fmt: skip
    poplar(b, (120, 680), 420)
    poplar(b, (220, 680), 340)
    bush(b, (660, 700), 150)
    bush(b, (1130, 700), 130)
    bush(b, (1520, 700), 170)
    b.cut(rect(-20, 690, 1640, 420), PAPER, edge=4)
    b.hatch(rect(-20, 700, 1640, 390), PLACE, Marks(gap=34, length=(60, 200), width=6, skip=0.5))
    riders = ((330, 930, 100, ACCENT, Head("beanie", PLACE, INK), (PAPER, INK), 470, "stripes"), (830, 980, 112, PLACE, Head("bun", PAPER), (ACCENT, INK), 520, "plain"),
              (1290, 920, 88, ACCENT, Head("scarf", INK), (TINT, INK), 420, "plain"))  # fmt: skip
    for x, y, wheel, frame, head, cloth, tall, pattern in riders:
        b.hatch(rect(x - wheel * 2.6, y - 6, wheel * 5.2, 30), INK, Marks(gap=9, length=(40, 130), width=6, skip=0.2))
        seat: Point = (x - wheel * 0.55, y - wheel * 2.42)
        hip = (y - seat[1]) / tall
        near, far = ((x - 0.05 * wheel - seat[0]) / tall, (wheel * 0.55) / tall), ((x + 0.1 * wheel - seat[0]) / tall, (wheel * 1.25) / tall)
        bar = ((x + wheel * 1.1 - seat[0]) / tall, (wheel * 2.66) / tall)
        rider = Person((seat[0], y), tall, 1, head, cloth, pattern=pattern, pose=Pose((0, hip), 0.09, (bar, bar), (near, far)))
        bicycle(b, (x, y), wheel, frame)
        draw_person(b, rider)


def toddlers(b: Block) -> None:
    """Small children on the rug with bricks and a drum, grown-ups down on the floor with them."""
    b.cut(b.page(), TINT)
    b.hatch(rect(-20, -20, 1640, 620), PAPER, Marks(angle=66, gap=32, length=(40, 130), width=6, skip=0.4))
    b.cut(rect(-20, 560, 1640, 540), PAPER, edge=5)
    bunting(b, (-20, 60), (820, 60), 80, 54)
    bunting(b, (820, 60), (1640, 60), 80, 54)
    b.cut(rect(600, 200, 400, 300), PAPER, edge=10)
    with b.within(rect(600, 200, 400, 300)):
        land(b, [(590, 420), (800, 370), (1010, 430)], PLACE, base=505)
        sun(b, (900, 290), 40, rays=12)
        tree(b, (690, 470), 170, INK)
    b.cut(oval((800, 850), 760, 220), PLACE, edge=8)
    b.hatch(oval((800, 850), 730, 205), PAPER, Marks(gap=36, length=(30, 80), width=8, skip=0.3))
    b.cut(oval((800, 850), 560, 150), ACCENT, edge=6)
    b.hatch(oval((800, 850), 530, 135), PAPER, Marks(gap=38, length=(24, 60), width=6, skip=0.4))
    floor = Pose((0, 0.09), -0.02, ((0.16, 0.22), (0.26, 0.24)), ((0.42, 0.0), (0.38, 0.02)))
    draw_person(b, Person((260, 860), 700, 1, Head("scarf", INK), (PAPER, PLACE), pattern="stripes", pose=floor))
    draw_person(b, Person((1360, 870), 700, -1, Head("short", PAPER, INK, ("beard", "glasses")), (PLACE, INK), pattern="knit", pose=floor))
    crawl = Pose((0, 0.12), 0.04, ((0.2, 0.28), (0.26, 0.36)), ((0.34, 0.02), (0.3, 0.0)))
    draw_person(b, Person((640, 800), 310, 1, Head("curls", INK, INK), (PAPER, INK), young=1.75, pattern="dots", pose=crawl))
    draw_person(b, Person((1080, 990), 330, -1, Head("fringe", INK), (INK, PLACE), young=1.75, pose=crawl))
    draw_person(b, Person((850, 720), 300, 0, Head("bun", ACCENT), (PLACE, INK), "dress", young=1.7, pose=stand(((-0.24, 0.66), (0.24, 0.66)))))
    _bricks(b)


def _bricks(b: Block) -> None:
    for x, y, s, shade in ((760, 940, 70, PLACE), (836, 940, 70, PAPER), (798, 870, 70, INK), (800, 800, 60, PAPER), (560, 960, 62, PAPER), (1000, 830, 54, INK)):
        b.cut(rect(x, y - s, s, s), shade, edge=5)
        mark = PAPER if shade is not PAPER else PLACE
        if x % 3:
            b.disc((x + s / 2, y - s / 2), s * 0.24, mark)
        else:
            b.cut([(x + s / 2, y - s * 0.78), (x + s * 0.78, y - s * 0.26), (x + s * 0.22, y - s * 0.26)], mark)
    b.cut([(420, 930), (530, 930), (520, 1020), (430, 1020)], PAPER, edge=5)
    b.cut(oval((475, 930), 56, 16), TINT, edge=4)
    for i in range(4):
        b.line([(430 + i * 26, 938), (445 + i * 24, 1016)], 5, ACCENT)


def minibus(b: Block) -> None:
    """The community minibus at a stop, ramp down, neighbours helping each other aboard."""
    sky(b, 520)
    cloud(b, (260, 120), 150)
    land(b, [(-20, 480), (500, 400), (1000, 460), (1620, 380)], TINT, base=640,
         marks=Marks(angle=8, gap=22, length=(30, 90), width=4, skip=0.45))  # fmt: skip
    tree(b, (100, 760), 480)
    gable(b, (1450, 740), (220, 230), PAPER, ACCENT)
    grass(b, rect(-20, 720, 1640, 120))
    b.cut(rect(-20, 830, 1640, 270), PAPER, edge=5)
    b.hatch(rect(-20, 840, 1640, 240), PLACE, Marks(gap=34, length=(80, 240), width=6, skip=0.45))
    body = smooth([(300, 860), (290, 400), (350, 340), (1030, 340), (1130, 400), (1200, 560), (1300, 620), (1310, 860)], steps=3)
    b.cut(body, PLACE, edge=7)
    b.cut([(296, 690), (1312, 690), (1312, 750), (296, 750)], ACCENT, edge=3)
    for x, w in ((560, 130), (710, 130), (860, 130)):
        b.cut(rect(x, 410, w, 150), PAPER, edge=5)
    b.cut([(1020, 410), (1090, 410), (1165, 570), (1020, 570)], PAPER, edge=5)
    riders = ((625, Head("bun", PAPER), ACCENT), (775, Head("short", INK, INK), PAPER), (925, Head("scarf", ACCENT), INK), (1075, Head("cap", INK), PLACE))
    for x, head, cloth in riders:
        left, right = (1020, 1165) if x == 1075 else (x - 65, x + 65)  # noqa: PLR2004 - the driver's window
        with b.within([(left, 410), (right - (70 if x == 1075 else 0), 410), (right, 566), (left, 566)]):  # noqa: PLR2004 - the driver's window
            draw_person(b, Person((x, 800), 400, 1, head, (cloth, INK)))
    b.cut(rect(350, 410, 150, 430), INK, edge=6)
    for x in (480, 1130):
        b.disc((x + 20, 870), 84, INK, edge=8)
        b.disc((x + 20, 870), 40, PAPER)
        b.disc((x + 20, 870), 16, INK)
    b.disc((1290, 690), 26, PAPER, edge=4)
    b.cut([(340, 840), (500, 840), (420, 1010), (180, 1010)], PAPER, edge=6)
    b.hatch([(340, 840), (500, 840), (420, 1010), (180, 1010)], INK, Marks(gap=22, length=(40, 160), width=5, skip=0.1))
    in_wheelchair(b, Person((330, 975), 400, 1, Head("bob", INK), (ACCENT, INK)))
    draw_person(b, Person((200, 1020), 440, 1, Head("turban", ACCENT, INK), (PAPER, INK), pattern="stripes", pose=stand(((0.1, 0.5), (0.2, 0.54)))))
    draw_person(b, Person((760, 1040), 420, -1, Head("brim", PAPER), (INK, PLACE), "skirt", pose=stand(((0.1, 0.45), (0.22, 0.74)))))


_ = (mix, mug, place)
