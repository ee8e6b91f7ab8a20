"""What a new file of content needs to be told, as questions for a terminal and as options for a script."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from placebook.content.names import as_slug
from placebook.model.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from placebook.model.directory import Directory
    from placebook.model.vocabulary import Vocabulary

Fields = dict[str, Any]


def _no_help(_directory: Directory) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to ask.

    Attributes:
        fields: The fields an answer may fill; one of them is enough.
        flags: The options to give instead.
        words: The question.
        read: Makes fields of an answer.
        help: Says what may be answered, from what the place has already.
    """

    fields: tuple[str, ...]
    flags: str
    words: str
    read: Callable[[str, Directory], Fields]
    help: Callable[[Directory], str] = _no_help

    def is_answered(self, fields: Fields) -> bool:
        """Tell whether one of its fields is there."""
        return any(name in fields for name in self.fields)


def _as(field: str) -> Callable[[str, Directory], Fields]:
    return lambda answer, _directory: {field: answer}


def _ids(answer: str) -> list[str]:
    """Return the ids in `Crafts, walking`."""
    return [as_slug(part) or part for part in answer.split(",") if part.strip()]


def _where(answer: str, directory: Directory) -> Fields:
    """Take the name of a listed place for the venue, and anything else for areas."""
    found = directory.by_slug.get(as_slug(answer))
    if found and found.kind == "place" and found.slug not in directory.areas:
        return {"venue": found.slug}
    return {"areas": _ids(answer)}


def _contact(answer: str, _directory: Directory) -> Fields:
    """Tell an e-mail address, a telephone number and a web address apart."""
    if "@" in answer:
        return {"contact": {"email": answer}}
    if any(char.isalpha() for char in answer):
        return {"contact": {"website": answer}}
    return {"contact": {"phone": answer}}


def _terms(vocabulary: Vocabulary) -> str:
    return ", ".join(term.id for term in vocabulary)


def _kinds(_directory: Directory) -> str:
    return "\n".join(f"  {kind.id:<13} {kind.what}" for kind in KINDS.values())


def _venues(directory: Directory) -> str:
    halls = ", ".join(one.slug for one in directory.by_kind["place"])
    return f"An area: {_terms(directory.areas)}" + (f"\nOr a listed place: {halls}" if halls else "")


QUESTIONS = {
    "kind": Question(("kind",), "--kind", "What kind is it?", _as("kind"), _kinds),
    "summary": Question(
        ("summary",), "--summary", "What is it, and who is it for? One sentence or two", _as("summary")
    ),
    "themes": Question(
        ("themes",),
        "--theme",
        "Which themes? One to three, with commas",
        lambda answer, _directory: {"themes": _ids(answer)},
        lambda directory: f"Themes: {_terms(directory.themes)}",
    ),
    "where": Question(("areas", "venue"), "--area or --venue", "Where is it?", _where, _venues),
    "contact": Question(
        ("contact",),
        "--email, --phone, --website or --in-person",
        "How can people get in touch? An e-mail address, a telephone number or a web page",
        _contact,
    ),
    "amount": Question(("amount",), "--amount", "How much was given, in whole pounds?", _as("amount")),
    "start": Question(
        ("start",), "--start", "When does it start? 2026-12-05 10:00, or a day alone", _as("start")
    ),
}


def flags_of(questions: Iterable[Question]) -> str:
    """Name the options that answer some questions."""
    return "; ".join(question.flags for question in questions)
