"""Whether dates can be right, judged by a day that is given, and whether a hidden place is hidden."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from placebook.content.report import file_of
from placebook.content.school_terms import SCHOOL_TERMS
from placebook.model.edition import Quarter
from placebook.model.kinds import DAY_NAMES, WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from placebook.content.load import Loaded
    from placebook.content.report import Report
    from placebook.model.edition import Edition
    from placebook.model.event import Event
    from placebook.model.listing import Listing
    from placebook.model.sessions import Session
    from placebook.model.spark import Spark

_LONG_EVENT = timedelta(days=31)
_FAR_OFF = timedelta(days=3 * 366)
# Time enough to ask the schools for their next terms.
_RUNNING_OUT = timedelta(days=60)
# An edition may come out some weeks before its quarter begins or after it ends.
_AROUND_QUARTER = timedelta(days=45)


def check_dates(loaded: Loaded, report: Report, today: date, year_starts: int) -> None:
    """Warn of dates that do not fit the day or each other."""
    for listing in loaded.directory.listings:
        _check_listing(report, listing, today)
    for event in loaded.directory.events:
        _check_event(report, event, today)
    for story in loaded.directory.stories:
        if story.date > today:
            hint = "It is shown all the same. Write the day it is published."
            report.warning(file_of(story), "date", f"{story.date} is still to come.", hint)
    for spark in loaded.directory.sparks:
        _check_spark(report, spark, today)
    for edition in loaded.directory.editions:
        _check_edition(report, edition, year_starts)
    _check_school_terms(loaded, report, today)


def _check_school_terms(loaded: Loaded, report: Report, today: date) -> None:
    """Warn where it is not known, or soon will not be, when sessions in term time meet."""
    asking = [
        one
        for one in loaded.directory.listings
        if one.status == "active" and any(session.term_time for session in one.sessions)
    ]
    if not asking:
        return
    count = f"{len(asking)} {'listing meets' if len(asking) == 1 else 'listings meet'} in term time only"
    terms = loaded.directory.school_terms
    if not terms:
        message = f"{count}, and no school terms are known."
        hint = "Write them down: `- name: Autumn 2026`, with `from` and `until` below, for each."
        report.vocabulary_warning(SCHOOL_TERMS, message, hint)
    elif terms[-1].until - today < _RUNNING_OUT:
        message = f"{count}, and the last term here, '{terms[-1].name}', ends on {terms[-1].until}."
        report.vocabulary_warning(SCHOOL_TERMS, message, "Add the next school year's terms.")


def _check_listing(report: Report, one: Listing, today: date) -> None:
    file = file_of(one)
    for field, day in _days_past(one):
        if day > today:
            report.warning(file, field, f"{day} is still to come.", "Write the day it was done.")
    if one.listed and one.checked and one.checked < one.listed:
        message = f"{one.checked} is before it was listed, on {one.listed}."
        report.warning(file, "checked", message, "One of the two days is wrong.")
    if one.alert and one.alert.until and one.alert.until < today:
        report.warning(file, "alert.until", f"{one.alert.until} has passed.", "Take the alert out.")
    for number, session in enumerate(one.sessions):
        if one.status == "active":
            _check_session(report, file, f"sessions.{number}", session, today)
    has_street = bool(one.address and one.address.street)
    hidden = one.location_shown == "hidden" and bool(one.address or one.location)
    if hidden or (one.location_shown == "area" and has_street):
        message = "keeps the place off the site, but anyone can read it in this file."
        hint = "If it is somebody's home, give areas only and take the rest out of the file and its history."
        report.warning(file, "show_location", message, hint)


def _days_past(one: Listing) -> Iterator[tuple[str, date]]:
    """Yield the days of things that have been done, with their fields."""
    days = {
        "listed": one.listed,
        "checked": one.checked,
        "consent.given": one.consent.given if one.consent else None,
        **{f"access.{number}.checked": access.checked for number, access in enumerate(one.access)},
    }
    yield from ((field, day) for field, day in days.items() if day)


def _check_session(report: Report, file: str, field: str, session: Session, today: date) -> None:
    if session.until and session.until < today:
        hint = "Give the new dates, take this time out, or set status to paused."
        report.warning(file, f"{field}.until", f"it last met on {session.until}.", hint)
    without = session.model_copy(update={"except_": ()})
    for number, day in enumerate(session.except_):
        if any(without.dates(day, 1)):
            continue
        name = DAY_NAMES[WEEKDAYS[day.weekday()]]
        message = f"{day} is a {name}, and it would not meet then anyway."
        report.warning(file, f"{field}.except", message, "Look the day up.", at=f"{field}.except.{number}")


def _check_event(report: Report, event: Event, today: date) -> None:
    file = file_of(event)
    first, last = event.start.day, event.last_day
    if event.listed and event.listed > last:
        message = f"{event.listed} is after the event was over, on {last}."
        report.warning(file, "listed", message, "One of the two days is wrong.")
    elif event.listed and event.listed > today:
        report.warning(file, "listed", f"{event.listed} is still to come.", "Write the day it was announced.")
    if first - today > _FAR_OFF:
        report.warning(file, "start", f"{first} is years away.", "Is the year right?")
    if last - first > _LONG_EVENT:
        message = f"it lasts {(last - first).days} days."
        report.warning(file, "end", message, "If it comes round every week, make it a listing with sessions.")
    if event.format != "face-to-face" and not event.online and not (event.booking and event.booking.url):
        message = "people can take part from home, but nothing says how."
        report.warning(file, "format", message, "Say it under online, or give booking.url.")
    if event.format != "online" and not (event.venue or event.address or event.areas):
        report.warning(file, "", "says nowhere where it is.", "Give venue, address or areas.")


def _check_spark(report: Report, spark: Spark, today: date) -> None:
    known = {"date": spark.date, "came_of_it.on": spark.came_of_it.on if spark.came_of_it else None}
    for field, day in known.items():
        if day and day > today and not spark.is_fund:
            report.warning(file_of(spark), field, f"{day} is still to come.", "Write the day it was done.")


def _check_edition(report: Report, edition: Edition, year_starts: int) -> None:
    quarter = Quarter.parse(edition.slug, year_starts)
    if not quarter.first - _AROUND_QUARTER <= edition.date <= quarter.last + _AROUND_QUARTER:
        message = f"{edition.date} is far from the quarter the file is named after, {quarter}."
        report.warning(file_of(edition), "date", message, "One of the two is wrong.")
