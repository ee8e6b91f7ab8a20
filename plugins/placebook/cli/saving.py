"""Writing a file so that there is never half of it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from pathlib import Path


def save(file: Path, data: bytes) -> None:
    """Write a file beside the one of that name and put it in its place once it is on the disk.

    Raises:
        OSError: The disk says no; what was there before is there still.
    """
    beside = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("wb") as opened:
            opened.write(data)
            opened.flush()
            os.fsync(opened.fileno())
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)


def hand_over(text: str, output: Path | None) -> None:
    """Write text to the file somebody asked for, or else print it.

    Raises:
        click.UsageError: The file cannot be written.
    """
    if not output:
        click.echo(text, nl=False)
        return
    try:
        save(output, text.encode())
    except OSError as error:
        raise click.UsageError(f"{output} cannot be written: {error.strerror or error}.") from error
