"""The index of the directory: what MiniSearch 7 would make of it, so that a browser need not.

All that MiniSearch writes of its own index is here (`toJSON`, `serializationVersion` 2, see
https://lucaong.github.io/minisearch/), packed: a list of documents that several words share is written once,
and numbers are letters. theme/assets/scripts/packed-index.js reads it; the tests hold that it is
the very index that MiniSearch makes of the same documents.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from posixpath import commonprefix
from typing import TYPE_CHECKING, Any

from placebook.find.folding import STOP_WORDS, words
from placebook.find.packed import letter, numbers
from placebook.wording.wording import english

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from placebook.model.directory import Directory
    from placebook.model.listing import Listing
    from placebook.wording.wording import Wording

# The fields of a document, in the order of their numbers in the index. What each is worth is said by the
# script that asks, theme/assets/scripts/finder.js.
FIELDS = ("title", "names", "summary", "exchange", "themes", "areas", "when")

Document = dict[str, str]
# The numbers of documents in their order: those that hold a word so many times in a field.
Found = list[int]


def documents(directory: Directory, said: Wording | None = None) -> list[Document]:
    """Return the texts of each open listing that are searched, by field, in the words of the site."""
    said = said or english()
    # One word stands for a theme's many other words; `theme_words` tells the script which it stands for.
    themes = {theme.id: f"{theme.label} {marker(number)}" for number, theme in enumerate(directory.themes)}
    areas = {
        area.id: " ".join(word for one in directory.areas.path(area.id) for word in (one.label, *one.also))
        for area in directory.areas
    }
    return [_document(listing, directory, said, themes, areas) for listing in directory.open_listings]


def marker(number: int) -> str:
    """Return the word that stands in the index for all the other words of the n-th theme."""
    return f"theme{number}"


def theme_words(directory: Directory) -> list[list[str]]:
    """Return the other words of each theme, folded, in the order of the markers that stand for them."""
    phrases = ([" ".join(words(text)) for text in theme.also] for theme in directory.themes)
    return [[phrase for phrase in dict.fromkeys(one) if phrase] for one in phrases]


def _document(
    listing: Listing, directory: Directory, said: Wording, themes: Mapping[str, str], areas: Mapping[str, str]
) -> Document:
    days = dict.fromkeys(day for session in listing.sessions for day in session.days)
    return {
        "title": listing.title,
        "names": " ".join(listing.also_known_as),
        "summary": listing.summary,
        "exchange": " ".join(
            (*(one.what for one in (*listing.offers, *listing.looking_for)), *_volunteering(listing))
        ),
        # The first theme is what it is most of all, so its words count twice.
        "themes": f"{said.kinds[listing.kind].label} {_joined(themes, (listing.themes[0], *listing.themes))}",
        "areas": _joined(areas, directory.whereabouts(listing).areas),
        "when": " ".join(said.days[day] for day in days),
    }


def _volunteering(listing: Listing) -> tuple[str, ...]:
    return ("volunteer", listing.volunteering) if listing.volunteering else ()


def _joined(texts: Mapping[str, str], ids: Iterable[str]) -> str:
    return " ".join(texts.get(one, one) for one in ids)


def index(found: Sequence[Document]) -> Mapping[str, Any]:
    """Return the packed index of documents, whose ids are their numbers, from 0.

    `words` are in their order, each but for the letters it shares with the one before, whose number comes
    first. `entries` holds for each word its lists of documents. Before each list stands a number: from its
    right end to its left the field, whether what follows is the number of one of `lists`, and how often the
    word is there, less one.
    """
    terms: dict[str, dict[int, Found]] = {}
    lengths: list[list[int]] = [[] for _ in FIELDS]
    averages = [0.0] * len(FIELDS)
    for number, document in enumerate(found):
        for field, name in enumerate(FIELDS):
            unique, counts = _counted(document[name])
            lengths[field].append(unique)
            # The mean is kept up step by step, as MiniSearch does, so that the last bits are the same.
            averages[field] = (averages[field] * number + unique) / (number + 1)
            for word, times in counts:
                at = field + 2 * len(FIELDS) * (times - 1)
                terms.setdefault(word, {}).setdefault(at, []).append(number)
    in_order = sorted(terms)
    return {
        "documentCount": len(found),
        "nextId": len(found),
        "fieldIds": {name: field for field, name in enumerate(FIELDS)},
        "averageFieldLength": averages,
        "dirtCount": 0,
        "serializationVersion": 2,
        "fieldLength": [numbers(one) for one in lengths],
        "words": _without_beginnings(in_order),
        **_lists([terms[word] for word in in_order]),
    }


def _lists(rows: Sequence[Mapping[int, Found]]) -> dict[str, str]:
    """Write the lists of words, those that several words share apart: each as its steps."""
    uses = Counter(tuple(docs) for row in rows for docs in row.values() if len(docs) > 1)
    shared = {docs: number for number, docs in enumerate(docs for docs, used in uses.items() if used > 1)}

    def entry(at: int, docs: Found) -> str:
        number = shared.get(tuple(docs))
        return letter(at) + _steps(docs) if number is None else numbers((at + len(FIELDS), number))

    entries = (" ".join(entry(at, docs) for at, docs in row.items()) for row in rows)
    return {"lists": " ".join(map(_steps, shared)), "entries": "\n".join(entries)}


def _steps(docs: Sequence[int]) -> str:
    """Write a list of documents as the steps from one to the next, the first from 0."""
    return numbers(one - before for before, one in zip((0, *docs), docs, strict=False))


def _without_beginnings(in_order: Sequence[str]) -> str:
    before = ""
    written: list[str] = []
    for word in in_order:
        shared = len(commonprefix((before, word)))
        written.append(letter(shared) + word[shared:])
        before = word
    return " ".join(written)


@lru_cache(maxsize=20_000)
def _counted(text: str) -> tuple[int, list[tuple[str, int]]]:
    """Return how many words a text has, stop words too, and how often it has each of the others."""
    counts = Counter(words(text))
    return len(counts), [(word, times) for word, times in counts.items() if word not in STOP_WORDS]
