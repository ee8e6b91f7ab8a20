"""Where the content leads to other sites: each address, with the places it stands in."""

from __future__ import annotations

import re
from collections import defaultdict
from html import unescape
from typing import TYPE_CHECKING, Any, NamedTuple

from placebook.content.report import file_of
from placebook.model.listing import Listing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from placebook.content.load import Loaded
    from placebook.content.record import Record

_IN_HTML = re.compile(r'href="(https?://[^"]+)"')
_IN_MARKDOWN = re.compile(r"\]\(<?(https?://[^\s<>()]+)|<(https?://[^\s<>]+)>|href=\"(https?://[^\"]+)\"")
_WHOLE = re.compile(r"https?://[^\s/]\S*")


class Spot(NamedTuple):
    """A place an address stands in: a file, and the dotted place of a field there; empty in running text."""

    file: str
    at: str


def outside_addresses(loaded: Loaded) -> dict[str, list[Spot]]:
    """Return all addresses of other sites, in the order of their files. What has closed is left out."""
    found: dict[str, list[Spot]] = defaultdict(list)
    for record in loaded.directory.records:
        if isinstance(record, Listing) and record.status == "closed":
            continue
        for address, at in _in_record(record):
            found[address].append(Spot(file_of(record), at))
    for file in sorted(loaded.pages):
        for groups in _IN_MARKDOWN.findall(loaded.text(file)):
            found["".join(groups)].append(Spot(file, ""))
    return dict(sorted(found.items(), key=lambda one: (one[1][0], one[0])))


def _in_record(record: Record) -> Iterator[tuple[str, str]]:
    yield from _in_value(record.model_dump(mode="json", by_alias=True, exclude={"html", "body"}), "")
    for address in dict.fromkeys(_IN_HTML.findall(getattr(record, "html", "") or "")):
        yield unescape(address), ""


def _in_value(value: Any, at: str) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - any field
    """Yield what is an address as a whole; one within a sentence is no link."""
    if isinstance(value, str):
        if _WHOLE.fullmatch(value):
            yield value, at
        return
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, part in parts:
        yield from _in_value(part, f"{at}.{name}" if at else str(name))
