"""The press: puts planned pages on disk, in as many processes as help, and only those that changed.

It knows neither MkDocs nor templates. A page's shell (everything around its content) comes ready from
outside; what is left for each page is to make its content and to join strings.
"""

from __future__ import annotations

import hashlib
import marshal
import math
import os
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from placebook.beside import Beside, Turns, can_fork
from placebook.spare import Manifest, Printed, Tree, adopt, folders_of, is_as_printed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

# Below this many pieces a second process costs more time than it saves.
_WORTH_SHARING = 400
# What a process makes before it asks for more: little, so that all end together.
_BATCH = 16
_MOST_TURNS = 2_000


@dataclass(frozen=True, slots=True)
class Piece:
    """One file to be: its place below the site's folder, what it depends on, and how to make it.

    Attributes:
        address: Path below the site's folder, with forward slashes.
        key: Equal keys of two builds mean equal bytes.
        make: Makes the bytes.
        leaves: Whether making them leaves something behind, so that no other process may do it.
    """

    address: str
    key: bytes
    make: Callable[[], bytes]
    leaves: bool = False


class Tally(NamedTuple):
    """How many files were made, and how many were taken over from the last site unchanged."""

    made: int
    kept: int

    def plus(self, other: Tally) -> Tally:
        """Return how many it is together."""
        return Tally(self.made + other.made, self.kept + other.kept)


def key_of(*parts: bytes) -> bytes:
    """Return one key for several; each part is bounded, so that no two lists of parts share a key."""
    # In this version of its form marshal writes each part with its length, and nothing that equal parts may
    # differ in. No key outlives the version of Python.
    return hashlib.blake2b(marshal.dumps(parts, 2), digest_size=16).digest()


@dataclass(frozen=True, slots=True)
class Earlier:
    """What a press may take from earlier sites.

    Attributes:
        last: The folder of the last site and what is known of it; it is not touched.
        spare: The same of the site before it, which is used up.
        is_own: Tells which top folders of that are this press's alone; it leaves the others.
    """

    last: tuple[Path, Tree] | None = None
    spare: tuple[Path, Tree] | None = None
    is_own: Callable[[str], bool] = lambda _: True


class Press:
    """Prints one site below a folder.

    A piece whose key is that of a file of an earlier site, where it still is as it was written, is taken from
    there instead of being made again.

    Args:
        folder: Where to.
        earlier: What there is of earlier sites.
        workers: How many processes may share the work.
        progress: Called with pieces done and pieces in all, now and then.
    """

    def __init__(
        self,
        folder: Path,
        *,
        earlier: Earlier | None = None,
        workers: int = 1,
        progress: Callable[[int, int], None] | None = None,
    ) -> None:
        self._root = str(folder)
        self._earlier = earlier or Earlier()
        self._workers = workers if can_fork() else 1
        self._progress = progress or _no_progress

    def would_share(self, size: int) -> bool:
        """Tell whether so many pieces are made sooner by several processes, where there can be several."""
        return self._workers > 1 and size >= _WORTH_SHARING

    def print(self, pieces: Sequence[Piece]) -> tuple[Tree, Tally]:
        """Write pieces.

        Args:
            pieces: What to write; no two share an address.

        Returns:
            What is known of them now, and the tally.

        Raises:
            OSError: A file cannot be written; the disk may be full.
        """
        new = self._taken_over(pieces)
        kept = len(new)
        to_make = [one for one in pieces if one.address not in new]

        def report(done: int) -> None:
            self._progress(kept + done, len(pieces))

        if self.would_share(len(to_make)):
            new |= self._print_shared(to_make, report)
        else:
            new |= _print_all(to_make, self._root, report)
        report(len(to_make))
        return Tree(new, folders_of(new, self._root)), Tally(made=len(to_make), kept=kept)

    def _taken_over(self, pieces: Sequence[Piece]) -> Manifest:
        """Take from earlier sites what is the same there; return what is known of it."""
        new: Manifest = {}
        earlier = self._earlier
        if earlier.spare:
            wanted = {piece.address: piece.key for piece in pieces}
            new = adopt(*earlier.spare, self._root, wanted, earlier.is_own)
        if not earlier.last:
            return new
        folder, tree = earlier.last
        made_folders: set[str] = set()
        for piece in pieces:
            address = piece.address
            known = tree.files.get(address)
            if (
                known
                and address not in new
                and known.key == piece.key
                and _take_over(folder, self._root, address, known, made_folders)
            ):
                new[address] = known
        return new

    def _print_shared(self, pieces: Sequence[Piece], report: Callable[[int], None]) -> Manifest:
        """Make pieces in several forked processes and this one; they share all that pieces refer to."""
        here = [piece for piece in pieces if piece.leaves]
        others = [piece for piece in pieces if not piece.leaves]
        size = max(_BATCH, math.ceil(len(others) / _MOST_TURNS))
        batches = [others[at : at + size] for at in range(0, len(others), size)]
        turns = Turns(len(batches))
        by_turns = partial(_print_by_turns, batches, turns, self._root)
        running = [Beside(lambda: [by_turns()]) for _ in range(self._workers - 1)]
        try:
            new = _print_all(here, self._root) | by_turns(lambda turn: report(turn * size))
            for beside in running:
                new |= beside.take()
        finally:
            for beside in running:
                beside.stop()
        return new


def _no_progress(_done: int, _of: int) -> None:
    pass


def _take_over(last: Path, root: str, address: str, known: Printed, made_folders: set[str]) -> bool:
    """Link a file of the last site into the new one if it still is as it was written."""
    old, new = f"{last}/{address}", f"{root}/{address}"
    if not is_as_printed(old, known):
        return False
    try:
        _make_folder(os.path.dirname(new), made_folders)  # noqa: PTH120 - one of thousands, and Path costs more
        os.link(old, new)
    except OSError:
        return False
    return True


def _make_folder(folder: str, made: set[str]) -> None:
    if folder not in made:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - the same
        made.add(folder)


def _print_all(pieces: Sequence[Piece], root: str, report: Callable[[int], None] | None = None) -> Manifest:
    """Make pieces here and now, and report how many are done, now and then."""
    made_folders: set[str] = set()
    new: Manifest = {}
    for number, piece in enumerate(pieces):
        if report and number % _BATCH == 0:
            report(number)
        new[piece.address] = _print_one(piece, root, made_folders)
    return new


def _print_by_turns(
    batches: Sequence[Sequence[Piece]],
    turns: Iterable[int],
    root: str,
    report: Callable[[int], None] | None = None,
) -> Manifest:
    """Make batches while it is the turn of any, and report each turn."""
    new: Manifest = {}
    for turn in turns:
        if report:
            report(turn)
        new |= _print_all(batches[turn], root)
    return new


def _print_one(piece: Piece, root: str, made_folders: set[str]) -> Printed:
    path = f"{root}/{piece.address}"
    _make_folder(os.path.dirname(path), made_folders)  # noqa: PTH120 - the same
    data = piece.make()
    with open(path, "wb") as opened:  # noqa: PTH123 - the same
        opened.write(data)
    return Printed(piece.key, len(data), os.stat(path).st_mtime_ns)  # noqa: PTH116 - the same
