"""Building sites the way keepers do: by the commands, in a process of their own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

DAY = "2026-11-22"
# Noon of that day, so that every time zone agrees on it.
EPOCH = "1795348800"

PLACEBOOK = "from placebook.cli import main; main()"


@dataclass(frozen=True)
class BuiltSite:
    """A site in a folder, and where a server shows it."""

    folder: Path
    address: str

    def files(self, pattern: str = "*.html") -> list[str]:
        """Return the paths of files below the site's folder, in order."""
        return sorted(
            path.relative_to(self.folder).as_posix() for path in self.folder.rglob(pattern) if path.is_file()
        )

    def read(self, path: str) -> str:
        """Return the text of a file."""
        return (self.folder / path).read_text(encoding="utf-8")


def run(*command: str, fails: bool = False, **env: str) -> str:
    """Run a command and return all that it printed.

    Raises:
        AssertionError: It failed, or with `fails` it did not.
    """
    quiet = {key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"}
    done = subprocess.run(
        command, env=quiet | env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    assert bool(done.returncode) is fails, done.stdout
    return done.stdout


def build(config: Path, site: Path, *options: str, day: str = DAY, fails: bool = False, **env: str) -> str:
    """Run `placebook build` and return all that it printed. An empty day leaves it to the environment."""
    date = ("--date", day) if day else ()
    command = (sys.executable, "-W", "error", "-c", PLACEBOOK, "build", "-f", str(config), "-d", str(site))
    return run(*command, *date, *options, fails=fails, **env)


def copy_of(place: Path, to: Path) -> Path:
    """Copy a place without its site, and return the copy. What a build keeps makes the next ones short."""
    return Path(shutil.copytree(place, to, ignore=shutil.ignore_patterns("site")))


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def differences(one: Path, other: Path) -> list[str]:
    """Return the files that are not the same in two folders."""
    left, right = contents(one), contents(other)
    return sorted(name for name in left.keys() | right.keys() if left.get(name) != right.get(name))
