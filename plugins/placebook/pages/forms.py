"""The forms: add your group, which is also how to suggest a change, and "something is wrong"."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from placebook.doors.sending import sending
from placebook.doors.web_form import short_form, web_form
from placebook.pages.page import Page
from placebook.pages.site import Site
from placebook.pages.templates import environment

if TYPE_CHECKING:
    from collections.abc import Iterator

    import jinja2

    from placebook.model.directory import Directory
    from placebook.model.settings import Settings
    from placebook.pages.context import Context
    from placebook.wording.wording import Wording


def pages(ctx: Context) -> Iterator[Page]:
    """Plan the pages with forms, and the one that thanks."""
    words, settings = ctx.site.words, ctx.site.settings
    yield Page(
        name="list-your-group/",
        source="list-your-group.md",
        title=words.say("Add your group"),
        description=words.say(
            "How to put your group, place, skill or idea into the {place} directory. It is free.",
            place=settings.place,
        ),
        inputs=b"",
        content=lambda: ctx.render(
            "list-your-group.html",
            form=web_form(ctx.directory, words),
            send=sending(settings, words.say("Please add our group")),
        ),
        head=lambda: ctx.render("form-head.html"),
    )
    yield Page(
        name="something-wrong/",
        source="something-wrong.md",
        title=words.say("Something is wrong"),
        description=words.say("Tell us what has closed, moved or changed."),
        inputs=b"",
        content=lambda: ctx.render(
            "something-wrong.html",
            form=short_form(words),
            send=sending(settings, words.say("Something to put right")),
        ),
        head=lambda: ctx.render("form-head.html"),
        listed=False,  # it is about a listing, whose page leads there
    )
    yield Page(
        name="list-your-group/thanks/",
        source="list-your-group/thanks.md",
        title=words.say("Thank you"),
        description=words.say("What you sent has come to us."),
        inputs=b"",
        content=lambda: ctx.render("thanks.html"),
        head=lambda: ctx.render("form-head.html"),
        listed=False,
    )


def fragment(
    directory: Directory | None, settings: Settings, words: Wording, templates: jinja2.BaseLoader
) -> str:
    """Return the long form as a piece of HTML for any page: without scripts, styles, or links of this site.

    Args:
        directory: The place, whose vocabularies are what may be chosen; None leaves such choices open.
        settings: What the place says of itself.
        words: The language of the form.
        templates: Where the theme's templates are.
    """
    env = environment(templates, Site(settings, date.min, words=words))
    return env.render(
        "pages/form-fragment.html",
        {
            "form": web_form(directory, words),
            "send": sending(settings, words.say("Please add our group")),
        },
    )
