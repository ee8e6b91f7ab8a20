"""The files that the search of the directory reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from placebook.find.cards import cards
from placebook.find.coming import coming
from placebook.find.compact import compact
from placebook.find.others import others
from placebook.find.place_map import place_map
from placebook.find.points import near_files
from placebook.find.told import telling_words, told
from placebook.pages.page import File
from placebook.press import key_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from placebook.find.others import OrdinaryPage
    from placebook.pages.context import Context


def files(
    ctx: Context, ordinary: Callable[[], Sequence[OrdinaryPage]] = tuple, ordinary_key: bytes = b""
) -> Iterator[File]:
    """Plan the files of the search. A browser fetches them when somebody begins to search, not before.

    Args:
        ctx: What is found.
        ordinary: Returns the ordinary pages; it is asked when the files are made, by when they are rendered.
        ordinary_key: What tells those pages from others.
    """
    directory = ctx.directory
    inputs = ctx.facts_of(*directory.listings)
    all_inputs = key_of(
        inputs, ctx.facts_of(*directory.stories, *ctx.coming, *directory.sparks), ordinary_key
    )

    def made_cards() -> bytes:
        return compact(cards(ctx, others(ctx, ordinary())))

    yield File("assets/search/listings.json", all_inputs, made_cards)
    # Running text is searched by itself, so that an edit to one makes nothing else anew.
    named, texts = telling_words(ctx), ctx.inputs(*directory.listings)
    yield File("assets/search/told.json", texts, lambda: compact(told(ctx, named)), leaves=True)
    on = key_of(inputs, ctx.facts_of(*directory.events))
    yield File("assets/search/coming.json", on, lambda: compact(coming(ctx)))
    yield from near_files(ctx, inputs)
    if ctx.has_map:
        drawn = repr(ctx.outlines).encode()
        yield File("assets/map/place.json", drawn, lambda: compact(place_map(ctx)))
