"""Fixtures of the tests of the MkDocs plugin."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from built.building import DAY, build, copy_of
from corner_place import write_corner

if TYPE_CHECKING:
    from pathlib import Path

    from built.fixtures import MakeOnce


@pytest.fixture
def today() -> date:
    """The day that sites are built for."""
    return date.fromisoformat(DAY)


@pytest.fixture(scope="session")
def built_place(once: MakeOnce) -> Path:
    """The place of extremes, built once."""
    return once("small-corner", lambda folder: build(write_corner(folder), folder / "site"))


@pytest.fixture
def place(built_place: Path, tmp_path: Path) -> Path:
    """A copy of the place of extremes, to change and to build."""
    return copy_of(built_place, tmp_path / "place")
