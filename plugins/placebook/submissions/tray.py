"""The tray in which the desk lays what the form sends, until a command of the intake takes it in.

It lies in the queue's folder, and is not the queue: whoever reviews holds the queue for as long as they like,
and nobody who sends something waits for that. Each sending is a file of its own, whole or not there.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import replace
from typing import TYPE_CHECKING

from placebook.model.base import one_line
from placebook.saving import save
from placebook.submissions.objects import objects
from placebook.submissions.queue import Entry
from placebook.submissions.submission import WHEN

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from placebook.doors.questions import Question
    from placebook.submissions.submission import Submission

SOURCE = "the form"
_TITLE = 80
_MOST = 1_000  # files; nobody can fill a disk by sending


class TrayFull(Exception):  # noqa: N818 - it is what the tray is
    """As much waits as may, and a person has to look at it first."""


class Tray:
    """The tray."""

    def __init__(self, folder: Path) -> None:
        """Take the queue's folder for one."""
        self._folder = folder

    def put(self, answers: Mapping[str, str], day: str) -> None:
        """Put what was sent onto the disk; the same again on the same day is there once.

        Args:
            answers: By the names of the form's questions.
            day: The day it is, year-month-day.

        Raises:
            TrayFull: There is no room.
            OSError: The disk says no; nothing of it is there then.
        """
        # The day comes first: of what says when it was sent, the first counts.
        data = json.dumps({WHEN: day, **answers}, ensure_ascii=False, indent=1).encode("utf-8", "replace")
        name = f"posted-{day}-{hashlib.blake2b(data, digest_size=8).hexdigest()}.json"
        held = self.files()
        if any(one.name == name for one in held):
            return
        if len(held) >= _MOST:
            raise TrayFull
        save(self._folder / name, data + b"\n", private=True)
        _settle(self._folder)

    def tidy(self) -> None:
        """Remove what was half written when something was cut off: nobody was thanked for it."""
        for path in self._folder.glob(".posted-*"):
            path.unlink(missing_ok=True)

    def files(self) -> list[Path]:
        """Return what lies there, the oldest day first."""
        return sorted(self._folder.glob("posted-*.json"))

    def entries(self) -> list[Entry]:
        """Return what lies there as lines of the ledger, for whoever only wants to know that it came."""
        found = []
        for row, path in enumerate(self.files(), 1):
            held = json.loads(path.read_bytes())
            about = one_line(held.get("title") or held.get("slug") or "Something")[:_TITLE]
            found.append(Entry(SOURCE, row, held.get(WHEN, ""), "posted", about, "waiting"))
        return found

    def rewrite(self, change: Callable[[str, str, str], str | None]) -> None:
        """Let somebody who is to be forgotten be taken out, as `Queue.rewrite` does."""
        for path in self.files():
            held = json.loads(path.read_bytes())
            made = {name: change(path.name, name, text) for name, text in held.items()}
            if made != held:
                left = {name: text for name, text in made.items() if text is not None}
                save(path, (json.dumps(left, ensure_ascii=False, indent=1) + "\n").encode(), private=True)


def posted(files: Sequence[Path], questions: Sequence[Question]) -> tuple[Submission, ...]:
    """Return what some files of the tray hold, each with its place among them as its row.

    Args:
        files: What `Tray.files` returned.
        questions: What may be answered of a listing by people outside.

    Raises:
        ContentError: A file is damaged.
    """
    return tuple(
        replace(one, row=row)
        for row, path in enumerate(files, 1)
        for one in objects(path.read_bytes(), path.name, questions)
    )


def _settle(folder: Path) -> None:
    """See that a file's name is on the disk too, where a folder can be asked for that."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
