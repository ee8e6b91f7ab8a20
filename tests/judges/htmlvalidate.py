"""html-validate: HTML that is allowed and still a mistake, by the rules in .htmlvalidate.mjs."""

from __future__ import annotations

import json
import subprocess
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
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    if not done.stdout.strip():
        raise RuntimeError(f"html-validate gave no answer: {done.stderr}")
    return [
        f"{report['filePath'].removeprefix(str(site))}:{error['line']}: {error['ruleId']}: {error['message']}"
        for report in json.loads(done.stdout)
        for error in report["messages"]
    ]
