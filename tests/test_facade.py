"""The public façade: what other programs may import from `placebook`."""

from __future__ import annotations

import inspect
import subprocess
import sys
from datetime import date
from pathlib import Path
from types import ModuleType

import placebook

DEMO = Path(__file__).parents[1] / "content"


def test_every_public_name_is_there_once_and_says_what_it_is() -> None:
    """Each name of `__all__` exists, stands there once, in order, and has a docstring of its own."""
    assert placebook.__all__ == sorted(set(placebook.__all__))
    for name in placebook.__all__:
        assert inspect.getdoc(getattr(placebook, name)), name


def test_nothing_else_is_public() -> None:
    """Apart from its submodules, the package has the public names of `__all__` and no other."""
    assert all(hasattr(placebook, name) for name in placebook.__all__)
    public = {
        name
        for name, value in vars(placebook).items()
        if not name.startswith("_") and not isinstance(value, ModuleType)
    }
    assert public == set(placebook.__all__)


def test_a_name_that_is_not_there_is_refused_as_any_other() -> None:
    """Asking for a name that the package lacks raises what Python raises, so that `hasattr` says no."""
    assert not hasattr(placebook, "chekc")


def test_help_loads_no_part_of_the_library() -> None:
    """What `placebook --help` says is there at once: neither the models nor MkDocs are loaded for it."""
    code = (
        "import sys; from click.testing import CliRunner; from placebook.cli import group; "
        "assert 'Commands:' in CliRunner().invoke(group, ['--help']).output; "
        "print([name for name in ('pydantic', 'mkdocs', 'yaml', 'rich') if name in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout == "[]\n"


def test_a_program_reads_and_checks_a_place_with_it() -> None:
    """The demo place can be read, checked and looked through with these names alone."""
    loaded = placebook.load(DEMO)
    problems = [*loaded.problems, *placebook.check(loaded, today=date(2026, 11, 22))]
    assert not [problem for problem in problems if problem.severity == "error"]
    assert len(loaded.directory.by_theme["crafts"]) >= 2
