"""The newsletter on the web: each edition, the archive, and how to have it sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from placebook.doors.web_form import trap
from placebook.newsletter.compose import inputs_of
from placebook.newsletter.web import cover_of, edition_html
from placebook.pages.context import source_of
from placebook.pages.page import Page
from placebook.press import key_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from placebook.model.edition import Edition
    from placebook.pages.context import Context


def pages(ctx: Context) -> Iterator[Page]:
    """Plan every edition's page, the archive and the page that tells how to subscribe."""
    settings, words = ctx.site.settings, ctx.site.words
    editions = ctx.editions
    yield Page(
        name="newsletter/",
        source="newsletter/index.md",
        title=settings.newsletter_title,
        description=words.say("Every edition of {title}, the latest first.", title=settings.newsletter_title),
        inputs=key_of(ctx.inputs(*editions), *(inputs_of(ctx, one) for one in editions)),
        content=lambda: ctx.render(
            "newsletter.html", editions=editions, covers={one.slug: cover_of(ctx, one) for one in editions}
        ),
    )
    yield Page(
        name="newsletter/subscribe/",
        source="newsletter/subscribe.md",
        title=words.say("Get {title}", title=settings.newsletter_title),
        description=words.say("Four letters a year, by e-mail or in a feed reader. Stop when you like."),
        inputs=b"",
        content=lambda: ctx.render("subscribe.html", trap=trap(words)),
    )
    for edition in ctx.directory.editions:
        yield _page(ctx, edition)


def _page(ctx: Context, edition: Edition) -> Page:
    is_out = edition in ctx.editions
    season = ctx.site.words.season(edition.date)
    return Page(
        name=f"newsletter/{edition.slug}",
        source=source_of(edition),
        title=edition.title,
        description=edition.preheader or f"{ctx.site.settings.newsletter_title}, {season}.",
        inputs=key_of(inputs_of(ctx, edition), b"out" if is_out else b""),
        content=lambda: edition_html(ctx, edition),
        listed=is_out,
    )
