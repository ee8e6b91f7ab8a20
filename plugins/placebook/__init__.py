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
