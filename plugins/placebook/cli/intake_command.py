"""`placebook intake`: what people send in becomes listings, once a person has agreed."""

from __future__ import annotations

import click

from placebook.cli.lazy import LazyGroup

# Each command with its module in this package and its name there.
COMMANDS = {
    "csv": "intake_take:csv",
    "issue": "intake_take:issue",
    "email": "intake_take:email",
    "json": "intake_take:json",
    "list": "intake_list:command",
    "review": "intake_review:command",
    "accept": "intake_accept:command",
}


@click.group(name="intake", cls=LazyGroup, held=COMMANDS)
def command() -> None:
    """Take in what people sent, look at each, and write what you accept.

    First take something in, from whatever door it came by. Then walk through what waits with review. Nothing
    goes into the directory until you say so.

    \b
    Examples:
      placebook intake csv answers.csv
      placebook intake review
      placebook intake accept 3f2a90c1b7d4 --branch

    Exit codes: 0 fine, 1 problems in what came or in the content, 2 wrong use.
    """  # noqa: D301 - a bare \b tells click to keep the lines below it as they are
