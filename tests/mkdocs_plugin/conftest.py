"""Fixtures of the tests of the MkDocs plugin."""

from __future__ import annotations

from datetime import date

import pytest

from built.building import DAY


@pytest.fixture
def today() -> date:
    """The day that sites are built for."""
    return date.fromisoformat(DAY)
