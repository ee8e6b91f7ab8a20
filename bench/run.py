"""Measure Placebook, beside Hugo and plain Material for MkDocs, in one run: `make bench`."""

from __future__ import annotations

import argparse
import compileall
import os
import subprocess
import sys
from itertools import islice
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from bench.again import edit
from bench.away import WORK, put_away, remove_all
from bench.figure import Figure
from bench.finding import BOROUGH, finding, weight
from bench.intaking import intaking
from bench.measure import Measured, by_turns, measure, most_memory
from bench.place import ROOT, TODAY, Place, slug_of
from bench.posting import posting
from bench.sites import lay_out_hugo, lay_out_material, lay_out_ours

if TYPE_CHECKING:
    from collections.abc import Sequence

BIN = Path(sys.executable).parent
RUNS = 3

BUILD = [str(BIN / "placebook"), "build", "-f", "site_config.yml", "--date", TODAY.isoformat()]
WITHOUT_FINDING, WITHOUT_FEEDS = (
    [sys.executable, str(ROOT / "bench" / "without.py"), part, *BUILD[1:]] for part in ("finding", "feeds")
)
CHECK = [str(BIN / "placebook"), "check", "--date", TODAY.isoformat()]
HUGO = [str(BIN / "hugo"), "--quiet"]
MATERIAL = [str(BIN / "mkdocs"), "build", "--quiet"]


def main() -> int:
    """Measure, print the table, and return 1 if a target is not met."""
    parser = argparse.ArgumentParser(prog="python -m bench.run", description=__doc__)
    parser.add_argument(
        "--quick", action="store_true", help="a tenth of the sizes: to try it out, not to judge by"
    )
    few = 500 if parser.parse_args().quick else 5_000
    compileall.compile_dir(ROOT / "plugins", quiet=1)  # as it is where Placebook is installed
    figures = [*cold_and_edit(few), *growth(few), checking(few), *searching(few), *sending(few * 2)]
    figures += intaking(WORK / "ours" / "content", few)
    remove_all()
    print(f"\n{few:,} listings and {few // 10:,} stories; the middle of {RUNS} runs; Material once\n")
    for figure in figures:
        print(figure.line())
    return int(not all(figure.is_met for figure in figures))


def cold_and_edit(size: int) -> list[Figure]:
    """Compare our cold build with Hugo's and Material's, and with a build after one listing's edit."""
    place, ours, hugo, material = Place(size), WORK / "ours", WORK / "hugo", WORK / "material"
    say(f"Writing {size:,} listings")
    lay_out_ours(place, ours)
    cold_build(ours)
    lay_out_hugo(place, hugo, ours / "site" / "groups" / slug_of(0) / "index.html")
    lay_out_material(place, material)

    say("Building cold: ours and Hugo's by turns")
    our_cold, hugo_cold = by_turns(RUNS, lambda: cold_build(ours), lambda: cold_hugo(hugo))
    print(f"  ours: {contents(ours / 'site')}\n  Hugo: {contents(hugo / 'public')}", flush=True)

    say("Building cold: whole, without all that finds things, and without feeds, by turns")
    whole, without, feedless = by_turns(
        RUNS,
        lambda: cold_build(ours),
        lambda: cold_build(ours, WITHOUT_FINDING),
        lambda: cold_build(ours, WITHOUT_FEEDS),
    )
    cold_build(ours)

    say("Building after one listing's edit")
    listings = iter(sorted((ours / "content" / "groups").iterdir())[size // 2 :])
    (edited,) = by_turns(RUNS, lambda: build_after_edit(ours, next(listings)))
    say("Building after edits in one process, as while serving")
    again = build_again(ours, *islice(listings, 2 * RUNS + 1))
    say("Building with Hugo, without related pages")
    unrelated = cold_hugo(hugo, "--config", "hugo.yaml,unrelated.yaml")
    say("Building plain pages with Material")
    plain = measure(MATERIAL, material)
    memory = cold_memory(ours)
    return [
        *times("our cold build", our_cold),
        *times("Hugo's cold build, the equal template", hugo_cold),
        *times("Hugo's cold build, the same without related pages", unrelated),
        *times("Material's build of the same files as plain pages", plain),
        *times("our build after one listing's edit", edited),
        Figure("  in a process that has built before (serve)", again, "s"),
        Figure("our cold build / Hugo's", our_cold.seconds / hugo_cold.seconds, "x", 1.0),
        Figure("our cold build / Material's plain pages", our_cold.seconds / plain.seconds, "x", 0.3),
        Figure("our build after one edit / our cold build", edited.seconds / our_cold.seconds, "x", 0.15),
        Figure("  in a process that has built before (serve)", again / our_cold.seconds, "x", 0.15),
        Figure("our cold build / the same without finding", whole.seconds / without.seconds, "x", 1.25),
        Figure(
            "processor time that feeds add to our cold build", whole.processor - feedless.processor, "s", 2
        ),
        Figure("most memory of our cold build", memory, "MB", 500),
    ]


def growth(size: int) -> list[Figure]:
    """Compare our cold builds of a place and of one four times its size."""
    many = size * 4
    small_place, large_place = WORK / f"ours-{size}", WORK / f"ours-{many}"
    say(f"Building {size:,} and {many:,} listings cold, by turns")
    lay_out_ours(Place(size), small_place)
    lay_out_ours(Place(many), large_place)
    small, large = by_turns(2, lambda: cold_build(small_place), lambda: cold_build(large_place))
    small_memory, large_memory = cold_memory(small_place), cold_memory(large_place)
    return [
        *times(f"our cold build of {many:,}", large),
        Figure(f"our time for {many:,} / for {size:,}", large.seconds / small.seconds, "x", 4.4),
        Figure(f"most memory of our cold build of {many:,}", large_memory, "MB"),
        Figure(f"our memory for {many:,} / for {size:,}", large_memory / small_memory, "x", 4.0),
    ]


def checking(size: int) -> Figure:
    """Time `placebook check` over every file, with nothing kept from before."""
    say("Checking every file")

    def check() -> Measured:
        forget(WORK / "ours")
        return measure(CHECK, WORK / "ours")

    (checked,) = by_turns(RUNS, check)
    return Figure(f"placebook check of {size:,} listings", checked.seconds, "s", 5.0)


def searching(size: int) -> list[Figure]:
    """Measure the search in a browser, and weigh it at the size of a borough's register."""
    borough = WORK / "ours-borough"
    say("Searching in a browser")
    cold_build(WORK / "ours")
    lay_out_ours(Place(BOROUGH), borough)
    cold_build(borough)
    return [*finding(WORK / "ours" / "site", size), weight(borough / "site", BOROUGH)]


def sending(people: int) -> list[Figure]:
    """Measure how fast an edition's letters go."""
    folder = WORK / "post"
    say(f"Sending letters to {people:,} people")
    put_away(folder)
    folder.mkdir(parents=True)
    return posting(people, folder)


def times(what: str, measured: Measured) -> list[Figure]:
    """Tell how long something took, by the clock and in processor time."""
    return [
        Figure(what, measured.seconds, "s"),
        Figure("  in processor time", measured.processor, "s"),
    ]


def cold_build(folder: Path, command: Sequence[str] = BUILD) -> Measured:
    """Build our site with nothing kept from before."""
    forget(folder)
    return measure(command, folder)


def cold_memory(folder: Path) -> float:
    """Build our site with nothing kept from before, and return the most memory that took, in megabytes."""
    forget(folder)
    return most_memory(BUILD, folder)


def build_after_edit(folder: Path, listing: Path) -> Measured:
    """Add a sentence to one listing and build again, in a new process."""
    edit(listing)
    return measure(BUILD, folder)


def build_again(folder: Path, *listings: Path) -> float:
    """Return the middle of the times that builds after an edit take in one process."""
    command = [sys.executable, "-m", "bench.again", *map(str, listings)]
    said = subprocess.run(
        command, cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, check=True
    ).stdout
    return median(map(float, said.split()))


def cold_hugo(folder: Path, *options: str) -> Measured:
    """Build Hugo's site with nothing kept from before."""
    put_away(folder / "public", folder / "resources")
    return measure([*HUGO, "--ignoreCache", *options], folder)


def forget(folder: Path) -> None:
    """Remove what a build leaves: the site and its cache."""
    put_away(folder / "site", folder / ".cache")


def contents(site: Path) -> str:
    """Say how many pages a site has and how large it is."""
    files = [file for file in site.rglob("*") if file.is_file()]
    pages = sum(file.suffix == ".html" for file in files)
    return (
        f"{pages:,} pages, {len(files):,} files, {sum(file.stat().st_size for file in files) / 1e6:,.0f} MB"
    )


def say(message: str) -> None:
    """Tell what is measured next."""
    print(f"{message} …", flush=True)


if __name__ == "__main__":
    sys.exit(main())
