"""Rooms: a wall with its paper, a floor with its boards, a window with its view."""

from __future__ import annotations

from linocut.block import INK, PAPER, PLACE, TINT, Block, Colour, Marks
from linocut.geometry import oval, place, rect
from linocut.motifs.land import land
from linocut.motifs.plants import poplar, tree
from linocut.motifs.walls import arched


def room(
    b: Block, floor: float, wall: Colour = TINT, *, paper: str = "sprigs", boards: Colour = PLACE
) -> None:
    """An empty room seen square on.

    Args:
        b: Where to draw it.
        floor: Height on the page where wall and floor meet.
        wall: Colour of the wall.
        paper: What is on the wall: sprigs, tiles, planks or plain.
        boards: Colour of the lines on the floor.
    """
    region = rect(-20, -20, b.width + 40, floor + 20)
    b.cut(region, wall)
    pen = PAPER if wall is not PAPER else TINT
    if paper == "sprigs":
        _sprigs(b, floor, pen)
    elif paper == "tiles":
        _tiles(b, floor, pen)
    elif paper == "planks":
        for i in range(b.width // 88 + 2):
            b.line([(i * 88 - 20, -20), (i * 88 - 20, floor)], 5, pen)
        grain = Marks(angle=90, gap=22, length=(30, 120), width=3.4, skip=0.72)
        b.hatch(region, pen, grain)
    b.cut(rect(-20, floor, b.width + 40, b.height - floor + 20), PAPER)
    b.hatch(
        rect(-20, floor, b.width + 40, b.height - floor + 20),
        boards,
        Marks(gap=30, length=(140, 420), width=4.5, skip=0.3),
    )
    b.cut(rect(-20, floor - 26, b.width + 40, 26), PAPER if wall is not PAPER else TINT, edge=4)


def _sprigs(b: Block, floor: float, pen: Colour) -> None:
    for row in range(int(floor / 74) + 1):
        for col in range(b.width // 104 + 2):
            at = (col * 104 + (52 if row % 2 else 0) - 10, row * 74 + 26)
            for turn, x, y in ((-50, -13, -4), (50, 13, -4), (90, 0, -20)):
                b.cut(oval((at[0] + x, at[1] + y), 12, 4.6, turn), pen, hand=0.5)
            b.line([(at[0], at[1] - 10), (at[0], at[1] + 16)], 3, pen)


def _tiles(b: Block, floor: float, pen: Colour) -> None:
    for row in range(int(floor / 62) + 1):
        b.line([(-20, row * 62), (b.width + 20, row * 62)], 3.6, pen)
        for col in range(b.width // 124 + 2):
            x = col * 124 + (62 if row % 2 else 0)
            b.line([(x, row * 62), (x, min(row * 62 + 62, floor))], 3.6, pen)


def outlook(b: Block, box: tuple[float, float, float, float], *, round_top: bool = False) -> None:
    """A window with a view of the hills: x, y, width, height."""
    x, y, w, h = box
    frame = arched(box) if round_top else rect(*box)
    b.cut(frame, INK, edge=16)
    with b.within(frame):
        b.cut(frame, PAPER)
        b.roll(rect(x, y, w, h * 0.7), TINT, [0.8, 0.1])
        land(
            b,
            [(x - 5, y + h * 0.62), (x + w * 0.4, y + h * 0.5), (x + w + 5, y + h * 0.64)],
            PLACE,
            base=y + h + 5,
            marks=Marks(angle=8, gap=14, length=(20, 60), width=3.5, skip=0.4),
        )
        tree(b, (x + w * 0.74, y + h * 0.84), h * 0.42, INK)
        poplar(b, (x + w * 0.22, y + h * 0.76), h * 0.34)
        poplar(b, (x + w * 0.3, y + h * 0.74), h * 0.26)
    b.line([*frame, frame[0]], 12, INK)
    b.line([(x + w / 2, y), (x + w / 2, y + h)], 9, INK)
    b.line([(x, y + h * 0.48), (x + w, y + h * 0.48)], 9, INK)
    b.cut(place([(-0.56, 0), (0.56, 0), (0.56, 0.05), (-0.56, 0.05)], (x + w / 2, y + h), w), PAPER, edge=4)
