"""The configuration of an editors' screen (Sveltia CMS, which reads that of Decap CMS).

Source: the "Collections" and "Widgets" pages of Decap's manual; Sveltia's list of what it does likewise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from placebook.doors.questions import VOCABULARIES, questions
from placebook.model.listing import Listing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from placebook.doors.questions import Question
    from placebook.model.directory import Directory

_ANY_DAY = {"widget": "datetime", "format": "YYYY-MM-DD", "date_format": "YYYY-MM-DD", "time_format": False}
_OTHERS = {"venue", "part_of", "works_with"}  # fields that name another listing


def cms_config(directory: Directory | None = None, backend: dict[str, Any] | None = None) -> str:
    """Return the configuration as YAML.

    Args:
        directory: The place, whose vocabularies are offered to choose from.
        backend: Where files go (`{name: github, repo: town/place}`); by default the git repository at hand.
    """
    config = {
        "backend": backend or {"name": "git-gateway", "branch": "main"},
        "publish_mode": "editorial_workflow",
        "media_folder": "content/images",
        "public_folder": "",
        "slug": {"encoding": "ascii", "clean_accents": True},
        "collections": [
            {
                "name": "groups",
                "label": "Listings",
                "label_singular": "Listing",
                "folder": "content/groups",
                "create": True,
                "extension": "md",
                "format": "yaml-frontmatter",
                "slug": "{{title}}",
                "summary": "{{title}}, {{kind}}",
                "fields": [*_fields(directory)],
            }
        ],
    }
    return yaml.safe_dump(config, sort_keys=False, allow_unicode=True, width=110)


def _fields(directory: Directory | None) -> Iterator[dict[str, Any]]:
    """Yield a field for each question; the parts of a group of fields stand together in one."""
    every = questions(directory)
    groups: dict[str, list[Question]] = {}
    for question in every:
        groups.setdefault(question.name.partition(".")[0], []).append(question)
    schema = Listing.model_json_schema(by_alias=True)
    needed = set(schema["required"])
    for name, held in groups.items():
        if held[0].name == name:
            yield _field(name, held[0], schema)
            continue
        parts = [_field(one.name.partition(".")[2], one, schema) for one in held]
        label = name.replace("_", " ").capitalize()
        whole = {"name": name, "label": label, "widget": "object", "collapsed": name not in needed}
        yield {**whole, "required": name in needed, "fields": parts}


def _field(name: str, question: Question, schema: dict[str, Any]) -> dict[str, Any]:
    told: dict[str, Any] = {"name": name, "label": question.label}
    if question.help:
        told["hint"] = question.help
    told["required"] = question.needed
    return {**told, **_widget(question, schema)}


def _widget(question: Question, schema: dict[str, Any]) -> dict[str, Any]:  # noqa: PLR0911 - one for each kind
    takes, name = question.takes, question.name
    if name == "body":
        return {"widget": "markdown"}
    if name in _OTHERS:
        other = {"widget": "relation", "collection": "groups", "value_field": "{{slug}}"}
        return {**other, "search_fields": ["title"], "multiple": takes == "lines"}
    if takes in {"one", "several"} and question.choices and not _has_parts(name, schema):
        options = [{"label": choice.label, "value": choice.id} for choice in question.choices]
        several = {"multiple": True, **({"max": question.most} if question.most else {})}
        return {"widget": "select", "options": options, **(several if takes == "several" else {})}
    if takes in {"lines", "several"}:
        parts = _has_parts(name, schema)
        return {"widget": "list", **({"fields": [*_parts(name, parts, schema, question)]} if parts else {})}
    if takes == "day":
        return dict(_ANY_DAY)
    if takes == "number":
        least = {"min": question.least_number} if question.least_number is not None else {}
        return {"widget": "number", "value_type": "float" if name.startswith("location") else "int", **least}
    if takes == "yes-no":
        return {"widget": "boolean"}
    return {"widget": "text" if takes == "text" else "string"}


def _has_parts(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    """Return the model of a list's items, if they are groups of fields."""
    items = schema["properties"].get(name, {}).get("items", {})
    found: dict[str, Any] = schema["$defs"].get(items.get("$ref", "").rpartition("/")[2], {})
    return found


def _parts(
    name: str, model: dict[str, Any], schema: dict[str, Any], question: Question
) -> Iterator[dict[str, Any]]:
    """Yield the fields of a list's items."""
    for part, node in model["properties"].items():
        told = {"name": part, "label": part.replace("_", " ").capitalize(), "hint": node["description"]}
        told["required"] = part in model.get("required", ())
        if name in VOCABULARIES and question.choices and part == question.main:
            options = [{"label": choice.label, "value": choice.id} for choice in question.choices]
            yield {**told, "widget": "select", "options": options}
        else:
            yield {**told, **_plain_widget(node, schema)}


def _plain_widget(node: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    kind = next((one for one in node.get("anyOf", [node]) if one.get("type") != "null"), node)
    if "$ref" in kind:
        kind = schema["$defs"][kind["$ref"].rpartition("/")[2]]
    if "enum" in kind:
        return {"widget": "select", "options": kind["enum"]}
    if kind.get("type") == "array":
        options = kind["items"].get("enum")
        return {"widget": "select", "multiple": True, "options": options} if options else {"widget": "list"}
    if kind.get("format") == "date":
        return dict(_ANY_DAY)
    if kind.get("type") == "boolean":
        return {"widget": "boolean"}
    if kind.get("type") == "integer":
        return {"widget": "number", "value_type": "int"}
    return {"widget": "string"}
