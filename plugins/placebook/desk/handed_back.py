"""Handing back to somebody what they wrote, where it could not be taken: as a letter, ready to be sent."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Mapping

    from placebook.desk.words import Voice

# What would begin another answer, end the letter or be a remark gets a backslash, which the intake takes
# away again; the form's own letters are made so too (theme/assets/scripts/form-answers.js).
_LINE = re.compile(r"^(\s*)(\\*)(?=#|>|--)", re.MULTILINE)
_REMARK = re.compile(r"<(\\*)!--")
_BOX = Markup('<p><textarea rows="14" readonly aria-label="{}">\n{}</textarea></p>\n')
_MAIL = Markup('<a href="mailto:{}?subject={}">{}</a>')


def as_letter(answers: Mapping[str, str], headings: Mapping[str, str]) -> str:
    """Write answers as a letter that `placebook intake email` reads: each below its question."""
    asked = [name for name in headings if name in answers]
    others = [name for name in answers if name not in headings]
    return "\n".join(
        f"### {headings.get(name, name)}\n\n{_guarded(answers[name])}\n" for name in (*asked, *others)
    )


def handed_back(voice: Voice, why: str, answers: Mapping[str, str], headings: Mapping[str, str]) -> str:
    """Return a page that says why something was not taken, and holds all of it.

    Args:
        voice: Who says so.
        why: Why, in a sentence.
        answers: What was written; nothing of it is lost.
        headings: What stands above each answer.
    """
    say = voice.words.say
    title = say("This was not taken")
    if not answers:
        return voice.page(title, why, say("Go back: what you wrote is still in the form."))
    how: str
    if voice.email:
        subject = quote(say("Please add our group"))
        how = escape(say("Copy all that stands here into an e-mail, and send it to {address}.")).format(
            address=_MAIL.format(quote(voice.email, safe="@"), subject, voice.email)
        )
    else:
        how = say("Copy all that stands here, and give it to: {keeper}", keeper=voice.keeper)
    box = _BOX.format(say("What you wrote"), as_letter(answers, headings))
    return voice.page(title, why, how, then=box)


def _guarded(text: str) -> str:
    plain = "\n".join(line.rstrip() for line in text.split("\n"))
    return _REMARK.sub(r"<\\\1!--", _LINE.sub(r"\1\\\2", plain))
