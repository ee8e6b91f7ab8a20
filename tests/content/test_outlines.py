"""Outlines of areas: what may be wrong with their file, and what becomes of them when simplified."""

from __future__ import annotations

import gzip
import json
import math
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from placebook.content.outlines import MAX_FILE, read_outlines
from placebook.content.simplify import MOST_POSITIONS, simplified
from placebook.content.vocabularies import read_terms
from placebook.model.outlines import Outline
from placebook.model.vocabulary import Vocabulary

if TYPE_CHECKING:
    from placebook.model.outlines import Line

ROOT = Path(__file__).parents[2]
TRAFFORD = ROOT.parent / "shared/data/trafford_ward_super_generalised.geojson"
AREAS = Vocabulary.of(
    "areas",
    read_terms(
        "- {id: northgate, label: Northgate, code: E01}\n- {id: the-rushes, label: The Rushes}\n", "a", []
    ),
)
NOT_DEGREES = (
    "feature 1: its coordinates are not degrees of longitude and latitude. "
    "Export it again in degrees (WGS 84, also called EPSG:4326), longitude before latitude."
)
SQUARE = [[[0, 0], [0, 1], [1, 1], [1, 0], [0, 0]]]


def feature(coordinates: object = SQUARE, shape: str = "Polygon", **properties: object) -> dict[str, Any]:
    """A feature as programs for maps write it."""
    geometry = {"type": shape, "coordinates": coordinates}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def read(folder: Path, content: object) -> tuple[list[Outline], list[str]]:
    """Read a file of outlines; its problems as a keeper sees them."""
    text = content if isinstance(content, str) else json.dumps(content)
    (folder / "areas.geojson").write_text(text, encoding="utf-8")
    outlines, problems = read_outlines(folder, "areas.geojson", "area", AREAS)
    assert all(problem.severity == "warning" for problem in problems)
    return outlines, [str(problem).removeprefix("areas.geojson: ") for problem in problems]


@pytest.mark.parametrize("name", ["northgate", "Northgate", " NORTHGATE ", "E01", "e01"])
def test_an_area_is_named_by_id_code_or_label(tmp_path: Path, name: str) -> None:
    """The outline of an area may name it by any of its names, in capitals or not."""
    outlines, problems = read(tmp_path, {"features": [feature(area=name)]})
    assert ([one.area for one in outlines], problems) == (["northgate"], [])


def test_water_woods_and_ways_are_drawn_besides(tmp_path: Path) -> None:
    """A feature that names no area and says how it looks is drawn as that."""
    canal = feature([[[0, 0], [1, 0.5]], [[1, 0], [0, 1]]], "MultiLineString", look="water", name="The cut")
    (drawn,), problems = read(tmp_path, {"features": [canal]})
    assert problems == []
    assert (drawn.area, drawn.look, drawn.name, drawn.is_line, len(drawn.parts)) == (
        "",
        "water",
        "The cut",
        True,
        2,
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('{"features": [', "is not JSON, so the map has no outlines."),
        ("[" * 100_000, "is not JSON, so the map has no outlines."),
        ([], "is not a GeoJSON collection of features. Export it again as GeoJSON."),
        ({"features": [5]}, "feature 1: it has no geometry."),
        (
            {"features": [feature([0, 0], "Point", area="northgate")]},
            "feature 1: a Point has no outline. Use a Polygon or a MultiPolygon.",
        ),
        (
            {"features": [feature(), feature(ward="Northgate")]},
            "feature 1: it has no 'area', which is to name its area. It has nothing.",
        ),
        (
            {"features": [feature(area="Northgat")]},
            "feature 1: 'Northgat' is not an area here. Did you mean 'northgate'?",
        ),
        (
            {"features": [feature([[[380_000, 390_000]] * 4], area="northgate")]},
            NOT_DEGREES,
        ),
        (
            {"features": [feature([[[0, math.nan]] * 4], area="northgate")]},
            NOT_DEGREES,
        ),
        (
            {"features": [feature(["x"], area="northgate")]},
            "feature 1: its coordinates are not lists as GeoJSON has them. Export it again as GeoJSON.",
        ),
        (
            {"features": [feature([[[0, 0]]], area="northgate")]},
            "feature 1: one of its lines has too few points.",
        ),
    ],
)
def test_what_is_wrong_is_said_plainly(tmp_path: Path, content: object, said: str) -> None:
    """A file that cannot be used, or a feature that cannot be drawn, costs the map that much and says why."""
    _, problems = read(tmp_path, content)
    assert problems[0].partition("areas.geojson:1: ")[2] == said or problems[0] == said


def test_a_file_that_is_missing_or_huge_is_told(tmp_path: Path) -> None:
    """Without its file the map has no outlines; one larger than can be drawn is not read."""
    outlines, problems = read_outlines(tmp_path, "areas.geojson", "area", AREAS)
    assert (outlines, [problem.message for problem in problems]) == (
        [],
        ["there is no such file, so the map has no outlines."],
    )
    outlines, told = read(tmp_path, " " * (MAX_FILE + 1))
    assert (outlines, len(told)) == ([], 1)
    assert told[0].startswith("is larger than 10 MB.")


def grid(size: int, wobble: list[float]) -> list[Outline]:
    """Squares side by side, whose borders wander as these numbers say."""

    def at(x: float, y: float) -> tuple[float, float]:
        n = int(x * 10) * 7 + int(y * 10) * 13
        return x + wobble[n % len(wobble)] / 25, 52 + y + wobble[(n + 5) % len(wobble)] / 25

    def side(start: tuple[int, int], end: tuple[int, int]) -> list[tuple[float, float]]:
        steps = [step / 10 for step in range(10)]
        return [at(start[0] + (end[0] - start[0]) * s, start[1] + (end[1] - start[1]) * s) for s in steps]

    def square(x: int, y: int) -> Outline:
        corners = [(x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1), (x, y)]
        ring = [place for start, end in pairwise(corners) for place in side(start, end)]
        return Outline(f"{x}-{y}", None, "", False, (((*ring, ring[0]),),))  # noqa: FBT003

    return [square(x, y) for x in range(size) for y in range(size)]


def sides(line: Line) -> set[frozenset[tuple[float, float]]]:
    """The stretches of a line, whichever way they run."""
    return {frozenset(pair) for pair in pairwise(line)}


@settings(max_examples=20)
@given(st.integers(2, 4), st.lists(st.floats(-1, 1), min_size=3, max_size=40), st.integers(30, 400))
def test_neighbours_stay_neighbours(size: int, wobble: list[float], most: int) -> None:
    """However much is left out, each stretch of a border inside the map belongs to exactly two areas."""
    found = simplified(grid(size, wobble), most)
    counted: dict[frozenset[tuple[float, float]], int] = {}
    for one in found:
        for part in one.parts:
            for side in sides(part[0]):
                counted[side] = counted.get(side, 0) + 1
    assert set(counted.values()) <= {1, 2}
    # The outer border closes: each of its corners has two stretches, or four where areas meet in a point.
    ends: dict[tuple[float, float], int] = {}
    for side, count in counted.items():
        if count == 1:
            for end in side:
                ends[end] = ends.get(end, 0) + 1
    assert all(count % 2 == 0 for count in ends.values())


@settings(max_examples=20)
@given(st.lists(st.floats(-1, 1), min_size=3, max_size=40))
def test_outlines_are_no_larger_than_they_may_be(wobble: list[float]) -> None:
    """At most so many positions are left, all of them on a grid of about a metre, and rings stay closed."""
    found = simplified(grid(4, wobble), 200)
    lines = [line for one in found for part in one.parts for line in part]
    assert sum(map(len, lines)) <= 200
    assert all(line[0] == line[-1] for line in lines)
    assert all(round(value, 5) == value for line in lines for position in line for value in position)


@settings(max_examples=20)
@given(st.permutations(range(9)), st.lists(st.floats(-1, 1), min_size=3, max_size=20))
def test_the_order_of_areas_changes_no_outline(order: list[int], wobble: list[float]) -> None:
    """An area is simplified alike whichever of its neighbours comes first in the file."""
    areas = grid(3, wobble)
    plain = {one.area: one for one in simplified(areas, 120)}
    assert {one.area: one for one in simplified([areas[at] for at in order], 120)} == plain


@pytest.mark.skipif(not TRAFFORD.is_file(), reason=f"Trafford's open data is not at {TRAFFORD}")
def test_trafford_is_drawn_in_few_bytes() -> None:
    """The 21 wards of a real borough find their areas by name, and weigh at most 30 kB when compressed."""
    vocabulary = ROOT / "examples/trafford/content/vocabulary/areas.yml"
    areas = Vocabulary.of("areas", read_terms(vocabulary.read_text(encoding="utf-8"), "areas.yml", []))
    outlines, problems = read_outlines(TRAFFORD.parent, TRAFFORD.name, "area_name", areas)
    assert problems == []
    assert len({one.area for one in outlines}) == 21
    assert len(gzip.compress(json.dumps(outlines).encode())) <= 30_000


def test_the_most_there_can_be_weighs_30_kb() -> None:
    """As many positions as a map may have, without any pattern, weigh at most 30 kB when compressed."""
    places = [
        (round(-2 + math.sin(n * 1.7) / 10, 5), round(53 + math.cos(n * 2.3) / 10, 5))
        for n in range(MOST_POSITIONS)
    ]
    assert len(gzip.compress(json.dumps(places, separators=(",", ":")).encode())) <= 30_000
