"""The JSON Schema of a listing's frontmatter (draft 2020-12), for editors that check while one types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from placebook.content.write import SHORT
from placebook.doors.questions import VOCABULARIES
from placebook.model.listing import Listing

if TYPE_CHECKING:
    from placebook.model.directory import Directory

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema(directory: Directory | None = None) -> dict[str, Any]:
    """Return the schema, with the short forms that files may use.

    Args:
        directory: The place, whose vocabularies are then the only words allowed; None allows any.
    """
    schema = Listing.model_json_schema(by_alias=True)
    definitions: dict[str, Any] = schema.pop("$defs", {})
    properties = {name: node for name, node in schema["properties"].items() if node.get("frontmatter", True)}
    for holder in (properties, *(one["properties"] for one in definitions.values())):
        for name, node in holder.items():
            holder[name] = _as_written(name, node, definitions)
    if directory:
        for name, vocabulary in VOCABULARIES.items():
            ids = [term.id for term in getattr(directory, vocabulary)]
            _allow_only(properties[name], ids, definitions)
    return {
        "$schema": _DIALECT,
        "title": "A listing of Placebook",
        "description": schema["description"],
        "type": "object",
        "properties": properties,
        "required": [name for name in schema["required"] if name in properties],
        "additionalProperties": False,
        "$defs": definitions,
    }


def _as_written(name: str, node: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    """Return what a file may hold for a field: also one item for a list, and the main part for a group."""
    told = {key: node[key] for key in ("description", "default") if node.get(key) not in (None, (), [])}
    kinds = [one for one in node.get("anyOf", [node]) if one.get("type") != "null"]
    if kinds == [node]:
        kinds = [{key: value for key, value in node.items() if key not in {"description", "title"}}]
    forms = [form for kind in kinds for form in _forms(name, kind, definitions)]
    return {**told, **(forms[0] if len(forms) == 1 else {"anyOf": forms})}


def _forms(name: str, kind: dict[str, Any], definitions: dict[str, Any]) -> list[dict[str, Any]]:
    if kind.get("type") == "array":
        items = _forms(name, kind["items"], definitions)
        many = {**kind, "items": items[0] if len(items) == 1 else {"anyOf": items}}
        return [many, *items]
    if kind.get("format") == "time":
        return [{"type": "string", "pattern": r"^([01]?\d|2[0-3]):[0-5]\d$"}]
    if "$ref" not in kind:
        return [{key: value for key, value in kind.items() if key not in {"title", "default"}}]
    main = SHORT.get(name)
    parts = definitions[kind["$ref"].rpartition("/")[2]]["properties"]
    return [kind, _forms(main, parts[main], definitions)[0]] if main else [kind]


def _allow_only(node: dict[str, Any], ids: list[str], definitions: dict[str, Any]) -> None:
    """Allow no words but those of a vocabulary."""
    terms = {"type": "string", "enum": ids}
    for form in node.get("anyOf", [node]):
        if form.get("type") == "string":
            form.clear()
            form.update(terms)
        elif form.get("type") == "array":
            _allow_only(form["items"], ids, definitions)
        elif "$ref" in form:
            definitions[form["$ref"].rpartition("/")[2]]["properties"]["feature"] = terms
