"""A page at each address that something used to have, which leads on to where that is now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from placebook.pages.context import page_of
from placebook.pages.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from placebook.model.event import Event
    from placebook.model.listing import Listing
    from placebook.model.spark import Spark
    from placebook.model.story import Story
    from placebook.pages.context import Context


def pages(ctx: Context) -> Iterator[Page]:
    """Plan these pages. An address that something else has now stays with that."""
    directory = ctx.directory
    records: tuple[Listing | Story | Event | Spark, ...] = (
        *directory.listings,
        *directory.stories,
        *directory.events,
        *directory.sparks,
    )
    taken = {page_of(record) for record in records}
    for record in records:
        folder = page_of(record).partition("/")[0]
        for old in record.redirect_from:
            name = f"{folder}/{old}"
            if name not in taken:
                taken.add(name)
                yield _redirect(ctx, name, record)


def _redirect(ctx: Context, name: str, record: Listing | Story | Event | Spark) -> Page:
    target = page_of(record)
    return Page(
        name=name,
        source=f"{name}.md",
        title=record.title,
        description=ctx.site.words.say("{title} has moved.", title=record.title),
        inputs=ctx.facts_of(record),
        content=lambda: ctx.render("moved.html", record=record, target=target),
        head=lambda: ctx.render("moved-head.html", target=target),
        listed=False,
    )
