"""Words as the search compares them: no case, no accents, no apostrophes, no plural.

theme/assets/scripts/folding.js does the same to what is searched and to what a visitor types;
tests/find/folding.json holds both to it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

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
    activity adult adults affordable after again almost along already also always another any anybody anyone
    anything anywhere april area around association august available away bad became because become becoming
    been before beginner beginners being best better bit both boyfriend bring brother but called came cannot
    cant certain charity cheap child children circle class club come coming community could couldnt course
    dad daughter day december details did different does doesnt doing done dont during each eight either
    else enjoy enough even event ever every everybody everyone father february feel feeling find first five
    former four friendly fun gave get getting girlfriend give given go going gone good got great group guess
    happening he hello help her here hi him his hold hope hoping hour how husband id idea im information
    instead interested isnt ive january join july june just keep kid kids kind know last later learn least
    less lesson lessons let lets like little live lives local long look looking lot lovely made make making
    mam many march may maybe mean meet meeting might mine minute mom moment month more most mostly mother
    much mum my myself near nearby nearest need needed needing needs nephew never new next nice niece nine
    nobody nothing november now nowt october often ok okay old once one only open opportunities opportunity
    option or organisation other our out over own people perhaps person place playing please poss possible
    possibly prefer preferably project proper properly put quick quickly quite rather really recommend
    regular regularly said same say scheme see seem september service session seven several she should show
    since sister six so society some somebody someone something sometimes somewhere son soon sort spare
    speak speaking start still stop stuff summat support sure take taking talk tell ten than thank them then
    these theyre thing think those though thought three through time today together told tomorrow tonight
    too took tried trust try trying two type unable until up use used useful using usual usually venue very
    wait wanna want wanted wanting was wasnt way week weekly well went were whatever whenever wherever which
    while who why wife will wish within without wonder wondering wont work worse worst worth would wouldnt
    year yes yet youre youve
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


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """Return the words of many texts: thousands are made of a few thousand pieces, each folded once."""
    return frozenset(chain.from_iterable(map(words, set(" ".join(texts).split()))))


WEAK_WORDS = frozenset(words(_WEAK))


def plain_name(text: str) -> str:
    """Return the words of a text, folded, with hyphens between them, as most slugs are made of a title."""
    return "-".join(word for word in _BETWEEN_WORDS.split(fold(text)) if word)
