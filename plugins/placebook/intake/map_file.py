"""Reading a map file, and saying what is wrong with it, in plain words and with the line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import ValidationError

from placebook.content.frontmatter import read_yaml
from placebook.content.messages import words_for
from placebook.content.suggest import did_you_mean
from placebook.intake.map import COLUMN, Map, Merging, PostcodeTable, Recipe, Section
from placebook.problems import ContentError, Problem

if TYPE_CHECKING:
    from placebook.model.base import Frozen


def read_map(text: str, *, file: str) -> Map:
    """Read a map file.

    Raises:
        ContentError: Everything that is wrong with it, each with its line.
    """
    value, lines = read_yaml(text, file=file)
    if not isinstance(value, dict) or not value:
        raise ContentError(
            [Problem(file, 1, "", "the map is empty.", "Begin with name, identity and fields.")]
        )
    try:
        found = Map.model_validate(value)
    except ValidationError as error:
        raise ContentError(_problems(error, lines, file)) from error
    wrong = [
        Problem(
            file,
            _line(lines, place),
            place,
            f"there is no {what} called '{name}'.",
            did_you_mean(name, known),
        )
        for place, recipe in found.recipes()
        for what, name, known in (
            ("table", recipe.table, found.tables),
            ("word list", recipe.words, found.words),
        )
        if name is not None and name not in known
    ]
    if wrong:
        raise ContentError(wrong)
    return found


def check_columns(
    found: Map, text: str, columns: frozenset[str], joined: frozenset[str], *, file: str
) -> tuple[Problem, ...]:
    """Return what a map asks for that the data does not have.

    Args:
        found: The map.
        text: Its text, for the lines.
        columns: The columns of the data.
        joined: Those of the postcode table.
        file: The map's name.
    """
    _, lines = read_yaml(text, file=file)
    known = columns | found.columns.keys() | {f"postcodes.{name}" for name in joined}
    uses = [(place, name) for place, recipe in found.recipes() for name in COLUMN.findall(recipe.text or "")]
    uses += [(f"identity.{n}", name) for n, one in enumerate(found.identity) for name in COLUMN.findall(one)]
    for number, section in enumerate(found.sections):
        uses += [(f"sections.{number}.when.{name}", name) for name in section.when]
        uses += [
            (f"sections.{number}.identity", name) for one in section.identity for name in COLUMN.findall(one)
        ]
    missing = [(place, name) for place, name in dict.fromkeys(uses) if name not in known]
    there = f"It has: {', '.join(sorted(columns))}."
    return tuple(
        Problem(
            file,
            _line(lines, place),
            place,
            f"the data has no column '{name}'.",
            did_you_mean(name, known) or ("" if number else there),
        )
        for number, (place, name) in enumerate(missing)
    )


def _problems(error: ValidationError, lines: dict[str, int], file: str) -> list[Problem]:
    found = []
    for details in error.errors(include_url=False):
        place = ".".join(str(part) for part in details["loc"] if "[" not in str(part))
        message, hint = words_for(details, _names(details["loc"]))
        found.append(
            Problem(
                file,
                _line(lines, place),
                place,
                message,
                hint.replace("The listing reference", "The guide to importing"),
            )
        )
    return found


def _names(where: tuple[int | str, ...]) -> list[str]:
    """Return the names that could stand at a place of the map."""
    models: dict[str, type[Frozen]] = {"sections": Section, "postcodes": PostcodeTable, "merge": Merging}
    if "fields" in where or "columns" in where:
        return list(Recipe.model_fields)
    model = models.get(str(where[0]), Map) if len(where) > 1 else Map
    return list(model.model_fields)


def _line(lines: dict[str, int], place: str) -> int:
    """Return the line of a place, or of the nearest one around it that stands in the file."""
    parts = place.split(".")
    for length in range(len(parts), 0, -1):
        line = lines.get(".".join(parts[:length]))
        if line:
            return line
        # A list stands for `first`, and leaves no line of that name.
        line = lines.get(".".join(part for part in parts[:length] if part != "first"))
        if line:
            return line
    return 1
