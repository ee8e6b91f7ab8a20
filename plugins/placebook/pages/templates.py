"""The templates of page content. They escape everything that is not marked as safe HTML."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING

import jinja2
from markupsafe import Markup, escape

from placebook.pages.lean_code import LeanEnvironment
from placebook.pages.tables import scrolling
from placebook.wording import times
from placebook.wording.facts import cost_words, join_words
from placebook.wording.formats import formats
from placebook.wording.templates import Translated
from placebook.wording.wording import begun, within

if TYPE_CHECKING:
    from collections.abc import Callable

    from placebook.pages.site import Site

_SAME = Markup("")
_HUSHED = Markup('<span class="hush">{}, </span>{}')


def environment(loader: jinja2.BaseLoader, site: Site) -> LeanEnvironment:
    """Make the environment that all content is rendered in.

    Args:
        loader: Where templates come from; a place's own before the theme's.
        site: What pages share; templates know it as `site`.
    """
    words = site.words
    env = LeanEnvironment(
        loader=loader,
        extensions=[Translated],
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    env.wording = words  # type: ignore[attr-defined] # the extension reads it
    ways = words.formats
    env.filters.update(
        short_day=ways.short_day,
        day_name=ways.day_name,
        date=ways.calendar_date,
        month=ways.month,
        month_name=ways.month_name,
        season=words.season,
        when=partial(times.when_words, words),
        beside_date=lambda when, day: _beside_date(ways.day(day), when),
        clock=partial(times.clock_words, words),
        cost=partial(cost_words, words),
        join_in=partial(join_words, words),
        session=partial(times.whole_session_words, words),
        resolved=lambda html: Markup(scrolling(site.resolve(html))),  # noqa: S704 - cleaned when it was read
        counted=words.counted,
        number=ways.number,
        begun=begun,
        within=within,
        mailed=_mailed,
        unbroken=lambda text: text.replace(" ", "\u00a0"),  # a telephone number stays on one line
    )
    env.globals.update(
        icon=_icons(site.file("assets/icons/icons.svg")),
        site=site,
        settings=site.settings,
        href=site.href,
        file=site.file,
        picture=site.picture,
        tongue=_tongues(words.language),
        kinds=words.kinds,
        cost_words=words.costs,
    )
    return env


def _tongues(here: str) -> Callable[[str | None], Markup]:
    """Return what makes the attributes of what is written in another language than the place's."""

    @cache
    def other(tag: str) -> Markup:
        return Markup(' lang="{}" dir="{}"').format(tag, formats(tag).direction)

    def tongue(tag: str | None) -> Markup:
        return other(tag) if tag and tag != here else _SAME

    return tongue


def _beside_date(day: str, when: str) -> Markup:
    """Keep the day of `Saturday 5 December, 2pm to 5pm` for who hears the page: who sees it has it beside."""
    hours = when.removeprefix(f"{day}, ")
    return escape(when) if hours == when else _HUSHED.format(day, hours)


def _mailed(address: str) -> Markup:
    """Let an address of e-mail go on in a new line after its sign, rather than anywhere in a word."""
    return escape(address).replace("@", Markup("@<wbr>"))


def _icons(sprite: str) -> Callable[[str], Markup]:
    """Return what makes an icon's HTML, each once: a page of cards shows hundreds."""

    @cache
    def icon(name: str) -> Markup:
        return Markup('<svg class="icon" aria-hidden="true"><use href="{}#{}"/></svg>').format(sprite, name)

    return icon
