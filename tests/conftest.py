"""Fixtures that every test may use, and the order of the tests."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

pytest_plugins = ["judges.fixtures", "judges.open_referral", "built.fixtures", "once_compiled", "trafford"]

# A machine that is busy with other work makes examples slowly, not wrongly.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

# Files whose tests take long, each alone: begun last, one of them would keep the other processes waiting.
FIRST = ("test_wheel.py",)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes long."""
    items.sort(key=lambda item: item.path.name not in FIRST)
