"""Which question each column of a sheet answers, told from the words at its head."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from rapidfuzz import fuzz, process

from placebook.content.frontmatter import line_of, read_yaml
from placebook.content.names import folded
from placebook.content.suggest import did_you_mean
from placebook.doors.asides import ASIDES
from placebook.problems import ContentError, Problem
from placebook.submissions.submission import WHEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from placebook.doors.questions import Question

Form = Literal["microsoft", "google", "jotform", "typeform", ""]

LEFT_OUT = "leave out"  # what a map says of a column that is to be forgotten
_ALIKE = 88  # of 100: a letter or two wrong in a question
_AHEAD = 4  # by how much the nearest question must be nearer than the next
_LONG = 12  # a shorter heading that is slightly wrong may as well be another word
_DOUBLED = re.compile(r"\s*(?:\(\d+\)|(?<=[^\d\s])\d)$")
_IN_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")

# What forms put in themselves. Nobody was asked; of a person it says who filled the form in.
_OF_FORMS: dict[Form, dict[str, str]] = {
    "microsoft": {
        "completion time": WHEN,
        "email": "your.email",
        "name": "your.name",
        **dict.fromkeys(
            ("id", "start time", "last modified time", "language", "total points", "quiz feedback"), LEFT_OUT
        ),
    },
    "google": {
        "timestamp": WHEN,
        "email address": "your.email",
        "username": "your.email",
        "score": LEFT_OUT,
    },
    "jotform": {
        "submission date": WHEN,
        "email": "your.email",
        "name": "your.name",
        **dict.fromkeys(("submission ip", "submission id", "ip", "last update date"), LEFT_OUT),
    },
    "typeform": {
        "submit date utc": WHEN,
        **dict.fromkeys(
            ("", "network id", "response type", "start date utc", "stage date utc", "tags", "ending"),
            LEFT_OUT,
        ),
    },
    "": {},
}
# Whose address, number or name this is cannot be told. Until a map says so it is taken for the sender's own,
# which is never published.
_UNCLEAR = {
    "email": "your.email",
    "e mail": "your.email",
    "email address": "your.email",
    "e mail address": "your.email",
    "phone": "your.phone",
    "telephone": "your.phone",
    "phone number": "your.phone",
    "telephone number": "your.phone",
    "mobile": "your.phone",
    "name": "your.name",
    "full name": "your.name",
    "first name": "your.name",
    "last name": "your.name",
    "your name": "your.name",
    "your email": "your.email",
    "your e mail": "your.email",
    "your email address": "your.email",
    "your e mail address": "your.email",
    "your phone": "your.phone",
    "your phone number": "your.phone",
    "your telephone number": "your.phone",
}
# Headings that keepers' own forms have, beside our labels.
_OTHERS = {
    "group name": "title",
    "name of group": "title",
    "name of the group": "title",
    "name of your group": "title",
    "organisation name": "title",
    "title": "title",
    "description": "summary",
    "short description": "summary",
    "theme": "themes",
    "area": "areas",
    "street": "address.street",
    "address": "address.street",
    "town": "address.locality",
    "village": "address.locality",
    "post code": "address.postcode",
    "public email": "contact.email",
    "public phone": "contact.phone",
    "website": "contact.website",
    "web address": "contact.website",
    "day and time": "sessions",
    "days and times": "sessions",
    "opening hours": "hours",
    "cost": "cost.level",
    "price": "cost.note",
    "listing": "slug",
    "status": "status",
    "consent": "consent",
    "date": WHEN,
    "submitted": WHEN,
    "submitted at": WHEN,
    "created": WHEN,
    "created at": WHEN,
    "created time": WHEN,
    "timestamp": WHEN,
}


def form_of(headings: Iterable[str]) -> Form:
    """Return whose form an export comes from, by the columns that only theirs have."""
    held = {folded(heading) for heading in headings}
    if {"start time", "completion time"} <= held:
        return "microsoft"
    if {"submit date utc", "network id"} <= held:
        return "typeform"
    if "submission date" in held and held & {"submission id", "submission ip"}:
        return "jotform"
    return "google" if "timestamp" in held else ""


def columns(
    headings: Sequence[str], questions: Sequence[Question], given: Mapping[str, str] | None = None
) -> dict[str, str]:
    """Return what each column answers.

    Args:
        headings: The words at the heads of columns.
        questions: What may be answered of a listing.
        given: What a map says: a question's name by a column's heading.

    Returns:
        By heading: a question's name, that of an aside, `when`, or `LEFT_OUT`; those that none is known for
        are not there. Several may answer the same.
    """
    known = _known(questions)
    of_form = _OF_FORMS[form_of(headings)]
    mapped = {folded(heading): name for heading, name in (given or {}).items()}
    found: dict[str, str] = {}
    for heading in headings:
        plain = folded(heading)
        bare = folded(_DOUBLED.sub("", heading))
        short = folded(_IN_BRACKETS.sub("", heading))
        tables = [(mapped, (plain,)), (of_form, (plain,)), (known, (plain, bare, short))]
        name = next((table[one] for table, forms in tables for one in forms if one in table), "")
        if name := name or _near(plain, known):
            found[heading] = name
    choices = _choices(questions)
    for heading in headings:
        if heading not in found and folded(heading) in choices:
            found[heading] = choices[folded(heading)]
    return found


def is_choice(heading: str, cell: str) -> bool:
    """Tell whether a column is one choice of a question, which a cell repeats where it was made."""
    return bool(cell) and folded(heading) == folded(cell)


def _choices(questions: Sequence[Question]) -> dict[str, str]:
    """Return questions that take several answers by their choices: some forms give each choice a column."""
    return {
        folded(choice.label): question.name
        for question in reversed(questions)
        if question.takes == "several"
        for choice in question.choices
    }


def _known(questions: Sequence[Question]) -> dict[str, str]:
    """Return the names of questions by every form in which people and programs write them."""
    names = {question.name for question in questions}
    known = {other: name for other, name in _OTHERS.items() if "." not in name or name in names}
    known |= _UNCLEAR
    known[WHEN] = WHEN
    for aside in ASIDES:
        known[folded(aside.label)] = known[folded(aside.name)] = aside.name
        known[aside.name.replace(".", " ")] = aside.name
    for question in questions:
        for form in (question.name, question.key, question.label):
            known[folded(form.replace("_", " "))] = question.name
    return known


def _near(plain: str, known: Mapping[str, str]) -> str:
    """Return the question whose words a heading was meant to be, if that is clear."""
    if len(plain) < _LONG:
        return ""
    best = process.extract(plain, list(known), scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=3)
    if not best:
        return ""
    name = known[best[0][0]]
    rivals = [score for words, score, _ in best[1:] if known[words] != name]
    return name if not rivals or best[0][1] - rivals[0] >= _AHEAD else ""


def read_columns(text: str, questions: Sequence[Question], *, file: str) -> dict[str, str]:
    """Read a map file: `Name of your club: title` on each line, in YAML.

    Raises:
        ContentError: It is no such file, or names a question that there is not.
    """
    value, lines = read_yaml(text, file=file)
    asked = {question.name: question.name for question in questions}
    asked |= {question.key: question.name for question in questions}
    asked |= {aside.name: aside.name for aside in ASIDES} | {WHEN: WHEN, LEFT_OUT: LEFT_OUT}
    if not isinstance(value, dict):
        hint = "Write one column on each line, as `Name of your club: title`."
        raise ContentError([Problem(file, 1, "", "this is no map of columns.", hint)])
    problems = []
    for column, name in value.items():
        if not isinstance(name, str) or name not in asked:
            near = did_you_mean(str(name), asked) or "`placebook schema csv` names them all."
            message = f"'{name}' is no question."
            problems.append(Problem(file, line_of(lines, column), column, message, near))
    if problems:
        raise ContentError(problems)
    return {column: asked[name] for column, name in value.items()}
