"""A listing: one strength of the place, of any of the six kinds."""

from __future__ import annotations

import re
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field, model_validator

from placebook.model.base import (
    Day,
    EmailAddress,
    Entry,
    Frozen,
    LanguageTag,
    Line,
    ListOf,
    Manner,
    PhoneNumber,
    Slug,
    Source,
    Text,
    WebAddress,
    short_for,
)
from placebook.model.consent import Consent
from placebook.model.kinds import CostId, JoinId, KindId, ShowLocation, StatusId
from placebook.model.sessions import Session

_WITH_A_DOOR: frozenset[KindId] = frozenset(("place", "organisation", "association"))
_NUMBER = r"\d+\s?[a-z]?\b"
_HOUSE_NUMBER = re.compile(
    rf"^(?:\s*(?:(?:flat|apartment|unit|room|no\.?)\s+)?{_NUMBER}(?:\s*[-/\u2013]\s*{_NUMBER})?[,\s]*)+",
    re.IGNORECASE,
)


class Contact(Frozen):
    """Whom to ask. A role, never a private person's details."""

    ONE_OF: ClassVar = ("phone", "email", "website", "in_person")

    role: Line | None = Field(None, description="Their part in it: secretary, caretaker, builder.")
    name: Line | None = Field(None, description="A name they are happy to see published.")
    email: EmailAddress | None = Field(None, description="An address of the group, not of a person.")
    phone: PhoneNumber | None = Field(None, description="A number the group answers.")
    website: WebAddress | None = Field(None, description="Its own page.")
    in_person: Line | None = Field(None, description="Where to ask face to face.")
    note: Line | None = Field(None, description="When to ring, or what to say.")

    @model_validator(mode="after")
    def _some_way(self) -> Contact:
        if not any(getattr(self, name) for name in self.ONE_OF):
            msg = "has no way to get in touch: give one of email, phone, website or in_person"
            raise ValueError(msg)
        return self


class Address(Frozen):
    """Where it is, as it would stand on an envelope."""

    street: Line | None = Field(None, description="Building, number and street.")
    locality: Line | None = Field(None, description="Village or town.")
    postcode: Annotated[Line, Field(max_length=16)] | None = Field(None, description="Postcode.")

    def street_only(self) -> Address:
        """Return the address without the number of a house or flat."""
        street = _HOUSE_NUMBER.sub("", self.street or "").strip(" ,")
        return self.model_copy(update={"street": street or None})

    def words(self) -> str:
        """Return the address in one line."""
        return ", ".join(part for part in (self.street, self.locality, self.postcode) if part)


class Location(Frozen):
    """A point on the earth, in degrees (WGS 84)."""

    lat: float = Field(ge=-90, le=90, description="Latitude, north positive.")
    lon: float = Field(ge=-180, le=180, description="Longitude, east positive.")


class Cost(Frozen):
    """What it costs to take part."""

    level: CostId = Field(description="free, donation, paid or varies.")
    note: Line | None = Field(None, description="How much, and for whom.")


class Join(Frozen):
    """How a newcomer joins in."""

    how: JoinId = Field(description="drop-in, contact-first, book, membership or waiting-list.")
    note: Line | None = Field(None, description="Anything to know before the first visit.")


class Age(Frozen):
    """The ages it is meant for, in years, both ends included."""

    from_: int | None = Field(None, alias="from", ge=0, le=120, description="Youngest.")
    to: int | None = Field(None, ge=0, le=120, description="Oldest.")

    @model_validator(mode="after")
    def _in_order(self) -> Age:
        if self.from_ is None and self.to is None:
            msg = "needs `from`, `to` or both"
            raise ValueError(msg)
        if self.from_ is not None and self.to is not None and self.to < self.from_:
            msg = f"runs from {self.from_} to {self.to}, which is backwards"
            raise ValueError(msg)
        return self


class Access(Frozen):
    """Something that lets more people in."""

    feature: Slug = Field(description="A term of vocabulary/access.yml.")
    note: Line | None = Field(None, description="Details: which door, how wide.")
    checked: Day | None = Field(None, description="When somebody looked.")


class Exchange(Frozen):
    """Something offered, or looked for."""

    what: Line = Field(description="In a few words.")
    since: Day | None = Field(None, description="Since when.")


class Identifier(Frozen):
    """A number by which a register knows it. Source: org-id.guide for the schemes."""

    scheme: Annotated[Line, Field(max_length=40)] = Field(
        description="The register: GB-CHC for the Charity Commission."
    )
    id: Annotated[Line, Field(max_length=80)] = Field(description="The number there.")


class Alert(Frozen):
    """News that must be read first: a change of room, a week off."""

    text: Line = Field(description="What people must know.")
    until: Day | None = Field(None, description="The last day it is shown.")


class Change(Frozen):
    """Something that is otherwise than it was, for those who knew it before."""

    on: Day = Field(description="The day from which it is so.")
    what: Line = Field(description="What is otherwise, in one sentence.")


def _each_short_for(field: str) -> BeforeValidator:
    """Let a bare word stand for a mapping (see `short_for`) as an item of a list, or in place of the list."""

    def widen(value: Any) -> Any:  # noqa: ANN401 - whatever YAML held; pydantic judges the result
        items = [value] if isinstance(value, str | dict) else value
        return (
            [{field: item} if isinstance(item, str) else item for item in items]
            if isinstance(items, list)
            else items
        )

    return BeforeValidator(widen)


CostField = Annotated[Cost, short_for("level")]
JoinField = Annotated[Join, short_for("how")]
AccessList = Annotated[tuple[Access, ...], _each_short_for("feature")]
ExchangeList = Annotated[tuple[Exchange, ...], _each_short_for("what")]
AlertField = Annotated[Alert, short_for("text")]


class Listing(Entry):
    """One strength of the place: a skill, interest, network, association, organisation or place."""

    ONE_OF: ClassVar = ("areas", "venue", "address")

    kind: KindId = Field(description="Which of the six kinds of asset it is.")
    themes: ListOf[Slug] = Field(
        min_length=1, max_length=3, description="One to three terms of vocabulary/themes.yml."
    )
    contact: Contact = Field(description="Whom to ask, in at least one way.")
    areas: ListOf[Slug] = Field((), description="Terms of vocabulary/areas.yml.")
    venue: Slug | None = Field(None, description="The listing, of kind place, where it meets.")
    address: Address | None = Field(None, description="Where it is, if that is no listed venue.")
    location: Location | None = Field(None, description="Its point on the map.")
    show_location: ShowLocation | None = Field(
        None, description="exact, street, area or hidden: how much of its place is published."
    )
    online: Manner | None = Field(None, description="How to take part from home.")
    sessions: ListOf[Session] = Field((), description="When it meets.")
    hours: Line | None = Field(None, description="When it is open, in your own words.")
    cost: CostField | None = Field(None, description="What it costs.")
    join: JoinField | None = Field(None, description="How a newcomer joins in.")
    audience: ListOf[Slug] = Field((), description="Terms of vocabulary/audiences.yml.")
    age: Age | None = Field(None, description="The ages it is for.")
    languages: ListOf[LanguageTag] = Field((), description="Languages spoken, as BCP 47 tags: en, pl, ur.")
    access: AccessList = Field((), description="What lets more people in: terms of vocabulary/access.yml.")
    offers: ExchangeList = Field((), description="What it can give or lend.")
    looking_for: ExchangeList = Field((), description="What it would welcome.")
    volunteering: Text | None = Field(None, description="How to lend a hand.")
    people_each_week: int | None = Field(
        None, ge=0, le=1_000_000, description="How many come in a usual week."
    )
    part_of: Slug | None = Field(None, description="The listing it belongs to.")
    works_with: ListOf[Slug] = Field((), description="Listings it does things with.")
    identifiers: ListOf[Identifier] = Field((), description="Its numbers in public registers.")
    status: StatusId = Field("active", description="active, paused or closed.")
    status_since: Day | None = Field(
        None, description="Since when it has been paused or closed, or active again."
    )
    changed: Change | None = Field(None, description="What changed last; the newsletter tells it once.")
    alert: AlertField | None = Field(None, description="News people must read first.")
    listed: Day | None = Field(None, description="The day it was first listed here.")
    checked: Day | None = Field(None, description="The day its details were last confirmed.")
    checked_by: Literal["group", "keeper", "partner"] | None = Field(None, description="Who confirmed them.")
    consent: Consent | None = Field(None, description="The ground on which contact details are published.")
    source: Source | None = Field(None, description="The register it came from, if it did not list itself.")
    also_known_as: ListOf[Line] = Field((), description="Other names people use.")

    @model_validator(mode="after")
    def _is_somewhere(self) -> Listing:
        if not any(getattr(self, name) for name in self.ONE_OF):
            msg = "says nowhere where this is: give areas, venue or address"
            raise ValueError(msg)
        return self

    @property
    def location_shown(self) -> ShowLocation:
        """How much of its place may be published.

        What it says; else all of what has a door of its own, and only the street of a skill, an interest or a
        network, since that may be somebody's home.
        """
        return self.show_location or ("exact" if self.kind in _WITH_A_DOOR else "street")
