"""Numbers as text in few bytes: what the search reads is fetched by phones, and most of it is numbers.

theme/assets/scripts/packed.js reads it back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

# The letter of the number 0. From there on letters stand for numbers as they stand in Unicode; those that no
# text may hold alone, U+D800 to U+DFFF, are left out.
_FIRST = 0x30
_SURROGATES, _AFTER = 0xD800, 0xE000


def letter(number: int) -> str:
    """Return the letter that stands for a number, from 0 to about a million."""
    code = _FIRST + number
    return chr(code if code < _SURROGATES else code + _AFTER - _SURROGATES)


def numbers(row: Iterable[int]) -> str:
    """Write one number after the other."""
    return "".join(map(letter, row))


def lists(rows: Iterable[Iterable[int]]) -> str:
    """Write lists of numbers, with a blank between two."""
    return " ".join(map(numbers, rows))


def column(values: Iterable[Hashable]) -> dict[str, Any]:
    """Write values many of which are alike: each of them once, and for each row which it is."""
    known: dict[Hashable, int] = {}
    at = numbers([known.setdefault(value, len(known)) for value in values])
    return {"of": list(known), "at": at}


def lists_column(rows: Iterable[Iterable[int]]) -> dict[str, str]:
    """Write lists of numbers many of which are alike."""
    written = column(map(numbers, rows))
    return {"of": " ".join(written["of"]), "at": written["at"]}
