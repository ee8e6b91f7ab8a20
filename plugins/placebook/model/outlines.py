"""Outlines of areas and of what lies between them, for the map."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

# Longitude and latitude in degrees (WGS 84), in the order of GeoJSON.
Position: TypeAlias = tuple[float, float]
Line: TypeAlias = tuple[Position, ...]

Look = Literal["water", "green", "way"]
LOOKS: tuple[Look, ...] = ("water", "green", "way")


class Outline(NamedTuple):
    """One feature of the map.

    Attributes:
        area: The id of the area it is the outline of; empty for what is only drawn.
        look: How it is drawn if it is no area.
        name: What it is called; areas have their label instead.
        is_line: Whether it is lines; else it is polygons.
        parts: Its polygons, each of rings, the outer one first; or its lines, each in a part of its own.
    """

    area: str
    look: Look | None
    name: str
    is_line: bool
    parts: tuple[tuple[Line, ...], ...]
