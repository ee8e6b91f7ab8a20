"""From a listing to the file that holds it: the opposite of `record.read`.

The YAML is what a careful person would type: fields in the order of the guide, short forms where the model
has them, quotation marks only where a value would otherwise be taken for something else, by us or by others.
"""

from __future__ import annotations

import re
from datetime import date, time
from functools import cache
from typing import TYPE_CHECKING, Any

import yaml
from pydantic import BaseModel

from placebook.model.sessions import LAST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from placebook.model.listing import Listing

# What people look for first stands first. Fields that are not named here follow in the model's order.
ORDER = (
    *(
        "title",
        "kind",
        "summary",
        "themes",
        "areas",
        "venue",
        "address",
        "contact",
        "sessions",
        "hours",
        "online",
    ),
    *("location", "show_location", "cost", "join", "audience", "age", "languages", "access", "offers"),
    *("looking_for", "volunteering", "people_each_week", "part_of", "works_with", "images", "identifiers"),
    *(
        "status",
        "status_since",
        "changed",
        "alert",
        "listed",
        "checked",
        "checked_by",
        "consent",
        "source",
        "also_known_as",
    ),
)
# A mapping with this one part alone is written as the part: `cost: free`; see `model.base.short_for`.
SHORT = {
    "cost": "level",
    "join": "how",
    "alert": "text",
    "access": "feature",
    "offers": "what",
    "looking_for": "what",
}
# These read better with a line for each part, however short they are.
ALWAYS_DOWN = frozenset({"contact", "source"})
WIDTH = 110

_PLAIN = re.compile(r"[^\W_][^\x00-\x1f\x7f\"\\]*")
_NOT_PLAIN = re.compile(r": |:$| #|\s$|[^\S ]|---|\.\.\.")
_FLOW_BREAKER = re.compile(r"[,\[\]{}:?]")
_RESOLVE: Any = yaml.resolver.Resolver().resolve
_STRING = "tag:yaml.org,2002:str"
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def to_text(listing: Listing) -> str:
    """Return the text of a listing's file: its fields between two lines of `---`, then its body.

    `record.read` makes an equal listing of it. Fields that hold what the model takes for granted are left
    out.
    """
    fields = fields_of(listing)
    ordered = [name for name in ORDER if name in fields] + [name for name in fields if name not in ORDER]
    lines = [line for name in ordered for line in field_text(name, fields[name])]
    body = listing.body.strip()
    return "\n".join(["---", *lines, "---", *([body] if body else [])]) + "\n"


def fields_of(record: BaseModel) -> dict[str, Any]:
    """Return the fields of a record that say something, as text, numbers, lists and mappings."""
    found = {}
    for name, alias, default in _fields_in(type(record)):
        value = getattr(record, name)
        if value == default:
            continue
        plain = _shortened(name, _plain(value))
        found[alias] = ["last" if item == LAST else item for item in plain] if name == "nth" else plain
    return found


@cache
def _fields_in(model: type[BaseModel]) -> tuple[tuple[str, str, Any], ...]:
    """Return each field that stands in files: its name, that in a file, and what it is by default."""
    return tuple(
        (name, field.alias or name, field.get_default())
        for name, field in model.model_fields.items()
        if field.exclude is not True
    )


def _plain(value: Any) -> Any:  # noqa: ANN401 - any field of any model
    if isinstance(value, BaseModel):
        return fields_of(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, time):
        return value.isoformat("minutes")
    return value


def _shortened(name: str, value: Any) -> Any:  # noqa: ANN401 - as above
    main = SHORT.get(name)
    if main and isinstance(value, list):
        return [_shortened(name, item) for item in value]
    return value[main] if main and isinstance(value, dict) and value.keys() == {main} else value


def field_text(name: str, value: Any, indent: int = 0) -> Iterator[str]:  # noqa: ANN401 - as above
    """Yield the lines of one field: on one line if it fits, else its parts below it.

    Args:
        name: The field.
        value: As `fields_of` returns it.
        indent: How many spaces stand before it.
    """
    pad = " " * indent
    if not isinstance(value, dict | list):
        yield f"{pad}{name}: {_scalar(value, in_flow=False)}"
        return
    flow = f"{pad}{name}: {in_flow(value)}"
    if len(flow) <= WIDTH and name not in ALWAYS_DOWN and not _holds_mappings(value):
        yield flow
        return
    yield f"{pad}{name}:"
    yield from _below(value, indent + 2)


def _below(value: dict[str, Any] | list[Any], indent: int) -> Iterator[str]:
    if isinstance(value, dict):
        for name, part in value.items():
            yield from field_text(name, part, indent)
        return
    for item in value:
        yield from _item(item, indent)


def _item(item: Any, indent: int) -> Iterator[str]:  # noqa: ANN401 - as above
    pad = " " * indent
    if not isinstance(item, dict | list):
        yield f"{pad}- {_scalar(item, in_flow=False)}"
        return
    flow = f"{pad}- {in_flow(item)}"
    if len(flow) <= WIDTH:
        yield flow
        return
    first, *rest = _below(item, indent + 2)
    yield f"{pad}- {first.lstrip()}"
    yield from rest


def _holds_mappings(value: Any) -> bool:  # noqa: ANN401 - as above
    return isinstance(value, list) and any(isinstance(item, dict) for item in value)


def in_flow(value: Any) -> str:  # noqa: ANN401 - as above
    """Return a value as YAML on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {in_flow(part)}" for name, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(in_flow(item) for item in value) + "]"
    return _scalar(value, in_flow=True)


def _scalar(value: Any, *, in_flow: bool) -> str:  # noqa: ANN401 - as above
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float):
        return repr(value)
    text = str(value)
    return text if _is_plain(text, in_flow=in_flow) else quoted(text)


def _is_plain(text: str, *, in_flow: bool) -> bool:
    """Tell whether every YAML reader takes these characters, without quotes, for just this text."""
    if not _PLAIN.fullmatch(text) or _NOT_PLAIN.search(text) or not text.isprintable():
        return False
    if in_flow and _FLOW_BREAKER.search(text):
        return False
    return bool(_RESOLVE(yaml.ScalarNode, text, (True, False)) == _STRING)


def quoted(text: str) -> str:
    """Return a text in quotation marks, as YAML reads it back."""
    return (
        '"'
        + "".join(
            _ESCAPES.get(char) or (char if char == " " or char.isprintable() else _code(char))
            for char in text
        )
        + '"'
    )


def _code(char: str) -> str:
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"  # noqa: PLR2004
