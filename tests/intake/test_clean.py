"""Text as registers hold it comes out fit to print."""

from __future__ import annotations

from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from placebook.intake import clean
from placebook.intake.words import found_words, same_name

if TYPE_CHECKING:
    from collections.abc import Callable

SPELLING = {word.casefold(): word for word in ("CIO", "PTA", "UK", "Christ", "Manchester")}
FUNCTIONS: dict[str, Callable[[str], str]] = {
    "name": lambda text: clean.name(text, SPELLING),
    "sentences": lambda text: clean.sentences(text, SPELLING),
    "web": clean.web,
    "email": clean.email,
    "phone": clean.phone,
    "day": clean.day,
    "cut": clean.cut,
}
CASES = [
    pytest.param(function, case["from"], case["to"], id=f"{function}: {case['from']}")
    for function, cases in yaml.safe_load(
        (Path(__file__).parent / "golden" / "clean.yml").read_text(encoding="utf-8")
    ).items()
    for case in cases
]


@pytest.mark.parametrize(("function", "before", "after"), CASES)
def test_golden(function: str, before: str, after: str) -> None:
    """Each text of the golden file comes out as it says there."""
    assert FUNCTIONS[function](before) == after


@settings(deadline=None)
@given(st.text(max_size=400))
def test_cut_fits(text: str) -> None:
    """A summary has 20 to 200 characters, or is none."""
    found = clean.cut(text)
    assert not found or clean.SUMMARY_LEAST <= len(found) <= clean.SUMMARY_MOST


def test_cut_ends_a_sentence() -> None:
    """A long text is cut where its last whole sentence ends."""
    text = "A choir for people who think they cannot sing, in the hall on Mondays. " + "And more. " * 30
    found = clean.cut(text)
    assert found.endswith("more.")
    assert text.startswith(found)


def test_cut_ends_a_word() -> None:
    """A text that is one long sentence is cut between words, and says so with an ellipsis."""
    found = clean.cut("word, " * 60)
    assert found.endswith("word…")


@settings(deadline=None)
@given(st.text(max_size=300))
def test_sentences_settle(text: str) -> None:
    """Cleaned names are clean: doing it again changes nothing that a second import would see as news."""
    once = clean.name(text, SPELLING)
    assert clean.name(once, SPELLING) == once


@pytest.mark.parametrize("char", ["a", "A", "(", ",", ". ", "a.", "aB", "\n", "- ", "www.", "&"])
def test_no_text_takes_long(char: str) -> None:
    """A cell as long as cells may be, of whatever one character, is cleaned in less than a second."""
    text = (char * 20_000)[:20_000]
    before = process_time()
    for function in FUNCTIONS.values():
        function(text)
    assert process_time() - before < 1


def test_words_rank_by_how_often_they_are_named() -> None:
    """The theme named most often comes first; one only mentioned in passing is left out."""
    table = {"faith": ["church*"], "music": ["choir", "singing"], "sport": ["football"]}
    text = "Church choir. Choir singing in the choir of churches; football"
    assert found_words(text, table) == ["music", "faith"]


def test_words_are_whole() -> None:
    """`art` is not in `party`; `art*` is in `artists`."""
    assert found_words("party", {"arts": ["art"]}) == []
    assert found_words("artists", {"arts": ["art*"]}) == ["arts"]


@pytest.mark.parametrize(
    "other", ["the SALE choir ltd.", "Sale Choir", "Sale  Choir Limited", "Sale Choir CIO", "Sále Choir"]
)
def test_same_name(other: str) -> None:
    """Case, accents, articles and the form of a company make no other name."""
    assert same_name("The Sale Choir") == same_name(other)
