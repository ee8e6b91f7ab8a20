"""Somebody in what git remembers: the commits that brought their name in, or took it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from placebook.git import git

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from placebook.rights.sought import Sought

# Nothing that a repository's own configuration names is run.
_NOTHING_OF_ITS_OWN = ("core.fsmonitor=false", "diff.external=", "core.quotePath=true")


def commits(folder: Path, sought: Iterable[Sought]) -> list[str]:
    """Return the commits, on any branch, that brought any of what is sought in or took it out, newest first.

    Returns:
        A line for each: its name, its day, and what it says.

    Raises:
        GitError: There is no git, or the folder is in no repository.
    """
    found: dict[str, None] = {}
    for one in sought:
        pattern = one.in_history
        asked = (
            "log",
            "--all",
            "--no-ext-diff",
            "--no-textconv",
            "--format=%cs %h %s",
            "--pickaxe-regex",
            "-i",
        )
        told = git(folder, *asked, f"-S{pattern}", settings=_NOTHING_OF_ITS_OWN)
        found |= dict.fromkeys(told.decode("utf-8", "replace").splitlines())
    return sorted(found, reverse=True)
