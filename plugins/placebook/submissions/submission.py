"""One thing that somebody sent in, whatever the door."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, Literal, get_args

from placebook.doors.asides import CLOSED, FILM, RIGHT, TRAP, WRONG, WRONGS, has_closed, may_publish
from placebook.doors.issue_form import AGREED
from placebook.model.base import clean_text, one_line
from placebook.model.consent import LISTING_FORM

if TYPE_CHECKING:
    from collections.abc import Mapping

Door = Literal["csv", "issue", "email", "json"]
DOORS: tuple[Door, ...] = get_args(Door)
WHEN = "when"
# What stands where nothing was answered: GitHub's words, and those of Microsoft Forms for whoever has no
# account.
_NOTHING = frozenset(("", "_no response_", "anonymous"))
_SENDER = 200
_BOX = re.compile(r"^[-*\s]*\[[ xX]\]\s*")
_BARE_YES = "Yes, I agree."  # says of nothing what it is that was agreed to
_LONGEST_WORDING = 300
_SHOWN_SLUG = 200
_BY_A_MACHINE = "a question that people do not see was answered, so a machine has filled the form in"
_OTHER = "other"
_TOLD = WRONGS.keys() - {CLOSED, RIGHT}


@dataclass(frozen=True, slots=True)
class Sender:
    """Who filled a form in. It is private: it stands in no proposal and in no file of the place."""

    name: str = ""
    email: str = ""
    phone: str = ""

    def __bool__(self) -> bool:
        return bool(self.name or self.email or self.phone)


@dataclass(frozen=True, slots=True)
class Submission:
    """What was sent in.

    Attributes:
        id: What tells it from all others; the same input has the same, whenever it comes.
        door: How it came.
        row: Where it stood in what came, from 1 (in a CSV file, its line).
        answers: What it says of the listing, by the name of the question.
        day: The day it was sent, year-month-day; empty where that is not known.
        slug: The listing it says it is about; empty where it does not say.
        agreed: Whether it gives leave to publish; None where it does not say.
        wording: The words that were agreed to, or the id of ours, where they are known.
        confirms: Whether it says that what is listed goes on.
        tells: Whether it says something for a person to read: what is wrong, where a film is.
        notes: What else it says, by the words of its question.
        thread: What a later one with the same takes the place of: the issue it is. May be empty.
        by_keeper: Whether it holds what only keepers fill in, as the spreadsheet of all listings does.
        refusal: Why it cannot be used at all; may be empty.
        sender: Who sent it.
    """

    id: str
    door: Door
    row: int
    answers: dict[str, str] = field(default_factory=dict)
    day: str = ""
    slug: str = ""
    agreed: bool | None = None
    wording: str = ""
    confirms: bool = False
    tells: bool = False
    notes: dict[str, str] = field(default_factory=dict)
    thread: str = ""
    by_keeper: bool = False
    refusal: str = ""
    sender: Sender = field(default_factory=Sender)

    def kept(self) -> dict[str, Any]:
        """Return what is kept of it in the place's folder: all but who sent it."""
        held = asdict(self)
        del held["sender"]
        return held

    @staticmethod
    def of_kept(held: Mapping[str, Any]) -> Submission:
        """Make it again of what was kept.

        Raises:
            TypeError: It is something else.
        """
        return Submission(**held)


def submission_of(  # noqa: PLR0913 - one for each thing that doors know
    door: Door,
    row: int,
    told: Mapping[str, str],
    *,
    identity: object,
    notes: Mapping[str, str] | None = None,
    day: str = "",
    thread: str = "",
    by_keeper: bool = False,
    sender: Sender | None = None,
) -> Submission:
    """Make a submission of answers.

    Args:
        door: How it came.
        row: Where it stood.
        told: Answers by the names of questions and of `doors.asides`.
        identity: What it is known by again: plain text, numbers, lists and mappings.
        notes: What else it says.
        day: The day it was sent.
        thread: As in `Submission`.
        by_keeper: As in `Submission`.
        sender: Who sent it, as far as the door itself knows.
    """
    held = {name: text for name, answer in told.items() if (text := answered(answer))}
    if held.pop(TRAP.name, ""):
        return refused(door, row, _BY_A_MACHINE, identity=identity)
    running, wrong = held.pop("running", ""), _wrong(held.pop(WRONG.name, ""))
    if has_closed(running) or wrong == CLOSED:
        held["status"] = "closed"
    known = sender or Sender()
    who = Sender(
        one_line(held.pop("your.name", known.name))[:_SENDER],
        one_line(held.pop("your.email", known.email))[:_SENDER],
        one_line(held.pop("your.phone", known.phone))[:_SENDER],
    )
    extra = {one_line(name): text for name, note in (notes or {}).items() if (text := answered(note))}
    film, message = held.pop(FILM.name, ""), held.pop("message", "")
    if wrong in _TOLD:
        extra[WRONG.label] = WRONGS[wrong]
    if film:
        extra[FILM.label] = film
    if message:
        extra["Message"] = message
    slug = slug_in(held.pop("slug", ""))
    consent = held.pop("consent", "")
    agreed = may_publish(consent)
    return Submission(
        id=identified(door, identity),
        door=door,
        row=row,
        answers=held,
        day=day,
        slug=slug,
        agreed=agreed,
        wording=_wording(door, consent) if agreed else "",
        confirms=wrong == RIGHT or (bool(running) and not has_closed(running)),
        tells=wrong in _TOLD or bool(film) or (bool(message) and not held),
        notes=extra,
        thread=thread,
        by_keeper=by_keeper,
        sender=who,
    )


def _wrong(answer: str) -> str:
    """Return what is said to be wrong, by its id: answers have that, or its words."""
    by_words = {words.casefold(): id_ for id_, words in WRONGS.items()}
    low = answer.casefold()
    return low if low in WRONGS else by_words.get(low, _OTHER if low else "")


def _wording(door: Door, consent: str) -> str:
    """Return the words that were agreed to: ours, or those of the keeper's own form.

    Below an answer in an e-mail or an issue may stand anything, somebody's telephone number for one.
    """
    words = one_line(_BOX.sub("", consent))
    if words.startswith(AGREED):
        return LISTING_FORM.id
    own = door == "csv" and len(_BARE_YES) < len(words) <= _LONGEST_WORDING
    return words if own else ""


def refused(door: Door, row: int, reason: str, *, identity: object) -> Submission:
    """Make a submission of what cannot be used."""
    return Submission(identified(door, identity), door, row, refusal=reason)


def identified(door: Door, identity: object) -> str:
    """Return the id of what is known by `identity`."""
    text = json.dumps([door, identity], sort_keys=True, ensure_ascii=False)
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=6).hexdigest()


def answered(answer: str) -> str:
    """Return an answer without what is none: control characters, blanks, words for no answer."""
    text = clean_text(answer.encode("utf-8", "replace").decode()).replace("\r\n", "\n").strip()
    return "" if text.casefold() in _NOTHING else text


def slug_in(text: str) -> str:
    """Return the name of a listing in an answer: itself, or the address of its page."""
    return one_line(text).rstrip("/").rpartition("/")[2].removesuffix(".md")[:_SHOWN_SLUG]
