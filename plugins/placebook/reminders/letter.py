"""A reminder in words: is what the directory says of your group still right?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from placebook.newsletter.email import palettes
from placebook.newsletter.merge_tags import UNSUBSCRIBE
from placebook.newsletter.plain import WIDTH, filled
from placebook.pages.outside import absolute
from placebook.pages.printed import entry
from placebook.wording.wording import begun

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from placebook.model.listing import Listing
    from placebook.pages.context import Context
    from placebook.pages.printed import Fact
    from placebook.reminders.links import Answering, Links
    from placebook.wording.wording import Wording


@dataclass(frozen=True, slots=True)
class Reminder:
    """A message to one address, about all that is listed with it; the mould of a letter is made of it.

    Attributes:
        id: What names it among all that are sent, with others of its quarter.
        subject: Its subject, on one line.
        language: The language it is in, as a BCP 47 tag.
        html: The message as HTML, with the merge tag by which one is asked no more.
        text: The same as plain text.
    """

    id: str
    subject: str
    language: str
    html: str
    text: str


class Asked(NamedTuple):
    """One listing that is asked about.

    Attributes:
        listing: The listing.
        facts: What its page says, in words.
        checked: When it was last checked, in words.
        page: The whole address of its page.
        links: Where the answers lead.
    """

    listing: Listing
    facts: tuple[Fact, ...]
    checked: str
    page: str
    links: Links


def reminder(ctx: Context, listings: Sequence[Listing], answering: Answering, name: str) -> Reminder:
    """Write to one address.

    Args:
        ctx: The place.
        listings: What is listed with the address and is due to be checked, in order.
        answering: How answers come back.
        name: The message's `id`.
    """
    words = ctx.site.words
    asked = [_asked(ctx, one, answering) for one in listings]
    first, more = listings[0].title, len(listings) - 1
    subject = words.counted(
        more,
        "Is this still right? {title}",
        "Are these still right? {title}, and {number} more",
        "Are these still right? {title}, and {number} more",
        title=first,
    )
    return Reminder(
        id=name,
        subject=subject,
        language=ctx.site.settings.language,
        html=_html(ctx, asked, answering),
        text="\n\n".join(_text(ctx, asked, answering)) + "\n",
    )


def _asked(ctx: Context, listing: Listing, answering: Answering) -> Asked:
    site = ctx.site
    return Asked(
        listing,
        entry(ctx.directory, site.words, listing, ctx.today).facts,
        _checked(site.words, listing),
        absolute(site.href(f"groups/{listing.slug}"), site),
        answering.links(listing),
    )


def _checked(words: Wording, listing: Listing) -> str:
    if not listing.checked:
        return words.say("Not checked yet")
    return words.say("Last checked in {month}", month=words.formats.month(listing.checked))


def _opening(ctx: Context, count: int) -> str:
    return ctx.site.words.counted(
        count,
        "",
        "People in {place} find this in our directory. Is it still right? One press tells us.",
        "People in {place} find these in our directory. Are they still right? One press for each tells us.",
        place=ctx.site.settings.place,
    )


def _manner(ctx: Context, answering: Answering) -> str:
    """Say what comes of a press, and what of none."""
    say = ctx.site.words.say
    how = say("If an e-mail opens, it is ready: please send it as it is.") if answering.is_by_mail else ""
    none = say(
        "If we hear nothing, nothing is lost: the page only says that it has not been checked for a while."
    )
    return f"{how} {none}".strip()


def _stopping(ctx: Context) -> list[tuple[str, int]]:
    return ctx.site.words.linked(
        "You have this because our directory gives your address for people to ask. We ask once in three "
        "months at the most. If you would rather not be asked by e-mail, <1>tell us</1> and we stop."
    )


def _from(ctx: Context) -> list[str]:
    keeper = ctx.site.settings.keeper
    return [part for part in (begun(keeper.name), keeper.post or "", keeper.phone or "") if part]


def _text(ctx: Context, asked: Sequence[Asked], answering: Answering) -> Iterator[str]:
    say = ctx.site.words.say
    yield say("Hello")
    yield "\n".join(filled(_opening(ctx, len(asked))))
    for one in asked:
        yield "\n".join([*(title := filled(one.listing.title)), "-" * max(map(len, title))])
        facts = [line for fact in one.facts for line in _fact(fact)]
        yield "\n".join([*filled(one.listing.summary), *facts, *filled(one.checked), one.page])
        yield "\n".join((f"* {say('Yes, all of it is right')}:", one.links.right))
        yield "\n".join((f"* {say('Something has changed')}:", one.links.change))
        yield "\n".join((f"* {say('It is no longer running')}:", one.links.closed))
    yield "-" * WIDTH
    yield "\n".join(filled(_manner(ctx, answering)))
    yield say("Thank you")
    yield "\n".join(line for part in _from(ctx) for line in filled(part))
    stop = "".join(f"{words} <{UNSUBSCRIBE}>" if link else words for words, link in _stopping(ctx))
    yield "\n".join(filled(stop))


def _fact(fact: Fact) -> list[str]:
    label = f"{fact.label}: "
    return [
        line for at, one in enumerate(fact.lines) for line in filled(one, "  ", first="  " if at else label)
    ]


def _html(ctx: Context, asked: Sequence[Asked], answering: Answering) -> str:
    ink, night = palettes(ctx.site.settings.colours)
    return ctx.env.get_template("email/reminder.html").render(
        asked=asked,
        opening=_opening(ctx, len(asked)),
        manner=_manner(ctx, answering),
        stopping=_stopping(ctx),
        stop=UNSUBSCRIBE,
        sender=_from(ctx),
        ink=ink,
        night=night,
        direction=ctx.site.words.formats.direction,
    )
