"""An edition as a page of the site."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from placebook.newsletter.compose import dateline, letter_of

if TYPE_CHECKING:
    from placebook.model.base import Picture
    from placebook.model.edition import Edition
    from placebook.model.letter import Letter, Section, Shape
    from placebook.pages.context import Context
    from placebook.wording.wording import Wording

# A first paragraph as short as this is a greeting.
_GREETING = re.compile(r"^<p>[^<]{1,60}</p>")


def edition_html(ctx: Context, edition: Edition) -> str:
    """Return the content of an edition's page, in which `ROOT` begins the addresses."""
    letter = letter_of(ctx, edition)
    opening = _with_greeting(ctx.site.resolve(letter.opening))
    return ctx.render(
        "edition.html",
        letter=letter,
        opening=opening,
        dateline=dateline(ctx.site.words, letter),
        parts=parts(ctx.site.words, letter),
    )


def cover_of(ctx: Context, edition: Edition) -> Picture | None:
    """Return the picture that stands for an edition: the first in it."""
    pieces = (piece for section in letter_of(ctx, edition).sections for piece in section.pieces)
    return next(
        (piece.picture for piece in pieces if piece.picture and ctx.site.picture(piece.picture)), None
    )


class Part(NamedTuple):
    """What stands under one heading of the page: a section, or what is offered and what is looked for."""

    id: str
    title: str
    shape: Shape
    sections: tuple[Section, ...]

    @property
    def size(self) -> int:
        """How many things are in it."""
        return sum(len(section.pieces) for section in self.sections)


def parts(words: Wording, letter: Letter) -> list[Part]:
    """Return the parts of a page in the order of the letter; offers and wishes stand together."""
    swaps = tuple(one for one in letter.sections if one.shape == "swaps")
    found = []
    for one in letter.sections:
        if one.shape != "swaps":
            found.append(Part(one.id, one.title, one.shape, (one,)))
        elif one is swaps[0]:
            found.append(Part("exchange", words.say("Offered and looked for"), one.shape, swaps))
    return found


def _with_greeting(html: str) -> Markup:
    """Set a greeting apart, so that the large first letter begins the paragraph after it, which is longer."""
    return Markup(_GREETING.sub(lambda match: f"<div>{match[0]}</div>", html))  # noqa: S704 - cleaned when read
