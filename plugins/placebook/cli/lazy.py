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
        held: For each command, the module of this package that holds it with the name it has there, and in a
            line what it does; in the order a keeper meets them.
        given: What any group takes.
    """

    def __init__(self, *, held: Mapping[str, tuple[str, str]], **given: Any) -> None:  # noqa: ANN401 - as click has it
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
        module, _, name = self._held[cmd_name][0].partition(":")
        command: click.Command = getattr(import_module(f"placebook.cli.{module}"), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what each command does, without loading any."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, told) for name, (_, told) in self._held.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that was typed, or say which one may have been meant."""
        name = args[0]
        if name not in self._held and not name.startswith("-"):
            from placebook.content.suggest import did_you_mean  # noqa: PLC0415 - rarely needed

            hint = did_you_mean(name, self._held) or f"{ctx.command_path} --help names those there are."
            raise click.UsageError(f"There is no command '{name}'. {hint}", ctx)
        return super().resolve_command(ctx, args)
