"""An edition as it goes out: what senders build upon, the same for everyone but for its merge tags."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from placebook.newsletter.compose import letter_of
from placebook.newsletter.email import email_html, fitted
from placebook.newsletter.text import email_text
from placebook.wording.formats import formats

if TYPE_CHECKING:
    from datetime import date

    from placebook.model.edition import Edition
    from placebook.model.frozen import FrozenEdition
    from placebook.model.letter import Letter
    from placebook.pages.context import Context


@dataclass(frozen=True, slots=True)
class Outgoing:
    """An edition as it goes out.

    Attributes:
        id: Its quarter, which names it for ever: `2026-q4`.
        title: Its name.
        date: The edition date.
        subject: The subject of the e-mail: one line, 10 to 78 characters.
        preheader: What an inbox shows after it; may be empty. The HTML holds it already.
        language: The language it is written in, as a BCP 47 tag.
        direction: `ltr` or `rtl`.
        url: The address of its page; empty for a site that has none.
        html: The HTML e-mail, at most 102 kB, with `merge_tags.MERGE_TAGS` still to be filled.
        text: The plain text of the same, with the same tags, in lines that end in a line feed.
        letter: The whole edition in words, of which HTML and text may hold a part; for senders that want a
            form of their own.
        hash: The hash of the frozen edition; empty for one that is not frozen, which is never to be sent.
    """

    id: str
    title: str
    date: date
    subject: str
    preheader: str
    language: str
    direction: str
    url: str
    html: str
    text: str
    letter: Letter
    hash: str = ""

    @property
    def items(self) -> tuple[str, ...]:
        """The names of the pages it tells of, each once, in order: `groups/tea`."""
        named = (piece.page for section in self.letter.sections for piece in section.pieces)
        return tuple(dict.fromkeys(named))


def outgoing(ctx: Context, edition: Edition) -> Outgoing:
    """Return an edition as it goes out: as it was frozen, or as it would go out today."""
    frozen = ctx.directory.frozen.get(edition.slug)
    if frozen:
        return thawed(frozen)
    return written(ctx, letter_of(ctx, edition))


def written(ctx: Context, letter: Letter) -> Outgoing:
    """Write a letter as it goes out."""
    settings = ctx.site.settings
    # Shortened once, then written twice, so that both say the same.
    short = fitted(ctx, letter)
    return Outgoing(
        id=letter.slug,
        title=letter.title,
        date=letter.date,
        subject=letter.subject,
        preheader=letter.preheader,
        language=settings.language,
        direction=ctx.site.words.formats.direction,
        url=ctx.site.full(letter.page),
        html=email_html(ctx, short),
        text=email_text(ctx, short),
        letter=letter,
    )


def thawed(frozen: FrozenEdition) -> Outgoing:
    """Return an edition as it was frozen."""
    letter = frozen.letter
    return Outgoing(
        id=frozen.slug,
        title=letter.title,
        date=letter.date,
        subject=letter.subject,
        preheader=letter.preheader,
        language=frozen.language,
        direction=formats(frozen.language).direction,
        url=frozen.url,
        html="\n".join(frozen.html),
        text="\n".join(frozen.text),
        letter=letter,
        hash=frozen.hash,
    )
