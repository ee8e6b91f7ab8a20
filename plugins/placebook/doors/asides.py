"""What a door asks besides the listing itself: which one it is about, who is asking, and whether we may.

What people say of themselves here is for the keeper and is never published.
"""

from __future__ import annotations

from typing import NamedTuple

from placebook.doors.issue_form import AGREED, CONSENT, is_agreed
from placebook.marked import marked


class Aside(NamedTuple):
    """One such question: by which name answers carry it, and its words."""

    name: str
    label: str


WHICH = Aside("slug", marked("Which listing is this about?"))
FILM = Aside("film", marked("A link to a film or a voice note"))
WRONG = Aside("wrong", marked("What is the matter?"))
RUNNING = Aside("running", "Is it still running?")
MESSAGE = Aside("message", marked("Anything else the keeper should know?"))
YOUR_NAME = Aside("your.name", marked("Your name (not published)"))
YOUR_EMAIL = Aside("your.email", marked("Your e-mail address (not published)"))
YOUR_PHONE = Aside("your.phone", marked("Your telephone number (not published)"))
MAY_WE = Aside("consent", CONSENT)
TRAP = Aside("leave-empty", marked("Leave this empty"))

# In the order in which forms ask them: some before the listing's own questions, the others after.
BEFORE = (WHICH, FILM, WRONG)
AFTER = (RUNNING, MESSAGE, YOUR_NAME, YOUR_EMAIL, YOUR_PHONE)
ASIDES = (*BEFORE, *AFTER, MAY_WE, TRAP)

CLOSED, RIGHT = "closed", "right"
WRONGS = {
    CLOSED: marked("It has closed"),
    "details": marked("Some details are wrong"),
    "more": marked("There is more to say"),
    "other": marked("Something else"),
    RIGHT: marked("Nothing: all of it is still right"),
}

_NO = ("no", "false", "off", "0", "closed", "stopped", "it has closed", "it has stopped")
_YES = ("yes", "true", "on", "1", "checked", "i agree", "agree", "agreed", AGREED.casefold())


def may_publish(answer: str) -> bool | None:
    """Return whether an answer gives leave to publish; None where it does not say."""
    low = answer.strip().casefold()
    if is_agreed(low) or _begins(low, _YES):
        return True
    return False if low.startswith("- [ ]") or _begins(low, _NO) else None


def has_closed(answer: str) -> bool:
    """Tell whether an answer says that something is no longer running."""
    return _begins(answer.strip().casefold(), _NO)


def _begins(low: str, words: tuple[str, ...]) -> bool:
    return any(low == word or (low.startswith(word) and not low[len(word)].isalnum()) for word in words)
