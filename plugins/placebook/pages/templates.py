"""The templates of page content. They escape everything that is not marked as safe HTML."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import jinja2
from markupsafe import Markup

from placebook.model.kinds import COST_WORDS, DAY_NAMES, DAY_SLUGS, JOIN_WORDS, KINDS
from placebook.model.sessions import clock_words
from placebook.pages import words
from placebook.pages.lean_code import LeanEnvironment
from placebook.pages.tables import scrolling

if TYPE_CHECKING:
    from collections.abc import Callable

    from placebook.pages.site import Site


def environment(loader: jinja2.BaseLoader, site: Site) -> LeanEnvironment:
    """Make the environment that all content is rendered in.

    Args:
        loader: Where templates come from; a place's own before the theme's.
        site: What pages share; templates know it as `site`.
    """
    env = LeanEnvironment(
        loader=loader,
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    env.filters.update(
        day=words.day_words,
        short_day=words.short_day_words,
        date=words.date_words,
        month=words.month_words,
        month_name=words.month_name,
        season=words.season_words,
        when=words.when_words,
        clock=clock_words,
        resolved=lambda html: Markup(scrolling(site.resolve(html))),  # noqa: S704 - cleaned when it was read
        counted=words.count_words,
        unbroken=lambda text: text.replace(" ", "\u00a0"),  # a telephone number stays on one line
    )
    env.globals.update(
        icon=_icons(site.file("assets/icons/icons.svg")),
        site=site,
        settings=site.settings,
        href=site.href,
        file=site.file,
        picture=site.picture,
        kinds=KINDS,
        day_names=DAY_NAMES,
        day_slugs=DAY_SLUGS,
        cost_words=COST_WORDS,
        join_words=JOIN_WORDS,
    )
    return env


def _icons(sprite: str) -> Callable[[str], Markup]:
    """Return what makes an icon's HTML, each once: a page of cards shows hundreds."""

    @cache
    def icon(name: str) -> Markup:
        return Markup('<svg class="icon" aria-hidden="true"><use href="{}#{}"/></svg>').format(sprite, name)

    return icon
