"""From the bytes of one file to one record of the model, or to what is wrong with it."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import ValidationError

from placebook.content import markdown
from placebook.content.explain import explain
from placebook.content.frontmatter import field_lines, split
from placebook.content.in_part import InPart, in_part
from placebook.content.names import as_slug
from placebook.model.base import SLUG_PATTERN, clean_text
from placebook.model.edition import EDITION_PATTERN, Edition
from placebook.model.event import Event
from placebook.model.listing import Listing
from placebook.model.spark import Spark
from placebook.model.story import Story
from placebook.problems import ContentError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

Record = Listing | Story | Event | Spark | Edition

# The folders of content/, in the order in which problems are told, and what their files hold.
COLLECTIONS: dict[str, type[Record]] = {
    "groups": Listing,
    "stories": Story,
    "events": Event,
    "sparks": Spark,
    "newsletter": Edition,
}
MAX_FILE = 64 * 1024


class Reading(NamedTuple):
    """What came of reading one file.

    Attributes:
        record: A record, or none.
        problems: Everything wrong with it.
        facts: What tells all in it but its text from any other, the links of the text included; empty where
            only the whole file can tell.
        part: Where there is no record, what is right in the file all the same, if anything is.
    """

    record: Record | None
    problems: tuple[Problem, ...]
    facts: bytes = b""
    part: InPart[Record] | None = None


def decode(data: bytes, *, file: str) -> str:
    """Return a file's text: UTF-8 with or without a byte order mark, any line ends.

    Raises:
        ContentError: It is too large, or not UTF-8.
    """
    if len(data) > MAX_FILE:
        message = f"the file has more than {MAX_FILE // 1024} kB."
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
    model = COLLECTIONS[collection]
    source = clean_text(document.body)
    body = markdown.render(source, folder=collection)
    fields: dict[str, Any] = {
        **document.fields,
        "slug": "2026-q1" if wrong_name else slug,  # a name that any file may have
        "body": source,
        "html": body.html,
        "links": body.links + tuple(f"images/{name}" for name in body.images),
    }
    refused = (*wrong_name, *_reserved(text, document.fields, file))
    doubts = tuple(_doubts(text, document.body, body, file))
    try:
        record = model.model_validate(fields)
    except ValidationError as error:
        lines = field_lines(text)
        part, more = in_part(model, fields, error, lines, file)
        found = (*refused, *explain(error, model, lines, file), *more, *doubts)
        return Reading(None, found, part=None if wrong_name else part)
    if refused:
        return Reading(None, (*refused, *doubts), part=None if wrong_name else InPart(record, frozenset()))
    return Reading(record, doubts, _facts(text, document.body, record))


def _reserved(text: str, fields: dict[str, Any], file: str) -> Iterator[Problem]:
    """Refuse fields with the names of what a file is besides them."""
    for name in ("slug", "body", "html", "links"):
        if name in fields:
            line = field_lines(text).get(name, 1)
            yield Problem(file, line, name, "there is no such field.", "Leave it out.")


def _doubts(text: str, source: str, body: markdown.Rendered, file: str) -> Iterator[Problem]:
    """Say what in a body will not come out as its writer may think."""
    first = text.count("\n", 0, text.rfind(source)) + 1

    def doubt(part: str, message: str, hint: str) -> Problem:
        before = source.partition(part)[0] if part in source else ""
        return Problem(file, first + before.count("\n"), "", message, hint, "warning")

    for address in dict.fromkeys(body.lost):
        message = f"the link to '{address}' leads nowhere: it names no file from here."
        yield doubt(f"({address})", message, "Link to the file, as in [the hall](../groups/village-hall.md).")
    for name in dict.fromkeys(body.unworded):
        message = f"the picture '{name}' has no words for people who do not see it."
        yield doubt(name, message, "Say what it shows between the brackets: ![Two people by a kettle](…).")


def _facts(text: str, body: str, record: Record) -> bytes:
    """Return what tells a file's facts from others. Of a picture in its text, `check` may have to speak."""
    if "![" in body:
        return b""
    fields = text.rstrip().removesuffix(body)
    return hashlib.blake2b(repr((fields, record.links)).encode(), digest_size=16).digest()


def _wrong_name(collection: str, slug: str, file: str) -> tuple[Problem, ...]:
    if collection == "newsletter" and not EDITION_PATTERN.match(slug):
        message = "an edition's file is named after its quarter."
        meant = slug.lower() if EDITION_PATTERN.match(slug.lower()) else ""
        return (
            Problem(file, 0, "", message, f"Call it {meant}.md." if meant else "Call it 2026-q4.md, say."),
        )
    if slug == "index":
        message = f"index.md would take the address of the list of {collection}."
        return (Problem(file, 0, "", message, "Name it after what it is about."),)
    if not re.match(SLUG_PATTERN, slug):
        message = "the file's name becomes an address, so it has small letters, digits and hyphens only."
        return (Problem(file, 0, "", message, f"Call it {as_slug(slug) or 'a-name'}.md."),)
    return ()
