"""An edition of the newsletter: the editor's part of it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Annotated

from pydantic import BeforeValidator, Field, StringConstraints

from placebook.model.base import Day, Frozen, Line, ListOf, Picture, Title, Written

EDITION_PATTERN = re.compile(r"^([12][0-9]{3})-q([1-4])$")
Reference = Annotated[str, StringConstraints(pattern=r"^(?:groups|stories|events)/[a-z0-9-]{1,80}$")]


class Quarter(Frozen):
    """A quarter of a calendar year."""

    year: int
    number: int = Field(ge=1, le=4)

    @classmethod
    def of(cls, day: date) -> Quarter:
        """Return the quarter a day falls in."""
        return cls(year=day.year, number=(day.month - 1) // 3 + 1)

    @classmethod
    def parse(cls, edition: str) -> Quarter:
        """Read `2026-q4`.

        Raises:
            ValueError: The text does not name a quarter so.
        """
        match = EDITION_PATTERN.match(edition)
        if not match:
            msg = f"'{edition}' does not name a quarter; write it like 2026-q4"
            raise ValueError(msg)
        return cls(year=int(match[1]), number=int(match[2]))

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.number * 3 - 2, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return self.next.first - timedelta(days=1)

    @property
    def next(self) -> Quarter:
        """The quarter after it."""
        return Quarter.of(self.first + timedelta(days=100))

    def __str__(self) -> str:
        return f"{self.year}-q{self.number}"


class Edition(Written):
    """The editor's part of a quarter's newsletter; what the quarter brought is added to it."""

    title: Title = Field(description="The edition's name.")
    date: Day = Field(description="The edition date: the day it comes out.")
    subject: Annotated[Line, Field(min_length=10, max_length=78)] = Field(description="The e-mail's subject.")
    preheader: Annotated[Line, Field(max_length=120)] | None = Field(
        None, description="What shows after the subject."
    )
    feature: ListOf[Reference] = Field((), description="What comes first: groups/x, stories/y, events/z.")
    leave_out: ListOf[Reference] = Field((), description="What is left out.")
    notes: Annotated[dict[Reference, Line], BeforeValidator(lambda value: {} if value is None else value)] = (
        Field(default_factory=dict, description="The editor's sentence on one thing: `groups/x: ...`.")
    )
    images: ListOf[Picture] = Field((), description="The edition's picture.")

    @property
    def quarter(self) -> Quarter:
        """The quarter it is the edition of."""
        return Quarter.parse(self.slug)
