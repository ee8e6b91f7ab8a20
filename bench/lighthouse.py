"""What Lighthouse says of a built site as a phone meets it: `make lighthouse`, or for one site's folder.

Three pages, each visited three times, as Lighthouse does it for phones: a slow network and a slow processor.
How quick a page is differs from visit to visit, so the middle one counts; of all else the worst does. Nothing
leaves the machine: the site is served on it, text compressed as servers do it.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from bench.serving import serving
from toolchain import ROOT, ensure_chromium, ensure_node

PROGRAM = ROOT / "node_modules" / "lighthouse" / "cli" / "index.js"
# As in tests/judges/fixtures.py: Chromium asks nobody for anything, and runs as root too.
CHROMIUM_FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-background-networking --disable-component-update "
    "--disable-sync --disable-quic --no-first-run"
)
VISITS = 3
LEAST = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
# Times have scores between 0 and 1, all others are broken or kept.
_GOOD = {"numeric": 0.9}


class Report(NamedTuple):
    """What Lighthouse says of one visit.

    Attributes:
        scores: Of 100, by the name of each part of `LEAST`.
        faults: What costs points: the name of each rule and what it says.
    """

    scores: dict[str, float]
    faults: tuple[str, ...]


def pages_of(site: Path) -> tuple[str, ...]:
    """Return the pages that are judged: home, the directory, and a listing, with a picture if one has any."""
    listings = sorted((site / "groups").glob("*/index.html"))
    pictured = (one for one in listings if "<picture" in one.read_text(encoding="utf-8"))
    return ("", "directory/", f"groups/{next(pictured, listings[0]).parent.name}/")


def report(address: str) -> Report:
    """Let Lighthouse visit a page once.

    Raises:
        RuntimeError: Lighthouse could not look at the page.
    """
    with TemporaryDirectory() as folder:
        answer = Path(folder) / "report.json"
        command = [
            str(ensure_node()),
            str(PROGRAM),
            address,
            "--quiet",
            "--output=json",
            f"--output-path={answer}",
            f"--only-categories={','.join(LEAST)}",
            f"--chrome-flags={CHROMIUM_FLAGS}",
        ]
        env = {**os.environ, "CHROME_PATH": str(ensure_chromium())}
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=env)
        if done.returncode or not answer.exists():
            raise RuntimeError(f"Lighthouse could not look at {address}: {done.stderr}")
        told = json.loads(answer.read_text(encoding="utf-8"))
    scores = {name: 100.0 * (told["categories"][name]["score"] or 0) for name in LEAST}
    return Report(scores, tuple(_faults(told)))


def _faults(told: dict[str, Any]) -> list[str]:
    """Return what costs points: rules that are broken, and times that are long."""
    asked = (one for name in LEAST for one in told["categories"][name]["auditRefs"] if one["weight"])
    audits = (told["audits"][one["id"]] for one in asked)
    return [
        f"{one['id']}: {one.get('displayValue') or one['title']} {json.dumps(_where(one))[:400]}"
        for one in audits
        if one["score"] is not None and one["score"] < _GOOD.get(one["scoreDisplayMode"], 1)
    ]


def _where(audit: dict[str, Any]) -> list[Any]:
    items: list[Any] = audit.get("details", {}).get("items", [])
    return items


def together(visits: list[Report]) -> dict[str, float]:
    """Return the score of a page: the middle one of its speed, the lowest of everything else."""
    return {
        name: median(scores) if name == "performance" else min(scores)
        for name in LEAST
        if (scores := [one.scores[name] for one in visits])
    }


def main() -> int:
    """Judge a site and print its scores; 1 if one of them is too low."""
    parser = argparse.ArgumentParser(prog="python -m bench.lighthouse", description=__doc__)
    parser.add_argument("site", type=Path, nargs="?", default=ROOT / "site")
    parser.add_argument("--visits", type=int, default=VISITS, help=f"to each page (default: {VISITS})")
    asked = parser.parse_args()
    print(f"{'':<40}{''.join(f'{name:>16}' for name in LEAST)}")
    is_good = True
    with serving(asked.site) as address:
        for page in pages_of(asked.site):
            visits = [report(f"{address}/{page}") for _ in range(asked.visits)]
            scores = together(visits)
            is_good = is_good and all(scores[name] >= least for name, least in LEAST.items())
            print(f"/{page:<39}{''.join(f'{score:>16.0f}' for score in scores.values())}", flush=True)
            for fault in dict.fromkeys(fault for visit in visits for fault in visit.faults):
                print(f"  {fault}")
    print(f"{'at least':<40}{''.join(f'{least:>16}' for least in LEAST.values())}")
    return int(not is_good)


if __name__ == "__main__":
    sys.exit(main())
