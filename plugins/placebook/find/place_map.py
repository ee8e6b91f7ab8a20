"""What the map draws under its markers: outlines of areas, and whom they come from. As GeoJSON (RFC 7946)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from placebook.model.outlines import Outline
    from placebook.pages.context import Context


def place_map(ctx: Context) -> dict[str, Any]:
    """Return the collection of outlines, with what else the map's script needs to know."""
    settings = ctx.site.settings.map
    return {
        "type": "FeatureCollection",
        "place": ctx.site.settings.place,
        "credits": [one for one in (settings.credit, settings.tiles_credit) if one],
        "tiles": settings.tiles or "",
        "features": [_feature(one, ctx) for one in ctx.outlines],
    }


def _feature(outline: Outline, ctx: Context) -> dict[str, Any]:
    area = ctx.directory.areas.by_id.get(outline.area)
    properties = (
        {"area": area.id, "name": area.label, "within": area.parent or ""}
        if area
        else {"look": outline.look, "name": outline.name}
    )
    return {"type": "Feature", "properties": properties, "geometry": _geometry(outline)}


def _geometry(outline: Outline) -> dict[str, Any]:
    if outline.is_line:
        return {"type": "MultiLineString", "coordinates": [line for part in outline.parts for line in part]}
    return {"type": "MultiPolygon", "coordinates": outline.parts}
