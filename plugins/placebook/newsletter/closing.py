"""How a letter ends: who sent it, where they are, and how to have it stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from placebook.newsletter.merge_tags import UNSUBSCRIBE
from placebook.pages.outside import absolute

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from placebook.model.letter import Letter
    from placebook.pages.site import Site


class Words(NamedTuple):
    """Some words, and the address they lead to; an empty one for words that are no link."""

    words: str
    address: str = ""


def closing(site: Site, letter: Letter) -> list[list[Words]]:
    """Return the last lines of a letter."""
    settings, linked = site.settings, site.words.linked
    lines = [[Words(settings.keeper.post)]] if settings.keeper.post else []
    lines.extend(_reached(site))
    asked = linked(
        "You have this letter because you asked for {title}. To have no more, <1>stop the letter</1>. "
        "You need not say why.",
        title=settings.newsletter_title,
    )
    lines.append(_with_links(asked, UNSUBSCRIBE))
    every = site.href("newsletter/")
    if letter.earlier:
        before = site.href(f"newsletter/{letter.earlier.slug}")
        both = linked(
            "All editions are on the site: <1>every letter so far</1>, and <2>the one before this</2>."
        )
        lines.append(_with_links(both, every, before))
    else:
        lines.append(_with_links(linked("All editions are on the site: <1>every letter so far</1>."), every))
    licence = linked("Its words may be used again under <1>{licence}</1>.", licence=settings.licence.name)
    lines.append(_with_links(licence, settings.licence.url))
    if settings.credit:
        lines[-1].append(Words(f" {settings.credit}"))
    return lines


def _reached(site: Site) -> Iterator[list[Words]]:
    """Say how to reach the keeper, if there is a way."""
    keeper, linked = site.settings.keeper, site.words.linked
    mail, tel = f"mailto:{quote(keeper.email or '', safe='@')}", _tel(keeper.phone or "")
    if keeper.email and keeper.phone:
        both = linked(
            "Write to <1>{email}</1> or ring <2>{phone}</2> with your news, or to put something right.",
            email=keeper.email,
            phone=keeper.phone,
        )
        yield _with_links(both, mail, tel)
    elif keeper.email:
        write = linked(
            "Write to <1>{email}</1> with your news, or to put something right.", email=keeper.email
        )
        yield _with_links(write, mail)
    elif keeper.phone:
        ring = linked("Ring <1>{phone}</1> with your news, or to put something right.", phone=keeper.phone)
        yield _with_links(ring, tel)


def _with_links(pieces: Iterable[tuple[str, int]], *addresses: str) -> list[Words]:
    """Give each numbered piece of a text its address."""
    return [Words(words, addresses[number - 1] if number else "") for words, number in pieces]


def stop_address(site: Site) -> str:
    """Return where those stop the letter who have no address of their own for it: the keeper's."""
    keeper, name = site.settings.keeper, site.settings.newsletter_title
    if keeper.email:
        subject = quote(site.words.say("Stop {title}", title=name))
        return f"mailto:{quote(keeper.email, safe='@')}?subject={subject}"
    return absolute(site.href("newsletter/subscribe/"), site)


def _tel(phone: str) -> str:
    return "tel:" + "".join(char for char in phone if char.isdigit() or char == "+")
