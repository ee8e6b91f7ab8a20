"""What a listing says once answers have been put into it: those change what they answer, and nothing else.

An answer that says what the listing says already, in whatever words, changes nothing. An item of a list keeps
its details while its main part stays: an offer the day it was first made, a session its note. A dash, `none`
or `n/a` takes out what was there; an empty answer leaves it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from placebook.content.names import folded
from placebook.doors.answers import answers_of, fields_from, written
from placebook.doors.questions import VOCABULARIES
from placebook.submissions.matching import website_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from placebook.doors.questions import Question
    from placebook.model.directory import Directory
    from placebook.model.listing import Listing

_TAKES_OUT = frozenset(("-", "\u2013", "\u2014", "none", "n/a", "na", "not applicable", "nil"))
_KNOWN_BY = (
    "title",
    "also_known_as",
    "areas",
    "address.postcode",
    "contact.email",
    "contact.phone",
    "contact.website",
)
_SESSION_MAIN = ("days", "start", "end")


@dataclass(frozen=True, slots=True)
class Changed:
    """What comes of answers.

    Attributes:
        fields: All fields of the listing to be, its running text as `body` included; none where no answer
            makes a difference.
        now: What the listing answers as it is.
        then: What it would answer.
        names: The questions whose answers make a difference.
        doubts: What a person should look at, in words.
    """

    fields: dict[str, Any]
    now: dict[str, str]
    then: dict[str, str]
    names: tuple[str, ...]
    doubts: tuple[str, ...]


class Changing:
    """Puts answers into listings of one place."""

    def __init__(self, questions: Sequence[Question], directory: Directory) -> None:
        """Make ready.

        Args:
            questions: Every question there is, with the place's choices.
            directory: The place, whose vocabularies know other words for their terms.
        """
        self._questions = questions
        self._by_name = {question.name: question for question in questions}
        self._terms = {
            name: {
                folded(words): term.id
                for term in getattr(directory, vocabulary)
                for words in (*term.also, term.label, term.id)
            }
            for name, vocabulary in VOCABULARIES.items()
        }

    def current(self, listing: Listing) -> dict[str, str]:
        """Return what a listing answers now."""
        return answers_of(listing, self._questions)

    def known_by(self, answers: Mapping[str, str]) -> dict[str, Any]:
        """Return the fields by which something is known again: its names, where it is, whom to ask."""
        known = [self._by_name[name] for name in _KNOWN_BY if name in answers]
        return fields_from(answers, known)

    def change(self, listing: Listing | None, answers: Mapping[str, str]) -> Changed:
        """Put answers into a listing; into none for a new one."""
        now = self.current(listing) if listing else {}
        then, doubts = dict(now), []
        for name, answer in answers.items():
            question = self._by_name.get(name)
            if question is None or answer == now.get(name):
                continue
            if answer.strip().casefold() in _TAKES_OUT:
                then.pop(name, None)
                continue
            said = fields_from({name: answer}, (question,))
            if name == "sessions" and "hours" in said:
                doubts.append(self._times_in_words(then, answers, said, now))
                continue
            value, told = self._known_words(_value(said, name), question)
            doubts += told
            before = _value(fields_from({name: now[name]}, (question,)), name) if name in now else None
            kept = _with_details(value, before, question)
            if kept not in (None, "", []) and kept != before and not _is_same_page(name, kept, before):
                then[name] = written(kept, question)
        names = tuple(one.name for one in self._questions if then.get(one.name) != now.get(one.name))
        fields = fields_from(then, self._questions) if names else {}
        return Changed(fields, now, then, names, tuple(one for one in doubts if one))

    def _times_in_words(
        self, then: dict[str, str], answers: Mapping[str, str], said: dict[str, Any], now: Mapping[str, str]
    ) -> str:
        """Put times that are no plain days and hours into the hours; return what is to be said of it."""
        words, hours = str(said["hours"]), answers.get("hours") or now.get("hours", "")
        if words in now.get("hours", ""):
            return ""
        then.pop("sessions", None)
        if sessions := said.get("sessions"):
            then["sessions"] = written(sessions, self._by_name["sessions"])
        then["hours"] = f"{words}. {hours}" if hours and hours not in words else words
        return f"These times are kept in words, as they are no plain days and hours: '{words}'."

    def _known_words(self, value: Any, question: Question) -> tuple[Any, list[str]]:  # noqa: ANN401 - any field
        """Return a list in the place's own words, without those that are none of them."""
        terms = self._terms.get(question.name)
        if not terms or not isinstance(value, list):
            return value, []
        items = [_term(one, terms) for one in value]
        known = [one for one in items if _main(one, question) in terms.values()]
        lost = [str(_main(one, question)) for one in items if one not in known]
        if not known:
            return items, []  # the model or the check says what is wrong
        places = [one for n, one in enumerate(known) if one not in known[:n]]
        if question.most and len(places) > question.most:
            lost += [str(_main(one, question)) for one in places[question.most :]]
            places = places[: question.most]
        about = f"{question.label} Left out: {', '.join(lost)}." if lost else ""
        return places, [about] if about else []


def _term(item: Any, terms: Mapping[str, str]) -> Any:  # noqa: ANN401 - an item of any list
    return terms.get(folded(item), item) if isinstance(item, str) else item


def _main(item: Any, question: Question) -> Any:  # noqa: ANN401 - as above
    return item.get(question.main) if isinstance(item, dict) else item


def _value(fields: Mapping[str, Any], name: str) -> Any:  # noqa: ANN401 - any field
    whole, _, part = name.partition(".")
    value = fields.get(whole)
    return value.get(part) if part and isinstance(value, dict) else value


def _with_details(value: Any, now: Any, question: Question) -> Any:  # noqa: ANN401 - any field
    """Return a list in which items that only lack their details have them again."""
    if not isinstance(value, list) or not isinstance(now, list):
        return value
    left = list(now)
    kept: list[Any] = list(value)
    for is_meant in (_is_same, _is_other_time):
        for number, item in enumerate(value):
            found = (one for one in left if kept[number] is item and is_meant(item, one, question))
            if (same := next(found, None)) is not None:
                left.remove(same)
                kept[number] = {**same, **item} if is_meant is _is_other_time else same
    return kept


def _is_same(item: Any, other: Any, question: Question) -> bool:  # noqa: ANN401 - as above
    """Tell whether an item is another, or says of it no more than its main part."""
    if item == other:
        return True
    if question.name == "sessions" and isinstance(item, dict) and isinstance(other, dict):
        return item.keys() <= set(_SESSION_MAIN) and all(
            item.get(one) == other.get(one) for one in _SESSION_MAIN
        )
    if isinstance(item, str) and isinstance(other, dict) and question.main:
        return folded(item) == folded(str(other.get(question.main, "")))
    return isinstance(item, str) and isinstance(other, str) and folded(item) == folded(other)


def _is_other_time(item: Any, other: Any, question: Question) -> bool:  # noqa: ANN401 - as above
    """Tell whether a session is another at a new time of day: in which weeks it meets stays as it was."""
    if question.name != "sessions" or not isinstance(item, dict) or not isinstance(other, dict):
        return False
    return item.keys() == set(_SESSION_MAIN) <= other.keys() and item["days"] == other["days"]


def _is_same_page(name: str, address: Any, before: Any) -> bool:  # noqa: ANN401 - as above
    """Tell whether a web address is the one that was there, typed otherwise."""
    return name == "contact.website" and website_key(str(address)) == website_key(str(before or ""))
