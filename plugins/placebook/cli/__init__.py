"""The `placebook` command: one file for each group of commands, loaded when it is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from placebook.cli.lazy import LazyGroup

if TYPE_CHECKING:
    from collections.abc import Sequence

_NAMES = ("new", "check", "build", "serve", "newsletter", "import", "export")
# Each command's module holds a click command called `command`.
COMMANDS = {name: f"{name}_command:command" for name in _NAMES}


@click.group(
    cls=LazyGroup,
    held=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
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
