"""An edition put into words: its parts and what stands in them, the same for page, feed, e-mail and text.

It holds words and names of pages and pictures, and no record: what listings say tomorrow does not change it.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from placebook.model.base import Frozen, Picture
from placebook.model.event import Moment
from placebook.model.kinds import KindId

Shape = Literal["tales", "cards", "dates", "swaps"]


class Fact(Frozen):
    """A short fact, and the name of the icon that stands by it on the page."""

    icon: str
    words: str


class Piece(Frozen):
    """One thing in a section.

    Attributes:
        page: The name of its page.
        title: Its title; of a swap, what is offered or looked for.
        summary: One sentence; of a swap, whose it is.
        kicker: What sort of thing it is, in a word or two.
        kind: The kind of a listing.
        facts: When, where, what it costs.
        note: The editor's sentence.
        status: That it is off, if it is.
        mark: That it came too late for an earlier edition, or is otherwise than it was told there.
        picture: Its picture.
        language: The language of its title, summary and facts that somebody wrote, if not the letter's.
        start: When an event starts; of a fund, the last day to ask.
    """

    page: str
    title: str
    summary: str
    kicker: str = ""
    kind: KindId | None = None
    facts: tuple[Fact, ...] = ()
    note: str = ""
    status: str = ""
    mark: str = ""
    picture: Picture | None = None
    language: str = ""
    start: Moment | None = None


class Section(Frozen):
    """One part of an edition: its id on the page, its heading, its pieces, and how many more the site has."""

    id: str
    title: str
    shape: Shape
    pieces: tuple[Piece, ...]
    more: int = 0


class Figure(Frozen):
    """One of the quarter's numbers, and what it counts."""

    figure: str
    what: str


class Sibling(Frozen):
    """Another edition: its quarter and its season."""

    slug: str
    season: str


class Letter(Frozen):
    """An edition in words.

    Attributes:
        slug: Its quarter: `2026-q4`.
        title: Its name.
        date: The edition date.
        subject: The subject of its e-mail.
        preheader: What an inbox shows after the subject; may be empty.
        season: `Winter 2026/27`.
        number: Which edition it is, from 1.
        body: The editor's opening as she wrote it, in Markdown.
        opening: The same as safe HTML, in which links to files of content are still to be resolved.
        is_opening_whole: Whether the opening is there; a very long one is left to the site.
        sections: Its parts; none is empty.
        figures: The quarter in numbers.
        earlier: The edition before it.
    """

    slug: str
    title: str
    date: date
    subject: str
    preheader: str
    season: str
    number: int
    body: str
    opening: str
    is_opening_whole: bool = True
    sections: tuple[Section, ...] = ()
    figures: tuple[Figure, ...] = ()
    earlier: Sibling | None = None

    @property
    def page(self) -> str:
        """The name of its page."""
        return f"newsletter/{self.slug}"

    def shortened(self, section_id: str, keep: int) -> Letter:
        """Keep the first pieces of a section and say how many more there are on the site."""
        sections = (_cut(one, keep) if one.id == section_id else one for one in self.sections)
        return self.model_copy(update={"sections": tuple(sections)})


def _cut(section: Section, keep: int) -> Section:
    left_out = len(section.pieces) - keep
    if left_out <= 0:
        return section
    return section.model_copy(update={"pieces": section.pieces[:keep], "more": section.more + left_out})
