"""The exact versions that `make` installs."""

from __future__ import annotations

import tomllib
from importlib.metadata import distributions
from pathlib import Path

from packaging.specifiers import SpecifierSet

ROOT = Path(__file__).parents[1]


def test_the_oldest_python_that_is_promised_can_install_them() -> None:
    """Each installed version takes the first Python of the promised series, such as Debian's 3.11.2."""
    promised = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["requires-python"]
    oldest = promised.removeprefix(">=") + ".0"
    field = "Requires-Python"
    wanted = {each.name: each.metadata[field] for each in distributions() if field in each.metadata}
    too_new = {name: rule for name, rule in wanted.items() if not SpecifierSet(rule).contains(oldest)}
    assert not too_new
