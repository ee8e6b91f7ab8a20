"""Narrowing down by facets: or within one, and between them, with counts that follow."""

from __future__ import annotations

from itertools import product
from random import Random
from typing import TYPE_CHECKING, Any

from find.node import run_node
from placebook.find.folding import STOP_WORDS
from placebook.find.packed import column, lists_column, numbers
from placebook.find.terms import FACETS, PARTS, SLOTS_A_DAY
from placebook.model.kinds import WEEKDAYS

if TYPE_CHECKING:
    from pathlib import Path

Row = dict[str, Any]

_TERMS = [
    *(("kind", one, one, (), "") for one in ("skill", "place")),
    *(("theme", one, one, (), "") for one in ("crafts", "food", "walking")),
    ("area", "town", "Town", (), ""),
    ("area", "northgate", "Northgate", (), "town"),
    ("area", "villages", "Villages", (), ""),
    *(("day", day, day, (), "") for day in WEEKDAYS),
    *(("time", part, part, (), "") for part in PARTS),
    *(("cost", one, one, (), "") for one in ("free", "paid")),
]
_WITHIN = {"northgate": {"northgate", "town"}}

_ASK = """
const { Directory } = await import("SCRIPTS/listings.js");
const { read, sieve, write } = await import("SCRIPTS/facets.js");
const directory = new Directory(given.details);
answer(given.addresses.map((address) => {
  const params = new URLSearchParams(address);
  const chosen = read(params, directory);
  const { found, counts, without } = sieve(chosen, directory).sift(directory.listings);
  write(chosen, params, directory);
  return {
    found: found.map((listing) => listing.id),
    counts: Object.fromEntries(
      directory.terms.map(({ facet, id }, at) => [`${facet}=${id}`, counts(facet)[at]]),
    ),
    without: Object.fromEntries(without),
    address: params.toString(),
  };
}));
"""


def _details(rows: list[Row]) -> dict[str, Any]:
    """Return what cards.py would write of rows."""
    ids = {facet: [one[1] for one in _TERMS if one[0] == facet] for facet in FACETS}
    return {
        "page": "groups/*/",
        "facets": list(FACETS.items()),
        "terms": _TERMS,
        "slots": SLOTS_A_DAY,
        "stop": sorted(STOP_WORDS),
        "others": [],
        "listings": {
            "pieces": "",
            "title": "",
            "summary": "",
            "slug": {},
            "meets": column([""] * len(rows)),
            "checked": column([""] * len(rows)),
            "age": column([row["age"] for row in rows]),
            "state": numbers([0] * len(rows)),
            "slots": lists_column([day * SLOTS_A_DAY + part for day, part in row["slots"]] for row in rows),
            "has": {
                facet: lists_column([ids[facet].index(one) for one in row.get(facet, ())] for row in rows)
                for facet in FACETS
                if facet not in {"day", "time"}
            },
        },
    }


def _rows() -> list[Row]:
    chance = Random(11)  # noqa: S311 - the same rows each time
    return [
        {
            "kind": [chance.choice(("skill", "place"))],
            "theme": chance.sample(("crafts", "food", "walking"), chance.randrange(1, 3)),
            "area": chance.sample(("northgate", "villages"), chance.randrange(3)),
            "cost": chance.sample(("free", "paid"), chance.randrange(2)),
            "age": chance.choice(((None, None), (16, None), (None, 5), (11, 18))),
            "slots": chance.sample(
                [(day, part) for day in range(2) for part in range(4)], chance.randrange(3)
            ),
        }
        for _ in range(80)
    ]


def _passes(row: Row, chosen: dict[str, set[str]], age: int | None) -> bool:
    """Say plainly whether a listing passes."""
    days, parts = chosen.get("day"), chosen.get("time")
    when = [
        (WEEKDAYS[day], [*PARTS, "no time"][part])
        for day, part in row["slots"]
        if (not days or WEEKDAYS[day] in days) and (not parts or [*PARTS, "no time"][part] in parts)
    ]
    youngest, oldest = row["age"]
    return (
        all(_has(row, facet) & ids for facet, ids in chosen.items() if facet not in {"day", "time"})
        and (bool(when) or not (days or parts))
        and (age is None or ((youngest is None or youngest <= age) and (oldest is None or age <= oldest)))
    )


def _has(row: Row, facet: str) -> set[str]:
    return {above for one in row.get(facet, ()) for above in _WITHIN.get(one, {one})}


def _chosen(address: str) -> tuple[dict[str, set[str]], int | None]:
    chosen: dict[str, set[str]] = {}
    for pair in filter(None, address.split("&")):
        facet, _, value = pair.partition("=")
        chosen.setdefault(facet, set()).add(value)
    age = chosen.pop("age", None)
    return chosen, int(age.pop()) if age else None


_ADDRESSES = [
    "&".join(part for part in parts if part)
    for parts in product(
        ("", "area=town", "area=town&area=villages"),
        ("", "day=mon", "day=mon&day=tue"),
        ("", "time=morning", "time=afternoon&time=evening"),
        ("", "cost=free", "theme=food&theme=walking&kind=skill"),
        ("", "age=16"),
    )
]


def test_what_passes_and_what_would_is_as_reckoned_plainly(tmp_path: Path) -> None:
    """For 162 choices: what is found, the count of every term, and the count without each facet are right.

    A term's count is what would be found if it alone were chosen of its facet; an area holds those within.
    """
    rows = _rows()
    answers = run_node(_ASK, {"details": _details(rows), "addresses": _ADDRESSES}, tmp_path)
    assert max(len(answer["found"]) for answer in answers[1:]) > 20
    for address, answer in zip(_ADDRESSES, answers, strict=True):
        chosen, age = _chosen(address)
        assert answer["found"] == [n for n, row in enumerate(rows) if _passes(row, chosen, age)], address
        for facet, term, *_ in _TERMS:
            expected = sum(_passes(row, {**chosen, facet: {term}}, age) for row in rows)
            assert answer["counts"][f"{facet}={term}"] == expected, (address, facet, term)
        dropped = {one: sum(_passes(row, _but(chosen, one), age) for row in rows) for one in chosen}
        if age is not None:
            dropped["age"] = sum(_passes(row, chosen, None) for row in rows)
        assert answer["without"] == dropped, address


def _but(chosen: dict[str, set[str]], facet: str) -> dict[str, set[str]]:
    return {one: ids for one, ids in chosen.items() if one != facet}


def test_an_address_comes_back_as_it_was_read(tmp_path: Path) -> None:
    """What is chosen is written in one order, beside what else stands there, and nonsense is dropped."""
    addresses = [*_ADDRESSES, "day=tue&day=mon&q=tea&cost=nonsense&age=old&kind=constructor&age=7", "age=999"]
    answers = run_node(_ASK, {"details": _details(_rows()), "addresses": addresses}, tmp_path)
    for address, answer in zip(_ADDRESSES, answers, strict=False):
        assert sorted(answer["address"].split("&")) == sorted(address.split("&"))
    assert answers[-2]["address"] == "q=tea&day=mon&day=tue"
    assert answers[-1]["address"] == ""
