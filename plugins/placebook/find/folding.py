"""Words as the search compares them: no case, no accents, no apostrophes, no plural.

theme/assets/scripts/folding.js does the same to what is searched and to what a visitor types;
tests/find/folding.json holds both to it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_APOSTROPHES = dict.fromkeys(map(ord, "'\u2018\u2019\u201b\u02bc\u02b9\u2032\u00b4`\uff07"))
# Letters that no decomposition takes apart, as people type them on a keyboard without them.
_SPELLED = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ς": "σ"}  # noqa: RUF001
)
_BETWEEN_WORDS = re.compile(r"[\W_]+")

# These say nothing of what is looked for: they are neither in the index nor searched for.
_STOP = """
    a about all am an and any are as at be by can do for from get has have i if in into is it its me my no not
    of on or our s so some that the their there they this to us we what when where who with you your
"""
STOP_WORDS = frozenset(_STOP.split())
# These are in the index, and matter only to somebody who types nothing else.
_WEAK = """
    activity adult adults affordable also another any anybody anyone anything anywhere area around
    association available been before beginner beginners being best bit bring but charity cheap child children
    class club community could course dad daughter day details did does dont each else enjoy event ever
    every everybody everyone feel feeling find friendly fun get getting give go going good got great
    group happening he help her here him his how husband id im information interested ive join just keep
    kid kids know learn lesson lessons like little live lives local look looking lot made make making mam
    many may meet meeting mom more much mum my myself near nearby need needs new next nice now nowt old
    one only open opportunities opportunity option or organisation other out over own people person place
    playing please project put really scheme see service session she should show so society some somebody
    someone something somewhere son speak speaking start still stuff summat support take taking talk tell than
    them then these thing think those time today too trust try trying type up use used using venue very
    want wanted wanting was way week weekly well were which while who wife will within without work would
    year
"""


def fold(text: str) -> str:
    """Return text without case, accents and apostrophes."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES))
        text = unicodedata.normalize("NFKD", text.lower()).translate(_SPELLED)
        return "".join(char for char in text if not unicodedata.category(char).startswith("M"))
    return text.translate(_APOSTROPHES).lower()


@lru_cache(maxsize=100_000)
def singular(word: str) -> str:
    """Return a folded word without the ending of a plural, as far as spelling tells."""
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):  # noqa: PLR2004 - "bus", "gas"
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y" if len(word) > 4 else word[:-1]  # noqa: PLR2004 - "ties", "pies"
    return word[:-2] if word.endswith(("sses", "ches", "shes", "xes")) else word[:-1]


def words(text: str) -> list[str]:
    """Return the words of a text in their order, folded and in the singular."""
    return [singular(word) for word in _BETWEEN_WORDS.split(fold(text)) if word]


WEAK_WORDS = frozenset(words(_WEAK))


def plain_name(text: str) -> str:
    """Return the words of a text, folded, with hyphens between them, as most slugs are made of a title."""
    return "-".join(word for word in _BETWEEN_WORDS.split(fold(text)) if word)
