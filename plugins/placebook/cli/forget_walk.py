"""What somebody is asked who has another one forgotten: place by place, what is to stand there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import click

from placebook.cli.console import console, printable

if TYPE_CHECKING:
    from placebook.rights.in_content import Cleaner

_SHOWN = 200


@dataclass
class Walk:
    """What somebody is asked, one thing after the other."""

    yes: bool
    dry_run: bool
    cleaner: Cleaner
    seen: int = 0
    done: int = 0
    left: list[str] = field(default_factory=list)

    def wants(self, where: str, now: str, then: str) -> str | None:
        """Show one thing, and return what is to stand there; None where it stays as it is."""
        self.seen += 1
        console.print(printable(where))
        console.print(printable(f"    - {now[:_SHOWN]}"))
        console.print(printable(f"    + {then[:_SHOWN]}" if then else "    + (nothing)"))
        if self.dry_run:
            return None
        if self.yes:
            self.done += 1
            return then
        key = click.prompt(
            "Take it out? y yes, n no, w other words, q stop here",
            type=click.Choice(("y", "n", "w", "q")),
            default="y",
            show_choices=False,
        )
        if key == "q":
            raise click.Abort
        if key == "n":
            self.left.append(where)
            return None
        self.done += 1
        return click.prompt("What is to stand there").strip() if key == "w" else then
