"""`placebook newsletter subscribers`: who has asked for the letter, and to what they agreed."""

from __future__ import annotations

import click

from placebook.cli.lazy import LazyGroup

# Each command with its module in this package and its name there.
COMMANDS = {
    "add": "subscribers_taken_in:add",
    "erase": "subscribers_kept:erase",
    "export": "subscribers_kept:export",
    "import": "subscribers_taken_in:import_",
    "list": "subscribers_kept:list_",
    "suppress": "subscribers_kept:suppress",
}


@click.group(name="subscribers", cls=LazyGroup, held=COMMANDS)
def command() -> None:
    """Keep the list of those who asked for the letter, and of what they agreed to.

    It lies in the folder post beside the configuration, which is yours alone: it is neither published nor put
    into git. Back it up, the file called secret too.
    """
