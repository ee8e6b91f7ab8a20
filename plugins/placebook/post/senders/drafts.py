"""An edition as a draft with a service, made once and refreshed from then on; the keeper sends it there.

A draft bears a mark of ours, by which it is found again: no number need be kept, and a second machine finds
what the first has made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from placebook.post.errors import PostError
from placebook.post.senders.api import UnsureError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from placebook.newsletter.outgoing import Outgoing


class Found(NamedTuple):
    """What a service holds of an edition.

    Attributes:
        id: What the service calls it.
        is_draft: Whether it can still be changed.
        state: What the service says of it: `draft`, `sent`.
    """

    id: str
    is_draft: bool
    state: str


class Request(NamedTuple):
    """What is asked of a service: the path below its address, and the fields."""

    method: str
    path: str
    body: dict[str, object]


class Drafts(Protocol):
    """A service that keeps drafts."""

    @property
    def name(self) -> str:
        """What it is called."""

    def find(self, mark: str) -> Sequence[Found]:
        """Return whatever bears the mark, in any state."""

    def make(self, edition: Outgoing, mark: str) -> str:
        """Make a draft and return what the service calls it."""

    def refresh(self, draft: str, edition: Outgoing, mark: str) -> None:
        """Write an edition over a draft."""

    def requests(self, edition: Outgoing, mark: str) -> Sequence[Request]:
        """Return what would be asked to make a draft."""

    def close(self) -> None:
        """Take leave."""


class Outcome(NamedTuple):
    """What came of it: what the service calls the draft, and whether it is a new one."""

    id: str
    is_new: bool


def mark_of(host: str, edition: Outgoing) -> str:
    """Return what marks an edition wherever it goes: `placebook-larkmere.example-2026-q4`."""
    return f"placebook-{host}-{edition.id}"


def put_draft(drafts: Drafts, edition: Outgoing, mark: str) -> Outcome:
    """Make an edition's draft, or refresh the one there is.

    Raises:
        PostError: It has left the state of a draft, there are several, or the service will not.
    """
    found = _draft(drafts, edition, mark)
    if not found:
        try:
            return Outcome(drafts.make(edition, mark), is_new=True)
        except UnsureError:
            # It may have been made all the same: look before anything is made twice.
            found = _draft(drafts, edition, mark)
            if not found:
                raise
    drafts.refresh(found, edition, mark)
    return Outcome(found, is_new=False)


def _draft(drafts: Drafts, edition: Outgoing, mark: str) -> str:
    """Return the draft there is, or nothing.

    Raises:
        PostError: What there is must not be touched.
    """
    held = drafts.find(mark)
    gone = [one for one in held if not one.is_draft]
    if gone:
        msg = (
            f"{drafts.name} holds {edition.id} already, and it is no draft any more: {gone[0].state} "
            f"(number {gone[0].id}). Nothing was changed."
        )
        raise PostError(msg)
    if len(held) > 1:
        numbers = " and ".join(one.id for one in held)
        msg = f"{drafts.name} holds {len(held)} drafts of {edition.id}: {numbers}. Delete all but one there."
        raise PostError(msg)
    return held[0].id if held else ""
