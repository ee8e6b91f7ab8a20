"""How far a ledger has come, noted outside it: one copied back from yesterday is known for what it is.

A ledger counts whatever is written into it. Each count is noted in two more places: beside the ledger, which
tells when the ledger alone is put back; and in the account of whoever sends, which tells when its whole
folder is. A mark is written after the ledger, in place. So it may lag behind after a power cut, which does no
harm, and is never ahead of the ledger it belongs to.
"""

from __future__ import annotations

import contextlib
import os
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import BinaryIO, Self

_SIZE = 80


def state_folder() -> Path:
    """Return where the account of whoever sends keeps marks. Source: XDG Base Directory Specification 0.8."""
    base = os.environ.get("XDG_STATE_HOME") or os.environ.get("LOCALAPPDATA") or "~/.local/state"
    return Path(base).expanduser() / "placebook" / "ledgers"


class Marks:
    """The marks of one ledger."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self._paths = paths
        self._files: list[BinaryIO] = []

    def highest(self, ledger: str) -> int | None:
        """Return the highest count noted for a ledger, or None where none is.

        Args:
            ledger: What names the ledger for ever; a mark of another one is passed over.
        """
        return max(
            (count for path in self._paths if (count := _read(path, ledger)) is not None), default=None
        )

    def __enter__(self) -> Self:
        for path in self._paths:
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

    def note(self, ledger: str, count: int) -> None:
        """Note a ledger's count. What cannot be written lags behind."""
        line = _line(ledger, count)
        for file in self._files:
            with contextlib.suppress(OSError):
                file.seek(0)
                file.write(line)


def _line(ledger: str, count: int) -> bytes:
    words = f"placebook ledger {ledger} {count:020}"
    return f"{words} {zlib.crc32(words.encode()):08x}".ljust(_SIZE - 1).encode() + b"\n"


def _read(path: Path, ledger: str) -> int | None:
    try:
        line = path.read_bytes()
    except OSError:
        return None
    words = line.decode("ascii", errors="replace").split()
    if len(words) < 5 or words[2] != ledger or not words[3].isdecimal():  # noqa: PLR2004 - its parts
        return None
    count = int(words[3])
    return count if line == _line(ledger, count) else None
