"""Writing a file so that there is never half of it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)


def save(file: Path, data: bytes, *, private: bool = False) -> None:
    """Write a file beside the one of that name and put it in its place once it is on the disk.

    Args:
        file: The file; folders above it are made.
        data: All it is to hold.
        private: Whether nobody else with an account on this computer may read it.

    Raises:
        OSError: The disk says no; what was there before is there still.
    """
    beside = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(beside, _NEW, 0o600 if private else 0o666), "wb") as opened:
            opened.write(data)
            opened.flush()
            os.fsync(opened.fileno())
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)
