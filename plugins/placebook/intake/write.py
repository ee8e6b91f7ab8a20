"""Reading and writing the folder of an import. Files are complete or not there at all, whatever happens."""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
from typing import TYPE_CHECKING

from placebook.content.record import read
from placebook.intake.ledger import FILE, Ledger, digest_of, ledger_bytes, read_ledger
from placebook.intake.plan import Folder, Plan, intent
from placebook.model.listing import Listing
from placebook.problems import ContentError, Problem

if TYPE_CHECKING:
    from pathlib import Path

_STAGE = ".import.part"


def read_folder(folder: Path, name: str) -> tuple[Folder, Ledger]:
    """Look at a folder before an import of some name.

    Raises:
        ContentError: It cannot be read, or what is remembered of earlier imports is damaged.
    """
    file = f"{folder.name}/{FILE}"
    try:
        data = _bytes(folder / FILE)
        ledger = read_ledger(data, file=file)
        contents = {path.stem: _bytes(path) for path in sorted(folder.glob("*.md"))}
    except OSError as error:
        raise ContentError([_problem(folder, error, "cannot be read")]) from error
    remembered = {slug for files in ledger.values() for slug in files}
    sources: dict[tuple[str, ...], str] = {}
    for slug, content in contents.items():
        if slug in remembered or content is None:
            continue
        found = read("groups", slug, content, file=slug).record
        if isinstance(found, Listing) and found.source and found.source.id:
            sources[found.source.name, found.source.id] = slug
    others = frozenset(slug for other, files in ledger.items() if other != name for slug in files)
    digests = {slug: digest_of(content) if content is not None else "" for slug, content in contents.items()}
    return Folder(digests, sources, ledger.get(name, {}), others), ledger


def write_folder(folder: Path, name: str, done: Plan, before: Folder, ledger: Ledger) -> None:
    """Carry out a plan.

    Everything is first written under other names; only when all of it is on the disk does it take its place.
    An import that is cut off in between is finished by the next one.

    Raises:
        ContentError: The disk is full, say. Says whether anything was changed.
    """
    after = ledger_bytes({**ledger, name: dict(done.entries)})
    if not done.writes and not done.removals and _unchanged(folder / FILE, after):
        return
    stage = folder / _STAGE
    placed = 0
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if stage.exists():
            shutil.rmtree(stage)
        stage.mkdir()
        for slug, data in done.writes.items():
            (stage / f"{slug}.md").write_bytes(data)
        (stage / "before").write_bytes(ledger_bytes({**ledger, name: intent(done, before)}))
        (stage / "after").write_bytes(after)
        (stage / "before").replace(folder / FILE)
        for slug in done.writes:
            (stage / f"{slug}.md").replace(folder / f"{slug}.md")
            placed += 1
        for slug in done.removals:
            (folder / f"{slug}.md").unlink(missing_ok=True)
        (stage / "after").replace(folder / FILE)
    except OSError as error:
        count = f"{placed:,} of {len(done.writes):,} files were written; run the same command again to finish"
        raise ContentError([_problem(folder, error, count if placed else "nothing was written")]) from error
    finally:
        with contextlib.suppress(OSError):
            shutil.rmtree(stage)


def _bytes(path: Path) -> bytes | None:
    """Return an ordinary file's bytes; None where there is none. Links are not followed."""
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return None
    except FileNotFoundError:
        return None
    return path.read_bytes()


def _unchanged(path: Path, data: bytes) -> bool:
    try:
        return path.read_bytes() == data
    except OSError:
        return False


def _problem(folder: Path, error: OSError, what: str) -> Problem:
    reason = error.strerror or str(error)
    return Problem(os.fspath(folder), 0, "", f"{what}: {reason[:1].lower()}{reason[1:]}.")
