"""docs/commands.md: what each command says of itself with --help."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from placebook.cli import group

if TYPE_CHECKING:
    from collections.abc import Iterator

_WIDTH = 96
_HEAD = """\
# The commands

<!-- Made by `make docs` from the commands themselves. Changes to this file are lost. -->

Type them in a terminal, in the folder of your place. Each says the same as here when you add `--help`.
They end with 0 when all is well, 1 when something in the content is wrong, and 2 when the command was not
understood.
"""


def commands_page() -> str:
    """Return the page's text."""
    return "\n".join([_HEAD, *(f"## {name}\n\n```text\n{told}\n```\n" for name, told in commands())])


def commands() -> Iterator[tuple[str, str]]:
    """Yield every command, those within others included, with what it says of itself."""
    shape = {"terminal_width": _WIDTH, "max_content_width": _WIDTH}
    settings: dict[str, Any] = {**group.context_settings, **shape}
    yield from _below(group, click.Context(group, info_name="placebook", **settings))


def _below(command: click.Command, context: click.Context) -> Iterator[tuple[str, str]]:
    # Click keeps a command's help option from whoever called it first, in this process, by whatever name.
    command._help_option = None  # noqa: SLF001 - there is no public way to ask for it anew
    yield context.command_path, command.get_help(context).rstrip()
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            assert inner  # noqa: S101 - it was just listed
            yield from _below(inner, click.Context(inner, parent=context, info_name=name))
