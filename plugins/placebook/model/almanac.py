"""What a session's own pattern does not know: school terms and bank holidays."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import time
from typing import TYPE_CHECKING, Literal, NamedTuple

from pydantic import Field, model_validator

from placebook.model.base import Day, Frozen, Line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from placebook.model.sessions import Session

# Why somebody should check before they set out; empty where a meeting is sure.
Doubt = Literal["", "bank-holiday", "term"]
BankHolidayRule = Literal["ask", "off", "on"]
_SOON = 62


class Break(Frozen):
    """Days off within a term, both ends included."""

    from_: Day = Field(alias="from", description="The first day off.")
    until: Day = Field(description="The last day off.")

    @model_validator(mode="after")
    def _in_order(self) -> Break:
        if self.until < self.from_:
            msg = f"stops on {self.until}, before it begins on {self.from_}"
            raise ValueError(msg)
        return self


class SchoolTerm(Frozen):
    """A school term: sessions in term time meet within terms and outside half terms."""

    name: Line = Field(description="What people call it: Autumn 2026.")
    from_: Day = Field(alias="from", description="The first day of the term.")
    until: Day = Field(description="The last day of the term.")
    half_term: Break | None = Field(None, description="The week off in its middle: from and until.")

    @model_validator(mode="after")
    def _possible(self) -> SchoolTerm:
        if self.until < self.from_:
            msg = f"stops on {self.until}, before it begins on {self.from_}"
            raise ValueError(msg)
        off = self.half_term
        if off and not (self.from_ <= off.from_ and off.until <= self.until):
            msg = f"has its half term from {off.from_} to {off.until}, which is not within it"
            raise ValueError(msg)
        return self

    def holds(self, day: date) -> bool:
        """Tell whether a day is in the term and not in its half term."""
        off = self.half_term
        return self.from_ <= day <= self.until and not (off and off.from_ <= day <= off.until)


class Meeting(NamedTuple):
    """A day on which a session meets, and why one should check first, if so."""

    day: date
    session: Session
    doubt: Doubt


@dataclass(frozen=True)
class Almanac:
    """Knows on which days sessions really meet.

    Attributes:
        terms: School terms as far as they are known, in their order. Before the first and after the last
            nobody can be sure of a session in term time.
        bank_holidays: The names of bank holidays by their day.
        rule: What becomes of sessions on bank holidays that do not say so themselves: ask first, off, or on
            as ever.
    """

    terms: tuple[SchoolTerm, ...] = ()
    bank_holidays: Mapping[date, str] = field(default_factory=dict)
    rule: BankHolidayRule = "ask"

    def doubt(self, session: Session, day: date) -> Doubt | None:
        """Judge a day that the session's own pattern names: None if it does not meet after all."""
        rule = self.rule_for(session)
        if rule != "on" and day in self.bank_holidays:
            if rule == "off":
                return None
            unsure: Doubt = "bank-holiday"
        else:
            unsure = ""
        if session.term_time:
            if not self.knows_term(day):
                return unsure or "term"
            if not any(term.holds(day) for term in self.terms):
                return None
        return unsure

    def rule_for(self, session: Session) -> BankHolidayRule:
        """Return what becomes of a session on bank holidays: what it says, else what the place says."""
        if session.bank_holidays is None:
            return self.rule
        return "on" if session.bank_holidays else "off"

    def knows_term(self, day: date) -> bool:
        """Tell whether it is known of a day if it is in a term or in the holidays."""
        return bool(self.terms) and self.terms[0].from_ <= day <= self.terms[-1].until

    def meetings(self, session: Session, first: date, days: int) -> Iterator[Meeting]:
        """Yield the days a session meets, from `first` on, for `days` days."""
        for day in session.dates(first, days):
            doubt = self.doubt(session, day)
            if doubt is not None:
                yield Meeting(day, session, doubt)

    def next_meeting(self, sessions: Iterable[Session], today: date, days: int = _SOON) -> Meeting | None:
        """Return the first meeting of several sessions from `today` on, if one is within `days` days."""
        firsts = [next(self.meetings(session, today, days), None) for session in sessions]
        found = [one for one in firsts if one]
        return min(found, key=lambda one: (one.day, one.session.start or time.min), default=None)
