"""What it costs and how to join in, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from placebook.wording.wording import begun

if TYPE_CHECKING:
    from placebook.model.listing import Cost, Join
    from placebook.wording.wording import Wording


def cost_words(wording: Wording, cost: Cost) -> str:
    """Say what something costs: `Free`, `Give what you can. Most people put in £2`, or the price alone."""
    if cost.level == "paid" and cost.note:
        return begun(cost.note)
    return noted(wording.costs[cost.level], cost.note)


def join_words(wording: Wording, join: Join) -> str:
    """Say how to join in: `Just turn up. Gather at the Boathouse from 4.`."""
    return noted(wording.joins[join.how], join.note)


def noted(words: str, note: str | None) -> str:
    """Put what somebody noted after a fact: `Ramp. At the side door`."""
    return f"{words}. {begun(note)}" if note else words
