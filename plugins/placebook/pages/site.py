"""What every page of a site shares: its settings, its addresses, the day it is built on, its pictures."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, urlsplit

from placebook.content.markdown import SCHEME
from placebook.wording.wording import Wording, english

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from placebook.model.base import Picture
    from placebook.model.settings import Settings

# Stands for the way from a page to the site's root until the page is put together. It is a control
# character, which no field and no body can hold: the model and the Markdown reader remove them.
ROOT = "\x02"
_CONTENT_LINK = re.compile(rf'(href|src)="{SCHEME}([^"#]*)(#[^"]*)?"')


class Variant(NamedTuple):
    """One size of a picture: its width in pixels and its address below the site's root."""

    width: int
    address: str


@dataclass(frozen=True, slots=True)
class PreparedPicture:
    """A picture as published: its own size in pixels, and the sizes it can be had in, smallest first."""

    width: int
    height: int
    variants: tuple[Variant, ...]


@dataclass(frozen=True)
class Site:
    """Everything about the site that is not a record."""

    settings: Settings
    today: date
    url: str = ""
    directory_urls: bool = True
    pictures: Mapping[str, PreparedPicture] = field(default_factory=dict)
    ordinary_pages: frozenset[str] = frozenset()
    bank_holidays: Mapping[date, str] = field(default_factory=dict)
    words: Wording = field(default_factory=english)

    def path(self, page: str) -> str:
        """Return a page's address below the site's root: `groups/tea` → `groups/tea/` or `groups/tea.html`.

        The home page is the empty name; lists are named as folders, with a slash at the end (`stories/`).
        """
        if self.directory_urls:
            return f"{page}/" if page and not page.endswith("/") else page
        return f"{page}index.html" if not page or page.endswith("/") else f"{page}.html"

    def href(self, page: str) -> str:
        """Return a page's address for a link on any other page; `ROOT` begins it."""
        path = self.path(page)
        return f"{ROOT}/{path}" if path else f"{ROOT}/."

    def file(self, address: str) -> str:
        """Return the address of a file (a feed, a picture) for a link on any page; `ROOT` begins it."""
        return f"{ROOT}/{quote(address)}"

    def full(self, page: str) -> str:
        """Return a page's absolute address; empty for a site that has none."""
        return f"{self.url}{self.path(page)}" if self.url else ""

    def full_file(self, address: str) -> str:
        """Return a file's absolute address; empty for a site that has none."""
        return f"{self.url}{quote(address)}" if self.url else ""

    @cached_property
    def host(self) -> str:
        """The site's host name; `localhost` for a site without an address."""
        return urlsplit(self.url).hostname or "localhost"

    def picture(self, picture: Picture | None) -> PreparedPicture | None:
        """Return a picture as published, or None where there is none."""
        return self.pictures.get(picture.file) if picture else None

    def resolve(self, html: str) -> str:
        """Turn the links to files of content in a record's HTML into links to their pages."""
        return _CONTENT_LINK.sub(self._resolved, html) if SCHEME in html else html

    def _resolved(self, match: re.Match[str]) -> str:
        attribute, target, part = match[1], match[2], match[3] or ""
        if attribute == "src":
            picture = self.pictures.get(posixpath.basename(target))
            if not picture:
                return 'src=""'
            size = f'width="{picture.width}" height="{picture.height}" loading="lazy"'
            return f'src="{self.file(picture.variants[-1].address)}" {size}'
        return f'href="{self.href(self._page_of(target))}{part}"'

    @staticmethod
    def _page_of(file: str) -> str:
        """Return the page a file becomes: `about/index.md` → `about/`, `groups/tea.md` → `groups/tea`."""
        page = file.removesuffix(".md")
        if page == "index" or page.endswith("/index"):
            return page.removesuffix("index")
        return page
