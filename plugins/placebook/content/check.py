"""What only shows when records are laid side by side: references, addresses, doubles and dates."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from placebook.content.addresses import check_addresses, check_circles
from placebook.content.dates import check_dates
from placebook.content.duplicates import check_duplicates
from placebook.content.grounds import check_grounds
from placebook.content.made_pages import check_made_pages
from placebook.content.readers_files import check_readers_files
from placebook.content.references import check_references
from placebook.content.removed import check_removed
from placebook.content.report import Report
from placebook.content.tongues import check_tongues
from placebook.content.vocabulary_use import check_vocabularies

if TYPE_CHECKING:
    from datetime import date

    from placebook.content.load import Loaded
    from placebook.content.record import Record
    from placebook.problems import Problem

# Where a directory holds the records of each collection.
HELD = {
    "groups": "listings",
    "stories": "stories",
    "events": "events",
    "sparks": "sparks",
    "newsletter": "editions",
}


def check(loaded: Loaded, today: date, year_starts: int = 1) -> list[Problem]:
    """Say what is wrong with a content folder beyond what reading its files one by one has found.

    Args:
        loaded: The folder as read.
        today: The day to judge dates by. They give warnings only: which day it is must not break a build.
        year_starts: The month in which the first quarter of a year begins.

    Returns:
        Problems by file and line, to be told together with `loaded.problems`.
    """
    loaded = _whole(loaded)
    report = Report(loaded)
    check_vocabularies(loaded, report)
    check_references(loaded, report)
    check_addresses(loaded, report)
    check_removed(loaded, report)
    check_made_pages(loaded, report)
    check_circles(loaded, report)
    check_duplicates(loaded, report)
    check_dates(loaded, report, today, year_starts)
    check_grounds(loaded, report)
    check_readers_files(loaded, report)
    check_tongues(loaded, report)
    return sorted(report.problems)


def _whole(loaded: Loaded) -> Loaded:
    """Return what was read with what is right in files that cannot be used: faults there are told as well."""
    if not loaded.parts:
        return loaded
    held: dict[str, list[Record]] = {}
    for file, part in loaded.parts.items():
        collection = file.partition("/")[0]
        if collection != "newsletter" or part.record.slug not in loaded.directory.frozen:
            held.setdefault(HELD[collection], []).append(part.record)
    more: dict[str, Any] = {
        name: (*getattr(loaded.directory, name), *records) for name, records in held.items()
    }
    return replace(loaded, directory=replace(loaded.directory, **more))
