"""What earlier imports wrote into a folder, kept beside the files as `.import.json`.

For each file: which rows it stands for, and what tells the bytes that were written from any others. By this a
later import finds the file of a row again, and sees whether a person has changed it since.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from placebook.problems import ContentError, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE = ".import.json"
_VERSION = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """One file that an import wrote.

    Attributes:
        identities: What tells its rows from all others.
        digest: Of the bytes written; empty until they have been.
        coming: Of the bytes about to be written, so that an import cut off is not taken for a person.
        listed: The day it was first listed, where the map gives none.
        redirects: Names of files that have been merged into it.
        source: The name and id of the source it gives, to know it by if the map's `identity` changes.
    """

    identities: tuple[str, ...]
    digest: str = ""
    coming: str = ""
    listed: str = ""
    redirects: tuple[str, ...] = field(default=())
    source: tuple[str, ...] = field(default=())


Ledger = dict[str, dict[str, Entry]]  # by the import's name, then by slug


def digest_of(data: bytes) -> str:
    """Return what tells one file's bytes from another's."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def read_ledger(data: bytes | None, *, file: str) -> Ledger:
    """Read a ledger; None is that of a folder nothing has been imported into.

    Raises:
        ContentError: It is damaged. Going on would overwrite what people have written.
    """
    if data is None:
        return {}
    try:
        value = json.loads(data)
        imports = {_VERSION: value["imports"]}[value["version"]]
        return {name: {slug: _entry(item) for slug, item in files.items()} for name, files in imports.items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        hint = (
            "Put back an earlier copy of it. Without it, files that are there already are left as they are."
        )
        raise ContentError(
            [Problem(file, 0, "", "the record of earlier imports cannot be read.", hint)]
        ) from error


def _entry(item: Mapping[str, Any]) -> Entry:
    return Entry(
        tuple(str(one) for one in item["rows"]),
        str(item.get("digest", "")),
        str(item.get("coming", "")),
        str(item.get("listed", "")),
        tuple(str(one) for one in item.get("redirects", ())),
        tuple(str(one) for one in item.get("source", ())),
    )


def ledger_bytes(ledger: Ledger) -> bytes:
    """Return a ledger as bytes; equal ledgers give equal bytes."""
    value = {
        "about": "Written by placebook import. Keep it: it tells which files people have changed since.",
        "version": _VERSION,
        "imports": {
            name: {slug: _item(entry) for slug, entry in sorted(files.items())}
            for name, files in sorted(ledger.items())
        },
    }
    return (json.dumps(value, indent=1, ensure_ascii=False) + "\n").encode()


def _item(entry: Entry) -> dict[str, Any]:
    item: dict[str, Any] = {"rows": list(entry.identities), "digest": entry.digest}
    for name in ("coming", "listed"):
        if value := getattr(entry, name):
            item[name] = value
    for name in ("redirects", "source"):
        if several := getattr(entry, name):
            item[name] = list(several)
    return item
