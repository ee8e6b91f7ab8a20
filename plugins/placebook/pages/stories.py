"""Stories: one page each, one for each series, and the list of all."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from placebook.pages.context import source_of
from placebook.pages.page import Page
from placebook.pages.words import count_words
from placebook.press import key_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from placebook.model.story import Story
    from placebook.pages.context import Context

_ALIKE = 3
_LENGTH = 60


def pages(ctx: Context) -> Iterator[Page]:
    """Plan every story's page, every series', and the list of stories, which is paged when long."""
    stories = ctx.directory.stories
    by_series = series(stories)
    yield from _list_pages(ctx, "stories/", "Stories", stories, by_series, None)
    for name, found in by_series.items():
        yield from _list_pages(ctx, f"stories/series/{name}/", series_label(name), found, by_series, name)
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


def _others(story: Story, by_series: dict[str, list[Story]], stories: Sequence[Story], at: int) -> list[Story]:
    """Return a few more stories to read: of the same series if there are any, else those before it in time."""
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
        inputs=key_of(ctx.inputs(story), ctx.inputs(*groups), ctx.inputs(*others)),
        content=lambda: ctx.render(
            "story.html", story=story, groups=groups, others=others, series_label=series_label(story.series or "")
        ),
        head=lambda: ctx.render("story-head.html", record=story),
    )


def _list_pages(
    ctx: Context, page: str, title: str, stories: Sequence[Story], by_series: dict[str, list[Story]], name: str | None
) -> Iterator[Page]:
    last = max(1, -(-len(stories) // _LENGTH))
    labels = {one: (series_label(one), len(found)) for one, found in by_series.items()}
    for number in range(1, last + 1):
        shown = stories[(number - 1) * _LENGTH : number * _LENGTH]
        address = numbered(page, number)
        yield Page(
            name=address,
            source=f"{address}index.md",
            title=title if number == 1 else f"{title}, page {number} of {last}",
            description=f"{count_words(len(stories), 'story', 'stories')} from {ctx.site.settings.place}: "
            "what people did, in their own words.",
            inputs=key_of(ctx.inputs(*shown), repr((labels, last)).encode()),
            content=_list_content(ctx, page, title, shown, labels, name, number, last),
        )


def _list_content(  # noqa: PLR0913 - what the template shows
    ctx: Context,
    page: str,
    title: str,
    shown: Sequence[Story],
    labels: dict[str, tuple[str, int]],
    name: str | None,
    number: int,
    last: int,
) -> Callable[[], str]:
    return lambda: ctx.render(
        "stories.html",
        page=page,
        title=title,
        stories=shown,
        series=labels,
        here=name,
        number=number,
        last=last,
        numbered=numbered,
    )


def numbered(page: str, number: int) -> str:
    """Return the name of a list's n-th page."""
    return page if number == 1 else f"{page}{number}/"
