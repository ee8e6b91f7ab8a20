"""GOV.UK Notify without its interface: a text to paste into a template, and a table of readers to upload."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import os
from typing import TYPE_CHECKING

from placebook.newsletter.merge_tags import UNSUBSCRIBE
from placebook.post.letters import Answer, Fate
from placebook.post.senders.tags import JOINER

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from placebook.post.smtp import Parcel

_PLACEHOLDER = "stop_the_letter"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def template_text(text: str) -> str:
    """Return a text to be pasted into a template at Notify, where double brackets are a placeholder."""
    parted = text.replace("((", f"({JOINER}(").replace("((", f"({JOINER}(")
    return parted.replace(UNSUBSCRIBE, f"(({_PLACEHOLDER}))")


class BulkTable:
    """The table for Notify's page "Upload a list of email addresses", a row for each reader.

    Whoever is written down counts as sent to: what Notify makes of the table, it tells there.
    """

    def __init__(self, file: Path) -> None:
        """Prepare it; rows are added at its end."""
        self._file = file

    def deliver(self, parcel: Parcel) -> Answer:
        """Add a reader."""
        asked = json.loads(parcel.data)
        to = asked["email_address"]
        if to.startswith(_FORMULA):
            return Answer(Fate.REJECTED, 0, "a spreadsheet would take the address for a formula")
        rows = [[to, asked["stop"]]]
        try:
            if not self._file.exists():
                rows.insert(0, ["email address", _PLACEHOLDER])
            _append(self._file, _table(rows))
        except OSError as error:
            words = f"it cannot be written: {error.strerror}"
            return Answer(Fate.DEFERRED, 0, words, is_servers=True, is_final=True)
        return Answer(Fate.ACCEPTED, 0, f"added to {self._file.name}")

    def close(self) -> None:
        """Nothing is held open."""


def _table(rows: Iterable[Sequence[str]]) -> bytes:
    """Return rows as CSV (RFC 4180)."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue().encode()


def _append(file: Path, data: bytes) -> None:
    """Add to a file that only the keeper's own account can read; half a row never stays.

    Raises:
        OSError: The disk says no.
    """
    size = file.stat().st_size if file.exists() else 0
    try:
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "ab") as opened:
            opened.write(data)
            opened.flush()
            os.fsync(opened.fileno())
    except OSError:
        with contextlib.suppress(OSError):
            os.truncate(file, size)
        raise
