"""The words of the interface in one language, by what they are in English."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from gettext import c2py
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ENGLISH_PLURAL = "n != 1"
# What is filled in, `{place}`; and the links and emphasis of a sentence, `<1>` … `</1>`.
_HOLE = re.compile(r"\{\w+\}|</?\d+/?>")


@dataclass(frozen=True)
class Catalogue:
    """Translations of texts.

    Attributes:
        messages: By the English text, its forms: one, or one for each sort of number. Only whole ones.
        plural: The rule that tells which form a number takes, as gettext writes it: `n != 1`.
        in_scripts: Which of the texts the scripts of pages say.
    """

    messages: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    plural: str = ENGLISH_PLURAL
    in_scripts: frozenset[str] = frozenset()

    @cached_property
    def form(self) -> Callable[[int], int]:
        """Return which form of a text a number takes."""
        return form_of(self.plural)

    def translation(self, text: str) -> str | None:
        """Return what a text without numbers is in the language; None if nobody has said."""
        forms = self.messages.get(text)
        return forms[0] if forms else None


def form_of(rule: str) -> Callable[[int], int]:
    """Return what tells the form that a number takes.

    Args:
        rule: The rule of a language, in C, as gettext writes it: `n != 1`.

    Raises:
        ValueError: It is none.
    """
    form: Callable[[int], int] = c2py(rule)
    return form


def amiss(english: tuple[str, ...], forms: tuple[str, ...]) -> str:
    """Say what is wrong with a translation; nothing if it can be used.

    What is filled in must be filled in somewhere, and nothing else; of several forms one may do without (`a
    group` needs no number).
    """
    allowed = [_holes(text) for text in english]
    every = set().union(*allowed)
    for form in forms:
        holes = _holes(form)
        if unknown := sorted(set(holes) - every):
            return f"{' and '.join(unknown)} is not in the English text"
        if len(forms) == 1 and holes != allowed[-1]:
            missing = sorted((allowed[-1] - holes).keys()) or sorted((holes - allowed[-1]).keys())
            return f"{' and '.join(missing)} must be there as often as in the English text"
        if not _is_nested(form):
            return "a <1> has no </1> of its own"
    return ""


def _holes(text: str) -> Counter[str]:
    return Counter(_HOLE.findall(text))


def _is_nested(text: str) -> bool:
    open_: list[str] = []
    for hole in re.findall(r"<(/?)(\d+)(/?)>", text):
        closes, number, is_empty = hole
        if closes:
            if not open_ or open_.pop() != number:
                return False
        elif not is_empty:
            open_.append(number)
    return not open_
