"""What the search shows of each listing it finds, and what it may be narrowed by, in few bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from placebook.find.everyday import everyday_words
from placebook.find.folding import STOP_WORDS, WEAK_WORDS, plain_name
from placebook.find.index import theme_words
from placebook.find.packed import column, lists_column, numbers
from placebook.find.terms import FACETS, SLOTS_A_DAY, Term, has, slots, terms
from placebook.pages.checked import checked
from placebook.wording.times import meets

if TYPE_CHECKING:
    from collections.abc import Sequence

    from placebook.model.listing import Age, Listing
    from placebook.model.review import Urgency
    from placebook.pages.context import Context


# What a search gives less and less weight to; theme/assets/scripts/finder.js says how much.
_STATES: dict[Urgency, int] = {"checked": 0, "due": 1, "overdue": 2, "never": 2, "long-overdue": 4}
_PAUSED = 3


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
    that are not their title's plain name, `language` only languages that are not the place's; `state` is as
    in `_STATES`, or `_PAUSED`.
    """
    places: dict[tuple[str, str], int] = {}
    counted = dict.fromkeys(FACETS, 0)
    for term in known:
        places[term.facet, term.id] = counted[term.facet]
        counted[term.facet] += 1
    found = [has(listing, ctx.directory) for listing in listings]
    months = ctx.site.settings.review_months
    checks = [checked(ctx.site.words, one, ctx.today, months) for one in listings]
    return {
        "title": [one.title for one in listings],
        "slug": {n: one.slug for n, one in enumerate(listings) if one.slug != plain_name(one.title)},
        "summary": [one.summary for one in listings],
        "language": {n: one.language for n, one in enumerate(listings) if one.language},
        "meets": column(meets(ctx.site.words, one) if one.status == "active" else "" for one in listings),
        "age": column(_ages(one.age) for one in listings),
        "checked": column(check.words for check in checks),
        "state": numbers(
            _PAUSED if one.status == "paused" else _STATES[check.urgency]
            for one, check in zip(listings, checks, strict=True)
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
