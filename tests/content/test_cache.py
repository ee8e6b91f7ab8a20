"""Readings are kept between builds, and never trusted further than they can be proved."""

from __future__ import annotations

import errno
import os
import pickle
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from placebook.content import cache as caching
from placebook.content import load as loading
from placebook.content.cache import ReadingCache, writable
from placebook.content.load import load
from placebook.content.record import Reading
from placebook.content.record import read as parse
from small_place import listing, write_place

if TYPE_CHECKING:
    from collections.abc import Callable

OLD = time.time() - 3600


@pytest.fixture(autouse=True)
def _own_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the user's own key out of it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A place whose files have not changed for an hour."""
    folder = write_place(tmp_path, {"groups/tea.md": listing("title: Tea")})
    for file in folder.glob("groups/*.md"):
        os.utime(file, (OLD, OLD))
    return folder


@pytest.fixture
def read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], tuple[list[str], int]]:
    """Load a folder with a cache; return the titles, and how many files were read anew."""
    # The moment a file was written cannot be set back; an hour passes at the clock of the cache instead.
    monkeypatch.setattr("placebook.content.cache.time.time_ns", lambda: int((time.time() + 3600) * 1e9))

    def run(folder: Path) -> tuple[list[str], int]:
        parsed: list[str] = []

        def count(collection: str, slug: str, data: bytes, *, file: str) -> Reading:
            parsed.append(file)
            return parse(collection, slug, data, file=file)

        monkeypatch.setattr(loading, "read", count)
        loaded = load(folder, cache=ReadingCache(tmp_path / "cache"))
        return [one.title for one in loaded.directory.listings], len(parsed)

    return run


def test_nothing_is_read_twice(place: Path, read: Callable[[Path], tuple[list[str], int]]) -> None:
    """A second load reads no file that has not changed, and finds the same records."""
    assert read(place) == (["Tea", "Village hall"], 2)
    assert read(place) == (["Tea", "Village hall"], 0)


def test_an_edit_reads_one_file(place: Path, read: Callable[[Path], tuple[list[str], int]]) -> None:
    """After an edit one file is read."""
    read(place)
    (place / "groups" / "tea.md").write_text(listing("title: Tea for all"), encoding="utf-8")
    assert read(place) == (["Tea for all", "Village hall"], 1)


def test_an_edit_of_the_same_size_and_time_is_seen(
    place: Path, read: Callable[[Path], tuple[list[str], int]]
) -> None:
    """An edit that keeps the file's size and sets its time back is seen all the same."""
    read(place)
    file = place / "groups" / "tea.md"
    file.write_text(listing("title: Tee"), encoding="utf-8")
    os.utime(file, (OLD, OLD))
    assert read(place) == (["Tee", "Village hall"], 1)


def test_a_young_file_is_not_trusted_by_its_time(tmp_path: Path) -> None:
    """A file written at the moment it was read may change within the same tick: its bytes are compared."""
    file = write_place(tmp_path, {}) / "groups" / "village-hall.md"
    signature = caching.Signature.of(file.stat())
    reading = Reading(None, ())
    young = caching.Kept(signature, signature.mtime_ns, b"", reading)
    old = caching.Kept(signature, signature.mtime_ns + 60_000_000_000, b"", reading)
    assert not young.is_sure(signature)
    assert old.is_sure(signature)


def test_a_touched_file_is_not_parsed_again(
    place: Path, read: Callable[[Path], tuple[list[str], int]]
) -> None:
    """A file with a new time and the same bytes keeps its reading."""
    read(place)
    os.utime(place / "groups" / "tea.md")
    assert read(place) == (["Tea", "Village hall"], 0)


def test_a_file_that_has_gone_is_forgotten(
    place: Path, read: Callable[[Path], tuple[list[str], int]]
) -> None:
    """A deleted file leaves the place, and comes back as a new one."""
    read(place)
    (place / "groups" / "tea.md").rename(place / "tea.md")
    assert read(place) == (["Village hall"], 0)
    (place / "tea.md").rename(place / "groups" / "tea.md")
    assert read(place) == (["Tea", "Village hall"], 1)


def test_a_file_with_problems_keeps_them(tmp_path: Path) -> None:
    """What is wrong with an unchanged file is told again at each load."""
    folder = write_place(tmp_path, {"groups/tea.md": "---\ntitle:\n---\n"})
    first, second = (load(folder, cache=ReadingCache(tmp_path / "cache")) for _ in range(2))
    assert first.problems == second.problems != ()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda _: b"",
        lambda data: data[:20],
        lambda data: data[:-1],
        lambda data: data[:40] + bytes([data[40] ^ 1]) + data[41:],
        lambda data: bytes(32) + data[32:],
        lambda _: b"\0" * 5000,
    ],
    ids=["empty", "cut short", "one byte less", "one bit turned", "unsigned", "zeros"],
)
def test_a_damaged_store_is_made_anew(
    place: Path,
    tmp_path: Path,
    read: Callable[[Path], tuple[list[str], int]],
    spoil: Callable[[bytes], bytes],
) -> None:
    """Whatever happened to the stored readings, the files are read again and the place is the same."""
    read(place)
    for shard in (tmp_path / "cache").iterdir():
        shard.write_bytes(spoil(shard.read_bytes()))
    assert read(place) == (["Tea", "Village hall"], 2)
    assert read(place) == (["Tea", "Village hall"], 0)


def test_a_shard_in_another_s_place_is_not_taken(
    place: Path, tmp_path: Path, read: Callable[[Path], tuple[list[str], int]]
) -> None:
    """A shard that is whole but belongs elsewhere counts for nothing: its name is signed with it."""
    read(place)
    one, other = sorted((tmp_path / "cache").iterdir())
    one_data = one.read_bytes()
    one.write_bytes(other.read_bytes())
    other.write_bytes(one_data)
    assert read(place) == (["Tea", "Village hall"], 2)


def test_another_user_s_store_is_not_taken(
    place: Path,
    tmp_path: Path,
    read: Callable[[Path], tuple[list[str], int]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A store that came with somebody else's copy is signed with another key, and is not even unpickled."""
    read(place)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "another home"))
    monkeypatch.setattr(pickle, "loads", lambda _data: pytest.fail("unpickled what is not ours"))
    assert read(place) == (["Tea", "Village hall"], 2)


def test_another_version_s_store_is_not_taken(
    place: Path, read: Callable[[Path], tuple[list[str], int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Readings made by other code are dropped."""
    read(place)
    monkeypatch.setattr(caching, "code_digest", lambda: b"another version")
    assert read(place) == (["Tea", "Village hall"], 2)


def test_no_place_for_a_key_means_no_cache(
    place: Path,
    tmp_path: Path,
    read: Callable[[Path], tuple[list[str], int]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where no key can be kept, everything is read each time, and nothing fails."""
    blocked = tmp_path / "a file"
    blocked.write_bytes(b"")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    assert [read(place)[1], read(place)[1]] == [2, 2]


def test_the_key_is_the_user_s_own(tmp_path: Path) -> None:
    """The signing key lies in the user's cache folder, and nobody else may read it."""
    caching.Store(tmp_path / "cache")
    key = tmp_path / "home" / "placebook" / "key"
    assert len(key.read_bytes()) == 32
    assert key.stat().st_mode & 0o077 == 0


def test_where_a_place_may_not_be_written_its_pictures_lie_in_the_users_own_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A place that can only be read is built all the same, into another folder; a full disk is told."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "own"))
    refused = [errno.EROFS]
    make = Path.mkdir

    def mkdir(self: Path, *given: bool, **options: bool) -> None:
        if self.is_relative_to(tmp_path / "place"):
            raise OSError(refused[0], "refused", str(self))
        make(self, *given, **options)

    assert writable(tmp_path / "place/pictures") == tmp_path / "place/pictures"
    monkeypatch.setattr(Path, "mkdir", mkdir)
    assert writable(tmp_path / "place/pictures") == tmp_path / "own/placebook/pictures"
    refused[0] = errno.ENOSPC
    with pytest.raises(OSError, match="refused"):
        writable(tmp_path / "place/pictures")
