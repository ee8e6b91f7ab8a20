"""What somebody meets in the wrong folder, after a slip, and with a mistake in the configuration."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import click
import pytest
from click.testing import CliRunner

from placebook.cli import group
from placebook.cli.intake_command import COMMANDS as INTAKE
from placebook.cli.newsletter_command import COMMANDS as NEWSLETTER
from placebook.git import git
from small_place import write

if TYPE_CHECKING:
    from pathlib import Path

# Commands that need a place, each with whatever else they ask for.
IN_A_PLACE = (
    ("check",),
    ("build",),
    ("serve",),
    ("due",),
    ("status",),
    ("remind",),
    ("intake", "list"),
    ("newsletter", "check", "2026-q4"),
    ("new", "group", "Tea"),
    ("export", "booklet"),
    ("takedown", "tea"),
    ("words", "cy"),
)
_WHOLE = "Every file is whole: as it was, or as it was to be."
CONFIG = """\
site_name: Larkmere
docs_dir: content
plugins:
  - placebook:
      place: Larkmere
"""


def run(*arguments: str) -> tuple[int, str]:
    """Return a command's exit code and all it says."""
    result = CliRunner().invoke(group, arguments)
    return result.exit_code, result.output


@pytest.mark.parametrize("command", IN_A_PLACE)
def test_the_folder_above_a_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    """Whoever has not gone into the new folder yet is told how, by every command, and nothing is made."""
    write(tmp_path, {"my town/site_config.yml": CONFIG})
    monkeypatch.chdir(tmp_path)
    code, said = run(*command)
    assert code == 2
    assert 'There is no site_config.yml in this folder, but near by. Go there first: cd "my town"' in said
    assert [one.name for one in tmp_path.iterdir()] == ["my town"]


def test_a_folder_within_a_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever is too deep in is told the way up; where no place is near, how one is named or begun."""
    write(tmp_path, {"t/site_config.yml": CONFIG, "t/content/groups/a.md": "", "elsewhere/a.md": ""})
    monkeypatch.chdir(tmp_path / "t" / "content" / "groups")
    assert run("check")[1].endswith("Go there first: cd ../..\n")
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert "To begin a place: placebook new site mytown" in run("build")[1]
    assert run("build", "-f", "../u/site_config.yml")[1] == "Error: There is no ../u/site_config.yml.\n"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [(("biuld",), "build"), (("new", "grup"), "group"), (("newsletter", "sned"), "send")],
)
def test_a_slip_in_a_command(typed: tuple[str, ...], meant: str) -> None:
    """A misspelt command is answered with the one that was meant; for nonsense --help is named."""
    assert run(*typed)[1].endswith(f"There is no command '{typed[-1]}'. Did you mean '{meant}'?\n")
    assert run(*typed[:-1], "xyz")[1].rstrip().endswith("--help names those there are.")


def test_a_day_in_another_order() -> None:
    """A day as people write it in letters is refused with the way it is written here."""
    said = run("check", "--date", "31/12/2026")[1]
    assert "'31/12/2026' is not a day written year-month-day. Write it like 2026-12-01;" in said


@pytest.mark.parametrize("names", [(), ("newsletter",), ("newsletter", "subscribers"), ("intake",), ("new",)])
def test_what_each_command_does_stands_in_a_line(names: tuple[str, ...]) -> None:
    """On a terminal of 80 columns --help says of every command what it does in one whole sentence."""
    told = CliRunner().invoke(group, [*names, "--help"], terminal_width=80).output
    lines = told.partition("Commands:\n")[2].splitlines()
    assert lines
    assert all(line.endswith(".") and not line.endswith("...") for line in lines)
    assert all(line.startswith("  ") and line[2] != " " for line in lines)


def test_every_command_that_is_named_can_be_loaded() -> None:
    """The table that stands in for the commands names no module or function that is not there."""
    context = click.Context(group)
    for below in ("newsletter", "intake"):
        held = group.get_command(context, below)
        assert isinstance(held, click.Group)
        for name in NEWSLETTER if below == "newsletter" else INTAKE:
            assert held.get_command(context, name), name


@pytest.mark.parametrize(
    ("wrong", "right", "said"),
    [
        ("place: Larkmere", "placce: Larkmere", "     5  error    placce: there is no such field."),
        ("place: Larkmere", "timezone: Londn", "     5  error    timezone: is not a time zone such as"),
        (
            "- placebook:",
            "- placbook:",
            "     3  error    plugins: does not switch Placebook on. Write placebook",
        ),
        (
            "place: Larkmere",
            "keeper: {phone: 01234567000}",
            "     5  error    keeper.phone: is read as a number, not as text. Put it in quotes.",
        ),
        ("place: Larkmere", "strapline: yes", "     5  error    strapline: is read as true or false, not as"),
        ("docs_dir: content", "docs_dir: words", "     2  error    docs_dir: there is no folder words."),
        (
            "docs_dir: content",
            "site_url: l.example",
            "     2  error    site_url: 'l.example' is not a whole",
        ),
        (
            "docs_dir: content",
            "site_name: L",
            "     2  error    site_name: is given twice, and only",
        ),
        ("place: Larkmere", "place: Our: town", "line 5: there is a second ': ' in this line. Put the value"),
        ("docs_dir: content", "\tdocs_dir: content", "line 2: a tab stands where spaces belong. Indent with"),
    ],
)
def test_a_mistake_in_the_configuration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: str, right: str, said: str
) -> None:
    """A build tells it by its line and in plain words, before MkDocs can say it in its own."""
    write(tmp_path, {"site_config.yml": CONFIG.replace(wrong, right), "content/index.md": "# Hello\n"})
    monkeypatch.chdir(tmp_path)
    code, told = run("build")
    assert code in {1, 2}
    assert said in told
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("command", ["check", "build"])
def test_an_empty_list_of_plugins_switches_nothing_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    """What a build would refuse the check tells as well, and what to write."""
    config = "site_name: Small\ndocs_dir: content\nplugins: []\n"
    write(tmp_path, {"site_config.yml": config, "content/index.md": "# Hello\n"})
    monkeypatch.chdir(tmp_path)
    code, told = run(command)
    assert code == 1
    assert "plugins: does not switch Placebook on. Write: plugins: [placebook]" in told


@pytest.mark.parametrize("epoch", ["soon", "-1", "1.5", "99999999999"])
@pytest.mark.parametrize("command", ["check", "build"])
def test_the_day_in_the_environment_makes_no_sense(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, epoch: str
) -> None:
    """SOURCE_DATE_EPOCH that no day can be made of is refused by its name, not in Python's words."""
    write(tmp_path, {"site_config.yml": CONFIG, "content/index.md": "# Hello\n"})
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    code, told = run(command)
    assert code == 2
    assert told.startswith(f"Error: SOURCE_DATE_EPOCH is '{epoch}', and should be")


def test_no_day_in_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty SOURCE_DATE_EPOCH, as continuous integration may set it, is as none."""
    write(tmp_path, {"site_config.yml": CONFIG, "content/index.md": "# Hello\n"})
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")
    assert run("check")[0] == 0
    assert "SOURCE_DATE_EPOCH" not in os.environ, "MkDocs, which reads it too, would fail"


@pytest.mark.parametrize("day", ["0001-01-01", "1969-12-31", "2106-01-01", "9999-12-31"])
def test_a_day_that_files_cannot_bear(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, day: str) -> None:
    """A day before 1970 or after 2105 is refused at once: the compressed sitemap has no room for it."""
    write(tmp_path, {"site_config.yml": CONFIG, "content/index.md": "# Hello\n"})
    monkeypatch.chdir(tmp_path)
    code, told = run("build", "--date", day)
    assert code == 2
    assert f"'{day}' is too far from today. Write a day from 1970 to 2105." in told


@pytest.mark.parametrize("command", ["check", "build"])
def test_what_the_place_lacks_is_told_with_the_line_of_the_setting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    """Check and build tell the line of a picture that is gone, and of a language without words."""
    wrong = CONFIG + "      language: cy\n      cover: gone.jpg\n      cover_alt: A hall\n"
    write(tmp_path, {"site_config.yml": wrong, "content/index.md": "# Hello\n"})
    monkeypatch.chdir(tmp_path)
    code, told = run(command)
    assert code == 1
    assert "     6  warning  language: nothing is translated into 'cy' yet, so buttons and" in told
    assert "     7  error    cover: there is no picture 'gone.jpg' in images/. Put it there, or take" in told
    write(tmp_path, {"site_config.yml": wrong, "words/cy.po": "", "content/images/gone.jpg": b""})
    assert "language:" not in run("check")[1]


def test_what_is_asked_for_is_said_where_it_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An option or argument that has to be given is told with what it is for."""
    write(tmp_path, {"site_config.yml": CONFIG, "content/index.md": "# Hello\n"})
    monkeypatch.chdir(tmp_path)
    said = run("newsletter", "subscribers", "add", "tea@example.org")[1]
    assert "Missing option '--how'. How they asked:" in said
    assert "Missing argument 'EDITION'. Name its quarter: 2026-q4." in run("newsletter", "check")[1]
    assert "Missing argument 'TITLE'. Give its name, in quotes:" in run("new", "group")[1]


@pytest.mark.parametrize(
    ("is_repository", "meant"),
    [(False, "This folder is not under git"), (True, "no branch or commit of that name")],
)
def test_git_is_answered_for_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_repository: bool, meant: str
) -> None:
    """What git says most often is told in words of people who have not met it."""
    write(tmp_path, {"site_config.yml": CONFIG, "content/index.md": "# Hello\n"})
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    if is_repository:
        git(tmp_path, "init", "-q")
    monkeypatch.chdir(tmp_path)
    code, said = run("check", "--since", "origin/main")
    assert code == 2
    assert meant in said


def test_what_only_mkdocs_knows_is_left_to_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder out of the environment, or plugins out of another file, is no mistake."""
    text = CONFIG.replace("docs_dir: content", "docs_dir: !ENV [WORDS, content]").replace(
        "placebook:", "tags:"
    )
    write(tmp_path, {"site_config.yml": f"INHERIT: base.yml\n{text}", "content/index.md": "# Hello\n"})
    monkeypatch.chdir(tmp_path)
    code, told = run("check")
    assert (code, told) == (0, "0 files, nothing wrong.\n")


def test_a_disk_that_refuses_is_told_without_a_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the disk refuses what a command did not expect it to, file and reason are told."""
    write(tmp_path, {"site_config.yml": CONFIG, "content/index.md": "# Hello\n"})
    monkeypatch.chdir(tmp_path)

    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), "words/cy.po")

    monkeypatch.setattr("placebook.cli.words_command.save", refuse)
    assert run("words", "cy") == (1, "words/cy.po: Read-only file system. The command stopped there.\n")


@pytest.mark.parametrize(
    ("command", "where", "state"),
    [
        ("check", "placebook.cli.check_command.read_content", "Nothing was changed."),
        ("build", "placebook.mkdocs_plugin.site_build.mkdocs_build", "The site is as it was."),
        (
            "words cy",
            "placebook.cli.words_command.save",
            "Every file is whole: as it was, or as it was to be.",
        ),
    ],
)
def test_what_is_stopped_says_what_is_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, where: str, state: str
) -> None:
    """Ctrl+C ends a command with 130, as shells expect, and with words on what is as it was."""
    write(tmp_path, {"site_config.yml": CONFIG, "content/index.md": "# Hello\n", "site/index.html": "Old"})
    monkeypatch.chdir(tmp_path)

    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(where, stop)
    assert run(*command.split()) == (130, f"\nStopped. {state}\n")
    assert [path.name for path in tmp_path.iterdir() if "building" in path.name] == []


def test_a_build_stopped_too_late_says_that_the_site_is_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl+C in the moment after the new site has taken its place is not told as if nothing had happened."""
    write(tmp_path, {"site_config.yml": CONFIG, "content/index.md": "# Hello\n", "site/index.html": "Old"})
    monkeypatch.chdir(tmp_path)

    def exchange(*_: object) -> None:
        (tmp_path / "site").rename(tmp_path / "old")
        (tmp_path / "site").mkdir()
        raise KeyboardInterrupt

    monkeypatch.setattr("placebook.mkdocs_plugin.site_build.build_site", exchange)
    assert run("build") == (130, f"Stopped. The new site is in {tmp_path}/site, whole.\n")


def test_a_build_that_the_disk_refuses_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing can be written beside the site, the file, the reason and the site's state are told."""
    write(tmp_path, {"site_config.yml": CONFIG, "content/index.md": "# Hello\n"})
    monkeypatch.chdir(tmp_path)

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("placebook.mkdocs_plugin.site_build.build_site", refuse)
    said = "site_config.yml: No space left on device. The site was not changed.\n"
    assert run("build") == (1, said)
