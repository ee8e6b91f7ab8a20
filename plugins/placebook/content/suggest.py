"""Did you mean …: the nearest of the words that would have been right."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_ALIKE = 70  # of 100: 'knitng' and 'knitting' score 86, words of nothing in common under 50


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """Return the choice nearest to a word, or None where none is near."""
    from rapidfuzz import fuzz, process, utils  # noqa: PLC0415 - it loads when something is wrong

    best = process.extractOne(
        word, list(choices), scorer=fuzz.ratio, processor=utils.default_process, score_cutoff=_ALIKE
    )
    return best[0] if best else None


def did_you_mean(word: str, choices: Iterable[str]) -> str:
    """Return a sentence that offers the choice nearest to a word, or an empty text where none is near."""
    best = nearest(word, choices)
    return f"Did you mean '{best}'?" if best else ""
