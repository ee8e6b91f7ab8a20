"""A folder under git, for tests of what is done in one."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_KEEPER = ("-c", "user.name=Keeper", "-c", "user.email=keeper@larkmere.example")


def git(folder: Path, *words: str) -> str:
    """Run git in a folder as a keeper, and return what it says."""
    done = subprocess.run(["git", *_KEEPER, *words], cwd=folder, capture_output=True, check=True)  # noqa: S607
    return done.stdout.decode("utf-8", "replace")


def commit(folder: Path, message: str) -> None:
    """Commit all there is."""
    git(folder, "add", "--all")
    git(folder, "commit", "-q", "-m", message)


def begin(folder: Path) -> None:
    """Put a folder under git, with all there is in it on the branch main."""
    git(folder, "init", "-q", "-b", "main")
    commit(folder, "The place")
