"""Further plans of an edition that has been sent: for those who joined since, and nobody of an earlier plan.

Each plan is a ledger of its own, so the books of the first send stay closed. They are called after the
edition: `2026-q4`, `2026-q4-late-1`, `2026-q4-late-2`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from placebook.post.address import parse_address
from placebook.post.errors import PostError
from placebook.post.ledger import Ledger
from placebook.post.letters import Fate

if TYPE_CHECKING:
    from placebook.post.folder import EditionFolder, PostFolder
    from placebook.post.subscribers import Subscriber

_LATE = "-late-"
# Why somebody who is in an earlier plan is in no later one. Whoever had stopped the letter before it went has
# never had it, and may have asked for it again.
_WHY = {
    Fate.ACCEPTED: "has it already",
    Fate.UNCERTAIN: "may have it already, and nobody can know",
    Fate.INTENDED: "may have it already, and nobody can know",
    Fate.REJECTED: "was to have it, and their server would not take it",
    Fate.DEFERRED: "is still to have it, by the plan {plan}",
    Fate.WAITING: "is still to have it, by the plan {plan}",
}


def edition_of(plan: str) -> str:
    """Return the edition that a plan is of: `2026-q4` of `2026-q4-late-1`."""
    return plan.partition(_LATE)[0]


def planned_by(plan: str) -> str:
    """Return the command by which a plan is made."""
    late = " --late-joiners" if _LATE in plan else ""
    return f"placebook newsletter plan {edition_of(plan)}{late}"


@dataclass(frozen=True)
class Earlier:
    """The plans of an edition so far.

    Attributes:
        next: The plan that comes after them.
        to: The list that the first one was for.
    """

    next: str
    to: str
    _people: dict[str, str] = field(default_factory=dict, repr=False)
    _addresses: dict[str, str] = field(default_factory=dict, repr=False)

    def why_not(self, one: Subscriber) -> str:
        """Say why somebody is not to have the edition by a later plan, or nothing.

        They are known by their number, and by their address, however it is spelled: in a list of subscribers
        that was read in again they have other numbers.
        """
        return self._people.get(one.person) or self._addresses.get(one.address.key, "")


def earlier(folder: PostFolder, quarter: str) -> Earlier:
    """Read the plans of an edition.

    Raises:
        PostError: It has not gone to anybody, or a ledger is missing, damaged, or an older copy.
    """
    people: dict[str, str] = {}
    addresses: dict[str, str] = {}
    plans = _plans(folder, quarter)
    for plan in plans:
        with Ledger(plan.ledger, plan.marks) as ledger:
            has_gone = ledger.balance().has_gone
            if plan is plans[0]:
                to = ledger.about("to")
            elif not has_gone and plan is plans[-1]:  # it is made anew
                return Earlier(plan.path.name, to, people, addresses)
            if not has_gone and plan is plans[0]:
                anew = planned_by(quarter)
                msg = f"{quarter} has gone to nobody yet, so nobody is late. Plan it anew: {anew}"
                raise PostError(msg)
            for person, address, fate in ledger.readers():
                if why := _WHY.get(fate, "").format(plan=plan.path.name):
                    people[person] = why
                    if address:
                        addresses[parse_address(address).key] = why
    return Earlier(f"{quarter}{_LATE}{len(plans)}", to, people, addresses)


def _plans(folder: PostFolder, quarter: str) -> list[EditionFolder]:
    """Return the plans of an edition, in order.

    Raises:
        PostError: There is none, or one is missing between them.
    """
    held = {one.path.name for one in folder.editions() if edition_of(one.path.name) == quarter}
    if not held:
        msg = f"{quarter} is not planned. First: {planned_by(quarter)}"
        raise PostError(msg)
    names = [quarter, *(f"{quarter}{_LATE}{number}" for number in range(1, len(held)))]
    if missing := [name for name in names if name not in held]:
        msg = (
            f"The ledger of {missing[0]} is gone, and only it knows who has the edition by that plan. "
            f"Put it back: {folder.edition(missing[0]).ledger}"
        )
        raise PostError(msg)
    return [folder.edition(name) for name in names]
