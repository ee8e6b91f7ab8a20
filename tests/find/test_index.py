"""The index that scripts make of a directory is MiniSearch's own, and is asked as MiniSearch would be."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from math import log
from statistics import mean
from typing import TYPE_CHECKING, Any

import pytest

from find.node import run_node
from newsletter.place import context
from placebook.content.load import load
from placebook.find.cards import cards
from placebook.find.folding import STOP_WORDS, words
from placebook.find.others import Other
from placebook.model.directory import Directory

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from placebook.model.listing import Listing
    from placebook.pages.context import Context

_BOTH = """
const { default: MiniSearch } = await import("SCRIPTS/../../../node_modules/minisearch/dist/es/index.js");
const { words } = await import("SCRIPTS/folding.js");
const { Directory } = await import("SCRIPTS/listings.js");
const { GAP } = await import("SCRIPTS/packed.js");
const { Ranking } = await import("SCRIPTS/ranking.js");
const { searched } = await import("SCRIPTS/searched.js");
const { WordIndex } = await import("SCRIPTS/word-index.js");
const stop = new Set(given.details.stop);
const processTerm = (word) => (stop.has(word) ? null : word);

// The documents in full: each field's text, of its pieces.
const texts = searched(new Directory(given.details));
const fields = Object.keys(texts.fields);
const columns = fields.map((name) => {
  const { of, at } = texts.fields[name]();
  const all = [[]];
  for (const piece of of) piece === GAP ? all.push([]) : all.at(-1).push(texts.pieces[piece]);
  return at.map((text) => all[text].join(" "));
});
const document = (_, id) => Object.fromEntries(fields.map((name, at) => [name, columns[at][id]]));
const documents = columns[0].map(document);

const theirs = new MiniSearch({ fields, tokenize: words, processTerm });
theirs.addAll(documents.map((document, id) => ({ id, ...document })));
const ours = new WordIndex(texts, given.details.stop);
const ranking = new Ranking(ours);

const everywhere = Object.fromEntries(fields.map((field, at) => [field, 7 - at]));
const ways = [
  { boost: everywhere, isBegun: (word) => word.length > 3, worth: () => 1 },
  { boost: everywhere, isBegun: () => true, worth: (id) => [1, 0.85, 0][id % 3] },
  { boost: { title: 6, summary: 2.5 }, isBegun: () => false, worth: (id) => (id % 2 ? 0.6 : 1) },
];
const ourScores = (asked, { boost, isBegun, worth }) => {
  const each = Float64Array.from(documents, (_, id) => worth(id));
  return [...ranking.scores(words(asked).filter((word) => !stop.has(word)), { boost, isBegun, worth: each })];
};
const theirScores = (asked, { boost, isBegun, worth }) => {
  const scores = documents.map(() => 0);
  const how = { fields: Object.keys(boost), boost, boostDocument: worth, prefix: isBegun };
  for (const { id, score } of theirs.search(asked, { ...how, combineWith: "AND" })) scores[id] = score;
  return scores;
};
const both = (query) => ways.map((way) => [ourScores(query, way), theirScores(query, way)]);
const near = (query) => [ours.near(query, 2).sort(), [...theirs._index.fuzzyGet(query, 2).keys()].sort()];

// What MiniSearch would write of our index.
const holdings = (at) => fields.flatMap((_, field) => {
  const { documents: ids, times } = ours.holding(at, field);
  return ids.length ? [[field, Object.fromEntries([...ids].map((id, n) => [id, times[n]]))]] : [];
});
const each = (value) => Object.fromEntries(documents.map((_, id) => [id, value(id)]));
const form = {
  documentCount: ours.documentCount,
  nextId: ours.documentCount,
  documentIds: each((id) => id),
  fieldIds: ours.fieldIds,
  fieldLength: each((id) => fields.map((_, field) => ours.field(field).lengths[id])),
  averageFieldLength: fields.map((_, field) => ours.field(field).average),
  storedFields: {},
  dirtCount: 0,
  index: ours.words.map((word, at) => [word, Object.fromEntries(holdings(at))]),
  serializationVersion: 2,
};
answer({
  documents,
  scores: given.queries.flatMap(both),
  near: given.queries.map(near),
  ours: form,
  theirs: JSON.parse(JSON.stringify(theirs)),
});
"""


_BESIDES = [
    Other("Page", "About us", "about/", "", "We began small, in a kitchen.", has_line=False),
    Other("Story", "The kettle", "stories/kettle/", "1 May 2026", "It began with a kettle, a small one."),
]


@pytest.fixture(scope="module")
def demo(larkmere: Path) -> Context:
    """The demo place."""
    return replace(context(), directory=load(larkmere / "content", workers=1).directory)


def _given(ctx: Context, queries: Sequence[str] = (), besides: Sequence[Other] = _BESIDES) -> dict[str, Any]:
    return {"details": json.loads(json.dumps(cards(ctx, besides))), "queries": queries}


def _queries(ctx: Context) -> list[str]:
    """Return 200 questions of one to three words of a place's own, some cut short, some misspelt."""
    chance = random.Random(7)  # noqa: S311 - the same questions each time
    documents: list[Listing | Other] = [*ctx.directory.open_listings, *_BESIDES]
    texts = [f"{one.title} {one.summary}" for one in documents]
    texts += [f"{one.label} {' '.join(one.also)}" for one in (*ctx.directory.themes, *ctx.directory.areas)]
    known = sorted({word for text in texts for word in words(text)})
    queries = []
    for number in range(200):
        picked = chance.sample(known, number % 3 + 1)
        at = chance.randrange(1, len(picked[-1]) + 1)
        picked[-1] = (picked[-1], picked[-1][:at], picked[-1][: at - 1] + picked[-1][at:] or "a")[
            number % 4 % 3
        ]
        queries.append(" ".join(picked))
    return queries


def test_what_is_found_is_what_minisearch_finds(demo: Context, tmp_path: Path) -> None:
    """Each of 200 questions, asked in three ways, finds the same as MiniSearch does."""
    answer = run_node(_BOTH, _given(demo, _queries(demo)), tmp_path)
    assert len(answer["scores"]) == 600
    assert sum(any(theirs) for _, theirs in answer["scores"]) > 80
    for ours, theirs in answer["scores"]:
        assert [bool(score) for score in ours] == [bool(score) for score in theirs]


def test_the_scores_are_those_of_bm25f(demo: Context, tmp_path: Path) -> None:
    """A word scores as the formula says: by its rarity in all fields, and by how much the fields say it."""
    documents: list[Listing | Other] = [*demo.directory.open_listings, *_BESIDES]
    titles = (one.title for one in documents)
    known = sorted({word for title in titles for word in words(title)} - STOP_WORDS)
    answer = run_node(_BOTH, _given(demo, known), tmp_path)
    # The third way to ask takes whole words only, in two fields.
    scores = answer["scores"][2::3]
    assert len(scores) > 100
    for word, (ours, _) in zip(known, scores, strict=True):
        expected = _bm25f(answer["documents"], word, {"title": 6, "summary": 2.5})
        assert ours == pytest.approx(expected, rel=1e-12)


def _bm25f(found: list[dict[str, str]], word: str, boost: dict[str, float]) -> list[float]:
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


def test_words_like_another_are_those_of_minisearch(demo: Context, tmp_path: Path) -> None:
    """Each of 200 questions comes as near to the same words as it does in MiniSearch."""
    near = run_node(_BOTH, _given(demo, _queries(demo)), tmp_path)["near"]
    assert sum(map(len, (theirs for _, theirs in near))) > 1_000
    assert all(ours == theirs for ours, theirs in near)


def test_it_is_the_index_that_minisearch_makes(demo: Context, tmp_path: Path) -> None:
    """What is made of the columns is what MiniSearch writes of its own: words, counts, lengths."""
    answer = run_node(_BOTH, _given(demo), tmp_path)
    ours, theirs = answer["ours"], answer["theirs"]
    assert len(theirs["index"]) > 500
    assert dict(ours.pop("index")) == dict(theirs.pop("index"))
    assert ours == theirs


def test_all_that_is_searched_of_a_listing_is_in_the_columns(demo: Context, tmp_path: Path) -> None:
    """Title, other names, summary, what is exchanged, kind, themes, areas and days come out in full."""
    found = run_node(_BOTH, _given(demo), tmp_path)["documents"]
    listings = demo.directory.open_listings
    documents: list[Listing | Other] = [*listings, *_BESIDES]
    assert [one["title"] for one in found] == [one.title for one in documents]
    assert [one["summary"] for one in found] == [one.summary for one in documents]
    assert all(set(one.values()) == {"", one["title"], one["summary"]} for one in found[len(listings) :])
    named = given = often = 0
    for one, listing in zip(found, listings, strict=False):
        assert one["names"] == " ".join(listing.also_known_as)
        exchanged = [thing.what for thing in (*listing.offers, *listing.looking_for)]
        exchanged += ["volunteer", listing.volunteering] if listing.volunteering else []
        assert one["exchange"] == " ".join(exchanged)
        labels = [theme.label for theme in demo.directory.themes if theme.id == listing.themes[0]]
        assert one["themes"].count(labels[0]) == 2
        areas = [area for one_id in listing.areas for area in demo.directory.areas.path(one_id)]
        assert {word for area in areas for word in words(area.label)} <= set(words(one["areas"]))
        days = {day for session in listing.sessions for day in session.days}
        assert len(one["when"].split()) == (len(days) if listing.status == "active" else 0)
        named, given, often = named + bool(one["names"]), given + bool(exchanged), often + (len(days) > 1)
    assert all((named, given, often))


def test_a_place_without_listings_has_an_index_too(tmp_path: Path) -> None:
    """No documents make an index of nothing, which can be asked."""
    answer = run_node(_BOTH, _given(replace(context(), directory=Directory()), ["tea"], []), tmp_path)
    assert answer["scores"] == [[[], []]] * 3
    assert answer["near"] == [[[], []]]
    assert answer["ours"]["documentCount"] == 0
