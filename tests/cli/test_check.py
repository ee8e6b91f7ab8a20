"""`placebook check`: everything that is wrong, in one run, for people, programs and pull requests."""

from __future__ import annotations

import json
import os
import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from unittest.mock import Mock
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner

from placebook.cli import group
from placebook.cli.check_command import annotation
from placebook.cli.console import printable
from placebook.problems import Problem
from small_place import listing, record, write, write_place

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from click.testing import Result

    Check = Callable[..., Result]

BROKEN = listing("title:")  # an error
STALE = listing("title: Stale\nchecked: 2027-01-01")  # a warning
DAY = ("--date", "2026-11-21")


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Check:
    """Write a place with some files and run the command in its folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)

    def run(files: Mapping[str, str | bytes], *arguments: str) -> Result:
        write_place(tmp_path, files)
        return CliRunner().invoke(group, ["check", *DAY, *arguments])

    return run


def _lines(result: Result) -> list[str]:
    return [line.rstrip() for line in result.stdout.splitlines() if line]


def test_nothing_wrong(check: Check) -> None:
    """A place in order is told in one line, and the exit code is 0."""
    result = check({})
    assert (result.stdout, result.exit_code) == ("5 files, nothing wrong.\n", 0)


def test_everything_wrong_in_one_run(check: Check) -> None:
    """Every problem of every file is told by file and line, then the counts; the exit code is 1."""
    result = check(
        {
            "groups/b.md": BROKEN,
            "groups/a.md": STALE,
            "stories/s.md": record("stories", "title:\ndate: soon"),
        }
    )
    assert _lines(result) == [
        "groups/a.md",
        "     3  warning  checked: 2027-01-01 is still to come. Write the day it was done.",
        "groups/b.md",
        "     2  error    title: is empty. Fill it in.",
        "stories/s.md",
        "     2  error    title: is empty. Fill it in.",
        (
            "     3  error    date: 'soon' is not a day written year-month-day. "
            "Write it like 2026-03-01; it must be a day that exists."
        ),
        "3 errors and 1 warning in 3 of 8 files.",
    ]
    assert result.exit_code == 1


def test_warnings_alone_are_fine_unless_strict(check: Check) -> None:
    """Warnings leave the exit code at 0; with --strict they count as errors."""
    files = {"groups/a.md": STALE}
    assert (check(files).exit_code, check(files, "--strict").exit_code) == (0, 1)
    assert check({}, "--strict", "content/stories/../groups/village-hall.md").exit_code == 2


@pytest.mark.parametrize(
    ("path", "files"),
    [
        ("content/groups/a.md", ["groups/a.md"]),
        ("groups/a.md", ["groups/a.md"]),
        ("content/groups", ["groups/a.md", "groups/b.md"]),
        ("content/groups/", ["groups/a.md", "groups/b.md"]),
        ("content/stories", []),
        (".", ["groups/a.md", "groups/b.md"]),
        ("content", ["groups/a.md", "groups/b.md"]),
    ],
)
def test_paths_limit_what_is_told(check: Check, path: str, files: list[str]) -> None:
    """Files and folders, from here or from the content folder, limit what is told, not what is read."""
    written = {
        "groups/a.md": BROKEN,
        "groups/b.md": listing("title: B\nworks_with: [a, x]"),
        "stories/s.md": record("stories"),
    }
    result = check(written, path)
    assert [line for line in _lines(result) if line.startswith("groups/")] == files
    assert result.exit_code == bool(files)


def test_several_paths(check: Check) -> None:
    """Several paths are told together."""
    result = check(
        {"groups/a.md": BROKEN, "groups/b.md": BROKEN, "groups/c.md": BROKEN}, "groups/a.md", "groups/c.md"
    )
    assert _lines(result)[-1] == "2 errors in 2 of 2 files."


@pytest.mark.parametrize(
    "arguments",
    [
        ("nowhere.md",),
        ("/etc/hostname",),
        ("../elsewhere",),
        ("--content", "nowhere"),
        ("--config-file", "nowhere.yml"),
        ("--format", "xml"),
        ("--date", "1/2/2026"),
        ("--config-file", "site_config.yml", "--content", "content"),
        ("--unknown",),
    ],
)
def test_wrong_use(check: Check, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """A path or an option that makes no sense is said on the error channel, with exit code 2."""
    write(tmp_path, {"site_config.yml": "docs_dir: content\n"})
    result = check({}, *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Error: " in result.stderr


def test_the_folder_that_the_configuration_names_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where docs_dir names no folder, its line is told."""
    write(tmp_path, {"site_config.yml": "site_name: Larkmere\ndocs_dir: contnet\n"})
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(group, ["check"])
    assert result.exit_code == 2
    assert "site_config.yml, line 2: docs_dir: there is no folder contnet." in result.stderr


CONFIG = """\
site_name: !ENV [NAME, Larkmere]
docs_dir: words
markdown_extensions:
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
hooks: !!python/object/apply:os.mkdir [pwned]
"""


def test_the_configuration_names_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """docs_dir is taken from the configuration, whose tags are passed over: none of them runs."""
    write(tmp_path, {"site/site_config.yml": CONFIG, "site/words/groups/a.md": BROKEN})
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(group, ["check", "-f", "site/site_config.yml"])
    assert _lines(result)[0] == "groups/a.md"
    assert not (tmp_path / "pwned").exists()
    monkeypatch.chdir(tmp_path / "site")
    assert _lines(CliRunner().invoke(group, ["check"]))[0] == "groups/a.md"


@pytest.mark.parametrize("config", ["docs_dir: [", "\t", b"\xff\xfe\x00"])
def test_a_configuration_that_cannot_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, config: str | bytes
) -> None:
    """A broken configuration is wrong use, not a broken command, and is told by its line in plain words."""
    write(tmp_path, {"site_config.yml": config})
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(group, ["check"])
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: site_config.yml, line ")
    assert "byte string" not in result.stderr


def test_the_day_is_an_input(check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    """Dates are judged by --date, else by SOURCE_DATE_EPOCH, else by today."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1830297600")  # 2028-01-01
    assert check({"groups/a.md": STALE}).stdout.count("still to come") == 1
    assert CliRunner().invoke(group, ["check"]).stdout == "6 files, nothing wrong.\n"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert CliRunner().invoke(group, ["check"]).stdout.count("still to come") == 1


def test_a_file_that_is_no_picture(check: Check) -> None:
    """A picture that a listing shows is looked at, so that no build stops at what the check let pass."""
    shown = record("groups", "images: [{file: tea.jpg, alt: Tea., consent: Nobody is in it.}]")
    result = check({"groups/a.md": shown, "images/tea.jpg": "no picture"})
    assert "images/tea.jpg" in result.stdout
    assert "the file is not a picture that can be read. Save it again as JPEG, PNG or WebP." in result.stdout
    assert result.exit_code == 1


def test_json(check: Check) -> None:
    """--format json prints one list; each object has the same six names."""
    result = check({"groups/a.md": STALE, "groups/b.md": BROKEN}, "--format", "json")
    assert json.loads(result.stdout) == [
        {
            "file": "groups/a.md",
            "line": 3,
            "field": "checked",
            "message": "2027-01-01 is still to come.",
            "hint": "Write the day it was done.",
            "severity": "warning",
        },
        {
            "file": "groups/b.md",
            "line": 2,
            "field": "title",
            "message": "is empty.",
            "hint": "Fill it in.",
            "severity": "error",
        },
    ]
    assert result.exit_code == 1


def test_json_of_nothing(check: Check) -> None:
    """Where nothing is wrong the list is empty."""
    assert json.loads(check({}, "--format", "json").stdout) == []


def test_github(check: Check, tmp_path: Path) -> None:
    """--format github prints notes that land on the lines of the repository's files."""
    (tmp_path / ".git").mkdir()
    result = check({"groups/a.md": STALE, "groups/folder.md/x": ""}, "--format", "github")
    assert _lines(result) == [
        (
            "::warning file=content/groups/a.md,line=3,title=checked::"
            "checked: 2027-01-01 is still to come. Write the day it was done."
        ),
        "::error file=content/groups/folder.md,title=Placebook::is a folder, not a file. Rename the folder.",
        "1 error and 1 warning in 2 of 7 files.",
    ]


def test_github_from_a_folder_within_the_repository(
    check: Check, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Paths start from the repository's root, wherever the command runs."""
    (tmp_path / ".git").mkdir()
    check({"groups/a.md": BROKEN})
    monkeypatch.chdir(tmp_path / "content" / "groups")
    result = CliRunner().invoke(group, ["check", "--content", "..", "--format", "github"])
    assert "::error file=content/groups/a.md,line=2," in result.stdout


def test_github_escapes() -> None:
    """What would end a property, a command or a line is escaped as GitHub's own toolkit does it."""
    problem = Problem("groups/50%,a:b\r\n::error::.md", 7, "x,y:z", "100%\r\n::error::x", "##[error]")
    assert annotation(problem, "") == (
        "::error file=groups/50%25%2Ca%3Ab%0D%0A%3A%3Aerror%3A%3A.md,line=7,title=x%2Cy%3Az"
        "::x,y:z: 100%25%0D%0A::error::x ## [error]"
    )


HOSTILE = (
    '"\\e[31mred\\e]8;;https://evil.example\\a \\r\\n::error file=a::b'
    '\\n##[set-env name=x]y \\u202eright \\u200b"'
)


@pytest.mark.parametrize("output", ["text", "json", "github"])
def test_hostile_text_stays_text(check: Check, output: str) -> None:
    """No escape sequence, line break or workflow command of a field or a file name gets through."""
    files: dict[str, str | bytes] = {
        "groups/a.md": listing(f"kind: {HOSTILE}\n{HOSTILE}: 1\nthemes: [{HOSTILE}]"),
        "groups/\x1b[31m::error::\n::warning::x\u202e.md": listing(f"works_with: {HOSTILE}"),
        os.fsdecode(b"groups/caf\xe9\x9b.md"): BROKEN,
    }
    result = check(files, "--format", output)
    assert result.exit_code == 1
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202e]", result.stdout)
    for line in result.stdout.splitlines():
        assert "##[" not in line or output == "json"
        assert not line.lstrip().startswith("::") or (output == "github" and line.startswith("::error file="))


def test_printable_keeps_what_can_be_read() -> None:
    """Accents, other scripts and joined emoji stay; what cannot be seen is spelled out."""
    assert printable("Café 茶 👩‍🌾") == "Café 茶 👩‍🌾"
    assert printable("a\x1b\n\u2028\udce9b") == "a\\x1b\\n\\u2028\\udce9b"


def test_help_shows_examples() -> None:
    """--help shows how the command is used, and the exit codes."""
    result = CliRunner().invoke(group, ["check", "--help"])
    assert "  placebook check --format github --since origin/main\n" in result.stdout
    assert "Exit codes: 0 nothing wrong, 1 problems in the content, 2 wrong use." in result.stdout


OPTIONS = """\
site_name: Small
plugins:
  - search
  - placebook:
      place: Small
      keeper:
        emial: desk@small.example
        name: !ENV [KEEPER, desk]
      reveiw_months: 12
"""


def test_options_of_the_site_are_checked(check: Check, tmp_path: Path) -> None:
    """An option that does not exist is told by its line, with what was meant; what MkDocs fills is not."""
    write(tmp_path, {"site_config.yml": OPTIONS})
    result = check({})
    assert result.exit_code == 1
    assert _lines(result) == [
        "site_config.yml",
        "     7  error    keeper.emial: there is no such field. Did you mean 'email'?",
        "     9  error    reveiw_months: there is no such field. Did you mean 'review_months'?",
        "2 errors in 1 of 6 files.",
    ]
    assert "::error file=site_config.yml,line=7," in check({}, "--format", "github").stdout
    assert check({}, "groups").exit_code == 0


def test_a_place_without_mistakes_in_its_options(check: Check, tmp_path: Path) -> None:
    """Options in order, in either form that MkDocs takes, and a plugin without any, are no problem."""
    for plugins in (
        "[placebook]",
        "[placebook: {place: Small}]",
        "{placebook: {place: Small}}",
        "{placebook: }",
    ):
        write(tmp_path, {"site_config.yml": f"site_name: Small\nplugins: {plugins}\n"})
        assert check({}).exit_code == 0, plugins


@pytest.mark.parametrize("timezone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])  # a day and an hour apart
def test_the_day_is_that_of_the_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, timezone: str) -> None:
    """Dates are judged by the day in the place's own time zone, as a build judges them."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    noon = datetime(2026, 11, 22, 12, tzinfo=UTC)  # the day there may end at any moment of the real clock
    monkeypatch.setattr("placebook.today.datetime", Mock(now=noon.astimezone))
    here = noon.astimezone(ZoneInfo(timezone)).date()
    options = f"site_name: Small\nplugins: [placebook: {{timezone: {timezone}}}]\n"
    write(tmp_path, {"site_config.yml": options})
    write_place(tmp_path, {"groups/tea.md": listing(f"title: Tea\nchecked: {here}")})
    assert CliRunner().invoke(group, ["check", "--strict"]).exit_code == 0
    tomorrow = here + timedelta(days=1)
    write_place(tmp_path, {"groups/tea.md": listing(f"title: Tea\nchecked: {tomorrow}")})
    assert CliRunner().invoke(group, ["check", "--strict"]).exit_code == 1


_ASKING = """\
site_name: Small
docs_dir: content
plugins:
  - placebook:
      cover: hal.webp
      postcodes: vocabulary/codes.csv
      bank_holidays: GB-ENGLAND
      map:
        outlines: vocabulary/areas.geojson
        tiles: maps/town.pmtiles
        tiles_credit: A neighbour
"""
BEFORE = "before it begins on 2026-09-02."
_OUTLINES = """{"features": [
{"properties": {"area": "nowhere"}, "geometry": {"type": "Polygon", "coordinates": []}},
{"properties": {},
 "geometry": {"type": "Point", "coordinates": [0, 0]}}
]}
"""


def test_what_the_settings_ask_for_is_looked_at(check: Check, tmp_path: Path) -> None:
    """Faults in outlines, tiles, school terms, postcodes and bank holidays are told by file and line."""
    write(tmp_path, {"site_config.yml": _ASKING})
    files: dict[str, str | bytes] = {
        "vocabulary/codes.csv": "postcode,lat\nLM1 1AA,52.9\n",
        "vocabulary/areas.geojson": _OUTLINES,
        "vocabulary/school-terms.yml": "- name: Autumn 2026\n  from: 2026-09-02\n  until: 2026-08-18\n",
        "maps/town.pmtiles": b"PMTiles\x03" + bytes(91) + b"\x02",
    }
    told = [
        (one["file"], one["line"], one["field"], one["message"], one["severity"])
        for one in json.loads(check(files, "--format", "json").stdout)
    ]
    assert told == [
        ("maps/town.pmtiles", 0, "", "holds pictures and no shapes, so it is not drawn.", "warning"),
        ("site_config.yml", 5, "cover", "there is no picture 'hal.webp' in images/.", "error"),
        ("site_config.yml", 7, "bank_holidays", "no bank holidays are known of 'GB-ENGLAND'.", "error"),
        ("vocabulary/areas.geojson", 2, "", "feature 1: 'nowhere' is not an area here.", "warning"),
        ("vocabulary/areas.geojson", 3, "", "feature 2: a Point has no outline.", "warning"),
        ("vocabulary/codes.csv", 1, "", "names no column 'lon'.", "error"),
        ("vocabulary/school-terms.yml", 1, "", f"stops on 2026-08-18, {BEFORE}", "error"),
    ]
    (tmp_path / "content/vocabulary/codes.csv").unlink()
    github = _lines(check({}, "--format", "github"))
    assert any(
        line.startswith("::error file=site_config.yml,line=6,title=postcodes::") and "cannot be read" in line
        for line in github
    )
