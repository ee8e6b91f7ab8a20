"""The form of a code host by which a group lists itself: GitHub's and Forgejo's, and GitLab's template.

Sources: GitHub's "Syntax for GitHub's form schema", which Forgejo reads too; GitLab's description templates.
All of them send headings with the questions' words, each with its answer below.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from placebook.doors.questions import asked, questions
from placebook.marked import marked
from placebook.model.consent import LISTING_FORM

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from placebook.doors.questions import Question
    from placebook.model.directory import Directory

NAME = "List your group"
CONSENT = marked("May we publish this?")
AGREED = LISTING_FORM.text
_ABOUT = "A club, a skill, a room that stands empty, an idea you want company for. It is free."
_PUBLIC = (
    "Everyone can read what you write here. Leave out what is nobody's business: a home address, "
    "a private telephone number. A person reads it before it appears in the directory."
)
_NO_ANSWER = "_No response_"
_MOST_OPTIONS = 60  # a longer list is typed more quickly than found


def issue_form(directory: Directory | None = None) -> str:
    """Return the form as YAML, for `.github/ISSUE_TEMPLATE/` and `.forgejo/issue_template/`."""
    body: list[dict[str, Any]] = [{"type": "markdown", "attributes": {"value": _PUBLIC}}]
    for group, held in asked(questions(directory)):
        body.append({"type": "markdown", "attributes": {"value": f"## {group.label}"}})
        body.extend(map(_part, held))
    agreed = {"label": CONSENT, "options": [{"label": AGREED, "required": True}]}
    body.append({"type": "checkboxes", "id": "consent", "attributes": agreed})
    form = {
        "name": NAME,
        "description": _ABOUT,
        "title": "List: ",
        "labels": ["listing"],
        "body": body,
    }
    return yaml.safe_dump(form, sort_keys=False, allow_unicode=True, width=110)


def _part(question: Question) -> dict[str, Any]:
    """Return one element of the form."""
    attributes: dict[str, Any] = {"label": question.label}
    if question.help:
        attributes["description"] = question.help
    choices = [choice.label for choice in question.choices]
    if question.takes in {"one", "several"} and 0 < len(choices) <= _MOST_OPTIONS:
        kind = "dropdown"
        attributes["options"] = choices
        if question.takes == "several":
            attributes["multiple"] = True
    else:
        kind = "textarea" if question.takes in {"text", "lines"} else "input"
        if question.example:
            attributes["placeholder"] = question.example
    part: dict[str, Any] = {"type": kind, "id": question.key, "attributes": attributes}
    return {**part, "validations": {"required": True}} if question.needed else part


def issue_template(directory: Directory | None = None) -> str:
    """Return the same as text to fill in, for `.gitlab/issue_templates/`."""
    return "\n".join(_lines(directory))


def _lines(directory: Directory | None) -> Iterator[str]:
    yield f"<!-- {_PUBLIC} Write below each heading; leave what does not matter. -->\n"
    for _group, held in asked(questions(directory)):
        for question in held:
            yield f"### {question.label}\n"
            yield f"<!-- {_hint(question)} -->\n"
    yield f"### {CONSENT}\n\n- [ ] {AGREED}\n"


def _hint(question: Question) -> str:
    choices = "; ".join(choice.label for choice in question.choices)
    parts = [
        "Needed." if question.needed else "",
        question.help,
        f"Choose from: {choices}." if choices else "",
        f"For example: {question.example}" if question.example and not choices else "",
    ]
    return " ".join(part for part in parts if part).replace("--", "\u2013")


def answers_in(body: str, labels: Sequence[str], consent: str = CONSENT) -> dict[str, str]:
    """Return the answers in an issue's body, by the question's label.

    Whoever writes a heading into an answer, be it one of the form's own, begins no other answer by that: from
    the last question back, each one's heading is the last before that of the next.

    Args:
        body: The issue's text.
        labels: The questions' labels in the order of the form.
        consent: The label of the last one, by which leave to publish is given.
    """
    lines = body.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    end = len(lines)
    found: dict[str, str] = {}
    for label in (consent, *reversed(labels)):
        heads = [at for at in range(end) if lines[at].rstrip() == f"### {label}"]
        if heads:
            answer = _without_comments("\n".join(lines[heads[-1] + 1 : end])).strip()
            found[label] = "" if answer == _NO_ANSWER else answer
            end = heads[-1]
    return dict(reversed(found.items()))


def is_agreed(answer: str) -> bool:
    """Tell whether the box of the question of consent is ticked."""
    return answer.lstrip("-* ").lower().startswith("[x]")


def _without_comments(text: str) -> str:
    while (begin := text.find("<!--")) >= 0:
        end = text.find("-->", begin)
        text = text[:begin] + (text[end + 3 :] if end >= 0 else "")
    return text
