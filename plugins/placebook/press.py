"""The press: puts planned pages on disk, in as many processes as help, and only those that changed.

It knows neither MkDocs nor templates. A page's shell (everything around its content) comes ready from
outside; what is left for each page is to make its content and to join strings.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from placebook.beside import Beside, can_fork
from placebook.spare import Manifest, Printed, Tree, adopt, folders_of, is_as_printed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

# Below this many pieces a second process costs more time than it saves.
_WORTH_SHARING = 400
_SLICE = 64


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


def key_of(*parts: bytes) -> bytes:
    """Return one key for several; each part is bounded, so that no two lists of parts share a key."""
    bounded = b"".join([len(part).to_bytes(8, "big") + part for part in parts])
    return hashlib.blake2b(bounded, digest_size=16).digest()


def print_site(  # noqa: PLR0913 - where to, where from, and how
    pieces: Sequence[Piece],
    folder: Path,
    *,
    last: tuple[Path, Tree] | None = None,
    spare: tuple[Path, Tree] | None = None,
    workers: int = 1,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[Tree, Tally]:
    """Write all pieces below a folder.

    A piece whose key is that of a file of an earlier site, where it still is as it was written, is taken from
    there instead of being made again.

    Args:
        pieces: What to write; no two share an address.
        folder: Where to; it exists.
        last: The folder of the last site and what is known of it; it is not touched.
        spare: The same of the site before it, which is used up.
        workers: How many processes may share the work.
        progress: Called with pieces done and pieces in all, now and then.

    Returns:
        What is known of this site now, and the tally.

    Raises:
        OSError: A file cannot be written; the disk may be full.
    """
    new: Manifest = {}
    to_make: list[Piece] = []
    made_folders: set[str] = set()
    root = str(folder)
    if spare:
        new = adopt(*spare, root, {piece.address: piece.key for piece in pieces})
    for piece in pieces:
        address = piece.address
        if address in new:
            continue
        known = last[1].files.get(address) if last else None
        if (
            last
            and known
            and known.key == piece.key
            and _take_over(last[0], root, address, known, made_folders)
        ):
            new[address] = known
        else:
            to_make.append(piece)
    kept = len(new)
    report = progress or _no_progress
    if workers > 1 and len(to_make) >= _WORTH_SHARING and can_fork():
        printed = _print_shared(to_make, root, workers)
    else:
        printed = _print_here(to_make, root)
    for piece, entry in printed:
        new[piece.address] = entry
        if len(new) % _SLICE == 0:
            report(len(new), len(pieces))
    report(len(pieces), len(pieces))
    return Tree(new, folders_of(new, root)), Tally(made=len(to_make), kept=kept)


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


def _print_here(pieces: Iterable[Piece], root: str) -> Iterator[tuple[Piece, Printed]]:
    made_folders: set[str] = set()
    for piece in pieces:
        yield piece, _print_one(piece, root, made_folders)


def _print_one(piece: Piece, root: str, made_folders: set[str]) -> Printed:
    path = f"{root}/{piece.address}"
    _make_folder(os.path.dirname(path), made_folders)  # noqa: PTH120 - the same
    data = piece.make()
    with open(path, "wb") as opened:  # noqa: PTH123 - the same
        opened.write(data)
    return Printed(piece.key, len(data), os.stat(path).st_mtime_ns)  # noqa: PTH116 - the same


def _print_shared(pieces: Sequence[Piece], root: str, workers: int) -> Iterator[tuple[Piece, Printed]]:
    """Let forked processes make every n-th piece each; they share all that the pieces refer to."""
    here = [piece for piece in pieces if piece.leaves]
    pieces = [piece for piece in pieces if not piece.leaves]
    slices = [pieces[number::workers] for number in range(workers)]
    running = [Beside(partial(_print_slice, one, root)) for one in slices]
    yield from _print_here(here, root)
    for one, beside in zip(slices, running, strict=True):
        yield from zip(one, beside.result(), strict=True)


def _print_slice(pieces: Sequence[Piece], root: str) -> list[Printed]:
    return [printed for _, printed in _print_here(pieces, root)]
