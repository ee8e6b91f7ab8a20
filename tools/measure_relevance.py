"""Ask the search of the demo place what residents ask, and say how good its answers are.

The questions and what answers them are in tests/relevance/demo.yml. The measure is nDCG@10: 1 is the best
order there can be, and each place further down counts less. `make relevance` runs this.
"""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from math import log2
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import jinja2
import yaml

from placebook.content.load import load
from placebook.find.files import files
from placebook.model.settings import Settings
from placebook.pages.context import Context
from placebook.pages.site import Site
from toolchain import ROOT, ensure_node

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

QUESTIONS = ROOT / "tests" / "relevance" / "demo.yml"
FIRST = 10
A_MISS = 0.7

# Runs the very script that browsers run, over the very files that they fetch.
_ASK = """
import { readFileSync } from "node:fs";
const [finder, index, details, questions] = process.argv.slice(1);
const read = (file) => JSON.parse(readFileSync(file, "utf8"));
const { Finder } = await import(finder);
const { listings } = read(details);
const search = new Finder(read(index), read(details));
const slugs = (question) => (search.find(question)?.found ?? []).map((number) => listings[number][0]);
console.log(JSON.stringify(read(questions).map(slugs)));
"""


def judged() -> dict[str, dict[str, int]]:
    """Return the questions, each with the listings that answer it and how well."""
    questions: dict[str, dict[str, int]] = yaml.safe_load(QUESTIONS.read_text(encoding="utf-8"))
    return questions


def ask(questions: Sequence[str]) -> list[list[str]]:
    """Return what the search of the demo place finds for each question, best first."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        loaded = load(ROOT / "content", cache=folder, workers=1)
        site = Site(settings=Settings(), today=date(2026, 11, 22))
        ctx = Context(loaded.directory, site, jinja2.Environment(autoescape=True), loaded.digests)
        made = {Path(file.address).name: file for file in files(ctx)}
        for file_name, file in made.items():
            (folder / file_name).write_bytes(file.make())
        (folder / "questions.json").write_text(json.dumps(list(questions)), encoding="utf-8")
        finder = (ROOT / "theme" / "assets" / "scripts" / "finder.js").as_uri()
        read = [str(folder / one) for one in ("index.json", "listings.json", "questions.json")]
        command = [str(ensure_node()), "--no-warnings", "--input-type=module", "--eval", _ASK, finder, *read]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    answers: list[list[str]] = json.loads(done.stdout)
    return answers


def ndcg(found: Sequence[str], grades: Mapping[str, int]) -> float:
    """Return how good an order is, from 0 to 1, by its first ten."""
    ideal = _gain(sorted(grades.values(), reverse=True)[:FIRST])
    return _gain([grades.get(slug, 0) for slug in found[:FIRST]]) / ideal


def _gain(grades: Sequence[int]) -> float:
    return sum((2.0**grade - 1) / log2(place + 2) for place, grade in enumerate(grades))


def main() -> int:
    """Print the measure of each question that goes badly, and the mean of all."""
    questions = judged()
    answers = ask(list(questions))
    scores = [ndcg(found, grades) for found, grades in zip(answers, questions.values(), strict=True)]
    for score, question, found in sorted(zip(scores, questions, answers, strict=True)):
        if score < A_MISS:
            missing = [slug for slug in questions[question] if slug not in found[:FIRST]]
            print(f"{score:.2f}  {question}")
            print(f"      first: {', '.join(found[:3]) or 'nothing'}")
            print(f"      not among ten: {', '.join(missing) or 'none'}")
    print(f"nDCG@{FIRST} of {len(questions)} questions: {sum(scores) / len(scores):.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
