"""A part of a site that is planned and printed beside the rest, or after it."""

from __future__ import annotations

import multiprocessing
import os
from typing import TYPE_CHECKING

import pytest

from placebook.part import Part
from placebook.press import Piece, Press, Tally, key_of
from press.test_press import endless, files, pieces

if TYPE_CHECKING:
    from pathlib import Path

    from placebook.spare import Manifest

TEXTS = {"data/listings.json": "tea", "data/services/1.json": "talk"}


@pytest.mark.parametrize("is_beside", [True, False])
def test_it_is_planned_printed_and_known(tmp_path: Path, *, is_beside: bool) -> None:
    """Its addresses are known before it is written; then its files are there, with what is known of them."""
    part = Part(Press(tmp_path), lambda: pieces(TEXTS), lambda _: None, is_beside=is_beside)
    assert part.addresses == list(TEXTS)
    tree, tally = part.printed()
    part.stop()
    assert files(tmp_path) == TEXTS
    assert {address: known.key for address, known in tree.files.items()} == {
        address: key_of(text.encode()) for address, text in TEXTS.items()
    }
    assert tree.folders.keys() == {"data", "data/services"}
    assert tally == Tally(2, 0)


@pytest.mark.parametrize("is_beside", [True, False])
def test_what_it_leaves_is_kept_where_it_was_planned(tmp_path: Path, *, is_beside: bool) -> None:
    """What making its files left behind is kept by the process that made them."""
    left: list[str] = []

    def make() -> bytes:
        left.append("line")
        return b"tea"

    def keep(_: Manifest) -> None:
        (tmp_path / "kept").write_text(f"{left} {os.getpid()}", "utf-8")

    part = Part(
        Press(tmp_path / "site"),
        lambda: [Piece("data/listings.json", b"key", make)],
        keep,
        is_beside=is_beside,
    )
    part.printed()
    part.stop()
    assert left == ([] if is_beside else ["line"])
    kept, _, pid = (tmp_path / "kept").read_text("utf-8").rpartition(" ")
    assert kept == "['line']"
    assert (pid == str(os.getpid())) is not is_beside


def test_it_ends_when_the_rest_is_not_printed(tmp_path: Path) -> None:
    """A build that stops in between leaves no process that goes on writing."""
    part = Part(
        Press(tmp_path), lambda: [Piece("data/0.json", b"key", endless)], lambda _: None, is_beside=True
    )
    assert part.addresses == ["data/0.json"]
    assert multiprocessing.active_children()
    part.stop()
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("is_beside", [True, False])
def test_a_fault_in_it_is_told(tmp_path: Path, *, is_beside: bool) -> None:
    """A disk that is full while it is written is told to whoever waits for it."""

    def full() -> bytes:
        raise OSError(28, "No space left on device")

    planned = [Piece("data/0.json", b"key", full)]
    part = Part(Press(tmp_path), lambda: planned, lambda _: None, is_beside=is_beside)
    with pytest.raises(OSError, match="No space left"):
        part.printed()
    part.stop()
