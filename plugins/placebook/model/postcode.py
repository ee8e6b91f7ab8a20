"""Postcodes of the United Kingdom: how they are written, and where those near a place are.

Source: Royal Mail, Programmers' Guide: an outward code, then a digit and two letters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_FULL = re.compile(r"^([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})$")
OUTWARD_PATTERN = r"^[A-Z]{1,2}\d[A-Z\d]?$"
_OUTWARD = re.compile(OUTWARD_PATTERN)

LatLon = tuple[float, float]


def postcode(text: str) -> str:
    """Return a postcode as on a letter (`M33 7ZF`, or `M33` for its first half); empty if it is none."""
    bare = re.sub(r"\W", "", text).upper()
    full = _FULL.match(bare)
    if full:
        return f"{full[1]} {full[2]}"
    return bare if _OUTWARD.match(bare) else ""


def outward(text: str) -> str:
    """Return the first half of a postcode; empty if it is none."""
    return postcode(text).partition(" ")[0]


@dataclass(frozen=True, slots=True)
class PostcodePoints:
    """The postcodes that a site knows.

    Attributes:
        outcodes: For each first half, the second halves with their points: `{"LM1": {"4QT": (52.9, -1.3)}}`.
        credit: What those who made the table ask to be said wherever it is used.
        version: What tells this table from any other.
    """

    outcodes: Mapping[str, Mapping[str, LatLon]] = field(default_factory=dict)
    credit: str = ""
    version: bytes = b""

    def point(self, text: str) -> LatLon | None:
        """Return where a whole postcode is; None if it is not known, or not whole."""
        first, _, second = postcode(text).partition(" ")
        return self.outcodes.get(first, {}).get(second)
