"""The site before the last one, used again: most of its files are those of the next one.

A site of thousands of pages has as many folders. After a small edit, to make them anew and to remove the old
ones would take longer than much else; to move what is there takes nothing. Files are never written in place,
since the site that is being read may hold the same file under another link: what does not belong is unlinked.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path


class Printed(NamedTuple):
    """What is known of a file of a site: its key, and its size and time as they were when it was written."""

    key: bytes
    size: int
    mtime_ns: int


Manifest = dict[str, Printed]
Columns = tuple[list[str], list[bytes], list[int], list[int], dict[str, int]]


class Tree(NamedTuple):
    """What is known of a site that was printed: its files by address, and its folders with their times.

    A folder's time changes with every name that comes or goes in it.
    """

    files: Manifest
    folders: dict[str, int]

    def joined(self, other: Tree) -> Tree:
        """Return what is known of both; they share neither files nor folders."""
        return Tree(self.files | other.files, self.folders | other.folders)

    def columns(self) -> Columns:
        """Return it as lists: of thousands of small things they are kept and read much sooner."""
        entries = self.files.values()
        return (
            list(self.files),
            [one.key for one in entries],
            [one.size for one in entries],
            [one.mtime_ns for one in entries],
            self.folders,
        )

    @classmethod
    def of(cls, columns: Columns) -> Tree:
        """Return what `columns` gave."""
        addresses, keys, sizes, times, folders = columns
        return cls(dict(zip(addresses, map(Printed, keys, sizes, times), strict=True)), folders)


def folders_of(files: Iterable[str], root: str) -> dict[str, int]:
    """Return all folders that hold these files, with their times."""
    found: set[str] = set()
    for address in files:
        folder = address.rpartition("/")[0]
        while folder and folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return {folder: _stat(f"{root}/{folder}").st_mtime_ns for folder in found}


def adopt(
    spare: Path, known: Tree, root: str, wanted: Mapping[str, bytes], is_own: Callable[[str], bool]
) -> Manifest:
    """Move the top folders of a spare site into a new one, and take out what does not belong there.

    A folder in which anything came or went since it was printed is not trusted, and left behind.

    Args:
        spare: The folder of the spare site.
        known: What is known of it.
        root: The folder of the new site.
        wanted: The keys of the new site's files, by address.
        is_own: Tells which top folders may be moved.

    Returns:
        The files of the new site that are there now, and as they should be.
    """
    times = {folder: time for folder, time in known.folders.items() if is_own(_top(folder))}
    tops = set(map(_top, times))
    changed = {_top(folder) for folder, time in times.items() if _time(f"{spare}/{folder}") != time}
    moved: set[str] = set()
    for top in sorted(tops - changed):
        with contextlib.suppress(OSError):
            os.rename(f"{spare}/{top}", f"{root}/{top}")  # noqa: PTH104 - one of many, see below
            moved.add(top)
    kept: Manifest = {}
    for address, printed in known.files.items():
        if _top(address) not in moved:
            continue
        if wanted.get(address) == printed.key and is_as_printed(f"{root}/{address}", printed):
            kept[address] = printed
        else:
            _remove(root, address)
    return kept


def is_as_printed(path: str, printed: Printed) -> bool:
    """Tell whether a file still is as it was written."""
    try:
        status = _stat(path)
    except OSError:
        return False
    return status.st_size == printed.size and status.st_mtime_ns == printed.mtime_ns


def lay_aside(site: Path, spare: Path) -> None:
    """Make a site that is no longer shown the spare one; where it cannot be moved, remove it."""
    shutil.rmtree(spare, ignore_errors=True)
    try:
        spare.parent.mkdir(parents=True, exist_ok=True)
        site.rename(spare)
    except OSError:  # on another disk, say
        shutil.rmtree(site, ignore_errors=True)


def _remove(root: str, address: str) -> None:
    """Remove a file, and the folders that are empty without it."""
    with contextlib.suppress(FileNotFoundError):
        os.unlink(f"{root}/{address}")  # noqa: PTH108 - the same
    folder = address.rpartition("/")[0]
    with contextlib.suppress(OSError):
        while folder:
            os.rmdir(f"{root}/{folder}")  # noqa: PTH106 - the same
            folder = folder.rpartition("/")[0]


def _top(address: str) -> str:
    return address.partition("/")[0]


def _time(folder: str) -> int:
    try:
        return _stat(folder).st_mtime_ns
    except OSError:
        return -1


def _stat(path: str) -> os.stat_result:
    return os.stat(path)  # noqa: PTH116 - thousands of files, and Path.stat costs twice as much
