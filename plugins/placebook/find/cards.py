"""What the search shows of each listing it finds, and what it may be narrowed by, in few bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from placebook.find.folding import STOP_WORDS, WEAK_WORDS
from placebook.find.index import theme_words
from placebook.find.terms import has, kept_together, terms
from placebook.model.kinds import COST_WORDS, KINDS
from placebook.model.sessions import join_words
from placebook.pages.context import meets
from placebook.pages.listing import is_stale

if TYPE_CHECKING:
    from placebook.model.listing import Listing
    from placebook.pages.context import Context

_KINDS, _COSTS = list(KINDS), list(COST_WORDS)


def cards(ctx: Context) -> dict[str, Any]:
    """Return what the script reads beside the index: words, terms, and a row for each open listing.

    A row: slug, title, summary, number of its kind, when it meets, where it is, number of its cost or -1,
    whether it is paused (2) or has long been unchecked (1) or neither (0), and the numbers of its terms. Rows
    stand in the order of the index's documents.
    """
    known = terms(ctx.directory)
    numbers = {(term.facet, term.id): number for number, term in enumerate(known)}
    return {
        "page": ctx.site.path("groups/*"),
        "add": ctx.site.path("list-your-group/"),
        "stop": sorted(STOP_WORDS),
        "weak": sorted(WEAK_WORDS),
        "themes": theme_words(ctx.directory),
        "together": kept_together(ctx.directory),
        "kinds": [[kind.id, kind.label] for kind in KINDS.values()],
        "costs": [[level, label] for level, label in COST_WORDS.items()],
        "terms": known,
        "listings": [_row(listing, ctx, numbers) for listing in ctx.directory.open_listings],
    }


def _row(listing: Listing, ctx: Context, numbers: dict[tuple[str, str], int]) -> list[Any]:
    directory = ctx.directory
    months = ctx.site.settings.review_months
    return [
        listing.slug,
        listing.title,
        listing.summary,
        _KINDS.index(listing.kind),
        meets(listing) if listing.status == "active" else "",
        join_words(directory.area_labels(listing)),
        _COSTS.index(listing.cost.level) if listing.cost else -1,
        2 if listing.status == "paused" else int(is_stale(listing, ctx.today, months)),
        sorted(numbers[one] for one in has(listing, directory) if one in numbers),
    ]
