"""Readings kept from one build to the next, so that an edit reads one file again and not all.

A stored reading is used only if the file is the same and the code that made it is the same. The store is
signed with a key that lies outside the project, in the user's own cache folder: it holds pickled objects, and
a copy that came with somebody's pull request must never be unpickled. Whatever is damaged, old or foreign is
dropped and made again.
"""

from __future__ import annotations

import contextlib
import errno
import gc
import hashlib
import hmac
import os
import pickle
import secrets
import sys
import time
from functools import cache, lru_cache
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from placebook.content.record import Reading

_SHARDS = 64
# What a reading is made with, besides our own code.
_LIBRARIES = ("cmarkgfm", "nh3", "pydantic", "python-frontmatter", "pyyaml", "rapidfuzz")
_DIGEST = 32
# A file changed within this time of being read may change again without its time stamp moving.
_RACY_NS = 2_000_000_000


class Signature(NamedTuple):
    """What the file system says of a file.

    Equal signatures mean unchanged bytes, unless the change is very young.
    """

    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int

    @classmethod
    def of(cls, stat: os.stat_result) -> Signature:
        """Take it from a file's status."""
        return cls(stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino)


class Kept(NamedTuple):
    """A reading as it is stored: of which bytes, seen when, and what came of it."""

    signature: Signature
    seen_ns: int
    digest: bytes
    reading: Reading

    @classmethod
    def now(cls, signature: Signature, digest: bytes, reading: Reading) -> Kept:
        """Keep a reading that was made just now."""
        return cls(signature, time.time_ns(), digest, reading)

    def is_sure(self, signature: Signature) -> bool:
        """Tell whether the signature alone shows that the file has not changed."""
        youngest = max(signature.mtime_ns, signature.ctime_ns)
        return signature == self.signature and youngest + _RACY_NS < self.seen_ns


def digest_of(data: bytes) -> bytes:
    """Return what tells one file's bytes from another's."""
    return hashlib.blake2b(data, digest_size=_DIGEST).digest()


@lru_cache(maxsize=1)
def code_digest() -> bytes:
    """Return what tells this version of the package, and of what it reads files with, from any other."""
    package = Path(__file__).parents[1]
    found = hashlib.blake2b(digest_size=_DIGEST)
    for name in (sys.version, *(metadata.version(library) for library in _LIBRARIES)):
        found.update(name.encode() + b"\0")
    for part in sorted(package.rglob("*.py")):
        found.update(part.relative_to(package).as_posix().encode() + b"\0" + part.read_bytes())
    return found.digest()


def own_folder() -> Path:
    """Return where builds keep what belongs to the user and to no place.

    Raises:
        RuntimeError: Nobody knows where the user is at home.
    """
    base = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(base).expanduser() / "placebook"


def writable(folder: Path) -> Path:
    """Return a folder, made if it is not there; or the user's own of its name, where it may not be written.

    Raises:
        OSError: Neither can be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if os.access(folder, os.W_OK):
            return folder
    except OSError as error:
        if error.errno not in {errno.EACCES, errno.EPERM, errno.EROFS}:
            raise
    with contextlib.suppress(RuntimeError):
        own = own_folder() / folder.name
        own.mkdir(parents=True, exist_ok=True)
        return own
    return folder


def _key() -> bytes | None:
    """Return the user's own signing key, made at first use; None where there is no place to keep one."""
    try:
        path = own_folder() / "key"
        key = path.read_bytes()
        if len(key) >= _DIGEST:
            return key[:_DIGEST]
    except RuntimeError:
        return None
    except OSError:
        pass
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        key = secrets.token_bytes(_DIGEST)
        temporary = path.with_name(f"key.{os.getpid()}")
        temporary.touch(mode=0o600)
        temporary.write_bytes(key)
        temporary.replace(path)
    except OSError:
        return None
    return key


class Store:
    """Signed pickles in one folder. Missing, damaged, old and foreign ones all read as nothing."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._key = _key() if folder else None

    def load(self, name: str) -> Any:  # noqa: ANN401 - whatever was saved under this name
        """Return what was saved under a name by this very version of the code, or None."""
        if not (self._folder and self._key):
            return None
        try:
            data = memoryview((self._folder / name).read_bytes())
        except OSError:
            return None
        signature, payload = data[:_DIGEST], data[_DIGEST:]
        if not hmac.compare_digest(signature, self._sign(name, payload)):
            return None
        return pickle.loads(payload)  # noqa: S301 - signed by this user with this code

    def save(self, name: str, value: object) -> None:
        """Save a value. A full disk or a folder that cannot be written only costs time at the next build."""
        if self._folder and self._key:
            self.save_packed(name, pack(value))

    def save_packed(self, name: str, payload: bytes) -> None:
        """Save what `pack` made of a value."""
        if not (self._folder and self._key):
            return
        temporary = self._folder / f"{name}.{os.getpid()}"
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            temporary.write_bytes(self._sign(name, payload) + payload)
            temporary.replace(self._folder / name)
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)

    def _sign(self, name: str, payload: bytes | memoryview) -> bytes:
        """Return a keyed hash (BLAKE2, RFC 7693): of thousands of readings SHA-256 takes twice the time."""
        assert self._key is not None  # noqa: S101 - callers have looked
        signed = hashlib.blake2b(name.encode() + b"\0" + code_digest(), key=self._key, digest_size=_DIGEST)
        signed.update(payload)
        return signed.digest()


@contextlib.contextmanager
def nothing_is_garbage() -> Iterator[None]:
    """Do not look for garbage meanwhile: there are many small objects, and next to none of them are.

    Afterwards they count as old, since to look all of them over at once takes a tenth of a second and more.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.freeze()
            gc.unfreeze()
            gc.enable()


class ReadingCache:
    """The readings of all files of content, in a few shards of which only the changed ones are written."""

    def __init__(self, folder: Path | None = None) -> None:
        self._store = Store(folder)
        self._kept: dict[str, Kept] = {}
        for shard in range(_SHARDS):
            self._kept.update(self._store.load(f"readings-{shard:02}") or {})
        self._changed: set[int] = set()
        self._packed: dict[int, tuple[frozenset[str], bytes]] = {}

    def get(self, file: str) -> Kept | None:
        """Return what is kept of a file, or None."""
        return self._kept.get(file)

    def put(self, readings: Mapping[str, Kept]) -> None:
        """Keep readings, each under its file."""
        self._kept.update(readings)
        self._changed.update(map(shard_of, readings))

    def put_packed(self, shard: int, packed: bytes) -> dict[str, Kept]:
        """Keep readings of one shard that a process of our own made, and `pack` packed."""
        kept: dict[str, Kept] = pickle.loads(packed)  # noqa: S301 - it comes from our own process
        self.put(kept)
        self._packed[shard] = frozenset(kept), packed
        return kept

    def touch(self, file: str, signature: Signature) -> Kept:
        """Note that a file looks otherwise and holds what it held."""
        known = self._kept[file]
        self.put({file: Kept.now(signature, known.digest, known.reading)})
        return self._kept[file]

    def save(self, files: Iterable[str]) -> None:
        """Write what changed; what is kept of files that are no longer there is dropped."""
        gone = self._kept.keys() - set(files)
        for file in gone:
            del self._kept[file]
            self._changed.add(shard_of(file))
        shards: dict[int, dict[str, Kept]] = {shard: {} for shard in self._changed}
        for file, kept in self._kept.items():
            if (shard := shard_of(file)) in shards:
                shards[shard][file] = kept
        for shard, content in shards.items():
            files_packed, packed = self._packed.get(shard, (None, b""))
            is_whole = files_packed == content.keys()
            self._store.save_packed(f"readings-{shard:02}", packed if is_whole else pack(content))
        self._changed.clear()
        self._packed.clear()


def pack(value: object) -> bytes:
    """Return a value as a store holds it."""
    return pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)


@cache
def shard_of(file: str) -> int:
    """Return the number of the shard that holds a file's reading."""
    # A name that is not UTF-8 comes from the file system with surrogates in it.
    return hashlib.blake2b(file.encode(errors="surrogateescape"), digest_size=1).digest()[0] % _SHARDS
