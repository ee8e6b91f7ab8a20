"""Somebody's name, e-mail address or telephone number, found however it is written."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Kind = Literal["name", "email", "phone"]
_LEAST_DIGITS = 6
_UK = "44"
_BETWEEN_WORDS = r"(?:[\s,._'\u2019-]|&nbsp;|%20)+"
_BETWEEN_DIGITS = r"[\s()./\u2010-\u2015-]*"
_NUMBER = re.compile(r"[\d\s()+./-]+")
_ADDRESS = re.compile(
    r"(?:mailto:)?[^\s<>()\[\]\"',;:]+(?:@|%40)[^\s<>()\[\]\"',;]+[^\s<>()\[\]\"',;.]", re.IGNORECASE
)
_WEB = re.compile(r"(?:https?://|www\.)[^\s<>()\[\]\"']+", re.IGNORECASE)


class Span(NamedTuple):
    """Where something stands in a text, and what sort of thing it is."""

    start: int
    end: int
    kind: Kind


@dataclass(frozen=True)
class Sought:
    """One thing that is looked for."""

    text: str
    kind: Kind

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What finds it in folded text."""
        if self.kind == "email":
            address = re.escape(_fold(self.text)[0]).replace("@", "(?:@|%40)")
            return re.compile(rf"(?<![\w.+-]){address}(?![\w-])")
        if self.kind == "phone":
            return re.compile(rf"(?<!\d){self._digits(_BETWEEN_DIGITS)}(?!\d)")
        words = re.findall(r"[^\W_]+", _fold(self.text)[0])
        found = [_BETWEEN_WORDS.join(map(re.escape, words))]
        if len(words) > 1:  # as in a list of names: Other, Ann
            found.append(rf"{re.escape(words[-1])},\s*" + _BETWEEN_WORDS.join(map(re.escape, words[:-1])))
        return re.compile(rf"(?<![^\W_])(?:{'|'.join(found)})(?![^\W_])")

    def _digits(self, between: str) -> str:
        """Return a pattern of its digits, with or without the country before them."""
        digits = re.sub(r"\D", "", self.text)
        abroad = self.text.strip().startswith(("+", "00"))
        digits = digits.removeprefix("00") if abroad else digits
        if abroad and not digits.startswith(_UK):
            return rf"(?:\+|00){between}" + between.join(digits)
        national = digits.removeprefix(_UK).removeprefix("0") if abroad else digits.removeprefix("0")
        country = rf"(?:\+|00)?{_UK}{between}(?:0{between})?"
        return rf"(?:{country}|0{between})?" + between.join(national)

    @property
    def in_history(self) -> str:
        """What finds it in git's history: a POSIX extended regular expression, for any case."""
        if self.kind == "phone":
            digits = re.sub(r"\D", "", self.text)
            return "[^0-9]?[^0-9]?".join(digits[-9:] if len(digits) > 9 else digits.removeprefix("0"))  # noqa: PLR2004
        if self.kind == "email":
            return re.sub(r"([.+*?^$(){}|\[\]\\])", r"\\\1", self.text)
        words = re.findall(r"[^\W_]+", self.text)
        # A letter with an accent takes several bytes, and may be written without it.
        return "[[:space:],._-]+".join(re.sub(r"[^\x00-\x7f]", "[^[:space:]]{1,4}", word) for word in words)


def sought_of(words: Sequence[str]) -> tuple[Sought, ...]:
    """Return what is looked for: words in a row are one name, digits in a row one number.

    Raises:
        ValueError: A part of it would be found everywhere.
    """
    found: list[Sought] = []
    for group in _groups(words):
        kind = _kind_of(group[0])
        one = Sought(" ".join(group), kind)
        letters = re.sub(r"[\W_]", "", one.text)
        if len(letters) < (_LEAST_DIGITS if kind == "phone" else 3):
            msg = f"'{one.text}' is too short: it would be found in words that have nothing to do with it."
            raise ValueError(msg)
        found.append(one)
    return tuple(dict.fromkeys(found))


def _groups(words: Sequence[str]) -> Iterator[list[str]]:
    group: list[str] = []
    for word in (one.strip() for one in words):
        if not word:
            continue
        alone = " " in word or _kind_of(word) == "email"
        if group and (alone or _kind_of(word) != _kind_of(group[0])):
            yield group
            group = []
        if alone:
            yield [word]
        else:
            group.append(word)
    if group:
        yield group


def _kind_of(word: str) -> Kind:
    if "@" in word:
        return "email"
    return "phone" if _NUMBER.fullmatch(word) else "name"


def spans(text: str, sought: Iterable[Sought]) -> list[Span]:
    """Return where any of what is sought stands; an address or link that holds it counts as a whole."""
    plain, places = _fold(text)
    found = [
        Span(places[match.start()], places[match.end() - 1] + 1, one.kind)
        for one in sought
        for match in one.pattern.finditer(plain)
    ]
    if not found:
        return []
    whole = [(match.start(), match.end(), "email") for match in _ADDRESS.finditer(text)]
    whole += [(match.start(), match.end(), "web") for match in _WEB.finditer(text)]
    grown = [_grown(span, whole) for span in found]
    return _joined(sorted(grown))


def _grown(span: Span, whole: Iterable[tuple[int, int, str]]) -> Span:
    for start, end, kind in whole:
        if start <= span.start and span.end <= end:
            return Span(start, end, "email" if kind == "email" else span.kind)
    return span


def _joined(found: list[Span]) -> list[Span]:
    joined: list[Span] = []
    for span in found:
        if joined and span.start < joined[-1].end:
            before = joined.pop()
            span = Span(before.start, max(before.end, span.end), before.kind)  # noqa: PLW2901 - it grows
        joined.append(span)
    return joined


def _fold(text: str) -> tuple[str, Sequence[int]]:
    """Return a text without case and accents, and for each of its letters where it stood.

    Source: Unicode Standard Annex 15, compatibility decomposition.
    """
    if text.isascii():
        return text.lower(), range(len(text))
    letters: list[str] = []
    places: list[int] = []
    for at, char in enumerate(text):
        for part in unicodedata.normalize("NFKD", char.casefold()):
            if not unicodedata.combining(part):
                letters.append(part)
                places.append(at)
    return "".join(letters), places
