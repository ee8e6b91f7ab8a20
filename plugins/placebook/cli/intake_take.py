"""`placebook intake csv`, `issue`, `email` and `json`: what came by each door goes into the queue."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from placebook.cli.console import console, counted, printable, steps
from placebook.cli.intake_desk import WORDS, Desk, at_the_desk, desk
from placebook.content.catalogues import wording_of
from placebook.content.record import decode
from placebook.saving import save
from placebook.submissions.columns import LEFT_OUT, read_columns
from placebook.submissions.fates import as_csv, tally
from placebook.submissions.headed import issue as issue_of
from placebook.submissions.headed import message
from placebook.submissions.objects import objects
from placebook.submissions.table import sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from placebook.submissions.queue import Fate
    from placebook.submissions.submission import Submission

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_SHOWN = 30
_STEP = 100
_REPORT = click.option(
    "--report",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write what became of each row, as CSV.",
)
_DRY = click.option("--dry-run", is_flag=True, help="Say what would be proposed, and keep nothing.")


@click.command(name="csv")
@click.argument("file", type=_FILE)
@click.option("--map", "map_file", type=_FILE, help="Which question each column answers, in YAML.")
@_REPORT
@_DRY
@at_the_desk
def csv(
    *,
    file: Path,
    map_file: Path | None,
    report: Path | None,
    dry_run: bool,
    **given: Any,  # noqa: ANN401 - options
) -> None:
    """Take in the answers of a form made elsewhere, or any spreadsheet, saved as CSV.

    Exports of Microsoft Forms, Google Forms, Jotform, Typeform and Airtable are read as they are. Columns
    are known by our questions, as placebook schema questions words them, or by the names of fields. For
    others write a map: a line for each, such as "Name of your club: title", or "Age group: leave out". The
    same file again changes nothing.

    \b
    Examples:
      placebook intake csv answers.csv
      placebook intake csv clubs.csv --map clubs.yml --report fates.csv
      placebook intake csv answers.csv --dry-run
    """  # noqa: D301 - a bare \b tells click to keep the lines below it as they are

    def read(at: Desk) -> Sequence[Submission]:
        mapped = {}
        if map_file:
            text = decode(map_file.read_bytes(), file=map_file.name)
            mapped = read_columns(text, at.questions, file=map_file.name)
        found = sheet(file.read_bytes(), file.name, at.questions, mapped)
        for heading, name in found.columns.items():
            if name != LEFT_OUT:
                console.print(printable(f"Column '{heading[:80]}' answers {name}"))
        for heading in found.others:
            console.print(printable(f"Column '{heading[:80]}' answers no question; it is kept as a note"))
        return found.submissions

    _take(read, file.name, report, given, dry_run=dry_run)


@click.command(name="issue")
@click.option(
    "--number", type=click.IntRange(1), help="The issue's number; a later text of it replaces this one."
)
@_REPORT
@_DRY
@at_the_desk
def issue(
    *,
    number: int | None,
    report: Path | None,
    dry_run: bool,
    **given: Any,  # noqa: ANN401 - as above
) -> None:
    """Take in the body of an issue, given on standard input, that was written with the form for listings.

    \b
    Examples:
      placebook intake issue --number 12 < body.md
    """  # noqa: D301 - as above
    data = sys.stdin.buffer.read()
    source = f"issue {number}" if number else "an issue"
    _take(lambda at: [issue_of(data, at.public, number=number)], source, report, given, dry_run=dry_run)


@click.command(name="email")
@click.argument("files", type=_FILE, nargs=-1, required=True)
@_REPORT
@_DRY
@at_the_desk
def email(
    *,
    files: tuple[Path, ...],
    report: Path | None,
    dry_run: bool,
    **given: Any,  # noqa: ANN401 - as above
) -> None:
    """Take in e-mails that the web form has prepared, saved from your mail program as .eml files.

    \b
    Examples:
      placebook intake email message.eml
      placebook intake email inbox/*.eml
    """  # noqa: D301 - as above

    def read(at: Desk) -> Sequence[Submission]:
        words = wording_of(at.config.settings.language if at.config.settings else "en", at.home / "words")
        return [message(file.read_bytes(), at.public, row, words) for row, file in enumerate(files, 1)]

    _take(read, ", ".join(file.name for file in files[:3]), report, given, dry_run=dry_run)


@click.command(name="json")
@click.argument("file", type=_FILE)
@_REPORT
@_DRY
@at_the_desk
def json(*, file: Path, report: Path | None, dry_run: bool, **given: Any) -> None:  # noqa: ANN401 - as above
    """Take in a list of answers as JSON: what the web form sends, by the names of questions.

    \b
    Examples:
      placebook intake json answers.json
    """  # noqa: D301 - as above
    _take(
        lambda at: objects(file.read_bytes(), file.name, at.public),
        file.name,
        report,
        given,
        dry_run=dry_run,
    )


def _take(
    read: Callable[[Desk], Sequence[Submission]],
    source: str,
    report: Path | None,
    given: dict[str, Any],
    *,
    dry_run: bool,
) -> None:
    """Read submissions, lay them beside the listings, put them into the queue, and account for each."""
    with desk(**given) as at:
        submissions = read(at)
        proposals = []
        with steps() as progress:
            for done, one in enumerate(submissions):
                if done % _STEP == 0:
                    progress("Comparing", done, len(submissions))
                proposals.append(at.proposing.propose(one))
        if dry_run:
            fates = at.queue.take(proposals, source, at.today.isoformat(), keep=False)
        else:
            fates = at.take(submissions, proposals, source)
        balance = tally(fates, len(submissions))
        if report:
            save(report, as_csv(fates).encode("utf-8-sig"))
    _tell(fates, report)
    console.print(printable(f"{balance}.{' Nothing was kept.' if dry_run else ''}"))
    if (
        Counter(fate.fate for fate in fates).keys()
        & {"new", "change", "closing", "confirm", "note", "refused"}
        and not dry_run
    ):
        console.print("Look at each with placebook intake review.")


def _tell(fates: Sequence[Fate], report: Path | None) -> None:
    for fate in fates[:_SHOWN]:
        reason = f"; {fate.reason}" if fate.reason else ""
        console.print(printable(f"Row {fate.row}, {fate.title}: {WORDS[fate.fate]}{reason}"))
    if len(fates) > _SHOWN:
        where = f"in {report}" if report else "with --report FILE.csv"
        console.print(printable(f"and {counted(len(fates) - _SHOWN, 'more row')}: all of them stand {where}"))
