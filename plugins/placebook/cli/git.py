"""What git knows of the content: which files differ from a revision, and what they held there."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import click

from placebook.git import GitError, git

if TYPE_CHECKING:
    from pathlib import Path

# Nothing that a repository's own configuration names is run: it came with the change.
_NOTHING_OF_ITS_OWN = ("core.fsmonitor=false", "core.hooksPath=/dev/null")


class Touched(NamedTuple):
    """A file that differs.

    Attributes:
        file: Its path below the folder.
        before: The path it had there, if it had one.
        is_gone: Whether it is there no more.
    """

    file: str
    before: str | None
    is_gone: bool


def fork_point(folder: Path, revision: str) -> str:
    """Return the commit at which the work left a revision.

    Raises:
        click.UsageError: There is no git, no repository, or no such revision.
    """
    return _git(folder, "merge-base", "--end-of-options", revision, "HEAD").decode().strip()


def touched(folder: Path, base: str) -> list[Touched]:
    """Return the files below a folder that differ from a commit, by name."""
    told = _git(folder, "diff", "--name-status", "-z", "--find-renames", "--relative", base, "--", ".")
    parts = told.decode(errors="surrogateescape").split("\0")
    found = []
    at = 0
    while at < len(parts) - 1:
        status, name = parts[at], parts[at + 1]
        if status[:1] in {"R", "C"}:
            found.append(Touched(parts[at + 2], name, is_gone=False))
            at += 3
            continue
        found.append(Touched(name, None if status == "A" else name, is_gone=status == "D"))
        at += 2
    return sorted(found)


def held(folder: Path, base: str, file: str) -> bytes:
    """Return what a file below a folder held at a commit."""
    return _git(folder, "show", "--end-of-options", f"{base}:./{file}")


def _git(folder: Path, *words: str) -> bytes:
    try:
        return git(folder, *words, settings=_NOTHING_OF_ITS_OWN)
    except GitError as error:
        raise click.UsageError(str(error)) from error
