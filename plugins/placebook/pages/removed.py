"""The pages of what was taken down: they say that, and when, and nothing of what was there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from placebook.pages.context import page_of
from placebook.pages.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from placebook.model.removed import Removed
    from placebook.pages.context import Context


def pages(ctx: Context) -> Iterator[Page]:
    """Plan a page for each address at which something was taken down."""
    if not ctx.directory.removed:
        return
    taken = {page_of(record) for record in ctx.directory.records} | set(_led_on(ctx))
    for one in ctx.directory.removed:
        if one.page and one.page not in taken:
            taken.add(one.page)
            yield _page(ctx, one.page, one)


def _led_on(ctx: Context) -> Iterator[str]:
    """Yield the addresses that lead on to something that is there."""
    for record in ctx.directory.records:
        folder = page_of(record).partition("/")[0]
        yield from (f"{folder}/{old}" for old in getattr(record, "redirect_from", ()))


def _page(ctx: Context, name: str, one: Removed) -> Page:
    words = ctx.site.words
    return Page(
        name=name,
        source=f"{name}.md",
        title=words.say("Taken down"),
        description=words.say("What was here has been taken down."),
        inputs=str(one.on).encode(),
        content=lambda: ctx.render("removed.html", on=one.on),
        listed=False,
    )
