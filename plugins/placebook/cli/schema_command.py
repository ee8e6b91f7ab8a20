"""`placebook schema`: the listing's model, as each door needs it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from placebook.cli.config_file import SiteConfig, config_option, read_config
from placebook.cli.console import report_problems
from placebook.cli.saving import hand_over
from placebook.content.catalogues import wording_of
from placebook.content.load import load
from placebook.doors.cms import cms_config
from placebook.doors.issue_form import issue_form, issue_template
from placebook.doors.json_schema import json_schema
from placebook.doors.sheet import sheet
from placebook.doors.spreadsheet import spreadsheet
from placebook.model.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from placebook.model.directory import Directory


def _json(directory: Directory | None, _place: SiteConfig | None) -> str:
    return json.dumps(json_schema(directory), indent=2, ensure_ascii=False) + "\n"


def _cms(directory: Directory | None, place: SiteConfig | None) -> str:
    if not place:
        return cms_config(directory)
    screen = place.settings.editors_screen if place.settings else None
    return cms_config(directory, screen, content=place.docs_dir, title=place.name, url=place.url)


DOORS: dict[str, Callable[[Directory | None, SiteConfig | None], str]] = {
    "json": _json,
    "issue-form": lambda directory, _place: issue_form(directory),
    "issue-template": lambda directory, _place: issue_template(directory),
    "cms": _cms,
    "csv": lambda directory, _place: spreadsheet(directory.listings if directory else ()),
    "questions": lambda directory, _place: sheet(directory),
}


HTML = "html"


@click.command(name="schema")
@click.argument("door", type=click.Choice([*DOORS, HTML]))
@config_option("The site's configuration, whose place's words are offered to choose from.")
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
    if any_place:
        config, directory = None, None
    else:
        config = read_config(config_file)
        directory = load(config.content).directory
    text = DOORS[door](directory, config) if door in DOORS else _html(directory, config, config_file.parent)
    hand_over(text, output)


def _html(directory: Directory | None, config: SiteConfig | None, home: Path) -> str:
    from jinja2 import FileSystemLoader  # noqa: PLC0415 - no other door needs templates, or MkDocs

    from placebook.mkdocs_plugin.theme import theme_folder  # noqa: PLC0415 - as above
    from placebook.pages.forms import fragment  # noqa: PLC0415 - as above

    if config and config.problems:
        report_problems(config.problems)
        raise SystemExit(1)
    settings = (config.settings if config else None) or Settings()
    words = wording_of(settings.language, home / "words")
    return fragment(directory, settings, words, FileSystemLoader(theme_folder()))
