"""The index that Python writes is the one that MiniSearch would have made, and is asked as it would be."""

from __future__ import annotations

import json
import random
from math import log
from statistics import mean
from typing import TYPE_CHECKING, Any

import pytest

from find.node import run_node
from placebook.content.load import load
from placebook.find.folding import STOP_WORDS, words
from placebook.find.index import FIELDS, documents, index

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from placebook.find.index import Document

_BOTH = """
const { default: MiniSearch } = await import("SCRIPTS/../../../node_modules/minisearch/dist/es/index.js");
const { words } = await import("SCRIPTS/folding.js");
const { PackedIndex } = await import("SCRIPTS/packed-index.js");
const { Ranking } = await import("SCRIPTS/ranking.js");
const stop = new Set(given.stop);
const processTerm = (word) => (stop.has(word) ? null : word);
const theirs = new MiniSearch({ fields: given.fields, tokenize: words, processTerm });
theirs.addAll(given.documents.map((document, id) => ({ id, ...document })));
const ours = new PackedIndex(given.index);
const ranking = new Ranking(ours);

const everywhere = Object.fromEntries(given.fields.map((field, at) => [field, 7 - at]));
const ways = [
  { boost: everywhere, isBegun: (word) => word.length > 3, worth: () => 1 },
  { boost: everywhere, isBegun: () => true, worth: (id) => [1, 0.85, 0][id % 3] },
  { boost: { title: 6, summary: 2.5 }, isBegun: () => false, worth: (id) => (id % 2 ? 0.6 : 1) },
];
const ourScores = (asked, { boost, isBegun, worth }) => {
  const each = Float64Array.from(given.documents, (_, id) => worth(id));
  return [...ranking.scores(words(asked).filter((word) => !stop.has(word)), { boost, isBegun, worth: each })];
};
const theirScores = (asked, { boost, isBegun, worth }) => {
  const scores = given.documents.map(() => 0);
  const how = { fields: Object.keys(boost), boost, boostDocument: worth, prefix: isBegun };
  for (const { id, score } of theirs.search(asked, { ...how, combineWith: "AND" })) scores[id] = score;
  return scores;
};
const both = (query) => ways.map((way) => [ourScores(query, way), theirScores(query, way)]);
const near = (query) => [ours.near(query, 2).sort(), [...theirs._index.fuzzyGet(query, 2).keys()].sort()];

// What MiniSearch would write of our index.
const index = ours.words.map((word, at) => [
  word,
  Object.fromEntries(Object.entries(ours.holdings(at)).map(([field, those]) => [
    field,
    Object.fromEntries(those.flatMap(({ documents, times }) => [...documents].map((id) => [id, times]))),
  ])),
]);
const each = (value) => Object.fromEntries(given.documents.map((_, id) => [id, value(id)]));
const { words: _, lists, entries, fieldLength, ...plain } = given.index;
const form = {
  ...plain,
  documentIds: each((id) => id),
  fieldLength: each((id) => ours.lengths.map((column) => column[id])),
  storedFields: {},
  index,
};
answer({
  scores: given.queries.flatMap(both),
  near: given.queries.map(near),
  ours: form,
  theirs: JSON.parse(JSON.stringify(theirs)),
});
"""


@pytest.fixture(scope="module")
def demo_documents(larkmere: Path) -> list[Document]:
    """The documents of the demo place."""
    return documents(load(larkmere / "content", workers=1).directory)


def _queries(found: list[Document]) -> list[str]:
    """Return 200 questions of one to three words of a place's own, some cut short, some misspelt."""
    chance = random.Random(7)  # noqa: S311 - the same questions each time
    known = sorted({word for document in found for text in document.values() for word in words(text)})
    queries = []
    for number in range(200):
        picked = chance.sample(known, number % 3 + 1)
        at = chance.randrange(1, len(picked[-1]) + 1)
        picked[-1] = (picked[-1], picked[-1][:at], picked[-1][: at - 1] + picked[-1][at:] or "a")[
            number % 4 % 3
        ]
        queries.append(" ".join(picked))
    return queries


def test_what_is_found_is_what_minisearch_finds(demo_documents: list[Document], tmp_path: Path) -> None:
    """Each of 200 questions, asked in three ways, finds the same as MiniSearch does."""
    answer = run_node(_BOTH, _given(demo_documents, _queries(demo_documents)), tmp_path)
    assert len(answer["scores"]) == 600
    assert sum(any(theirs) for _, theirs in answer["scores"]) > 100
    for ours, theirs in answer["scores"]:
        assert [bool(score) for score in ours] == [bool(score) for score in theirs]


def test_the_scores_are_those_of_bm25f(demo_documents: list[Document], tmp_path: Path) -> None:
    """A word scores as the formula says: by its rarity in all fields, and by how much the fields say it."""
    known = sorted({word for one in demo_documents for word in words(one["title"])} - STOP_WORDS)
    given = _given(demo_documents, known)
    # The third way to ask takes whole words only, in two fields.
    scores = run_node(_BOTH, given, tmp_path)["scores"][2::3]
    assert len(scores) > 100
    for word, (ours, _) in zip(known, scores, strict=True):
        assert ours == pytest.approx(_bm25f(demo_documents, word, {"title": 6, "summary": 2.5}), rel=1e-12)


def _bm25f(found: list[Document], word: str, boost: dict[str, float]) -> list[float]:
    """Work a word's scores out of the texts; every second document is worth 1, the others 0.6."""
    said = {field: [words(one[field]) for one in found] for field in boost}
    unique = {field: [len(set(text)) for text in texts] for field, texts in said.items()}
    often = [
        sum(
            worth * said[field][n].count(word) / (0.4 + 0.6 * unique[field][n] / mean(unique[field]))
            for field, worth in boost.items()
            if word in said[field][n]
        )
        for n in range(len(found))
    ]
    holders = sum(map(bool, often))
    rarity = log(1 + (len(found) - holders + 0.5) / (holders + 0.5))
    return [(0.6 if n % 2 else 1) * rarity * one / (2 + one) for n, one in enumerate(often)]


def test_words_like_another_are_those_of_minisearch(demo_documents: list[Document], tmp_path: Path) -> None:
    """Each of 200 questions comes as near to the same words as it does in MiniSearch."""
    near = run_node(_BOTH, _given(demo_documents, _queries(demo_documents)), tmp_path)["near"]
    assert sum(map(len, (theirs for _, theirs in near))) > 1_000
    assert all(ours == theirs for ours, theirs in near)


def test_unpacked_it_is_the_index_that_minisearch_makes(
    demo_documents: list[Document], tmp_path: Path
) -> None:
    """What is read of ours is what MiniSearch writes of its own: words, counts, lengths."""
    answer = run_node(_BOTH, _given(demo_documents), tmp_path)
    ours, theirs = answer["ours"], answer["theirs"]
    assert len(theirs["index"]) > 500
    assert dict(ours.pop("index")) == dict(theirs.pop("index"))
    assert ours == theirs


def test_a_place_without_listings_has_an_index_too(tmp_path: Path) -> None:
    """No documents make an index of nothing, which can be unpacked and asked."""
    answer = run_node(_BOTH, _given([], ["tea"]), tmp_path)
    assert answer["scores"] == [[[], []]] * 3
    assert answer["near"] == [[[], []]]
    assert answer["ours"]["documentCount"] == 0


def _given(found: list[Document], queries: Sequence[str] = ()) -> dict[str, Any]:
    return {
        "documents": found,
        "index": json.loads(json.dumps(index(found))),
        "stop": sorted(STOP_WORDS),
        "fields": FIELDS,
        "queries": queries,
    }
