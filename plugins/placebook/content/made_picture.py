"""What is made of a picture: the sizes it is published in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

WIDTHS = (480, 960, 1600, 2400)
QUALITY = 78


class MadePicture(NamedTuple):
    """One picture in all its sizes.

    Attributes:
        width: Of the largest size, in pixels.
        height: Of the largest size, in pixels.
        files: Width and file of each size, smallest first.
        digest: What tells the picture's bytes from others.
    """

    width: int
    height: int
    files: tuple[tuple[int, Path], ...]
    digest: str


class Refusal(NamedTuple):
    """Why a picture cannot be used, and what to do."""

    message: str
    hint: str
