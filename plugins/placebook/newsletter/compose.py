"""Putting an edition into words: from what was chosen to a letter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from placebook.marked import marked
from placebook.model.edition import PARTS
from placebook.model.event import Event, Moment
from placebook.model.letter import Fact, Figure, Letter, Piece, Section, Sibling
from placebook.model.listing import Listing
from placebook.model.story import Story
from placebook.newsletter.select import before, select
from placebook.newsletter.selection import CORRECTED, LATE, Item
from placebook.newsletter.told import said_of
from placebook.pages.context import page_of
from placebook.pages.sparks import money_words, until_words
from placebook.pages.stories import series_label
from placebook.press import key_of
from placebook.wording.times import meets, when_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from placebook.model.edition import Edition, PartId
    from placebook.model.letter import Shape
    from placebook.model.listing import Cost
    from placebook.model.spark import Spark
    from placebook.newsletter.selection import Numbers, Selection, Swap
    from placebook.pages.context import Context
    from placebook.wording.wording import Wording

_STATUS_WORDS = {
    "paused": marked("Paused for now"),
    "closed": marked("Has closed"),
    "cancelled": marked("Cancelled"),
    "postponed": marked("Put off to a later day"),
}
_MARK_WORDS = {
    LATE: marked("It came too late for the last edition"),
    CORRECTED: marked("Changed since the last edition"),
}
# What the editor wrote for herself.
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
# A note on cost longer than this says more than what it costs.
_SHORT = 40
# Parts whose heading says already what sort of thing each piece is.
_OF_ONE_SORT = ("sparks", "outcomes")


def letter_of(ctx: Context, edition: Edition) -> Letter:
    """Return an edition in words: as it was frozen, or as it is today."""
    frozen = ctx.directory.frozen.get(edition.slug)
    return frozen.letter if frozen else compose(ctx, chosen(ctx, edition))


def chosen(ctx: Context, edition: Edition) -> Selection:
    """Choose what is in an edition that is not frozen."""
    starts = ctx.site.settings.newsletter.first_month
    return select(
        ctx.directory, edition, ctx.today, starts, said=lambda record: said_of(piece(ctx, Item(record)))
    )


def inputs_of(ctx: Context, edition: Edition) -> bytes:
    """Return what tells all apart that an edition is made from."""
    frozen = ctx.directory.frozen.get(edition.slug)
    if frozen:
        return frozen.hash.encode()
    selection, editions = chosen(ctx, edition), ctx.directory.published
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
    edition, words = selection.edition, ctx.site.words
    say = words.say
    earlier = before(edition, ctx.directory.published)
    until = say("Dates until {month}", month=words.formats.month(selection.until))
    changed = tuple(map(_changed, _pieces(ctx, selection.changed), selection.changed))
    parts: dict[PartId, tuple[str, Shape, tuple[Piece, ...]]] = {
        "first": (say("Read this first"), "tales", _pieces(ctx, selection.featured)),
        "stories": (say("Stories"), "tales", _pieces(ctx, selection.stories)),
        "sparks": (say("Small sparks"), "tales", _pieces(ctx, selection.sparks)),
        "outcomes": (say("What came of small sparks"), "tales", _pieces(ctx, selection.outcomes)),
        "new": (say("New in the directory"), "cards", _pieces(ctx, selection.listings)),
        "back": (say("Back again"), "cards", _pieces(ctx, selection.back)),
        "changed": (say("Changed"), "cards", changed),
        "corrected": (say("Put right since last time"), "cards", _pieces(ctx, selection.corrected)),
        "dates": (until, "dates", _pieces(ctx, selection.events)),
        "offered": (say("Offered"), "swaps", _swaps(words, selection.offers)),
        "wanted": (say("Looked for"), "swaps", _swaps(words, selection.looking_for)),
        "changes": (say("Paused or closed"), "cards", _pieces(ctx, selection.changes)),
    }
    places = {name: place for place, name in enumerate(edition.order)}
    sections = [
        _section(part, *parts[part], places)
        for part in sorted(PARTS, key=lambda part: places.get(part, len(places)))
        if parts[part][2]
    ]
    return Letter(
        slug=edition.slug,
        title=edition.title,
        date=edition.date,
        subject=edition.subject,
        preheader=edition.preheader or "",
        season=words.season(edition.date),
        number=_place_in(edition, ctx.directory.published),
        body=_COMMENT.sub("", edition.body).strip(),
        opening=edition.html,
        sections=tuple(sections),
        figures=_figures(words, selection.numbers),
        earlier=Sibling(slug=earlier.slug, season=words.season(earlier.date)) if earlier else None,
    )


def _section(
    part: PartId, title: str, shape: Shape, pieces: tuple[Piece, ...], places: Mapping[str, int]
) -> Section:
    """Make a part, with what the editor gave a place in it before the rest."""
    ordered = sorted(pieces, key=lambda piece: places.get(piece.page, len(places)))
    if shape != "tales":  # only they show pictures, and what is not shown is not kept
        ordered = [piece.model_copy(update={"picture": None}) for piece in ordered]
    elif part in _OF_ONE_SORT:
        ordered = [piece.model_copy(update={"kicker": ""}) for piece in ordered]
    return Section(id=part, title=title, shape=shape, pieces=tuple(ordered))


def _changed(piece: Piece, item: Item) -> Piece:
    """Let a listing that changed say what changed, instead of what it is."""
    change = item.record.changed if isinstance(item.record, Listing) else None
    return piece.model_copy(update={"summary": change.what}) if change else piece


def _place_in(edition: Edition, editions: tuple[Edition, ...]) -> int:
    return 1 + sum(one.is_before(edition) for one in editions)


def _pieces(ctx: Context, items: tuple[Item, ...]) -> tuple[Piece, ...]:
    return tuple(piece(ctx, item) for item in items)


def piece(ctx: Context, item: Item) -> Piece:
    """Put one thing into words."""
    record, note, mark = item
    if isinstance(record, Listing):
        made = _listing(ctx, record, note)
    elif isinstance(record, Event):
        made = _event(ctx, record, note)
    elif isinstance(record, Story):
        made = _story(ctx, record, note)
    else:
        made = _spark(ctx, record, note)
    return made.model_copy(update={"mark": ctx.site.words.say(_MARK_WORDS[mark])}) if mark else made


def _story(ctx: Context, story: Story, note: str) -> Piece:
    return Piece(
        page=page_of(story),
        title=story.title,
        summary=story.summary,
        kicker=series_label(story.series) if story.series else ctx.site.words.say("Story"),
        note=note,
        picture=next(iter(story.images), None),
        language=story.language or "",
    )


def _listing(ctx: Context, listing: Listing, note: str) -> Piece:
    words = ctx.site.words
    areas = words.joined(ctx.directory.area_labels(listing))
    facts = (_fact("calendar", meets(words, listing)), _fact("pin", areas), _cost(words, listing.cost))
    return Piece(
        page=page_of(listing),
        title=listing.title,
        summary=listing.summary,
        kicker=words.kinds[listing.kind].label,
        kind=listing.kind,
        facts=tuple(fact for fact in facts if fact.words) if listing.status == "active" else (),
        note=note or (listing.alert.text if listing.alert and listing.status != "active" else ""),
        status=words.say(_STATUS_WORDS.get(listing.status, "")),
        picture=next(iter(listing.images), None),
        language=listing.language or "",
    )


def _event(ctx: Context, event: Event, note: str) -> Piece:
    words, whereabouts = ctx.site.words, ctx.directory.whereabouts(event)
    venue, address = whereabouts.venue, whereabouts.address
    where = venue.title if venue else address.words() if address else ""
    if not where:
        online = words.say("Online") if event.format == "online" or event.online else ""
        where = online or words.joined(ctx.directory.area_labels(event))
    facts = (_fact("calendar", when_words(words, event)), _fact("pin", where), _cost(words, event.cost))
    return Piece(
        page=page_of(event),
        title=event.title,
        summary=event.summary,
        kicker=words.say("Date for your diary"),
        facts=tuple(fact for fact in facts if fact.words),
        note=note,
        status=words.say(_STATUS_WORDS.get(event.status, "")),
        picture=next(iter(event.images), None),
        language=event.language or "",
        start=event.start,
    )


def _spark(ctx: Context, spark: Spark, note: str) -> Piece:
    words = ctx.site.words
    areas = words.joined([ctx.directory.areas.label(area) for area in spark.areas])
    facts = (
        _fact("calendar", until_words(words, spark)),
        _fact("pound", money_words(words, spark)),
        _fact("pin", areas),
        _fact("check", spark.came_of_it.what if spark.came_of_it else ""),
    )
    return Piece(
        page=page_of(spark),
        title=spark.title,
        summary=spark.summary,
        kicker=words.say("Small sparks fund") if spark.is_fund else words.say("Small spark"),
        facts=tuple(fact for fact in facts if fact.words),
        note=note,
        picture=next(iter(spark.images), None),
        language=spark.language or "",
        start=Moment(day=spark.until) if spark.is_fund and spark.until else None,
    )


def _fact(icon: str, words: str) -> Fact:
    return Fact(icon=icon, words=words)


def _cost(words: Wording, cost: Cost | None) -> Fact:
    if cost is None:
        return _fact("", "")
    if cost.level == "free":
        return _fact("free", words.costs["free"])
    has_price = cost.note and len(cost.note) <= _SHORT and any(map(str.isdigit, cost.note))
    return _fact("pound", cost.note if cost.note and has_price else words.costs[cost.level])


def _swaps(words: Wording, swaps: tuple[Swap, ...]) -> tuple[Piece, ...]:
    return tuple(
        Piece(
            page=page_of(one.listing),
            title=one.what,
            summary=one.listing.title,
            language=one.listing.language or "",
            mark=words.say(_MARK_WORDS[one.mark]) if one.mark else "",
        )
        for one in swaps
    )


def _figures(words: Wording, numbers: Numbers) -> tuple[Figure, ...]:
    """Say the numbers that are not nought."""
    counted = words.counted
    found = (
        (numbers.new, words.say("new in the directory")),
        (numbers.stories, counted(numbers.stories, "", "story told", "stories told")),
        (numbers.sparks, counted(numbers.sparks, "", "small spark given", "small sparks given")),
        (numbers.events, counted(numbers.events, "", "date to come", "dates to come")),
        (
            numbers.listings,
            counted(
                numbers.listings, "", "place, group and skill in all", "places, groups and skills in all"
            ),
        ),
        (
            numbers.people,
            counted(
                numbers.counted,
                "",
                "come along in a usual week, say the {number} group that counted",
                "come along in a usual week, say the {number} groups that counted",
            ),
        ),
    )
    number = words.formats.number
    return tuple(Figure(figure=number(one), what=what) for one, what in found if one)


def dateline(words: Wording, letter: Letter) -> tuple[str, str, str]:
    """Return what stands under the masthead: number, season, date."""
    edition = words.say("Edition {number}", number=letter.number)
    return edition, letter.season, words.formats.calendar_date(letter.date)
