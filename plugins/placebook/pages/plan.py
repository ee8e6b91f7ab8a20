"""The plan: every page of the site that does not come from an ordinary Markdown page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from placebook.pages import (
    a_to_z,
    around,
    editions,
    events,
    follow,
    forms,
    listing,
    lists,
    print_page,
    privacy,
    redirects,
    removed,
    sparks,
    stories,
    unsubscribe,
    whats_on,
)

if TYPE_CHECKING:
    from placebook.pages.context import Context
    from placebook.pages.page import Page


def plan(ctx: Context) -> list[Page]:
    """Plan all pages. Their order is that of the sitemap; no two share a name."""
    return [
        *lists.pages(ctx),
        *a_to_z.pages(ctx),
        *whats_on.pages(ctx),
        *print_page.pages(ctx),
        *listing.pages(ctx),
        *stories.pages(ctx),
        *events.pages(ctx),
        *sparks.pages(ctx),
        *editions.pages(ctx),
        *follow.pages(ctx),
        *unsubscribe.pages(ctx),
        *privacy.pages(ctx),
        *forms.pages(ctx),
        *around.pages(ctx),
        *redirects.pages(ctx),
        *removed.pages(ctx),
    ]
