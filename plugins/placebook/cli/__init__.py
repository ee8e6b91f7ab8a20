"""The `placebook` command: one file for each group of commands, loaded when it is used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

# Each command's module holds a click command called `command`. Loading only the one that is asked for keeps
# `placebook check` from waiting for MkDocs.
_COMMANDS = ("new", "check", "build", "serve", "import", "export")


class _Commands(click.Group):
    """A group whose commands are imported at first use."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name every command, in the order a keeper meets them."""
        del ctx
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load one command."""
        del ctx
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"placebook.cli.{cmd_name}_command").command
        return command


@click.group(
    cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(package_name="placebook")
def group() -> None:
    """Turn a folder of Markdown into a community's directory, stories and newsletter.

    \b
    Start here:
      placebook new site mytown     make a place of your own
      placebook check               say what is wrong in its content, and where
      placebook serve               see it while you write
      placebook build               make the site
    """  # noqa: D301 - a bare \b tells click to keep the lines below it as they are


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line. Exit codes: 0 fine, 1 problems in content, 2 wrong use."""
    group.main(args=list(arguments) if arguments is not None else None, prog_name="placebook")
