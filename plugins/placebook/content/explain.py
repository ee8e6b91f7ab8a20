"""From pydantic's list of errors to problems, each on the line of its field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from placebook.content.frontmatter import line_of
from placebook.content.messages import UNQUOTED, words_for
from placebook.problems import Problem

if TYPE_CHECKING:
    from pydantic import ValidationError
    from pydantic.fields import FieldInfo
    from pydantic_core import ErrorDetails

    from placebook.content.frontmatter import Lines
    from placebook.model.base import Frozen


def explain(
    error: ValidationError, model: type[Frozen], lines: Lines, file: str, *, within: str = ""
) -> list[Problem]:
    """Word everything that pydantic found wrong with one record.

    Args:
        error: What it raised.
        model: The model it was to fit.
        lines: The line of each field in the file.
        file: The file, for problems.
        within: The place of the record in the file, if the file holds several.
    """
    found = []

    def line(path: list[str]) -> int:
        return line_of(lines, ".".join([within, *path] if within else path))

    details = _told_once(error.errors(include_url=False))
    broken = {one["loc"][:-1] for one in details if _is_broken_item(one, model)}
    for one in details:
        path = [str(part) for part in one["loc"] if not is_internal(str(part))]
        if one["loc"][:-1] in broken:
            if one["type"] == "extra_forbidden":
                found.append(Problem(file, line(path), ".".join(path[:-1]), *UNQUOTED))
            continue
        around, field = _fields(model, path[:-1]), _field(model, path)
        inside = _model_in(field.annotation) if field else None if path else model
        message, hint = words_for(one, around, field=field, parts=_named(inside) if inside else ())
        found.append(Problem(file, line(path), ".".join(path), message, hint))
    return found


def _told_once(details: list[ErrorDetails]) -> list[ErrorDetails]:
    """Leave out that a list is too short where that is so because its items are wrong."""
    holders = {one["loc"][:length] for one in details for length in range(len(one["loc"]))}
    return [one for one in details if one["type"] != "too_short" or one["loc"] not in holders]


def _is_broken_item(one: ErrorDetails, model: type[Frozen]) -> bool:
    """Tell whether an item of a list was meant as text, but a ': ' in it made a field of its beginning.

    Text can stand for an item only where one thing alone must be said of it.
    """
    where, value = one["loc"][:-1], one["input"]
    if one["type"] != "missing" or not where or not isinstance(where[-1], int):
        return False
    fields = _fields(model, [str(part) for part in where])
    is_one_word = sum(field.is_required() for field in fields.values()) == 1
    return is_one_word and isinstance(value, dict) and len(value) == 1 and not value.keys() & fields.keys()


def is_internal(part: str) -> bool:
    """Tell pydantic's own steps (`function-after[...]`, `tuple[...]`) from names of fields."""
    return "[" in part or part in {"nullable", "tuple"}


def _fields(model: type[Frozen], path: list[str]) -> dict[str, FieldInfo]:
    """Return the fields below a path of the model, by the names they have in a file."""
    current: Any = model
    for part in path:
        if not part.isdigit():
            field = _named(current).get(part)
            current = _model_in(field.annotation) if field else None
        if current is None:
            return {}
    return _named(current)


def _field(model: type[Frozen], path: list[str]) -> FieldInfo | None:
    """Return the field at a path of the model; for an item of a list, that of the list."""
    names = [part for part in path if not part.isdigit()]
    return _fields(model, names[:-1]).get(names[-1]) if names else None


def _named(model: Any) -> dict[str, FieldInfo]:  # noqa: ANN401 - a model, found by looking
    return {
        field.alias or name: field for name, field in model.model_fields.items() if field.exclude is not True
    }


def _model_in(annotation: Any) -> Any:  # noqa: ANN401 - a type of whatever shape
    """Return the model inside `tuple[Annotated[Model, …], ...] | None`."""
    if hasattr(annotation, "model_fields"):
        return annotation
    return next((found for arg in getattr(annotation, "__args__", ()) if (found := _model_in(arg))), None)
