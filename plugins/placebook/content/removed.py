"""What was taken down, as a file: `removed.yml` in the content folder; and how it is known again."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from placebook.content.explain import explain
from placebook.content.frontmatter import line_of, read_yaml
from placebook.content.names import folded
from placebook.content.report import file_of
from placebook.content.write import in_flow
from placebook.model.removed import Removed
from placebook.problems import ContentError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from placebook.content.load import Loaded
    from placebook.content.record import Record
    from placebook.content.report import Report

REMOVED = "removed.yml"
_HEAD = """\
# What was taken down: its page says so, and it does not come back by mistake.
# `placebook takedown` writes this file, and `placebook takedown --undo` lets something in again.
# Nothing of what was taken down is in it.
"""
_LENGTH = 16


def read_removed(text: str, problems: list[Problem]) -> list[Removed]:
    """Read what was taken down; what is wrong with single entries joins the problems.

    Raises:
        ContentError: The file holds no list.
    """
    value, lines = read_yaml(text, file=REMOVED)
    if not isinstance(value, list):
        if not value:
            return []
        hint = "placebook takedown writes it; put back an earlier copy."
        raise ContentError([Problem(REMOVED, 1, "", "what was taken down is a list.", hint)])
    found = []
    for number, item in enumerate(value):
        try:
            one = Removed.model_validate(item)
        except ValidationError as error:
            problems.extend(explain(error, Removed, lines, REMOVED, within=str(number)))
            continue
        if not (one.page or one.marks):
            line = line_of(lines, str(number))
            problems.append(Problem(REMOVED, line, "", "names nothing.", "Give its page, or take it out."))
        found.append(one)
    return found


def removed_text(entries: Iterable[Removed]) -> str:
    """Return the text of the file; the same for the same entries."""
    ordered = sorted(entries, key=lambda one: (one.on, one.page or "", one.marks))
    lines = [f"- {in_flow(_plain(one))}" for one in ordered]
    return _HEAD + "".join(f"{line}\n" for line in lines) if lines else ""


def _plain(one: Removed) -> dict[str, Any]:
    fields = {"page": one.page, "on": one.on, "uuid": one.uuid, "marks": list(one.marks)}
    return {name: value for name, value in fields.items() if value}


def marks_of(collection: str, fields: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the codes by which something is known again: of its names, and of its numbers in registers.

    Args:
        collection: The folder it stands in.
        fields: Its fields as a file holds them.
    """
    names = [fields.get("title"), *(fields.get("also_known_as") or ())]
    keys = [f"name {folded(str(name))}" for name in names if name and folded(str(name))]
    source = fields.get("source") or {}
    if source.get("id"):
        keys.append(f"source {folded(str(source.get('name')))} {source['id']}")
    keys += [f"number {one.get('scheme')} {one.get('id')}" for one in fields.get("identifiers") or ()]
    return tuple(dict.fromkeys(_mark(f"{collection} {key}") for key in keys))


def marks_of_record(record: Record) -> tuple[str, ...]:
    """Return the codes by which a record is known again."""
    return marks_of(file_of(record).partition("/")[0], record.model_dump(mode="json", by_alias=True))


def _mark(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()[:_LENGTH]


def known_again(removed: Iterable[Removed], marks: Iterable[str]) -> Removed | None:
    """Return what was taken down and seems to be the same."""
    sought = frozenset(marks)
    return next((one for one in removed if sought.intersection(one.marks)), None)


def check_removed(loaded: Loaded, report: Report) -> None:
    """Find what was taken down and is there again."""
    for file, one in _there_again(loaded):
        undo = one.page or file.removesuffix(".md")
        message = f"it was taken down on {one.on}."
        hint = f"Remove the file. If it may be here again: placebook takedown --undo {undo}"
        report.error(file, "", message, hint)


def _there_again(loaded: Loaded) -> Iterator[tuple[str, Removed]]:
    directory = loaded.directory
    if not directory.removed:
        return
    by_file = {f"{one.page}.md": one for one in directory.removed if one.page}
    for record in directory.records:
        file = file_of(record)
        again = by_file.get(file) or known_again(directory.removed, marks_of_record(record))
        if again:
            yield file, again
