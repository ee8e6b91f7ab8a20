"""`placebook new group`, `story`, `event` and `spark`: one new file of content each."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import click

from placebook.cli.config_file import config_option, read_config
from placebook.cli.console import console, printable, sentence
from placebook.cli.day import chosen_day, day_option
from placebook.cli.place import read_content
from placebook.cli.questions import QUESTIONS, Fields, Question, flags_of
from placebook.content.names import as_slug
from placebook.content.trial import errors_with
from placebook.model.kinds import KINDS
from placebook.starter.record import text_of
from placebook.starter.text import typed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from placebook.content.load import Loaded
    from placebook.model.directory import Directory
    from placebook.problems import Problem

F = TypeVar("F", bound="Callable[..., Any]")

# For each kind of file, its folder of content.
_FOLDERS = {
    "group": "groups",
    "story": "stories",
    "event": "events",
    "spark": "sparks",
}

_SUMMARY = click.option("--summary", help="What it is and who it is for, in 20 to 200 characters.")
_AREAS = click.option(
    "--area", "areas", multiple=True, help="An id of vocabulary/areas.yml; repeat for more."
)
_VENUE = click.option("--venue", help="The hall it is in: the name of that listing's file without .md.")
_SLUG = click.option("--slug", help="The file's name and address, instead of one made from TITLE.")


def _common(function: F) -> F:
    """Add what all these commands take."""
    for add in (
        day_option("The day to write into it, instead of today."),
        config_option("The site's configuration, whose docs_dir the file goes into."),
        click.argument("title"),
    ):
        function = add(function)
    return function


@click.command(name="group")
@click.option("--kind", type=click.Choice(list(KINDS)), help="Which of the six kinds of thing it is.")
@_SUMMARY
@click.option("--theme", "themes", multiple=True, help="An id of vocabulary/themes.yml; one to three times.")
@_AREAS
@_VENUE
@click.option("--email", help="The group's e-mail address.")
@click.option("--phone", help="The group's telephone number.")
@click.option("--website", help="The group's own page.")
@click.option("--in-person", help="Where to ask face to face.")
@_SLUG
@_common
def group(**given: Any) -> None:  # noqa: ANN401 - click passes each option by its name
    """Write the file of a new listing: a group, skill, interest, network, organisation or place.

    What is needed and not given as an option is asked for, in a terminal.

    \b
    Examples:
      placebook new group "Tea and talk"
      placebook new group "Tea and talk" --kind association --theme friendship --area centre \\
        --summary "A pot of tea and company on Tuesdays, for anybody." --email tea@mytown.example
    """  # noqa: D301 - a bare \b tells click to keep the lines below it as they are
    contact = {name: typed(given[name]) for name in ("email", "phone", "website", "in_person") if given[name]}
    _write("group", given, {"contact": contact}, ("kind", "summary", "themes", "where", "contact"))


@click.command(name="story")
@_SUMMARY
@_SLUG
@_common
def story(**given: Any) -> None:  # noqa: ANN401 - as above
    """Write the file of a new story.

    What is needed and not given as an option is asked for, in a terminal.

    \b
    Examples:
      placebook new story "How the kettle was found"
      placebook new story "How the kettle was found" --summary "Three neighbours, one kettle and a key."
    """  # noqa: D301 - as above
    _write("story", given, {}, ("summary",))


@click.command(name="event")
@_SUMMARY
@click.option("--start", metavar="MOMENT", help='When it starts: "2026-12-05 10:00", or a day alone.')
@click.option("--end", metavar="MOMENT", help="When it ends.")
@_AREAS
@_VENUE
@_SLUG
@_common
def event(**given: Any) -> None:  # noqa: ANN401 - as above
    """Write the file of a new event.

    What is needed and not given as an option is asked for, in a terminal.

    \b
    Examples:
      placebook new event "Apple day"
      placebook new event "Apple day" --start "2027-10-09 11:00" --venue village-hall \\
        --summary "Bring a mystery apple to be named, and juice to be pressed."
    """  # noqa: D301 - as above
    _write("event", given, {}, ("summary", "start", "where"))


@click.command(name="spark")
@_SUMMARY
@click.option("--amount", metavar="POUNDS", help="How much was given, in whole pounds: 240.")
@_SLUG
@_common
def spark(**given: Any) -> None:  # noqa: ANN401 - as above
    """Write the file of a new small spark: a little money that let somebody begin something.

    What is needed and not given as an option is asked for, in a terminal.

    \b
    Examples:
      placebook new spark "An oven for the Rushes"
      placebook new spark "An oven for the Rushes" --amount 240 \\
        --summary "Cement, sand and a steel door for an oven that neighbours build."
    """  # noqa: D301 - as above
    _write("spark", given, {}, ("summary", "amount"))


def _write(what: str, given: dict[str, Any], answers: Fields, asked: Sequence[str]) -> None:
    """Gather what is needed, see that the file would be in order, and write it."""
    site = read_config(given["config_file"])
    folder, today = site.content, chosen_day(given["day"], site.timezone)
    fields = {name: value for name, value in {**_flat(given), **answers}.items() if value}
    slug = _slug(given)
    path = folder / _FOLDERS[what] / f"{slug}.md"
    if path.exists() or path.is_symlink():
        raise click.UsageError(f"There is a file {printable(str(path))} already. Nothing was changed.")
    text = _New(what, slug, read_content(folder), today).complete(fields, [QUESTIONS[name] for name in asked])
    _save(path, text)
    console.print(printable(f"{path} is there. Write on in it; placebook check says whether it is in order."))


def _flat(given: dict[str, Any]) -> Fields:
    """Return the options that are fields of the file, as clean text and lists of clean text."""
    names = ("title", "kind", "summary", "themes", "areas", "venue", "start", "end", "amount")
    return {
        name: typed(value) if isinstance(value, str) else [typed(item) for item in value]
        for name in names
        if (value := given.get(name))
    }


def _slug(given: dict[str, Any]) -> str:
    """Return the name of the file without its ending."""
    made = as_slug(typed(given["title"]))
    slug: str = given["slug"] or made
    if not slug:
        shown = printable(given["title"])
        raise click.UsageError(
            f"No address can be made from '{shown}'. Give one with --slug, in letters a to z."
        )
    if as_slug(slug) != slug:
        better = as_slug(typed(slug)) or made or "a-name"
        raise click.UsageError(
            f"--slug has small letters, digits and single hyphens only. Try: --slug {better}"
        )
    return slug


@dataclass(frozen=True, slots=True)
class _New:
    """A file that is not there yet, and the place it will stand in."""

    what: str
    slug: str
    loaded: Loaded
    today: date

    def complete(self, fields: Fields, questions: list[Question]) -> str:
        """Return the file's text, once nothing is missing and nothing in it is wrong.

        Raises:
            click.UsageError: Something is, and there is nobody to ask.
        """
        can_ask = sys.stdin.isatty()
        while True:
            missing = [question for question in questions if not question.is_answered(fields)]
            if missing and not can_ask:
                raise click.UsageError(f"Something is still needed. Also give {flags_of(missing)}.")
            for question in missing:
                fields.update(_ask(question, self.loaded.directory))
            text = text_of(self.what, fields, self.today)
            wrong = self._problems(text)
            if not wrong:
                return text
            at_fault = {problem.field.partition(".")[0] for problem in wrong}
            again = [question for question in questions if at_fault & set(question.fields)]
            told = [printable(sentence(problem)) for problem in wrong]
            if not (again and can_ask):
                raise click.UsageError("\n".join([*told, "Nothing was written."]))
            console.print("\n".join(told))
            for name in (name for question in again for name in question.fields):
                fields.pop(name, None)

    def _problems(self, text: str) -> list[Problem]:
        """Return what would be wrong with the file if it stood in the content folder."""
        return errors_with(self.loaded, _FOLDERS[self.what], {self.slug: text}, self.today)


def _ask(question: Question, directory: Directory) -> Fields:
    for line in question.help(directory).splitlines():
        console.print(printable(line))
    answer = click.prompt(question.words, prompt_suffix=" " if question.words.endswith("?") else ": ")
    return question.read(typed(answer), directory)


def _save(path: Path, text: str) -> None:
    """Write a file that is not there yet, whole or not at all."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as opened:
            try:
                opened.write(text)
                opened.flush()
            except OSError:
                path.unlink()
                raise
    except OSError as error:
        console.print(printable(f"{path}: {error.strerror or error}. Nothing was written."))
        raise SystemExit(1) from None
