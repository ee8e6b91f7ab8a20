"""A listing as it stands on paper: the same few facts, in words, on the page to print and in the booklet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from placebook.model.directory import sort_key
from placebook.model.kinds import COST_WORDS, JOIN_WORDS
from placebook.model.sessions import join_words
from placebook.pages.languages import LANGUAGES
from placebook.pages.listing import alert_on, audience_words
from placebook.pages.words import date_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from placebook.model.directory import Directory
    from placebook.model.listing import Contact, Listing
    from placebook.model.sessions import Session
    from placebook.model.vocabulary import Term


@dataclass(frozen=True, slots=True)
class Fact:
    """What is known about one question, a line for each part of the answer."""

    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A listing in print.

    Attributes:
        listing: The listing.
        notice: What must be read first: that it has paused, or its alert. Empty for most.
        facts: When, where, cost, who for, joining, getting in, whom to ask; only what is known.
    """

    listing: Listing
    notice: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A theme with the listings that stand under it, by name."""

    theme: Term
    listings: tuple[Listing, ...]


def sections(directory: Directory, listings: Iterable[Listing]) -> tuple[Section, ...]:
    """Put each listing under the first of its themes, the themes by name: each listing stands there once."""
    found: dict[str, list[Listing]] = {}
    for listing in listings:
        found.setdefault(listing.themes[0], []).append(listing)
    themes = sorted((one for one in directory.themes if one.id in found), key=lambda one: sort_key(one.label))
    return tuple(Section(theme, tuple(found[theme.id])) for theme in themes)


def entry(directory: Directory, listing: Listing, day: date) -> Entry:
    """Say on paper, on a day, what a listing is; no more of where it is than its page says."""
    facts = (
        Fact("When", tuple(_when(listing))),
        Fact("Where", tuple(_where(directory, listing))),
        Fact("Cost", tuple(_cost(listing))),
        Fact("Who for", tuple(_who_for(directory, listing))),
        Fact("Joining", tuple(_joining(listing))),
        Fact("Getting in", tuple(_getting_in(directory, listing))),
        Fact("Ask", tuple(_ask(listing.contact))),
    )
    return Entry(listing, _notice(listing, day), tuple(fact for fact in facts if fact.lines))


def _notice(listing: Listing, day: date) -> str:
    alert = alert_on(listing, day)
    if listing.status == "paused":
        return f"Paused for now. {alert.text if alert else 'Ask before you set out.'}"
    return alert.text if alert else ""


def _when(listing: Listing) -> Iterator[str]:
    for session in listing.sessions:
        yield _session(session)
    if listing.hours:
        yield listing.hours


def _session(session: Session) -> str:
    term = ", in term time" if session.term_time else ""
    until = f", until {date_words(session.until)}" if session.until else ""
    return f"{session.words()}{term}{until}{f'. {session.note}' if session.note else ''}"


def _where(directory: Directory, listing: Listing) -> Iterator[str]:
    where = directory.whereabouts(listing)
    address = where.address.words() if where.address else ""
    if named := ", ".join(part for part in (where.venue.title if where.venue else "", address) if part):
        yield named
    elif areas := join_words(directory.area_labels(listing)):
        yield areas
    if listing.online:
        yield listing.online


def _cost(listing: Listing) -> Iterator[str]:
    if listing.cost:
        yield _with_note(COST_WORDS[listing.cost.level], listing.cost.note)


def _who_for(directory: Directory, listing: Listing) -> Iterator[str]:
    if who := audience_words(directory, listing):
        yield f"{who[:1].upper()}{who[1:]}"
    if listing.languages:
        yield f"Spoken here: {join_words([LANGUAGES.get(tag.lower(), tag) for tag in listing.languages])}"


def _joining(listing: Listing) -> Iterator[str]:
    if listing.join:
        yield _with_note(JOIN_WORDS[listing.join.how], listing.join.note)


def _getting_in(directory: Directory, listing: Listing) -> Iterator[str]:
    plain = [directory.access.label(one.feature) for one in listing.access if not one.note]
    if plain:
        yield ", ".join(plain)
    for one in listing.access:
        if one.note:
            yield _with_note(directory.access.label(one.feature), one.note)


def _ask(contact: Contact) -> Iterator[str]:
    who = ", ".join(part for part in (contact.name, contact.role) if part)
    who = f"{who[:1].upper()}{who[1:]}"
    # A number or an address that is broken over two lines is dialled and typed wrong.
    phone = contact.phone.replace(" ", "\u00a0") if contact.phone else ""
    if who or phone:
        yield ": ".join(part for part in (who, phone) if part)
    if contact.email:
        yield contact.email
    if contact.website:
        yield contact.website.removeprefix("https://").removeprefix("http://").strip("/")
    if contact.in_person:
        yield contact.in_person
    if contact.note:
        yield contact.note


def _with_note(words: str, note: str | None) -> str:
    return f"{words}: {note}" if note else words
