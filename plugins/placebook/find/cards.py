"""What the search knows of listings in few bytes: what is searched, shown, and may be narrowed by."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from placebook.find.everyday import everyday_words
from placebook.find.folding import STOP_WORDS, WEAK_WORDS, plain_name, words, words_of
from placebook.find.packed import column, lists_column, numbers
from placebook.find.pieces import in_pieces, pieces_of, written
from placebook.find.terms import FACETS, SLOTS_A_DAY, Term, has, slots, terms
from placebook.model.kinds import WEEKDAYS
from placebook.pages.checked import checked
from placebook.wording.times import meets

if TYPE_CHECKING:
    from collections.abc import Sequence

    from placebook.find.others import Other
    from placebook.model.directory import Directory
    from placebook.model.listing import Age, Listing
    from placebook.model.review import Urgency
    from placebook.pages.context import Context
    from placebook.wording.wording import Wording


# What a search gives less and less weight to; theme/assets/scripts/finder.js says how much.
_STATES: dict[Urgency, int] = {"checked": 0, "due": 1, "overdue": 2, "never": 2, "long-overdue": 4}
_PAUSED = 3


def cards(ctx: Context, others: Sequence[Other]) -> dict[str, Any]:
    """Return what the scripts read: words, terms, and the columns of all open listings.

    theme/assets/scripts/listings.js makes listings of the columns, searched.js what is searched of them.

    Args:
        ctx: What is found.
        others: What is found beside listings.
    """
    said = ctx.site.words
    known = terms(ctx.directory, said)
    listings = ctx.directory.open_listings
    return {
        "page": ctx.site.path("groups/*"),
        "add": ctx.site.path("list-your-group/"),
        "stop": sorted(STOP_WORDS),
        "weak": sorted(WEAK_WORDS),
        "themes": theme_words(ctx.directory),
        "meant": everyday_words(_searched(ctx.directory, known, said)),
        "kinds": {kind.id: kind.label for kind in said.kinds.values()},
        "days": [said.days[day] for day in WEEKDAYS],
        "facets": [(facet, said.say(label)) for facet, label in FACETS.items()],
        "terms": known,
        "slots": SLOTS_A_DAY,
        "listings": {
            **_texts([*listings, *others]),
            **_columns(listings, known, ctx),
        },
        # Title and summary stand with those of listings, after them.
        "others": [(one.kind, one.address, one.when, int(one.has_line)) for one in others],
    }


def _texts(found: Sequence[Listing | Other]) -> dict[str, str]:
    """Return titles and summaries as rows of pieces, and the pieces."""
    titles, summaries = [one.title for one in found], [one.summary for one in found]
    pieces = pieces_of([*titles, *summaries])
    return {
        "pieces": written(pieces),
        "title": in_pieces(titles, pieces),
        "summary": in_pieces(summaries, pieces),
    }


def _searched(directory: Directory, known: Sequence[Term], said: Wording) -> frozenset[str]:
    """Return the words that everyday words may lead to: those of cards, and of what narrows a search."""
    found = ((one.title, one.summary, *one.also_known_as, *_exchange(one)) for one in directory.open_listings)
    terms = ((term.label, *term.phrases) for term in known)
    also = (theme.also for theme in directory.themes)
    kinds = (kind.label for kind in said.kinds.values())
    return words_of(chain(chain.from_iterable(chain(found, terms, also)), kinds, said.days.values()))


def _columns(listings: Sequence[Listing], known: Sequence[Term], ctx: Context) -> dict[str, Any]:
    """Return a column for each thing that is known of listings.

    Those of `has` hold a listing's terms, counted from the first of their facet; `slug` holds only the slugs
    that are not their title's plain name, `language` only languages that are not the place's, `names` only
    other names; `exchange` has for each listing which of `things` it offers, looks for or needs help with;
    `state` is as in `_STATES`, or `_PAUSED`.
    """
    places: dict[tuple[str, str], int] = {}
    counted = dict.fromkeys(FACETS, 0)
    for term in known:
        places[term.facet, term.id] = counted[term.facet]
        counted[term.facet] += 1
    found = [has(listing, ctx.directory) for listing in listings]
    months = ctx.site.settings.review_months
    exchanged = [_exchange(one) for one in listings]
    things = {thing: number for number, thing in enumerate(dict.fromkeys(chain.from_iterable(exchanged)))}
    checks = [checked(ctx.site.words, one, ctx.today, months) for one in listings]
    return {
        "slug": {n: one.slug for n, one in enumerate(listings) if one.slug != plain_name(one.title)},
        "language": {n: one.language for n, one in enumerate(listings) if one.language},
        "names": {n: " ".join(one.also_known_as) for n, one in enumerate(listings) if one.also_known_as},
        "things": list(things),
        "exchange": lists_column([things[one] for one in row] for row in exchanged),
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
                # A card names areas in their order, and the first theme tells most; of the rest no order is
                # shown, and one weighs least.
                (row if facet in {"area", "theme"} else sorted(row))
                for row in (
                    [places[facet, one] for one in row[facet] if (facet, one) in places] for row in found
                )
            )
            for facet in FACETS
            if facet not in {"day", "time"}
        },
    }


def theme_words(directory: Directory) -> list[list[str]]:
    """Return the other words of each theme, folded."""
    phrases = ([" ".join(words(text)) for text in theme.also] for theme in directory.themes)
    return [[phrase for phrase in dict.fromkeys(one) if phrase] for one in phrases]


def _exchange(listing: Listing) -> tuple[str, ...]:
    """Return what a listing offers, what it looks for, and what volunteers do."""
    wanted = (f"volunteer {listing.volunteering}",) if listing.volunteering else ()
    return (*(one.what for one in (*listing.offers, *listing.looking_for)), *wanted)


def _ages(age: Age | None) -> tuple[int | None, int | None]:
    """Return the youngest and the oldest age; None where there is no limit."""
    return (age.from_, age.to) if age else (None, None)
