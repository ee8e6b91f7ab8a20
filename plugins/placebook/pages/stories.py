"""Stories: one page each, one for each series, and the list of all."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from placebook.pages.context import source_of
from placebook.pages.page import Page, numbered, page_title, paged
from placebook.press import key_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from placebook.model.story import Story
    from placebook.pages.context import Context

_ALIKE = 3
_LENGTH = 60


def pages(ctx: Context) -> Iterator[Page]:
    """Plan every story's page, every series', and the list of stories, which is paged when long."""
    stories = ctx.directory.stories
    by_series = series(stories)
    labels = {name: (series_label(name), len(found)) for name, found in by_series.items()}
    yield from _list_pages(ctx, StoryList("stories/", ctx.site.words.say("Stories"), stories, labels))
    for name, found in by_series.items():
        yield from _list_pages(
            ctx, StoryList(f"stories/series/{name}/", series_label(name), found, labels, name)
        )
    for at, story in enumerate(stories):
        yield _page(ctx, story, _others(story, by_series, stories, at))


def series(stories: Sequence[Story]) -> dict[str, list[Story]]:
    """Return stories by series, in the order of the series' names."""
    found: dict[str, list[Story]] = defaultdict(list)
    for story in stories:
        if story.series:
            found[story.series].append(story)
    return dict(sorted(found.items()))


def series_label(name: str) -> str:
    """Return a series' name as it is shown: `small-sparks` → `Small sparks`."""
    return name.replace("-", " ").capitalize()


def _others(
    story: Story, by_series: dict[str, list[Story]], stories: Sequence[Story], at: int
) -> list[Story]:
    """Return a few more stories to read: of the same series first, then those before it in time."""
    same = [one for one in by_series.get(story.series or "", []) if one.slug != story.slug]
    older = [*stories[at + 1 : at + 1 + _ALIKE], *stories[:_ALIKE]]
    found = {one.slug: one for one in (*same[:_ALIKE], *older) if one.slug != story.slug}
    return list(found.values())[:_ALIKE]


def _page(ctx: Context, story: Story, others: list[Story]) -> Page:
    groups = ctx.listings(story.groups)
    return Page(
        name=f"stories/{story.slug}",
        source=source_of(story),
        title=story.title,
        description=story.summary,
        inputs=key_of(ctx.inputs(story), ctx.facts_of(*groups), ctx.facts_of(*others)),
        content=lambda: ctx.render(
            "story.html",
            story=story,
            groups=groups,
            others=others,
            series_label=series_label(story.series or ""),
        ),
        head=lambda: ctx.render("story-head.html", record=story),
    )


@dataclass(frozen=True, slots=True)
class StoryList:
    """A list of stories: all of them, or those of one series.

    Attributes:
        page: The name of its first page, with a slash at the end.
        title: Its title.
        stories: What it holds.
        series: The series' labels and sizes, by name, to choose from.
        here: The name of the series it is, if it is one.
    """

    page: str
    title: str
    stories: Sequence[Story]
    series: dict[str, tuple[str, int]]
    here: str | None = None


def _list_pages(ctx: Context, listed: StoryList) -> Iterator[Page]:
    words = ctx.site.words
    title = words.say("Stories: {series}", series=listed.title) if listed.here else listed.title
    parts = paged(listed.stories, _LENGTH)
    last = len(parts)
    for number, shown in enumerate(parts, start=1):
        address = numbered(listed.page, number)
        yield Page(
            name=address,
            source=f"{address}index.md",
            title=page_title(words, title, number, last),
            description=words.counted(
                len(listed.stories),
                "no stories from {place}: what people did, in their own words.",
                "{number} story from {place}: what people did, in their own words.",
                "{number} stories from {place}: what people did, in their own words.",
                place=ctx.site.settings.place,
            ),
            inputs=key_of(ctx.facts_of(*shown), repr((listed.series, last)).encode()),
            content=partial(
                ctx.render,
                "stories.html",
                listed=listed,
                stories=shown,
                number=number,
                last=last,
                numbered=numbered,
            ),
        )
