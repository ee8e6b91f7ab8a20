"""Links from the text of listings and other records to a part of a page: `tea.md#when`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from placebook.content.report import file_of
from placebook.content.suggest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs.structure.files import Files

    from placebook.content.record import Record

_OWN_PART = re.compile(r'href="#([^"]+)"')


def lost_parts(records: Iterable[Record], files: Files) -> Iterator[str]:
    """Yield a sentence for each link to a part that its page does not have.

    MkDocs says the same of ordinary pages. It can be known only when those are rendered.

    Args:
        records: The records whose texts are looked through.
        files: All pages, with the ids that links may point to.
    """
    for record in records:
        if "#" not in record.html:  # as in nearly all
            continue
        here = file_of(record)
        own = _OWN_PART.findall(record.html) if 'href="#' in record.html else []
        for link in dict.fromkeys((*record.links, *(f"{here}#{part}" for part in own))):
            target, _, part = link.partition("#")
            file = files.get_file_from_path(target) if part else None
            there = file.page.present_anchor_ids if file and file.page else None
            if there is not None and part not in there:
                hint = did_you_mean(part, sorted(there))
                yield f"{here}: '{target}' has no part '#{part}' to link to. {hint}".rstrip()
