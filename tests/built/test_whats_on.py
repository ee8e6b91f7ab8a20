"""What's on, read on other days than it was made, by other clocks, and followed in a calendar."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from built.building import BuiltSite

DAYS = "[...document.querySelectorAll('[data-date]')].filter(one => !one.hidden).map(one => one.dataset.date)"


@contextmanager
def opened(
    browser: Browser, site: BuiltSite, path: str, now: str, zone: str = "Europe/London"
) -> Iterator[Page]:
    """Open a page at a moment, by a visitor's clock in a time zone."""
    with browser.new_context(timezone_id=zone) as context:
        context.clock.set_fixed_time(now)
        page = context.new_page()
        page.goto(f"{site.address}/{path}")
        if path.startswith("whats-on/"):
            expect(page.get_by_text("Narrow it down")).to_be_visible()  # once the list keeps to the clock
        yield page


def test_it_keeps_to_the_clock_of_the_place(browser: Browser, demo: BuiltSite) -> None:
    """Days later and far away it begins with today at the place, and says what is on just now."""
    with opened(browser, demo, "whats-on/", "2026-11-24T10:15:00Z", "America/Los_Angeles") as page:
        days = page.evaluate(DAYS)
        assert (days[0], days[1], days[-1]) == ("2026-11-24", "2026-11-25", "2026-12-21")
        seen = page.locator("[data-date]:visible").evaluate_all("all => all.map(one => one.dataset.date)")
        assert (seen[0], seen[-1]) == ("2026-11-24", "2026-11-30")  # seven days, also days after it was made
        page.get_by_text("What is on after these seven days").press("Enter")
        assert page.locator("[data-date='2026-12-21']").is_visible()
        headings = page.get_by_role("heading", level=2)
        assert headings.nth(0).inner_text() == "Today, Tuesday 24 November"
        assert headings.nth(1).inner_text() == "Tomorrow, Wednesday 25 November"
        assert headings.nth(2).inner_text() == "Thursday 26 November"
        today = page.get_by_role("region", name="Today, Tuesday 24 November")
        assert today.get_by_role("link", name="Early dogs").count() == 0  # over since half past seven
        on_now = today.get_by_role("listitem").filter(has_text="On now")
        assert on_now.filter(has=page.get_by_role("link", name="Mere Advice")).count() == 1
        assert page.get_by_text("On now").count() == on_now.count()


@pytest.mark.parametrize(
    ("now", "first"),
    [("2026-11-23T23:59:00Z", "2026-11-23"), ("2026-11-24T00:00:00Z", "2026-11-24")],
)
def test_a_day_ends_at_midnight_of_the_place(browser: Browser, demo: BuiltSite, now: str, first: str) -> None:
    """What is today changes at the place's midnight, also on the home page, wherever the visitor is."""
    with opened(browser, demo, "", now, "Asia/Tokyo") as page:
        expect(page.locator("[data-day]:visible").first).to_have_attribute("data-day", first)


def test_a_list_that_is_all_over_says_so(browser: Browser, demo: BuiltSite) -> None:
    """Months later nothing of the list is left, and it says so instead of naming days gone by."""
    with opened(browser, demo, "whats-on/", "2027-03-01T12:00:00Z") as page:
        assert page.evaluate(DAYS) == []
        assert page.get_by_text("All that was known when this list was made is over.").is_visible()
        assert page.get_by_text("This list was made on Sunday 22 November 2026.").is_visible()


def test_home_and_the_list_agree(browser: Browser, demo: BuiltSite) -> None:
    """Whatever the home page has on this week is in the list, on the same day; an event is never left out."""
    rows = "rows => rows.map(row => [row.dataset.day, row.querySelector('a').textContent])"
    slots = """days => days.flatMap(
        day => [...day.querySelectorAll('a')].map(a => [day.dataset.date, a.textContent]))"""
    with opened(browser, demo, "", "2026-11-22T06:00:00Z") as page:
        week = page.eval_on_selector_all("[data-day]", rows)
        page.get_by_role("link", name=re.compile(r"^All \d+ things on this week$")).click()
        page.wait_for_url("**/whats-on/")  # and for the end of the page
        listed = page.eval_on_selector_all("[data-date]", slots)
    assert len(week) == 6
    assert ["2026-11-28", "Community roadshow in Northgate"] in week, "it comes only once"
    assert [one for one in week if one not in listed] == []


def test_a_calendar_is_offered_in_plain_words(browser: Browser, demo: BuiltSite) -> None:
    """By keyboard, the offer opens and shows a link to follow, a file, and the address to copy."""
    with opened(browser, demo, "groups/coldwell-toddlers/", "2026-11-22T12:00:00Z") as page:
        offer = page.get_by_text("Have these times in your own calendar")
        offer.focus()
        page.keyboard.press("Enter")
        address = "larkmere.example/calendar/group/coldwell-toddlers.ics"
        follow = page.get_by_role("link", name="Follow this calendar")
        assert follow.get_attribute("href") == f"webcal://{address}"
        assert page.get_by_text(f"https://{address}").is_visible()
        with page.expect_download() as download:
            page.get_by_role("link", name="Download the dates").click()
        assert download.value.suggested_filename == "coldwell-toddlers.ics"


@pytest.mark.parametrize("path", ["whats-on/", "directory/theme/crafts/", "directory/area/villages/"])
def test_lists_offer_their_calendars(demo: BuiltSite, path: str) -> None:
    """What's on, themes and areas each offer a calendar that is there."""
    name = {"whats-on/": "all"}.get(path, path.strip("/").removeprefix("directory/"))
    assert f"webcal://larkmere.example/calendar/{name}.ics" in demo.read(f"{path}index.html")
    assert demo.read(f"calendar/{name}.ics").startswith("BEGIN:VCALENDAR")


def test_it_is_narrowed_down_like_the_directory(browser: Browser, demo: BuiltSite) -> None:
    """Boxes that are ticked leave what has them; the address keeps it, and Back undoes it."""
    with opened(browser, demo, "whats-on/", "2026-11-22T06:00:00Z") as page:
        everything = page.locator(".slot:visible").count()
        page.get_by_text("Narrow it down").click()
        page.locator("summary", has_text="Day").first.click()
        page.get_by_role("checkbox", name="Tuesdays").check()
        page.wait_for_url("**/whats-on/?day=tue")
        expect(page.get_by_role("status").first).to_have_text(re.compile(r"^\d+ things in four weeks\.$"))
        assert page.evaluate(DAYS) == ["2026-11-24", "2026-12-01", "2026-12-08", "2026-12-15"]
        count = page.locator(".slot").count()
        assert page.get_by_role("status").first.text_content() == f"{count} things in four weeks."
        page.go_back()
        expect(page.locator(".slot:visible")).to_have_count(everything)
    with opened(browser, demo, "whats-on/?day=sun&cost=paid&language=pl", "2026-11-22T06:00:00Z") as page:
        expect(page.get_by_text("Nothing like that in these four weeks.")).to_be_visible()
        page.get_by_role("button", name="Show everything again").press("Enter")
        page.wait_for_url("**/whats-on/")
        expect(page.locator(".slot:visible")).to_have_count(everything)


def test_a_list_that_cannot_be_narrowed_stays(browser: Browser, demo: BuiltSite) -> None:
    """Where the file for it does not come, the page says so in plain words and keeps its list."""
    with browser.new_context() as context:
        context.clock.set_fixed_time("2026-11-22T06:00:00Z")
        context.route("**/coming.json", lambda route: route.abort())
        page = context.new_page()
        page.goto(f"{demo.address}/whats-on/?day=tue")
        expect(page.get_by_text("The list cannot be narrowed down just now.")).to_be_visible()
        assert page.evaluate(DAYS)[0] == "2026-11-22"


def test_a_place_with_much_on_shows_a_part_of_each_day(browser: Browser, corner: BuiltSite) -> None:
    """With hundreds of meetings a day, each day begins with some of them and a button shows the rest."""
    assert "data-whole" not in corner.read("whats-on/index.html")
    with opened(browser, corner, "whats-on/", "2026-11-22T06:00:00Z") as page:
        more = page.get_by_role("button", name="of this day").first
        day = page.locator(".agenda").first
        count = int(more.inner_text().split()[2])
        assert day.locator(".slot").count() == 30
        more.press("Enter")
        assert day.locator(".slot").count() == count
        assert page.locator(".slot:nth-child(31) a:focus").count() == 1
