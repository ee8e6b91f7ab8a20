"""How long 5,000 answers of a form take to be laid beside 5,000 listings: `python -m bench.intaking`."""

from __future__ import annotations

import argparse
import csv
import io
import sys
import time
from random import Random
from typing import TYPE_CHECKING, Any

from bench.figure import Figure
from bench.place import ROOT, TODAY, Place
from bench.sites import lay_out_ours
from placebook.content.load import load
from placebook.doors.answers import answers_of
from placebook.doors.questions import questions
from placebook.submissions.proposing import Proposing
from placebook.submissions.table import sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from placebook.doors.questions import Question
    from placebook.model.directory import Directory

_ASKED = 25  # questions of such a form, from the first


def intaking(content: Path, listings: int) -> list[Figure]:
    """Measure it: answers as a form exports them, from bytes to proposals.

    Of the rows a third are about listings that are there, a third too with a slip in the name and something
    changed, and a third are new.

    Args:
        content: The content folder of a place with so many listings.
        listings: How many listings there are, and how many rows there will be.
    """
    directory = load(content, workers=2).directory
    asked = questions(directory)
    data = _export(directory, asked)
    start = time.perf_counter()
    read = sheet(data, "answers.csv", asked)
    proposing = Proposing(directory, asked, TODAY)
    found = [proposing.propose(one) for one in read.submissions]
    seconds = time.perf_counter() - start
    kinds = ("new", "change", "confirm")
    told = ", ".join(f"{sum(one.kind == kind for one in found):,} {kind}" for kind in kinds)
    return [
        Figure(f"{len(found):,} answers laid beside {listings:,} listings ({told})", seconds, "s", 20),
    ]


def _export(directory: Directory, asked: tuple[Question, ...]) -> bytes:
    random = Random(5)
    out = io.StringIO(newline="")
    public = [question for question in asked if question.group][:_ASKED]
    lines = csv.DictWriter(out, ["Timestamp", "Email Address", *(one.label for one in public)])
    lines.writeheader()
    for number, listing in enumerate(directory.listings):
        answers = answers_of(listing, public)
        cells = {one.label: answers.get(one.name, "") for one in public}
        title = next(one.label for one in public if one.name == "title")
        if number % 3 == 1:
            at = random.randrange(1, len(listing.title) - 1)
            cells[title] = listing.title[:at] + listing.title[at + 1 :]
        elif number % 3 == 2:  # noqa: PLR2004 - the last third
            cells = _another(cells, {one.name: one.label for one in public}, number)
        stamp = {"Timestamp": "12/11/2026 10:22:33", "Email Address": f"n{number}@example.org"}
        lines.writerow(stamp | cells)
    return out.getvalue().encode()


def _another(cells: Mapping[str, str], labels: Mapping[str, str], number: int) -> dict[str, Any]:
    """Return the answers of a group that is not listed: another name, place and telephone number."""
    words = " ".join(reversed(cells[labels["title"]].split()))
    new = {
        "title": f"{words} of lane {number}",
        "address.postcode": f"LX{number % 90} {number % 9}AA",
        "contact.phone": f"01632 {number:06}",
        "contact.email": f"ask{number}@example.org",
        "contact.website": "",
    }
    return {**cells, **{labels[name]: text for name, text in new.items() if name in labels}}


def _lines(figures: list[Figure]) -> Iterator[str]:
    yield from (figure.line() for figure in figures)


def main() -> int:
    """Make a place, measure, print, and return 1 if it takes too long."""
    parser = argparse.ArgumentParser(prog="python -m bench.intaking", description=__doc__)
    parser.add_argument("--listings", type=int, default=5_000)
    count = parser.parse_args().listings
    site = ROOT / "bench" / ".work" / "intaking"
    lay_out_ours(Place(count), site)
    figures = intaking(site / "content", count)
    print("\n".join(_lines(figures)))
    return int(not all(figure.is_met for figure in figures))


if __name__ == "__main__":
    sys.exit(main())
