"""The pages around the content: accessibility, shortlist, and what leads old addresses on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from placebook.pages.colours import PAPER_DARK, PAPER_LIGHT, PLACE_CONTRAST, readable
from placebook.pages.context import page_of
from placebook.pages.page import Page
from placebook.wording.languages import language_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from placebook.model.event import Event
    from placebook.model.listing import Listing
    from placebook.model.spark import Spark
    from placebook.model.story import Story
    from placebook.pages.context import Context


def pages(ctx: Context) -> Iterator[Page]:
    """Plan the pages every site has, apart from home."""
    words = ctx.site.words
    yield Page(
        name="accessibility/",
        source="accessibility.md",
        title=words.say("Accessibility"),
        description=words.say(
            "How this site is made for everyone, and what to do if something is in your way."
        ),
        inputs=b"",
        content=lambda: ctx.render(
            "accessibility.html", colours=_colours(ctx), language=language_name(words, words.language)
        ),
    )
    yield Page(
        name="shortlist/",
        source="shortlist.md",
        title=words.say("Your shortlist"),
        description=words.say(
            "What you have kept from the directory, to print, to send or to hand to somebody."
        ),
        inputs=b"",
        content=lambda: ctx.render("shortlist.html"),
        head=lambda: ctx.render("shortlist-head.html"),
        listed=False,  # it is empty for everyone but the one who reads it
    )


def _colours(ctx: Context) -> dict[str, str]:
    place = ctx.site.settings.colours.place
    return {
        "light": readable(place, PAPER_LIGHT, PLACE_CONTRAST),
        "dark": readable(place, PAPER_DARK, PLACE_CONTRAST),
    }


def redirects(ctx: Context) -> Iterator[Page]:
    """Plan a page at each address something used to have; it leads on to where that is now."""
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
