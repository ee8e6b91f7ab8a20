"""`placebook intake list`: what waits."""

from __future__ import annotations

from typing import Any

import click

from placebook.cli.console import console, counted, printable
from placebook.cli.intake_desk import WORDS, at_the_desk, desk


@click.command(name="list")
@at_the_desk
def command(**given: Any) -> None:  # noqa: ANN401 - options
    """Say what has come in and waits for you: its id, what it comes to, and where it came from.

    \b
    Examples:
      placebook intake list
    """  # noqa: D301 - a bare \b tells click to keep the lines below it as they are
    with desk(**given) as at:
        waiting = at.queue.waiting()
        for name, one in at.queue.submissions().items():
            proposal, entry = at.proposal(one), waiting[name]
            state = "" if entry.state == "waiting" else f", {entry.state}"
            where = f"{entry.source}, row {entry.row}, {entry.came}{state}"
            console.print(printable(f"{name}  {WORDS[proposal.kind]:<17}  {proposal.title}  ({where})"))
    console.print(f"{counted(len(waiting), 'answer')} waiting." if waiting else "Nothing is waiting.")
