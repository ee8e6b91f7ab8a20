"""An edition as it was frozen: what its page, its feed, its e-mail and its text are made from ever after."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Literal

from pydantic import ConfigDict, Field

from placebook.model.base import Frozen
from placebook.model.edition import Edition
from placebook.model.letter import Letter


class Act(Frozen):
    """Something that was done to an edition, for whoever asks later.

    Attributes:
        did: What.
        on: The day.
        why: The reason that was given for taking an edition, or somebody in it, out again.
        allowed: The findings that were let pass by name, as `name: finding`.
        hash: The hash of what was frozen, or of what there was before something was taken out.
    """

    did: Literal["frozen", "unfrozen", "taken-down"]
    on: date
    why: str = ""
    allowed: tuple[str, ...] = ()
    hash: str = ""


class FrozenEdition(Frozen):
    """An edition, whole.

    Attributes:
        slug: Its quarter.
        first: The first day it tells of.
        last: The last day it tells of.
        left_out: The pages the editor left out of it.
        language: The language it is written in.
        url: The address of its page; empty for a site that had none.
        source: The hash of the editor's file it was made from.
        letter: What is in it, in words.
        html: The lines of its HTML e-mail, with merge tags.
        text: The lines of its plain text, with merge tags.
        pictures: The names of the pictures it shows: copies that are its own, below images/.
        hash: What tells it from any other; kept beside it, and not in itself.
    """

    # Lines of plain text begin with spaces.
    model_config = ConfigDict(str_strip_whitespace=False)

    slug: str
    first: date
    last: date
    left_out: tuple[str, ...]
    language: str
    url: str
    source: str
    letter: Letter
    html: tuple[str, ...]
    text: tuple[str, ...]
    pictures: tuple[str, ...]
    hash: str = Field("", exclude=True)

    @cached_property
    def told(self) -> frozenset[tuple[str, str]]:
        """What it tells of: the page of each record, and for an offer or a wish its words too."""
        return frozenset(
            (piece.page, piece.title if section.shape == "swaps" else "")
            for section in self.letter.sections
            for piece in section.pieces
        )

    def edition(self) -> Edition:
        """Return the editor's part as it was."""
        letter = self.letter
        return Edition.model_construct(
            slug=self.slug,
            title=letter.title,
            date=letter.date,
            subject=letter.subject,
            preheader=letter.preheader or None,
            body=letter.body,
            html=letter.opening,
            links=tuple(f"images/{name}" for name in self.pictures),
            leave_out=self.left_out,
        )
