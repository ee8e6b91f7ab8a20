"""The newsletter on the web: each edition, the archive, and how to have it sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from placebook.newsletter.compose import inputs_of
from placebook.newsletter.web import edition_html
from placebook.pages.context import source_of
from placebook.pages.page import Page
from placebook.pages.words import season_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from placebook.model.edition import Edition
    from placebook.pages.context import Context


def pages(ctx: Context) -> Iterator[Page]:
    """Plan every edition's page, the archive and the page that tells how to subscribe."""
    settings = ctx.site.settings
    editions = ctx.directory.editions
    yield Page(
        name="newsletter/",
        source="newsletter/index.md",
        title=settings.newsletter_title,
        description=f"Every edition of {settings.newsletter_title}, the latest first.",
        inputs=ctx.inputs(*editions),
        content=lambda: ctx.render("newsletter.html", editions=editions),
    )
    yield Page(
        name="newsletter/subscribe/",
        source="newsletter/subscribe.md",
        title=f"Get {settings.newsletter_title}",
        description="Four letters a year, by e-mail or in a feed reader. Stop when you like.",
        inputs=b"",
        content=lambda: ctx.render("subscribe.html"),
    )
    for edition in editions:
        yield _page(ctx, edition)


def _page(ctx: Context, edition: Edition) -> Page:
    season = season_words(edition.date)
    return Page(
        name=f"newsletter/{edition.slug}",
        source=source_of(edition),
        title=edition.title,
        description=edition.preheader or f"{ctx.site.settings.newsletter_title}, {season}.",
        inputs=inputs_of(ctx, edition),
        content=lambda: edition_html(ctx, edition),
    )
