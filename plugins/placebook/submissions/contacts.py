"""Who sent what: names, addresses and numbers of people, in one file outside of the place's folder.

Nothing in the place holds more of them than the id of what they sent. The file belongs to the keeper's
account alone.
"""

from __future__ import annotations

import json
import os
import stat
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock

from placebook.problems import ContentError, Problem
from placebook.saving import save
from placebook.submissions.submission import Sender

if TYPE_CHECKING:
    from collections.abc import Iterable

    from placebook.submissions.submission import Submission

_VERSION = 1
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def usual_file(place: Path) -> Path:
    """Return where the keeper's account keeps the contacts of a place.

    Source: XDG Base Directory Specification 0.8; `LOCALAPPDATA` is its like on Windows.

    Args:
        place: The folder of the place's configuration.
    """
    base = os.environ.get("XDG_DATA_HOME") or os.environ.get("LOCALAPPDATA") or "~/.local/share"
    folder = place.resolve()
    mark = folder.as_posix().strip("/").replace("/", "-").replace(":", "")
    return Path(base).expanduser() / "placebook" / f"contacts-{mark[-120:]}.json"


def read_contacts(file: Path) -> dict[str, Sender]:
    """Return who sent what, by the id of what they sent.

    Raises:
        ContentError: The file is damaged.
        OSError: It cannot be read.
    """
    try:
        value = json.loads(file.read_bytes())
        held = {_VERSION: value["contacts"]}[value["version"]]
        return {str(name): Sender(**sender) for name, sender in held.items()}
    except FileNotFoundError:
        return {}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        hint = "Put back an earlier copy of it, or move it away."
        raise ContentError([Problem(str(file), 0, "", "these contacts cannot be read.", hint)]) from error


def keep_contacts(file: Path, submissions: Iterable[Submission]) -> None:
    """Add who sent submissions to the file.

    Raises:
        ContentError: The file is damaged.
        OSError: The disk says no.
    """
    new = {one.id: one.sender for one in submissions if one.sender}
    if not new:
        return
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with FileLock(_lock(file)):
        held = read_contacts(file)
        if new.items() <= held.items() and not _is_open_to_others(file):
            return
        _write(file, {**held, **new})


def forget_contacts(file: Path, names: Iterable[str]) -> int:
    """Take out who sent some submissions, and return how many of them were there.

    Raises:
        ContentError: The file is damaged.
        OSError: The disk says no.
    """
    gone = frozenset(names)
    if not gone or not file.is_file():
        return 0
    with FileLock(_lock(file)):
        held = read_contacts(file)
        kept = {name: sender for name, sender in held.items() if name not in gone}
        if len(kept) < len(held):
            _write(file, kept)
        return len(held) - len(kept)


def _lock(file: Path) -> Path:
    return file.with_name(f".{file.name}.lock")


def _write(file: Path, held: dict[str, Sender]) -> None:
    people = {name: asdict(sender) for name, sender in sorted(held.items())}
    text = json.dumps({"version": _VERSION, "contacts": people}, ensure_ascii=False, indent=1)
    save(file, (text + "\n").encode(), private=True)


def _is_open_to_others(file: Path) -> bool:
    return os.name == "posix" and file.exists() and bool(file.stat().st_mode & _OTHERS)
