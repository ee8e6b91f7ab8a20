"""How well the search answers what residents ask, by people's judgement of what they were looking for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from measure_relevance import Answered, Question, answered, mean, ndcg, report
from toolchain import ROOT

if TYPE_CHECKING:
    from pathlib import Path

GOOD = {"demo": 0.86, "trafford": 0.86}
SEEN = 0.9
HOW_MANY = {"demo": 360, "trafford": 335}
HOW_MANY_MISSPELT = 20


@pytest.fixture(scope="module", params=HOW_MANY)
def place(request: pytest.FixtureRequest) -> str:
    """The place that a test is about."""
    name: str = request.param
    return name


@pytest.fixture(scope="module")
def content(place: str, request: pytest.FixtureRequest) -> Path:
    """That place's folder of content."""
    folder: Path = request.getfixturevalue("trafford").folder if place == "trafford" else ROOT / "content"
    return folder


@pytest.fixture(scope="module")
def answers(place: str, content: Path) -> list[Answered]:
    """What that place's search answers to the judged questions."""
    return answered(place, content)


def test_answers_are_good_on_the_whole(place: str, answers: list[Answered]) -> None:
    """Over all judged questions the mean nDCG of the first ten answers is high."""
    assert mean(answers) >= GOOD[place]


def test_misspelt_questions_are_answered(answers: list[Answered]) -> None:
    """Of misspelt questions nine in ten have what was meant among the first three answers."""
    misspelt = [one for one in answers if one.question.is_misspelt]
    missed = [one.question.text for one in misspelt if not one.is_seen]
    assert len(missed) <= (1 - SEEN) * len(misspelt), missed


def test_there_are_many_questions(place: str, answers: list[Answered]) -> None:
    """There are enough questions, and enough misspelt ones, for the figures to mean something."""
    assert len(answers) >= HOW_MANY[place]
    assert sum(one.question.is_misspelt for one in answers) >= HOW_MANY_MISSPELT


def test_every_judged_listing_is_there(content: Path, answers: list[Answered]) -> None:
    """The judgements speak of listings that the place has, in grades from 1 to 3."""
    slugs = {path.stem for path in (content / "groups").glob("*.md")}
    assert {slug for one in answers for slug in one.question.grades} <= slugs
    assert {grade for one in answers for grade in one.question.grades.values()} == {1, 2, 3}


@pytest.mark.parametrize(
    ("found", "score"),
    [(["best", "good"], 1), (["good", "best"], 0.71), ([], 0), (["no"] * 10 + ["best"], 0)],
)
def test_the_measure_rewards_the_best_order(found: list[str], score: float) -> None:
    """The best order scores 1, another less, and what comes after the tenth place nothing."""
    assert ndcg(found, {"best": 3, "good": 1}) == pytest.approx(score, abs=0.005)


def test_the_report_names_what_goes_badly() -> None:
    """A miss is named with what was found instead, those held out only when asked for; figures come last."""
    grades = {"choir": 3, "band": 1}
    answers = [
        Answered(Question("quire", grades, "tuned", is_misspelt=True), ["church"]),
        Answered(Question("choyr", grades, "held-out", is_misspelt=True), ["no", "no", "choir"]),
    ]
    lines = list(report("demo", answers, ["tuned"]))
    assert lines[:3] == ["0.00  quire", "      first: church", "      not among ten: choir, band"]
    assert not any("choyr" in line for line in lines)
    assert any("choyr" in line for line in report("demo", answers, ["tuned", "held-out"]))
    assert lines[-1].startswith("demo, all: nDCG@10 of 2 questions: 0.2")
    assert lines[-1].endswith("of 2 misspelt, 1 have what was meant among the first 3")
