"""The package's imports point one way, and its pure parts reach for nothing outside themselves."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import placebook

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(placebook.__file__).parent

# The parts of the package, lowest first. A part may import from its own layer and from those below it.
LAYERS = (
    {"problems", "today", "marked", "saving", "git", "beside"},
    {"model"},
    {"wording"},
    {"content"},
    {
        "pages",
        "find",
        "feeds",
        "opendata",
        "newsletter",
        "intake",
        "strengths",
        "starter",
        "press",
        "part",
        "spare",
        "booklet",
        "doors",
        "review",
        "submissions",
        "rights",
        "reminders",
        "outside",
    },
    {"post"},
    {"mkdocs_plugin", "desk"},
    {"cli"},
)
HEIGHTS = {part: height for height, layer in enumerate(LAYERS) for part in layer}
PURE = {
    "doors",
    "review",
    "model",
    "wording",
    "pages",
    "find",
    "feeds",
    "opendata",
    "strengths",
    "newsletter",
    "booklet",
    "reminders",
    "desk",
}

_OUTSIDE_MODULES = {
    "glob",
    "os",
    "shutil",
    "socket",
    "subprocess",
    "tempfile",
    "time",
    "urllib.request",
}
_OUTSIDE_NAMES = {"io.open", "pathlib.Path", "jinja2.FileSystemLoader", "jinja2.PackageLoader"}
_CLOCKS = {"now", "today", "utcnow", "fromtimestamp"}
_PRINTERS = {"click.echo", "click.secho", "sys.stdout", "sys.stderr", "pprint.pprint"}


def _modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def _part(module: Path) -> str:
    """Return the part of the package a module is in: a folder, or a module at its top."""
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(tree: ast.AST) -> Iterator[str]:
    """Yield every name that is imported, those for type checking only included."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{'.' * node.level}{node.module or ''}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and _dotted(node.func).endswith("import_module") and node.args:
            yield "".join(
                str(part.value) for part in ast.walk(node.args[0]) if isinstance(part, ast.Constant)
            )


def _dotted(node: ast.AST) -> str:
    if isinstance(node, ast.Attribute):
        return f"{_dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def back_arrows(part: str, tree: ast.AST) -> list[str]:
    """Return the imports from layers above a part's own, and those that hide where they lead."""
    found = []
    for name in imports(tree):
        target = name.split(".")[1] if name.startswith("placebook.") else ""
        if name.startswith(".") or (target in HEIGHTS and HEIGHTS[target] > HEIGHTS[part]):
            found.append(name)
    return found


def prints(tree: ast.AST) -> list[str]:
    """Return what writes to the terminal."""
    used = [_dotted(node) for node in ast.walk(tree) if isinstance(node, ast.Attribute | ast.Name)]
    found = [name for name in used if name in _PRINTERS or name == "print"]
    return found + [name for name in imports(tree) if name.split(".")[0] == "rich" or name in _PRINTERS]


def reaches_outside(tree: ast.Module) -> list[str]:
    """Return what reads a clock, a file or the environment: imports at run time, and calls."""
    checked = {id(node) for top in ast.walk(tree) if _is_for_types(top) for node in ast.walk(top)}
    found = []
    for node in ast.walk(tree):
        if id(node) in checked:
            continue
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names if alias.name in _OUTSIDE_MODULES]
        elif isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            found += [name for name in names if node.module in _OUTSIDE_MODULES or name in _OUTSIDE_NAMES]
        elif isinstance(node, ast.Call):
            name = _dotted(node.func)
            if name == "open" or (name.startswith(("date.", "datetime.")) and name.split(".")[-1] in _CLOCKS):
                found.append(name)
    return found


def _is_for_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and _dotted(node.test) == "TYPE_CHECKING"


def _parsed(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"))


@pytest.mark.parametrize("module", _modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_module_keeps_its_place(module: Path) -> None:
    """A module imports nothing from above it; only the plugin knows MkDocs, only the commands print."""
    tree, part = _parsed(module), _part(module)
    if part == "__init__":
        return
    assert part in HEIGHTS, "a new part of the package needs its place in LAYERS"
    assert back_arrows(part, tree) == []
    if part != "mkdocs_plugin":
        assert [name for name in imports(tree) if name.split(".")[0] in {"mkdocs", "properdocs"}] == []
    if part != "cli":
        assert prints(tree) == []
    if part in PURE:
        assert reaches_outside(tree) == []


def test_no_module_imports_itself_by_way_of_others() -> None:
    """What a module needs at run time never leads back to it, within one layer either."""
    names = {".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts): path for path in _modules()}
    leads = {name: _needed(_parsed(path)) & names.keys() for name, path in names.items()}
    for start, first in leads.items():
        reached, waiting = set[str](), set(first)
        while waiting:
            here = waiting.pop()
            reached.add(here)
            waiting |= leads[here] - reached
        assert start not in reached, f"{start} comes round to itself"


def _needed(tree: ast.Module) -> set[str]:
    """Return the names imported at the top of a module, and the modules those might be in."""
    found = {name for node in tree.body if not _is_for_types(node) for name in imports(node)}
    return found | {name.rpartition(".")[0] for name in found}


@pytest.mark.parametrize(
    ("part", "source"),
    [
        ("model", "from placebook.content.load import load"),
        ("content", "import placebook.pages.page"),
        ("feeds", "if TYPE_CHECKING:\n    from placebook.cli import main"),
        ("pages", "from ..cli import main"),
        ("pages", "import_module('placebook.cli.console')"),
    ],
)
def test_an_arrow_that_goes_back_is_found(part: str, source: str) -> None:
    """An import from a layer above is found, however it is written."""
    assert back_arrows(part, ast.parse(source))


@pytest.mark.parametrize(
    "source", ["print('x')", "click.echo('x')", "sys.stdout.write('x')", "from rich.console import Console"]
)
def test_printing_is_found(source: str) -> None:
    """Each way to write to the terminal is found."""
    assert prints(ast.parse(source))


@pytest.mark.parametrize(
    "source",
    [
        "import os",
        "from os import environ",
        "import time",
        "from pathlib import Path",
        "date.today()",
        "datetime.now(UTC)",
        "open('x')",
        "from jinja2 import FileSystemLoader",
    ],
)
def test_reaching_outside_is_found(source: str) -> None:
    """A clock, a file or the environment is found where a pure part reaches for it."""
    assert reaches_outside(ast.parse(source))


def test_names_for_types_only_reach_nothing() -> None:
    """A pure part may speak of paths in its types: that reads no file."""
    assert reaches_outside(ast.parse("if TYPE_CHECKING:\n    from pathlib import Path")) == []
