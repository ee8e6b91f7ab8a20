"""An event: something that happens once."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from placebook.model.base import (
    Day,
    EmailAddress,
    Entry,
    Frozen,
    Line,
    ListOf,
    Manner,
    PhoneNumber,
    Slug,
    WebAddress,
)
from placebook.model.consent import Consent
from placebook.model.listing import AccessList, Address, Contact, CostField, JoinField
from placebook.model.sessions import clock_words

# Never with a time zone: all here is the time of the place, and times with and without one have no order.
_MOMENT = re.compile(r"^([12][0-9]{3}-[0-9]{2}-[0-9]{2})(?:[ T]+([0-9]{1,2}):([0-9]{2})(?::00)?)?$")


class Moment(Frozen):
    """A day, with a time of day unless the whole day is meant. Wall-clock time of the place."""

    day: date
    clock: time | None = None

    def at(self) -> datetime:
        """Return it as a date and time without zone; a whole day begins at midnight."""
        return datetime.combine(self.day, self.clock or time.min)


def _moment(value: Any) -> Any:  # noqa: ANN401 - whatever YAML held
    if not isinstance(value, str):
        return value
    found = _MOMENT.match(value.strip())
    try:
        if found:
            clock = time(int(found[2]), int(found[3])) if found[2] else None
            return Moment(day=date.fromisoformat(found[1]), clock=clock)
    except ValueError:
        pass
    msg = "is not a day, or a day and a time"
    raise ValueError(msg)


MomentField = Annotated[Moment, BeforeValidator(_moment)]


class Booking(Frozen):
    """How to book a place."""

    url: WebAddress | None = Field(None, description="A page where places are booked.")
    email: EmailAddress | None = Field(None, description="An address to write to.")
    phone: PhoneNumber | None = Field(None, description="A number to ring.")
    note: Line | None = Field(None, description="Anything else: where to ask, by when.")


class Material(Frozen):
    """A recording, notes or slides, put up afterwards."""

    label: Line = Field(description="What it is.")
    url: WebAddress = Field(description="Where it is.")


class Event(Entry):
    """Something that happens once: a session of the network, a roadshow, a celebration."""

    start: MomentField = Field(description='When it starts: "2026-12-05 10:00", or a day alone.')
    end: MomentField | None = Field(None, description="When it ends.")
    venue: Slug | None = Field(None, description="The listing, of kind place, where it is held.")
    address: Address | None = Field(None, description="Where it is held, if that is no listed venue.")
    areas: ListOf[Slug] = Field((), description="Terms of vocabulary/areas.yml.")
    online: Manner | None = Field(None, description="How to take part from home.")
    themes: ListOf[Slug] = Field((), description="Terms of vocabulary/themes.yml.")
    organiser: Slug | None = Field(None, description="The listing that holds it.")
    groups: ListOf[Slug] = Field((), description="The listings that take part.")
    topic: Line | None = Field(None, description="What is talked about.")
    format: Literal["face-to-face", "online", "both"] = Field(
        "face-to-face", description="face-to-face, online or both."
    )
    booking: Booking | None = Field(None, description="How to book.")
    cost: CostField | None = Field(None, description="What it costs.")
    join: JoinField | None = Field(None, description="How to join in.")
    audience: ListOf[Slug] = Field((), description="Terms of vocabulary/audiences.yml.")
    access: AccessList = Field((), description="What lets more people in: terms of vocabulary/access.yml.")
    contact: Contact | None = Field(None, description="Whom to ask.")
    consent: Consent | None = Field(None, description="The ground on which contact details are published.")
    materials: ListOf[Material] = Field((), description="Recordings and notes, afterwards.")
    status: Literal["going-ahead", "cancelled", "postponed"] = Field(
        "going-ahead", description="going-ahead, cancelled or postponed."
    )
    listed: Day | None = Field(None, description="The day it was announced here.")

    @model_validator(mode="after")
    def _ends_after_start(self) -> Event:
        if not self.end or (self.end.day == self.start.day and not self.end.clock):
            return self  # an end without a time of day is the end of that day
        if self.end.at() < self.start.at():
            msg = f"ends on {self.end.day}, before it starts on {self.start.day}"
            if self.end.day == self.start.day and self.end.clock and self.start.clock:
                end, start = clock_words(self.end.clock), clock_words(self.start.clock)
                msg = f"ends at {end}, before it starts at {start}"
            raise ValueError(msg)
        return self

    @property
    def last_day(self) -> date:
        """The day it is over."""
        return self.end.day if self.end else self.start.day
