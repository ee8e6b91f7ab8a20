"""The Nu Html Checker, which is what the W3C's validator runs: is the page HTML at all."""

from __future__ import annotations

import json
import re
import subprocess
from typing import TYPE_CHECKING

from judges.pages import files_of
from toolchain import ROOT, MissingToolError, find_java

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

JAR = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"

# A Java machine that lives for seconds: to make its code faster still, or tidy up beside it, would not pay.
BRIEF = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")

# Messages that we do not act on: a pattern of the message, and why the checker is wrong here.
IGNORED: dict[str, str] = {}


def vnu_errors(site: Path, pages: Iterable[str]) -> list[str]:
    """Return the errors of pages, named by their paths inside a site. One Java machine reads them all."""
    files = files_of(site, pages)
    java = find_java()
    if not java:
        raise MissingToolError("The Nu Html Checker needs Java. Run `make test`, which fetches one.")
    command = [
        str(java),
        *BRIEF,
        "-Xss4m",
        "-jar",
        str(JAR),
        "--format",
        "json",
        "--exit-zero-always",
        "--also-check-css",
        "--stdout",
        *files,
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [
        f"{message['url'].removeprefix(site.as_uri().replace('///', '/'))}:{message.get('lastLine', 0)}: "
        f"{message['message']} {message.get('extract', '')!r}"
        for message in json.loads(done.stdout)["messages"]
        if message["type"] != "info" and not _ignored(message["message"])
    ]


def _ignored(message: str) -> bool:
    return any(re.search(pattern, message) for pattern in IGNORED)
