"""Erasing somebody wherever their address is kept."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from placebook.opendata.table import write
from placebook.post.errors import PostError
from placebook.post.ledger import Ledger

if TYPE_CHECKING:
    from placebook.post.address import Address
    from placebook.post.folder import EditionFolder, PostFolder


def erase(folder: PostFolder, address: Address, day: str) -> None:
    """Erase somebody: subscribers, ledgers, and what was written to look through.

    The list of those who must have no letter has them first, so that a failure half way leaves nobody who
    could be written to. It may be done again.

    Raises:
        PostError: They are nowhere here, or an edition is just being sent.
    """
    suppression = folder.suppression()
    with folder.subscribers() as subscribers, folder.sending():
        found = subscribers.find(address)
        if not found:
            msg = f"{address} is not among the subscribers."
            raise PostError(msg)
        suppression.add(address, "erased", day)
        for edition in folder.editions():
            with Ledger(edition.ledger, edition.marks, is_newest=True) as ledger:
                ledger.forget(found.person)
            _forget(edition, str(found.address))
        subscribers.erase(found.person)


def _forget(edition: EditionFolder, address: str) -> None:
    """Take an address out of the files that were made to look at."""
    if edition.sample.exists() and address.encode() in edition.sample.read_bytes():
        edition.sample.unlink()
    if edition.audience.exists():
        lines = csv.DictReader(io.StringIO(edition.audience.read_text(encoding="utf-8-sig")))
        kept = [row for row in lines if row["address"].lstrip("'") != address]
        edition.audience.write_bytes(write(kept, ("address", "letter", "why")).encode("utf-8-sig"))
