"""An edition of the newsletter: the editor's part of it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Annotated, Literal, get_args

from pydantic import BeforeValidator, Field, StringConstraints

from placebook.model.base import Day, Frozen, Line, ListOf, Picture, Title, Written

EDITION_PATTERN = re.compile(r"^([12][0-9]{3})-q([1-4])$")
Reference = Annotated[str, StringConstraints(pattern=r"^(?:groups|stories|events|sparks)/[a-z0-9-]{1,80}$")]

# The parts of an edition in their usual order.
PartId = Literal[
    "first", "stories", "sparks", "outcomes", "new", "back", "changed", "corrected", "dates",
    "offered", "wanted", "changes",
]  # fmt: skip
PARTS: tuple[PartId, ...] = get_args(PartId)
Place = Annotated[
    str,
    StringConstraints(pattern=rf"^(?:(?:groups|stories|events|sparks)/[a-z0-9-]{{1,80}}|{'|'.join(PARTS)})$"),
]


class Quarter(Frozen):
    """A quarter of a year that begins in the month `starts`, and is called by the year it begins in."""

    year: int
    number: int = Field(ge=1, le=4)
    starts: int = Field(1, ge=1, le=12)

    @classmethod
    def of(cls, day: date, starts: int = 1) -> Quarter:
        """Return the quarter a day falls in, of years that begin in the month `starts`."""
        year, months = divmod(day.year * 12 + day.month - starts, 12)
        return cls(year=year, number=months // 3 + 1, starts=starts)

    @classmethod
    def parse(cls, edition: str, starts: int = 1) -> Quarter:
        """Read `2026-q4`, of years that begin in the month `starts`.

        Raises:
            ValueError: The text does not name a quarter so.
        """
        match = EDITION_PATTERN.match(edition)
        if not match:
            msg = f"'{edition}' does not name a quarter; write it like 2026-q4"
            raise ValueError(msg)
        return cls(year=int(match[1]), number=int(match[2]), starts=starts)

    @property
    def first(self) -> date:
        """Its first day."""
        years, months = divmod(self.starts - 1 + (self.number - 1) * 3, 12)
        return date(self.year + years, months + 1, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return self.next.first - timedelta(days=1)

    @property
    def next(self) -> Quarter:
        """The quarter after it."""
        return Quarter.of(self.first + timedelta(days=100), self.starts)

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
    feature: ListOf[Reference] = Field(
        (), description="What comes first: groups/x, stories/y, events/z, sparks/s."
    )
    order: ListOf[Place] = Field(
        (), description="What comes before the rest: parts of the edition, and things within their part."
    )
    leave_out: ListOf[Reference] = Field((), description="What is left out.")
    notes: Annotated[dict[Reference, Line], BeforeValidator(lambda value: {} if value is None else value)] = (
        Field(default_factory=dict, description="The editor's sentence on one thing: `groups/x: ...`.")
    )
    images: ListOf[Picture] = Field((), description="The edition's picture.")
    draft: bool = Field(
        default=False, description="yes while nobody is to be led to it; freezing it publishes it."
    )

    def is_before(self, other: Edition) -> bool:
        """Tell whether it comes out before another; of two on one day, by their quarters."""
        return (self.date, self.slug) < (other.date, other.slug)
