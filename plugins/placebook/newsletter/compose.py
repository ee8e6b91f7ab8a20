"""Putting an edition into words: from what was chosen to a letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from placebook.model.event import Event
from placebook.model.kinds import COST_WORDS, KINDS
from placebook.model.letter import Fact, Figure, Letter, Piece, Section, Sibling
from placebook.model.listing import Listing
from placebook.model.sessions import join_words
from placebook.newsletter.select import before, select
from placebook.pages.context import meets, page_of
from placebook.pages.words import count_words, date_words, month_words, season_words, when_words
from placebook.press import key_of

if TYPE_CHECKING:
    from placebook.model.edition import Edition
    from placebook.model.letter import Shape
    from placebook.model.listing import Cost
    from placebook.model.story import Story
    from placebook.newsletter.select import Item, Numbers, Selection, Swap
    from placebook.pages.context import Context

_STATUS_WORDS = {
    "paused": "Paused for now",
    "closed": "Has closed",
    "cancelled": "Cancelled",
    "postponed": "Put off to a later day",
}
# A note on cost longer than this says more than what it costs.
_SHORT = 40


def letter_of(ctx: Context, edition: Edition) -> Letter:
    """Return an edition in words: as it was frozen, or as it is today."""
    frozen = ctx.directory.frozen.get(edition.slug)
    return frozen.letter if frozen else compose(ctx, chosen(ctx, edition))


def chosen(ctx: Context, edition: Edition) -> Selection:
    """Choose what is in an edition that is not frozen."""
    return select(ctx.directory, edition, ctx.today, ctx.site.settings.newsletter.first_month)


def inputs_of(ctx: Context, edition: Edition) -> bytes:
    """Return what tells all apart that an edition is made from."""
    frozen = ctx.directory.frozen.get(edition.slug)
    if frozen:
        return frozen.hash.encode()
    selection, editions = chosen(ctx, edition), ctx.directory.editions
    venues = [
        ctx.directory.whereabouts(one).venue
        for one in selection.records()
        if isinstance(one, Listing | Event)
    ]
    earlier = before(edition, editions)
    numbers = repr((selection.numbers, _place_in(edition, editions))).encode()
    return key_of(ctx.inputs(edition, earlier, *selection.records(), *venues), numbers)


def compose(ctx: Context, selection: Selection) -> Letter:
    """Put an edition into words."""
    edition = selection.edition
    earlier = before(edition, ctx.directory.editions)
    sections = (
        _section("first", "Read this first", "tales", _pieces(ctx, selection.featured)),
        _section("stories", "Stories", "tales", _pieces(ctx, selection.stories)),
        _section("new", "New in the directory", "cards", _pieces(ctx, selection.listings)),
        _section(
            "dates", f"Dates until {month_words(selection.until)}", "dates", _pieces(ctx, selection.events)
        ),
        _section("offered", "Offered", "swaps", _swaps(selection.offers)),
        _section("wanted", "Looked for", "swaps", _swaps(selection.looking_for)),
        _section("changes", "Paused or closed", "cards", _pieces(ctx, selection.changes)),
    )
    return Letter(
        slug=edition.slug,
        title=edition.title,
        date=edition.date,
        subject=edition.subject,
        preheader=edition.preheader or "",
        season=season_words(edition.date),
        number=_place_in(edition, ctx.directory.editions),
        body=edition.body,
        opening=edition.html,
        sections=tuple(section for section in sections if section.pieces),
        figures=_figures(selection.numbers),
        earlier=Sibling(slug=earlier.slug, season=season_words(earlier.date)) if earlier else None,
    )


def _section(id_: str, title: str, shape: Shape, pieces: tuple[Piece, ...]) -> Section:
    if shape != "tales":  # only they show pictures, and what is not shown is not kept
        pieces = tuple(piece.model_copy(update={"picture": None}) for piece in pieces)
    return Section(id=id_, title=title, shape=shape, pieces=pieces)


def _place_in(edition: Edition, editions: tuple[Edition, ...]) -> int:
    return 1 + sum((one.date, one.slug) < (edition.date, edition.slug) for one in editions)


def _pieces(ctx: Context, items: tuple[Item, ...]) -> tuple[Piece, ...]:
    return tuple(piece(ctx, item) for item in items)


def piece(ctx: Context, item: Item) -> Piece:
    """Put one thing into words."""
    record, note = item
    if isinstance(record, Listing):
        return _listing(ctx, record, note)
    return _event(ctx, record, note) if isinstance(record, Event) else _story(record, note)


def _story(story: Story, note: str) -> Piece:
    return Piece(
        page=page_of(story),
        title=story.title,
        summary=story.summary,
        kicker=(story.series or "story").replace("-", " ").capitalize(),
        note=note,
        picture=next(iter(story.images), None),
    )


def _listing(ctx: Context, listing: Listing, note: str) -> Piece:
    directory = ctx.directory
    areas = join_words(directory.area_labels(listing))
    facts = (_fact("calendar", meets(listing)), _fact("pin", areas), _cost(listing.cost))
    return Piece(
        page=page_of(listing),
        title=listing.title,
        summary=listing.summary,
        kicker=KINDS[listing.kind].label,
        kind=listing.kind,
        facts=tuple(fact for fact in facts if fact.words) if listing.status == "active" else (),
        note=note or (listing.alert.text if listing.alert and listing.status != "active" else ""),
        status=_STATUS_WORDS.get(listing.status, ""),
        picture=next(iter(listing.images), None),
    )


def _event(ctx: Context, event: Event, note: str) -> Piece:
    whereabouts = ctx.directory.whereabouts(event)
    venue, address = whereabouts.venue, whereabouts.address
    where = venue.title if venue else address.words() if address else ""
    if not where:
        online = "Online" if event.format == "online" or event.online else ""
        where = online or join_words(ctx.directory.area_labels(event))
    facts = (_fact("calendar", when_words(event)), _fact("pin", where), _cost(event.cost))
    return Piece(
        page=page_of(event),
        title=event.title,
        summary=event.summary,
        kicker="Date for your diary",
        facts=tuple(fact for fact in facts if fact.words),
        note=note,
        status=_STATUS_WORDS.get(event.status, ""),
        picture=next(iter(event.images), None),
        start=event.start,
    )


def _fact(icon: str, words: str) -> Fact:
    return Fact(icon=icon, words=words)


def _cost(cost: Cost | None) -> Fact:
    if cost is None:
        return _fact("", "")
    if cost.level == "free":
        return _fact("free", "Free")
    has_price = cost.note and len(cost.note) <= _SHORT and any(map(str.isdigit, cost.note))
    return _fact("pound", cost.note if cost.note and has_price else COST_WORDS[cost.level])


def _swaps(swaps: tuple[Swap, ...]) -> tuple[Piece, ...]:
    return tuple(Piece(page=page_of(listing), title=what, summary=listing.title) for listing, what in swaps)


def _figures(numbers: Numbers) -> tuple[Figure, ...]:
    """Say the numbers that are not nought."""
    counts = (
        (numbers.new, "new in the directory", "new in the directory"),
        (numbers.stories, "story told", "stories told"),
        (numbers.events, "date to come", "dates to come"),
        (numbers.listings, "place, group and skill in all", "places, groups and skills in all"),
    )
    figures = [_figure(number, one if number == 1 else many) for number, one, many in counts if number]
    if numbers.people:
        counted = count_words(numbers.counted, "group", "groups")
        figures.append(_figure(numbers.people, f"come along in a usual week, say the {counted} that counted"))
    return tuple(figures)


def _figure(number: int, what: str) -> Figure:
    return Figure(figure=f"{number:,}", what=what)


def dateline(letter: Letter) -> tuple[str, str, str]:
    """Return what stands under the masthead: number, season, date."""
    return f"Edition {letter.number}", letter.season, date_words(letter.date)
