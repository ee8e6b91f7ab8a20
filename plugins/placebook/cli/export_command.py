"""`placebook export`: make something else of a place than its site."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from placebook.booklet.contents import choose, term_named
from placebook.cli.config_file import config_option
from placebook.cli.console import console, counted, printable, steps
from placebook.cli.day import day_option
from placebook.cli.place import read_place
from placebook.content.cache import nothing_is_garbage
from placebook.content.suggest import nearest
from placebook.saving import save

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from placebook.model.vocabulary import Term, Vocabulary

_NO_WEASYPRINT = (
    "A booklet is made by WeasyPrint, which is not on this machine: pip install 'placebook[print]'"
)
_NO_PANGO = (
    "WeasyPrint needs Pango, which is not on this machine. On Debian or Ubuntu: apt-get install "
    "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0. On a Mac: brew install pango"
)


@click.group(name="export")
def command() -> None:
    """Make something else of a place than its site.

    \b
    Example:
      placebook export booklet --area northgate --large
    """  # noqa: D301 - a bare \b tells click to keep the lines below it as they are


@command.command(name="booklet")
@config_option()
@click.option("--area", metavar="AREA", help="Only what is in this area, and in those within it.")
@click.option("--theme", metavar="THEME", help="Only what is about this theme.")
@click.option("--large", is_flag=True, help="Big type: 18 point instead of 12.")
@click.option("--paper", type=click.Choice(["a4", "a5"]), default="a4", show_default=True, help="The page.")
@click.option(
    "-o",
    "--output",
    default="booklet.pdf",
    show_default=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write.",
)
@day_option("The day on the cover, instead of today: 2026-12-01.")
def booklet(  # noqa: PLR0913 - one for each option
    *,
    config_file: Path,
    area: str | None,
    theme: str | None,
    large: bool,
    paper: Literal["a4", "a5"],
    output: Path,
    day: datetime | None,
) -> None:
    """Make a booklet of the directory: a PDF to print and hand out.

    Listings stand by theme and name; the indexes at the end find them by day, by area and by name. Areas and
    themes may be given by their id, their name, or another word that people use for them.

    \b
    Examples:
      placebook export booklet
      placebook export booklet --area northgate --large
      placebook export booklet --theme "Food and cooking" --paper a5 --output food.pdf

    Exit codes: 0 written, 1 problems in the content or nothing to print, 2 wrong use.
    """  # noqa: D301 - a bare \b tells click to keep the lines below it as they are
    with _told(), steps() as report:
        try:
            from placebook.booklet.pdf import Look, pdf  # noqa: PLC0415 - WeasyPrint loads when it is needed
        except ModuleNotFoundError:
            raise SystemExit(_say(_NO_WEASYPRINT)) from None
        except OSError:  # what cffi raises where a library is missing
            raise SystemExit(_say(_NO_PANGO)) from None
        from placebook.mkdocs_plugin.site_build import clock  # noqa: PLC0415 - it brings MkDocs

        place = read_place(config_file, day, report)
        directory = place.context.directory
        holds = choose(
            directory,
            area=_term(directory.areas, area, "--area"),
            theme=_term(directory.themes, theme, "--theme"),
        )
        about = holds.about(place.context.site.words)
        if not holds.sections:
            raise SystemExit(_say(f"Nothing is listed yet{f' under {about}' if about else ''}."))
        with clock(place.context.today), nothing_is_garbage():
            made = pdf(place.context, holds, Look(paper, large=large), place.file, report)
        save(output, made)
    _say(f"{counted(len(holds.listings), 'listing')} in {output}.")


def _term(vocabulary: Vocabulary, word: str | None, option: str) -> Term | None:
    """Return the term an option names.

    Raises:
        click.UsageError: There is none; the message says what is nearest, or what there is.
    """
    if word is None:
        return None
    if found := term_named(vocabulary, word):
        return found
    near = nearest(word, [name for term in vocabulary for name in (term.id, term.label, *term.also)])
    known = ", ".join(term.id for term in vocabulary) or "none yet"
    hint = f"Did you mean '{near}'?" if near else f"There are: {known}."
    raise click.UsageError(printable(f"{option}: '{word}' is not one of {vocabulary.name}. {hint}"))


@contextmanager
def _told() -> Iterator[None]:
    """Say in a line what the system refuses: a full disk, a folder that may not be written."""
    try:
        yield
    except OSError as error:
        raise SystemExit(_say(f"{error.filename or 'The booklet'}: {error.strerror or error}")) from None


def _say(words: str) -> int:
    """Say a line; 1 is for those who stop at it."""
    console.print(printable(words))
    return 1
