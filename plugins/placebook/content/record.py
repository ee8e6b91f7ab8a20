"""From the bytes of one file to one record of the model, or to what is wrong with it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import ValidationError

from placebook.content import markdown
from placebook.content.frontmatter import field_lines, split
from placebook.content.messages import UNQUOTED, words_for
from placebook.content.names import as_slug
from placebook.model.base import SLUG_PATTERN
from placebook.model.edition import EDITION_PATTERN, Edition
from placebook.model.event import Event
from placebook.model.listing import Listing
from placebook.model.story import Story
from placebook.problems import ContentError, Problem

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo
    from pydantic_core import ErrorDetails

    from placebook.model.base import Frozen

Record = Listing | Story | Event | Edition

# The folders of content/, in the order in which problems are told, and what their files hold.
COLLECTIONS: dict[str, type[Record]] = {
    "groups": Listing,
    "stories": Story,
    "events": Event,
    "newsletter": Edition,
}
MAX_FILE = 256 * 1024


class Reading(NamedTuple):
    """What came of reading one file: a record, or none; and everything wrong with it."""

    record: Record | None
    problems: tuple[Problem, ...]


def decode(data: bytes, *, file: str) -> str:
    """Return a file's text: UTF-8 with or without a byte order mark, any line ends.

    Raises:
        ContentError: It is too large, or not UTF-8.
    """
    if len(data) > MAX_FILE:
        message = f"the file has {len(data) // 1024} kB; the most is {MAX_FILE // 1024} kB."
        raise ContentError(
            [Problem(file, 0, "", message, "Put pictures into images/ and keep only words here.")]
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        wide = data[:2] in {b"\xff\xfe", b"\xfe\xff"}
        message = "the file is in UTF-16, not UTF-8." if wide else "there is a character that is not UTF-8."
        raise ContentError(
            [Problem(file, 0 if wide else line, "", message, "Save the file as UTF-8.")]
        ) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read(collection: str, slug: str, data: bytes, *, file: str) -> Reading:
    """Read one file of content.

    Args:
        collection: The folder it stands in: a key of `COLLECTIONS`.
        slug: Its name without `.md`.
        data: Its bytes.
        file: Its path below the content folder, for problems.
    """
    wrong_name = _wrong_name(collection, slug, file)
    try:
        text = decode(data, file=file)
        document = split(text, file=file)
    except ContentError as error:
        return Reading(None, (*wrong_name, *error.problems))
    if wrong_name:
        return Reading(None, wrong_name)
    model = COLLECTIONS[collection]
    reserved = [name for name in ("slug", "body", "html", "links") if name in document.fields]
    if reserved:
        line = field_lines(text).get(reserved[0], 1)
        return Reading(None, (Problem(file, line, reserved[0], "there is no such field.", "Leave it out."),))
    body = markdown.render(document.body, folder=collection)
    try:
        record = model.model_validate(
            {
                **document.fields,
                "slug": slug,
                "body": document.body,
                "html": body.html,
                "links": body.links + tuple(f"images/{name}" for name in body.images),
            }
        )
    except ValidationError as error:
        return Reading(None, tuple(_problems(error, model, text, file)))
    return Reading(record, ())


def _wrong_name(collection: str, slug: str, file: str) -> tuple[Problem, ...]:
    if collection == "newsletter" and not EDITION_PATTERN.match(slug):
        message = "an edition's file is named after its quarter."
        return (Problem(file, 0, "", message, "Call it 2026-q4.md, say."),)
    if slug == "index":
        message = f"index.md would take the address of the list of {collection}."
        return (Problem(file, 0, "", message, "Name it after what it is about."),)
    if not re.match(SLUG_PATTERN, slug):
        message = "the file's name becomes an address, so it has small letters, digits and hyphens only."
        return (Problem(file, 0, "", message, f"Call it {as_slug(slug) or 'a-name'}.md."),)
    return ()


def _problems(error: ValidationError, model: type[Frozen], text: str, file: str) -> list[Problem]:
    lines = field_lines(text)
    found = []
    details = _told_once(error.errors(include_url=False))
    broken = {one["loc"][:-1] for one in details if _is_broken_item(one, model)}
    for one in details:
        path = [str(part) for part in one["loc"] if str(part) in lines or not _is_internal(str(part))]
        if one["loc"][:-1] in broken:
            if one["type"] == "extra_forbidden":
                found.append(Problem(file, _line(lines, path), ".".join(path[:-1]), *UNQUOTED))
            continue
        around, field = _fields(model, path[:-1]), _field(model, path)
        inside = _model_in(field.annotation) if field else None
        message, hint = words_for(one, around, field=field, parts=_named(inside) if inside else ())
        found.append(Problem(file, _line(lines, path), ".".join(path), message, hint))
    return found


def _told_once(details: list[ErrorDetails]) -> list[ErrorDetails]:
    """Leave out that a list is too short where that is so because its items are wrong."""
    holders = {one["loc"][:length] for one in details for length in range(len(one["loc"]))}
    return [one for one in details if one["type"] != "too_short" or one["loc"] not in holders]


def _is_broken_item(one: ErrorDetails, model: type[Frozen]) -> bool:
    """Tell whether an item of a list was meant as text, but a ': ' in it made a field of its beginning."""
    where, value = one["loc"][:-1], one["input"]
    return (
        one["type"] == "missing"
        and isinstance(value, dict)
        and len(value) == 1
        and bool(where)
        and isinstance(where[-1], int)
        and not value.keys() & _fields(model, [str(part) for part in where]).keys()
    )


def _is_internal(part: str) -> bool:
    """Tell pydantic's own steps (`function-after[...]`, `tuple[...]`) from names of fields."""
    return "[" in part or part in {"nullable", "tuple"}


def _line(lines: dict[str, int], path: list[str]) -> int:
    """Return the line of the field, or of the nearest one that holds it; 1 for a field that is not there."""
    for length in range(len(path), 0, -1):
        line = lines.get(".".join(path[:length]))
        if line:
            return line
    return 1


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
