"""Open Referral UK's own schema of a service, as a judge. It is not in the repository."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, FormatChecker

SCHEMA = Path(__file__).parents[3] / "shared" / "schemas" / "oruk-3.0" / "service.json"


@pytest.fixture(scope="session")
def open_referral() -> Draft202012Validator:
    """Return what judges a service; where there is no schema, skip."""
    if not SCHEMA.is_file():
        pytest.skip(f"Open Referral UK's schema is not at {SCHEMA}")
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return Draft202012Validator(schema, format_checker=FormatChecker())
