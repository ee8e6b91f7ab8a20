"""`placebook newsletter new`: begin an edition, or see what has come in since."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING

import click
import jinja2

from placebook.cli.config_file import config_option, read_config
from placebook.cli.console import console, counted, ended_in_words, printable, report_problems
from placebook.cli.day import chosen_day, day_option
from placebook.cli.place import read_content
from placebook.content.catalogues import wording_of
from placebook.content.record import decode, read
from placebook.model.edition import Edition, Quarter
from placebook.problems import ContentError
from placebook.saving import save
from placebook.starter.record import text_of
from placebook.starter.text import typed

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from placebook.cli.config_file import SiteConfig
    from placebook.content.load import Loaded
    from placebook.model.letter import Letter
    from placebook.model.settings import Settings
    from placebook.newsletter.draft import Relisted
    from placebook.wording.wording import Wording

_LONGEST_SUBJECT = 78


@click.command(name="new")
@click.argument("quarter", required=False)
@click.option("--title", help="The edition's name.")
@click.option("--subject", help="The subject of the e-mail, in 10 to 78 characters.")
@config_option()
@day_option("The day to do it on, instead of today.")
def command(
    *, quarter: str | None, title: str | None, subject: str | None, config_file: Path, day: datetime | None
) -> None:
    """Begin the edition of QUARTER, this one if none is given: a file with all that goes into it.

    In a terminal its title and subject are asked for. Write your letter in that file, and say what comes
    first, in which order, and what is left out. Run the command again whenever you like: the list at the
    end of the file is made anew, and nothing else touched.

    \b
    Examples:
      placebook newsletter new
      placebook newsletter new 2026-q4
      placebook newsletter new 2026-q4 --title "A light round the mere"
      placebook new edition 2026-q4

    Exit codes: 0 written, 1 problems in the content or the disk said no, 2 wrong use.
    """  # noqa: D301 - a bare \b tells click to keep the lines below it as they are
    config = read_config(config_file)
    if not config.settings:
        report_problems(config.problems)
        raise SystemExit(1)
    today = chosen_day(day, config.timezone)
    chosen = _quarter(quarter, today, config.year_starts)
    loaded = read_content(config.content)
    if str(chosen) in loaded.directory.frozen:
        later = f"placebook newsletter new {chosen.next}"
        raise click.UsageError(f"{chosen} is frozen. What came in since goes into the next: {later}")
    path = config.content / "newsletter" / f"{chosen}.md"
    with ended_in_words(path, " Nothing was written."):
        before = decode(path.read_bytes(), file=f"newsletter/{path.name}") if path.is_file() else None
        if before is not None and (title or subject):
            raise click.UsageError(f"{chosen} is begun already. Write its title and subject in {path}.")
        if before is None:
            title, subject = (
                _asked("What is it called?", title),
                _asked("What is the e-mail's subject?", subject),
            )
        text = before or _begun(config.settings, chosen, today, title, subject)
        words = wording_of(config.settings.language, config_file.parent / "words")
        made = _with_list(
            path, text, lambda edition: _letter(config, loaded, edition, today, words), today, words
        )
        save(path, made.text.encode())
    if before is None:
        said = f"{path} is there, with {counted(made.added, 'thing')} to tell of. Write your letter in it."
    else:
        said = f"{path}: {made.added:,} new in its list, {made.gone:,} gone. What you wrote is as it was."
    console.print(printable(said))


def _asked(question: str, given: str | None) -> str | None:
    """Return what was given, or what somebody at a terminal answers; it may be left for later."""
    if given or not sys.stdin.isatty():
        return given
    answer: str = click.prompt(f"{question} Nothing: later", default="", show_default=False)
    return answer.strip() or None


def _quarter(name: str | None, today: date, year_starts: int) -> Quarter:
    try:
        return Quarter.parse(name, year_starts) if name else Quarter.of(today, year_starts)
    except ValueError as error:
        raise click.UsageError(f"{printable(str(error))}.") from error


def _begun(settings: Settings, quarter: Quarter, today: date, title: str | None, subject: str | None) -> str:
    """Return the text of an edition that is begun, with what is still to be done in it."""
    name = settings.newsletter_title
    comes_out = max(date(quarter.last.year, quarter.last.month, 1), today)
    fields = {
        "title": typed(title or "TODO: the name of this edition"),
        "subject": typed(subject or f"{name[: _LONGEST_SUBJECT - 20]}: TODO, what is in it"),
        "preheader": "TODO: one sentence of what is in it",
        "date": comes_out.isoformat(),
    }
    return text_of("edition", fields, today)


def _with_list(
    path: Path, text: str, letter_of: Callable[[Edition], Letter], today: date, words: Wording
) -> Relisted:
    """Put the list of what is in an edition into its text.

    Raises:
        ContentError: Something is wrong with what stands in it.
    """
    from placebook.newsletter.draft import relisted  # noqa: PLC0415 - it brings what makes pages

    made = relisted(text, letter_of(_read(path, text)), today, words)
    _read(path, made.text)
    return made


def _read(path: Path, text: str) -> Edition:
    reading = read("newsletter", path.stem, text.encode(), file=f"newsletter/{path.name}")
    if not isinstance(reading.record, Edition):
        raise ContentError(reading.problems)
    return reading.record


def _letter(config: SiteConfig, loaded: Loaded, edition: Edition, today: date, words: Wording) -> Letter:
    """Put the edition into words, as far as the records say: without MkDocs there are no addresses."""
    from placebook.newsletter.compose import chosen, compose  # noqa: PLC0415 - they bring what makes pages
    from placebook.pages.context import Context  # noqa: PLC0415
    from placebook.pages.site import Site  # noqa: PLC0415
    from placebook.pages.templates import environment  # noqa: PLC0415

    assert config.settings  # noqa: S101 - looked at before
    site = Site(config.settings, today, words=words)
    ctx = Context(loaded.directory, site, environment(jinja2.DictLoader({}), site), loaded.digests)
    return compose(ctx, chosen(ctx, edition))
