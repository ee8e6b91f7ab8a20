"""What lies on a keeper's desk, as a page to open on their own computer: private, whole in one file.

It asks nobody for anything: its styles are in it, and its Content-Security-Policy allows those and no more.
"""

from __future__ import annotations

import base64
import hashlib
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

import jinja2
from markupsafe import Markup

from placebook.pages.colours import PLACE_CONTRAST, readable
from placebook.wording.formats import formats

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from placebook.model.listing import Listing
    from placebook.model.settings import Settings
    from placebook.review.desk import Desk

URGENCY = {
    "long-overdue": "Not confirmed for a very long time",
    "overdue": "Overdue",
    "due": "Due",
    "never": "Never confirmed",
}
_ENGLISH = "en"
# What the colour of the place must stand out from most: by day the paper, by night what lies on it.
_GROUNDS = {"light": "#f6f1e6", "dark": "#1b2928"}


class Link(NamedTuple):
    """Some words, and where they lead; nowhere for words alone."""

    words: str
    address: str = ""


class Waiting(NamedTuple):
    """Something that came in and waits: what it is about, what it comes to, and where it came from."""

    title: str
    comes_to: str
    source: str


class Row(NamedTuple):
    """A line of the report.

    Attributes:
        title: The listing's name.
        said: What is to be said of it.
        ask: How to ask, each with the link that begins it.
        fixes: Where it can be put right.
    """

    title: str
    said: str
    ask: tuple[Link, ...] = ()
    fixes: tuple[Link, ...] = ()


class Group(NamedTuple):
    """Lines under a heading of their own."""

    heading: str
    rows: tuple[Row, ...]


class Files(NamedTuple):
    """Where things can be put right.

    Attributes:
        fixes: Returns the links for a file of the content.
        page: Returns the address of a listing's page; empty without one.
    """

    fixes: Callable[[str], tuple[Link, ...]]
    page: Callable[[str], str]


class Count(NamedTuple):
    """How many there are of something, and the part of the page that tells of it."""

    number: int
    one: str
    many: str
    part: str


def report_html(  # noqa: PLR0913 - what the page tells
    template: str,
    found: Desk,
    waiting: Sequence[Waiting],
    *,
    listings: int,
    settings: Settings,
    today: date,
    files: Files,
) -> str:
    """Return the page.

    Args:
        template: The template of it; all that comes from the content is escaped in it.
        found: What lies on the desk.
        waiting: What came in and waits.
        listings: How many open listings there are.
        settings: The place.
        today: The day it is about.
        files: Where things can be put right.
    """
    env = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    words = formats(_ENGLISH)
    css = _css(template, settings)
    due = _due(found, files, words.calendar_date)
    thin = tuple(
        Row(one.listing.title, f"It could also say: {', '.join(one.lacks)}.", (), _fixes(one.listing, files))
        for one in found.thin
    )
    edition = found.next_edition
    return env.from_string(template).render(
        place=settings.place,
        language=settings.language,
        day=words.calendar_date(today),
        css=Markup(css),  # noqa: S704 - ours, and the colours of the settings
        policy=_policy(css),
        listings=words.number(listings),
        counts=(
            Count(len(waiting), "answer waits", "answers wait", "waiting"),
            Count(len(found.due), "listing to confirm", "listings to confirm", "due"),
            Count(len(found.thin), "could say more", "could say more", "thin"),
            Count(len(found.empty_kinds) + len(found.empty_areas), "gap", "gaps", "gaps"),
        ),
        waiting=waiting,
        due=due,
        thin=thin,
        kinds=found.empty_kinds,
        areas=found.empty_areas,
        grounds=found.grounds,
        edition=edition,
        edition_day=words.calendar_date(edition.date) if edition else "",
        edition_fixes=files.fixes(f"newsletter/{edition.slug}.md") if edition else (),
        shown=25,
    )


def _due(found: Desk, files: Files, said: Callable[[date], str]) -> tuple[Group, ...]:
    groups = []
    for urgency, those in groupby(found.due, key=lambda one: one.review.urgency):
        rows = tuple(
            Row(
                one.listing.title,
                f"Due since {said(one.review.due)}." if one.review.due else "",
                _ask(one.listing),
                _fixes(one.listing, files),
            )
            for one in those
        )
        groups.append(Group(URGENCY[urgency], rows))
    return tuple(groups)


def _ask(listing: Listing) -> tuple[Link, ...]:
    contact = listing.contact
    found = (
        Link(contact.phone or "", f"tel:{(contact.phone or '').replace(' ', '')}"),
        Link(contact.email or "", f"mailto:{contact.email}"),
        Link((contact.website or "").partition("://")[2], contact.website or ""),
        Link(contact.in_person or ""),
    )
    return tuple(link for link in found if link.words)[:2]


def _fixes(listing: Listing, files: Files) -> tuple[Link, ...]:
    page = files.page(f"groups/{listing.slug}")
    return (*files.fixes(f"groups/{listing.slug}.md"), *((Link("See its page", page),) if page else ()))


def _css(template: str, settings: Settings) -> str:
    """Return the styles, which stand in the template in a comment of their own, in the place's colours."""
    css = template.partition("{#css")[2].partition("#}")[0].strip()
    for scheme, ground in _GROUNDS.items():
        css = css.replace(f"PLACE-{scheme}", readable(settings.colours.place, ground, PLACE_CONTRAST))
    return css


def _policy(css: str) -> str:
    """Return the policy of the page. Source: Content Security Policy Level 3."""
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
