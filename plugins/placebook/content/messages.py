"""What the model finds wrong, in words for the person who wrote the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from placebook.content.suggest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic_core import ErrorDetails

_SHOWN = 60


def words_for(error: ErrorDetails, known: Iterable[str]) -> tuple[str, str]:
    """Say what was found, why it is wrong, and what to write instead.

    Args:
        error: One error of pydantic's list.
        known: The names of the fields that exist where the error is.

    Returns:
        A message and a hint; the hint may be empty.
    """
    kind, value, context = error["type"], error.get("input"), error.get("ctx", {})
    found = _shown(value)
    match kind:
        case "missing":
            return "is missing.", "Add it."
        case "extra_forbidden":
            name = str(error["loc"][-1])
            return "there is no such field.", did_you_mean(
                name, known
            ) or "The listing reference names them all."
        case "literal_error":
            return _choice(found, str(value), str(context.get("expected", "")))
        case "string_too_short" | "string_too_long" | "too_short" | "too_long":
            return _length(kind, value, context)
        case "string_pattern_mismatch":
            return (
                f"{found} is not a name.",
                "Use small letters, digits and hyphens, as in coldwell-village-hall.",
            )
        case "value_error":
            return _own(found, str(context["error"]))
        case "string_type":
            if value is None:
                return "is empty.", "Fill it in, or leave the field out."
            return "is a list or mapping where words belong.", "Write it as one line of text."
        case "int_parsing" | "int_type" | "int_from_float":
            return f"{found} is not a whole number.", "Write digits only."
        case "float_parsing" | "float_type" | "finite_number":
            return f"{found} is not a number.", "Write it like 52.9."
        case "bool_parsing" | "bool_type":
            return f"{found} is neither true nor false.", "Write true or false."
        case "greater_than_equal" | "less_than_equal":
            return f"{found} is out of range.", _range(context)
        case "tuple_type" | "list_type":
            return "is not a list.", "Write it as [one, two]."
        case "model_type" | "model_attributes_type" | "dict_type":
            return f"{found} has no parts.", "Give each part a line of its own below it, indented."
        case _:
            return f"{found}: {error['msg'][:1].lower()}{error['msg'][1:]}.", ""


def _shown(value: Any) -> str:  # noqa: ANN401 - whatever YAML held
    text = str(value)
    return f"'{text[:_SHOWN]}…'" if len(text) > _SHOWN else f"'{text}'"


def _choice(found: str, value: str, expected: str) -> tuple[str, str]:
    choices = [choice.strip("'") for choice in expected.replace(" or ", ", ").split(", ")]
    return f"{found} is not one of its words.", did_you_mean(
        value, choices
    ) or f"Write one of: {', '.join(choices)}."


def _length(kind: str, value: Any, context: dict[str, Any]) -> tuple[str, str]:  # noqa: ANN401
    least, most = context.get("min_length"), context.get("max_length")
    of_list = kind.startswith("too")
    count = context.get("actual_length") if of_list else len(str(value))
    unit = "items" if of_list else "characters"
    if least is not None:
        if not count or (least == 1 and not of_list):
            return "is empty.", "Fill it in, or leave the field out."
        return f"has {count} {unit}; it needs at least {least}.", "Say a little more."
    return (
        f"has {count} {unit}; the most is {most}.",
        "Keep the most important." if of_list else "Say it more briefly.",
    )


def _range(context: dict[str, Any]) -> str:
    return f"The least is {context['ge']}." if "ge" in context else f"The most is {context['le']}."


_HINTS = {
    "is not a web address": "Write it like https://example.org/page.",
    "is not an e-mail address": "Write it like hello@example.org.",
    "is not a phone number": "Write digits and spaces, as in 01632 960001.",
    "is not a day written year-month-day": "Write it like 2026-03-01; it must be a day that exists.",
    "is not a time of day": 'Write it like "10:00" or "19:30".',
    "is not a day, or a day and a time": 'Write it like "2026-12-05 10:00".',
}


def _own(found: str, said: str) -> tuple[str, str]:
    """Word an error that the model itself raised: about a value, or about how several fit together."""
    if said in _HINTS:
        return f"{found} {said}.", _HINTS[said]
    return f"{said}.", ""
