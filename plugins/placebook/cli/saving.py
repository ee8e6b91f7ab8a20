"""What a command has made, to a file or to the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from placebook.saving import save

if TYPE_CHECKING:
    from pathlib import Path


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
