"""Small sparks: one page for what was given and for each fund, and the list of all."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from placebook.pages.context import source_of
from placebook.pages.page import Page, numbered, page_title, paged
from placebook.press import key_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from placebook.model.listing import Listing
    from placebook.model.spark import Spark
    from placebook.pages.context import Context
    from placebook.wording.wording import Wording

_LENGTH = 60


def pages(ctx: Context) -> Iterator[Page]:
    """Plan every spark's page, and the list of them, which is paged when long."""
    yield from _list_pages(ctx)
    for spark in ctx.directory.sparks:
        yield _page(ctx, spark)


def open_funds(ctx: Context) -> list[Spark]:
    """Return the funds that can be asked on the day of the site, the newest first."""
    return [one for one in ctx.directory.sparks if one.can_be_asked(ctx.today)]


def given(ctx: Context) -> list[Spark]:
    """Return what has been given by the day of the site, the latest first."""
    return [one for one in ctx.directory.given if one.date <= ctx.today]


def money_words(words: Wording, spark: Spark) -> str:
    """Say how much was given; of a fund, how much one may ask for."""
    money = words.formats.money(spark.amount, spark.currency)
    return words.say("Up to {money}", money=money) if spark.is_fund else money


def until_words(words: Wording, spark: Spark) -> str:
    """Say until when a fund may be asked; nothing of one that stays open, and of what was given."""
    if not (spark.is_fund and spark.until):
        return ""
    return words.say("Ask by {day}", day=words.formats.calendar_date(spark.until))


def _page(ctx: Context, spark: Spark) -> Page:
    groups, giver = ctx.listings(spark.groups), ctx.directory.giver(spark)
    fund = ctx.directory.funds.get(spark.fund or "")
    from_it = [one for one in given(ctx) if one.fund == spark.slug][:_LENGTH]
    return Page(
        name=f"sparks/{spark.slug}",
        source=source_of(spark),
        title=spark.title,
        description=spark.summary,
        inputs=key_of(ctx.inputs(spark), ctx.facts_of(*groups, giver, fund, *from_it)),
        content=partial(_content, ctx, spark, groups, giver, fund, from_it),
        head=lambda: ctx.render("story-head.html", record=spark),
    )


def _content(  # noqa: PLR0913, PLR0917 - what the page shows
    ctx: Context,
    spark: Spark,
    groups: list[Listing],
    giver: Listing | None,
    fund: Spark | None,
    from_it: list[Spark],
) -> str:
    words = ctx.site.words
    return ctx.render(
        "spark.html",
        spark=spark,
        groups=groups,
        giver=giver,
        fund=fund,
        from_it=from_it,
        money=partial(money_words, words),
        until=until_words(words, spark),
        can_be_asked=spark.can_be_asked(ctx.today),
    )


def _list_pages(ctx: Context) -> Iterator[Page]:
    words, place = ctx.site.words, ctx.site.settings.place
    funds, parts = open_funds(ctx), paged(given(ctx), _LENGTH)
    last = len(parts)
    for number, shown in enumerate(parts, start=1):
        address = numbered("sparks/", number)
        yield Page(
            name=address,
            source=f"{address}index.md",
            title=page_title(words, words.say("Small sparks"), number, last),
            description=words.say(
                "A little money to begin something in {place}: whom to ask, and what came of it.", place=place
            ),
            inputs=key_of(ctx.facts_of(*funds, *shown), repr(last).encode()),
            content=partial(
                ctx.render,
                "sparks.html",
                funds=funds if number == 1 else [],
                sparks=shown,
                number=number,
                last=last,
                numbered=numbered,
                money=partial(money_words, words),
                until=partial(until_words, words),
            ),
            listed=bool(ctx.directory.sparks),
        )
