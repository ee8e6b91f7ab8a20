"""Answers below headings: the issue that a form of a code host becomes, and the e-mail of the web form."""

from __future__ import annotations

import email
import email.policy
import html
import re
from email.errors import MessageError
from email.utils import parseaddr, parsedate_to_datetime
from typing import TYPE_CHECKING

from placebook.doors.asides import AFTER, BEFORE, MAY_WE
from placebook.doors.issue_form import answers_in
from placebook.intake.readers import MAX_CELL, decode
from placebook.submissions.submission import Sender, Submission, refused, submission_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from email.message import EmailMessage

    from placebook.doors.asides import Aside
    from placebook.doors.questions import Question

_MOST = 400_000  # characters of one message; a form's answers have a tenth of that at most
_QUOTED = re.compile(r"^> ?", re.MULTILINE)
_BREAKS = re.compile(r"<br\s*/?>|</(?:p|div|li|h\d)>", re.IGNORECASE)
_TAGS = re.compile(r"<[^<>]*>")
_NO_ANSWERS = "no answers were found in it: none of the form's headings are there"


def issue(
    data: bytes, questions: Sequence[Question], *, number: int | None = None, day: str = ""
) -> Submission:
    """Read the body of an issue.

    Args:
        data: Its text.
        questions: What the form asks of a listing, in its order.
        number: The issue's own; a later text of the same issue takes the place of this one.
        day: The day it was written, if that is known.
    """
    text = decode(data)
    thread = "" if number is None else f"issue {number}"
    if problem := _unusable(text):
        return refused("issue", 1, problem, identity=[thread, len(text)])
    told, notes = _told(text, questions, ())
    if not told:
        return refused("issue", 1, _NO_ANSWERS, identity=[thread, text])
    return submission_of(
        "issue", number or 1, told, identity=[thread, told], notes=notes, day=day, thread=thread
    )


def message(data: bytes, questions: Sequence[Question], row: int = 1) -> Submission:
    """Read an e-mail (RFC 5322) that the web form has prepared and somebody has sent.

    Args:
        data: An `.eml` file.
        questions: As for `issue`.
        row: Its place among those that came with it, from 1.
    """
    try:
        letter = email.message_from_bytes(data, policy=email.policy.default)
        text, sender, day = _text(letter), _sender(letter), _day(letter)
    except (MessageError, LookupError, ValueError, AttributeError, TypeError, RecursionError):
        # Python's reader of mail raises these at headers and parts that are not as they should be.
        return refused("email", row, "this e-mail cannot be read", identity=data[:MAX_CELL].hex())
    identity = [sender.email, day, text[:_MOST]]
    if problem := _unusable(text):
        return refused("email", row, problem, identity=identity)
    told, notes = _told(text, questions, (*BEFORE, *AFTER))
    if not told:
        return refused("email", row, _NO_ANSWERS, identity=identity)
    return submission_of("email", row, told, identity=identity, notes=notes, day=day, sender=sender)


def _unusable(text: str) -> str:
    return f"it has {len(text):,} characters; the most is {_MOST:,}" if len(text) > _MOST else ""


def _told(
    text: str, questions: Sequence[Question], asides: Sequence[Aside]
) -> tuple[dict[str, str], dict[str, str]]:
    """Return answers by name, and those too long to be any, as notes of their size."""
    before = [aside for aside in asides if aside in BEFORE]
    after = [aside for aside in asides if aside not in BEFORE]
    asked: list[Aside | Question] = [*before, *questions, *after]
    names = {one.label: one.name for one in [*asked, MAY_WE]}
    found = answers_in(text, [one.label for one in asked])
    told = {names[label]: answer for label, answer in found.items() if answer and len(answer) <= MAX_CELL}
    long = {
        label: f"left out: {len(answer):,} characters"
        for label, answer in found.items()
        if len(answer) > MAX_CELL
    }
    return told, long


def _text(letter: EmailMessage) -> str:
    part = letter.get_body(("plain", "html"))
    if part is None:
        return ""
    content = part.get_content()
    text = content if isinstance(content, str) else decode(bytes(content))
    if part.get_content_subtype() == "html":
        text = html.unescape(_TAGS.sub("", _BREAKS.sub("\n", text.replace("\n", " "))))
        text = "\n".join(line.strip() for line in text.split("\n"))
    elif part.get_param("format") == "flowed":  # RFC 3676: a space at a line's end joins it to the next
        text = re.sub(r"(?<!^--) \r?\n(?!\s*(?:###|$))", " ", text, flags=re.MULTILINE)
    text = re.split(r"^--\s*$", text, maxsplit=1, flags=re.MULTILINE)[0]  # below it stands a signature
    if text.count("\n> ### ") > text.count("\n### "):
        text = _QUOTED.sub("", text)  # somebody forwarded or answered it
    return "\n".join(line.rstrip() for line in text.splitlines())


def _sender(letter: EmailMessage) -> Sender:
    name, address = parseaddr(str(letter.get("From", "")))
    return Sender(name=name, email=address)


def _day(letter: EmailMessage) -> str:
    try:
        sent: datetime = parsedate_to_datetime(str(letter.get("Date", "")))
    except (ValueError, TypeError, IndexError):
        return ""
    return sent.date().isoformat()
