"""What would be wrong with files if they stood in a content folder: known before anything is written."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from placebook.content.check import HELD, check
from placebook.content.record import read
from placebook.content.renamed import by_new_names, new_names

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from placebook.content.load import Loaded
    from placebook.problems import Problem


def errors_with(loaded: Loaded, collection: str, texts: Mapping[str, str], today: date) -> list[Problem]:
    """Return what would keep files from being used.

    Args:
        loaded: The folder as it is.
        collection: The collection the files belong to: `groups`.
        texts: Their text by their name without `.md`; new ones, and ones that are there already.
        today: The day to judge dates by.
    """
    files = {f"{collection}/{slug}.md": slug for slug in texts}
    found: list[Problem] = []
    records = []
    parts = {file: part for file, part in loaded.parts.items() if file not in files}
    for file, slug in files.items():
        reading = read(collection, slug, texts[slug].encode(), file=file)
        if reading.record is None:
            found += reading.problems
            if reading.part:
                parts[file] = reading.part
        else:
            records.append(reading.record)
    names = {**loaded.names, **new_names(records, {*loaded.digests, *files})}
    records = [by_new_names(record, names)[0] for record in records]
    held = HELD[collection]
    others = [one for one in getattr(loaded.directory, held) if one.slug not in texts]
    with_them: dict[str, Any] = {held: (*others, *records)}
    directory = dataclasses.replace(loaded.directory, **with_them)
    digests = {**loaded.digests, **dict.fromkeys(files, b"")}
    judged = check(dataclasses.replace(loaded, directory=directory, digests=digests, parts=parts), today)
    found += [one for one in judged if one.file in files and one.severity == "error"]
    return sorted(set(found))
