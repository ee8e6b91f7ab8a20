"""Build a place again and again in one process, as `placebook serve` does, after an edit each time.

Takes the files of listings to edit, and prints the seconds that each build after an edit took.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from bench.place import TODAY
from placebook.content.cache import ReadingCache
from placebook.mkdocs_plugin.build_run import BuildRun, cache_folder
from placebook.mkdocs_plugin.site_build import build_site, configuration

CONFIG = "site_config.yml"


def build_again(listings: list[Path]) -> list[float]:
    """Build the site of the current folder, then once more after each edit; return the times of these."""
    readings = ReadingCache(cache_folder(configuration(CONFIG)))

    def build() -> float:
        start = time.perf_counter()
        build_site(configuration(CONFIG), BuildRun.Options(today=TODAY, readings=readings, workers=1))
        return time.perf_counter() - start

    build()
    times = []
    for listing in listings:
        edit(listing)
        times.append(build())
    return times


def edit(listing: Path) -> None:
    """Add a sentence to a listing."""
    with listing.open("a", encoding="utf-8") as file:
        file.write("\nWe have moved to the back room.\n")


if __name__ == "__main__":
    for seconds in build_again([Path(name) for name in sys.argv[1:]]):
        print(seconds)
