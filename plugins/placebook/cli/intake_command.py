"""`placebook intake`: what people send in becomes listings, once a person has agreed."""

from __future__ import annotations

import click

from placebook.cli.lazy import LazyGroup

# Each command with its module in this package, its name there, and what it does.
COMMANDS = {
    "csv": ("intake_take:csv", "Take in a spreadsheet, or the answers of a form."),
    "issue": ("intake_take:issue", "Take in the body of an issue, from standard input."),
    "email": ("intake_take:email", "Take in e-mails that the form of your site prepared."),
    "json": ("intake_take:json", "Take in answers as a form service hands them over."),
    "list": ("intake_list:command", "Say what waits for you."),
    "review": ("intake_review:command", "Walk through what came in, one after the other."),
    "accept": ("intake_accept:command", "Accept what came in by its id, and write its file."),
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
