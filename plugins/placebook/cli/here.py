"""Where the place is: the file that describes its site, or in words where to look for it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from placebook.cli.console import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

CONFIG_NAME = "site_config.yml"
_SHOWN = 3
_DEEPEST = 8


class NotUsableError(click.ClickException):
    """What a command is to work with is not there, or cannot be read: wrong use, told without the usage."""

    exit_code = 2


class ConfigFile(click.Path):
    """The path of a site's configuration; where there is none, words that say where one may be."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401 - as click has it
        """Return the path of a file that is there."""
        if not Path(value).exists():
            raise NotUsableError(not_here(Path(value)))
        return super().convert(value, param, ctx)


def not_here(file: Path) -> str:
    """Say that there is no such configuration, and what to do: most often somebody is in another folder."""
    shown = printable(str(file))
    if file.name != str(file):
        return f"There is no {shown}."
    missing = f"There is no {shown} in this folder"
    if ways := [*_above(file), *_below(file)]:
        return f"{missing}, but near by. Go there first: {' or '.join(ways[:_SHOWN])}"
    return (
        f"{missing}, so it is not the folder of a place. Go to that first, or name the file: "
        f"-f mytown/{shown}. To begin a place: placebook new site mytown"
    )


def _above(file: Path) -> Iterator[str]:
    folders = list(Path.cwd().parents)[:_DEEPEST]
    found = next((up for up, one in enumerate(folders, 1) if (one / file).is_file()), 0)
    if found:
        yield f"cd {'/'.join(['..'] * found)}"


def _below(file: Path) -> Iterator[str]:
    for one in sorted(Path().glob(f"[!.]*/{file}")):
        name = printable(one.parent.name)
        yield f'cd "{name}"' if " " in name else f"cd {name}"
