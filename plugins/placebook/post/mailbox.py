"""Letters in files: read from there, or put there instead of sent."""

from __future__ import annotations

import contextlib
import hashlib
import mailbox
import os
import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from placebook.post.letters import Answer, Fate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from placebook.post.smtp import Parcel

_FROM = re.compile(rb"(?m)^(>*From )")
_LONGEST_NAME = 200


def messages_in(path: Path) -> Iterator[bytes]:
    """Yield the messages of a file or a mailbox: one `.eml`, an mbox, a Maildir, or a folder of `.eml` files.

    Raises:
        OSError: It cannot be read.
    """
    if path.is_dir() and (path / "cur").is_dir():
        for name in ("new", "cur"):
            yield from (file.read_bytes() for file in sorted((path / name).iterdir()) if file.is_file())
    elif path.is_dir():
        yield from (file.read_bytes() for file in sorted(path.glob("*.eml")))
    elif path.read_bytes().startswith(b"From "):
        box = mailbox.mbox(path, create=False)
        try:
            yield from (box.get_bytes(key) for key in box.iterkeys())
        finally:
            box.close()
    else:
        yield path.read_bytes()


class Folder:
    """A folder that gets a file for each letter, named by its reader."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def deliver(self, parcel: Parcel) -> Answer:
        """Write a letter; one to the same address is replaced."""
        target = self._folder / f"{_file_name(parcel.to)}.eml"
        beside = target.with_name(f".{target.name}.{os.getpid()}")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            _write(beside, parcel.data, "wb")
            beside.replace(target)
        except OSError as error:
            beside.unlink(missing_ok=True)
            return _cannot(error)
        return Answer(Fate.ACCEPTED, 0, f"written to {target.name}")

    def close(self) -> None:
        """Nothing is held open."""


class Mbox:
    """One file of many letters, in the form that mail programs import (RFC 4155, with `From ` quoted)."""

    def __init__(self, file: Path, when: str) -> None:
        """Prepare it.

        Args:
            file: The file; letters are added at its end.
            when: The time on the letters' first lines, as `asctime` gives it.
        """
        self._file = file
        self._when = when

    def deliver(self, parcel: Parcel) -> Answer:
        """Add a letter."""
        head = f"From {parcel.sender} {self._when}\n".encode()
        body = _FROM.sub(rb">\1", parcel.data.replace(b"\r\n", b"\n"))
        size = self._file.stat().st_size if self._file.exists() else 0
        try:
            _write(self._file, head + body + b"\n", "ab")
        except OSError as error:
            with contextlib.suppress(OSError):
                os.truncate(self._file, size)  # no half a letter before the next
            return _cannot(error)
        return Answer(Fate.ACCEPTED, 0, f"added to {self._file.name}")

    def close(self) -> None:
        """Nothing is held open."""


def _file_name(address: str) -> str:
    """Return a name that no other address has, on any system."""
    name = quote(address.casefold(), safe="@+")
    return name if len(name) <= _LONGEST_NAME else hashlib.sha256(name.encode()).hexdigest()


def _write(path: Path, data: bytes, mode: str) -> None:
    with path.open(mode) as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _cannot(error: OSError) -> Answer:
    return Answer(Fate.DEFERRED, 0, f"it cannot be written: {error.strerror}", is_servers=True, is_final=True)
