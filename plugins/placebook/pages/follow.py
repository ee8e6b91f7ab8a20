"""The page that tells how to follow the place: newsletter, calendars, feeds."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from placebook.model.directory import sort_key
from placebook.pages import calendars
from placebook.pages.feeds import ALL, area_channel, place_channels, theme_channel
from placebook.pages.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from placebook.model.vocabulary import Term
    from placebook.pages.calendars import Calendar
    from placebook.pages.context import Context
    from placebook.pages.feeds import Channel


class Followed(NamedTuple):
    """A theme or an area: its feed and its calendar."""

    channel: Channel
    calendar: Calendar | None


class Part(NamedTuple):
    """A list of what can be followed: its heading, and what is in it."""

    title: str
    followed: list[Followed]


def pages(ctx: Context) -> Iterator[Page]:
    """Plan the page."""
    site, directory, words = ctx.site, ctx.directory, ctx.site.words
    themes = [term for term in directory.themes if directory.by_theme.get(term.id)]
    areas = [term for term in directory.areas if directory.by_area.get(term.id)]
    by_label = sorted(themes, key=_by_label)
    yield Page(
        name="follow/",
        source="follow.md",
        title=words.say("Follow this place"),
        description=words.say(
            "Hear what is new in {place}, by e-mail, calendar or feed.", place=site.settings.place
        ),
        inputs=repr([[term.id for term in terms] for terms in (themes, areas)]).encode()
        + bytes(bool(directory.sparks)),
        content=lambda: ctx.render(
            "follow.html",
            channels=place_channels(site, has_sparks=bool(directory.sparks)),
            calendar=calendars.calendar(site, calendars.ALL),
            all_dates=words.say("All that is on in {place}", place=site.settings.place),
            parts=[
                part
                for part in (
                    Part(words.say("By theme"), [_theme(ctx, term) for term in by_label]),
                    Part(words.say("By area"), [_area(ctx, term) for term in areas]),
                )
                if part.followed
            ],
            list_file=ALL,
        ),
    )


def _by_label(term: Term) -> str:
    return sort_key(term.label)


def _theme(ctx: Context, term: Term) -> Followed:
    file = calendars.theme_calendar(term.id)
    return Followed(theme_channel(ctx.site, term), calendars.calendar(ctx.site, file))


def _area(ctx: Context, term: Term) -> Followed:
    file = calendars.area_calendar(term.id)
    return Followed(area_channel(ctx.site, term), calendars.calendar(ctx.site, file))
