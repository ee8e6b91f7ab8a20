"""What a listing is asked for: every field of its model as a question, whatever the door.

The model's own JSON Schema (draft 2020-12) says what each field takes. Parts of a group of fields stand by
themselves (`contact.email`); a list of such groups is one question, with a line for each item.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal

from placebook.content.names import folded
from placebook.doors.wording import EDITORS, GROUPS, MORE, WORDS, Words
from placebook.model.examples import EXAMPLES
from placebook.model.kinds import COST_WORDS, JOIN_WORDS, KINDS
from placebook.model.listing import Listing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from placebook.doors.wording import Group
    from placebook.model.base import Frozen
    from placebook.model.directory import Directory

# line: text on one line. text: running text. one, several: of its choices. lines: a line for each item.
Takes = Literal["line", "text", "one", "several", "lines", "day", "number", "yes-no"]

_LONG_TEXT = 300  # a field that may hold more is asked for in a larger box
_WHOLE_NUMBER = "^[0-9]{1,9}$"
# The running text stands below the fields of a file and is asked for like them.
_BODY = "body"

# The vocabulary a field's words come from, or the part of its items that comes from one.
VOCABULARIES = {"themes": "themes", "areas": "areas", "audience": "audiences", "access": "access"}
_LABELS: dict[str, dict[str, str]] = {
    "kind": {kind.id: f"{kind.label}: {kind.what[:1].lower()}{kind.what[1:]}" for kind in KINDS.values()},
    "cost.level": {str(level): words for level, words in COST_WORDS.items()},
    "join.how": {str(how): words for how, words in JOIN_WORDS.items()},
}


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that may be chosen: as it is kept, and as people read it."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Question:
    """One thing a door asks for.

    Attributes:
        name: The field, with dots: `contact.email`.
        label: The question.
        help: What helps to answer it; may be empty.
        example: What an answer looks like; may be empty.
        takes: What kind of answer it takes.
        group: The id of the group it is asked with; empty for what only editors are asked.
        needed: Whether a listing cannot be without it.
        shortest: The fewest characters of an answer; 0 for any.
        longest: The most characters of an answer; 0 for any.
        most: The most items of an answer; 0 for any.
        least_number: The least number it may be, or None.
        greatest_number: The greatest, or None.
        pattern: What an answer on one line must look like, as a regular expression of Python and of
            JavaScript (ECMA-262, flag u); empty for any.
        calls_for: The questions that need an answer where this one has one.
        choices: What may be chosen; empty where anything may be written.
        main: For a list of groups of fields, the part that may stand alone; else empty.
    """

    name: str
    label: str
    help: str
    example: str
    takes: Takes
    group: str
    needed: bool = False
    shortest: int = 0
    longest: int = 0
    most: int = 0
    least_number: float | None = None
    greatest_number: float | None = None
    pattern: str = ""
    calls_for: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    main: str = ""
    _chosen_by: dict[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_words: dict[str, str] = {}
        for choice in self.choices:
            for words in (choice.id, choice.label, choice.label.partition(":")[0]):
                by_words.setdefault(folded(words), choice.id)
        object.__setattr__(self, "_chosen_by", by_words)

    def chosen(self, text: str) -> str | None:
        """Return the id of a choice by its id or its label, also without what follows a colon."""
        return self._chosen_by.get(folded(text)) or self._chosen_by.get(folded(text.partition(":")[0]))

    @property
    def key(self) -> str:
        """Its name where dots would mean something else: `contact_email`."""
        return self.name.replace(".", "_")


def questions(directory: Directory | None = None, model: type[Frozen] = Listing) -> tuple[Question, ...]:
    """Return every question there is, those of public forms first and in their order.

    Args:
        directory: The place, whose vocabularies are what may be chosen; None leaves such choices open.
        model: The model of a listing.
    """
    schema = model.model_json_schema(by_alias=True)
    found = {one.name: one for one in _all(schema, directory)}
    ordered = [name for group in GROUPS for name in group.fields]
    last = [name for name, one in found.items() if name not in ordered]
    return tuple(found[name] for name in [*ordered, *sorted(last, key=lambda name: not found[name].group)])


def asked(every: tuple[Question, ...]) -> Iterator[tuple[Group, list[Question]]]:
    """Yield the groups of a public form, each with its questions."""
    for group in (*GROUPS, MORE):
        held = [one for one in every if one.group == group.id]
        if held:
            yield group, held


def _all(schema: dict[str, Any], directory: Directory | None) -> Iterator[Question]:
    needed = set(schema.get("required", ()))
    for name, node in schema["properties"].items():
        plain = _resolved(node, schema)
        if plain.get("type") == "object":
            inner_needed = set(plain.get("required", ())) if name in needed else set()
            main = [f"{name}.{part}" for part in plain.get("required", ())]
            for part, inner in plain["properties"].items():
                resolved = _resolved(inner, schema)
                made = _question(f"{name}.{part}", resolved, schema, directory, needed=part in inner_needed)
                yield replace(made, calls_for=tuple(one for one in main if one != made.name))
        elif name == _BODY or plain.get("frontmatter", True):
            yield _question(name, plain, schema, directory, needed=name in needed)


def _question(
    name: str,
    node: Mapping[str, Any],
    schema: Mapping[str, Any],
    directory: Directory | None,
    *,
    needed: bool,
) -> Question:
    words = WORDS.get(name) or _plain_words(name, node)
    item = _resolved(node["items"], schema) if node.get("type") == "array" else {}
    is_list = bool(item)
    return Question(
        name=name,
        label=words.label,
        help=words.help or node.get("description", ""),
        example=_example(name),
        takes=_takes(name, node, item),
        group=_group(name),
        needed=needed,
        shortest=node.get("minLength", 0),
        longest=node.get("maxLength", item.get("maxLength", 0)),
        most=node.get("maxItems", 0) if is_list else 0,
        least_number=node.get("minimum"),
        greatest_number=node.get("maximum"),
        pattern=_WHOLE_NUMBER if node.get("type") == "integer" else node.get("pattern", ""),
        choices=_choices(name, node, item, directory),
        main=_main(item),
    )


def _resolved(node: Mapping[str, Any], schema: Mapping[str, Any]) -> dict[str, Any]:
    """Return a node of the schema without `null`, and with what it refers to in place of the reference."""
    description = node.get("description")
    while True:
        options = [one for one in node.get("anyOf", ()) if one.get("type") != "null"]
        if options:
            node = options[0]
        elif "$ref" in node:
            node = schema["$defs"][node["$ref"].rpartition("/")[2]]
        else:
            return {**node, **({"description": description} if description else {})}


def _takes(name: str, node: Mapping[str, Any], item: Mapping[str, Any]) -> Takes:
    kind = node.get("type")
    if kind == "array":
        return "several" if name in VOCABULARIES or "enum" in item else "lines"
    if "enum" in node:
        return "one"
    if node.get("format") == "date":
        return "day"
    if kind in {"integer", "number"}:
        return "number"
    if kind == "boolean":
        return "yes-no"
    is_long = node.get("maxLength", 0) > _LONG_TEXT and not _is_address(name)
    return "text" if is_long or name == _BODY else "line"


def _is_address(name: str) -> bool:
    return name.endswith(("website", "url", "email"))


def _choices(
    name: str, node: Mapping[str, Any], item: Mapping[str, Any], directory: Directory | None
) -> tuple[Choice, ...]:
    if directory and name in VOCABULARIES:
        return tuple(Choice(term.id, term.label) for term in getattr(directory, VOCABULARIES[name]))
    labels = _LABELS.get(name, {})
    return tuple(Choice(one, labels.get(one, one)) for one in node.get("enum", item.get("enum", ())))


def _main(item: Mapping[str, Any]) -> str:
    """Return the only part an item of a list needs, which may then stand for it."""
    needed = item.get("required", ())
    parts = item.get("properties", {})
    return needed[0] if len(needed) == 1 and parts[needed[0]].get("type") == "string" else ""


def _group(name: str) -> str:
    if name in EDITORS or name.partition(".")[0] in EDITORS:
        return ""
    return next((group.id for group in GROUPS if name in group.fields), MORE.id)


def _plain_words(name: str, node: Mapping[str, Any]) -> Words:
    """Word a question from the name of its field, where nobody has found better words."""
    label = name.replace(".", ", ").replace("_", " ")
    return Words(label[:1].upper() + label[1:], node.get("description", ""))


def _example(name: str) -> str:
    """Return an answer as somebody would type it, from the example of the guide."""
    return _ANSWERED.get(name) or _unquoted(_written(name))


def _written(name: str) -> str:
    whole, _, part = name.partition(".")
    if not part:
        return EXAMPLES["Listing"].get(whole, "")
    return EXAMPLES.get(whole.capitalize(), {}).get(part, "")


def _unquoted(text: str) -> str:
    return text.strip('"') if text.startswith('"') else text


# Lists and groups look otherwise in a file than in an answer.
_ANSWERED = {
    "sessions": "Tuesday 19:00 to 21:00",
    "themes": "crafts; friendship",
    "areas": "wick-st-mary",
    "audience": "everyone",
    "languages": "en; pl",
    "access": "step-free",
    "offers": "A spare urn",
    "looking_for": "Somebody with a van",
    "works_with": "the-kettle",
    "also_known_as": "The Yarn Gang",
    "redirect_from": "wick-knitters",
}
