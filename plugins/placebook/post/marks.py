"""How far a ledger has come, noted outside it: one copied back from yesterday is known for what it is.

A ledger counts whatever is written into it. Each count is noted in two more places: beside the ledger, which
tells when the ledger alone is put back; and in the account of whoever sends, which tells when its whole
folder is. A mark is written after the ledger, in place. So it may lag behind after a power cut, which does no
harm, and is never ahead of the ledger it belongs to.
"""

from __future__ import annotations

import contextlib
import os
import re
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import BinaryIO, Self

_SIZE = 100
_WORDS = re.compile(rb"placebook ledger ([0-9a-f]{32}) ([0-9]{20}) ")


def state_folder() -> Path:
    """Return where the account of whoever sends keeps marks. Source: XDG Base Directory Specification 0.8."""
    base = os.environ.get("XDG_STATE_HOME") or os.environ.get("LOCALAPPDATA") or "~/.local/state"
    return Path(base).expanduser() / "placebook" / "ledgers"


class Mark(NamedTuple):
    """What is noted: which ledger, by the name it has for ever, and how far it had come."""

    ledger: str
    steps: int


class Marks:
    """The marks of one edition."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self.paths = paths
        self._files: list[BinaryIO] = []

    def read(self) -> list[Mark]:
        """Return the marks there are. One that is damaged says nothing."""
        return [mark for path in self.paths if (mark := _read(path))]

    def __enter__(self) -> Self:
        for path in self.paths:
            # A home folder may be read-only; the mark beside the ledger is then the only one.
            with contextlib.suppress(OSError):
                path.parent.mkdir(parents=True, exist_ok=True)
                descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
                self._files.append(os.fdopen(descriptor, "r+b", buffering=0))
        return self

    def __exit__(self, *_: object) -> None:
        for file in self._files:
            file.close()
        self._files.clear()

    def note(self, mark: Mark) -> None:
        """Note how far a ledger has come. What cannot be written lags behind."""
        line = _line(mark)
        for file in self._files:
            with contextlib.suppress(OSError):
                file.seek(0)
                file.write(line)


def _line(mark: Mark) -> bytes:
    words = f"placebook ledger {mark.ledger} {mark.steps:020}"
    return f"{words} {zlib.crc32(words.encode()):08x}".ljust(_SIZE - 1).encode() + b"\n"


def _read(path: Path) -> Mark | None:
    try:
        line = path.read_bytes()
    except OSError:
        return None
    match = _WORDS.match(line)
    if not match:
        return None
    mark = Mark(match[1].decode(), int(match[2]))
    return mark if line == _line(mark) else None
