"""What words a text holds, and whether two names are the same one."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from placebook.content.names import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_UNSAID = frozenset(("the", "ltd", "limited", "cio"))


def same_name(text: str) -> str:
    """Return what stays of a name when case, accents, punctuation, articles and `Ltd` are taken away."""
    words = [word for word in folded(text).split() if word not in _UNSAID]
    return " ".join("st" if word == "saint" else word for word in words)


def found_words(text: str, table: Mapping[str, Iterable[str]]) -> list[str]:
    """Return the entries of a table whose words a text holds, those that are named most often first.

    An entry named less than a third as often as the first is only mentioned in passing, and is left out.
    """
    low = _spaced(text)
    scores = {entry: sum(low.count(_needle(word)) for word in words) for entry, words in table.items()}
    best = max(scores.values(), default=0)
    found = [entry for entry, score in scores.items() if score and 3 * score >= best]
    return sorted(found, key=lambda entry: -scores[entry])


@lru_cache(maxsize=10_000)
def _needle(word: str) -> str:
    """Return what to look for: a whole word, or the beginning of one where it ends in a star."""
    return _spaced(word).rstrip() if word.endswith("*") else _spaced(word)


def _spaced(text: str) -> str:
    """Return words with a space on both sides of each, so that neighbours share none."""
    return f" {'  '.join(folded(text).split())} "
