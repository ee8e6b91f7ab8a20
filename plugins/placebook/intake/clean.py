"""Text as registers hold it, made fit to print: names, sentences, addresses of the web.

Every function takes text and returns text, and gives back unchanged what it has no reason to touch. An empty
answer means that nothing usable was there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pydantic import TypeAdapter, ValidationError

from placebook.content.spelled import day_meant
from placebook.model.base import EmailAddress, WebAddress, clean_text, one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

SUMMARY_LEAST: Final = 20
SUMMARY_MOST: Final = 200
_LONGEST_ADDRESS = 2000
_TRAILING = " ,;:-\u2013"

_SMALL_WORDS = frozenset(
    ("an", "and", "at", "by", "de", "for", "from", "in", "of", "on", "or", "the", "to", "upon", "with")
)
_WORD = re.compile(r"[^\W_][\w.'\u2019&]*", re.UNICODE)
_ORDINAL = re.compile(r"^\d+(?:st|nd|rd|th)$", re.IGNORECASE)
_INITIALS = re.compile(r"^(?:[^\W\d_]\.)+[^\W\d_]?\.?$")
_SENTENCE_START = re.compile(r"(?:^|[.!?]\s+|\n\s*|:-?\s+(?=\())([^\W\d_])")
# `abroad.The`, `adultsChristian`: sentences that lost the space, or the full stop, between them.
_GLUED = re.compile(r"(?<=[A-Za-z]{3}[.!?;])(?=[A-Za-z]{2})|(?<=[a-z]{2}\)\.)(?=[A-Z])")
_ADDRESS = re.compile(r"@|://|www\.|\.(?:org|com|co|uk|net|gov|ac|info)\b", re.IGNORECASE)
_RUN_ON = re.compile(r"\b([a-z]{3,})([A-Z][A-Za-z]*)")
_LIST_MARK = re.compile(r"(?:(?<=[.,;:])|(?<=\s))\s*\(?\b(?:[a-h]|[1-9]|i{1,3}|iv|v)\)\s*", re.IGNORECASE)
# Four letters before the full stop, since `etc.` and `e.g.` end no sentence.
_LOW_START = re.compile(r"(?<=[a-z]{4}[.!?] )[a-z]")
_WEB = TypeAdapter(WebAddress)
_EMAIL = TypeAdapter(EmailAddress)
_MAILBOX = re.compile(r"[^\s,;:<>()\[\]\"]+@[^\s,;:<>()\[\]\"]+")
# Digits and what people put between them. Not a part of 4.47701E+11, whose last digits are lost.
_DIGITS = re.compile(r"(?<![\w.@-])\+?\(?[0-9](?:[0-9]|[ ().-]{1,3}(?=[0-9]))*+(?![\w@])")
_LOST_NOUGHT = re.compile(r"^[12378][0-9]{9}$")
_FEWEST_DIGITS, _MOST_DIGITS = 6, 15
# What is left of a bullet or dash that was read in one DOS code page too many.
_BROKEN = {
    "ÔÇÓ": "\u2022",
    "ÔÇô": "\u2013",
    "ÔÇö": "\u2014",
    "ÔÇÖ": "\u2019",
    "ÔÇ£": "\u201c",
    "ÔÇØ": "\u201d",
    "â€¢": "\u2022",
    "â€\u201c": "\u2013",
    "â€\u2122": "\u2019",
    "Â£": "£",
    "+¿": "è",
    "+®": "é",
}
_BULLET = re.compile(r"\s*(?:[•·●▪]|(?<=\s)[*~]|^[*~-])\s*", re.MULTILINE)
_END = re.compile(r"[.!?…][)\"'\u201d\u2019]?$")


def tidy(text: str) -> str:
    """Return text without control characters, doubled white space, or space before a comma or in brackets."""
    text = clean_text(text).replace("\xa0", " ")
    for broken, right in _BROKEN.items():
        text = text.replace(broken, right)
    text = "\n".join(" ".join(line.split()) for line in text.splitlines())
    text = re.sub(r"\n{3,}", "\n\n", text).strip()
    text = re.sub(r" +([,;:.!?)\]])(?=\s|$|[,;:.)])", r"\1", text)
    return re.sub(r"([(\[]) +", r"\1", text)


def name(text: str, spelling: Mapping[str, str]) -> str:
    """Return a name as people write it.

    ALL CAPS and Title Case Of Every Word (`St Ann'S`, `1St`, `Friends Of`) come from registers; a name
    that is in neither is left as it is.

    Args:
        text: The name.
        spelling: Words that are written in a way of their own, by their small letters: `{"cio": "CIO"}`.
    """
    text = tidy(one_line(text)).strip(" ,;-")
    words = [word for word in re.findall(r"[^\W\d_]{2,}", text) if word not in _SMALL_WORDS]
    shouted = bool(words) and text == text.upper()
    titled = len(words) > 1 and all(word[0].isupper() for word in words)
    if not (shouted or titled):
        return text

    def cased(match: re.Match[str]) -> str:
        word, first = (
            match[0],
            match.start() == 0 or text[: match.start()].rstrip()[-1:] in {":", "(", "\u2013"},
        )
        low = word.lower()
        bare = low.rstrip(".'\u2019")
        if bare in spelling:
            return spelling[bare] + word[len(bare) :]
        if _ORDINAL.match(word):
            return low
        if low in _SMALL_WORDS and not first and match.end() < len(text) and text[match.end()] != ".":
            return low
        if _INITIALS.match(word) or (not shouted and word.isupper()):
            return word
        if shouted or re.search(r"['\u2019]S\b", word):
            return re.sub(
                r"(['\u2019])(S|T|Re|Ll|Ve)\b",
                lambda s: s[1] + s[2].lower(),
                low[:1].upper() + low[1:],
                flags=re.IGNORECASE,
            )
        return word

    return _WORD.sub(cased, text)


def sentences(text: str, spelling: Mapping[str, str]) -> str:
    """Return running text as sentences: no shouting, none twice, no `end.Start`, no bullets run into a line.

    Args:
        text: A description.
        spelling: As for `name`; names of places and people belong here too, since ALL CAPS hides them.
    """
    text = tidy(text)
    text = re.sub(r"\S+", lambda m: m[0] if _ADDRESS.search(m[0]) else _GLUED.sub(" ", m[0]), text)
    text = _RUN_ON.sub(r"\1. \2", text)
    text = _quiet(text, spelling)
    text = _BULLET.sub("\n", _LIST_MARK.sub("\n", text)).strip()
    text = re.sub(r"(?<=[a-z)]) ?([,;])(?=[A-Za-z])", r"\1 ", text)
    text = re.sub(r"(?<=[^.!?;:,\s])\s*\n\s*", "; ", text).replace("\n", " ")
    text = re.sub(r"(?<!\.)\.\.(?!\.)", ".", text.replace(":-", ":"))
    text = _LOW_START.sub(lambda match: match[0].upper(), text)
    return _without_repeats(text[:1].upper() + text[1:])


def _quiet(text: str, spelling: Mapping[str, str]) -> str:
    """Bring text that is mostly capitals down to sentences."""
    letters = [char for char in text if char.isalpha()]
    if not letters or sum(char.isupper() for char in letters) < 0.6 * len(letters):
        return text
    low = _SENTENCE_START.sub(lambda m: m[0].upper(), text.lower())

    def spelt(match: re.Match[str]) -> str:
        bare = match[0].rstrip(".'\u2019")
        stem = re.sub(r"['\u2019]s$", "", bare)
        return spelling.get(stem.lower(), stem) + match[0][len(stem) :]

    return _WORD.sub(spelt, low)


def _without_repeats(text: str) -> str:
    """Leave out a sentence that has been said."""
    said: set[str] = set()
    kept = []
    for sentence in re.split(r"(?<=[.!?])\s+", text):
        key = re.sub(r"\W+", "", sentence).casefold()
        if key not in said:
            kept.append(sentence)
        said.add(key)
    return " ".join(kept)


def web(text: str) -> str:
    """Return the first web address in a text, with its scheme; empty where there is none."""
    text = clean_text(text[:_LONGEST_ADDRESS]).replace("\xa0", " ")
    text = re.sub(r"http//:|http:/(?!/)|https?;//", "http://", text, flags=re.IGNORECASE)
    found = re.search(
        r"(?:https?://|www[.,])\S+|(?<![@\w.-])[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:/\S*)?", text, re.IGNORECASE
    )
    if not found:
        return ""
    address = found[0].rstrip(".,;" if "(" in found[0] else ".,;)")
    address = re.sub(r"^(https?://)?(www),", r"\1\2.", address, flags=re.IGNORECASE)
    scheme, colon, rest = address.partition("://")
    scheme, rest = (scheme, rest) if colon else ("http", scheme)
    host, slash, path = rest.partition("/")
    host = host.replace(",", ".").lower()
    if "." not in host.removeprefix("www.") or "@" in host:
        return ""
    try:
        return _WEB.validate_python(f"{scheme}://{host}{slash}{path}")
    except ValidationError:
        return ""


def email(text: str) -> str:
    """Return the first e-mail address in a text; empty where there is none."""
    for found in _MAILBOX.findall(clean_text(text[:_LONGEST_ADDRESS])):
        try:
            return _EMAIL.validate_python(found.strip(".'"))
        except ValidationError:
            continue
    return ""


def phone(text: str) -> str:
    """Return the first telephone number in a text, without what stands round it; empty where there is none.

    A spreadsheet that took `07700 900101` for a number has lost its nought: ten digits that may have begun
    with one get it back (Ofcom's National Telephone Numbering Plan: 01, 02, 03, 07 and 08).
    """
    for match in _DIGITS.finditer(clean_text(text).replace("\xa0", " ")):
        found = match[0].strip(" .-")
        digits = sum(char.isdigit() for char in found)
        if _LOST_NOUGHT.match(found):
            return f"0{found}"
        if _FEWEST_DIGITS <= digits <= _MOST_DIGITS:
            return found
    return ""


def day(text: str) -> str:
    """Return the day that a text means to a British reader, as `2026-03-01`; empty where it means none."""
    found = day_meant(clean_text(text))
    return found.isoformat() if found else ""


def cut(text: str, least: int = SUMMARY_LEAST, most: int = SUMMARY_MOST) -> str:
    """Return as many whole sentences of a text as fit, or else its first words and an ellipsis.

    Empty where the text has fewer than `least` characters. A first sentence much shorter than `most` is not
    enough alone.
    """
    text = one_line(text)
    if not _END.search(text):
        text = f"{text.rstrip(_TRAILING)}."
    if len(text) < least:
        return ""
    if len(text) <= most:
        return text
    ends = [match.end() for match in re.finditer(r"[.!?][)\"'\u201d\u2019]?(?=\s)", text[: most + 1])]
    if ends and ends[-1] >= 3 * least:
        return text[: ends[-1]]
    words = text[:most].rpartition(" ")[0] or text[: most - 1]
    return words.rstrip(_TRAILING + "(&") + "…"
