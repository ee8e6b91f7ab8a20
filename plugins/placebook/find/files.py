"""The two files that the search of the directory reads: the index, and what is shown of each listing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from placebook.find.cards import cards
from placebook.find.index import documents, index
from placebook.pages.page import File

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from placebook.pages.context import Context


def files(ctx: Context) -> Iterator[File]:
    """Plan the files of the search. A browser fetches them when somebody begins to search, not before."""
    inputs = ctx.facts_of(*ctx.directory.listings)  # running text is not searched
    yield File("assets/search/index.json", inputs, lambda: _compact(index(documents(ctx.directory))))
    yield File("assets/search/listings.json", inputs, lambda: _compact(cards(ctx)))


def _compact(data: Mapping[str, Any]) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
