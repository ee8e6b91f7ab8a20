"""A small database about people (SQLite): for its owner alone to read, and changed whole or not at all."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from typing import TYPE_CHECKING

from placebook.post.errors import PostError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PATIENCE = 30  # seconds, while another command writes


def open_database(path: Path, schema: str, version: int) -> sqlite3.Connection:
    """Open a database, or make it where there is none.

    What is deleted in it is gone from the file as well, and what is written is on the disk.

    Args:
        path: Where it is.
        schema: Makes its tables, one statement after the other, parted by `;`.
        version: The number of that schema.

    Raises:
        PostError: It cannot be used, or has another version.
    """
    try:
        with contextlib.suppress(FileExistsError):
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        base = sqlite3.connect(path, isolation_level=None, timeout=_PATIENCE)
    except (OSError, sqlite3.DatabaseError) as error:
        raise _unusable(path, error) from error
    try:
        for setting in ("foreign_keys = ON", "secure_delete = ON", "synchronous = FULL"):
            base.execute(f"PRAGMA {setting}")
        if _version(base) == 0:
            with step(base):
                _prepare(base, schema, version)
        found = _version(base)
    except sqlite3.DatabaseError as error:
        base.close()
        raise _unusable(path, error) from error
    if found != version:
        base.close()
        msg = f"{path} was made by another version of Placebook."
        raise PostError(msg)
    return base


@contextlib.contextmanager
def step(base: sqlite3.Connection) -> Iterator[None]:
    """Do several things or none of them."""
    base.execute("BEGIN IMMEDIATE")
    try:
        yield
        base.execute("COMMIT")
    except BaseException:
        with contextlib.suppress(sqlite3.Error):
            base.execute("ROLLBACK")
        raise


def _prepare(base: sqlite3.Connection, schema: str, version: int) -> None:
    """Make the tables, unless somebody else has made them just now."""
    if _version(base) == 0:
        for statement in schema.split(";"):
            base.execute(statement)
        base.execute(f"PRAGMA user_version = {version}")


def _version(base: sqlite3.Connection) -> int:
    (version,) = base.execute("PRAGMA user_version").fetchone()
    return int(version)


def _unusable(path: Path, error: Exception) -> PostError:
    return PostError(f"{path} cannot be used: {error}.")
