"""`placebook schema`: the listing's model, as each door needs it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from placebook.cli.config_file import SiteConfig, config_option, read_config
from placebook.cli.console import report_problems
from placebook.cli.place import read_content
from placebook.cli.saving import hand_over
from placebook.content.catalogues import wording_of
from placebook.doors.cms import Surroundings, cms_config
from placebook.doors.issue_form import issue_form, issue_template
from placebook.doors.json_schema import json_schema
from placebook.doors.sheet import sheet
from placebook.doors.spreadsheet import spreadsheet
from placebook.model.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from placebook.model.directory import Directory
    from placebook.wording.wording import Wording


class Place(NamedTuple):
    """What is known of the place whose door it is; nothing of any place.

    Attributes:
        directory: What it holds, whose vocabularies are offered to choose from.
        config: What its configuration says.
        home: The folder of its configuration.
    """

    directory: Directory | None
    config: SiteConfig | None
    home: Path

    @property
    def settings(self) -> Settings:
        """What it says of itself."""
        return (self.config.settings if self.config else None) or Settings()

    @property
    def words(self) -> Wording:
        """The words of its language, its own before ours."""
        return wording_of(self.settings.language, self.home / "words")


def _json(place: Place) -> str:
    return json.dumps(json_schema(place.directory), indent=2, ensure_ascii=False) + "\n"


def _cms(place: Place) -> str:
    if not place.config:
        return cms_config()
    site = Surroundings(place.config.docs_dir, place.config.name, place.config.url, place.words)
    return cms_config(place.directory, place.settings.editors_screen, site)


def _html(place: Place) -> str:
    from jinja2 import FileSystemLoader  # noqa: PLC0415 - no other door needs templates, or MkDocs

    from placebook.mkdocs_plugin.theme import theme_folder  # noqa: PLC0415 - as above
    from placebook.pages.forms import fragment  # noqa: PLC0415 - as above

    if place.config and place.config.problems:
        report_problems(place.config.problems)
        raise SystemExit(1)
    return fragment(place.directory, place.settings, place.words, FileSystemLoader(theme_folder()))


DOORS: dict[str, Callable[[Place], str]] = {
    "json": _json,
    "issue-form": lambda place: issue_form(place.directory),
    "issue-template": lambda place: issue_template(place.directory),
    "cms": _cms,
    "csv": lambda place: spreadsheet(place.directory.listings if place.directory else ()),
    "questions": lambda place: sheet(place.directory),
    "html": _html,
}


@click.command(name="schema")
@click.argument("door", type=click.Choice(list(DOORS)))
@config_option("The site's configuration, whose place's words are offered to choose from.", exists=False)
@click.option("--any-place", is_flag=True, help="For no place: leave open what a place's own words are.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="A file to write.")
def command(door: str, config_file: Path, output: Path | None, *, any_place: bool) -> None:
    """Print what a listing is asked for, in the form that a DOOR needs.

    \b
      json            a JSON Schema, for editors that check while you type
      issue-form      the form of GitHub, Codeberg and other hosts that run Forgejo
      issue-template  the same for GitLab
      cms             the configuration of an editors' screen (Sveltia CMS)
      csv             all listings as a spreadsheet
      questions       the questions to put into a form made elsewhere
      html            the form of /list-your-group/, to put into a page anywhere

    \b
    Examples:
      placebook schema questions
      placebook schema issue-form -o .github/ISSUE_TEMPLATE/list-your-group.yml
      placebook schema csv -o listings.csv
      placebook schema html -o form.html
    """  # noqa: D301 - a bare \b tells click to keep the lines below it as they are
    config = None if any_place else read_config(config_file)
    directory = read_content(config.content).directory if config else None
    hand_over(DOORS[door](Place(directory, config, config_file.parent)), output)
