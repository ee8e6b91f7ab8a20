import multiprocessing
import time
from pathlib import Path

import pytest

from placebook.press import Earlier, Piece, Press, key_of
from placebook.spare import Tree


def pieces(texts: dict[str, str]) -> list[Piece]:
    """Return a piece for each text."""
    return [
        Piece(address, key_of(text.encode()), lambda text=text: text.encode())  # type: ignore[misc]
        for address, text in texts.items()
    ]


def never(address: str, key: bytes) -> Piece:
    """Return a piece that must not be made."""

    def make() -> bytes:
        raise AssertionError(address)

    return Piece(address, key, make)


def endless() -> bytes:
    """Make nothing for ten minutes."""
    time.sleep(600)
    return b""


def printed(folder: Path, texts: dict[str, str], workers: int = 1) -> tuple[Path, Tree]:
    """Print a site, and return its folder and what is known of it."""
    folder.mkdir()
    tree, _ = Press(folder, workers=workers).print(pieces(texts))
    return folder, tree


def files(folder: Path) -> dict[str, str]:
    """Return what stands below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }


TEXTS = {"a/1/index.html": "one", "a/2/index.html": "two", "b.txt": "three", "c/deep/er/x": "four"}


def test_pieces_are_written_where_they_belong(tmp_path: Path) -> None:
    """Every piece is a file of its bytes at its address, and nothing else is there."""
    folder, _ = printed(tmp_path / "site", TEXTS)
    assert files(folder) == TEXTS


def test_several_processes_write_what_one_does(tmp_path: Path) -> None:
    """Sharing the work changes neither the files nor what is known of them, but their times."""
    texts = {f"g/{number}/index.html": str(number) for number in range(900)}
    _, one = printed(tmp_path / "one", texts)
    shared, several = printed(tmp_path / "several", texts, workers=3)
    assert files(shared) == texts
    assert {name: entry[:2] for name, entry in one.files.items()} == {
        name: entry[:2] for name, entry in several.files.items()
    }


def test_a_fault_in_one_process_ends_the_others(tmp_path: Path) -> None:
    """A disk that is full for one is told at once, and no other goes on writing."""

    def full() -> bytes:
        raise OSError(28, "No space left on device")

    here = Piece("a.txt", b"key", full, leaves=True)
    others = [Piece(f"b/{number}.txt", b"key", endless) for number in range(500)]
    with pytest.raises(OSError, match="No space left"):
        Press(tmp_path, workers=2).print([here, *others])
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("source", ["last", "spare"])
def test_an_unchanged_piece_is_not_made_again(tmp_path: Path, source: str) -> None:
    """A piece with the key it had is taken from an earlier site, whichever it is."""
    earlier = printed(tmp_path / "earlier", TEXTS)
    new = tmp_path / "new"
    new.mkdir()
    same = [never(address, key_of(text.encode())) for address, text in TEXTS.items() if "/" in address]
    last, spare = (earlier, None) if source == "last" else (None, earlier)
    _, tally = Press(new, earlier=Earlier(last, spare)).print(same)
    assert tally == (0, 3)
    assert files(new) == {address: text for address, text in TEXTS.items() if "/" in address}


def test_what_a_spare_site_has_too_much_is_gone(tmp_path: Path) -> None:
    """Files that are no longer wanted, and the folders they leave empty, are not in the new site."""
    spare = printed(tmp_path / "spare", TEXTS)
    new = tmp_path / "new"
    new.mkdir()
    Press(new, earlier=Earlier(spare=spare)).print(pieces({"a/1/index.html": "one"}))
    assert files(new) == {"a/1/index.html": "one"}
    assert sorted(path.name for path in new.rglob("*")) == ["1", "a", "index.html"]


def test_a_piece_that_changed_never_changes_the_site_being_read(tmp_path: Path) -> None:
    """Files are shared by links between sites; a new text is a new file, and the old site keeps the old."""
    last = printed(tmp_path / "last", TEXTS)
    spare = tmp_path / "spare"
    spare.mkdir()
    tree, _ = Press(spare, earlier=Earlier(last)).print(pieces(TEXTS))
    new = tmp_path / "new"
    new.mkdir()
    changed = {**TEXTS, "a/1/index.html": "ONE"}
    Press(new, earlier=Earlier(last, (spare, tree))).print(pieces(changed))
    assert files(new) == changed
    assert files(last[0]) == TEXTS


def test_a_press_leaves_the_folders_of_others(tmp_path: Path) -> None:
    """Of a spare site it takes only what is its own; what is another's stays there for that one."""
    spare = printed(tmp_path / "spare", TEXTS)
    new = tmp_path / "new"
    new.mkdir()
    Press(new, earlier=Earlier(spare=spare, is_own=lambda top: top == "a")).print(
        pieces({"a/1/index.html": "one", "c/deep/er/x": "four"})
    )
    assert files(new) == {"a/1/index.html": "one", "c/deep/er/x": "four"}
    assert files(spare[0]) == {"b.txt": "three", "c/deep/er/x": "four"}


def test_a_folder_somebody_else_wrote_into_is_not_adopted(tmp_path: Path) -> None:
    """A name that came into a spare site since it was printed never comes into the new one."""
    spare = printed(tmp_path / "spare", TEXTS)
    (spare[0] / "a" / "2" / "stray").write_text("stray", encoding="utf-8")
    new = tmp_path / "new"
    new.mkdir()
    Press(new, earlier=Earlier(spare=spare)).print(pieces(TEXTS))
    assert files(new) == TEXTS


def test_a_file_that_was_damaged_is_made_again(tmp_path: Path) -> None:
    """A file whose size or time is not what it was when written is not taken over."""
    spare = printed(tmp_path / "spare", TEXTS)
    (spare[0] / "a" / "1" / "index.html").write_text("damaged", encoding="utf-8")
    new = tmp_path / "new"
    new.mkdir()
    Press(new, earlier=Earlier(spare=spare)).print(pieces(TEXTS))
    assert files(new) == TEXTS


def test_keys_of_different_parts_differ() -> None:
    """Where one part ends and the next begins is part of a key."""
    assert len({key_of(b"ab", b"c"), key_of(b"a", b"bc"), key_of(b"abc"), key_of(b"abc", b"")}) == 4
