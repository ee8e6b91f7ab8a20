"""The parts of buildings, and what fences them."""

from __future__ import annotations

from linocut.block import INK, PAPER, PLACE, TINT, Block, Colour, Marks, contrast
from linocut.geometry import Point, Points, arc, rect


def window(
    b: Block, box: tuple[float, float, float, float], glass: Colour = INK, *, bars: bool = True
) -> None:
    """A sash window: x, y, width, height."""
    x, y, w, h = box
    b.cut(rect(x, y, w, h), glass, hand=0.8, edge=max(1.5, w * 0.06))
    if bars and w > 12:  # noqa: PLR2004 - smaller panes would close up with ink
        pen = contrast(glass)
        b.line([(x + w / 2, y), (x + w / 2, y + h)], max(1.5, w * 0.06), pen)
        b.line([(x, y + h / 2), (x + w, y + h / 2)], max(1.5, w * 0.06), pen)


def arched(box: tuple[float, float, float, float]) -> list[Point]:
    """The outline of a round-headed opening: x, y, width, height."""
    x, y, w, h = box
    return [(x, y + h), *arc((x + w / 2, y + w / 2), w / 2, w / 2, (180, 360)), (x + w, y + h)]


def roof(b: Block, points: list[Point], colour: Colour, course: float = 16.0) -> None:
    """A roof plane with courses of tiles."""
    b.cut(points, colour, edge=2)
    marks = Marks(
        angle=0, gap=course, length=(course * 1.2, course * 3.2), width=max(2.0, course * 0.2), skip=0.2
    )
    b.hatch(points, contrast(colour) if colour is not TINT else PLACE, marks)


def railings(b: Block, span: tuple[float, float], base: float, tall: float) -> None:
    """Iron railings with pointed tops."""
    for share in (0.12, 0.82):
        b.line([(span[0], base - tall * share), (span[1], base - tall * share)], tall * 0.035, INK)
    x = span[0]
    while x <= span[1]:
        b.line([(x, base), (x, base - tall)], tall * 0.035, INK)
        b.cut(
            [
                (x - tall * 0.04, base - tall * 0.96),
                (x, base - tall * 1.1),
                (x + tall * 0.04, base - tall * 0.96),
            ],
            INK,
            hand=0.5,
        )
        x += tall * 0.16


def brick(b: Block, region: Points, colour: Colour = PAPER, course: float = 26.0) -> None:
    """Mortar lines on a wall already cut."""
    b.hatch(region, colour, Marks(gap=course, length=(course * 1.1, course * 2.4), width=3.2, skip=0.12))
