"""Fixtures that every test may use."""

from hypothesis import settings

pytest_plugins = ["judges.fixtures", "built.fixtures", "trafford"]

# A machine that is busy with other work makes a slow example, not a wrong one.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
