"""Whoever wants to be asked no more whether a listing is right, known by their address or by a code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from placebook.post.address import AddressRefused, parse_address
from placebook.post.errors import PostError
from placebook.post.ledger import Ledger
from placebook.post.reminding import STOPS
from placebook.post.tokens import person_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from placebook.post.address import Address
    from placebook.post.folder import PostFolder


def reminded(folder: PostFolder, person: str) -> Address | None:
    """Return the address that a number stands for in the ledgers of reminders."""
    for one in folder.reminders():
        with Ledger(one.ledger, one.marks) as ledger:
            for held, address, _ in ledger.readers():
                if held == person and address:
                    return parse_address(address)
    return None


def asked_no_more(folder: PostFolder, who: str, day: str) -> str:
    """Ask somebody no more, and say in words what was done.

    Args:
        folder: Keeps the list.
        who: Their address, or the code in the mail by which they asked for it.
        day: The day it is.

    Raises:
        PostError: It is neither.
    """
    who = who.strip().rpartition(" ")[2]
    if by_code := stopped_by_code(folder, (who,), day):
        return by_code
    try:
        return _stopped(folder, parse_address(who), day)
    except AddressRefused as error:
        msg = f"{who} is no code of a reminder that was sent from here, and {error}."
        raise PostError(msg) from None


def stopped_by_code(folder: PostFolder, codes: Iterable[str], day: str) -> str:
    """Ask no more whoever was sent one of these codes in a reminder, and say so; nothing where nobody was."""
    key = folder.secret().key(STOPS)
    people = [person for code in codes if (person := person_of(code, key))]
    address = next((found for person in people if (found := reminded(folder, person))), None)
    return _stopped(folder, address, day) if address else ""


def _stopped(folder: PostFolder, address: Address, day: str) -> str:
    is_new = folder.not_asked().add(address, "asked", day)
    return f"{address} {'will not be asked any more' if is_new else 'was not asked any more before'}."
