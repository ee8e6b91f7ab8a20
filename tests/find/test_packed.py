"""Numbers written as text come out again as they went in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from find.node import run_node
from placebook.find.packed import column, lists, numbers
from placebook.find.pieces import in_pieces, pieces_of, written

if TYPE_CHECKING:
    from pathlib import Path

# As large as the numbers of listings ever are, and round the letters that are left out.
NUMBERS = [*range(3_000), *range(0xD7C0, 0xD820), 999_999]

_READ = """
const { lists, numbers } = await import("SCRIPTS/packed.js");
const { columns, ...more } = given;
const values = ({ of, at }) => numbers(at).map((one) => of[one]);
answer({ numbers: numbers(more.numbers), lists: more.lists.map(lists), columns: columns.map(values) });
"""


def test_scripts_read_what_python_wrote(tmp_path: Path) -> None:
    """Numbers, lists of them, empty ones too, and columns of values come out as they went in."""
    some: list[list[list[int]]] = [[[]], [[], [1], []], [[3, 70_000], [5, 5]]]
    columns: list[list[object]] = [[], ["a"], ["a", "b", "a", ""], [[1, None], [None, 2], [1, None]]]
    written = {
        "numbers": numbers(NUMBERS),
        "lists": [lists(one) for one in some],
        "columns": [column([_hashable(value) for value in one]) for one in columns],
    }
    read = run_node(_READ, written, tmp_path)
    assert read == {"numbers": NUMBERS, "lists": some, "columns": columns}


def _hashable(value: object) -> str | tuple[object, ...]:
    return tuple(value) if isinstance(value, list) else str(value)


_TEXTS = """
const { GAP, numbers, pieces } = await import("SCRIPTS/packed.js");
const known = pieces(given.pieces);
const texts = [[]];
for (const one of numbers(given.texts)) one === GAP ? texts.push([]) : texts.at(-1).push(known[one]);
answer(texts.map((text) => text.join(" ")));
"""


def test_scripts_read_texts_that_were_written_in_pieces(tmp_path: Path) -> None:
    """Texts of thousands of pieces, some of which begin alike, come out as they went in, odd blanks too."""
    long = " ".join(f"{letter}{number}" for letter in "aáb" for number in range(900))
    texts = ["A tea and a talk", "", "teapot  tea, ", '\\ "quoted" 0', "🍞 🍞🥖 naïve", long]
    pieces = pieces_of(texts)
    given = {"pieces": written(pieces), "texts": in_pieces(texts, pieces)}
    assert run_node(_TEXTS, json.loads(json.dumps(given)), tmp_path) == texts


def test_the_pieces_used_most_have_the_shortest_numbers() -> None:
    """Eighty pieces are numbered by a single byte, and they are those that texts have most often."""
    texts = [f"often{number % 80:03} seldom{number}" for number in range(400)]
    pieces = pieces_of(texts)
    assert {number for piece, number in pieces.items() if piece.startswith("often")} == set(range(80))
    assert list(pieces)[:80] == sorted(list(pieces)[:80])


@settings(max_examples=100)
@given(st.lists(st.integers(0, 1_000_000)))
def test_what_is_written_can_be_sent(row: list[int]) -> None:
    """Whatever the numbers, the text can be written as UTF-8 and holds no blank, which parts two lists."""
    text = numbers(row)
    assert json.loads(json.dumps(text, ensure_ascii=False).encode()) == text
    assert len(text) == len(row)
    assert " " not in text
