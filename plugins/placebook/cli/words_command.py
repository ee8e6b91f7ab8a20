"""`placebook words`: the words of the interface in another language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from placebook.cli.config_file import config_option
from placebook.cli.console import console, printable
from placebook.content.catalogues import SHIPPED, catalogue_files
from placebook.content.translating import progress, renewed
from placebook.saving import save

if TYPE_CHECKING:
    from pathlib import Path

_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


@click.command(name="words")
@click.argument("language")
@config_option()
def command(language: str, config_file: Path) -> None:
    """Begin a translation of the interface, or bring one up to date, and say what is left to do.

    LANGUAGE is a tag such as `cy`. The file is words/LANGUAGE.po beside the configuration. What is
    translated in it stays; texts that are new since then come in empty. Give the place
    `language: LANGUAGE` to see it.

    \b
    Examples:
      placebook words cy
      placebook words fr -f site_config.yml
    """  # noqa: D301 - a bare \b tells click to keep the lines below it as they are
    if not _TAG.fullmatch(language):
        raise click.BadParameter(f"'{printable(language)}' is no language tag, such as cy or pt-BR.")
    path = config_file.parent / "words" / f"{language}.po"
    shipped = catalogue_files(language, (SHIPPED,))
    before = path.read_bytes() if path.is_file() else shipped[-1].read_bytes() if shipped else b""
    try:
        made = renewed(language, before)
    except ValueError as error:
        raise click.UsageError(f"{path} cannot be read: {printable(str(error))}") from None
    save(path, made)
    done = progress(made)
    for line, why in done.wrong:
        console.print(printable(f"{path}:{line}: {why}"))
    left = done.texts - done.said
    console.print(printable(f"{path}: {done.said} of {done.texts} texts are translated, {left} are left."))
    if done.wrong:
        raise SystemExit(1)
