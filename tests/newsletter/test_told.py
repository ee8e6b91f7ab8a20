"""What one edition leaves for the next: with frozen editions, everything is told once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from newsletter.place import context, edition, event, listing, story
from newsletter.test_select import outline
from placebook.model.directory import Directory
from placebook.model.edition import Quarter
from placebook.newsletter.compose import chosen, letter_of
from placebook.newsletter.freeze import frozen
from placebook.newsletter.outgoing import outgoing
from placebook.newsletter.select import select
from placebook.today import today

if TYPE_CHECKING:
    from placebook.model.edition import Edition
    from placebook.model.event import Event
    from placebook.model.listing import Listing
    from placebook.model.story import Story
    from placebook.pages.context import Context

AUTUMN = edition("2026-q3", "2026-09-01", leave_out=["groups/secret"])
WINTER = edition("2026-q4", "2026-12-01")
BEFORE: dict[str, Listing | Story | Event] = {
    "known": listing("known", listed="2026-07-10", hours="Mondays at 2pm"),
    "old": listing("old", listed="2020-01-01"),
    "secret": listing("secret", listed="2026-07-11"),
    "told": story("told", "2026-08-01"),
    "fair": event("fair", "2026-12-05", listed="2026-08-01"),
    "walk": event("walk", "2026-12-06", listed="2026-08-01"),
}


def after_autumn(*changed: Listing | Story | Event, left: tuple[str, ...] = ()) -> Context:
    """Return the place in winter, autumn's edition frozen, with what was there then but for what changed."""
    then = context(AUTUMN, *BEFORE.values(), today="2026-09-01")
    kept, _ = frozen(then, then.directory.editions[0], b"")
    new = {record.slug: record for record in changed}
    records = [*(BEFORE | new).values()]
    now = context(WINTER, *[one for one in records if one.slug not in left], today="2026-12-01")
    found = now.directory
    return replace(
        now,
        directory=Directory.of(
            listings=found.listings,
            stories=found.stories,
            events=found.events,
            editions=found.editions,
            vocabularies={"areas": found.areas, "themes": found.themes},
            frozen=[kept],
        ),
    )


def winter(*changed: Listing | Story | Event) -> str:
    """Write down what winter's edition holds."""
    return outline(chosen(after_autumn(*changed), WINTER)).partition("\n")[2]


def test_what_was_told_is_not_told_again() -> None:
    """Nothing of a frozen edition is in the next: no listing, no story and no date that is still to come."""
    assert winter() == ""


def test_what_comes_late_is_told_with_a_mark() -> None:
    """Things dated into the days of a frozen edition and added afterwards are in the next, marked."""
    assert winter(
        listing("late", listed="2026-08-15", offers=[{"what": "A van", "since": "2026-08-15"}]),
        listing("new", listed="2026-10-01"),
        listing("ancient", listed="2019-01-01"),
        story("late-story", "2026-08-20"),
        event("ball", "2026-12-20", listed="2026-08-30"),
        event("play", "2026-12-21", listed="2026-10-30"),
        listing("shut", listed="2019-01-01", status="closed", status_since="2026-08-01"),
    ) == (
        "stories: stories/late-story (late)\n"
        "listings: groups/late (late), groups/new\n"
        "events: events/ball (late), events/play\n"
        "changes: groups/shut (late)\n"
        "offers: late: A van (late)"
    )


def test_what_was_put_right_is_told_with_a_mark() -> None:
    """What a frozen edition told otherwise than it is now is told again, if readers go by it."""
    assert (
        winter(
            listing("known", "A longer text.", listed="2026-07-10", hours="Tuesdays at 3pm"),
            story("told", "2026-08-01", "Another text."),
            event("fair", "2026-12-12", listed="2026-08-01"),
            event("walk", "2026-12-06", listed="2026-08-01", status="cancelled"),
        )
        == "events: events/walk (corrected), events/fair (corrected)\ncorrected: groups/known (corrected)"
    )


def test_marks_are_said_in_words() -> None:
    """Page, e-mail and text say that something came too late or has changed."""
    ctx = after_autumn(listing("late", listed="2026-08-15"), event("fair", "2026-12-12", listed="2026-08-01"))
    out = outgoing(ctx, WINTER)
    for text in (out.html, " ".join(out.text.split())):
        assert "It came too late for the last edition" in text
        assert "Changed since the last edition" in text


def test_what_the_editor_left_out_is_not_late() -> None:
    """A listing that was left out of a frozen edition does not turn up in the next."""
    assert "secret" not in winter()


def test_back_and_changed() -> None:
    """What came back after a pause, and what says it changed, is told to those who knew it before."""
    assert (
        winter(
            listing("old", listed="2020-01-01", status_since="2026-10-01"),
            listing(
                "moved", listed="2020-01-01", changed={"on": "2026-11-01", "what": "In the boathouse now."}
            ),
            listing("new-moved", listed="2026-11-01", changed={"on": "2026-11-02", "what": "At 3pm now."}),
            listing("long-ago", listed="2020-01-01", status_since="2024-10-01"),
        )
        == "listings: groups/new-moved\nback: groups/old\nchanged: groups/moved"
    )


def test_a_listing_that_changed_says_what() -> None:
    """Under Changed stands what changed, not what the listing is."""
    ctx = after_autumn(
        listing("moved", listed="2020-01-01", changed={"on": "2026-11-01", "what": "In the boathouse now."})
    )
    (section,) = letter_of(ctx, WINTER).sections
    assert (section.id, section.pieces[0].summary) == ("changed", "In the boathouse now.")


def test_closed_told_then_back_then_closed_again() -> None:
    """The same listing may close twice: each closing is told once."""
    shut = listing("shut", listed="2020-01-01", status="closed", status_since="2026-08-01")
    then = context(AUTUMN, shut, today="2026-09-01")
    kept, _ = frozen(then, AUTUMN, b"")
    for since, told in (("2026-08-01", False), ("2026-11-01", True)):
        again = listing("shut", listed="2020-01-01", status="closed", status_since=since)
        found = Directory.of(listings=[again], editions=[WINTER], frozen=[kept])
        assert bool(select(found, WINTER, date(2026, 12, 1)).changes) == told


def test_what_an_edition_frozen_early_missed_is_in_the_next() -> None:
    """Frozen ten days before its date, an edition leaves what came in those days to the next, unmarked."""
    ctx = context(WINTER, listing("early", listed="2026-11-10"), today="2026-11-20")
    kept, _ = frozen(ctx, WINTER, b"")
    spring = edition("2027-q1", "2027-03-01")
    found = Directory.of(
        listings=[listing("early", listed="2026-11-10"), listing("between", listed="2026-11-25")],
        editions=[spring],
        frozen=[kept],
    )
    assert outline(select(found, spring, date(2027, 3, 1))) == (
        "days: 2026-11-21 to 2027-03-01, dates until 2027-06-30\nlistings: groups/between"
    )


def test_the_editor_may_tell_it_again() -> None:
    """What is featured is told, also if an earlier edition told it."""
    this = edition("2026-q4", "2026-12-01", feature=["events/fair"])
    assert outline(chosen(after_autumn(), this)).endswith("featured: events/fair")


def _order(*names: str) -> Edition:
    return edition("2026-q4", "2026-12-01", order=list(names))


def test_the_editor_orders_parts_and_things() -> None:
    """What is named under `order` comes first, parts among parts and things among things of their part."""
    ctx = context(
        _order("dates", "groups/zither", "new"),
        listing("accordion", listed="2026-11-01"),
        listing("zither", listed="2026-11-01"),
        story("tale", "2026-11-01"),
        event("walk", "2026-12-13"),
    )
    letter = letter_of(ctx, ctx.directory.editions[0])
    assert [one.id for one in letter.sections] == ["dates", "new", "stories"]
    assert [one.page for one in letter.sections[1].pieces] == ["groups/zither", "groups/accordion"]


@pytest.mark.parametrize(
    ("starts", "name", "first", "last"),
    [
        (1, "2026-q4", "2026-10-01", "2026-12-31"),
        (4, "2026-q1", "2026-04-01", "2026-06-30"),
        (4, "2026-q4", "2027-01-01", "2027-03-31"),
        (9, "2027-q2", "2027-12-01", "2028-02-29"),
        (12, "2026-q1", "2026-12-01", "2027-02-28"),
    ],
)
def test_a_year_may_begin_in_any_month(starts: int, name: str, first: str, last: str) -> None:
    """Quarters follow the month the year begins in, and leap years; the quarter of each of its days is it."""
    quarter = Quarter.parse(name, starts)
    assert (str(quarter.first), str(quarter.last)) == (first, last)
    assert Quarter.of(quarter.first, starts) == quarter == Quarter.of(quarter.last, starts)
    assert quarter.next.first.toordinal() == quarter.last.toordinal() + 1


@pytest.mark.parametrize(
    ("moment", "zone", "quarter"),
    [
        ("2026-09-30T22:59", "Europe/London", "2026-q3"),  # summer time: an hour before midnight in London
        ("2026-09-30T23:00", "Europe/London", "2026-q4"),
        ("2026-12-31T23:59", "Europe/London", "2026-q4"),  # winter time: London keeps UTC
        ("2027-01-01T00:00", "Europe/London", "2027-q1"),
        ("2026-12-31T11:00", "Pacific/Auckland", "2027-q1"),
        ("2027-01-01T04:59", "America/New_York", "2026-q4"),
    ],
)
def test_a_quarter_ends_at_the_places_midnight(
    moment: str, zone: str, quarter: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which quarter it is depends on the place's own clock, in summer and in winter."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)

    class Clock(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            return datetime.fromisoformat(moment).replace(tzinfo=UTC).astimezone(tz)  # type: ignore[arg-type]

    monkeypatch.setattr("placebook.today.datetime", Clock)
    assert str(Quarter.of(today(zone))) == quarter
