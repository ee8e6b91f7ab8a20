"""A small spark: a little money that lets people begin something, and the fund it comes from."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from placebook.model.base import Day, Entry, Frozen, Line, ListOf, Slug

# Source: ISO 4217.
_CURRENCY = re.compile(r"^[A-Z]{3}$")


def _currency(value: str) -> str:
    if not _CURRENCY.match(value):
        msg = "is not a currency in three letters"
        raise ValueError(msg)
    return value


Currency = Annotated[str, AfterValidator(_currency)]


class Outcome(Frozen):
    """What came of a spark."""

    on: Day = Field(description="The day it was known.")
    what: Line = Field(description="What came of it, in one sentence.")


class Spark(Entry):
    """Money that was given so that somebody could begin, or a fund that people may ask."""

    date: Day = Field(description="The day the money was given; of a fund, the day it opened.")
    stage: Literal["given", "open"] = Field(
        "given", description="given: the money was given; open: a fund that people may ask."
    )
    amount: int = Field(
        ge=1, le=100_000, description="How much, in whole pounds; of a fund, the most one may ask for."
    )
    currency: Currency = Field("GBP", description="The currency, by its three letters (ISO 4217).")
    until: Day | None = Field(None, description="The last day to ask a fund; left out while it stays open.")
    how_to_ask: Line | None = Field(None, description="How to ask a fund, in one sentence.")
    fund: Slug | None = Field(None, description="The fund it came from: the name of its file in sparks/.")
    given_by: Slug | None = Field(None, description="The listing of those who give the money.")
    who: Line | None = Field(
        None, description="Who asked, as they want to be called: three neighbours of Weavers Row."
    )
    groups: ListOf[Slug] = Field((), description="The listings it helped, or that came of it.")
    themes: ListOf[Slug] = Field((), description="Terms of vocabulary/themes.yml.")
    areas: ListOf[Slug] = Field((), description="Terms of vocabulary/areas.yml.")
    came_of_it: Outcome | None = Field(None, description="What came of it, once that is known.")

    @model_validator(mode="after")
    def _in_order_of_time(self) -> Spark:
        if self.until and self.until < self.date:
            msg = f"can be asked until {self.until}, before it opened on {self.date}"
            raise ValueError(msg)
        if self.came_of_it and self.came_of_it.on < self.date:
            msg = f"says what came of it on {self.came_of_it.on}, before it was given on {self.date}"
            raise ValueError(msg)
        return self

    @property
    def is_fund(self) -> bool:
        """Whether it is a fund, and not what was given from one."""
        return self.stage == "open"

    def can_be_asked(self, day: Day) -> bool:
        """Tell whether it is a fund that can be asked on a day."""
        return self.is_fund and self.date <= day and (self.until is None or day <= self.until)
