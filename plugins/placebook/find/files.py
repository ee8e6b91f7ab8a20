"""The files that the search of the directory reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from placebook.find.cards import cards
from placebook.find.compact import compact
from placebook.find.index import documents, index
from placebook.find.place_map import place_map
from placebook.find.points import near_files
from placebook.pages.page import File

if TYPE_CHECKING:
    from collections.abc import Iterator

    from placebook.pages.context import Context


def files(ctx: Context) -> Iterator[File]:
    """Plan the files of the search. A browser fetches them when somebody begins to search, not before."""
    inputs = ctx.facts_of(*ctx.directory.listings)  # running text is not searched
    yield File("assets/search/index.json", inputs, lambda: compact(index(documents(ctx.directory))))
    yield File("assets/search/listings.json", inputs, lambda: compact(cards(ctx)))
    yield from near_files(ctx, inputs)
    if ctx.has_map:
        drawn = repr(ctx.outlines).encode()
        yield File("assets/map/place.json", drawn, lambda: compact(place_map(ctx)))
