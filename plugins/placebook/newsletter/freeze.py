"""Freezing an edition: everything in it made once, so that nothing else has a part in it any more."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from placebook.content.frozen import hash_of
from placebook.content.markdown import SCHEME
from placebook.model.frozen import FrozenEdition
from placebook.newsletter.compose import chosen, compose
from placebook.newsletter.outgoing import written
from placebook.newsletter.pictures import PICTURE, copy_of, pictures_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from placebook.model.edition import Edition
    from placebook.model.letter import Letter, Piece
    from placebook.pages.context import Context


def frozen(ctx: Context, edition: Edition, source: bytes) -> tuple[FrozenEdition, dict[str, str]]:
    """Freeze an edition.

    Args:
        ctx: The place on the day.
        edition: The edition, which is not frozen yet.
        source: The bytes of the editor's file.

    Returns:
        The edition, and for each picture in it that has to be copied, the name of the copy.
    """
    selection = chosen(ctx, edition)
    letter = compose(ctx, selection)
    copies = {name: copy_of(edition.slug, name) for name in pictures_in(letter)}
    letter = _with_copies(letter, copies)
    pictures = ctx.site.pictures
    theirs = {copy: pictures[name] for name, copy in copies.items() if name in pictures}
    out = written(replace(ctx, site=replace(ctx.site, pictures={**pictures, **theirs})), letter)
    made = FrozenEdition(
        slug=edition.slug,
        first=selection.first,
        last=selection.last,
        left_out=edition.leave_out,
        language=out.language,
        url=out.url,
        source=hash_of(source),
        letter=letter,
        html=tuple(out.html.split("\n")),
        text=tuple(out.text.split("\n")),
        pictures=tuple(copies.values()),
    )
    return made, copies


def _with_copies(letter: Letter, copies: Mapping[str, str]) -> Letter:
    """Let a letter show the copies of its pictures."""
    sections = tuple(
        one.model_copy(update={"pieces": tuple(_piece(piece, copies) for piece in one.pieces)})
        for one in letter.sections
    )
    opening = PICTURE.sub(lambda match: f'src="{SCHEME}images/{copies[match[1]]}"', letter.opening)
    return letter.model_copy(update={"sections": sections, "opening": opening})


def _piece(piece: Piece, copies: Mapping[str, str]) -> Piece:
    if not piece.picture:
        return piece
    picture = piece.picture.model_copy(update={"file": copies[piece.picture.file]})
    return piece.model_copy(update={"picture": picture})
