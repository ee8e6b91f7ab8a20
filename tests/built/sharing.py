"""Making a thing once in a run of the tests, however many processes share the run."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from filelock import FileLock

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def shared_folder(basetemp: Path) -> Path:
    """Return a folder that all processes of this run have, from one that this process has.

    pytest-xdist gives each process a folder of its own inside the run's.
    """
    return basetemp.parent if "PYTEST_XDIST_WORKER" in os.environ else basetemp


def made_once(folder: Path, make: Callable[[Path], object]) -> Path:
    """Return a folder whose content is made by the process that asks first; the others wait for it.

    Args:
        folder: The folder, which need not be there.
        make: Fills it. If this fails, the next who asks tries again.
    """
    made = folder.with_name(f"{folder.name}.made")
    with FileLock(f"{folder}.lock"):
        if not made.exists():
            folder.mkdir(exist_ok=True)
            make(folder)
            made.touch()
    return folder
