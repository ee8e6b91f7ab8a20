"""The full content of entries, as HTML with whole addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from markupsafe import Markup, escape

from placebook.model.edition import Edition
from placebook.model.story import Story
from placebook.newsletter.compose import letter_of, piece
from placebook.newsletter.selection import Item
from placebook.pages.context import page_of
from placebook.pages.outside import absolute
from placebook.wording.formats import formats

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from placebook.model.base import Picture
    from placebook.model.event import Event
    from placebook.model.letter import Piece
    from placebook.model.listing import Listing
    from placebook.model.spark import Spark
    from placebook.pages.context import Context

# Whatever a writer gave no host: `#part`, or an address that is no file of content.
_RELATIVE = re.compile(r'(<(?:a|img) (?:[a-z]+="[^"]*" )*?(?:href|src)=")(?![A-Za-z][A-Za-z0-9+.-]*:)([^"]*)')


def content(ctx: Context, record: Listing | Story | Event | Spark | Edition) -> str:
    """Return all a feed reader shows of a record."""
    if isinstance(record, Edition):
        parts = _edition(ctx, record)
    elif isinstance(record, Story):
        parts = _story(ctx, record)
    else:
        parts = _with_facts(ctx, record)
    url = ctx.site.full(page_of(record))
    html = absolute("\n".join(filter(None, parts)), ctx.site)
    if tag := getattr(record, "language", None):
        html = str(Markup('<div lang="{}" dir="{}">').format(tag, formats(tag).direction)) + f"{html}</div>"
    return _RELATIVE.sub(lambda found: f"{found[1]}{urljoin(url, found[2])}", html)


def _with_facts(ctx: Context, record: Listing | Event | Spark) -> Iterator[str]:
    said = piece(ctx, Item(record))
    if said.status:
        yield f"<p><strong>{escape(said.status)}.</strong></p>"
    yield f"<p>{escape(said.summary)}</p>"
    yield _list(fact.words for fact in said.facts)
    yield from _picture(ctx, said.picture)
    yield ctx.site.resolve(record.html)


def _story(ctx: Context, story: Story) -> Iterator[str]:
    yield from _picture(ctx, next(iter(story.images), None))
    yield ctx.site.resolve(story.html)
    for quote in story.quotes:
        yield f"<blockquote><p>{escape(quote.words)}</p><p>{escape(quote.who)}</p></blockquote>"
    if story.numbers:
        yield f"<h2>{escape(ctx.site.words.say('In numbers'))}</h2>"
        yield _list(f"{one.figure}: {one.what} ({one.source})" for one in story.numbers)
    if story.what_made_it_work:
        yield f"<h2>{escape(ctx.site.words.say('What made it work'))}</h2>"
        yield _list(story.what_made_it_work)
    if story.source:
        source = ctx.site.words.say("Source: {source}", source=story.source.name)
        yield f"<p>{escape(source)}</p>"


def _edition(ctx: Context, edition: Edition) -> Iterator[str]:
    letter = letter_of(ctx, edition)
    yield ctx.site.resolve(letter.opening)
    for section in letter.sections:
        yield Markup("<h2>{}</h2>").format(section.title)
        yield Markup("<ul>{}</ul>").format(Markup("").join(_item(ctx, one) for one in section.pieces))
    if letter.figures:
        yield Markup("<h2>{}</h2>").format(ctx.site.words.say("The quarter in numbers"))
        yield _list(f"{one.figure} {one.what}" for one in letter.figures)


def _item(ctx: Context, said: Piece) -> Markup:
    line = Markup('<li><a href="{}"{}>{}</a>').format(ctx.site.href(said.page), _lang(said), said.title)
    if said.status:
        line += Markup(" <strong>{}</strong>").format(said.status)
    if said.mark:
        line += Markup(" <em>{}</em>").format(said.mark)
    line += Markup("<br>{}").format(said.summary)
    if said.facts:
        line += Markup("<br>{}").format(" · ".join(fact.words for fact in said.facts))
    if said.note:
        line += Markup("<br><em>{}</em>").format(said.note)
    return line + Markup("</li>")


def _lang(said: Piece) -> Markup:
    return Markup(' lang="{}"').format(said.language) if said.language else Markup("")


def _list(lines: Iterable[str]) -> str:
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return f"<ul>{items}</ul>" if items else ""


def _picture(ctx: Context, picture: Picture | None) -> Iterator[Markup]:
    ready = ctx.site.picture(picture)
    if picture and ready:
        address = ctx.site.file(ready.variants[-1].address)
        shown = Markup('<p><img src="{}" alt="{}" width="{}" height="{}"></p>')
        yield shown.format(address, picture.alt, ready.width, ready.height)
