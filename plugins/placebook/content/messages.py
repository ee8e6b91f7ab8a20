"""What the model finds wrong, in words for the person who wrote the file."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from placebook.content.names import as_slug
from placebook.content.other_words import meant_choice, meant_field
from placebook.content.spelled import clock_meant, day_meant, moment_meant
from placebook.content.suggest import did_you_mean
from placebook.model.base import SLUG_PATTERN, one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pydantic.fields import FieldInfo
    from pydantic_core import ErrorDetails

_SHOWN = 60
_LONG = 8  # more digits than any number here has
_FEW = 8  # fields that are soon named
_MOMENT = ("day", "clock")  # the parts of a moment, which people write as one text
# What to say where an item of a list was meant as text, but holds a colon and a space.
UNQUOTED = ("there is a ': ' in this item.", "Put the item in quotes.")

Words = tuple[str, str]


class _Case(NamedTuple):
    """One error of pydantic's list, with what is known of the field it is about."""

    type: str
    value: Any
    name: str
    context: dict[str, Any]
    known: tuple[str, ...]
    field: FieldInfo | None
    parts: tuple[str, ...]

    @property
    def found(self) -> str:
        if isinstance(self.value, dict | list):
            return "a list" if isinstance(self.value, list) else "a group of fields"
        text = one_line(str(self.value))
        return f"'{text[:_SHOWN]}…'" if len(text) > _SHOWN else f"'{text}'"


def words_for(
    error: ErrorDetails, known: Iterable[str], *, field: FieldInfo | None = None, parts: Iterable[str] = ()
) -> Words:
    """Say what was found, why it is wrong, and what to write instead.

    Args:
        error: One error of pydantic's list.
        known: The names of the fields that exist where the error is.
        field: The field the error is about, where that is known.
        parts: The names of that field's own fields, if it has some.

    Returns:
        A message and a hint; the hint may be empty.
    """
    steps = [str(step) for step in error["loc"] if not isinstance(step, int) and "[" not in str(step)]
    case = _Case(
        error["type"],
        error.get("input"),
        steps[-1] if steps else "",
        error.get("ctx", {}),
        tuple(known),
        field,
        tuple(parts),
    )
    if case.type == "missing":
        return _missing(case)
    if case.type == "extra_forbidden":
        return _unknown(case)
    if case.value is None:
        return _empty(case)
    if isinstance(case.value, dict | list) and case.type in _SHAPES:
        return _shape(case)
    return _SAY.get(case.type, _other)(case)


def _empty(case: _Case) -> Words:
    must = case.field is not None and case.field.is_required()
    return "is empty.", "Fill it in." if must else "Fill it in, or leave it out."


def _missing(case: _Case) -> Words:
    about = case.field.description if case.field else None
    return "is missing.", f"Add it: {about[:1].lower()}{about[1:]}" if about else "Add it."


def _unknown(case: _Case) -> Words:
    if case.value is None and " " in case.name:
        return "a comma inside { } begins a new field.", "Put the text that has the comma in quotes."
    meant = meant_field(case.name, case.known)
    if meant and "." in meant:
        outer, inner = meant.split(".")
        return "there is no such field here.", f"Write `{outer}:` and, indented below it, `{inner}:`."
    if meant:
        return "there is no such field.", f"It is called '{meant}' here."
    few = f"The fields here are {', '.join(case.known)}." if len(case.known) <= _FEW else ""
    hint = did_you_mean(case.name, case.known) or few or "The listing reference names them all."
    return "there is no such field.", hint


_SHAPES = {
    "string_type": "one line of text",
    "literal_error": "one word",
    "date_type": "one day",
    "time_type": "one time of day",
    "int_type": "a number",
    "float_type": "a number",
    "bool_type": "true or false",
    "dict_type": "a group of fields",
    "model_type": "a group of fields",
    "model_attributes_type": "a group of fields",
    "value_error": "one line of text",
}


def _shape(case: _Case) -> Words:
    if case.type == "value_error":
        return _own(case)
    if isinstance(case.value, dict) and len(case.value) == 1:
        return UNQUOTED
    if case.parts == _MOMENT:
        return f"is {case.found} where a day and a time belong.", 'Write it like "2026-12-05 10:00".'
    hint = f"Its parts are {', '.join(case.parts)}." if case.parts else _described(case)
    return f"is {case.found} where {_SHAPES[case.type]} belongs.", hint


def _described(case: _Case) -> str:
    return (case.field.description or "") if case.field else ""


def _choice(case: _Case) -> Words:
    expected = str(case.context.get("expected", ""))
    choices = [choice.strip("'") for choice in expected.replace(" or ", ", ").split(", ")]
    choices = ["last" if choice == "-1" else choice for choice in choices]
    message = f"{case.found} is not one of the choices."
    meant = meant_choice(case.name, str(case.value))
    if meant in choices:
        return message, f"Write {meant}."
    if case.name == "level" and re.search(r"\d", str(case.value)):
        return message, f"Write cost: {{level: paid, note: {case.found}}}."
    return message, did_you_mean(str(case.value), choices) or f"Write one of: {', '.join(choices)}."


def _length(case: _Case) -> Words:
    least, most = case.context.get("min_length"), case.context.get("max_length")
    of_list = not isinstance(case.value, str)
    count = case.context.get("actual_length") if of_list else len(one_line(str(case.value)))
    unit = "items" if of_list else "characters"
    if least is None:
        hint = "Keep the most important." if of_list else "Say it more briefly."
        return f"has {count} {unit}; the most is {most}.", hint
    if not count:
        return _empty(case)
    return f"has {count} {unit}; it needs at least {least}.", "Say a little more."


def _pattern(case: _Case) -> Words:
    pattern, text = str(case.context.get("pattern", "")), str(case.value)
    if pattern == SLUG_PATTERN:
        name = as_slug(re.sub(r"\.md$", "", text.rpartition("/")[2]))
        hint = f"Use small letters, digits and hyphens, as in {name or 'coldwell-village-hall'}."
        return f"{case.found} is not a name as files have it.", hint
    if "groups|" in pattern:
        hint = "Write its folder and its name, as in groups/coldwell-village-hall."
        return f"{case.found} does not name a listing, story, event or spark.", hint
    if "[pP]" in pattern:
        hint = "Name a JPEG, PNG or WebP file in images/, without its folder, as in hall.webp."
        return f"{case.found} does not name a picture.", hint
    meant = meant_choice(case.name, text)
    hint = f"Write {meant}." if meant else "Write its short tag, as in en, cy or pl."
    return f"{case.found} is not a language tag.", hint


def _whole(case: _Case) -> Words:
    numbers = re.findall(r"\d+", str(case.value))
    hint = f"Write {numbers[0]}." if len(numbers) == 1 and len(numbers[0]) < _LONG else "Write digits only."
    return f"{case.found} is not a whole number.", hint


def _decimal(case: _Case) -> Words:
    return f"{case.found} is not a number.", "Write it with a full stop, like 52.9."


def _yes_or_no(case: _Case) -> Words:
    return f"{case.found} is neither true nor false.", "Write true or false."


def _text(case: _Case) -> Words:
    # The value itself is no help: `phone: 01234567000` has arrived as another number.
    kind = "true or false" if isinstance(case.value, bool) else "a number"
    return (
        f"is read as {'a day' if isinstance(case.value, date) else kind}, not as text.",
        "Put it in quotes.",
    )


def _range(case: _Case) -> Words:
    least, most = case.context.get("ge"), case.context.get("le")
    return (
        f"{case.found} is out of range.",
        f"The most is {most:,.0f}." if least is None else f"The least is {least:,.0f}.",
    )


def _parts(case: _Case) -> Words:
    parts = ", ".join(case.parts)
    hint = f"Write its parts below it, indented: {parts}." if parts else _described(case)
    if case.name == "sessions":
        hint += " Or say it in your own words under `hours`."
    return f"{case.found} has no parts.", hint.strip()


def _list(case: _Case) -> Words:
    del case
    return "is not a list.", "Write it as [one, two]."


def _own(case: _Case) -> Words:
    """Word an error that the model itself raised: about a value, or about how several fit together."""
    said = str(case.context["error"])
    if said not in _HINTS:
        return f"{said}.", ""
    hint, read = _HINTS[said]
    better = read(str(case.value)) if read else None
    return (
        f"{case.found} {said}.",
        f"If you mean this, write {better}." if better else f"Write it like {hint}.",
    )


def _spelled_day(text: str) -> str | None:
    day = day_meant(text)
    return day.isoformat() if day else None


def _spelled_clock(text: str) -> str | None:
    clock = clock_meant(text)
    return f'"{clock:%H:%M}"' if clock else None


def _spelled_moment(text: str) -> str | None:
    moment = moment_meant(text)
    return f'"{moment}"' if moment else None


def _other(case: _Case) -> Words:
    return f"{case.found} does not belong here.", "The listing reference says what does."


_HINTS: dict[str, tuple[str, Callable[[str], str | None] | None]] = {
    "is not a web address": ("https://example.org/page", None),
    "is not an e-mail address": ("hello@example.org", None),
    "is not a phone number": ("01632 960001", None),
    "is not a day written year-month-day": ("2026-03-01; it must be a day that exists", _spelled_day),
    "is not a time of day": ('"10:00" or "19:30"', _spelled_clock),
    "says no more than yes or no": ('"Ask for the link by e-mail", or leave it out', None),
    "is not a currency in three letters": ("GBP or EUR", None),
    "is not a day, or a day and a time": ('"2026-12-05 10:00"', _spelled_moment),
}

_SAY: dict[str, Callable[[_Case], Words]] = {
    "literal_error": _choice,
    "string_type": _text,
    "string_too_short": _length,
    "string_too_long": _length,
    "too_short": _length,
    "too_long": _length,
    "string_pattern_mismatch": _pattern,
    "value_error": _own,
    "int_parsing": _whole,
    "int_parsing_size": _whole,
    "int_from_float": _whole,
    "float_parsing": _decimal,
    "finite_number": _decimal,
    "bool_parsing": _yes_or_no,
    "greater_than_equal": _range,
    "less_than_equal": _range,
    "tuple_type": _list,
    "dict_type": _parts,
    "model_type": _parts,
    "model_attributes_type": _parts,
}
