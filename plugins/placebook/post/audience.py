"""Who gets an edition, who does not, and why."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from placebook.post.consent import WHOLE_PLACE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from placebook.post.address import Address
    from placebook.post.subscribers import Subscriber
    from placebook.post.suppression import Suppressed


class LeftOut(NamedTuple):
    """A subscriber who does not get it, and why."""

    subscriber: Subscriber
    why: str


@dataclass(frozen=True, slots=True)
class Audience:
    """Every subscriber, once: planned, suppressed or excluded.

    Attributes:
        planned: Who gets the edition, in the order letters go.
        suppressed: Who must have no letter.
        excluded: Who has not agreed to this one, or has it already.
    """

    planned: tuple[Subscriber, ...]
    suppressed: tuple[LeftOut, ...]
    excluded: tuple[LeftOut, ...]

    @property
    def candidates(self) -> int:
        """How many there are in all."""
        return len(self.planned) + len(self.suppressed) + len(self.excluded)


def audience(
    subscribers: Iterable[Subscriber],
    suppressed: Callable[[Address], Suppressed | None],
    *,
    to: str,
    edition: str,
    why_not: Callable[[Subscriber], str] = lambda _one: "",
) -> Audience:
    """Settle who gets an edition.

    Args:
        subscribers: All there are.
        suppressed: Says whether an address must have no letter.
        to: The list it goes to.
        edition: Its quarter. It settles the order too, so that no one is always last.
        why_not: Says why somebody is not to have it whatever list they are on, or nothing.
    """
    planned: list[Subscriber] = []
    stopped: list[LeftOut] = []
    excluded: list[LeftOut] = []
    for one in subscribers:
        if found := suppressed(one.address):
            stopped.append(LeftOut(one, found.words))
        elif why := why_not(one):
            excluded.append(LeftOut(one, why))
        elif to in one.lists:
            planned.append(one)
        elif one.lists:
            excluded.append(LeftOut(one, f"has asked for {_names(one.lists)} only"))
        else:
            excluded.append(LeftOut(one, "has no consent on record"))
    planned.sort(key=lambda one: hashlib.sha256(f"{edition} {one.person}".encode()).digest())
    return Audience(tuple(planned), tuple(stopped), tuple(excluded))


def _names(lists: Iterable[str]) -> str:
    return ", ".join("the whole place" if name == WHOLE_PLACE else name.partition(":")[2] for name in lists)
