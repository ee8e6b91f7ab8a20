"""Frozen editions as files: `newsletter/2026-q4.frozen.json` beside the editor's `2026-q4.md`.

The file is JSON in a stable order. Its hash covers all else in it, so that what was changed by hand, cut off
or merged is refused and never sent.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any, NamedTuple

from pydantic import ValidationError

from placebook.model.edition import EDITION_PATTERN
from placebook.model.frozen import Act, FrozenEdition
from placebook.problems import ContentError, Problem

SUFFIX = ".frozen.json"
MAX_FROZEN = 8_000_000
_FORMAT = 1


class FrozenFile(NamedTuple):
    """What a file holds: an edition, unless it was taken out again, and what was done to it."""

    edition: FrozenEdition | None
    history: tuple[Act, ...]


def frozen_name(slug: str) -> str:
    """Return the file of a frozen edition, below the content folder."""
    return f"newsletter/{slug}{SUFFIX}"


def hash_of(value: bytes) -> str:
    """Return what tells bytes from any others, with the name of the algorithm before it."""
    return f"sha256:{hashlib.sha256(value).hexdigest()}"


def write_frozen(slug: str, held: FrozenFile) -> bytes:
    """Return the bytes of a file; the same for the same edition and history."""
    edition = held.edition.model_dump(mode="json", exclude_defaults=True) if held.edition else None
    history = [act.model_dump(mode="json", exclude_defaults=True) for act in held.history]
    content = {"format": _FORMAT, "quarter": slug, "history": history, "edition": edition}
    return _dump({"hash": _hash(content), **content})


def read_frozen(data: bytes, *, file: str) -> FrozenFile:
    """Read a file.

    Raises:
        ContentError: It is damaged, was changed by hand, or was written by another version.
    """
    slug = file.rpartition("/")[2].removesuffix(SUFFIX)
    again = f"Put back the file as it was, or: placebook newsletter unfreeze {slug} --why '...', then freeze."
    if not EDITION_PATTERN.match(slug):
        message = "a frozen edition's file is named after its quarter."
        raise ContentError([Problem(file, 0, "", message, f"Call it 2026-q4{SUFFIX}, say.")])
    try:
        held: Any = json.loads(data)
    except (ValueError, RecursionError):
        held = None
    if not isinstance(held, dict) or held.get("quarter") != slug:
        raise ContentError([Problem(file, 0, "", "is no frozen edition of its name: it is damaged.", again)])
    known = held.pop("hash", "")
    if _hash(held) != known:
        message = "was changed after it was frozen: its hash is not that of what it holds."
        raise ContentError([Problem(file, 0, "hash", message, again)])
    if held.get("format") != _FORMAT:
        message = f"has format {held.get('format')}, and this version of Placebook knows {_FORMAT}."
        raise ContentError([Problem(file, 0, "format", message, "Use the version that froze it.")])
    try:
        edition = FrozenEdition.model_validate(held["edition"] | {"hash": known}) if held["edition"] else None
        return FrozenFile(edition, tuple(Act.model_validate(act) for act in held["history"]))
    except (KeyError, TypeError, ValidationError):
        message = "holds something other than a frozen edition."
        raise ContentError([Problem(file, 0, "", message, again)]) from None


def _hash(content: dict[str, Any]) -> str:
    return hash_of(
        json.dumps(content, ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode("ascii")
    )


def _dump(content: dict[str, Any]) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()
