"""When a listing was last looked over, and by whom, as its card and its page say it.

The longer nobody has, the plainer it is said: due, overdue, long overdue (see `model/review.py`).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from placebook.marked import marked
from placebook.model.review import review_of

if TYPE_CHECKING:
    from datetime import date

    from placebook.model.listing import Listing
    from placebook.model.review import Urgency
    from placebook.wording.wording import Wording

_BY = {
    "group": marked("Checked by the group in {month}"),
    "keeper": marked("Checked by us in {month}"),
    "partner": marked("Checked by a partner in {month}"),
}
_AT_ALL = marked("Checked in {month}")
_LONG_AGO: dict[Urgency, str] = {
    "due": marked("Last checked in {month}"),
    "overdue": marked("Not checked since {month}"),
    "long-overdue": marked("Not checked since {month}, so ask first"),
}
_NEVER = marked("Not checked yet")
# What a search gives less weight to, and where a page says first that one had better ask.
_IN_DOUBT: frozenset[Urgency] = frozenset(("overdue", "long-overdue", "never"))


class Checked(NamedTuple):
    """How sure a listing's details are.

    Attributes:
        urgency: How long it has been so.
        words: The same for people, as a card says it: `Checked by the group in March 2026`.
    """

    urgency: Urgency
    words: str

    @property
    def is_in_doubt(self) -> bool:
        """Whether it says so with a warning."""
        return self.urgency in _IN_DOUBT


def checked(words: Wording, listing: Listing, today: date, review_months: int) -> Checked:
    """Say when a listing was last checked.

    Args:
        words: The wording of the place.
        listing: The listing.
        today: The day to judge by.
        review_months: After how many months details are to be confirmed again.
    """
    urgency = review_of(listing, today, review_months).urgency
    day = listing.checked
    month = day.replace(day=1) if day else None
    return Checked(
        urgency, _said(words, urgency, month, listing.checked_by if urgency == "checked" else None)
    )


@lru_cache(maxsize=4096)
def _said(words: Wording, urgency: Urgency, month: date | None, by: str | None) -> str:
    if month is None:
        return words.say(_NEVER)
    text = _LONG_AGO.get(urgency) or (_BY[by] if by else _AT_ALL)
    return words.say(text, month=words.formats.month(month))
