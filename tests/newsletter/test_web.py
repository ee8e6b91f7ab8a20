from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsletter.place import context, edition, event, listing
from newsletter.test_email import Reader, full_context
from placebook.newsletter.web import edition_html
from placebook.pages.editions import pages
from placebook.pages.home import home
from placebook.pages.site import ROOT

if TYPE_CHECKING:
    from placebook.pages.context import Context


def page(ctx: Context) -> str:
    """Return the content of the latest edition's page."""
    return edition_html(ctx, ctx.directory.editions[0])


def test_every_part_is_there_and_is_led_to() -> None:
    """The list of contents leads to every part, in the order of the parts, and each heading is there once."""
    html = page(full_context())
    headings = re.findall(r'<h2 id="([a-z]+)"', html)
    assert headings == ["contents", "first", "stories", "new", "dates", "exchange", "changes", "numbers"]
    assert re.findall(r'href="#([a-z]+)"', html) == headings[1:-1]
    assert re.findall(r'<h3 id="([a-z]+)"', html) == ["offered", "wanted"]


def test_addresses_begin_at_the_root() -> None:
    """All addresses of the site begin with the mark that becomes the way to its root."""
    links = [
        link for link in Reader(page(full_context())).links if not link.startswith(("#", "http", "mailto:"))
    ]
    assert links
    assert all(link.startswith(f"{ROOT}/") for link in links)


def test_a_whole_edition_is_on_the_page() -> None:
    """Nothing is shortened on the page."""
    many = [
        listing(f"g{n}", listed="2026-11-01", offers=[{"what": f"O{n}", "since": "2026-11-01"}])
        for n in range(300)
    ]
    html = page(context(edition("2026-q4", "2026-12-01"), *many))
    assert html.count('class="card"') == 300
    assert html.count("<small>") == 300


def test_a_greeting_stands_apart() -> None:
    """A short first paragraph is set apart from the letter, a long one is its beginning."""
    greeted = page(context(edition("2026-q4", "2026-12-01", "Dear all,\n\nthis is the letter.")))
    assert "<div><p>Dear all,</p></div>" in greeted
    long = page(context(edition("2026-q4", "2026-12-01", "This is the letter. " * 9)))
    assert "<div><p>" not in long


def test_a_days_event_names_its_day_for_machines() -> None:
    """An event with a time has it in `datetime`; one of a whole day has the day."""
    html = page(
        context(edition("2026-q4", "2026-12-01"), event("a", "2026-12-13 16:30"), event("b", "2026-12-14"))
    )
    days = r'<time datetime="([^"]+)">(?:<span class="hush">)?(?=\w+day)'
    assert re.findall(days, html) == ["2026-12-13T16:30", "2026-12-14"]


def test_an_edition_with_nothing_but_a_letter() -> None:
    """An edition of a quarter in which nothing happened is the editor's letter, without empty parts."""
    html = page(context(edition("2026-q4", "2026-12-01")))
    assert "<h2" not in html
    assert "Dear all, come in." in html


def test_an_edition_is_led_to_from_its_day_on() -> None:
    """The list of editions, home and search engines have an edition from the day it comes out, not before."""
    records = edition("2026-q3", "2026-09-01"), edition("2026-q4", "2026-12-01")
    for today, slugs in (("2026-11-30", ["2026-q3"]), ("2026-12-01", ["2026-q4", "2026-q3"])):
        ctx = context(*records, today=today)
        planned = {one.name: one for one in pages(ctx)}
        assert re.findall(r'href="[^"]*newsletter/(2026-q.)/"', planned["newsletter/"].content()) == slugs
        assert planned["newsletter/2026-q4"].listed is ("2026-q4" in slugs)
        assert f"newsletter/{slugs[0]}/" in home(ctx, "")
