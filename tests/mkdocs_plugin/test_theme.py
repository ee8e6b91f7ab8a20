"""The theme's own settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.theme import Theme

from placebook.mkdocs_plugin import theme
from placebook.mkdocs_plugin.theme import nearest_language, place_theme

if TYPE_CHECKING:
    from pathlib import Path

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


def test_a_theme_without_its_fonts_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Whoever builds without the fetched fonts hears of it, and how to fetch them."""
    config = MkDocsConfig()
    config.theme = Theme("material")
    place_theme(config)
    assert caplog.messages == []
    monkeypatch.setattr(theme, "theme_folder", lambda: tmp_path)
    place_theme(config)
    assert ["make assets" in message for message in caplog.messages] == [True]
