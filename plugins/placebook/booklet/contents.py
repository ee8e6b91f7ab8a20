"""What a booklet holds: all of a place, or what is in one area or about one theme."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from placebook.pages.printed import Section, sections

if TYPE_CHECKING:
    from placebook.model.directory import Directory
    from placebook.model.listing import Listing
    from placebook.model.vocabulary import Term, Vocabulary
    from placebook.wording.wording import Wording


@dataclass(frozen=True, slots=True)
class Booklet:
    """What a booklet holds.

    Attributes:
        sections: Its themes, each with its listings by name. A listing stands under one theme.
        area: The area it is limited to.
        theme: The theme it is limited to, which is then its only section.
    """

    sections: tuple[Section, ...]
    area: Term | None = None
    theme: Term | None = None

    @property
    def listings(self) -> tuple[Listing, ...]:
        """Every listing in it, in the order of its pages."""
        return tuple(listing for section in self.sections for listing in section.listings)

    def about(self, words: Wording) -> str:
        """What it is limited to, in words: `Crafts in Northgate`; empty for the booklet of everything."""
        theme = self.theme.label if self.theme else ""
        if not self.area:
            return theme
        return words.say("{theme} in {area}", theme=theme, area=self.area.label) if theme else self.area.label


def choose(directory: Directory, *, area: Term | None = None, theme: Term | None = None) -> Booklet:
    """Choose what is in a booklet: listings that have not closed, of an area (all within it) or a theme."""
    chosen = [
        listing
        for listing in directory.open_listings
        if (not area or area.id in directory.all_areas(listing)) and (not theme or theme.id in listing.themes)
    ]
    if theme:
        return Booklet((Section(theme, tuple(chosen)),) if chosen else (), area, theme)
    return Booklet(sections(directory, chosen), area)


def term_named(vocabulary: Vocabulary, word: str) -> Term | None:
    """Return the term somebody means: by its id, its name or another word for it, in capitals or not."""
    wanted = word.strip().casefold()
    names = (
        *((term.id, term) for term in vocabulary),
        *((term.label.casefold(), term) for term in vocabulary),
        *((other.casefold(), term) for term in vocabulary for other in term.also),
    )
    return next((term for name, term in names if name == wanted), None)
