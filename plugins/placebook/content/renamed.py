"""Records that name another by what its file was called before: they are read as naming it as it is now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from placebook.content.markdown import SCHEME
from placebook.content.report import file_of
from placebook.model.base import Written
from placebook.model.edition import Edition

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from placebook.content.record import Record

R = TypeVar("R", bound=Written)

# In which folder the file is that a field names, where the field does not say so itself.
_ONE = {
    "venue": "groups",
    "part_of": "groups",
    "organiser": "groups",
    "given_by": "groups",
    "fund": "sparks",
}
_SEVERAL = {"works_with": "groups", "groups": "groups", "feature": "", "order": "", "leave_out": ""}


class Renamed(NamedTuple):
    """An earlier name that is still in use.

    Attributes:
        field: The field it stands in; empty for a link in the text.
        place: Its exact place: `groups.1`.
        old: The name as it is there.
        new: The name to be there.
    """

    field: str
    place: str
    old: str
    new: str


def new_names(records: Iterable[Record], files: Collection[str]) -> dict[str, str]:
    """Return what earlier names of files lead to: `groups/old` to `groups/new`.

    Args:
        records: All records. Of two that had the same name, the one that comes first in the alphabet has it.
        files: The files there are. A name that a file has now is not an earlier one.
    """
    found: dict[str, str] = {}
    renamed = [record for record in records if getattr(record, "redirect_from", ())]
    for record in sorted(renamed, key=file_of):
        here = file_of(record).removesuffix(".md")
        folder = here.partition("/")[0]
        for old in getattr(record, "redirect_from", ()):
            if f"{folder}/{old}.md" not in files:
                found.setdefault(f"{folder}/{old}", here)
    return found


def by_new_names(record: R, names: Mapping[str, str]) -> tuple[R, list[Renamed]]:
    """Return a record that names others as they are called now, and the earlier names in its file."""
    if not names:
        return record, []
    changes: dict[str, Any] = {}
    found: list[Renamed] = []

    def now(folder: str, name: str, field: str, place: str) -> str:
        ref = names.get(f"{folder}/{name}" if folder else name)
        if not ref:
            return name
        new = ref.partition("/")[2] if folder else ref
        found.append(Renamed(field, place, name, new))
        return new

    for field, folder in _ONE.items():
        name = getattr(record, field, None)
        if name and (new := now(folder, name, field, field)) != name:
            changes[field] = new
    for field, folder in _SEVERAL.items():
        listed = getattr(record, field, ())
        new_list = [now(folder, name, field, f"{field}.{number}") for number, name in enumerate(listed)]
        if new_list != [*listed]:
            changes[field] = tuple(dict.fromkeys(new_list))
    if isinstance(record, Edition):
        notes = {now("", ref, "notes", f"notes.{ref}"): words for ref, words in record.notes.items()}
        if notes.keys() != record.notes.keys():
            changes["notes"] = notes
    changes |= _links(record, names, found)
    return (record.model_copy(update=changes) if changes else record), found


def _links(record: Written, names: Mapping[str, str], found: list[Renamed]) -> dict[str, Any]:
    """Return the text and the links of a record with links to files as they are called now."""
    html, links = record.html, list(record.links)
    for number, link in enumerate(links):
        target, mark, part = link.partition("#")
        new = names.get(target.removesuffix(".md"))
        if new:
            found.append(Renamed("", "", target, f"{new}.md"))
            links[number] = f"{new}.md{mark}{part}"
            html = html.replace(f'"{SCHEME}{link}"', f'"{SCHEME}{links[number]}"')
    return {"html": html, "links": tuple(links)} if html != record.html else {}
