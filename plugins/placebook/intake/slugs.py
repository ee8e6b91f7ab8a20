"""Names for new files: made of a title, told apart by place, and never one that is taken."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING

from placebook.content.names import as_slug

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from placebook.intake.rows import Draft

_LONGEST = 72
# `index` would be the folder's own page; the others are names that Windows keeps to itself.
_RESERVED = frozenset(
    (
        "index",
        "readme",
        "con",
        "prn",
        "aux",
        "nul",
        *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)),
    )
)


def new_slugs(drafts: Sequence[Draft], taken: Collection[str]) -> list[str]:
    """Return a name for each draft.

    A title that several want is given to none of them alone: each adds its area, then its postcode, then its
    name in the register, then a few letters made from its identity. So the names do not depend on the order
    of the rows.

    Args:
        drafts: New listings, in any order.
        taken: Names that files have already.
    """
    levels = [list(_candidates(draft)) for draft in drafts]
    found: dict[int, str] = {}
    used = set(_RESERVED)
    for level in range(max((len(names) for names in levels), default=0)):
        waiting = [at for at in range(len(drafts)) if at not in found]
        wanted = Counter(levels[at][level] for at in waiting)
        for at in waiting:
            name = levels[at][level]
            if name and wanted[name] == 1 and name not in used and name not in taken:
                found[at] = name
        used |= set(found.values())
    return [found[at] if at in found else _numbered(levels[at][-1], used, taken) for at in range(len(drafts))]


def _candidates(draft: Draft) -> Iterator[str]:
    fields = draft.fields
    base = _short(as_slug(fields["title"])) or as_slug(fields["kind"])
    area = next(iter(fields.get("areas", ())), "")
    code = as_slug(fields.get("address", {}).get("postcode", ""))
    mark = hashlib.blake2b("\n".join(draft.identities).encode(), digest_size=3).hexdigest()
    yield base
    yield _with(base, area)
    yield _with(base, code)
    yield _with(base, area, code)
    yield _with(base, as_slug(str(fields.get("source", {}).get("id", ""))))
    yield _with(base, mark)


def _with(base: str, *ends: str) -> str:
    """Return a name with something added that it does not say already; the addition is never cut."""
    end = "-".join(part for part in ends if part and f"-{part}-" not in f"-{base}-")[:50].strip("-")
    return f"{base[: 79 - len(end)].strip('-')}-{end}" if end else base


def _short(name: str) -> str:
    """Cut a name between words."""
    return name if len(name) <= _LONGEST else name[: _LONGEST + 1].rpartition("-")[0] or name[:_LONGEST]


def _numbered(base: str, used: set[str], taken: Collection[str]) -> str:
    number = 2
    while (name := _with(base, str(number))) in used or name in taken:
        number += 1
    used.add(name)
    return name
