"""The privacy page: what becomes of what is known about people, made of what the place has switched on.

It is a list of small facts, each with the setting under which it holds. Whoever adds something to Placebook
that keeps, sends or shows anything about a person adds a line here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from placebook.marked import marked
from placebook.pages.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from placebook.model.settings import Settings
    from placebook.pages.context import Context
    from placebook.wording.wording import Wording


class Part(NamedTuple):
    """A part of the page: its heading, and the facts in it."""

    title: str
    facts: tuple[Fact, ...]


class Fact(NamedTuple):
    """Something that is so, under a condition.

    Attributes:
        text: What is said; `{place}` and the other holes of `_values`, and `<1>…</1>` round a link.
        holds: Tells by the settings, and whether the site has an address, whether it is so here.
        page: The page that the link leads to.
    """

    text: str
    holds: Callable[[Settings, bool], bool] = lambda _settings, _has_address: True
    page: str = ""


def _has_newsletter(settings: Settings, _has_address: bool) -> bool:  # noqa: FBT001 - as all conditions
    return bool(settings.newsletter.consent or settings.newsletter.post.sender)


PARTS = (
    Part(
        marked("When you look round"),
        (
            Fact(marked("These pages set no cookies, count no visitors and follow nobody.")),
            Fact(
                marked("Fonts, pictures and scripts come from this site itself. No page asks anybody else."),
                lambda one, _: not one.map.tile_host,
            ),
            Fact(
                marked(
                    "Fonts, pictures and scripts come from this site itself. The street map is the one "
                    "thing that comes from somebody else, and only if you open it."
                ),
                lambda one, _: bool(one.map.tile_host),
            ),
            Fact(marked("The search works in your browser. What you type is sent to nobody.")),
            Fact(
                marked(
                    "If you ask what is near you, your postcode, or where you are, stays in your browser too."
                )
            ),
            Fact(
                marked(
                    "“Find your way there” leads to the map of OpenStreetMap. If you press it, that site "
                    "learns which place you look at, and nothing else from us."
                )
            ),
            Fact("{hosting}", lambda one, _: bool(one.privacy.hosting)),
            Fact(
                marked(
                    "These pages lie on the computer of a host, as all websites do. It sees the internet "
                    "address of whoever asks for a page, and may note it for a while to keep things running."
                ),
                lambda one, _: not one.privacy.hosting,
            ),
        ),
    ),
    Part(
        marked("What stays on your device"),
        (
            Fact(
                marked(
                    "What you put on <1>your shortlist</1>, and your notes, are stored by this browser and "
                    "nowhere else. Take something off the list and it is gone. Whoever you give the list's "
                    "link to can read what is on it."
                ),
                page="shortlist/",
            ),
            Fact(
                marked(
                    "What you have begun to write in a form is kept by this browser and nowhere else, until "
                    "you send it or clear it."
                )
            ),
            Fact(marked("If you choose light or dark, this browser remembers it.")),
        ),
    ),
    Part(
        marked("What others may learn"),
        (
            Fact(
                marked(
                    "If you open the street map, your browser asks {tile_host} for it. They learn your "
                    "internet address and which part of the map you look at."
                ),
                lambda one, _: bool(one.map.tile_host),
            ),
            Fact(
                marked(
                    "If you <1>follow</1> a calendar or a feed, the program you use asks our host for it now "
                    "and then. We are not told who follows."
                ),
                lambda _, has_address: has_address,
                page="follow/",
            ),
            Fact(
                marked(
                    "Whoever looks after these pages signs in to their screen at {editors_host}, which knows "
                    "their name. Nobody else has to."
                ),
                lambda one, _: bool(one.editors_screen and one.editors_screen.origin),
            ),
            Fact(marked("Links to other websites lead to pages in which we have no say.")),
        ),
    ),
    Part(
        marked("People on these pages"),
        (
            Fact(
                marked(
                    "A listing says whom to ask. That is shown because they agreed to it, because it is "
                    "their public role, or because the group has published it itself. We write down which, "
                    "and when."
                )
            ),
            Fact(
                marked(
                    "Where something is at somebody's home, no more of the address is shown than they would "
                    "like."
                )
            ),
            Fact(
                marked(
                    "We may write to the address in a listing, once in three months at the most, to ask "
                    "whether all is still right. A word from its owner stops that."
                ),
                lambda one, has_address: has_address and bool(one.newsletter.post.sender or one.keeper.email),
            ),
            Fact(marked("We ask people before we publish a picture in which they can be known.")),
            Fact(
                marked(
                    "Others may use what is in the directory, under {licence}. They have it as data, which "
                    "says what these pages say and no more."
                )
            ),
            Fact(
                marked(
                    "When something is taken down, its page says that it was, and when, and nothing of what "
                    "it held."
                )
            ),
        ),
    ),
    Part(
        marked("What you send us"),
        (
            Fact(
                marked("The form for listing a group goes to {form_host}, which hands it on to us."),
                lambda one, _: bool(one.form.origin),
            ),
            Fact(
                marked(
                    "The form for listing a group makes an e-mail of what you write, and you send it "
                    "yourself."
                ),
                lambda one, _: not one.form.origin and bool(one.form.email or one.keeper.email),
            ),
            Fact(marked("What you write to us is used to answer you and to keep the directory right.")),
            Fact(
                marked(
                    "What you send in about a group waits until one of us has looked at it. Then it is "
                    "removed, but for a line that says what it was about and what became of it."
                )
            ),
            Fact(
                marked(
                    "Your own name, address and number are not published. They are kept apart, on a computer "
                    "of ours, until it is settled and for {months} months at most, in case we have to ask "
                    "you."
                )
            ),
        ),
    ),
    Part(
        marked("The newsletter"),
        (
            Fact(
                marked(
                    "If you ask for the newsletter, we keep your address, the day, and the words you agreed "
                    "to. They are used for the newsletter and for nothing else."
                ),
                _has_newsletter,
            ),
            Fact(
                marked(
                    "If you ask for it on this site, your address goes to {letter_host}, a machine of ours. "
                    "You get a letter that asks whether it was you. If you do not confirm it, your address "
                    "is removed after two days."
                ),
                lambda one, _: bool(one.newsletter.subscribe),
            ),
            Fact(marked("Nothing in it tells us whether you have read it."), _has_newsletter),
            Fact(
                marked(
                    "The link at its end stops it. What stays is a code from which nobody can read your "
                    "address, so that you are not written to again."
                ),
                _has_newsletter,
            ),
        ),
    ),
)


def pages(ctx: Context) -> Iterator[Page]:
    """Plan the page."""
    words, settings = ctx.site.words, ctx.site.settings
    yield Page(
        name="privacy/",
        source="privacy.md",
        title=words.say("Privacy"),
        description=words.say(
            "What this site knows of you, what it keeps, and what you can ask of those who keep it."
        ),
        inputs=b"",
        content=lambda: ctx.render(
            "privacy.html", parts=tuple(told(words, settings, has_address=bool(ctx.site.url)))
        ),
    )


def told(
    words: Wording, settings: Settings, *, has_address: bool
) -> Iterator[tuple[str, list[tuple[list[tuple[str, int]], str]]]]:
    """Yield the parts that hold here: each with its heading, and each fact as its pieces and its page."""
    values = _values(settings)
    for part in PARTS:
        facts = [
            (words.linked(fact.text, **values), fact.page)
            for fact in part.facts
            if fact.holds(settings, has_address)
        ]
        if facts:
            yield words.say(part.title), facts


def _values(settings: Settings) -> dict[str, object]:
    return {
        "editors_host": _host(settings.editors_screen.origin if settings.editors_screen else ""),
        "form_host": _host(settings.form.origin),
        "hosting": settings.privacy.hosting or "",
        "letter_host": _host(settings.newsletter.origin),
        "licence": settings.licence.name,
        "months": settings.privacy.keep_months,
        "place": settings.place,
        "tile_host": _host(settings.map.tile_host).removeprefix("*."),
    }


def _host(origin: str) -> str:
    """Return an origin without its scheme, as people know hosts."""
    return origin.partition("://")[2]
