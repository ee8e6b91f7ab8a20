"""The `placebook` command: one file for each group of commands, loaded when it is used."""

from __future__ import annotations

import gc
import logging
import os
import sys
from typing import NoReturn

import click

from placebook.cli.lazy import LazyGroup

_NAMES = (
    "new",
    "check",
    "build",
    "serve",
    "newsletter",
    "import",
    "intake",
    "takedown",
    "forget",
    "export",
    "schema",
    "changes",
    "words",
    "due",
    "remind",
    "status",
)
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


def main() -> NoReturn:
    """Run the command line and end the process. Exit codes: 0 fine, 1 problems in content, 2 wrong use.

    Python would take a second to free the objects of a large place one by one; the system frees them at once.
    So whatever a command opens it must have closed by its end: nothing is tidied up after it.
    """
    # Nearly all that a command makes lives to its end, so garbage is looked for a hundred times less often.
    gc.set_threshold(70_000)
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
