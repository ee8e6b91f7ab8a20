"""Running git, with words of which none goes through a shell."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_SECONDS = 120
# What git says most often to those who do not know it, and what they are told instead.
_SAID = {
    "not a git repository": "This folder is not under git, so nothing is known of what it was before.",
    "Not a valid object name": "git knows no branch or commit of that name; git branch --all lists them.",
    "identity unknown": (
        "git does not know who you are, and writes it down with each change. Type once: git config --global "
        'user.name "Your name", and: git config --global user.email you@example.org'
    ),
}


class GitError(Exception):
    """Git said no; the text says what and why."""


def git(
    folder: Path,
    *words: str,
    settings: Sequence[str] = (),
    env: Mapping[str, str] | None = None,
    given: bytes = b"",
) -> bytes:
    """Run git in a folder and return what it prints.

    Args:
        folder: Where.
        words: The command and what it takes.
        settings: What holds for this run whatever the repository says: `core.fsmonitor=false`.
        env: What the environment holds besides.
        given: What it reads.

    Raises:
        GitError: It is not there, took too long, or said no.
    """
    asked = {**os.environ, "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C", **(env or {})}
    configured = [word for setting in settings for word in ("-c", setting)]
    try:
        done = subprocess.run(  # noqa: S603 - no shell
            ["git", *configured, *words],  # noqa: S607 - whichever git the keeper has
            cwd=folder,
            env=asked,
            input=given,
            capture_output=True,
            check=False,
            timeout=_SECONDS,
        )
    except OSError as error:
        raise GitError("There is no git on this computer, or no such folder.") from error
    except subprocess.TimeoutExpired as error:
        raise GitError(f"git {words[0]} took too long.") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip()
        known = next((meant for part, meant in _SAID.items() if part in said), "")
        raise GitError(known or f"git {words[0]}: {said or 'it failed'}")
    return done.stdout
