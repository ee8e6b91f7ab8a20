"""What all commands print with: counts in words, and progress only where somebody watches."""

from __future__ import annotations

import io
import threading
from typing import TYPE_CHECKING

import pytest

from placebook.cli import console as printing
from placebook.cli.console import console, counted, report_problems, steps, tally
from placebook.problems import Problem

if TYPE_CHECKING:
    from pytest import CaptureFixture, MonkeyPatch  # noqa: PT013 - for types only

ERROR = Problem("groups/a.md", 3, "title", "is empty.", "Fill it in.")
WARNING = Problem("groups/b.md", 0, "", "looks odd.", severity="warning")


@pytest.mark.parametrize(
    ("problems", "of", "said"),
    [
        ([], 1, "1 file, nothing wrong."),
        ([], 1303, "1,303 files, nothing wrong."),
        ([ERROR], 1, "1 error in 1 of 1 file."),
        ([WARNING, WARNING], 94, "2 warnings in 1 of 94 files."),
        ([ERROR, WARNING, WARNING], 94, "1 error and 2 warnings in 2 of 94 files."),
        ([ERROR, WARNING], None, "1 error and 1 warning in 2 files."),
    ],
)
def test_counts(problems: list[Problem], of: int | None, said: str) -> None:
    """Counts are said in words that agree with them."""
    assert tally(problems, of) == said


def test_nothing_is_said_of_nothing(capsys: CaptureFixture[str]) -> None:
    """A command that only passes problems on says nothing where there are none."""
    report_problems([])
    assert capsys.readouterr().out == ""


def test_long_lines_wrap_on_a_terminal_only(monkeypatch: MonkeyPatch, capsys: CaptureFixture[str]) -> None:
    """On a terminal a long message goes on below its beginning; in a file it stays one line."""
    problem = Problem("groups/a.md", 3, "title", "is " + "very " * 40 + "long.")
    report_problems([problem])
    assert len(capsys.readouterr().out.splitlines()) == 4
    monkeypatch.setattr(printing.console, "_force_terminal", True)
    monkeypatch.setattr(printing.console, "_width", 80)
    report_problems([problem])
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) > 6
    assert lines[2].startswith(" " * 17 + "very")


@pytest.mark.parametrize(
    ("terminal", "seconds", "shown"), [(True, 5, True), (True, 0.5, False), (False, 5, False)]
)
def test_progress(monkeypatch: MonkeyPatch, terminal: bool, seconds: float, shown: bool) -> None:  # noqa: FBT001
    """Progress shows on a terminal, after a second, on the error channel; else there is not a byte."""
    clock = iter([0.0, seconds, seconds, seconds])
    stream = io.StringIO()
    monkeypatch.setattr("sys.stderr", stream)
    monkeypatch.setattr(stream, "isatty", lambda: terminal)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("placebook.cli.console.time.monotonic", lambda: next(clock, seconds))
    with steps() as report:
        report("Reading", 10, 100)
        report("Reading", 100, 100)
    assert ("Reading" in stream.getvalue()) == shown
    assert bool(stream.getvalue()) == shown


def test_what_is_printed_meanwhile_stands_on_a_line_of_its_own(monkeypatch: MonkeyPatch) -> None:
    """On a terminal the bar is wiped away before something is printed, and the next step draws it again."""
    stream = io.StringIO()
    for name in ("stdout", "stderr"):
        monkeypatch.setattr(f"sys.{name}", stream)
    monkeypatch.setattr(stream, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    clock = iter([0.0])
    monkeypatch.setattr("placebook.cli.console.time.monotonic", lambda: next(clock, 5.0))
    with steps() as report:
        report("Reading", 10, 100)
        console.print("The site is at home.")
        report("Reading", 100, 100)
    before, _, after = stream.getvalue().partition("The site is at home.\n")
    assert "Reading" in before
    assert before.endswith("\x1b[2K")
    assert "Reading" in after
    assert after.endswith("\x1b[2K")


def test_progress_starts_no_thread(monkeypatch: MonkeyPatch) -> None:
    """A build forks while its progress shows, and a lock that a thread holds then would never be let go."""
    stream = io.StringIO()
    monkeypatch.setattr("sys.stderr", stream)
    monkeypatch.setattr(stream, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    clock = iter([0.0])
    monkeypatch.setattr("placebook.cli.console.time.monotonic", lambda: next(clock, 5.0))
    before = threading.enumerate()
    with steps() as report:
        report("Reading", 10, 100)
        assert threading.enumerate() == before
        assert "10/100" in stream.getvalue()


def test_counted() -> None:
    """One has no s."""
    assert [counted(count, "file") for count in (0, 1, 2)] == ["0 files", "1 file", "2 files"]
