"""The configuration of the editors' screen, which is Sveltia CMS.

Source: the JSON Schema of configurations in its package, `@sveltia/cms/schema/sveltia-cms.json`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from placebook.doors.questions import VOCABULARIES, questions
from placebook.doors.web_form import in_words
from placebook.model.listing import Listing
from placebook.model.settings import EditorsScreen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from placebook.doors.questions import Question
    from placebook.model.directory import Directory
    from placebook.wording.wording import Wording

_ANY_DAY = {"widget": "datetime", "format": "YYYY-MM-DD", "date_format": "YYYY-MM-DD", "time_format": False}
# What a listing's text may hold: Markdown without pictures, which stand in a field of their own.
_RUNNING_TEXT = {
    "buttons": ["bold", "italic", "link", "heading-two", "quote", "bulleted-list", "numbered-list"],
    "editor_components": [],
    "modes": ["rich_text", "raw"],
    "linked_images": False,
}
_PICTURE = ("images", "file")
_PICTURE_TYPES = "image/jpeg, image/png, image/webp, image/heic, image/heif"
_OTHERS = {"venue", "part_of", "works_with"}  # fields that name another listing


# Our own way of reading and writing a listing's file: theme/assets/editors-screen/listing-file.js.
FORMAT = "placebook-frontmatter"
_TRIAL = EditorsScreen(host="trial")
_YES_NO = [{"label": "Yes", "value": True}, {"label": "No", "value": False}]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the screen is told of the site that it is a part of.

    Attributes:
        content: The content folder, as seen from the folder of the configuration.
        title: The name of the site.
        url: The address of the site.
        words: The language it asks in, as far as there are words for what is asked; None for English.
    """

    content: str = "content"
    title: str = ""
    url: str = ""
    words: Wording | None = None


def cms_config(
    directory: Directory | None = None,
    screen: EditorsScreen | None = None,
    site: Surroundings | None = None,
) -> str:
    """Return the configuration as YAML.

    Args:
        directory: The place, whose vocabularies are offered to choose from.
        screen: Where files go; without it, nowhere but the editor's own browser.
        site: The site that the screen is a part of.
    """
    site = site or Surroundings()
    screen = screen or _TRIAL
    folder = "/".join(part.strip("/") for part in (screen.folder or "", site.content) if part.strip("/"))
    groups = {
        "name": "groups",
        "label": "Listings",
        "label_singular": "Listing",
        "icon": "groups",
        "folder": f"{folder}/groups",
        "create": True,
        "extension": "md",
        "format": FORMAT,
        "slug": {"template": "{{title}}", "editable": ["create"]},
        "aliases_field": False,
        "summary": "{{title}}",
        "preview_path": "groups/{{slug}}/",
        "sortable_fields": ["title", "checked", "listed"],
        "thumbnail": False,
        "editor": {"preview": False},  # it would say the form's answers again, in no likeness of the page
        "fields": [*_fields(directory, site.words)],
    }
    config = {
        "backend": _backend(screen),
        # What is written waits as a request to merge until somebody publishes it, on hosts where Sveltia can.
        "publish_mode": "editorial_workflow",
        **({"app_title": site.title} if site.title else {}),
        **({"site_url": site.url} if site.url else {"show_preview_links": False}),
        "media_folder": f"{folder}/images",
        "public_folder": "/images",
        "media_libraries": {"default": {"config": _PICTURES}, "stock_assets": {"providers": []}},
        "slug": {"encoding": "ascii", "clean_accents": True, "maxlength": _LONGEST_SLUG},
        "output": {"omit_empty_optional_fields": True},
        "collections": [groups],
    }
    return yaml.safe_dump(config, sort_keys=False, allow_unicode=True, width=110)


# Pictures are made smaller and lose the place where they were taken before they leave the editor's device.
_PICTURES = {
    "max_file_size": 20_000_000,
    "slugify_filename": True,
    "transformations": {"raster_image": {"format": "webp", "quality": 85, "width": 2000, "height": 2000}},
}
_LONGEST_SLUG = 80


# What Sveltia calls a host, and where its programs are answered below its address.
_KINDS = {"github": ("github", "/api/v3"), "gitlab": ("gitlab", "/api/v4"), "forgejo": ("gitea", "/api/v1")}


def _backend(screen: EditorsScreen) -> dict[str, Any]:
    if screen.host == "trial":
        return {"name": "test-repo"}
    name, answers = _KINDS[screen.host]
    found: dict[str, Any] = {"name": name, "repo": screen.repository, "branch": screen.branch}
    if screen.host != "github" or screen.address:
        found |= {"base_url": screen.origin, "api_root": f"{screen.origin}{answers}"}
    if screen.sign_in and not screen.app_id:
        found["base_url"] = screen.sign_in
    if screen.app_id:
        found["app_id"] = screen.app_id
        if screen.host == "gitlab":
            found["auth_type"] = "pkce"
    if not (screen.sign_in or screen.app_id):
        found["auth_methods"] = ["token"]
    return found


def _fields(directory: Directory | None, words: Wording | None) -> Iterator[dict[str, Any]]:
    """Yield a field for each question; the parts of a group of fields stand together in one."""
    every = questions(directory)
    if words:
        every = tuple(in_words(question, words) for question in every)
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
        return {"widget": "richtext", **_RUNNING_TEXT}
    if name in _OTHERS:
        other = {"widget": "relation", "collection": "groups", "value_field": "{{slug}}"}
        return {**other, "search_fields": ["title"], "multiple": takes == "lines"}
    if takes in {"one", "several"} and question.choices and not _has_parts(name, schema):
        options = [{"label": choice.label, "value": choice.id} for choice in question.choices]
        several = {"multiple": True, **({"max": question.most} if question.most else {})}
        return {"widget": "select", "options": options, **(several if takes == "several" else {})}
    if takes in {"lines", "several"}:
        parts = _has_parts(name, schema)
        if not parts:
            return {"widget": "list"}
        inner = [*_parts(name, parts, schema, question)]
        return {"widget": "list", "label_singular": "item", "fields": inner}
    if takes == "day":
        return dict(_ANY_DAY)
    if takes == "number":
        least = {"min": question.least_number} if question.least_number is not None else {}
        return {"widget": "number", "value_type": "float" if name.startswith("location") else "int", **least}
    if takes == "yes-no":
        return {"widget": "select", "options": _YES_NO}
    limits = {"minlength": question.shortest, "maxlength": question.longest}
    kept: dict[str, Any] = {name: limit for name, limit in limits.items() if limit}
    if question.pattern and takes == "line":
        kept["pattern"] = [question.pattern, question.example]
    return {"widget": "text" if takes == "text" else "string", **kept}


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
        if (name, part) == _PICTURE:
            yield {**told, "widget": "image", "choose_url": False, "accept": _PICTURE_TYPES}
        elif name in VOCABULARIES and question.choices and part == question.main:
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
        return {"widget": "select", "options": _YES_NO}
    if kind.get("type") == "integer":
        return {"widget": "number", "value_type": "int"}
    return {"widget": "string"}
