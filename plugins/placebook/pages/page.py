"""A page as planned: where it goes, what it depends on, and how its content is made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from placebook.wording.wording import Wording

T = TypeVar("T")


def paged(things: Sequence[T], length: int) -> list[Sequence[T]]:
    """Return what each page of a list shows; one that holds nothing has a page all the same."""
    return [things[at : at + length] for at in range(0, len(things), length)] or [things]


def page_title(words: Wording, title: str, number: int, last: int) -> str:
    """Return the title of a list's n-th page, of which the first has the title of the list."""
    if number == 1:
        return title
    return words.say("{title}, page {number} of {last}", title=title, number=number, last=last)


def numbered(page: str, number: int) -> str:
    """Return the name of a list's n-th page: `directory/day/monday/2`, `stories/2/`."""
    if number == 1:
        return page
    return f"{page}{number}/" if page.endswith("/") else f"{page}/{number}"


@dataclass(frozen=True, slots=True)
class Page:
    """A page that does not come from a Markdown page of its own.

    Attributes:
        name: Its name below the site's root (`groups/tea`, `stories/`); `Site.path` makes an address of it.
        source: The file of content it stands for, so that Markdown can link to it: `groups/tea.md`.
        title: Its title, as plain text.
        description: One sentence for search engines, as plain text.
        inputs: What tells all it is made from, but for what every page shares; equal inputs, equal content.
        content: Makes its HTML, in which `ROOT` stands for the way to the site's root.
        head: Makes what it adds to the page's head, also with `ROOT`.
        anchors: The ids on it that links from Markdown may point to.
        listed: Whether it belongs into the sitemap and search engines.
    """

    name: str
    source: str
    title: str
    description: str
    inputs: bytes
    content: Callable[[], str]
    head: Callable[[], str] = str
    anchors: tuple[str, ...] = ()
    listed: bool = True


@dataclass(frozen=True, slots=True)
class File:
    """A file of the site that is no page: a feed, an e-mail, open data.

    Attributes:
        address: Where it goes below the site's root.
        inputs: What tells all it is made from, but for what every page shares; equal inputs, equal bytes.
        make: Makes its bytes.
        leaves: Whether making it leaves something in the context for the next build.
    """

    address: str
    inputs: bytes
    make: Callable[[], bytes]
    leaves: bool = False
