"""The keeper's secret: what makes addresses for stopping the letter that nobody else can make.

It is one file of random bytes, made once. Without it the addresses in letters already sent stop working, and
the list of those who have asked for no more letters cannot be read, so it belongs in the backup.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from typing import TYPE_CHECKING

from placebook.post.errors import PostError

if TYPE_CHECKING:
    from pathlib import Path

_FIRST_LINE = "placebook secret 1"
_BYTES = 32


class Secret:
    """A secret, from which a key comes for each purpose: who knows one key knows no other."""

    def __init__(self, value: bytes) -> None:
        self._value = value

    def key(self, purpose: str) -> bytes:
        """Return the key for a purpose: 32 bytes, always the same."""
        return hmac.digest(self._value, b"placebook " + purpose.encode(), hashlib.sha256)

    @property
    def fingerprint(self) -> str:
        """What tells this secret from another and gives nothing of it away."""
        return self.key("fingerprint").hex()[:16]


def read_secret(path: Path) -> Secret:
    """Read the secret.

    Raises:
        PostError: There is none, or the file is not one.
    """
    try:
        first, _, rest = path.read_text(encoding="ascii").partition("\n")
        value = bytes.fromhex(rest.strip())
    except FileNotFoundError:
        msg = f"There is no {path}. Put it back from your backup: without it, old letters cannot be stopped."
        raise PostError(msg) from None
    except (OSError, ValueError) as error:
        msg = f"{path} cannot be read: {error}. Put it back from your backup."
        raise PostError(msg) from None
    if first != _FIRST_LINE or len(value) != _BYTES:
        msg = f"{path} is not a secret that placebook made. Put it back from your backup."
        raise PostError(msg)
    return Secret(value)


def make_secret(path: Path) -> Secret:
    """Make a secret that only the keeper's own account can read.

    Raises:
        FileExistsError: There is one. It is never written over.
    """
    value = secrets.token_bytes(_BYTES)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(f"{_FIRST_LINE}\n{value.hex()}\n")
        file.flush()
        os.fsync(file.fileno())
    return Secret(value)
