"""What all commands print with: a console, problems in words, and progress on what takes long."""

from __future__ import annotations

import re
import textwrap
import time
from contextlib import contextmanager
from itertools import groupby
from typing import TYPE_CHECKING, NoReturn

from rich.console import Console, RenderHook
from rich.text import Text

from placebook.problems import ContentError, field_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from rich.console import ConsoleRenderable
    from rich.progress import Progress, TaskID

    from placebook.problems import Problem

_SOON = 1.0  # seconds; what is done by then needs no progress shown
_AGAIN = 0.1  # seconds; a bar that is drawn more often costs more than anybody sees
_MARGIN = 17
_INTERRUPTED = 130
_STYLES = {"error": "bold red", "warning": "yellow"}
# Characters that move the cursor, start an escape sequence, turn text round or hide in it.
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)

console = Console(soft_wrap=True, markup=False, highlight=False, emoji=False)


def printable(text: str) -> str:
    """Return one line of text that no terminal and no build log takes for an order.

    What cannot be seen is spelled out, as Python would, and so is what the output's encoding lacks. `##[`
    begins a command anywhere in a line of some build logs.
    """
    text = _UNSEEN.sub(lambda match: match[0].encode("unicode_escape").decode(), text).replace("##[", "## [")
    return text.encode(console.encoding, "backslashreplace").decode(console.encoding)


def sentence(problem: Problem) -> str:
    """Return what is said about a problem, without its place."""
    name = f"{field_words(problem.field)}: " if problem.field else ""
    return f"{name}{problem.message} {problem.hint}".strip()


def report_problems(problems: Iterable[Problem], *, of: int | None = None) -> None:
    """Print problems, grouped by file, and how many there are.

    Args:
        problems: What is wrong.
        of: The number of files that were read; without it nothing is said where nothing is wrong.
    """
    ordered = sorted(problems)
    for file, in_file in groupby(ordered, key=lambda problem: problem.file):
        console.print(Text(printable(file or "The content folder"), style="bold"))
        for problem in in_file:
            console.print(_line(problem))
        console.print()
    if ordered or of is not None:
        console.print(tally(ordered, of))


def _line(problem: Problem) -> Text:
    words = printable(sentence(problem))
    if console.is_terminal:
        words = textwrap.fill(words, max(40, console.width - _MARGIN), break_on_hyphens=False)
        words = words.replace("\n", "\n" + " " * _MARGIN)
    return Text.assemble(
        f"{problem.line or '':>6}  ", (f"{problem.severity:<7}", _STYLES[problem.severity]), f"  {words}"
    )


def tally(problems: Iterable[Problem], of: int | None) -> str:
    """Say how many problems there are, as in `3 errors and 2 warnings in 2 of 94 files`."""
    found = list(problems)
    all_files = "" if of is None else counted(of, "file")
    if not found:
        return f"{all_files}, nothing wrong."
    kinds = [
        counted(count, kind)
        for kind in ("error", "warning")
        if (count := sum(problem.severity == kind for problem in found))
    ]
    touched = len({problem.file for problem in found})
    return (
        f"{' and '.join(kinds)} in {counted(touched, 'file') if of is None else f'{touched} of {all_files}'}."
    )


def counted(count: int, thing: str) -> str:
    """Say a number of things: `1 file`, `1,303 files`."""
    return f"{count:,} {thing}{'' if count == 1 else 's'}"


@contextmanager
def ended_in_words(what: object = "The disk", then: str = "") -> Iterator[None]:
    """Say what is wrong with the content, or what the system refuses, and end with 1.

    Args:
        what: What the system refuses, where it does not name a file itself.
        then: What else is to be said then.
    """
    try:
        yield
    except ContentError as error:
        report_problems(error.problems)
        raise SystemExit(1) from None
    except OSError as error:
        console.print(printable(f"{error.filename or what}: {error.strerror or error}.{then}"))
        raise SystemExit(1) from None


def stopped(state: str) -> NoReturn:
    """End a command that somebody stops with Ctrl+C, and say what is as it was.

    Raises:
        SystemExit: With 130, as of what is ended by SIGINT (POSIX.1-2017, Shell & Utilities, 2.8.2).
    """
    Console(stderr=True, soft_wrap=True, markup=False, highlight=False).print(printable(f"Stopped. {state}"))
    raise SystemExit(_INTERRUPTED)


class _StepAside(RenderHook):
    """Wipes a bar away before something is printed, which would stand behind it; the next step draws it."""

    def __init__(self, bar: Progress) -> None:
        self._bar = bar

    def process_renderables(self, renderables: list[ConsoleRenderable]) -> list[ConsoleRenderable]:
        if self._bar.live.is_started:
            self._bar.stop()
        return renderables


@contextmanager
def steps() -> Iterator[Callable[[str, int, int], None]]:
    """Show the progress of work in steps, on a terminal, once it has taken a second.

    Yields:
        A function to call with a step's name, pieces done and pieces in all.
    """
    terminal = Console(stderr=True)
    if not terminal.is_terminal:
        yield lambda _what, _done, _of: None
        return
    from rich import progress  # noqa: PLC0415 - loads for people only

    bar = progress.Progress(
        progress.TextColumn("{task.description}", markup=False),
        progress.BarColumn(),
        progress.MofNCompleteColumn(),
        console=terminal,
        transient=True,
        auto_refresh=False,  # a thread would do that, and a build forks: see beside.py
    )
    begun = time.monotonic()
    drawn = begun
    tasks: dict[str, TaskID] = {}

    def report(what: str, done: int, of: int) -> None:
        nonlocal drawn
        now = time.monotonic()
        if not bar.live.is_started:
            if now - begun < _SOON:
                return
            bar.start()
        if what not in tasks:
            tasks[what] = bar.add_task(what, total=of)
        bar.update(tasks[what], completed=done, total=of)
        if done == of or now - drawn >= _AGAIN:
            bar.refresh()
            drawn = now

    console.push_render_hook(_StepAside(bar))
    try:
        yield report
    finally:
        console.pop_render_hook()
        if bar.live.is_started:
            bar.stop()
