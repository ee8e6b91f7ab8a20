"""`placebook newsletter subscribers`: who has asked for the letter, and to what they agreed."""

from __future__ import annotations

import click

from placebook.cli.lazy import LazyGroup

# Each command with its module in this package, its name there, and what it does.
COMMANDS = {
    "add": ("subscribers_taken_in:add", "Add somebody who asked for the letter."),
    "erase": ("subscribers_kept:erase", "Erase somebody: address, consents and letters."),
    "export": ("subscribers_kept:export", "Write the subscribers as CSV."),
    "import": ("subscribers_taken_in:import_", "Take subscribers over from another program."),
    "list": ("subscribers_kept:list_", "Show who asked for what, and since when."),
    "suppress": ("subscribers_kept:suppress", "Note that somebody wants no more letters."),
}


@click.group(name="subscribers", cls=LazyGroup, held=COMMANDS)
def command() -> None:
    """Keep the list of those who asked for the letter, and of what they agreed to.

    It lies in the folder post beside the configuration, which is yours alone: it is neither published nor put
    into git. Back it up, the file called secret too.

    \b
    Examples:
      placebook newsletter subscribers import forms.csv --how "paper forms" --when 2025-06-14
      placebook newsletter subscribers list
      placebook newsletter subscribers erase rosa@example.org
    """  # noqa: D301 - a bare \b tells click to keep the lines below it as they are
