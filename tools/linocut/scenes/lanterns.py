"""The lantern procession."""

from __future__ import annotations

from dataclasses import dataclass

from linocut.block import ACCENT, INK, PAPER, PLACE, TINT, Block, Marks
from linocut.geometry import Point, rect
from linocut.motifs.buildings import gable
from linocut.motifs.heads import Head
from linocut.motifs.people import draw_person, in_wheelchair
from linocut.motifs.person import Person, sit, stand
from linocut.motifs.things import lantern

_HEADS = (
    Head("beanie", INK),
    Head("bob", INK),
    Head("scarf", PLACE),
    Head("short", INK, INK),
    Head("scarf", ACCENT),
    Head("beanie", TINT, INK),
    Head("long", ACCENT),
    Head("bun", PAPER),
    Head("fringe", INK),
    Head("cap", PLACE, PAPER, ("beard",)),
)
_ON_WHEELS = 6  # which of the bearers comes in a wheelchair


@dataclass(frozen=True)
class Light:
    """A lantern on its pole; `low` when a child carries it."""

    at: Point
    radius: float
    form: str
    low: bool = False


def lantern_procession(b: Block) -> None:
    """Dusk in the high street: paper lanterns on poles, dark figures of every height beneath them."""
    b.cut(b.page(), INK)
    b.hatch(
        rect(-20, -20, 1640, 620),
        PLACE,
        Marks(angle=-8, gap=26, length=(80, 240), width=8, skip=0.2, weight=lambda p: 0.25 + p[1] / 600),
    )
    for _ in range(40):
        b.disc((b.rng.uniform(0, 1600), b.rng.uniform(0, 240)), b.rng.uniform(2, 4.5), PAPER)
    b.disc((800, 110), 54, PAPER)
    b.disc((824, 98), 46, INK)
    for x, w, h in (
        (470, 170, 260),
        (1140, 170, 270),
        (300, 220, 360),
        (1310, 220, 370),
        (80, 280, 470),
        (1530, 280, 480),
    ):
        gable(b, (x, 720), (w, h), PLACE, INK)
    b.cut([(540, 715), (1060, 715), (1700, 1100), (-100, 1100)], INK)
    b.hatch(
        [(600, 730), (1000, 730), (1500, 1100), (100, 1100)],
        ACCENT,
        Marks(gap=38, length=(40, 130), width=8, skip=0.45),
    )
    far = ((610, 470, 40, "globe"), (720, 420, 38, "house"), (850, 450, 40, "star"), (960, 430, 38, "globe"))
    for i, (x, y, radius, form) in enumerate(far):
        _bearer(b, (x, 800), Light((x + 10, y), radius, form), 230 - 14 * (i % 2), i)
    near: tuple[tuple[float, float, float, str, float], ...] = (
        (1440, 300, 96, "star", 470),
        (180, 310, 100, "star", 480),
        (1240, 480, 76, "globe", 330),
        (620, 300, 116, "fish", 480),
        (400, 520, 74, "house", 300),
        (985, 330, 104, "globe", 470),
    )
    for i, (left, top, size, shape, tall) in enumerate(near):
        light = Light((left + 34, top), size, shape, low=shape == "house")
        _bearer(b, (left, 1040 + 14 * (i % 2)), light, tall, i + 4)
    draw_person(
        b,
        Person(
            (810, 1075),
            290,
            2,
            Head("beanie", ACCENT),
            (TINT, INK),
            "coat",
            young=1.3,
            pose=stand(((-0.13, 0.45), (0.13, 0.45))),
        ),
    )


def _bearer(b: Block, at: Point, light: Light, tall: float, number: int) -> None:
    young = 1.3 if light.low else 1.0
    head = _HEADS[number % len(_HEADS)]
    rides = number == _ON_WHEELS
    pose = sit(((0.1, 0.46), (0.16, 0.56))) if rides else stand(((-0.06, 0.45), (0.14, 0.56)))
    who = Person(
        at,
        tall * 1.2 if rides else tall,
        1 if number % 2 == 0 else -1,
        head,
        ((PLACE, TINT, PLACE)[number % 3], PLACE),
        "trousers" if rides else "coat",
        young=young,
        pose=pose,
    )
    hand = who.spot(pose.hands[1])
    b.line([(hand[0], hand[1] + tall * 0.1), light.at], max(4, tall * 0.016), PAPER)
    lantern(b, light.at, light.radius, light.form)
    if rides:
        in_wheelchair(b, who)
    else:
        draw_person(b, who)
