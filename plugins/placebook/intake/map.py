"""The map of an import: how each field of a listing is made from the columns of somebody else's data."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, model_validator

from placebook.content.suggest import did_you_mean
from placebook.model.base import Day, Frozen, Line, Slug
from placebook.model.listing import Listing

if TYPE_CHECKING:
    from collections.abc import Iterator

Cleaning = Literal[
    "tidy", "name", "sentences", "web", "email", "phone", "day", "postcode", "outward", "slug", "lower"
]
# A column, where a template names it.
COLUMN = re.compile(r"\{([^{}]*)\}")
_BRACES = re.compile(r"[{}]")


def _regular(value: str) -> str:
    try:
        re.compile(value)
    except re.error as error:
        msg = f"'{value}' is not a regular expression: {error.msg}"
        raise ValueError(msg) from error
    return value


def _template(value: str) -> str:
    if _BRACES.search(COLUMN.sub("", value)) or "{}" in value:
        msg = "has a brace that does not belong to a column; write columns as {name}"
        raise ValueError(msg)
    return value


def _listed(value: Any) -> Any:  # noqa: ANN401 - whatever YAML held; pydantic judges the result
    return [value] if isinstance(value, str | dict) else value


def _short(value: Any) -> Any:  # noqa: ANN401 - as above
    """Let a line of text stand for a recipe, and a list for the first of several that gives something."""
    if isinstance(value, list):
        return {"first": value}
    return {"text": value} if isinstance(value, str) else value


Template = Annotated[str, AfterValidator(_template)]
Pattern = Annotated[str, AfterValidator(_regular)]
Words = Annotated[tuple[str, ...], BeforeValidator(_listed)]


class Replacement(Frozen):
    """A piece of text to find, and what to put there."""

    model_config = ConfigDict(str_strip_whitespace=False)  # spaces are part of what is found

    find: Pattern = Field(description="A regular expression; (?i) at its start lets case be.")
    put: str | None = Field(
        None, description="What stands there instead; nothing if left out. \\1 is the first group."
    )


class Recipe(Frozen):
    """How one value is made: where it comes from, then what is done to it, in the order given here."""

    model_config = ConfigDict(str_strip_whitespace=False)

    text: Template | None = Field(
        None,
        description="Text in which {column} stands for a cell. Gives nothing if one of its columns is empty.",
    )
    first: tuple[RecipeField, ...] = Field((), description="The first of these that gives something.")
    all: tuple[RecipeField, ...] = Field(
        (), description="Every one of these that gives something, as a list."
    )
    replace: tuple[Replacement, ...] = Field(
        (), description="Pieces of text to find and replace, one after the other."
    )
    split: Pattern | None = Field(
        None, description="What to take the text apart at, as a regular expression."
    )
    part: int | None = Field(None, description="Which part is kept: 1 the first, -1 the last.")
    clean: Annotated[tuple[Cleaning, ...], BeforeValidator(_listed)] = Field(
        (), description="tidy, name, sentences, web, email, phone, day, postcode, outward, slug or lower."
    )
    table: str | None = Field(None, description="A table of the map in which the value is looked up.")
    words: str | None = Field(
        None, description="A word list of the map; gives the entries whose words are in the text."
    )
    most: int | None = Field(None, ge=1, description="How many items of a list are kept.")
    cut: bool = Field(default=False, description="true cuts a text to a summary of 20 to 200 characters.")

    @model_validator(mode="after")
    def _one_beginning(self) -> Recipe:
        if sum((self.text is not None, bool(self.first), bool(self.all))) != 1:
            msg = "needs exactly one of text, first and all to begin with"
            raise ValueError(msg)
        if self.part == 0 or (self.part and not self.split):
            msg = "part counts from 1, or from -1 at the end, and needs split"
            raise ValueError(msg)
        return self

    def inner(self) -> Iterator[tuple[str, Recipe]]:
        """Yield it and those in it, with where they stand."""
        yield "", self
        for name in ("first", "all"):
            for number, recipe in enumerate(getattr(self, name)):
                for place, found in recipe.inner():
                    yield f".{name}.{number}{place}", found


RecipeField = Annotated[Recipe, BeforeValidator(_short)]
Recipe.model_rebuild()


class Target(NamedTuple):
    """A field of a listing that a map can fill: whether it holds a list, and whether of mappings."""

    many: bool
    parts: bool


def targets() -> dict[str, Target]:
    """Return every field of a listing that a map can fill, by dotted name. The model itself is asked."""
    found = {"body": Target(many=False, parts=False)}
    for name, field in Listing.model_fields.items():
        if field.exclude:
            continue
        many = "tuple[" in str(field.annotation)
        model = _model_in(field.annotation)
        if model is None:
            found[name] = Target(many=many, parts=False)
            continue
        for part, inner in model.model_fields.items():
            deep = "tuple[" in str(inner.annotation)
            found[f"{name}.{inner.alias or part}"] = Target(many=deep, parts=many)
    return found


def _model_in(annotation: Any) -> type[Frozen] | None:  # noqa: ANN401 - a type of whatever shape
    if isinstance(annotation, type) and issubclass(annotation, Frozen):
        return annotation
    return next((found for arg in getattr(annotation, "__args__", ()) if (found := _model_in(arg))), None)


TARGETS = targets()
_GROUPS = frozenset(name.partition(".")[0] for name in TARGETS if "." in name)


def _dotted(value: Any) -> Any:  # noqa: ANN401 - whatever YAML held; pydantic judges the result
    """Return `{contact: {email: …}}` as `{contact.email: …}`, so that every field has one recipe."""
    if not isinstance(value, dict):
        return value
    found: dict[str, Any] = {}
    for name, item in value.items():
        if name in _GROUPS and isinstance(item, dict):
            found |= {f"{name}.{part}": recipe for part, recipe in item.items()}
        else:
            found[name] = item
    return found


def _known_field(name: str) -> str:
    if name in _GROUPS:
        msg = f"'{name}' has parts: give each a line of its own below it"
        raise ValueError(msg)
    if name not in TARGETS:
        hint = did_you_mean(name, TARGETS)
        msg = f"a listing has no field '{name}'{'. ' + hint.rstrip('?') if hint else ''}"
        raise ValueError(msg)
    return name


Fields = Annotated[dict[Annotated[str, AfterValidator(_known_field)], RecipeField], BeforeValidator(_dotted)]


class Section(Frozen):
    """What goes for some rows only."""

    when: dict[str, Words] = Field(
        min_length=1,
        description="Columns, each with what its cell must match; * stands for anything, '' for nothing.",
    )
    fields: Fields = Field(default_factory=dict, description="Recipes that go before those above.")
    identity: tuple[Template, ...] = Field(
        (), description="What tells these rows apart, if it is not the same as for all."
    )
    refuse: Line | None = Field(None, description="Why such rows are left out.")


class PostcodeTable(Frozen):
    """A table of postcodes, whose columns can then be used as {postcodes.column}."""

    file: Line = Field(description="Its name: a CSV file beside the data, or beside the map.")
    key: Line = Field("postcode", description="Its column with the postcode.")
    lat: Line = Field("lat", description="Its column with the latitude.")
    lon: Line = Field("lon", description="Its column with the longitude.")
    match: RecipeField | None = Field(
        None, description="How a row's postcode, or the first half of it, is made."
    )
    near_lat: RecipeField | None = Field(
        None, description="How a row's latitude is made, to find the nearest postcode."
    )
    near_lon: RecipeField | None = Field(None, description="The same for longitude.")
    within: int = Field(500, ge=1, le=5000, description="How far the nearest postcode may be, in metres.")


class Merging(Frozen):
    """When two rows are about the same group."""

    metres: int = Field(
        150, ge=0, le=5000, description="How near two points of the same name are taken for one place."
    )
    likeness: int = Field(85, ge=50, le=100, description="How alike two names with one website are, of 100.")


class Map(Frozen):
    """How the rows of one file of data become listings."""

    name: Slug = Field(description="A name for this import; what it writes is remembered under it.")
    records: Line | None = Field(None, description="In a JSON object, the list that holds the rows.")
    identity: tuple[Template, ...] = Field(
        min_length=1,
        description="What tells a row from all others, for ever. The first that is not empty is used.",
    )
    listed: Day | None = Field(
        None, description="The day these listings were first listed; the day of the import if left out."
    )
    empty: Words = Field((), description="Cells that mean nothing, such as Not known.")
    postcodes: PostcodeTable | None = Field(None, description="A table of postcodes to join to the rows.")
    tables: dict[str, dict[str, Words]] = Field(
        default_factory=dict, description="Values and what they become; * for any other."
    )
    words: dict[str, dict[str, Words]] = Field(
        default_factory=dict, description="Terms and the words that point to them."
    )
    spelling: Words = Field(
        (), description="Words that are written in a way of their own: CIO, YMCA, Altrincham."
    )
    columns: dict[Line, RecipeField] = Field(
        default_factory=dict,
        description="New columns made of others, in this order, for use in what follows.",
    )
    fields: Fields = Field(min_length=1, description="How each field is made.")
    sections: tuple[Section, ...] = Field(
        (), description="What goes for some rows only; later ones go before earlier ones."
    )
    merge: Merging = Field(default_factory=Merging, description="When two rows are about the same group.")

    def recipes(self) -> Iterator[tuple[str, Recipe]]:
        """Yield every recipe with the dotted name of where it stands."""
        places = [(f"columns.{name}", recipe) for name, recipe in self.columns.items()]
        places += [(f"fields.{name}", recipe) for name, recipe in self.fields.items()]
        for number, section in enumerate(self.sections):
            places += [
                (f"sections.{number}.fields.{name}", recipe) for name, recipe in section.fields.items()
            ]
        for name in ("match", "near_lat", "near_lon"):
            recipe = getattr(self.postcodes, name, None)
            places += [(f"postcodes.{name}", recipe)] if recipe else []
        for place, recipe in places:
            for deeper, found in recipe.inner():
                yield place + deeper, found
