"""The theme's own settings."""

from __future__ import annotations

import pytest
from mkdocs.theme import Theme

from placebook.mkdocs_plugin.theme import nearest_language

FOLDERS = Theme("material").dirs


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("cy", "cy"),
        ("pt-BR", "pt-BR"),
        ("en-GB", "en"),
        ("PL-pl", "pl"),
        ("gd", "en"),
        ("en-x-larkmere", "en"),
    ],
)
def test_a_place_may_be_written_in_any_language(tag: str, language: str) -> None:
    """A language that Material has no words in takes those of the nearest, and stops no build."""
    assert nearest_language(tag, FOLDERS) == language
