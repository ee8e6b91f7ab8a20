from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest
import recurring_ical_events
from dateutil.rrule import rrulestr
from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Calendar
from icalendar.parser import Contentline, Parameters
from icalendar.prop import vText

from find.node import run_node
from newsletter.place import context, event, listing
from placebook.content.load import load
from placebook.feeds.calendars import files
from placebook.feeds.ical import component, text
from placebook.feeds.ids import lasting_name
from placebook.feeds.recurrence import recurrence
from placebook.feeds.zone import vtimezone
from placebook.model.almanac import Almanac, SchoolTerm
from placebook.model.kinds import WEEKDAYS
from placebook.model.sessions import Session
from toolchain import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from placebook.pages.context import Context

TODAY = date(2026, 11, 22)
LONDON = ZoneInfo("Europe/London")
MONDAYS = [{"days": ["mon"], "start": "10:00", "end": "12:00"}]
TERMS = (
    SchoolTerm.model_validate(
        {
            "name": "Autumn",
            "from": "2026-09-02",
            "until": "2026-12-18",
            "half_term": {"from": "2026-10-26", "until": "2026-10-30"},
        }
    ),
    SchoolTerm.model_validate({"name": "Spring", "from": "2027-01-04", "until": "2027-03-25"}),
)
BANK_HOLIDAYS = {date(2026, 12, 25): "Christmas Day", date(2026, 12, 28): "Boxing Day (observed)"}


def made(ctx: Context) -> dict[str, bytes]:
    """Make all calendars, by their address below `calendar/`."""
    return {file.address.removeprefix("calendar/"): file.make() for file in files(ctx)}


def appointments(data: bytes) -> list[Any]:
    """Return the appointments of a calendar as the library reads it, which finds no fault in it."""
    calendar = Calendar.from_ical(data)
    assert calendar.errors == []
    assert all(one.errors == [] for one in calendar.walk())
    return list(calendar.walk("VEVENT"))


@pytest.fixture(scope="module")
def demo() -> Context:
    """The demo place, of which only the records and the bank holidays matter."""
    directory = load(ROOT / "content").directory
    ctx = context(today=str(TODAY))
    return replace(ctx, directory=directory, site=replace(ctx.site, bank_holidays=BANK_HOLIDAYS))


@pytest.fixture(scope="module")
def by_ical_js(demo: Context, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The next moments of every session in the demo's calendar, as ical.js finds them, by UID."""
    program = """
const { default: ICAL } = await import("MODULE");
const calendar = new ICAL.Component(ICAL.parse(given.text));
for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
const found = {};
for (const part of calendar.getAllSubcomponents("vevent")) {
  const event = new ICAL.Event(part);
  if (!event.isRecurring()) continue;
  const days = event.iterator();
  found[event.uid] = [];
  for (let next = days.next(); next && found[event.uid].length < given.count; next = days.next()) {
    if (next.toString() >= given.from) found[event.uid].push(next.toString());
  }
}
answer(found);
""".replace("MODULE", (ROOT / "node_modules/ical.js/dist/ical.js").as_uri())
    given = {"text": made(demo)["all.ics"].decode(), "from": str(TODAY), "count": COUNT}
    found: dict[str, list[str]] = run_node(program, given, tmp_path_factory.mktemp("ical-js"))
    return found


COUNT = 20


def _own_moments(demo: Context) -> Iterator[tuple[str, list[str]]]:
    """Yield the next moments of each of the demo's sessions by our own reckoning."""
    for one in demo.directory.open_listings:
        for number, session in enumerate(one.sessions if one.status == "active" else (), 1):
            days = [
                day for day, _, doubt in demo.almanac.meetings(session, TODAY, 3 * 366) if doubt != "term"
            ][:COUNT]
            if days:
                moments = [
                    datetime.combine(day, session.start).isoformat() if session.start else day.isoformat()
                    for day in days
                ]
                yield f"{lasting_name(one)}/{number}@larkmere.example", moments


def test_two_other_programs_agree_on_every_session_of_the_demo(
    demo: Context, by_ical_js: dict[str, list[str]]
) -> None:
    """The next twenty dates of each session are the same by ical.js and recurring-ical-events as by us."""
    own = dict(_own_moments(demo))
    assert len(own) > 50
    assert {uid: by_ical_js[uid] for uid in own} == own
    assert by_ical_js.keys() == own.keys()
    calendar = Calendar.from_ical(made(demo)["all.ics"])
    expanded: dict[str, list[str]] = {uid: [] for uid in own}
    for one in recurring_ical_events.of(calendar).between(TODAY, TODAY + timedelta(days=3 * 366)):
        if one["UID"] in own:
            start = one["DTSTART"].dt
            is_moment = isinstance(start, datetime)
            assert not is_moment or start.utcoffset() == start.replace(tzinfo=LONDON).utcoffset()
            expanded[one["UID"]].append((start.replace(tzinfo=None) if is_moment else start).isoformat())
    assert {uid: sorted(moments)[:COUNT] for uid, moments in expanded.items()} == own


SESSIONS = st.fixed_dictionaries(
    {
        "days": st.lists(st.sampled_from(WEEKDAYS), min_size=1, max_size=3, unique=True),
        "term_time": st.booleans(),
        "every": st.integers(1, 5).map(str),
        "from": st.dates(date(2026, 8, 1), date(2026, 10, 31)).map(str),
    },
    optional={
        "start": st.just("18:30"),
        "bank_holidays": st.booleans(),
        "nth": st.lists(st.sampled_from(["1", "2", "4", "5", "last"]), min_size=1, max_size=2, unique=True),
        "until": st.dates(date(2026, 11, 1), date(2027, 6, 1)).map(str),
        "except": st.lists(st.dates(date(2026, 10, 1), date(2027, 2, 1)).map(str), max_size=4),
    },
).map(
    lambda fields: fields | {"every": "1"} if "nth" in fields else fields
)  # weeks are counted one way alone


OFF_ON_ITS_LAST_DAY = Session.model_validate(
    {"days": ["tue"], "from": "2026-09-01", "until": "2026-12-15", "except": ["2026-12-15"]}
)


@given(
    session=SESSIONS.map(Session.model_validate),
    almanac=st.builds(
        Almanac, st.sampled_from([(), TERMS]), st.just(BANK_HOLIDAYS), st.sampled_from(["ask", "off", "on"])
    ),
    since=st.dates(date(2026, 8, 1), date(2026, 12, 1)),
)
@example(session=OFF_ON_ITS_LAST_DAY, almanac=Almanac(), since=date(2026, 9, 1))
def test_a_rule_names_the_days_of_any_session(session: Session, almanac: Almanac, since: date) -> None:
    """Whatever a session's pattern, its rule without its days off names the days we name ourselves."""
    end = date(2027, 8, 1)
    days = recurrence(session, almanac, since)
    own = [
        day
        for day, _, doubt in almanac.meetings(session, since, (end - since).days)
        if doubt != "term" or not almanac.terms
    ]
    if not days:
        assert own == []
        return
    rules = rrulestr(days.rule, dtstart=datetime.combine(days.first, time.min))
    last = min(days.until or end, end - timedelta(days=1))
    named = rules.between(datetime.combine(days.first, time.min), datetime.combine(last, time.min), inc=True)
    assert [one.date() for one in named if one.date() not in days.without] == own


HOSTILE = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=300)


@given(HOSTILE)
def test_texts_are_marked_as_the_library_does_it_and_folded_within_bounds(value: str) -> None:
    """A text of any length and script is what icalendar would write and reads; no line is over 75 octets."""
    written = component("X-THING", [f"SUMMARY:{text(value)}"]).split("\r\n", 1)[1].rsplit("\r\nEND:", 1)[0]
    assert all(len(line.encode()) <= 75 for line in written.split("\r\n"))
    by_library = Contentline.from_parts("SUMMARY", Parameters(), vText(value)).to_ical().decode()
    assert written.replace("\r\n ", "") == by_library.replace("\r\n ", "")
    read: Any = Calendar.from_ical(component("VCALENDAR", [f"SUMMARY:{text(value)}"]))
    assert read["SUMMARY"] == value


INJECTED = 'Tea\r\nEND:VEVENT\nBEGIN:VEVENT;X="1",2\\n'


def test_a_hostile_title_stays_a_title() -> None:
    """Line ends, semicolons and commas in a record's words begin no line of their own."""
    ctx = context(listing("tea", title=INJECTED, summary=f"{INJECTED} and a long tail", sessions=MONDAYS))
    (one,) = appointments(made(ctx)["group/tea.ics"])
    assert one["SUMMARY"] == ctx.directory.listings[0].title
    assert "\n" not in one["SUMMARY"]


@pytest.mark.parametrize(
    "zone", ["Europe/London", "America/St_Johns", "Australia/Lord_Howe", "Africa/Casablanca", "UTC"]
)
def test_the_time_zone_goes_as_the_clocks_go(zone: str) -> None:
    """By the zone a calendar carries, each hour of its years is as far from UTC as by the clocks."""
    read: Any = Calendar.from_ical(
        component("VCALENDAR", ["VERSION:2.0", "PRODID:x"], vtimezone(zone, 2024, 2031))
    )
    carried = read.walk("VTIMEZONE")[0].to_tz(lookup_tzid=False)
    moment = datetime(2024, 1, 2)  # noqa: DTZ001 - by the clock of the place
    while moment.year < 2032:
        there = moment.replace(tzinfo=ZoneInfo(zone))
        # Around a change the clock shows an hour twice, or not at all, and libraries choose differently.
        if (
            there.utcoffset()
            == (there - timedelta(hours=3)).utcoffset()
            == (there + timedelta(hours=3)).utcoffset()
        ):
            assert moment.replace(tzinfo=carried).utcoffset() == there.utcoffset(), moment
        moment += timedelta(hours=7)


def test_the_clocks_go_forward_at_the_right_minute() -> None:
    """The change in spring is written by the clock before it: one o'clock in London, two in New York."""
    by_rule = "DTSTART:20240331T010000\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n"
    assert by_rule in vtimezone("Europe/London", 2024, 2031)
    assert "DTSTART:20241027T020000\r\n" in vtimezone("Europe/London", 2024, 2024)
    assert "DTSTART:20240310T020000\r\n" in vtimezone("America/New_York", 2024, 2024)


def test_an_event_before_the_site_began_keeps_its_hour() -> None:
    """The zone a calendar carries reaches back to its first event, however young the site is."""
    ctx = context(event("fete", "2019-07-06 14:00"), event("fair", "2026-12-05 10:00"))
    read: Any = Calendar.from_ical(made(ctx)["all.ics"])
    carried = read.walk("VTIMEZONE")[0].to_tz(lookup_tzid=False)
    fete = next(one for one in read.walk("VEVENT") if one["SUMMARY"] == "Fete")["DTSTART"].dt
    assert fete.replace(tzinfo=carried).utcoffset() == timedelta(hours=1)


def test_each_listing_theme_and_area_has_a_calendar() -> None:
    """A listing with a session or an event has one, with both in it, and so has every term."""
    ctx = context(
        listing("tea", sessions=MONDAYS, areas=["northgate"]),
        listing("hall", kind="place", areas=["northgate"]),
        listing("idea", areas=["northgate"]),
        event("fair", "2026-12-05 10:00", venue="hall", areas=["northgate"], themes=["crafts"]),
    )
    found = {name: [str(one["SUMMARY"]) for one in appointments(data)] for name, data in made(ctx).items()}
    assert found == {
        "all.ics": ["Tea", "Fair"],
        "theme/crafts.ics": ["Tea", "Fair"],
        "area/northgate.ics": ["Tea", "Fair"],
        "group/hall.ics": ["Fair"],
        "group/tea.ics": ["Tea"],
    }


def test_a_site_without_an_address_has_no_calendars() -> None:
    """A calendar's names are made of the site's address."""
    ctx = context(listing("tea", sessions=MONDAYS))
    assert made(replace(ctx, site=replace(ctx.site, url=""))) == {}


@pytest.mark.parametrize("status", ["paused", "closed"])
def test_what_has_stopped_leaves_its_calendar(status: str) -> None:
    """A listing that meets no more has an empty calendar, so that its dates go from those who follow it."""
    assert appointments(made(context(listing("tea", sessions=MONDAYS, status=status)))["group/tea.ics"]) == []


@pytest.mark.parametrize(
    ("fields", "start", "end"),
    [
        (
            {"start": "2026-12-05 10:00", "end": "2026-12-05 16:00"},
            "2026-12-05 10:00:00+00:00",
            "2026-12-05 16:00:00+00:00",
        ),
        ({"start": "2027-07-05 10:00"}, "2027-07-05 10:00:00+01:00", ""),
        ({"start": "2026-12-05"}, "2026-12-05", "2026-12-06"),
        ({"start": "2026-12-05", "end": "2026-12-07"}, "2026-12-05", "2026-12-08"),
        (
            {"start": "2026-12-05 10:00", "end": "2026-12-07"},
            "2026-12-05 10:00:00+00:00",
            "2026-12-08 00:00:00+00:00",
        ),
        ({"start": "2026-12-05", "end": "2026-12-07 12:00"}, "2026-12-05", "2026-12-08"),
        ({"start": "2026-12-05 10:00", "end": "2026-12-05"}, "2026-12-05 10:00:00+00:00", ""),
    ],
)
def test_events_begin_and_end(fields: dict[str, str], start: str, end: str) -> None:
    """An event has its times by the clock of the place; one of whole days ends when the next day begins."""
    ctx = context(
        event("fair", fields["start"], **{name: fields[name] for name in fields if name != "start"})
    )
    (one,) = appointments(made(ctx)["all.ics"])
    assert str(one["DTSTART"].dt) == start
    assert (str(one["DTEND"].dt) if "DTEND" in one else "") == end


@pytest.mark.parametrize(
    ("status", "title", "told"),
    [
        ("going-ahead", "Fair", "CONFIRMED"),
        ("postponed", "Postponed: Fair", "TENTATIVE"),
        ("cancelled", "Cancelled: Fair", "CANCELLED"),
    ],
)
def test_a_cancelled_event_says_so(status: str, title: str, told: str) -> None:
    """A calendar that knows the status is told it, and people read it in the title."""
    (one,) = appointments(made(context(event("fair", "2026-12-05", status=status)))["all.ics"])
    assert (one["SUMMARY"], one["STATUS"]) == (title, told)


ADDRESS = {"street": "7 Mill Lane", "postcode": "LM1 4QT"}
POINT = {"lat": 52.9, "lon": -1.3}


@pytest.mark.parametrize(
    ("shown", "place", "has_point"),
    [
        ("exact", "7 Mill Lane, LM1 4QT", True),
        ("street", "Mill Lane, LM1 4QT", False),
        ("area", None, False),
        ("hidden", None, False),
    ],
)
def test_a_place_that_is_kept_back_is_in_no_calendar(
    shown: str, place: str | None, *, has_point: bool
) -> None:
    """A calendar says no more of where a listing is than its page does."""
    hall = listing(
        "hall", kind="place", address=ADDRESS, location=POINT, show_location=shown, sessions=MONDAYS
    )
    guest = listing("tea", venue="hall", sessions=MONDAYS, show_location="exact", kind="association")
    found = made(context(hall, guest))
    for one in appointments(found["group/hall.ics"]):
        assert one.get("LOCATION") == place
        assert ("GEO" in one) is has_point
    if place is None:
        assert b"Mill Lane" not in b"".join(found.values())
        assert not any(re.search(rb"^GEO:", data, re.MULTILINE) for data in found.values())


def test_a_rename_cuts_nobody_off() -> None:
    """A listing whose file is renamed keeps its appointments' names, and its calendar's old address."""
    before = made(context(listing("tea", sessions=MONDAYS)))
    after = made(context(listing("tea-and-talk", title="Tea", sessions=MONDAYS, redirect_from=["tea"])))
    (old,), (new,), (there,) = (
        appointments(data)
        for data in (before["group/tea.ics"], after["group/tea-and-talk.ics"], after["group/tea.ics"])
    )
    assert old["UID"] == new["UID"] == there["UID"]
    named = context(listing("other", title="Tea", sessions=MONDAYS, uuid="a,b;c"))
    assert appointments(made(named)["group/other.ics"])[0]["UID"] == "groups/a%2Cb%3Bc/1@larkmere.example"


def test_the_day_of_the_build_changes_nothing() -> None:
    """Appointments are dated by their records, and so are the same bytes in every build of a year."""
    records = (
        listing("tea", sessions=MONDAYS, listed="2026-03-01", checked="2026-04-01"),
        event("fair", "2026-12-05"),
    )
    one, other = (made(context(*records, today=day)) for day in ("2026-05-01", "2026-11-22"))
    assert one == other
    (meeting, _) = appointments(one["all.ics"])
    assert meeting["DTSTAMP"].dt == datetime(2026, 4, 1, tzinfo=UTC)
    assert meeting["DTSTART"].dt.date() == date(2026, 4, 6)


def test_a_detail_confirmed_again_has_a_later_number() -> None:
    """An appointment's later self is told by its SEQUENCE, which grows with the day it was checked."""
    first, second = (
        appointments(made(context(listing("tea", sessions=MONDAYS, checked=day)))["all.ics"])[0]
        for day in ("2026-04-01", "2026-05-01")
    )
    assert second["SEQUENCE"] - first["SEQUENCE"] == 30
