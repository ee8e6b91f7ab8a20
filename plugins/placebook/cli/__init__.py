"""The `placebook` command: one file for each group of commands, loaded when it is used."""

from __future__ import annotations

import errno
import gc
import logging
import os
import sys
from typing import Any, NoReturn

import click

from placebook.cli.lazy import LazyGroup

# What each command does. Its module holds a click command called `command`.
_TOLD = {
    "new": "Make a new place, or a new file in one.",
    "check": "Say what is wrong in the content, and what to write instead.",
    "build": "Make the site.",
    "serve": "Show the site while you write; it follows your edits.",
    "newsletter": "Make an edition of the newsletter, and send it.",
    "import": "Make listings of a spreadsheet, or of other people's data.",
    "intake": "Take in what people send, and write what you accept.",
    "desk": "Take in forms and subscriptions, on a machine of your own.",
    "takedown": "Take a page down: a listing, story, event or spark.",
    "forget": "Find somebody wherever they stand, and take them out.",
    "export": "Make something else than the site: a booklet to print.",
    "schema": "Print what a listing is asked for: a form, a spreadsheet.",
    "changes": "Tell in words what a proposed change does.",
    "words": "Begin or renew a translation of what visitors read.",
    "due": "List what somebody should ask about.",
    "remind": "Ask groups by e-mail whether what is listed is right.",
    "status": "Say how the directory is, and what would make it better.",
}
COMMANDS = {name: (f"{name}_command:command", told) for name, told in _TOLD.items()}


# What stands beside a missing argument: options say what they are for, arguments have no such words.
_ASKED = {
    "edition": "Name its quarter: 2026-q4.",
    "title": 'Give its name, in quotes: "Tea and talk".',
    "language": "Give its tag: cy.",
    "name": "Name the folder to make: mytown.",
    "page": "Give its file's name without .md: tea-and-talk.",
}


# What is so when somebody stops a command with Ctrl+C, or at a question. What is not named here writes each
# file beside the one there is, and it takes its place when it is whole.
_WHEN_STOPPED = {
    "build": "The site is as it was.",
    "new": "Nothing was made.",
    **dict.fromkeys(("check", "serve", "schema", "changes", "due", "status"), "Nothing was changed."),
}
_FILES_ARE_WHOLE = "Every file is whole: as it was, or as it was to be."


class _Commands(LazyGroup):
    """All commands. Whatever a disk or a configuration does to one of them is told in words."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - as click has it
        """Run a command.

        Raises:
            SystemExit: It ended, or something kept it from its end that nobody else has told of.
        """
        try:
            return super().invoke(ctx)
        except click.MissingParameter as error:
            told = error.param.help if isinstance(error.param, click.Option) else None
            told = told or _ASKED.get(str(error.param.name) if error.param else "")
            if not told:
                raise
            raise click.MissingParameter(told, error.ctx, error.param) from None
        except (KeyboardInterrupt, click.Abort):
            click.echo(err=True)  # what the terminal shows of the key stands on a line of its own
            from placebook.cli.console import stopped  # noqa: PLC0415 - help needs no rich

            stopped(_WHEN_STOPPED.get(ctx.invoked_subcommand or "", _FILES_ARE_WHOLE))
        except OSError as error:
            if error.errno == errno.EPIPE:  # whoever reads what we print has gone; click knows what to do
                raise
            name = f"{error.filename}: " if error.filename else ""
            click.echo(f"{name}{error.strerror or error}. The command stopped there.", err=True)
            raise SystemExit(1) from None


@click.group(
    cls=_Commands,
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
    from placebook.cli.day import refuse_senseless_epoch  # noqa: PLC0415 - `--help` needs none of it

    refuse_senseless_epoch()


def main() -> NoReturn:
    """Run the command line and end the process. Exit codes: 0 fine, 1 problems in content, 2 wrong use.

    Python would take a second to free the objects of a large place one by one; the system frees them at once.
    So whatever a command opens it must have closed by its end: nothing is tidied up after it.
    """
    # Nearly all that a command makes lives to its end, so garbage is looked for hundreds of times less often.
    gc.set_threshold(300_000)
    try:
        group.main(prog_name="placebook")
    except SystemExit as end:
        if not isinstance(end.code, int):
            raise
        code = end.code
    logging.shutdown()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:  # a full disk, or a reader that has gone
        code = code or 1
    os._exit(code)
