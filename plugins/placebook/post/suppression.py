"""Who must have no letter, whatever else is known or imported.

The list holds no addresses: of each it keeps a code that only the keeper's secret makes of it (HMAC). So it
can outlive what must be erased, lies in a file of its own that a restored list of subscribers does not touch,
and only grows: each line is added at the end and put on the disk before anybody is told that it is done.

A copy lies in the account of whoever keeps it, outside the folder. When the folder is put back from a backup,
the copy brings back whoever has stopped the letter since.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import os
import re
from typing import TYPE_CHECKING, NamedTuple

from placebook.post.errors import PostError
from placebook.saving import save

if TYPE_CHECKING:
    from io import FileIO
    from pathlib import Path

    from placebook.post.address import Address
    from placebook.post.secret import Secret

_HEAD = "# Who must have no letter. Made by placebook; only add to it. Secret: "
_LINE = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}),([0-9a-f]{40}),([a-z]+)")
REASONS = {
    "asked": "asked for no more letters",
    "bounced": "has an address that no letter reaches",
    "complained": "called the letter spam",
    "erased": "was erased from the subscribers",
    "elsewhere": "had stopped the letter where the list came from",
}
_LIFTED = "lifted"


class Suppressed(NamedTuple):
    """Since which day somebody is to have no letter, and why: one of `REASONS`."""

    day: str
    reason: str

    @property
    def words(self) -> str:
        """The same in words: `asked for no more letters on 2026-11-02`."""
        return f"{REASONS.get(self.reason, self.reason)} on {self.day}"


class Suppression:
    """The list, in a file."""

    def __init__(self, path: Path, secret: Secret, copy: Path | None = None) -> None:
        """Read it; where there is none it is empty.

        Args:
            path: The file.
            secret: Makes the codes.
            copy: Where its copy is, outside the folder that may be put back from a backup.

        Raises:
            PostError: It was made with another secret, or holds something else.
        """
        self._path = path
        self._copy = copy
        self._key = secret.key("suppression")
        self._head = f"{_HEAD}{secret.fingerprint}\n"
        self._held: dict[str, Suppressed] = {}
        self._seen = (-1, -1)
        self.refresh()
        if copy:
            self._bring_back(copy)

    def _bring_back(self, copy: Path) -> None:
        """Add what only the copy knows, and let the copy be one again."""
        own, kept = _text(self._path), _text(copy)
        known, told = _last_acts(own), _last_acts(kept)
        for code, (day, reason) in told.items():
            since = known.get(code)
            # Of a day on which somebody stopped it and asked for it again, the list itself knows the order.
            if reason != _LIFTED and (since is None or since.day < day):
                self._append(f"{day},{code},{reason}\n")
        now = _text(self._path)
        if now != _text(copy):
            # A home folder may be read-only; then there is no copy.
            with contextlib.suppress(OSError):
                save(copy, now.encode("ascii"), private=True)

    def refresh(self) -> None:
        """Read it again if it has changed: somebody may stop the letter while it is sent."""
        try:
            stat = self._path.stat()
            if (stat.st_size, stat.st_mtime_ns) == self._seen:
                return
            text = self._path.read_text(encoding="ascii")
        except FileNotFoundError:
            return
        except (OSError, UnicodeDecodeError) as error:
            msg = f"{self._path} cannot be read: {error}. Nothing is sent without it."
            raise PostError(msg) from None
        self._held = self._parsed(text)
        self._seen = (stat.st_size, stat.st_mtime_ns)

    def _parsed(self, text: str) -> dict[str, Suppressed]:
        if text and not text.startswith(self._head):
            msg = (
                f"{self._path} was made with another secret, so nobody in it can be recognised. Put back the "
                "secret that belongs to it."
            )
            raise PostError(msg)
        held: dict[str, Suppressed] = {}
        *lines, _cut_off = text.split("\n")[1:] or [""]
        for number, line in enumerate(lines, 2):
            if line and not _take(held, line):
                msg = f"{self._path}, line {number} is damaged. Put the file back from your backup."
                raise PostError(msg)
        return held

    def __len__(self) -> int:
        return len(self._held)

    def of(self, address: Address) -> Suppressed | None:
        """Return since when and why an address is to have no letter, or None."""
        return self._held.get(self._code(address))

    def add(self, address: Address, reason: str, day: str) -> bool:
        """Put an address on the list, and tell whether it was not on it before."""
        code = self._code(address)
        if code in self._held:
            return False
        self._append(f"{day},{code},{reason}\n")
        return True

    def lift(self, address: Address, day: str) -> bool:
        """Take somebody off the list who wants letters again, and tell whether they were on it."""
        code = self._code(address)
        if code not in self._held:
            return False
        self._append(f"{day},{code},{_LIFTED}\n")
        return True

    def _code(self, address: Address) -> str:
        return hmac.digest(self._key, address.key.encode(), hashlib.sha256).hex()[:40]

    def _append(self, line: str) -> None:
        self.refresh()
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(descriptor, "r+b", buffering=0) as file:
            whole = _whole_lines(file)
            added = f"{'' if whole else self._head}{line}".encode("ascii")
            file.write(added)
            os.fsync(file.fileno())
            stat = os.fstat(file.fileno())
        if self._copy:
            _add_to_copy(self._copy, whole, added)
        if whole == self._seen[0]:  # nobody else wrote meanwhile, so there is no need to read it all again
            _take(self._held, line.rstrip())
            self._seen = (stat.st_size, stat.st_mtime_ns)
        else:
            self.refresh()


def _whole_lines(file: FileIO) -> int:
    """Return how long a file is, less a line that was cut off, and that nobody was told was written."""
    size = file.seek(0, os.SEEK_END)
    if size:
        file.seek(size - 1)
        if file.read() != b"\n":
            file.seek(0)
            size = file.read().rfind(b"\n") + 1
            file.truncate(size)
    return size


def _add_to_copy(copy: Path, size: int, added: bytes) -> None:
    """Add a line to the copy, if it is as long as the list was; else it is made anew when it is next read."""
    with contextlib.suppress(OSError), copy.open("r+b", buffering=0) as file:
        if file.seek(0, os.SEEK_END) == size:
            file.write(added)
            os.fsync(file.fileno())


def _text(path: Path) -> str:
    """Return the whole lines of a list; nothing of one that is not there or cannot be read."""
    try:
        text = path.read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        return ""
    return text[: text.rfind("\n") + 1]


def _last_acts(text: str) -> dict[str, Suppressed]:
    """Return what was last written of each code, liftings too; a line that is damaged says nothing."""
    found = (match.groups() for line in text.split("\n") if (match := _LINE.fullmatch(line)))
    return {code: Suppressed(day, reason) for day, code, reason in found}


def _take(held: dict[str, Suppressed], line: str) -> bool:
    """Take in a line, and tell whether it is one."""
    match = _LINE.fullmatch(line)
    if not match:
        return False
    day, code, reason = match.groups()
    if reason == _LIFTED:
        held.pop(code, None)
    else:
        held.setdefault(code, Suppressed(day, reason))
    return True
