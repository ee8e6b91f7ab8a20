"""An edition put into words: its sections and what is in them, the same for page, e-mail and text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, NamedTuple

from placebook.model.event import Event
from placebook.model.kinds import COST_WORDS, KINDS
from placebook.model.listing import Listing
from placebook.model.sessions import join_words
from placebook.newsletter.select import Selection, before
from placebook.pages.context import meets, page_of
from placebook.pages.words import count_words, date_words, month_words, season_words, when_words
from placebook.press import key_of

if TYPE_CHECKING:
    from placebook.model.base import Picture
    from placebook.model.edition import Edition
    from placebook.model.event import Moment
    from placebook.model.kinds import KindId
    from placebook.model.listing import Cost
    from placebook.model.story import Story
    from placebook.newsletter.select import Item, Numbers, Swap
    from placebook.pages.context import Context

Shape = Literal["tales", "cards", "dates", "swaps"]
_STATUS_WORDS = {
    "paused": "Paused for now",
    "closed": "Has closed",
    "cancelled": "Cancelled",
    "postponed": "Put off to a later day",
}
# A note on cost longer than this says more than what it costs.
_SHORT = 40


class Fact(NamedTuple):
    """A short fact, and the name of the icon that stands by it on the page."""

    icon: str
    words: str


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing in a section.

    Attributes:
        page: The name of its page.
        title: Its title; of a swap, what is offered or looked for.
        summary: One sentence; of a swap, whose it is.
        kicker: What sort of thing it is, in a word or two.
        kind: The kind of a listing.
        facts: When, where, what it costs.
        note: The editor's sentence.
        status: That it is off, if it is.
        picture: Its picture.
        start: When an event starts.
    """

    page: str
    title: str
    summary: str
    kicker: str = ""
    kind: KindId | None = None
    facts: tuple[Fact, ...] = ()
    note: str = ""
    status: str = ""
    picture: Picture | None = None
    start: Moment | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """One part of an edition: its id on the page, its heading, its pieces, and how many more the site has."""

    id: str
    title: str
    shape: Shape
    pieces: tuple[Piece, ...]
    more: int = 0


class Figure(NamedTuple):
    """One of the quarter's numbers, and what it counts."""

    figure: str
    what: str


@dataclass(frozen=True, slots=True)
class Letter:
    """An edition in words.

    Attributes:
        edition: The editor's part.
        season: `Winter 2026/27`.
        number: Which edition it is, from 1.
        opening: The editor's opening as HTML; `ROOT` begins its addresses.
        is_opening_whole: Whether the opening is there; a very long one is left to the site.
        sections: Its parts; none is empty.
        figures: The quarter in numbers.
        earlier: The edition before it.
    """

    edition: Edition
    season: str
    number: int
    opening: str
    is_opening_whole: bool
    sections: tuple[Section, ...]
    figures: tuple[Figure, ...]
    earlier: Edition | None

    @property
    def page(self) -> str:
        """The name of its page."""
        return page_of(self.edition)


def inputs_of(ctx: Context, selection: Selection) -> bytes:
    """Return what tells all apart that an edition is made from."""
    edition, editions = selection.edition, ctx.directory.editions
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
    sections = (
        Section("first", "Read this first", "tales", _pieces(ctx, selection.featured)),
        Section("stories", "Stories", "tales", _pieces(ctx, selection.stories)),
        Section("new", "New in the directory", "cards", _pieces(ctx, selection.listings)),
        Section(
            "dates", f"Dates until {month_words(selection.until)}", "dates", _pieces(ctx, selection.events)
        ),
        Section("offered", "Offered", "swaps", _swaps(selection.offers)),
        Section("wanted", "Looked for", "swaps", _swaps(selection.looking_for)),
        Section("changes", "Paused or closed", "cards", _pieces(ctx, selection.changes)),
    )
    return Letter(
        edition=edition,
        season=season_words(edition.date),
        number=_place_in(edition, ctx.directory.editions),
        opening=ctx.site.resolve(edition.html),
        is_opening_whole=True,
        sections=tuple(section for section in sections if section.pieces),
        figures=_figures(selection.numbers),
        earlier=before(edition, ctx.directory.editions),
    )


def shortened(letter: Letter, section_id: str, keep: int) -> Letter:
    """Keep the first pieces of a section and say how many more there are on the site."""
    return replace(
        letter, sections=tuple(_cut(one, keep) if one.id == section_id else one for one in letter.sections)
    )


def _cut(section: Section, keep: int) -> Section:
    left_out = len(section.pieces) - keep
    return (
        replace(section, pieces=section.pieces[:keep], more=section.more + left_out)
        if left_out > 0
        else section
    )


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
    facts = (Fact("calendar", meets(listing)), Fact("pin", areas), _cost(listing.cost))
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
    facts = (Fact("calendar", when_words(event)), Fact("pin", where), _cost(event.cost))
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


def _cost(cost: Cost | None) -> Fact:
    if cost is None:
        return Fact("", "")
    if cost.level == "free":
        return Fact("free", "Free")
    has_price = cost.note and len(cost.note) <= _SHORT and any(map(str.isdigit, cost.note))
    return Fact("pound", cost.note if cost.note and has_price else COST_WORDS[cost.level])


def _swaps(swaps: tuple[Swap, ...]) -> tuple[Piece, ...]:
    return tuple(Piece(page_of(listing), what, listing.title) for listing, what in swaps)


def _figures(numbers: Numbers) -> tuple[Figure, ...]:
    """Say the numbers that are not nought."""
    counts = (
        (numbers.new, "new in the directory", "new in the directory"),
        (numbers.stories, "story told", "stories told"),
        (numbers.events, "date to come", "dates to come"),
        (numbers.listings, "place, group and skill in all", "places, groups and skills in all"),
    )
    figures = [Figure(f"{number:,}", one if number == 1 else many) for number, one, many in counts if number]
    if numbers.people:
        counted = count_words(numbers.counted, "group", "groups")
        figures.append(
            Figure(f"{numbers.people:,}", f"come along in a usual week, say the {counted} that counted")
        )
    return tuple(figures)


def dateline(letter: Letter) -> tuple[str, str, str]:
    """Return what stands under the masthead: number, season, date."""
    return f"Edition {letter.number}", letter.season, date_words(letter.edition.date)
