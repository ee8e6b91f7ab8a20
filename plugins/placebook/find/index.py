"""The index of the directory, as MiniSearch 7 writes its own: it loads it without building anything.

The form is that of its `toJSON`, `serializationVersion` 2: https://lucaong.github.io/minisearch/. The tests
hold that MiniSearch, given the same documents, finds the same with the same scores.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from placebook.find.folding import STOP_WORDS, words
from placebook.model.kinds import DAY_NAMES, KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from placebook.model.directory import Directory
    from placebook.model.listing import Listing

# The fields of a document, in the order of their numbers in the index. What each is worth is said by the
# script that asks, theme/assets/scripts/finder.js.
FIELDS = ("title", "names", "summary", "exchange", "themes", "areas", "when")

Document = dict[str, str]
Postings = dict[str, dict[str, dict[str, int]]]


def documents(directory: Directory) -> list[Document]:
    """Return the texts of each open listing that are searched, by field."""
    # One word stands for a theme's many other words; `theme_words` tells the script which it stands for.
    themes = {theme.id: f"{theme.label} {marker(number)}" for number, theme in enumerate(directory.themes)}
    areas = {
        area.id: " ".join(word for one in directory.areas.path(area.id) for word in (one.label, *one.also))
        for area in directory.areas
    }
    return [_document(listing, directory, themes, areas) for listing in directory.open_listings]


def marker(number: int) -> str:
    """Return the word that stands in the index for all the other words of the n-th theme."""
    return f"theme{number}"


def theme_words(directory: Directory) -> list[list[str]]:
    """Return the other words of each theme, folded, in the order of the markers that stand for them."""
    return [
        list(dict.fromkeys(word for text in theme.also for word in words(text) if word not in STOP_WORDS))
        for theme in directory.themes
    ]


def _document(
    listing: Listing, directory: Directory, themes: Mapping[str, str], areas: Mapping[str, str]
) -> Document:
    days = dict.fromkeys(day for session in listing.sessions for day in session.days)
    return {
        "title": listing.title,
        "names": " ".join(listing.also_known_as),
        "summary": listing.summary,
        "exchange": " ".join(one.what for one in (*listing.offers, *listing.looking_for)),
        # The first theme is what it is most of all, so its words count twice.
        "themes": f"{KINDS[listing.kind].label} {_joined(themes, (listing.themes[0], *listing.themes))}",
        "areas": _joined(areas, directory.whereabouts(listing).areas),
        "when": " ".join(DAY_NAMES[day] for day in days),
    }


def _joined(texts: Mapping[str, str], ids: Iterable[str]) -> str:
    return " ".join(texts.get(one, one) for one in ids)


def index(found: Sequence[Document]) -> Mapping[str, Any]:
    """Return the index of documents, whose ids are their numbers, from 0."""
    terms: Postings = {}
    lengths: dict[str, list[int]] = {}
    averages = [0.0] * len(FIELDS)
    for number, document in enumerate(found):
        lengths[str(number)] = sizes = []
        for field, name in enumerate(FIELDS):
            unique, counts = _counted(document[name])
            sizes.append(unique)
            # The mean is kept up step by step, as MiniSearch does, so that the last bits are the same.
            averages[field] = (averages[field] * number + unique) / (number + 1)
            for term, times in counts:
                terms.setdefault(term, {}).setdefault(str(field), {})[str(number)] = times
    return {
        "documentCount": len(found),
        "nextId": len(found),
        "documentIds": {str(number): number for number in range(len(found))},
        "fieldIds": {name: field for field, name in enumerate(FIELDS)},
        "fieldLength": lengths,
        "averageFieldLength": averages,
        "storedFields": {},
        "dirtCount": 0,
        "index": sorted(terms.items(), key=_neighbours),
        "serializationVersion": 2,
    }


@lru_cache(maxsize=20_000)
def _counted(text: str) -> tuple[int, list[tuple[str, int]]]:
    """Return how many words a text has, stop words too, and how often it has each of the others."""
    counts = Counter(words(text))
    return len(counts), [(word, times) for word, times in counts.items() if word not in STOP_WORDS]


def _neighbours(entry: tuple[str, dict[str, dict[str, int]]]) -> tuple[str, str]:
    """Put terms that stand in the same documents side by side, as a theme's words do: it compresses well."""
    term, fields = entry
    field = max(fields)
    return f"{field}{next(iter(fields[field]))}-{len(fields[field])}", term
