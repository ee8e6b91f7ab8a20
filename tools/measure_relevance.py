"""Ask the search what residents ask, and say how good its answers are.

The questions and what answers them are in tests/relevance/, for the demo place and for Trafford's open data.
The measure is nDCG@10 (Järvelin & Kekäläinen, 2002): 1 is the best order there can be, and each place further
down counts less. `make relevance` runs this; with `--held-out` it names the misses among those questions too.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from datetime import date
from math import log2
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

import yaml
from click.testing import CliRunner

from placebook.cli.import_command import command as import_command
from placebook.content.load import load
from placebook.find.files import files
from placebook.model.settings import Settings
from placebook.pages.context import Context
from placebook.pages.lean_code import LeanEnvironment
from placebook.pages.site import Site
from toolchain import ROOT, ensure_node

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from click.testing import Result

JUDGEMENTS = ROOT / "tests" / "relevance"
TRAFFORD = ROOT / "examples" / "trafford"
TRAFFORD_DATA = ROOT.parent / "shared" / "data" / "trafford-listings.json"
TUNED, HELD_OUT = HALVES = ("tuned", "held-out")
FIRST = 10
FIRST_SEEN = 3
A_MISS = 0.7

# Runs the very script that browsers run, over the very files that they fetch.
_ASK = """
import { readFileSync } from "node:fs";
const [scripts, details, told, questions] = process.argv.slice(1);
const read = (file) => JSON.parse(readFileSync(file, "utf8"));
const { Finder } = await import(`${scripts}/finder.js`);
const { Directory } = await import(`${scripts}/listings.js`);
const search = new Finder(new Directory(read(details)), read(told));
const slugs = (question) => {
  const { found = [], near = [] } = search.find(question) ?? {};
  return [...found, ...near].map((listing) => listing.slug);
};
console.log(JSON.stringify(read(questions).map(slugs)));
"""


class Question(NamedTuple):
    """What somebody asked, and what answers it.

    Attributes:
        text: As it was typed.
        grades: By slug, how well a listing answers: 3 is what was looked for, 2 good, 1 worth seeing.
        half: `tuned` or `held-out`.
        is_misspelt: Whether a word of it has a slip.
    """

    text: str
    grades: Mapping[str, int]
    half: str
    is_misspelt: bool


class Answered(NamedTuple):
    """A question, and the slugs of what the search found, best first."""

    question: Question
    found: Sequence[str]

    @property
    def score(self) -> float:
        """How good the answer is, from 0 to 1."""
        return ndcg(self.found, self.question.grades)

    @property
    def is_seen(self) -> bool:
        """Whether something that was looked for is among the first three."""
        best = max(self.question.grades.values())
        return any(self.question.grades.get(slug) == best for slug in self.found[:FIRST_SEEN])


def judged(place: str) -> list[Question]:
    """Return the judged questions of a place, `demo` or `trafford`."""
    halves = yaml.safe_load((JUDGEMENTS / f"{place}.yml").read_text(encoding="utf-8"))
    return [
        Question(text, grades, half, sort == "misspelt")
        for half, sorts in halves.items()
        for sort, questions in sorts.items()
        for text, grades in questions.items()
    ]


def import_trafford(folder: Path) -> Result:
    """Import Trafford's open data into a folder, beside the example's vocabularies, and return what was said.

    What became of each row is in `fates.csv`.
    """
    words = folder / "vocabulary"
    if not words.exists():
        words.symlink_to(TRAFFORD / "content" / "vocabulary")
    into = ["--to", str(folder / "groups"), "--report", str(folder / "fates.csv")]
    return CliRunner().invoke(import_command, [str(TRAFFORD_DATA), "--map", str(TRAFFORD / "map.yml"), *into])


def ask(questions: Sequence[str], content: Path) -> list[list[str]]:
    """Return what the search of a place finds for each question, best first.

    Args:
        questions: As they are typed.
        content: The place's folder of content.
    """
    with TemporaryDirectory() as name:
        folder = Path(name)
        loaded = load(content, workers=1)
        site = Site(settings=Settings(), today=date(2026, 11, 22))
        ctx = Context(loaded.directory, site, LeanEnvironment(autoescape=True), loaded.digests)
        for file in files(ctx):
            (folder / Path(file.address).name).write_bytes(file.make())
        (folder / "questions.json").write_text(json.dumps(list(questions)), encoding="utf-8")
        scripts = (ROOT / "theme" / "assets" / "scripts").as_uri()
        read = [str(folder / one) for one in ("listings.json", "told.json", "questions.json")]
        command = [str(ensure_node()), "--no-warnings", "--input-type=module", "--eval", _ASK, scripts, *read]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    answers: list[list[str]] = json.loads(done.stdout)
    return answers


def answered(place: str, content: Path) -> list[Answered]:
    """Put all judged questions of a place to its search."""
    questions = judged(place)
    return list(map(Answered, questions, ask([one.text for one in questions], content)))


def ndcg(found: Sequence[str], grades: Mapping[str, int]) -> float:
    """Return how good an order is, from 0 to 1, by its first ten."""
    ideal = _gain(sorted(grades.values(), reverse=True)[:FIRST])
    return _gain([grades.get(slug, 0) for slug in found[:FIRST]]) / ideal


def _gain(grades: Sequence[int]) -> float:
    return sum((2.0**grade - 1) / log2(place + 2) for place, grade in enumerate(grades))


def mean(answers: Sequence[Answered]) -> float:
    """Return how good answers are in the mean."""
    return sum(one.score for one in answers) / len(answers)


def report(place: str, answers: Sequence[Answered], missed_of: Sequence[str]) -> Iterator[str]:
    """Say what goes badly in the halves named by `missed_of`, and how good all is."""
    for one in sorted(answers, key=lambda one: one.score):
        if one.score < A_MISS and one.question.half in missed_of:
            missing = [slug for slug in one.question.grades if slug not in one.found[:FIRST]]
            yield f"{one.score:.2f}  {one.question.text}"
            yield f"      first: {', '.join(one.found[:3]) or 'nothing'}"
            yield f"      not among ten: {', '.join(missing) or 'none'}"
    for half in HALVES:
        yield from _figures(f"{place}, {half}", [one for one in answers if one.question.half == half])
    yield from _figures(f"{place}, all", answers)


def _figures(name: str, answers: Sequence[Answered]) -> Iterator[str]:
    misspelt = [one for one in answers if one.question.is_misspelt]
    seen = sum(one.is_seen for one in misspelt)
    yield (
        f"{name}: nDCG@{FIRST} of {len(answers)} questions: {mean(answers):.3f}; "
        f"of {len(misspelt)} misspelt, {seen} have what was meant among the first {FIRST_SEEN}"
    )


def main() -> int:
    """Print the misses and the figures of both places."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--held-out", action="store_true", help="name the misses of held-out questions too")
    missed_of = HALVES if parser.parse_args().held_out else (TUNED,)
    for line in report("demo", answered("demo", ROOT / "content"), missed_of):
        print(line)
    if not TRAFFORD_DATA.is_file():
        print(f"Trafford is not measured: there is no {TRAFFORD_DATA}.")
        return 0
    with TemporaryDirectory() as name:
        import_trafford(Path(name))
        for line in report("trafford", answered("trafford", Path(name)), missed_of):
            print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
