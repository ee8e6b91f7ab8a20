"""An edition as an e-mail: HTML that mail programs understand, and no more than they show whole.

Nothing in it tells anyone that it was read: no picture is fetched from elsewhere, and no address differs from
reader to reader.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from placebook.newsletter.closing import closing
from placebook.newsletter.compose import dateline
from placebook.newsletter.pictures import as_mailed, pictures_in
from placebook.pages.colours import PLACE_CONTRAST, readable
from placebook.pages.outside import absolute

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from placebook.model.letter import Letter, Piece, Section
    from placebook.model.settings import Colours
    from placebook.pages.context import Context

# Gmail shows 102 kB and hides the rest behind a link; the stop link would be among what is hidden.
MAX_BYTES = 102_000
_LONG_OPENING = 8_000
_EIGHT = tuple((part, 8) for part in ("sparks", "outcomes", "changed", "back", "corrected", "changes"))
_LIMITS = (("new", 24), ("offered", 6), ("wanted", 6), ("dates", 16), ("stories", 8), *_EIGHT)
# Mail programs that show the text after the preheader fill up the line with it; this leaves nothing to show.
_FILLER = Markup("&#847;&zwnj;&nbsp;") * 40
_OPENING_TAG = re.compile(r"<(p|a|h[2-6]|ul|ol|li|blockquote|img|strong|hr)(?=[ >/])")


class Palette(NamedTuple):
    """The colours of an e-mail on paper, or by night."""

    paper: str
    sheet: str
    text: str
    soft: str
    hair: str
    link: str
    accent: str


class Foot(NamedTuple):
    """The colours of an e-mail's last part, the same by day and by night."""

    paper: str = "#10201f"
    text: str = "#f4ecdc"


def palettes(colours: Colours) -> tuple[Palette, Palette]:
    """Return a place's colours by day and by night, each with enough contrast to its background."""
    return tuple(  # type: ignore[return-value]  # two of them
        Palette(
            *base,
            readable(colours.place, base[1], PLACE_CONTRAST),
            readable(colours.accent, base[1], PLACE_CONTRAST),  # a letter says small words in it
        )
        for base in (
            ("#f1ebde", "#fffdf9", "#1c2b2d", "#414f51", "#ddd3bf"),
            ("#0e1716", "#1b2928", "#f4ecdc", "#cfc8b8", "#3d4f51"),
        )
    )


def email_html(ctx: Context, letter: Letter) -> str:
    """Return an edition as the HTML of an e-mail, with whole addresses."""
    settings = ctx.site.settings
    mailed = as_mailed(ctx.site, letter.slug, pictures_in(letter))
    ink, night = palettes(settings.colours)
    from mjml import mjml2html  # noqa: PLC0415 - only whoever writes an e-mail needs it

    source = ctx.env.get_template("email/edition.mjml").render(
        letter=_beside_leaves(letter, ctx.site.words.formats.day),
        ink=ink,
        night=night,
        foot=Foot(),
        dateline=dateline(ctx.site.words, letter)[:2],  # an e-mail has its date
        picture=mailed.picture,
        opening=_styled(mailed.resolve(letter.opening), ink),
        preheader=letter.preheader,
        filler=_FILLER,
        direction=ctx.site.words.formats.direction,
        closing=closing(ctx.site, letter),
    )
    # No fonts: one that is not on the reader's machine would be fetched, and tell who reads when.
    return mjml2html(absolute(source, ctx.site), fonts={})


def _beside_leaves(letter: Letter, day_words: Callable[[date], str]) -> Letter:
    """Leave the day out of what is said beside a leaf of the calendar, which has it; only the hours stay."""
    sections = (
        one.model_copy(update={"pieces": tuple(_hours_only(piece, day_words) for piece in one.pieces)})
        if one.shape == "dates"
        else one
        for one in letter.sections
    )
    return letter.model_copy(update={"sections": tuple(sections)})


def _hours_only(piece: Piece, day_words: Callable[[date], str]) -> Piece:
    if not piece.start:
        return piece
    day = day_words(piece.start.day)
    told = (fact.model_copy(update={"words": fact.words.removeprefix(f"{day}, ")}) for fact in piece.facts)
    return piece.model_copy(update={"facts": tuple(fact for fact in told if fact.words != day)})


def fitted(ctx: Context, letter: Letter) -> Letter:
    """Return an edition shortened, step by step, until its e-mail is shown whole.

    Offers and wishes after the 12th are always left to the site: a letter is no catalogue. When it is still
    too long, the following go there too, in this order: what new listings say of themselves; new listings
    after the 24th; offers and wishes after the 6th; dates after the 16th; stories after the 8th, small
    sparks, and what changed, came back, was put right or stopped; a long opening; and at last all but the
    first five of everything, from the end on.
    """
    for shorten in _steps(letter):
        letter = shorten(letter)
        if len(email_html(ctx, letter).encode()) <= MAX_BYTES:
            break
    return letter


def _steps(letter: Letter) -> Iterator[Callable[[Letter], Letter]]:
    yield lambda letter: letter.shortened("offered", 12).shortened("wanted", 12)
    yield _names_only
    for section_id, keep in _LIMITS:
        yield _keeping(section_id, keep)
    if len(letter.opening.encode()) > _LONG_OPENING:
        yield _opening_on_site
    for section in reversed(letter.sections):
        yield _keeping(section.id, 5)


def _keeping(section_id: str, keep: int) -> Callable[[Letter], Letter]:
    return lambda letter: letter.shortened(section_id, keep)


def _names_only(letter: Letter) -> Letter:
    """Let new listings stand with their names and facts alone."""
    sections = (_without_sentences(one) if one.id == "new" else one for one in letter.sections)
    return letter.model_copy(update={"sections": tuple(sections)})


def _without_sentences(section: Section) -> Section:
    pieces = (piece.model_copy(update={"summary": ""}) for piece in section.pieces)
    return section.model_copy(update={"pieces": tuple(pieces)})


def _opening_on_site(letter: Letter) -> Letter:
    return letter.model_copy(update={"opening": "", "is_opening_whole": False})


def _styled(html: str, ink: Palette) -> Markup:
    """Give the elements of the opening the styles that a mail program would otherwise not know."""
    text = f"font-family:'Trebuchet MS','Segoe UI',Verdana,Arial,sans-serif;color:{ink.text};"
    head = f"margin:22px 0 8px;font-family:Georgia,'Times New Roman',serif;color:{ink.text};"
    styles = {
        "p": f"margin:0 0 16px;{text}font-size:18px;line-height:29px;",
        "a": f"color:{ink.link};text-decoration:underline;",
        "ul": "margin:0 0 16px;padding:0 0 0 22px;",
        "ol": "margin:0 0 16px;padding:0 0 0 26px;",
        "li": f"margin:0 0 6px;{text}font-size:18px;line-height:29px;",
        "blockquote": f"margin:0 0 16px;padding:0 0 0 16px;border-left:4px solid {ink.accent};",
        "img": "max-width:100%;height:auto;",
        "hr": f"margin:24px 0;border:0;border-top:1px solid {ink.hair};",
        "strong": "font-weight:bold;",
    }

    def styled(match: re.Match[str]) -> str:
        name = match[1]
        style = styles.get(name, f"{head}font-size:22px;line-height:28px;")
        kind = "link" if name == "a" else "ink"
        return f'<{name} class="{kind}" style="{style}"'

    return Markup(_OPENING_TAG.sub(styled, html))  # noqa: S704 - cleaned when it was read
