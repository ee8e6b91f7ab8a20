"""Files about the newsletter's readers, which must never lie where they would be published."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from placebook.content.load import Loaded
    from placebook.content.report import Report

# As `placebook newsletter` calls them. MkDocs copies whatever else lies in the content folder.
_NAMES = frozenset({"subscribers.sqlite3", "suppressed.csv", "ledger.sqlite3", "audience.csv"})


def check_readers_files(loaded: Loaded, report: Report) -> None:
    """Say which files hold people's addresses and would go onto the web."""
    for folder, _, names in os.walk(loaded.folder):
        for name in sorted(_NAMES.intersection(names)):
            file = (Path(folder) / name).relative_to(loaded.folder).as_posix()
            report.vocabulary_error(
                file,
                0,
                "",
                "holds the addresses of the newsletter's readers, and would be published.",
                "Move its folder out of the content folder: beside the configuration is its place.",
            )
