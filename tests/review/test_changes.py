"""What a proposed change does is told in words, whoever proposed it and whatever they wrote."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import cmarkgfm
import pytest
from click.testing import CliRunner
from cmarkgfm.cmark import Options
from hypothesis import given
from hypothesis import strategies as st

from hostile.payloads import PAYLOADS
from placebook.cli import group
from placebook.review.summary import plain
from repository import begin, commit, git

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

TEA = """---
title: Tea and talk
kind: association
summary: A pot of tea and company on Tuesdays, for anybody at all.
themes: [friendship]
areas: [centre]
contact: {email: tea@mytown.example}
sessions: [{days: [tue], start: "10:00", end: "12:00"}]
---
Come in.
"""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place of its own, as it was when the change began, under git."""
    monkeypatch.chdir(tmp_path)
    made = CliRunner().invoke(group, ["new", "site", "mytown"])
    assert made.exit_code == 0, made.output
    folder = tmp_path / "mytown"
    (folder / "content" / "groups" / "tea.md").write_text(TEA, encoding="utf-8")
    begin(folder)
    git(folder, "switch", "--quiet", "--create", "proposal")
    return folder


def changes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Result:
    """Ask what has changed since the main branch."""
    monkeypatch.chdir(folder)
    return CliRunner().invoke(group, ["changes", "--since", "main", "--date", "2026-11-22"])


def test_a_new_listing_is_shown_as_it_will_look(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its name, its sentence and each fact it will show; and that nothing is wrong."""
    text = TEA.replace("Tea and talk", "Chess & chat").replace("tea@", "chess@")
    (place / "content" / "groups" / "chess.md").write_text(text, encoding="utf-8")
    commit(place, "chess")
    done = changes(place, monkeypatch)
    assert done.exit_code == 0
    assert "Nothing here is wrong" in done.stdout
    assert "### New: Chess \\& chat" in done.stdout
    assert "| When | Tuesdays, 10am to 12 noon |" in done.stdout
    assert "Tea and talk" not in done.stdout


def test_a_change_shows_before_and_now(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only what differs is told, as it was and as it will be; a new name of the file makes no new listing."""
    old, new = (place / "content" / "groups" / name for name in ("tea.md", "tea-and-talk-2.md"))
    text = TEA.replace('"10:00"', '"10:30"')
    old.unlink()
    new.write_text(text, encoding="utf-8")
    commit(place, "later")
    done = changes(place, monkeypatch)
    assert "### Changed: Tea and talk" in done.stdout
    assert "Tuesday 10:00 to 12:00 | Tuesday 10:30 to 12:00 |" in done.stdout
    assert "What is it called" not in done.stdout


def test_what_is_wrong_is_told_with_its_line(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mistake is told kindly, with its line and what to write; the exit code says so too."""
    text = TEA.replace("[friendship]", "[frendship]")
    (place / "content" / "groups" / "tea.md").write_text(text, encoding="utf-8")
    commit(place, "typo")
    done = changes(place, monkeypatch)
    assert done.exit_code == 1
    assert "Please put one thing right" in done.stdout
    assert "line 5, `themes`" in done.stdout
    assert "Did you mean 'friendship'?" in done.stdout


def test_dates_are_judged_as_the_check_does(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Quarters begin in the month of the place, so that a change and a check never say two things."""
    edition = "---\ntitle: Primroses\ndate: 2027-03-01\nsubject: What winter brought\n---\nDear all.\n"
    (place / "content" / "newsletter" / "2026-q4.md").write_text(edition, encoding="utf-8")
    commit(place, "edition")
    assert "far from the quarter" in changes(place, monkeypatch).stdout
    config = place / "site_config.yml"
    settings = config.read_text(encoding="utf-8")
    config.write_text(settings.replace("consent: >-", "year_starts: april\n        consent: >-"), "utf-8")
    assert "far from the quarter" not in changes(place, monkeypatch).stdout


def test_what_goes_is_told(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A listing that is taken away is named by its title; a file that cannot be read is named by its path."""
    (place / "content" / "groups" / "tea.md").unlink()
    (place / "content" / "groups" / "odd.md").write_text("---\ntitle: [\n---\n", encoding="utf-8")
    commit(place, "gone")
    done = changes(place, monkeypatch)
    assert "### Taken away: Tea and talk" in done.stdout
    assert "### Cannot be read: groups/odd" in done.stdout.replace("\u2060", "")


def test_nothing_is_told_of_nothing(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A change of other files than the content's is nothing to tell."""
    (place / "README.md").write_text("Hello", encoding="utf-8")
    commit(place, "readme")
    done = changes(place, monkeypatch)
    assert done.exit_code == 0
    assert "This changes nothing in the content of the place." in done.stdout


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", "-x"])
def test_a_revision_that_is_none_is_wrong_use(
    place: Path, monkeypatch: pytest.MonkeyPatch, revision: str
) -> None:
    """What is no revision is refused by name, and never taken for an option of git."""
    monkeypatch.chdir(place)
    done = CliRunner().invoke(group, ["changes", f"--since={revision}"])
    assert done.exit_code == 2
    assert not (place / "x").exists()


def as_html(markdown: str) -> str:
    """Return Markdown as a code host renders it, before it looks for names and numbers."""
    options = Options.CMARK_OPT_UNSAFE
    extensions = ["table", "autolink", "strikethrough"]
    html: str = cmarkgfm.markdown_to_html_with_extensions(markdown, options, extensions)
    return html


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_hostile_text_stays_text(payload: str) -> None:
    """Nothing of a hostile text becomes a link, a picture, a heading or a tag."""
    html = as_html(plain(payload))
    assert not set(re.findall(r"<([a-z0-9]+)", html)) - {"p"}


@given(st.text(max_size=120))
def test_any_text_stays_text(text: str) -> None:
    """Whatever people write is shown as they wrote it, and calls nobody by name."""
    html = as_html("x " + plain(text))
    assert not set(re.findall(r"<([a-z0-9]+)", html)) - {"p"}
    assert not re.search(r"@\w", plain(text))
