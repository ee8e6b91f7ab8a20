"""Placebook: a community's directory, stories and newsletter from a folder of Markdown.

This is the whole of what other programs may import. Everything else may change without notice.

Example:
    >>> from datetime import date
    >>> from pathlib import Path
    >>> import placebook
    >>> loaded = placebook.load(Path("content"))  # doctest: +SKIP
    >>> problems = [*loaded.problems, *placebook.check(loaded, today=date(2026, 11, 22))]  # doctest: +SKIP
    >>> [listing.title for listing in loaded.directory.by_theme["crafts"]]  # doctest: +SKIP
"""

import importlib
import typing

if typing.TYPE_CHECKING:
    from placebook.content.check import check
    from placebook.content.load import Loaded, load
    from placebook.model.directory import Directory
    from placebook.model.edition import Edition
    from placebook.model.event import Event
    from placebook.model.listing import Listing
    from placebook.model.settings import Settings
    from placebook.model.spark import Spark
    from placebook.model.story import Story
    from placebook.model.vocabulary import Term, Vocabulary
    from placebook.problems import ContentError, Problem

__all__ = [
    "ContentError",
    "Directory",
    "Edition",
    "Event",
    "Listing",
    "Loaded",
    "Problem",
    "Settings",
    "Spark",
    "Story",
    "Term",
    "Vocabulary",
    "check",
    "load",
]

# Where each is. A name is imported when it is asked for, so that `placebook --help` loads none of them.
_HOMES = {
    "content.check": ("check",),
    "content.load": ("Loaded", "load"),
    "model.directory": ("Directory",),
    "model.edition": ("Edition",),
    "model.event": ("Event",),
    "model.listing": ("Listing",),
    "model.settings": ("Settings",),
    "model.spark": ("Spark",),
    "model.story": ("Story",),
    "model.vocabulary": ("Term", "Vocabulary"),
    "problems": ("ContentError", "Problem"),
}


def __getattr__(name: str) -> object:
    home = next((home for home, names in _HOMES.items() if name in names), None)
    if home is None:
        msg = f"module 'placebook' has no attribute '{name}'"
        raise AttributeError(msg)
    found = globals()[name] = getattr(importlib.import_module(f"placebook.{home}"), name)
    return found
