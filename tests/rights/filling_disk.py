"""A disk that fills while the files of a place are changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from placebook.saving import save

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


@dataclass
class FillingDisk:
    """A disk with room for so many more files."""

    room: int = 1

    def save(self, path: Path, data: bytes) -> None:
        """Write a file if there is room for it."""
        if not self.room:
            raise OSError(28, "No space left on device", str(path))
        self.room -= 1
        save(path, data)


def filling_disk(monkeypatch: pytest.MonkeyPatch) -> FillingDisk:
    """Return the disk that edits are written to from now on."""
    disk = FillingDisk()
    monkeypatch.setattr("placebook.rights.edits.save", disk.save)
    return disk
