"""What people install is whole: built, put into an empty environment, used from a folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from email.parser import Parser
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from packaging.requirements import Requirement

from toolchain import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from playwright.sync_api import Page

_LONGEST = 240  # seconds for one command, on a slow machine that must fetch what builds a wheel


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, made from the source archive as for publication."""
    folder = tmp_path_factory.mktemp("dist")
    _run([sys.executable, "-m", "build", "--outdir", str(folder), str(ROOT)])
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def mytown(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a new place, made by what the wheel installs and says that it needs, and nothing else."""
    folder = tmp_path_factory.mktemp("outside")
    environment = folder / "environment"
    _run([sys.executable, "-m", "venv", "--without-pip", str(environment)])
    binaries = environment / ("Scripts" if os.name == "nt" else "bin")
    told = _run([str(binaries / "python"), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"])
    for one in _needed(_requirements(wheel)).values():
        _lend(one, Path(told.strip()))
    pip = [sys.executable, "-m", "pip", "--python", str(binaries / "python")]
    _run([*pip, "install", "--quiet", "--no-index", "--no-deps", "--no-compile", str(wheel)])
    assert _run([*pip, "check"]) == "No broken requirements found.\n"
    placebook = str(binaries / "placebook")
    _run([placebook, "new", "site", "mytown"], folder)
    built = _run([placebook, "build"], folder / "mytown")
    assert "warning" not in built.casefold()
    assert _run([placebook, "check", "--strict"], folder / "mytown") == "9 files, nothing wrong.\n"
    return folder / "mytown" / "site"


def test_the_wheel_holds_plugin_theme_fonts_and_starter(wheel: Path) -> None:
    """The wheel holds templates, every fetched font with its rules and a new place's files, and no tests."""
    names = set(zipfile.ZipFile(wheel).namelist())
    theme = {path.relative_to(ROOT).as_posix() for path in (ROOT / "theme").rglob("*") if path.is_file()}
    starter = ROOT / "plugins" / "placebook" / "starter" / "files"
    assert {f"placebook/{name}" for name in theme} <= names
    assert {f"placebook/theme/assets/vendor/fonts/{name}" for name in ("fonts.css", "besley.woff2")} <= names
    assert {
        path.relative_to(starter.parents[2]).as_posix() for path in starter.rglob("*") if path.is_file()
    } <= names
    assert {name.split("/")[0].split("-")[0] for name in names} == {"placebook"}


def test_a_new_place_opens_in_a_browser(mytown: Path, page: Page, serve: Callable[[Path], str]) -> None:
    """The installed command's first site shows the place's name in its own fonts, and no request fails."""
    failed: list[str] = []
    # What a page fetches at leisure ends with it, where the next one is opened sooner.
    left = "net::ERR_ABORTED"
    page.on("requestfailed", lambda one: failed.append(one.url) if one.failure != left else None)
    page.on("response", lambda reply: failed.append(reply.url) if reply.status >= 400 else None)
    page.on("console", lambda line: failed.append(line.text) if line.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: failed.append(str(error)))
    address = serve(mytown)
    for path in ("/", "/directory/", "/groups/tea-and-talk/", "/newsletter/"):
        page.goto(f"{address}{path}", wait_until="networkidle")
        assert "Mytown" in page.inner_text("body"), path
    page.goto(f"{address}/", wait_until="networkidle")
    fonts = page.evaluate(
        "document.fonts.ready.then(fonts => [...fonts].filter(f => f.status === 'loaded').map(f => f.family))"
    )
    assert {name.strip('"') for name in fonts} >= {"Atkinson Hyperlegible Next", "Besley"}
    assert failed == []


def _requirements(wheel: Path) -> list[str]:
    """Return what a wheel says that it needs."""
    with zipfile.ZipFile(wheel) as archive:
        (metadata,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        told = Parser().parsestr(archive.read(metadata).decode("utf-8"), headersonly=True)
    return [str(one) for one in told.get_all("Requires-Dist", [])]


def _needed(requirements: Iterable[str]) -> dict[str, Distribution]:
    """Return what is installed here of all that is needed, and of what that needs in its turn, by name."""
    found: dict[str, Distribution] = {}
    waiting: list[tuple[str, tuple[str, ...]]] = [(text, ()) for text in requirements]
    seen = set(waiting)
    while waiting:
        text, asked = waiting.pop()
        one = Requirement(text)
        if one.marker and not any(one.marker.evaluate({"extra": extra}) for extra in (*asked, "")):
            continue
        found[one.name] = distribution(one.name)
        more = {(need, tuple(sorted(one.extras))) for need in found[one.name].requires or ()} - seen
        waiting += sorted(more)
        seen |= more
    return found


def _lend(one: Distribution, to: Path) -> None:
    """Put an installed package into another environment: to install all anew would take half a minute."""
    for top in {file.parts[0] for file in one.files or ()} - {"..", "__pycache__"}:
        if not (to / top).exists():
            (to / top).symlink_to(Path(str(one.locate_file(top))))


def _run(command: list[str], folder: Path | None = None) -> str:
    """Run a command in a folder, without the packages of this environment, and return what it said."""
    plain = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    done = subprocess.run(
        command, cwd=folder, env=plain, capture_output=True, text=True, timeout=_LONGEST, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
