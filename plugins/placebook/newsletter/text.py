"""An edition as plain text: the same things in the same order as the e-mail, with the same links."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from placebook.newsletter.closing import closing
from placebook.newsletter.compose import dateline
from placebook.newsletter.plain import WIDTH, filled, plain
from placebook.pages.outside import absolute
from placebook.wording.wording import begun

if TYPE_CHECKING:
    from collections.abc import Iterator

    from placebook.model.letter import Letter, Piece, Section
    from placebook.pages.context import Context


def email_text(ctx: Context, letter: Letter) -> str:
    """Return an edition as plain text, in lines of at most 74 characters; only an address may be longer."""
    return "\n\n".join(_parts(ctx, letter)) + "\n"


def _parts(ctx: Context, letter: Letter) -> Iterator[str]:
    """Yield what is parted by empty lines."""
    site, words = ctx.site, ctx.site.words
    page = absolute(site.href(letter.page), site)
    yield f"{words.say('Read this on the web')}:\n{page}"
    yield "\n".join(filled(site.settings.newsletter_title))
    yield "\n".join([*_underlined(letter.title, "="), *filled(", ".join(dateline(words, letter)[:2]))])
    if letter.is_opening_whole:
        yield from plain(letter.body, site)
    else:
        letter_there = words.say("Read the editor's letter on the site")
        yield f"{letter_there}:\n{page}"
    for section in letter.sections:
        yield "\n".join(_underlined(section.title, "-"))
        yield from (_piece(ctx, section, piece) for piece in section.pieces)
        if section.more:
            more = words.counted(
                section.more, "", "Read {number} more on the site", "Read {number} more on the site"
            )
            yield f"{more}:\n{page}#{section.id}"
    if letter.figures:
        yield "\n".join(_underlined(words.say("The quarter in numbers"), "-"))
        yield "\n".join(line for one in letter.figures for line in filled(f"{one.figure} {one.what}"))
    yield "-" * WIDTH
    yield "\n".join(filled(begun(site.settings.keeper.name)))
    for line in closing(site, letter):
        yield "\n".join(
            filled("".join(_with_address(said, absolute(address, site)) for said, address in line))
        )


def _piece(ctx: Context, section: Section, piece: Piece) -> str:
    href = absolute(ctx.site.href(piece.page), ctx.site)
    if section.shape == "swaps":
        whose = f"{piece.summary}. {piece.mark}" if piece.mark else piece.summary
        return "\n".join([*filled(piece.title, "  ", first="* "), *filled(whose, "  "), f"  {href}"])
    status = f" ({piece.status.lower()})" if piece.status else ""
    is_said = section.shape != "tales" or piece.title.startswith(piece.kicker)
    kicker = "" if is_said else f"{piece.kicker}: "
    lines = filled(f"{kicker}{piece.title}{status}", "  ", first="* ")
    if section.shape != "dates" and piece.summary:
        lines += filled(piece.summary, "  ")
    if piece.facts:
        lines += filled(". ".join(fact.words.rstrip(".") for fact in piece.facts) + ".", "  ")
    if piece.mark:
        lines += filled(f"({piece.mark}.)", "  ")
    if piece.note:
        lines += filled(piece.note, "  > ")
    return "\n".join([*lines, f"  {href}"])


def _underlined(words: str, rule: str) -> list[str]:
    lines = wrap(words, WIDTH)
    return [*lines, rule * max(map(len, lines))]


def _with_address(words: str, address: str) -> str:
    """Write out where a link leads, unless its words say so already."""
    if not address or address.startswith("tel:") or address == f"mailto:{words}":
        return words
    return f"{words} <{address}>"
