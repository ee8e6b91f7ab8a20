"""Erasing somebody wherever their address is kept."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from placebook.opendata.table import write
from placebook.post.address import parse_address
from placebook.post.asked_no_more import reminded
from placebook.post.errors import PostError
from placebook.post.ledger import Ledger
from placebook.post.reminding import person_of_address

if TYPE_CHECKING:
    from placebook.post.address import Address
    from placebook.post.folder import EditionFolder, PostFolder


def erase(folder: PostFolder, address: Address, day: str) -> None:
    """Erase somebody: subscribers, who only asked, ledgers, and what was written to look through.

    The list of those who must have no letter has them first, so that a failure half way leaves nobody who
    could be written to. It may be done again.

    Raises:
        PostError: They are nowhere here, or an edition is just being sent.
    """
    suppression = folder.suppression()
    asked = person_of_address(address, folder.secret())
    with folder.subscribers() as subscribers, folder.sending():
        found, written_to = subscribers.find(address), reminded(folder, asked)
        is_awaited = folder.awaits(address)
        if not found and not written_to and not is_awaited:
            msg = f"{address} is not among the subscribers, and was not asked about a listing either."
            raise PostError(msg)
        suppression.add(address, "erased", day)
        if is_awaited:
            with folder.unconfirmed() as unconfirmed:
                unconfirmed.forget(address)
        if written_to:
            for one in folder.reminders():
                _forget(one, asked, written_to)
        if found:
            for one in folder.editions():
                _forget(one, found.person, found.address)
            subscribers.erase(found.person)


def _forget(plan: EditionFolder, person: str, address: Address) -> None:
    """Take somebody out of a ledger, and their address out of the files that were made to look at."""
    with Ledger(plan.ledger, plan.marks, is_newest=True) as ledger:
        for one in _numbers(ledger, person, address):
            ledger.forget(one)
    if plan.sample.exists() and str(address).encode() in plan.sample.read_bytes():
        plan.sample.unlink()
    if plan.audience.exists():
        lines = csv.DictReader(io.StringIO(plan.audience.read_text(encoding="utf-8-sig")))
        kept = [row for row in lines if row["address"].lstrip("'") != str(address)]
        plan.audience.write_bytes(write(kept, lines.fieldnames or ()).encode("utf-8-sig"))


def _numbers(ledger: Ledger, person: str, address: Address) -> list[str]:
    """Return the numbers of somebody in a ledger: others, if the subscribers were read in anew since."""
    return [
        one
        for one, text, _ in ledger.readers()
        if one == person or (text and parse_address(text).key == address.key)
    ]
