"""The fields of a model, in words for the person who fills them in."""

from __future__ import annotations

import re
import types
from dataclasses import dataclass
from inspect import cleandoc
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel
from pydantic_core import PydanticUndefined

from placebook.model import base, edition, event, listing, sessions, settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic.fields import FieldInfo

# What to write in a field of each of the model's own types.
_WORDS: tuple[tuple[Any, str], ...] = (
    (base.Slug, "a name in small letters, digits and hyphens"),
    (base.Line, "text on one line"),
    (base.Manner, "text on one line that says how"),
    (base.Title, "text on one line"),
    (base.Summary, "text on one line"),
    (base.Text, "text"),
    (base.WebAddress, "a web address"),
    (base.EmailAddress, "an e-mail address"),
    (base.PhoneNumber, "a telephone number"),
    (base.ImageName, "the name of a JPEG, PNG or WebP file"),
    (base.LanguageTag, "a language code: `en`, `pl`, `zh-Hant`"),
    (base.Day, "a day, year first"),
    (sessions.Clock, "a time of day in quotes"),
    (sessions.Nth, "1 to 5, or `last`"),
    (event.MomentField, "a day, or a day and a time in quotes"),
    (edition.Reference, "a folder and a file's name without .md"),
    (edition.Place, "the same, or one of " + ", ".join(f"`{part}`" for part in edition.PARTS)),
    (dict[base.Line, base.Line], "names, each with its value"),
    (settings.Colour, "`#` and six digits or letters from a to f, in quotes"),
)
# Types whose main part may stand alone: `cost: free` for `cost: {level: free}`.
_SHORT: tuple[tuple[Any, str], ...] = (
    (listing.CostField, "level"),
    (listing.JoinField, "how"),
    (listing.AlertField, "text"),
    (listing.AccessList, "feature"),
    (listing.ExchangeList, "what"),
)
_NUMBERS = {bool: "`true` or `false`", int: "a whole number", float: "a number"}
_TOLD = (base.Title, base.Summary)  # their lengths matter to the writer, other types' hardly ever do


@dataclass(frozen=True, slots=True)
class FieldWords:
    """One field, in words.

    Attributes:
        name: As it is written in the file.
        needed: Whether the file is wrong without it.
        says: What it tells the reader.
        write: What kind of value to write.
        usual: What holds if it is left out; empty where that is nothing.
    """

    name: str
    needed: bool
    says: str
    write: str
    usual: str


def fields_of(model: type[BaseModel]) -> Iterator[FieldWords]:
    """Yield the fields that can be written in a file: needed ones first, those all files share before others.

    Among the rest, those that all files share come last.
    """
    hints = get_type_hints(model, include_extras=True)
    ordered = sorted(
        model.model_fields.items(),
        key=lambda named: (
            not named[1].is_required(),
            named[1].is_required() != (named[0] in base.Entry.model_fields),
        ),
    )
    for name, field in ordered:
        if field.exclude is not True:
            yield FieldWords(
                field.alias or name,
                field.is_required(),
                field.description or _first_line(_models_in(hints[name])[0]),
                _write(hints[name], field),
                _usual(field),
            )


def parts_of(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """Yield the models that a model's fields consist of, each once, those within them too."""
    seen: dict[type[BaseModel], None] = {}
    for name, hint in get_type_hints(model, include_extras=True).items():
        if name in model.model_fields:
            for part in _models_in(hint):
                if part is not event.Moment:  # written as one text
                    seen.update(dict.fromkeys([part, *parts_of(part)]))
    yield from seen


def _first_line(model: type[BaseModel]) -> str:
    return cleandoc(model.__doc__ or "").split("\n", maxsplit=1)[0]


def _models_in(hint: Any) -> list[type[BaseModel]]:  # noqa: ANN401 - any annotation
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return [hint]
    return [model for part in get_args(hint) for model in _models_in(part)]


def _write(hint: Any, field: FieldInfo) -> str:  # noqa: ANN401 - as above
    words = _words(hint)
    limits = _limits(hint, field)
    if "max_length" in limits and not any(_plain(hint) == known for known, _ in _WORDS if known not in _TOLD):
        words += f", {limits.get('min_length', 1)} to {limits['max_length']} characters"
    if "le" in limits and "ge" in limits and words == _NUMBERS[int]:
        words += f", {limits['ge']:,} to {limits['le']:,}"
    return words


def _limits(hint: Any, field: FieldInfo) -> dict[str, Any]:  # noqa: ANN401 - as above
    """Return the limits of a field; those given last, nearest to it, hold."""
    found: dict[str, Any] = {}
    if isinstance(_bare(_plain(hint)), type) and issubclass(_bare(_plain(hint)), str | int):
        given = [*getattr(_plain(hint), "__metadata__", ()), *field.metadata]
        for one in (inner for outer in given for inner in getattr(outer, "metadata", (outer,))):
            for name in ("min_length", "max_length", "ge", "le"):
                if getattr(one, name, None) is not None:
                    found[name] = getattr(one, name)
    return found


def _words(hint: Any) -> str:  # noqa: ANN401, PLR0911 - one return for each kind of annotation
    hint = _plain(hint)
    if words := next((words for known, words in _WORDS if hint == known), ""):
        return words
    if short := next((part for known, part in _SHORT if hint == known), ""):
        (model,) = _models_in(hint)
        one = f"{_linked(model)}, or its `{short}` alone"
        return one if get_origin(_bare(hint)) is not tuple else f"a list; each with {one}"
    hint = _bare(hint)
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return _linked(hint)
    if get_origin(hint) is Literal:
        return "one of " + ", ".join(f"`{choice}`" for choice in get_args(hint))
    if get_origin(hint) is tuple:
        (item,) = {part for part in get_args(hint) if part is not ...}
        return f"a list; each with {_words(item)}" if _models_in(item) else f"a list; each {_words(item)}"
    if get_origin(hint) is dict:
        name, value = get_args(hint)
        return f"lines of {_words(name)}, a colon, and {_words(value)}"
    return {bool: "`true` or `false`", int: "a whole number", float: "a number", str: "text on one line"}[
        hint
    ]


def _plain(hint: Any) -> Any:  # noqa: ANN401 - as above
    """Return an annotation without `| None`."""
    if get_origin(hint) in (Union, types.UnionType):
        (hint,) = [part for part in get_args(hint) if part is not type(None)]
    return hint


def _bare(hint: Any) -> Any:  # noqa: ANN401 - as above
    """Return an annotation without what pydantic is told about it."""
    return get_args(hint)[0] if get_origin(hint) is Annotated else hint


def heading_of(model: type[BaseModel]) -> str:
    """Return the heading of a model's own part of the page: its name as words, `Bank holidays`."""
    return re.sub(r"(?<!^)(?=[A-Z])", " ", model.__name__).capitalize()


def _linked(model: type[BaseModel]) -> str:
    heading = heading_of(model).lower()
    return f"the parts of [{heading}](#{heading.replace(' ', '-')})"


def _usual(field: FieldInfo) -> str:
    usual = field.get_default()
    if usual in (None, (), "", PydanticUndefined):
        return ""
    return str(usual).lower() if isinstance(usual, bool) else str(usual)
