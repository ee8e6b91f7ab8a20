"""The words a place files things under: areas (a tree), themes, access, audiences."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pydantic import Field

from placebook.model.base import Frozen, Line, ListOf, Slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

VOCABULARIES = ("areas", "themes", "access", "audiences")
EVERYONE = "everyone"
"""The audience that leaves nobody out."""


class Term(Frozen):
    """One word of a vocabulary, and the other words people use for it."""

    id: Slug = Field(description="Its name in other files and in addresses.")
    label: Line = Field(description="Its name on the page.")
    within: Line | None = Field(
        None, description="Its name within a line, where that begins with a small letter: older people."
    )
    also: ListOf[Line] = Field((), description="Other words people type for it.")
    parent: Slug | None = Field(None, description="The term it lies within.")
    code: Line | None = Field(None, description="What registers and maps call it: a ward's official code.")
    description: Line | None = Field(None, description="One sentence about it.")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The terms of one kind, in the keeper's order; a tree where terms have parents."""

    name: str
    terms: tuple[Term, ...] = ()
    by_id: dict[str, Term] = field(default_factory=dict, compare=False)

    @classmethod
    def of(cls, name: str, terms: Iterable[Term]) -> Vocabulary:
        """Make a vocabulary of terms whose ids differ."""
        kept = tuple(terms)
        return cls(name, kept, {term.id: term for term in kept})

    def __contains__(self, term_id: str) -> bool:
        return term_id in self.by_id

    def __iter__(self) -> Iterator[Term]:
        return iter(self.terms)

    def label(self, term_id: str) -> str:
        """Return the label of a term, or its id where the vocabulary has no such term."""
        term = self.by_id.get(term_id)
        return term.label if term else term_id

    def in_a_line(self, term_ids: Iterable[str]) -> list[str]:
        """Return labels to stand one after the other: the first begins the line, the others are within it."""
        terms = [(self.by_id.get(term_id), term_id) for term_id in term_ids]
        names = [(term.label, term.within or term.label) if term else (id_, id_) for term, id_ in terms]
        return [within if place else label for place, (label, within) in enumerate(names)]

    def children(self, term_id: str | None) -> tuple[Term, ...]:
        """Return the terms right below a term, or the roots for None."""
        return tuple(term for term in self.terms if term.parent == term_id)

    def path(self, term_id: str) -> tuple[Term, ...]:
        """Return a term and those above it, the root first. A loop of parents ends where it closes."""
        path: list[Term] = []
        term = self.by_id.get(term_id)
        while term and term not in path:
            path.append(term)
            term = self.by_id.get(term.parent) if term.parent else None
        return tuple(reversed(path))
