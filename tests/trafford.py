"""Trafford's open data, 1,303 rows of real life, imported once for all tests. It is not in the repository."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from measure_relevance import TRAFFORD_DATA, import_trafford

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result


class Trafford(NamedTuple):
    """The content folder that an import made, and what the import said."""

    folder: Path
    result: Result


@pytest.fixture(scope="session")
def trafford(tmp_path_factory: pytest.TempPathFactory) -> Trafford:
    """Return the place that the example's map makes of the data; where there is no data, skip."""
    if not TRAFFORD_DATA.is_file():
        pytest.skip(f"Trafford's open data is not at {TRAFFORD_DATA}")
    folder = tmp_path_factory.mktemp("trafford")
    return Trafford(folder, import_trafford(folder))
