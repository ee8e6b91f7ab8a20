from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from placebook.cli.forget_history import for_filter_repo
from placebook.rights.cleaning import cleaned
from placebook.rights.sought import sought_of, spans

ANN = sought_of(["Ann", "Öther", "ann@people.example", "01632", "960777"])


def test_words_given_together() -> None:
    """Words in a row are one name, digits in a row one number, and what is in quotes stays together."""
    assert [(one.kind, one.text) for one in ANN] == [
        ("name", "Ann Öther"),
        ("email", "ann@people.example"),
        ("phone", "01632 960777"),
    ]
    assert [one.text for one in sought_of(["Ann Öther", "Ben Öther"])] == ["Ann Öther", "Ben Öther"]


@pytest.mark.parametrize("words", [["Al"], ["12345"], ["a@"], ["..."]])
def test_what_would_be_found_everywhere_is_refused(words: list[str]) -> None:
    """A name of two letters and a handful of digits are in texts about something else."""
    with pytest.raises(ValueError, match="too short"):
        sought_of(words)


@pytest.mark.parametrize(
    "text",
    [
        "Ring ANN OTHER soon.",
        "ann  o\u0308ther",
        "Ann\nÖther's shed",
        "Öther, Ann",
        "ann-other",
        "Ann&nbsp;Öther",
        "ANN@People.Example",
        "mailto:ann@people.example?subject=x",
        "ann%40people.example",
        "(01632) 960 777",
        "+44 1632 960777",
        "+44 (0)1632 960-777",
        "0044 1632960777",
        "tel:01632960777",
    ],
)
def test_however_it_is_written(text: str) -> None:
    """Case, accents, spacing, the country's number and line breaks make no difference."""
    assert spans(text, ANN), text


@pytest.mark.parametrize(
    "text",
    [
        "Annother",
        "Joann Öther",
        "Ann Others",
        "Hann Öther",
        "joann@people.example",
        "101632 960777",
        "01632 9607771",
    ],
)
def test_parts_of_other_words_are_left(text: str) -> None:
    """What only holds the letters of a name, or digits of a number, is somebody or something else."""
    assert not spans(text, ANN)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Ann Öther makes tea. Ask Ann Öther.", "A neighbour makes tea. Ask a neighbour."),
        ("Write to [Ann](mailto:ann@people.example) soon", "Write to Ann soon"),
        ("Write to [Ann Öther](mailto:ann@people.example)", "Write to a neighbour"),
        ("[Ann Öther's page](../groups/tea.md)", "[a neighbour's page](../groups/tea.md)"),
        (
            "See <ann@people.example>, or ring 01632 960777.",
            "See (address taken out), or ring (number taken out).",
        ),
        ("https://x.example/ann-other/pictures", "A neighbour"),
        (
            '<p><a href="mailto:ann@people.example">Write</a> to Ann &amp; Ben</p>',
            "<p>Write to Ann &amp; Ben</p>",
        ),
        ("ann.other@people.example", "(address taken out)"),
    ],
)
def test_what_stands_instead(text: str, left: str) -> None:
    """In running text neutral words stand for a name, and links to somebody are links no more."""
    assert cleaned(text, ANN) == left


@given(
    st.text(max_size=60),
    st.sampled_from(["Ann Öther", "ann@people.example", "01632 960777"]),
    st.text(max_size=60),
)
def test_nothing_is_left(before: str, who: str, after: str) -> None:
    """Whatever stands round somebody, the text without them names them nowhere, and goes on being a text."""
    left = cleaned(f"{before} {who} {after}", ANN)
    assert not spans(left, ANN)


@pytest.mark.parametrize("text", ["01632 960777", "+44 (0)1632 960-777", "+441632960777"])
def test_what_is_told_for_git_filter_repo(text: str) -> None:
    """The patterns that rewrite history take out a number as a whole, and find names and addresses."""
    for one in sought_of(["Ann Other", "ann@people.example", text]):
        pattern = re.compile(f"(?i){for_filter_repo(one)}")
        for written in {
            "phone": ["01632 960777", "+44 1632 960777"],
            "email": ["Ann@People.example"],
            "name": ["ANN  OTHER", "ann-other"],
        }[one.kind]:
            assert pattern.sub("", f"<{written}>") == "<>", (pattern, written)
