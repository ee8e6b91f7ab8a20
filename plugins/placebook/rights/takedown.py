"""Taking something down: its file goes, what names it forgets it, and a line says that it was here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from placebook.content.frontmatter import split
from placebook.content.record import read
from placebook.content.removed import REMOVED, marks_of_record, removed_text
from placebook.content.report import file_of
from placebook.model.listing import Listing
from placebook.model.removed import Removed
from placebook.problems import ContentError, Problem
from placebook.rights.edits import Edit, rewritten

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from placebook.content.load import Loaded
    from placebook.content.record import Record

# Fields that name a listing by the name of its file, and those of an edition that name any page.
_NAMES_LISTINGS = ("venue", "part_of", "organiser", "given_by", "works_with", "groups")
_NAMES_PAGES = ("feature", "order", "leave_out", "notes")


class Takedown(NamedTuple):
    """What is to be done to take something down.

    Attributes:
        page: The page that goes: `groups/tea`.
        edits: The files to change, in the order in which that is safe: its own goes last.
        told: What is done, in words: the file and what becomes of it.
        problems: What has to be put right by hand first.
    """

    page: str
    edits: list[Edit]
    told: list[tuple[str, str]]
    problems: list[Problem]


def takedown(loaded: Loaded, record: Record, day: date, *, nameless: bool) -> Takedown:
    """Say what it takes to take a record down.

    Args:
        loaded: The content folder as read.
        record: What goes.
        day: The day it is taken down.
        nameless: Whether its address tells too much for a page to stay there.
    """
    done = Takedown(file_of(record).removesuffix(".md"), [], [], [])
    entries = [*loaded.directory.removed, *_entries(record, day, nameless=nameless)]
    kept = removed_text(dict.fromkeys(entries))
    done.edits.append(Edit(loaded.folder / REMOVED, kept.encode()))
    done.told.append((REMOVED, "a line: that it was taken down, and when"))
    own = file_of(record)
    for other in loaded.directory.records:
        if other is not record:
            _forget(loaded, record, other, done, unlink=nameless)
    for name in _pictures_of_its_own(loaded, record):
        done.edits.append(Edit(loaded.folder / "images" / name, None))
        done.told.append((f"images/{name}", "removed: nothing else shows it"))
    done.edits.append(Edit(loaded.folder / own, None))
    done.told.append((own, "removed"))
    return done


def _entries(record: Record, day: date, *, nameless: bool) -> Iterator[Removed]:
    folder = file_of(record).partition("/")[0]
    marks = marks_of_record(record)
    uuid = getattr(record, "uuid", None)
    yield Removed(page=None if nameless else f"{folder}/{record.slug}", on=day, uuid=uuid, marks=marks)
    for old in () if nameless else getattr(record, "redirect_from", ()):
        yield Removed(page=f"{folder}/{old}", on=day)


def _forget(loaded: Loaded, record: Record, other: Record, done: Takedown, *, unlink: bool) -> None:
    """Take what names a record out of another one's file."""
    own, file = file_of(record), file_of(other)
    path = loaded.folder / file
    if not path.is_file():  # an edition that is only there as it was frozen
        return
    text = loaded.text(file)
    document = split(text, file=file)
    fields = _without(document.fields, own, record)
    body = _unlinked(document.body, own) if unlink else document.body
    if fields == document.fields and body == document.body:
        return
    made = rewritten(text, fields, body)
    reading = read(file.partition("/")[0], other.slug, made.encode(), file=file)
    if reading.record is None:
        done.problems.extend(reading.problems)
        return
    done.edits.append(Edit(path, made.encode()))
    done.told.append((file, "what names it is taken out"))


def _without(fields: dict[str, Any], own: str, record: Record) -> dict[str, Any]:
    page = own.removesuffix(".md")
    found = dict(fields)
    if isinstance(record, Listing):
        for name in _NAMES_LISTINGS:
            _drop(found, name, record.slug)
        if "venue" in fields and "venue" not in found and not (found.get("areas") or found.get("address")):
            found["areas"] = list(record.areas)  # where it was is where they met
    for name in _NAMES_PAGES:
        _drop(found, name, page)
    if own.startswith("sparks/"):
        _drop(found, "fund", record.slug)
    return found


def _drop(fields: dict[str, Any], name: str, value: str) -> None:
    held = fields.get(name)
    if held == value:
        del fields[name]
    elif isinstance(held, list) and value in held:
        fields[name] = [item for item in held if item != value]
    elif isinstance(held, dict) and value in held:
        fields[name] = {key: part for key, part in held.items() if key != value}
    if fields.get(name) in ([], {}):
        del fields[name]


def _unlinked(body: str, own: str) -> str:
    """Return a body in which the words of links to a file stay, and the links do not."""
    name = re.escape(own.rpartition("/")[2])
    return re.sub(rf"\[([^\]]*)\]\([^)\s]*{name}[^)]*\)", r"\1", body)


def _pictures_of_its_own(loaded: Loaded, record: Record) -> list[str]:
    """Return the pictures that nothing but a record shows."""

    def shown(one: Record) -> set[str]:
        linked = {link.removeprefix("images/") for link in one.links if link.startswith("images/")}
        return {picture.file for picture in one.images} | linked

    others = {name for one in loaded.directory.records if one is not record for name in shown(one)}
    return sorted((shown(record) & loaded.images) - others)


def undone(loaded: Loaded, page: str) -> Edit | None:
    """Return what lets something in again that was taken down; None where it was not.

    Args:
        loaded: The content folder as read.
        page: The page it had, `groups/tea`, or what stands under `marks`.
    """
    removed = loaded.directory.removed
    gone = {mark for one in removed if page in (one.page, *one.marks) for mark in (*one.marks, one.page)}
    kept = [one for one in removed if not gone.intersection((*one.marks, one.page)) or not gone]
    if len(kept) == len(removed):
        return None
    text = removed_text(kept)
    return Edit(loaded.folder / REMOVED, text.encode() if text else None)


def found(loaded: Loaded, name: str) -> Record:
    """Return the record that a name or page means.

    Raises:
        ContentError: There is none, or there are several.
    """
    wanted = name.removesuffix(".md").strip("/")
    fits = [
        one
        for one in loaded.directory.records
        if wanted in (one.slug, file_of(one).removesuffix(".md"))
        and not file_of(one).startswith("newsletter/")
    ]
    if len(fits) == 1:
        return fits[0]
    if fits:
        names = " or ".join(file_of(one).removesuffix(".md") for one in fits)
        raise ContentError([Problem("", 0, "", f"'{name}' might be {names}.", "Give the folder too.")])
    hint = "Give the name of its file without .md: tea-and-talk, or groups/tea-and-talk."
    raise ContentError([Problem("", 0, "", f"there is no listing, story, event or spark '{name}'.", hint)])
