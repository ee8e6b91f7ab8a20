"""The search of a small place that a test is about."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from placebook.content.load import load
from placebook.find.files import files
from placebook.model.settings import Settings
from placebook.pages.context import Context
from placebook.pages.lean_code import LeanEnvironment
from placebook.pages.site import Site
from small_place import VOCABULARIES, write

if TYPE_CHECKING:
    from pathlib import Path


def small_search(folder: Path, **more: str) -> Context:
    """Return a place with these listings, by their slugs, with low lines for hyphens."""
    write(
        folder,
        {**VOCABULARIES, **{f"groups/{slug.replace('_', '-')}.md": text for slug, text in more.items()}},
    )
    loaded = load(folder, workers=1)
    assert loaded.problems == ()
    site = Site(settings=Settings(), today=date(2026, 11, 22))
    return Context(loaded.directory, site, LeanEnvironment(autoescape=True), loaded.digests)


def search_files(ctx: Context) -> dict[str, Any]:
    """Return what the files of a place's search hold, by their addresses."""
    return {file.address: json.loads(file.make()) for file in files(ctx)}
