"""The keeper's desk as a page: private, whole, and safe whatever listings are called."""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from judges import axe_violations, overflowing, vnu_errors
from placebook.cli import group
from placebook.cli.config_file import read_config
from placebook.model.directory import Directory
from placebook.model.edition import Edition
from placebook.model.settings import Settings
from placebook.review.desk import desk
from placebook.review.report import Files, Link, Waiting, report_html
from review.test_desk import TODAY, listing
from small_place import listing as listing_file
from small_place import write, write_place

if TYPE_CHECKING:
    from playwright.sync_api import Page

GOLDEN = Path(__file__).parent / "golden" / "report.html"
HOSTILE = "</title><script>alert(1)</script><img src=x onerror=\"alert(2)\"> & 'more'"
HOST = Files(
    lambda file: (Link("Edit it", f"https://code.example/town/edit/{file}"),),
    lambda page: f"https://larkmere.example/{page}/",
)


def made(settings: Settings | None = None) -> str:
    """Make the page of a place with a little of everything in it, most of it called something hostile."""
    listings = [
        listing(
            "old",
            title=HOSTILE,
            checked="2022-01-01",
            contact={"in_person": HOSTILE, "phone": "01632 960001"},
        ),
        listing("due", checked="2025-10-01", contact={"email": "due@larkmere.example"}),
        *(listing(f"never-{number:02}") for number in range(27)),
    ]
    coming = {"slug": "2026-q4", "title": HOSTILE, "date": "2026-12-01", "subject": "What autumn brought"}
    edition = Edition.model_validate(coming)
    found = desk(Directory.of(listings=listings, editions=[edition]), TODAY, 12)
    waiting = [Waiting(HOSTILE, "New listing", "answers.csv, row 2, 2026-11-20")]
    template = resources.files("placebook.review").joinpath("report.html").read_text(encoding="utf-8")
    return report_html(
        template,
        found,
        waiting,
        listings=len(listings),
        settings=settings or Settings.model_validate({"place": "Larkmere"}),
        today=TODAY,
        files=HOST,
    )


def test_the_page_is_as_it_was_looked_at() -> None:
    """Every part with its links, byte for byte."""
    assert made() == GOLDEN.read_text(encoding="utf-8")


def test_it_asks_nobody_for_anything_and_runs_nothing(tmp_path: Path, page: Page) -> None:
    """No script, picture or style from anywhere; a validator and axe find no fault, by day and by night."""
    html = made()
    assert not re.search(r"<(?:script|img|link|iframe|object)\b|\bon\w+=\"|url\(|@import", html)
    assert '<meta name="robots" content="noindex, nofollow">' in html
    file = tmp_path / "report.html"
    file.write_text(html, encoding="utf-8")
    assert vnu_errors(tmp_path, ["report.html"]) == []
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for width, scheme in ((320, "light"), (1280, "dark")):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type] # one of two
        page.goto(file.as_uri())
        page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
        assert page.evaluate("getComputedStyle(document.querySelector('h2')).fontFamily").startswith(
            "Georgia"
        )
        assert axe_violations(page) == []
        assert overflowing(page) == []
    assert asked == [file.as_uri()] * 2


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small place, in which the commands run."""
    write_place(tmp_path, {"groups/tea.md": listing_file("title: Tea\nchecked: 2022-01-01")})
    plugin = "plugins:\n  - placebook: {place: Larkmere}\n"
    write(tmp_path, {"site_config.yml": f"docs_dir: content\nsite_url: https://larkmere.example/\n{plugin}"})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def status(*arguments: str, code: int = 0) -> str:
    """Run the command."""
    done = CliRunner().invoke(group, ["status", "--date", "2026-11-22", *arguments])
    assert done.exit_code == code, done.output
    return done.output


def test_it_is_written_where_only_the_keeper_sees_it(place: Path) -> None:
    """The file is the keeper's own; one in the content or the site is refused, and nothing is written."""
    status("--html", "report.html")
    text = (place / "report.html").read_text(encoding="utf-8")
    assert (place / "content/groups/tea.md").as_uri() in text
    assert "https://larkmere.example/groups/tea/" in text
    assert (place / "report.html").stat().st_mode & 0o077 == 0
    for folder in ("content", "site", "content/about"):
        (place / folder).mkdir(exist_ok=True)
        assert "is published" in status("--html", f"{folder}/report.html", code=2).replace("\n", " ")
        assert not (place / folder / "report.html").exists()


@pytest.mark.parametrize(
    ("repo", "edit", "address"),
    [
        ("https://code.example/town", "edit/main/content/", "https://code.example/town/edit/main/content/"),
        ("https://code.example/town/", "edit/main/content", "https://code.example/town/edit/main/content/"),
        ("", "https://code.example/e/", "https://code.example/e/"),
        ("https://code.example/town", "", ""),
        ("javascript:alert(1)//", "edit/", ""),
    ],
)
def test_files_are_edited_on_their_code_host(place: Path, repo: str, edit: str, address: str) -> None:
    """Where the settings say how, as MkDocs reads them, links lead to the code host."""
    config = (place / "site_config.yml").read_text(encoding="utf-8")
    write(place, {"site_config.yml": f'repo_url: "{repo}"\nedit_uri: "{edit}"\n{config}'})
    assert read_config(place / "site_config.yml").edit == address


def test_links_lead_to_the_editors_screen_where_there_is_one(place: Path) -> None:
    """A place whose editors fill in forms gets links to those, and else to its files."""
    config = (place / "site_config.yml").read_text(encoding="utf-8")
    screen = "{place: Larkmere, editors_screen: {host: trial}}"
    write(place, {"site_config.yml": config.replace("{place: Larkmere}", screen)})
    status("--html", "report.html")
    text = (place / "report.html").read_text(encoding="utf-8")
    assert "https://larkmere.example/admin/#/collections/groups/entries/tea" in text
    assert "file:" not in text


def test_what_came_in_is_told(place: Path) -> None:
    """What waits for the keeper stands first, in the terminal and on the page."""
    assert "Came in" not in status()
    assert not (place / ".placebook").exists()
    answer = '{"slug": "tea", "running": "no", "when": "2026-11-20"}'
    write(place, {"answer.json": answer})
    taken = CliRunner().invoke(group, ["intake", "json", "answer.json", "--contacts", "people.json"])
    assert taken.exit_code == 0, taken.output
    assert "Came in: 1\n  no longer running: Tea (answer.json, row 1, " in status()
    status("--html", "report.html")
    assert "No longer running" in (place / "report.html").read_text(encoding="utf-8")
