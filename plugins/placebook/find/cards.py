"""What the search shows of each listing it finds, and what it may be narrowed by, in few bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from placebook.find.everyday import everyday_words
from placebook.find.folding import STOP_WORDS, WEAK_WORDS, plain_name
from placebook.find.index import theme_words
from placebook.find.packed import column, lists_column, numbers
from placebook.find.terms import FACETS, SLOTS_A_DAY, Term, has, slots, terms
from placebook.pages.listing import is_stale
from placebook.wording.times import meets

if TYPE_CHECKING:
    from collections.abc import Sequence

    from placebook.model.listing import Age, Listing
    from placebook.pages.context import Context


def cards(ctx: Context) -> dict[str, Any]:
    """Return what the scripts read beside the index: words, terms, and the columns of all open listings.

    theme/assets/scripts/listings.js makes listings of the columns, in the order of the index's documents.
    """
    said = ctx.site.words
    known = terms(ctx.directory, said)
    return {
        "page": ctx.site.path("groups/*"),
        "add": ctx.site.path("list-your-group/"),
        "stop": sorted(STOP_WORDS),
        "weak": sorted(WEAK_WORDS),
        "themes": theme_words(ctx.directory),
        "meant": everyday_words(),
        "kinds": {kind.id: kind.label for kind in said.kinds.values()},
        "facets": [(facet, said.say(label)) for facet, label in FACETS.items()],
        "terms": known,
        "slots": SLOTS_A_DAY,
        "listings": _columns(ctx.directory.open_listings, known, ctx),
    }


def _columns(listings: Sequence[Listing], known: Sequence[Term], ctx: Context) -> dict[str, Any]:
    """Return a column for each thing that is known of listings.

    Those of `has` hold a listing's terms, counted from the first of their facet; `slug` holds only the slugs
    that are not their title's plain name; `state` is 2 for the paused, 1 for the long unchecked.
    """
    places: dict[tuple[str, str], int] = {}
    counted = dict.fromkeys(FACETS, 0)
    for term in known:
        places[term.facet, term.id] = counted[term.facet]
        counted[term.facet] += 1
    found = [has(listing, ctx.directory) for listing in listings]
    months = ctx.site.settings.review_months
    return {
        "title": [one.title for one in listings],
        "slug": {n: one.slug for n, one in enumerate(listings) if one.slug != plain_name(one.title)},
        "summary": [one.summary for one in listings],
        "meets": column(meets(ctx.site.words, one) if one.status == "active" else "" for one in listings),
        "age": column(_ages(one.age) for one in listings),
        "state": numbers(
            2 if one.status == "paused" else int(is_stale(one, ctx.today, months)) for one in listings
        ),
        "slots": lists_column(map(slots, listings)),
        "has": {
            facet: lists_column(
                # A card names areas in their order; of the rest no order is shown, and one weighs least.
                (row if facet == "area" else sorted(row))
                for row in (
                    [places[facet, one] for one in row[facet] if (facet, one) in places] for row in found
                )
            )
            for facet in FACETS
            if facet not in {"day", "time"}
        },
    }


def _ages(age: Age | None) -> tuple[int | None, int | None]:
    """Return the youngest and the oldest age; None where there is no limit."""
    return (age.from_, age.to) if age else (None, None)
