"""Folders out of the way, to be removed when all is measured.

A file system is slow to make thousands of files in the minutes after thousands were removed (ext4 does not
use their places again at once), and that is nothing to be measured.
"""

from __future__ import annotations

import shutil
import tempfile
from typing import TYPE_CHECKING

from bench.place import ROOT

if TYPE_CHECKING:
    from pathlib import Path

WORK = ROOT / "bench" / ".work"
AWAY = WORK / "away"


def put_away(*folders: Path) -> None:
    """Move folders out of the way; those that are not there are none."""
    for folder in folders:
        if folder.exists():
            AWAY.mkdir(parents=True, exist_ok=True)
            folder.rename(tempfile.mkdtemp(dir=AWAY) + f"/{folder.name}")


def remove_all() -> None:
    """Remove what was put away, also what a measurement that was broken off has left."""
    shutil.rmtree(AWAY, ignore_errors=True)
