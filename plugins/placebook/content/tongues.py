"""Whether the language that something is written in is one that anybody knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from placebook.content.report import file_of

if TYPE_CHECKING:
    from placebook.content.load import Loaded
    from placebook.content.report import Report


def check_tongues(loaded: Loaded, report: Report) -> None:
    """Warn of a language that is not known: programs would read it out as they read the rest."""
    said = [(one, tag) for one in loaded.directory.records if (tag := getattr(one, "language", None))]
    if not said:
        return
    from placebook.wording.languages import is_known  # noqa: PLC0415 - slow to load, and few places need it

    for record, tag in said:
        if not is_known(tag):
            message = f"no language is known by the tag '{tag}'."
            report.warning(file_of(record), "language", message, "Write its tag (BCP 47): cy, pl or ur.")
