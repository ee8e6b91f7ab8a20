"""Running the theme's own scripts outside a browser, by Node.js."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

from toolchain import ROOT, MissingToolError, find_node

if TYPE_CHECKING:
    from pathlib import Path

SCRIPTS = ROOT / "theme" / "assets" / "scripts"

# What every program begins with: its input, and the way to answer.
_HEAD = """
import { readFileSync, writeFileSync } from "node:fs";
const given = JSON.parse(readFileSync(process.argv[1], "utf8"));
const answer = (value) => writeFileSync(process.argv[2], JSON.stringify(value));
"""


def run_node(program: str, given: object, folder: Path) -> Any:  # noqa: ANN401 - whatever the program answers
    """Run a program that may import the theme's scripts from SCRIPTS, and return what it answers.

    It finds its input as `given` and answers by calling `answer`.
    """
    node = find_node()
    if not node:
        raise MissingToolError("The scripts need Node.js. Run `make test`, which fetches one.")
    asked, answered = folder / "given.json", folder / "answer.json"
    asked.write_text(json.dumps(given), encoding="utf-8")
    source = (_HEAD + program).replace("SCRIPTS", SCRIPTS.as_uri())
    command = [str(node), "--no-warnings", "--input-type=module", "--eval", source, str(asked), str(answered)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert not done.returncode, done.stderr
    return json.loads(answered.read_text(encoding="utf-8"))
