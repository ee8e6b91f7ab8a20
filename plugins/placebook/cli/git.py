"""What git knows of the content: which files differ from a revision, and what they held there."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING, NamedTuple

import click

if TYPE_CHECKING:
    from pathlib import Path


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


def touched(folder: Path, since: str) -> list[Touched]:
    """Return the files below a folder that differ from where the work left a revision, by name.

    Raises:
        click.UsageError: There is no git, no repository, or no such revision.
    """
    base = _git(folder, "merge-base", "--end-of-options", since, "HEAD").decode().strip()
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


def held(folder: Path, since: str, file: str) -> bytes:
    """Return what a file below a folder held where the work left a revision."""
    base = _git(folder, "merge-base", "--end-of-options", since, "HEAD").decode().strip()
    return _git(folder, "show", "--end-of-options", f"{base}:./{file}")


def _git(folder: Path, *arguments: str) -> bytes:
    # Nothing that a repository's own configuration names is run: it came with the change.
    command = ["git", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", *arguments]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, check=False)  # noqa: S603 - no shell
    except OSError as error:
        raise click.UsageError(f"git cannot be run: {error.strerror or error}.") from error
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise click.UsageError(f"git {arguments[0]}: {said[-1] if said else 'it failed without a word'}")
    return done.stdout
