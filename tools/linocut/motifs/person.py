"""Who is on the page and how they hold themselves: a skeleton, not yet drawn."""

from __future__ import annotations

from dataclasses import dataclass, field

from linocut.block import INK, PLACE, Colour
from linocut.geometry import Point
from linocut.motifs.heads import Head

Pair = tuple[Point, Point]


_LEG = (0.228, 0.222)


_SEATED = 0.4  # hips lower than this share of the height are on a seat


@dataclass(frozen=True)
class Pose:
    """Where hips, hands and feet are: shares of the height, x towards where they look, y up from the ground.

    The first hand and foot are the ones nearer to us.
    """

    hip: Point = (0.0, 0.48)
    lean: float = 0.0
    hands: Pair = ((-0.12, 0.44), (0.12, 0.44))
    feet: Pair = ((-0.06, 0.0), (0.06, 0.0))


def stand(hands: Pair = ((-0.13, 0.45), (0.13, 0.45)), lean: float = 0.0) -> Pose:
    """Standing still."""
    return Pose(lean=lean, hands=hands)


def walk(hands: Pair = ((0.1, 0.46), (-0.12, 0.47))) -> Pose:
    """In mid stride."""
    return Pose(hip=(0, 0.465), lean=0.03, hands=hands, feet=((0.15, 0.0), (-0.17, 0.01)))


def sit(hands: Pair = ((0.16, 0.36), (0.2, 0.36)), lean: float = 0.0) -> Pose:
    """Seated, seen from the side or a little in front; the seat is 0.25 of their height up."""
    return Pose(hip=(0, 0.28), lean=lean, hands=hands, feet=((0.22, 0.0), (0.28, 0.0)))


def face_us(hands: Pair = ((-0.06, 0.36), (0.06, 0.36))) -> Pose:
    """Seated and facing us."""
    return Pose(hip=(0, 0.28), hands=hands, feet=((-0.07, 0.0), (0.07, 0.0)))


@dataclass(frozen=True)
class Person:
    """Someone on the page.

    Attributes:
        at: The ground beneath their hips.
        tall: Their standing height in page units.
        face: -1 looks left, 0 at us, 1 right, 2 away.
        head: From the neck up.
        clothes: Colours of the upper and the lower half.
        wears: trousers, skirt, dress or coat.
        pattern: plain, stripes, knit, apron or dots.
        young: How much larger the head is in proportion: 1 for an adult, about 1.35 for a child.
        pose: How they hold themselves.
    """

    at: Point
    tall: float
    face: int = 1
    head: Head = field(default_factory=Head)
    clothes: tuple[Colour, Colour] = (PLACE, INK)
    wears: str = "trousers"
    pattern: str = "plain"
    young: float = 1.0
    pose: Pose = field(default_factory=Pose)

    def spot(self, local: Point) -> Point:
        """A point in shares of their height, on the page."""
        way = -1 if self.face == -1 else 1
        return (self.at[0] + local[0] * self.tall * way, self.at[1] - local[1] * self.tall)

    @property
    def neck(self) -> Point:
        """The base of the neck, in shares of their height; the young have shorter trunks."""
        x, y = self.pose.hip
        return (x + self.pose.lean, y + 0.325 - 0.06 * (self.young - 1))

    @property
    def edge(self) -> float:
        """Width of the carved line round each shape."""
        return max(1.3, min(4.5, self.tall * 0.0085))

    @property
    def turned(self) -> bool:
        """Whether they are seen from the side."""
        return self.face in {-1, 1}
