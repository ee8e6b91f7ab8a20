"""A map says what is wrong with it in plain words, with the line."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest

from placebook.intake.map import (
    TARGETS,
    Cleaning,
    Map,
    Merging,
    PostcodeTable,
    Recipe,
    Section,
)
from placebook.intake.map_file import check_columns, read_map
from placebook.intake.recipe import Kitchen
from placebook.model.listing import Listing
from placebook.problems import ContentError

if TYPE_CHECKING:
    from placebook.model.base import Frozen

HEAD = 'name: small\nidentity: ["{id}"]\n'


def said(text: str) -> list[str]:
    """Return what is said about a map."""
    with pytest.raises(ContentError) as error:
        read_map(text, file="map.yml")
    return [str(problem) for problem in error.value.problems]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", "map.yml:1: the map is empty. Begin with name, identity and fields."),
        ("fields: {title: x}\nname: a\nidentity: x\nfeilds: {}\n", "Did you mean 'fields'?"),
        (
            HEAD + "fields:\n  titel: x\n",
            "map.yml:4: fields.titel: a listing has no field 'titel'. Did you mean 'title'.",
        ),
        (HEAD + "fields:\n  contact: x\n", "map.yml:4: fields.contact: 'contact' has parts"),
        (
            HEAD + "fields:\n  contact:\n    web: x\n",
            "map.yml:5: fields.contact.web: a listing has no field 'contact.web'",
        ),
        (
            HEAD + "fields:\n  title: {text: '{name'}\n",
            "map.yml:4: fields.title.text: has a brace that does not belong",
        ),
        (HEAD + "fields:\n  title: {clean: name}\n", "needs exactly one of text, first and all"),
        (
            HEAD + "fields:\n  title:\n    text: x\n    clean: shout\n",
            "map.yml:6: the 1st of fields.title.clean",
        ),
        (HEAD + "fields:\n  title: {text: x, replace: [{find: '('}]}\n", "'(' is not a regular expression"),
        (
            HEAD + "fields:\n  title: {text: x, table: kinds}\n",
            "map.yml:4: fields.title: there is no table called 'kinds'.",
        ),
        (
            HEAD + "tables: {kinds: {a: b}}\nfields:\n  title:\n    - x\n    - {text: x, table: kind}\n",
            "Did you mean 'kinds'?",
        ),
        (HEAD + "listed: soon\nfields: {title: x}\n", "map.yml:3: listed: 'soon' is not a day"),
        ("a: [\n", "map.yml:2:"),
    ],
)
def test_problems(text: str, line: str) -> None:
    """Each mistake is named with its file, its line and its place in the map."""
    assert any(line in one for one in said(text)), said(text)


def test_all_problems_at_once() -> None:
    """Every mistake is told, not only the first."""
    assert len(said(HEAD + "fields:\n  titel: x\n  summry: x\n")) == 2


def test_missing_columns() -> None:
    """A column that the data does not have is named, with the nearest one that it has."""
    text = HEAD + "fields:\n  title:\n    - '{nmae}'\nsections:\n  - when: {wardd: x}\n    refuse: no\n"
    found = check_columns(
        read_map(text, file="map.yml"), text, frozenset({"id", "name", "ward"}), frozenset(), file="map.yml"
    )
    assert [str(problem) for problem in found] == [
        "map.yml:5: the 1st of fields.title.first: the data has no column 'nmae'. Did you mean 'name'?",
        "map.yml:7: when.wardd in the 1st of sections: the data has no column 'wardd'. Did you mean 'ward'?",
    ]


def test_every_field_can_be_filled() -> None:
    """A field that the model has can be made by a map, whatever is added to the model later."""
    names = {field.alias or name for name, field in Listing.model_fields.items() if not field.exclude}
    assert {target.partition(".")[0] for target in TARGETS} == names | {"body"}


@pytest.mark.parametrize(
    ("recipe", "made"),
    [
        ("'{a} in {b}'", ["Tea in Sale"]),
        ("'{a} in {none}'", []),
        ("['{none}', '{b}', '{a}']", ["Sale"]),
        ("{all: ['{a}', '{none}', '{b}']}", ["Tea", "Sale"]),
        ("{text: '{list}', split: ' *; *'}", ["one", "two", "three"]),
        ("{text: '{list}', split: ';', part: 1}", ["one"]),
        ("{text: '{list}', split: ';', part: -1}", ["three"]),
        ("{text: '{list}', split: ';', part: 9}", []),
        ("{text: '{list}', split: ';', most: 2}", ["one", "two"]),
        ("{text: '{a}', table: kinds}", ["network"]),
        ("{text: '{b}', table: kinds}", ["place", "skill"]),
        ("{text: '{list}', words: themes}", ["numbers"]),
        ("{text: '{a} b', replace: [{find: ' ', put: '-'}]}", ["Tea-b"]),
        ("{text: '{a} b', clean: [slug]}", ["tea-b"]),
        ("{text: '{a}', cut: true}", []),
    ],
)
def test_recipes(recipe: str, made: list[str]) -> None:
    """Each kind of recipe makes of a row what the guide says."""
    text = (
        HEAD
        + "tables: {kinds: {tea: network, '*': [place, skill]}}\nwords: {themes: {numbers: [two]}}\n"
        + f"fields:\n  title: {recipe}\n"
    )
    plan = read_map(text, file="map.yml")
    cells = {"a": "Tea", "b": "Sale", "list": "one; two; three"}
    assert Kitchen(plan).cook(plan.fields["title"], cells) == made


@pytest.mark.parametrize("model", [Map, Section, Recipe, PostcodeTable, Merging])
def test_guide_names_all(model: type[Frozen]) -> None:
    """The guide to importing names every part that a map can have."""
    guide = (Path(__file__).parents[2] / "docs/importing.md").read_text(encoding="utf-8")
    for name in model.model_fields:
        assert re.search(rf"`{name}`|^ *(?:- )?{name}:", guide, re.MULTILINE), name


@pytest.mark.parametrize("name", get_args(Cleaning))
def test_guide_names_cleanings(name: str) -> None:
    """The guide to importing names every way of cleaning."""
    assert f"`{name}`" in (Path(__file__).parents[2] / "docs/importing.md").read_text(encoding="utf-8")


def test_map_of_the_guide() -> None:
    """The small map of the guide can be used as it stands."""
    guide = (Path(__file__).parents[2] / "docs/importing.md").read_text(encoding="utf-8")
    found = re.search(r"```yaml\n(name:.*?)```", guide, re.DOTALL)
    assert found
    assert read_map(found[1], file="map.yml").name == "sports-clubs"
