from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from newsletter.place import directory, edition, event, listing, story
from placebook.newsletter.select import before, select
from placebook.pages.context import page_of

if TYPE_CHECKING:
    from placebook.model.edition import Edition
    from placebook.model.event import Event
    from placebook.model.listing import Listing
    from placebook.model.story import Story
    from placebook.newsletter.selection import Item, Selection

FAR_ON = date(2030, 1, 1)
AUTUMN = edition("2026-q3", "2026-09-01")
WINTER = edition("2026-q4", "2026-12-01")


def chosen(this: Edition, *records: Listing | Story | Event | Edition, today: date = FAR_ON) -> Selection:
    """Select for an edition of a directory that holds it and these records."""
    return select(directory(this, *records), this, today)


def names(items: tuple[Item, ...]) -> list[str]:
    """Return the pages of items."""
    return [f"{page_of(item.record)}{f' ({item.mark})' if item.mark else ''}" for item in items]


def outline(selection: Selection) -> str:
    """Write a selection down, one line a section that holds anything."""
    parts = {
        "days": [f"{selection.first} to {selection.last}, dates until {selection.until}"],
        "featured": names(selection.featured),
        "stories": names(selection.stories),
        "listings": names(selection.listings),
        "events": names(selection.events),
        "back": names(selection.back),
        "changed": names(selection.changed),
        "corrected": names(selection.corrected),
        "changes": names(selection.changes),
        "offers": [
            f"{swap.listing.slug}: {swap.what}{f' ({swap.mark})' if swap.mark else ''}"
            for swap in selection.offers
        ],
        "looking_for": [f"{swap.listing.slug}: {swap.what}" for swap in selection.looking_for],
    }
    return "\n".join(f"{name}: {', '.join(found)}" for name, found in parts.items() if found)


def test_golden_quarter() -> None:
    """An edition holds what the quarter brought, each thing once, in a stated order."""
    this = edition(
        "2026-q4",
        "2026-12-01",
        feature=["events/lantern-walk", "stories/piano", "groups/no-such-group"],
        leave_out=["groups/secret", "events/dull"],
        notes={"groups/zither": "Bring your own."},
    )
    selection = chosen(
        this,
        AUTUMN,
        listing("zither", listed="2026-10-05", offers=[{"what": "A zither", "since": "2026-10-05"}]),
        listing("the-allotments", listed="2026-11-30"),
        listing("secret", listed="2026-11-01", offers=[{"what": "Nothing", "since": "2026-11-01"}]),
        listing("old", listed="2020-01-01", looking_for=[{"what": "A van", "since": "2026-11-01"}, "Anyone"]),
        listing("undated"),
        story("piano", "2026-11-02"),
        story("newer", "2026-11-20"),
        story("older", "2026-09-10"),
        event("lantern-walk", "2026-12-13 16:30"),
        event("dull", "2026-12-14"),
        event("ceilidh", "2027-03-13 19:00"),
    )
    assert outline(selection) == (
        "days: 2026-09-02 to 2026-12-01, dates until 2027-03-31\n"
        "featured: events/lantern-walk, stories/piano\n"
        "stories: stories/newer, stories/older\n"
        "listings: groups/the-allotments, groups/zither\n"
        "events: events/ceilidh\n"
        "offers: zither: A zither\n"
        "looking_for: old: A van"
    )
    assert selection.listings[1].note == "Bring your own."


def test_golden_empty_quarter() -> None:
    """A quarter in which nothing happened makes an edition with the editor's words alone."""
    selection = chosen(WINTER, AUTUMN)
    assert outline(selection) == "days: 2026-09-02 to 2026-12-01, dates until 2027-03-31"
    assert selection.numbers == (0, 0, 0, 0, 0, 0, 0)
    assert selection.records() == ()


@pytest.mark.parametrize(
    ("day", "first", "then"),
    [
        ("2026-09-01", True, False),  # the day of the earlier edition is that edition's
        ("2026-09-02", False, True),
        ("2026-09-30", False, True),  # a quarter may end between two editions
        ("2026-10-01", False, True),
        ("2026-12-01", False, True),
        ("2026-12-02", False, False),  # for the next edition
    ],
)
def test_each_day_belongs_to_one_edition(day: str, first: bool, then: bool) -> None:  # noqa: FBT001
    """What is dated between two editions is in the later one; no day is in both, and none is lost."""
    found = directory(AUTUMN, WINTER, listing("tea", listed=day), story("tale", day))
    for this, is_in in ((AUTUMN, first), (WINTER, then)):
        selection = select(found, this, FAR_ON)
        assert names(selection.listings) == ["groups/tea"] * is_in
        assert names(selection.stories) == ["stories/tale"] * is_in


def test_the_first_edition_begins_with_its_quarter() -> None:
    """Without an earlier edition the quarter's first day is the first."""
    selection = chosen(WINTER, listing("in", listed="2026-10-01"), listing("out", listed="2026-09-30"))
    assert names(selection.listings) == ["groups/in"]


def test_a_skipped_quarter_is_not_lost() -> None:
    """After a quarter without an edition, the next one tells of both."""
    spring = edition("2027-q2", "2027-06-01")
    selection = chosen(spring, WINTER, listing("tea", listed="2027-01-15"))
    assert names(selection.listings) == ["groups/tea"]


def test_leap_day() -> None:
    """29 February is a day like any other: told of by the edition of that day, and not by the next."""
    leap, after = edition("2028-q1", "2028-02-29"), edition("2028-q2", "2028-05-31")
    found = directory(leap, after, listing("leap", listed="2028-02-29"), listing("next", listed="2028-03-01"))
    assert names(select(found, leap, FAR_ON).listings) == ["groups/leap"]
    later = select(found, after, FAR_ON)
    assert names(later.listings) == ["groups/next"]
    assert later.first == date(2028, 3, 1)


@pytest.mark.parametrize(("slug", "until"), [("2026-q4", date(2027, 3, 31)), ("2027-q1", date(2027, 6, 30))])
def test_dates_reach_to_the_end_of_the_next_quarter(slug: str, until: date) -> None:
    """The last day of the next quarter is announced, the day after it is not; no year ends it."""
    this = edition(slug, f"{slug[:4]}-{'11' if slug.endswith('4') else '02'}-15")
    on, after = until.isoformat(), date.fromordinal(until.toordinal() + 1).isoformat()
    selection = chosen(this, event("on", on), event("after", after))
    assert selection.until == until
    assert names(selection.events) == ["events/on"]


def test_dates_begin_on_the_day_of_the_edition() -> None:
    """An event of the edition's own day, or one that lasts till then, is coming; yesterday's is not."""
    selection = chosen(
        WINTER,
        event("yesterday", "2026-11-30 19:00"),
        event("today", "2026-12-01 19:00"),
        event("weekend", "2026-11-29", end="2026-12-01"),
    )
    assert names(selection.events) == ["events/weekend", "events/today"]


def test_what_is_called_off_is_named_if_it_was_announced() -> None:
    """A cancelled event is told of where an earlier edition may have announced it, and nowhere else."""
    selection = chosen(
        WINTER,
        AUTUMN,
        event("known", "2026-12-10", status="cancelled", listed="2026-08-01"),
        event("new", "2026-12-11", status="cancelled", listed="2026-10-01"),
        event("undated", "2026-12-12", status="postponed"),
    )
    assert names(selection.events) == ["events/known"]
    assert selection.numbers.events == 0


def test_what_was_announced_later_is_not_in_a_past_edition() -> None:
    """A past edition does not change when events and listings are added after its day."""
    records = (listing("tea", listed="2026-11-01"), event("known", "2027-01-10", listed="2026-11-01"))
    late = (listing("late", listed="2026-12-02"), event("late", "2027-01-11", listed="2026-12-02"))
    assert outline(chosen(WINTER, *records)) == outline(chosen(WINTER, *records, *late))


def test_first_and_last_days_belong_to_the_edition() -> None:
    """What is announced on its last day is in; what was listed on its first is new to its readers."""
    days = chosen(WINTER, AUTUMN)
    records = (
        event("known", "2027-01-10", listed=f"{days.last}"),
        listing("closed", listed=f"{days.first}", status="closed", checked="2026-11-01"),
    )
    found = chosen(WINTER, AUTUMN, *records)
    assert (names(found.events), found.changes) == (["events/known"], ())


def test_paused_and_closed_are_told_once_to_those_who_knew() -> None:
    """A listing that stopped is told of when that was found, to readers who could know it."""
    selection = chosen(
        WINTER,
        AUTUMN,
        listing("closed", listed="2024-01-01", status="closed", checked="2026-11-01"),
        listing("paused", status="paused", checked="2026-11-01"),
        listing("long-closed", listed="2024-01-01", status="closed", checked="2026-01-01"),
        listing("new-but-paused", listed="2026-11-01", status="paused", checked="2026-11-01"),
        listing("new-but-closed", listed="2026-11-01", status="closed", checked="2026-11-02"),
    )
    assert names(selection.changes) == ["groups/closed", "groups/paused"]
    assert names(selection.listings) == ["groups/new-but-paused"]


def test_a_draft_grows_until_its_day() -> None:
    """Looked at before its day, an edition holds what has happened so far."""
    records = (listing("early", listed="2026-11-01"), listing("late", listed="2026-11-25"))
    draft = chosen(WINTER, *records, today=date(2026, 11, 21))
    assert names(draft.listings) == ["groups/early"]
    assert names(chosen(WINTER, *records).listings) == ["groups/early", "groups/late"]


def test_left_out_wins_over_featured() -> None:
    """What the editor leaves out is nowhere, not even where she had put it first."""
    this = edition("2026-q4", "2026-12-01", feature=["groups/tea"], leave_out=["groups/tea"])
    assert outline(chosen(this, listing("tea", listed="2026-11-01"))).count("groups/tea") == 0


def test_numbers_count_what_happened() -> None:
    """The numbers count everything, also what is featured or left out, but nothing that closed."""
    this = edition("2026-q4", "2026-12-01", feature=["groups/one"], leave_out=["groups/two"])
    selection = chosen(
        this,
        listing("one", listed="2026-10-01", people_each_week=12),
        listing("two", listed="2026-11-01", people_each_week=30),
        listing("gone", listed="2026-11-01", people_each_week=500, status="closed"),
        listing("resting", people_each_week=100, status="paused"),
        listing("later", listed="2026-12-25", people_each_week=7),
        story("tale", "2026-10-02"),
        event("walk", "2026-12-13"),
    )
    assert selection.numbers._asdict() == {
        "new": 2,
        "listings": 3,
        "stories": 1,
        "sparks": 0,
        "events": 1,
        "people": 42,
        "counted": 2,
    }


def test_many_items_stay_in_order_and_apart() -> None:
    """Five hundred of everything come in order, each once."""
    listings = [listing(f"g{n:03}", listed="2026-11-01") for n in range(500)]
    stories = [story(f"s{n:03}", f"2026-11-{n % 28 + 1:02}") for n in range(500)]
    events = [event(f"e{n:03}", f"2027-01-{n % 28 + 1:02}") for n in range(500)]
    selection = chosen(WINTER, *reversed(listings), *stories, *events)
    assert names(selection.listings) == [f"groups/g{n:03}" for n in range(500)]
    days = [item.record.date for item in selection.stories if hasattr(item.record, "date")]
    assert days == sorted(days, reverse=True)
    assert len(selection.records()) == 1500


def test_the_edition_before() -> None:
    """The edition before is the one dated last before this, whatever their names say."""
    late = edition("2026-q2", "2026-09-15")
    assert before(WINTER, [WINTER, AUTUMN, late]) is late
    assert before(AUTUMN, [WINTER, AUTUMN]) is None
