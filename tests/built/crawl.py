"""Following every link of a built site, file by file, as a browser would."""

from __future__ import annotations

import posixpath
from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from built.building import BuiltSite

_ADDRESSES = {"href", "src", "action", "poster"}


class Link(NamedTuple):
    """A link as it is written, and where it leads."""

    page: str
    written: str
    path: str
    part: str


class _Reader(HTMLParser):
    """Collects the addresses and the ids of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what a tag points to and what it is called."""
        values = {name: value or "" for name, value in attrs}
        if "id" in values:
            self.ids.add(values["id"])
        self.addresses += [value for name, value in values.items() if name in _ADDRESSES]
        self.addresses += [one.split()[0] for one in values.get("srcset", "").split(",") if one.strip()]
        if tag == "meta" and values.get("http-equiv") == "refresh":
            self.addresses.append(values["content"].partition("url=")[2])


def _read(site: BuiltSite, page: str) -> _Reader:
    reader = _Reader()
    reader.feed(site.read(page))
    return reader


def links(site: BuiltSite, base: str) -> Iterator[Link]:
    """Yield every link between the pages and files of a site.

    Args:
        site: The site.
        base: The path it is published below, with a slash at both ends.
    """
    for page in site.files():
        for written in _read(site, page).addresses:
            address = urljoin(f"http://site{base}{page}", written)
            parts = urlsplit(address)
            if parts.scheme in {"http", "https"} and parts.netloc == "site":
                yield Link(page, written, unquote(parts.path), unquote(parts.fragment))


def broken(site: BuiltSite, base: str = "/") -> list[Link]:
    """Return the links of a site that lead to no file, or to a part that its page does not have."""
    files = set(site.files("*"))
    ids: dict[str, set[str]] = {}
    wrong = []
    for link in links(site, base):
        file = _file(link.path, base)
        if file not in files:
            wrong.append(link)
        elif link.part:
            if file not in ids:
                ids[file] = _ids(site, file)
            if link.part not in ids[file]:
                wrong.append(link)
    return wrong


def _ids(site: BuiltSite, file: str) -> set[str]:
    """Return the names of a page's or drawing's parts; every program reads SVG's as it reads HTML's."""
    return _read(site, file).ids if file.endswith((".html", ".svg")) else set()


def _file(path: str, base: str) -> str:
    """Return the file a server sends for a path: an address without its last slash leads nowhere."""
    if not path.startswith(base):
        return f"outside the site: {path}"
    file = path.removeprefix(base)
    return posixpath.join(file, "index.html") if not file or file.endswith("/") else file
