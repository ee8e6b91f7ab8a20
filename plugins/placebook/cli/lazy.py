"""Groups of commands of which only the one that is used is loaded."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Mapping


class LazyGroup(click.Group):
    """A group whose commands are imported at first use: `placebook check` need not wait for MkDocs.

    Args:
        held: For each command, the module of this package that holds it and the name it has there; in the
            order a keeper meets them.
        given: What any group takes.
    """

    def __init__(self, *, held: Mapping[str, str], **given: Any) -> None:  # noqa: ANN401 - as click has it
        super().__init__(**given)
        self._held = dict(held)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name every command in its order."""
        del ctx
        return list(self._held)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load one command."""
        del ctx
        if cmd_name not in self._held:
            return None
        module, _, name = self._held[cmd_name].partition(":")
        command: click.Command = getattr(import_module(f"placebook.cli.{module}"), name)
        return command
