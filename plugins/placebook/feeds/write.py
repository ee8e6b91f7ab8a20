"""Feeds as RSS 2.0 and Atom (RFC 4287), written by feedgen.

Two of its faults are worked round. Its Atom entries lose all of a link but the address, since the variable
that holds the link is used again for the element made of it. And it passes on characters that XML cannot
hold, at which lxml raises. Everything it would take from the clock is set from the content, so that the same
content gives the same bytes.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any, Literal

from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator

from placebook.feeds.ids import minted, tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from placebook.feeds.entries import Entry
    from placebook.pages.site import Site

Format = Literal["rss", "atom"]
TYPES: dict[Format, str] = {"rss": "application/rss+xml", "atom": "application/atom+xml"}

# A feed stays below 500 kB. Titles, summaries and addresses of fifty entries take at most 150 kB of that.
_MOST_CONTENT = 340_000
# Source: XML 1.0, production 2.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Channel:
    """A feed apart from its entries: its name (`stories`), its title, what it is, and the page it follows."""

    name: str
    title: str
    description: str
    page: str


class _AtomEntry(FeedEntry):  # type: ignore[misc]  # feedgen has no types
    """An entry whose links keep their `rel`, `type` and the rest."""

    def atom_entry(self, extensions: bool = True) -> Any:  # noqa: ANN401, FBT001, FBT002 - feedgen's own signature
        element = super().atom_entry(extensions)
        for link, wanted in zip(element.findall("link"), self.link() or [], strict=True):
            for name, value in wanted.items():
                link.set(name, value)
        return element


def write(channel: Channel, entries: Sequence[Entry], site: Site, form: Format) -> bytes:
    """Return a feed's bytes. Entries keep their order."""
    feed = FeedGenerator()
    updated = max((entry.updated for entry in entries), default=minted(site))
    address = site.full_file(f"feeds/{channel.name}.{form}")
    feed.id(tag(site, f"feeds/{channel.name}"))
    feed.title(_clean(channel.title))
    feed.description(_clean(channel.description))
    # RSS takes the last link for its own.
    feed.link(href=address, rel="self", type=TYPES[form])
    feed.link(href=site.full(channel.page), rel="alternate", type="text/html")
    feed.language(site.settings.language)
    feed.updated(_moment(updated))
    feed.author(name=_clean(site.settings.keeper.name))
    feed.rights(_clean(site.settings.licence.name))
    feed.generator("Placebook")
    for entry, content in _within(entries):
        feed.add_entry(_atom(entry, content) if form == "atom" else _rss(entry, content), order="append")
    written: bytes = feed.atom_str(pretty=True) if form == "atom" else feed.rss_str(pretty=True)
    return written


def _atom(entry: Entry, content: str) -> FeedEntry:
    made = _AtomEntry()
    _common(made, entry)
    made.title(_clean(entry.title))
    made.summary(_clean(entry.summary), type="text")
    if content:
        made.content(content, type="html")
    if entry.author:
        made.author(name=_clean(entry.author))
    for address, words in entry.related:
        made.link(href=_clean(address), rel="related", type="text/html", title=_clean(words))
    return made


def _rss(entry: Entry, content: str) -> FeedEntry:
    made = FeedEntry()
    _common(made, entry)
    made.title(_plain(_clean(entry.title)))
    made.description(html.escape(_clean(entry.summary), quote=False))
    made.content(content or None)
    return made


def _common(made: FeedEntry, entry: Entry) -> None:
    made.id(entry.id)
    made.link(href=entry.url, rel="alternate", type="text/html")
    made.updated(_moment(entry.updated))
    made.published(_moment(entry.published or entry.updated))
    for term, label in entry.categories:
        made.category(term=term, label=_clean(label))


def _plain(title: str) -> str:
    """Return a title for RSS, which does not say whether titles are text or HTML.

    Nearly all read the same as both. One that a reader could take for HTML is written as HTML.
    """
    return html.escape(title, quote=False) if "<" in title or html.unescape(title) != title else title


def _within(entries: Iterable[Entry]) -> Iterator[tuple[Entry, str]]:
    """Give each entry its content, until that would make the feed too large; the rest is left to the site."""
    left = _MOST_CONTENT
    for entry in entries:
        content = _clean(entry.content()) if left > 0 else ""
        left -= len(html.escape(content, quote=False).encode())
        yield entry, content if left >= 0 else ""


def _clean(text: str) -> str:
    return _NOT_XML.sub("", text)


def _moment(day: date) -> datetime:
    """Return noon of a day, universal time: the same day nearly everywhere on earth."""
    return datetime.combine(day, time(12), UTC)
