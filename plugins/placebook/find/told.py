"""What the running text of listings tells the search: a few words of each, which its card does not say.

Texts are long, and most of what stands in them nobody looks for. So of a text those words are taken by which
something here is called, or which people type for what they look for; none that many cards hold, since it
would tell little. What is said only by the way is worth less than what a card says
(theme/assets/scripts/finder.js).
"""

from __future__ import annotations

import re
from collections import Counter
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from placebook.find.everyday import everyday_words
from placebook.find.folding import STOP_WORDS, WEAK_WORDS, words, words_of
from placebook.find.packed import lists
from placebook.find.pieces import written
from placebook.pages.context import source_of
from placebook.press import key_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from placebook.model.directory import Directory
    from placebook.model.listing import Listing
    from placebook.pages.context import Context

# A word that more than one card in a hundred holds is left out, unless those are only a handful.
_MOST, _HANDFUL = 0.01, 5
# The shortest word that tells anything.
_SHORTEST = 3
# Where a link leads is not what its text says.
_LEADS_TO = re.compile(r"\]\([^)]*\)")
_ADDRESS = re.compile(r"//|www\.|@")
_BETWEEN_WORDS = re.compile(r"[:,\s]")


def told(ctx: Context, named: bytes) -> dict[str, str]:
    """Return the words that texts tell, as theme/assets/scripts/searched.js reads them.

    Args:
        ctx: What is found.
        named: What `telling_words` returned.

    Returns:
        `words`: each of them once. `of`: for each open listing the numbers of those that its text tells.
    """
    texts = Texts(named.decode().split())
    key = key_of(named)
    rows = [
        ctx.told_lines.line(
            one.slug, key + ctx.digests.get(source_of(one), b""), partial(texts.words_of, one)
        ).split()
        for one in ctx.directory.open_listings
    ]
    known = {word: number for number, word in enumerate(sorted(set(chain.from_iterable(rows))))}
    return {"words": written(known), "of": lists([known[word] for word in row] for row in rows)}


def telling_words(ctx: Context) -> bytes:
    """Return the words to look for in texts: the same until a card or a vocabulary changes."""
    return ctx.kept.get("told", lambda: " ".join(sorted(telling(ctx.directory))).encode())


def telling(directory: Directory) -> set[str]:
    """Return the words by which things here are called, and those that people type; none that is common."""
    listings = directory.open_listings
    named = chain.from_iterable((one.title, *one.also_known_as) for one in listings)
    themes = chain.from_iterable((theme.label, *theme.also) for theme in directory.themes)
    found = {*words_of(chain(named, themes)), *_BETWEEN_WORDS.split(everyday_words())}
    most = max(_HANDFUL, _MOST * len(listings))
    held = Counter(chain.from_iterable(set(_card(one).lower().split()) for one in listings))
    common = words_of(piece for piece, count in held.items() if count > most)
    return {
        word
        for word in found - STOP_WORDS - WEAK_WORDS - common
        if len(word) >= _SHORTEST and not any(char.isdigit() for char in word)
    }


class Texts:
    """Which telling words texts hold: thousands are made of a few thousand words, each folded once."""

    def __init__(self, named: Iterable[str]) -> None:
        """Look for these words, which are folded."""
        self._named = frozenset(named)
        self._dull: set[str] = set()
        self._found: dict[str, list[str]] = {}

    def words_of(self, listing: Listing) -> str:
        """Return the words that a listing's text tells and its card does not, by their letters."""
        text = self._among(_LEADS_TO.sub(" ", listing.body))
        return " ".join(sorted(text - self._among(_card(listing)))) if text else ""

    def _among(self, text: str) -> set[str]:
        pieces = text.split()
        if self._dull.issuperset(pieces):  # soon told, and so it is of most
            return set()
        return set(chain.from_iterable(map(self._in_piece, set(pieces) - self._dull)))

    def _in_piece(self, piece: str) -> Sequence[str]:
        if piece not in self._found:
            found = [] if _ADDRESS.search(piece) else [word for word in words(piece) if word in self._named]
            if not found:
                self._dull.add(piece)
                return ()
            self._found[piece] = found
        return self._found[piece]


def _card(listing: Listing) -> str:
    return " ".join((listing.title, listing.summary, *listing.also_known_as))
