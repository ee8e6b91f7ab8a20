"""Answers below headings: the issue that a form of a code host becomes, and the e-mail of the web form."""

from __future__ import annotations

import email
import email.policy
import html
import re
from email.errors import MessageError
from email.utils import parseaddr, parsedate_to_datetime
from typing import TYPE_CHECKING

from placebook.doors.asides import AFTER, BEFORE, MAY_WE, TRAP, WRONG, WRONGS, Aside
from placebook.doors.issue_form import CONSENT, answers_in
from placebook.doors.web_form import in_words
from placebook.intake.readers import MAX_CELL, decode
from placebook.submissions.submission import Sender, Submission, refused, submission_of
from placebook.wording.wording import english

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from email.message import EmailMessage

    from placebook.doors.questions import Question
    from placebook.wording.wording import Wording

_MOST = 400_000  # characters of one message; a form's answers have a tenth of that at most
_QUOTED = re.compile(r"^> ?", re.MULTILINE)
_BREAKS = re.compile(r"<br\s*/?>|</(?:p|div|li|h\d)>", re.IGNORECASE)
# What the web form (theme/assets/scripts/form-answers.js) puts before what would begin another answer, end
# the letter, or be a remark.
_GUARDED = re.compile(r"^([^\S\n]*)\\(\\*)(?=#|>|--)|(<)\\(\\*)(?=!--)", re.MULTILINE)
_REMARK = "<\x00!--"
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
    told, notes = _told(text, questions)
    if not told:
        return refused("issue", 1, _NO_ANSWERS, identity=[thread, text])
    return submission_of(
        "issue", number or 1, told, identity=[thread, told], notes=notes, day=day, thread=thread
    )


def message(
    data: bytes, questions: Sequence[Question], row: int = 1, words: Wording | None = None
) -> Submission:
    """Read an e-mail (RFC 5322) that the web form has prepared and somebody has sent.

    Args:
        data: An `.eml` file.
        questions: As for `issue`.
        row: Its place among those that came with it, from 1.
        words: The language that the form asks in; English where it is not known.
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
    told, notes = _in_letter(text, questions, words or english())
    if not told:
        return refused("email", row, _NO_ANSWERS, identity=identity)
    return submission_of("email", row, told, identity=identity, notes=notes, day=day, sender=sender)


def _in_letter(
    text: str, questions: Sequence[Question], words: Wording
) -> tuple[dict[str, str], dict[str, str]]:
    """Return a letter's answers: in the words of the place, in English, or as a plain form sends them."""
    # A remark is text in a letter; nobody writes hints into its answers, as into those of an issue.
    text = text.replace("<!--", _REMARK)
    in_english: list[Aside | Question] = [*BEFORE, *questions, *AFTER]
    asked = [
        Aside(one.name, words.say(one.label)) if isinstance(one, Aside) else in_words(one, words)
        for one in in_english
    ]
    told, notes = _told(text, asked, words.say(MAY_WE.label))
    if wrong := told.get(WRONG.name):
        by_words = {words.say(one).casefold(): id_ for id_, one in WRONGS.items()}
        told[WRONG.name] = by_words.get(wrong.casefold(), wrong)
    if not told:
        told, notes = _told(text, in_english)
    if told:
        return {name: _unguarded(answer) for name, answer in told.items()}, notes
    sent = answers_sent_plainly(text, [one.name for one in (*in_english, MAY_WE, TRAP)])
    return {name: answer.replace(_REMARK, "<!--") for name, answer in sent.items()}, {}


def _unguarded(answer: str) -> str:
    """Take away what the web form puts before lines that would be taken for something else."""
    return _GUARDED.sub(r"\1\2\3\4", answer).replace(_REMARK, "<!--")


def answers_sent_plainly(text: str, names: Sequence[str]) -> dict[str, str]:
    """Return the answers of a form that a browser sent as an e-mail by itself (HTML, 4.10.21.8: text/plain).

    Each stands behind its name: `title=Tea and talk`. From the last question back, each one begins after the
    last line of those before it, so that an answer which looks like one begins no other. What is ticked in
    several boxes stands on lines one after the other.

    Args:
        text: The e-mail's text.
        names: The names of the form's questions, in its order.
    """
    lines = text.split("\n")
    heads = [line.partition("=")[0] if "=" in line else "" for line in lines]
    end = len(lines)
    found: dict[str, str] = {}
    for at, name in reversed([*enumerate(names)]):
        if name not in heads[:end]:
            continue
        last = end - 1 - heads[:end][::-1].index(name)
        earlier = [where for where in range(last) if heads[where] in names[:at]]
        first = heads.index(name, earlier[-1] + 1 if earlier else 0)
        held = lines[first:end]
        is_ticked = all(line.startswith(f"{name}=") for line in held)
        rest = [line.removeprefix(f"{name}=") for line in held[1:]] if is_ticked else held[1:]
        if answer := "\n".join([held[0].removeprefix(f"{name}="), *rest]).strip():
            found[name] = answer
        end = first
    return dict(reversed(found.items()))


def _unusable(text: str) -> str:
    return f"it has {len(text):,} characters; the most is {_MOST:,}" if len(text) > _MOST else ""


def _told(
    text: str, asked: Sequence[Aside | Question], consent: str = CONSENT
) -> tuple[dict[str, str], dict[str, str]]:
    """Return answers by name, and those too long to be any, as notes of their size."""
    names = {one.label: one.name for one in asked} | {consent: MAY_WE.name}
    found = answers_in(text, [one.label for one in asked], consent)
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
