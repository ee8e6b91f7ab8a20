"""A listing as it stands on paper: the same few facts, in words, on the page to print and in the booklet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from placebook.model.directory import sort_key
from placebook.pages.listing import alert_on, audience_words
from placebook.wording.facts import cost_words, join_words, noted
from placebook.wording.languages import language_name
from placebook.wording.times import whole_session_words
from placebook.wording.wording import begun

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from placebook.model.directory import Directory
    from placebook.model.listing import Contact, Listing
    from placebook.model.sessions import Session
    from placebook.model.vocabulary import Term
    from placebook.wording.wording import Wording


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


def entry(directory: Directory, words: Wording, listing: Listing, day: date) -> Entry:
    """Say on paper, on a day, what a listing is; no more of where it is than its page says."""
    facts = (
        Fact(words.say("When"), tuple(_when(words, listing))),
        Fact(words.say("Where"), tuple(_where(directory, words, listing))),
        Fact(words.say("Cost"), tuple(_cost(words, listing))),
        Fact(words.say("Who for"), tuple(_who_for(directory, words, listing))),
        Fact(words.say("Joining"), tuple(_joining(words, listing))),
        Fact(words.say("Getting in"), tuple(_getting_in(directory, listing))),
        Fact(words.say("Ask"), tuple(_ask(listing.contact))),
    )
    return Entry(listing, _notice(words, listing, day), tuple(fact for fact in facts if fact.lines))


def _notice(words: Wording, listing: Listing, day: date) -> str:
    alert = alert_on(listing, day)
    if listing.status == "paused":
        return (
            f"{words.say('Paused for now')}. {alert.text if alert else words.say('Ask before you set out.')}"
        )
    return alert.text if alert else ""


def _when(words: Wording, listing: Listing) -> Iterator[str]:
    for session in listing.sessions:
        yield _session(words, session)
    if listing.hours:
        yield listing.hours


def _session(words: Wording, session: Session) -> str:
    return f"{whole_session_words(words, session)}{f'. {session.note}' if session.note else ''}"


def _where(directory: Directory, words: Wording, listing: Listing) -> Iterator[str]:
    where = directory.whereabouts(listing)
    address = where.address.words() if where.address else ""
    if named := ", ".join(part for part in (where.venue.title if where.venue else "", address) if part):
        yield named
    elif areas := words.joined(directory.area_labels(listing)):
        yield areas
    if listing.online:
        yield listing.online


def _cost(words: Wording, listing: Listing) -> Iterator[str]:
    if listing.cost:
        yield cost_words(words, listing.cost)


def _who_for(directory: Directory, words: Wording, listing: Listing) -> Iterator[str]:
    if who := audience_words(directory, words, listing):
        yield begun(who)
    if listing.languages:
        languages = words.joined(language_name(words, tag) for tag in listing.languages)
        yield words.say("Spoken here: {languages}", languages=languages)


def _joining(words: Wording, listing: Listing) -> Iterator[str]:
    if listing.join:
        yield join_words(words, listing.join)


def _getting_in(directory: Directory, listing: Listing) -> Iterator[str]:
    plain = [directory.access.label(one.feature) for one in listing.access if not one.note]
    if plain:
        yield ", ".join(plain)
    for one in listing.access:
        if one.note:
            yield noted(directory.access.label(one.feature), one.note)


def _ask(contact: Contact) -> Iterator[str]:
    who = ", ".join(part for part in (contact.name, contact.role) if part)
    who = begun(who)
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
