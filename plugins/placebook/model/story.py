"""A story: what happened, in people's own words, with numbers that have a source."""

from __future__ import annotations

from pydantic import Field

from placebook.model.base import Day, Entry, Frozen, Line, ListOf, Slug, Source, Text, WebAddress


class Quote(Frozen):
    """Somebody's own words."""

    words: Text = Field(description="What they said, as they said it.")
    who: Line = Field(description="Who said it, as they want to be called.")


class Number(Frozen):
    """A number in a story. Every number has a story, and says where it comes from."""

    figure: Line = Field(description="The number as it is shown: £140,000.")
    what: Line = Field(description="What it counts.")
    source: Line = Field(description="Who counted, or where it is written.")
    url: WebAddress | None = Field(None, description="Where it can be looked up.")


class Story(Entry):
    """Something that happened here, or somewhere we can learn from."""

    date: Day = Field(description="The day it is published.")
    series: Slug | None = Field(None, description="The series it belongs to: spotlight, conversations.")
    author: Line | None = Field(None, description="Who wrote it, as a role.")
    themes: ListOf[Slug] = Field((), description="Terms of vocabulary/themes.yml.")
    areas: ListOf[Slug] = Field((), description="Terms of vocabulary/areas.yml.")
    groups: ListOf[Slug] = Field((), description="The listings in it.")
    quotes: ListOf[Quote] = Field((), description="People's own words.")
    numbers: ListOf[Number] = Field((), description="Numbers, each with its source.")
    what_made_it_work: ListOf[Line] = Field((), description="What others could learn from it.")
    source: Source | None = Field(None, description="Where its facts are from.")
