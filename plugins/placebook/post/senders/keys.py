"""The keys that services know a keeper by: from a file only she can read, or from the environment."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from placebook.post.errors import PostError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Key:
    """A key, which no message ever shows, and what to say of where it came from."""

    value: str = field(repr=False)
    source: str

    def hidden(self, text: str) -> str:
        """Return a text without the key, should it stand in it: servers repeat what they are sent."""
        for part in {self.value, *self.value.split(":")} - {""}:
            text = text.replace(part, "[key]")
        return text


def read_key(file: Path | None, variable: str, environment: Mapping[str, str]) -> Key:
    """Return a key.

    Args:
        file: A file of one line; None if the key is in the environment.
        variable: The environment variable it is in otherwise.
        environment: The environment.

    Raises:
        PostError: There is none, or others on this machine can read the file.
    """
    if file is None:
        value = environment.get(variable, "").strip()
        if not value:
            raise PostError(
                f"There is no key. Put it in the environment as {variable}, or name a --key-file."
            )
        source = variable
    else:
        value, source = _line_of(file), str(file)
    if not value.isascii() or not value.isprintable() or " " in value:
        raise PostError(f"What {source} holds is no key: a key is one word.")
    return Key(value, source)


def _line_of(file: Path) -> str:
    try:
        mode, text = file.stat().st_mode, file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not text"
        raise PostError(f"The key cannot be read from {file}: {reason}.") from None
    if os.name != "nt" and mode & (stat.S_IRGRP | stat.S_IROTH):
        raise PostError(f"{file} can be read by others on this machine. Close it to them: chmod 600 {file}")
    if not text:
        raise PostError(f"{file} is empty. It should hold the key, on one line.")
    return text
