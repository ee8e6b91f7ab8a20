"""Words are folded alike where the index is made and where it is asked."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from find.node import run_node
from placebook.find.folding import words

TABLE: list[tuple[str, list[str]]] = json.loads(
    Path(__file__).with_name("folding.json").read_text(encoding="utf-8")
)

_FOLD_ALL = 'const { words } = await import("SCRIPTS/folding.js"); answer(given.map(words));'


def test_python_folds_by_the_table() -> None:
    """Case, accents, apostrophes, plurals, ligatures and other scripts come out as the table says."""
    assert [words(text) for text, _ in TABLE] == [expected for _, expected in TABLE]


def test_the_script_folds_by_the_table(tmp_path: Path) -> None:
    """The script for browsers gives the same words as the table, and so as Python."""
    assert run_node(_FOLD_ALL, [text for text, _ in TABLE], tmp_path) == [expected for _, expected in TABLE]


def test_both_fold_every_letter_of_europe_alike(tmp_path: Path) -> None:
    """Each Latin, Greek and Cyrillic letter, alone and inside a word, folds the same in both."""
    texts = [f"a{chr(code)}b {chr(code)}" for code in (*range(0x20, 0x530), *range(0x1E00, 0x2070))]
    assert run_node(_FOLD_ALL, texts, tmp_path) == [words(text) for text in texts]


@settings(max_examples=200)
@given(st.text())
def test_folding_folded_words_changes_nothing(text: str) -> None:
    """What the index holds is what its own words are folded to."""
    once = words(text)
    assert words(" ".join(once)) == once
