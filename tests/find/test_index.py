"""The index that Python writes is the one that MiniSearch would have made."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

import pytest

from find.node import run_node
from placebook.content.load import load
from placebook.find.folding import STOP_WORDS, words
from placebook.find.index import FIELDS, documents, index

if TYPE_CHECKING:
    from pathlib import Path

    from placebook.find.index import Document

_BOTH = """
const { default: MiniSearch } = await import("SCRIPTS/../vendor/minisearch.js");
const { indexOptions } = await import("SCRIPTS/finder.js");
const options = indexOptions(given.stop);
const theirs = new MiniSearch(options);
theirs.addAll(given.documents.map((document, id) => ({ id, ...document })));
const { unpackIndex } = await import("SCRIPTS/packed-index.js");
const ours = unpackIndex(given.index, options);
const isLong = (word) => word.length > 3;
const ways = [{ combineWith: "AND", prefix: isLong }, { combineWith: "OR", prefix: true, fuzzy: 0.3 }];
const results = (index) => given.queries.flatMap((query) => ways.map((way) =>
  index.search(query, { boost: { title: 6, summary: 2.5 }, ...way }).map(({ id, score }) => [id, score])));
const plain = (index) => JSON.parse(JSON.stringify(index));
const forms = { ours: plain(ours), theirs: plain(theirs) };
answer({ ours: results(ours), theirs: results(theirs), forms, fields: options.fields });
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


def test_minisearch_finds_the_same_with_the_same_scores(
    demo_documents: list[Document], tmp_path: Path
) -> None:
    """Each of 200 questions, asked strictly and leniently, finds the same in both, with the same scores."""
    made = index(demo_documents)
    given = {
        "documents": demo_documents,
        "index": json.loads(json.dumps(made)),
        "stop": sorted(STOP_WORDS),
        "queries": _queries(demo_documents),
    }
    answer = run_node(_BOTH, given, tmp_path)
    assert len(answer["ours"]) == 400
    assert sum(map(bool, answer["theirs"])) > 200
    for ours, theirs in zip(answer["ours"], answer["theirs"], strict=True):
        assert dict(ours) == pytest.approx(dict(theirs), rel=1e-12)


def test_unpacked_it_is_the_index_that_minisearch_makes(
    demo_documents: list[Document], tmp_path: Path
) -> None:
    """What MiniSearch writes of ours, unpacked, is what it writes of its own: words, counts, lengths."""
    given = {"documents": demo_documents, "index": index(demo_documents), "stop": sorted(STOP_WORDS)}
    answer = run_node(_BOTH, {**given, "queries": []}, tmp_path)
    ours, theirs = (answer["forms"][one] for one in ("ours", "theirs"))
    assert answer["fields"] == list(FIELDS)
    assert len(theirs["index"]) > 500
    assert dict(ours.pop("index")) == dict(theirs.pop("index"))
    assert ours == theirs


def test_a_place_without_listings_has_an_index_too(tmp_path: Path) -> None:
    """No documents make an index of nothing, which can be unpacked and asked."""
    given = {"documents": [], "index": index([]), "stop": [], "queries": ["tea"]}
    answer = run_node(_BOTH, given, tmp_path)
    assert answer["ours"] == [[], []]
    assert answer["forms"]["ours"]["documentCount"] == 0
