"""Every message as it is read: `golden/*.yml` holds what is wrong and what is said about it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from placebook.content.check import check
from placebook.content.load import load
from small_place import record, write_place

GOLDEN = Path(__file__).parent / "golden"
TODAY = date(2026, 11, 21)
FILES = {"groups": "groups/record.md", "newsletter": "newsletter/2026-q4.md"}


def _cases() -> list[Any]:
    return [
        pytest.param(case, id=f"{path.stem}: {case['it']}")
        for path in sorted(GOLDEN.glob("*.yml"))
        for case in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


def said_of(case: dict[str, Any], folder: Path) -> list[str]:
    """Write a case's files, read and check them, and return what is said."""
    collection = case.get("in", "groups")
    one = FILES.get(collection, f"{collection}/record.md")
    body = case.get("body", "Come in and sit down.")
    files = case.get("files") or {one: record(collection, case["fields"], body)}
    loaded = load(write_place(folder, files))
    problems = sorted((*loaded.problems, *check(loaded, TODAY)))
    return [f"{'' if problem.severity == 'error' else 'warning: '}{problem}" for problem in problems]


@pytest.mark.parametrize("case", _cases())
def test_golden(case: dict[str, Any], tmp_path: Path) -> None:
    """What is said about a file is word for word what the golden file holds, on the line of the fault."""
    assert said_of(case, tmp_path) == case["says"]
