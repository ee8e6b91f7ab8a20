"""Texts as rows of pieces: a piece that many of them hold is written once.

Thousands of texts of a place are made of a few thousand words. Written so they weigh less, and the scripts
take each of the words apart once, which is most of the work of making an index
(theme/assets/scripts/word-index.js).
"""

from __future__ import annotations

from collections import Counter
from itertools import chain
from posixpath import commonprefix
from typing import TYPE_CHECKING

from placebook.find.packed import letter, lists

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

# Numbers below these are letters of one byte, and of two: the pieces most used get them.
_ONE_BYTE, _TWO_BYTES = 0x80 - ord(letter(0)), 0x800 - ord(letter(0))


def pieces_of(texts: Iterable[str]) -> dict[str, int]:
    """Return what stands between the blanks of texts, each with its number.

    Those used most come first; those whose numbers take equally many bytes are in the order of their letters.
    """
    used = Counter(chain.from_iterable(text.split(" ") for text in texts))
    ranked = [piece for piece, _ in used.most_common()]
    parts = (ranked[:_ONE_BYTE], ranked[_ONE_BYTE:_TWO_BYTES], ranked[_TWO_BYTES:])
    return {piece: number for number, piece in enumerate(chain.from_iterable(map(sorted, parts)))}


def written(pieces: Iterable[str]) -> str:
    """Write pieces one after the other, each but for what it shares with the one before.

    How much that is comes first, as scripts count: letters outside the Basic Multilingual Plane are two.
    """
    before = ""
    rest: list[str] = []
    for piece in pieces:
        shared = len(commonprefix((before, piece)))
        rest.append(letter(len(piece[:shared].encode("utf-16-le")) // 2) + piece[shared:])
        before = piece
    return " ".join(rest)


def in_pieces(texts: Sequence[str], pieces: Mapping[str, int]) -> str:
    """Write texts as lists of the numbers of their pieces."""
    return lists([pieces[piece] for piece in text.split(" ")] for text in texts)
