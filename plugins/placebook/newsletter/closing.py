"""How a letter ends: who sent it, where they are, and how to have it stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from placebook.newsletter.merge_tags import UNSUBSCRIBE
from placebook.pages.outside import absolute

if TYPE_CHECKING:
    from placebook.model.letter import Letter
    from placebook.pages.site import Site

# Source: Unicode Common Locale Data Repository, languages written from right to left.
_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"})


class Words(NamedTuple):
    """Some words, and the address they lead to; an empty one for words that are no link."""

    words: str
    address: str = ""


def direction(language: str) -> str:
    """Return the direction a language is written in: `ltr` or `rtl`."""
    return "rtl" if language.partition("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"


def closing(site: Site, letter: Letter) -> list[list[Words]]:
    """Return the last lines of a letter."""
    settings, keeper = site.settings, site.settings.keeper
    lines = []
    if keeper.post:
        lines.append([Words(keeper.post)])
    reached = []
    if keeper.email:
        reached += [Words("Write to "), Words(keeper.email, f"mailto:{quote(keeper.email, safe='@')}")]
    if keeper.phone:
        reached += [Words(" or ring " if reached else "Ring "), Words(keeper.phone, _tel(keeper.phone))]
    if reached:
        lines.append([*reached, Words(" with your news, or to put something right.")])
    lines.append(
        [
            Words(
                f"You have this letter because you asked for {settings.newsletter_title}. To have no more, "
            ),
            Words("stop the letter", UNSUBSCRIBE),
            Words(". You need not say why."),
        ]
    )
    lines.append([Words("All editions are on the site: "), _page(site, "newsletter/", "every letter so far")])
    if letter.earlier:
        lines[-1] += [
            Words(", and "),
            _page(site, f"newsletter/{letter.earlier.slug}", "the one before this"),
        ]
    lines[-1].append(Words("."))
    lines.append(
        [Words("Its words may be used again under "), Words(settings.licence.name, settings.licence.url)]
    )
    lines[-1].append(Words(f". {settings.credit}" if settings.credit else "."))
    return lines


def stop_address(site: Site) -> str:
    """Return where those stop the letter who have no address of their own for it: the keeper's."""
    keeper, name = site.settings.keeper, site.settings.newsletter_title
    if keeper.email:
        return f"mailto:{quote(keeper.email, safe='@')}?subject={quote(f'Stop {name}')}"
    return absolute(site.href("newsletter/subscribe/"), site)


def _page(site: Site, page: str, words: str) -> Words:
    return Words(words, site.href(page))


def _tel(phone: str) -> str:
    return "tel:" + "".join(char for char in phone if char.isdigit() or char == "+")
