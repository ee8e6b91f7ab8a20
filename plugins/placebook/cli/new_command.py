"""`placebook new`: a new place, or a new file of content in it."""

from __future__ import annotations

import os
import re
import shutil
import sys
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import click

from placebook.cli.console import console, counted, printable
from placebook.cli.day import chosen_day, day_option
from placebook.cli.lazy import LazyGroup
from placebook.content.names import as_slug
from placebook.model.settings import Settings
from placebook.starter.place import HOSTS, files_of_host, files_of_place
from placebook.starter.text import typed

if TYPE_CHECKING:
    from datetime import datetime

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,79}")
_LONGEST_PLACE = 60


@click.group(
    cls=LazyGroup,
    name="new",
    held={
        "site": ("new_command:site", "Make a folder with a small place in it."),
        "group": ("new_record:group", "Add a listing: a group, a skill, a hall and so on."),
        "story": ("new_record:story", "Begin a story."),
        "event": ("new_record:event", "Add an event."),
        "spark": ("new_record:spark", "Add a small spark: a little money that let somebody begin."),
        "edition": ("newsletter_new:command", "Begin an edition of the newsletter."),
    },
)
def command() -> None:
    """Make a new place, or a new file in one.

    \b
    Examples:
      placebook new site mytown
      placebook new group "Tea and talk"
      placebook new story "How the kettle was found"
      placebook new event "Apple day"
      placebook new edition 2026-q4

    Exit codes: 0 made, 1 the disk said no, 2 wrong use. Whatever was there before is never changed.
    """  # noqa: D301 - a bare \b tells click to keep the lines below it as they are


@click.command(name="site")
@click.argument("name")
@click.option("--place", help="What people call the place.  [default: NAME in capitals and spaces]")
@click.option(
    "--host",
    type=click.Choice(["none", *HOSTS]),
    default="none",
    show_default=True,
    help="Who keeps the files and publishes the site: adds what checks proposals and publishes each day.",
)
@day_option("The day to write into it, instead of today.")
def site(name: str, place: str | None, host: str, day: datetime | None) -> None:
    """Make a folder NAME with a small place in it that can be built at once.

    \b
    Examples:
      placebook new site mytown
      placebook new site our-valley --place "Our valley" --host github
    """  # noqa: D301 - as above
    _refuse_name(name)
    if place is None:
        place = " ".join(word[:1].upper() + word[1:] for word in re.split("[-_]+", name) if word)
        if sys.stdin.isatty():
            place = click.prompt("What do people call the place?", default=place, prompt_suffix=" ")
    place = typed(place)
    if not 0 < len(place) <= _LONGEST_PLACE:
        raise click.UsageError(f"--place takes a name of 1 to {_LONGEST_PLACE} characters.")
    files = files_of_place(place, chosen_day(day, Settings().timezone))  # which its configuration begins with
    if host != "none":
        files |= files_of_host(host, version("placebook"))
    _write_folder(Path(name), files)
    console.print(printable(f"{place} is in the folder {name}: {counted(len(files), 'file')}."))
    console.print(
        f"\nNext:\n  cd {name}\n  placebook serve    to see it while you write\n\nBegin with README.md."
    )


def _refuse_name(name: str) -> None:
    """Refuse what is no plain name of a new folder, and say what would be one."""
    shown = printable(name)
    if not _NAME.fullmatch(name):
        better = as_slug(typed(name.replace("\\", "/").rstrip("/").rpartition("/")[2]))
        hint = f" Try: placebook new site {better}" if better else " Try: placebook new site mytown"
        wrong = (
            "is a path; go to the folder above first." if re.search(r"[/\\]", name) else "cannot be its name."
        )
        rule = "The folder's name has letters a to z, digits, hyphens and underscores only"
        raise click.UsageError(f"'{shown}' {wrong} {rule}, and begins with a letter or digit.{hint}")
    if os.path.lexists(name):
        raise click.UsageError(f"There is something called {shown} here already. Nothing was changed.")


def _write_folder(target: Path, files: dict[str, bytes]) -> None:
    """Write a folder beside its place and put it there when it is whole."""
    making = target.with_name(f".{target.name}.making-{os.getpid()}")
    try:
        for name, data in files.items():
            path = making / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        making.rename(target)
    except OSError as error:
        console.print(printable(f"{target}: {error.strerror or error}. Nothing was made."))
        raise SystemExit(1) from None
    finally:
        shutil.rmtree(making, ignore_errors=True)
