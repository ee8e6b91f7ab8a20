"""How well the search answers what residents ask, by people's judgement of what they were looking for."""

from __future__ import annotations

import pytest

from measure_relevance import ask, judged, ndcg
from toolchain import ROOT

# Each with a slip that people make, and what was meant.
MISSPELT = {
    "knitng": "larkmere-loops",
    "croche": "larkmere-loops",
    "allottment": "millside-allotments",
    "gardning": "millside-allotment-society",
    "piano tunner": "piano-tuner",
    "cold water swiming": "the-boathouse",
    "computor help": "phone-and-tablet-help",
    "telescop": "stargazing-on-the-green",
    "whitling": "walking-stick-whittler",
}


def test_answers_are_good_on_the_whole() -> None:
    """Over all judged questions the mean nDCG of the first ten answers is at least 0.85."""
    questions = judged()
    assert len(questions) >= 40
    answers = ask(list(questions))
    scores = [ndcg(found, grades) for found, grades in zip(answers, questions.values(), strict=True)]
    assert sum(scores) / len(scores) >= 0.85


def test_misspelt_questions_are_answered() -> None:
    """What was meant by a misspelt question is among the first three answers."""
    answers = dict(zip(MISSPELT, ask(list(MISSPELT)), strict=True))
    assert [question for question, meant in MISSPELT.items() if meant not in answers[question][:3]] == []


def test_every_judged_listing_is_there() -> None:
    """The judgements speak of listings that the demo place has."""
    slugs = {path.stem for path in (ROOT / "content" / "groups").glob("*.md")}
    assert {slug for grades in judged().values() for slug in grades} <= slugs


@pytest.mark.parametrize(
    ("found", "score"),
    [(["best", "good"], 1), (["good", "best"], 0.71), ([], 0), (["no"] * 10 + ["best"], 0)],
)
def test_the_measure_rewards_the_best_order(found: list[str], score: float) -> None:
    """The best order scores 1, another less, and what comes after the tenth place nothing."""
    assert ndcg(found, {"best": 3, "good": 1}) == pytest.approx(score, abs=0.005)
