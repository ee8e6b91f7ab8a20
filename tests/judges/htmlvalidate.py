"""html-validate: HTML that is allowed and still a mistake, by the rules in .htmlvalidate.mjs."""

from __future__ import annotations

import json
import subprocess
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

from judges.pages import files_of
from toolchain import ROOT, MissingToolError, find_node

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

PROGRAM = ROOT / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
RULES = ROOT / ".htmlvalidate.mjs"


def html_validate_errors(site: Path, pages: Iterable[str]) -> list[str]:
    """Return the errors and warnings of pages, named by their paths inside a site."""
    files = files_of(site, pages)
    node = find_node()
    if not node:
        raise MissingToolError("html-validate needs Node.js. Run `make test`, which fetches one.")
    command = [str(node), str(PROGRAM), "--config", str(RULES), "--formatter", "json", *files]
    # Into a file: Node.js ends before a pipe has taken all of a long answer.
    with TemporaryFile("w+", encoding="utf-8") as answer:
        done = subprocess.run(
            command, stdout=answer, stderr=subprocess.PIPE, text=True, check=False, cwd=ROOT
        )
        answer.seek(0)
        reports = answer.read()
    if not reports.strip():
        raise RuntimeError(f"html-validate gave no answer: {done.stderr}")
    return [
        f"{report['filePath'].removeprefix(str(site))}:{error['line']}: {error['ruleId']}: {error['message']}"
        for report in json.loads(reports)
        for error in report["messages"]
    ]
