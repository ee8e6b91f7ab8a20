"""What an import does to each file of its folder. Nothing is written here.

The rule that keeps people's work: a file belongs to the import only as long as it holds, byte for byte, what
the last import wrote. Whoever changes it, or sets `checked` in it, has taken it over; it is left alone and
told as kept.
A file that somebody deleted stays deleted.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal, NamedTuple

from placebook.content.write import to_text
from placebook.intake.ledger import Entry, digest_of
from placebook.intake.slugs import new_slugs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from placebook.intake.rows import Draft

What = Literal["new", "updated", "unchanged", "kept", "deleted"]


class Action(NamedTuple):
    """What becomes of one listing."""

    draft: Draft
    slug: str
    what: What


@dataclass(frozen=True)
class Folder:
    """What is in the folder an import writes to.

    Attributes:
        digests: Of each file, by slug; empty for what is no ordinary file.
        sources: Slugs of files that no import remembers, by the name and id of the source they give.
        entries: What earlier imports of this name wrote, by slug.
        others: Slugs that belong to imports of another name.
    """

    digests: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[tuple[str, ...], str] = field(default_factory=dict)
    entries: Mapping[str, Entry] = field(default_factory=dict)
    others: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Plan:
    """What an import does.

    Attributes:
        actions: One for each listing, in the order of the drafts.
        writes: The bytes of each file to be written, by slug.
        removals: Slugs of files that are now part of another listing, which redirects from them.
        entries: What is to be remembered afterwards, by slug.
        gone: Slugs of listings that the data no longer has; their files are left as they are.
    """

    actions: tuple[Action, ...]
    writes: Mapping[str, bytes]
    removals: tuple[str, ...]
    entries: Mapping[str, Entry]
    gone: tuple[str, ...]


def plan(drafts: Sequence[Draft], folder: Folder, *, today: str, restore: bool = False) -> Plan:
    """Decide what becomes of each draft and each file.

    Args:
        drafts: The listings of this import.
        folder: What is there.
        today: The day for `listed`, where neither the map nor an earlier import gives one.
        restore: Whether files that somebody deleted are written again.
    """
    known, swallowed = _matched(drafts, folder)
    taken = {slug.casefold() for slug in (*folder.digests, *folder.entries, *folder.others)}
    fresh = new_slugs([draft for draft, slug in zip(drafts, known, strict=True) if not slug], taken)
    slugs = [slug or fresh.pop(0) for slug in known]
    actions: list[Action] = []
    writes: dict[str, bytes] = {}
    entries = dict(folder.entries)
    removals: list[str] = []
    for at, (draft, slug) in enumerate(zip(drafts, slugs, strict=True)):
        entry = folder.entries.get(slug, Entry(()))
        for other in swallowed.get(at, ()):
            if _is_ours(folder.digests.get(other), folder.entries[other]):
                removals.append(other)
            entry = replace(entry, redirects=tuple(dict.fromkeys((*entry.redirects, other))))
            del entries[other]
        if "listed" not in draft.fields:
            entry = replace(entry, listed=entry.listed or today)
        data = _data(draft, slug, entry)
        what = _fate(slug, digest_of(data), folder, restore=restore)
        actions.append(Action(draft, slug, what))
        if what in {"new", "updated"}:
            writes[slug] = data
        if what in {"new", "updated", "unchanged"}:
            entry = replace(entry, digest=digest_of(data))
        if slug in folder.entries or what != "kept":
            entries[slug] = replace(entry, identities=draft.identities, coming="", source=_source(draft))
    gone = tuple(slug for slug in entries if slug not in set(slugs) and slug in folder.digests)
    return Plan(tuple(actions), writes, tuple(removals), entries, gone)


def intent(done: Plan, folder: Folder) -> dict[str, Entry]:
    """Return what is to be remembered while files are being written: what was there, and what is coming."""
    return {
        slug: replace(entry, digest=folder.entries.get(slug, Entry(())).digest, coming=entry.digest)
        if slug in done.writes
        else entry
        for slug, entry in done.entries.items()
    } | {slug: folder.entries[slug] for slug in done.removals}


def _matched(drafts: Sequence[Draft], folder: Folder) -> tuple[list[str | None], dict[int, list[str]]]:
    """Return the file each draft has already, and those of listings that have since become part of it."""
    owner = {identity: slug for slug, entry in folder.entries.items() for identity in entry.identities}
    by_source = {entry.source: slug for slug, entry in folder.entries.items() if entry.source}
    by_source |= dict(folder.sources)
    slugs: list[str | None] = []
    claimed: set[str] = set()
    swallowed: dict[int, list[str]] = {}
    # A draft's first row names it, so all first rows choose before any second one.
    firsts = {owner[draft.identities[0]] for draft in drafts if draft.identities[0] in owner}
    for at, draft in enumerate(drafts):
        found = [
            slug
            for slug in dict.fromkeys(owner.get(one) for one in draft.identities)
            if slug and slug not in claimed
        ]
        mine = [slug for slug in found if slug == owner.get(draft.identities[0]) or slug not in firsts]
        known = mine[0] if mine else None
        if known is None or known not in folder.digests:
            other = by_source.get(_source(draft))
            known = other if other and other not in claimed | firsts else known
        slugs.append(known)
        if known:
            claimed.add(known)
        if rest := [slug for slug in mine if slug != known]:
            swallowed[at] = rest
            claimed.update(rest)
    return slugs, swallowed


def _source(draft: Draft) -> tuple[str, ...]:
    """Return the name and id of the source a draft gives; empty if it gives no id."""
    source = draft.fields.get("source", {})
    return (str(source["name"]), str(source["id"])) if source.get("name") and source.get("id") else ()


def _is_ours(digest: str | None, entry: Entry) -> bool:
    return bool(digest) and digest in {entry.digest, entry.coming}


def _fate(slug: str, digest: str, folder: Folder, *, restore: bool) -> What:
    entry, there = folder.entries.get(slug), folder.digests.get(slug)
    if there is None:
        return "deleted" if entry and entry.digest and not restore else "new"
    if there == digest:
        return "unchanged"
    return "updated" if entry and _is_ours(there, entry) else "kept"


def _data(draft: Draft, slug: str, entry: Entry) -> bytes:
    fields = dict(draft.fields)
    if entry.listed:
        fields.setdefault("listed", entry.listed)
    redirects = [one for one in entry.redirects if one not in fields.get("redirect_from", ())]
    if redirects:
        fields["redirect_from"] = [*fields.get("redirect_from", ()), *redirects]
    return to_text(replace(draft, fields=fields).listing(slug)).encode()
