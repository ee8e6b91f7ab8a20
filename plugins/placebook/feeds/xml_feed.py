"""Feeds as RSS 2.0 and Atom (RFC 4287), written by feedgen.

Two of its faults are worked round. Its Atom entries lose all of a link but the address, since the variable
that holds the link is used again for the element made of it. And it passes on characters that XML cannot
hold, at which lxml raises. Everything it would take from the clock is set from the content, so that the same
content gives the same bytes.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any, Literal

from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator

from placebook.feeds.entries import clean, moment, within
from placebook.feeds.ids import minted, tag
from placebook.pages.feeds import TYPES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from placebook.feeds.entries import Entry
    from placebook.pages.feeds import Channel
    from placebook.pages.site import Site

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class _Entry(FeedEntry):  # type: ignore[misc]
    """An entry that says its language, as any element of XML may."""

    language = ""

    def rss_entry(self, extensions: bool = True) -> Any:  # noqa: ANN401, FBT001, FBT002 - feedgen's own signature
        return self._said(super().rss_entry(extensions))

    def _said(self, element: Any) -> Any:  # noqa: ANN401 - an element of lxml
        if self.language:
            element.set(_LANG, self.language)
        return element


class _AtomEntry(_Entry):  # feedgen has no types
    """An entry whose links keep their `rel`, `type` and the rest."""

    def atom_entry(self, extensions: bool = True) -> Any:  # noqa: ANN401, FBT001, FBT002 - feedgen's own signature
        element = super().atom_entry(extensions)
        for link, wanted in zip(element.findall("link"), self.link() or [], strict=True):
            for name, value in wanted.items():
                link.set(name, value)
        return self._said(element)


def write(channel: Channel, entries: Sequence[Entry], site: Site, form: Literal["atom", "rss"]) -> bytes:
    """Return a feed's bytes. Entries keep their order."""
    feed = FeedGenerator()
    updated = max((entry.updated for entry in entries), default=minted(site))
    address = site.full_file(channel.file(form))
    feed.id(tag(site, f"feeds/{channel.name}"))
    feed.title(clean(channel.title))
    feed.description(clean(channel.description))
    # RSS takes the last link for its own.
    feed.link(href=address, rel="self", type=TYPES[form])
    feed.link(href=site.full(channel.page), rel="alternate", type="text/html")
    feed.language(site.settings.language)
    feed.updated(moment(updated))
    feed.author(name=clean(site.settings.keeper.name))
    feed.rights(clean(site.settings.licence.name))
    feed.generator("Placebook")
    for entry, content in within(entries):
        feed.add_entry(_atom(entry, content) if form == "atom" else _rss(entry, content), order="append")
    written: bytes = feed.atom_str(pretty=True) if form == "atom" else feed.rss_str(pretty=True)
    return written


def _atom(entry: Entry, content: str) -> FeedEntry:
    made = _AtomEntry()
    _common(made, entry)
    made.title(clean(entry.title))
    made.summary(clean(entry.summary), type="text")
    if content:
        made.content(content, type="html")
    if entry.author:
        made.author(name=clean(entry.author))
    for address, words in entry.related:
        made.link(href=clean(address), rel="related", type="text/html", title=clean(words))
    return made


def _rss(entry: Entry, content: str) -> FeedEntry:
    made = _Entry()
    _common(made, entry)
    made.title(_plain(clean(entry.title)))
    made.description(html.escape(clean(entry.summary), quote=False))
    made.content(content or None)
    return made


def _common(made: _Entry, entry: Entry) -> None:
    made.language = entry.language
    made.id(entry.id)
    made.link(href=entry.url, rel="alternate", type="text/html")
    made.updated(moment(entry.updated))
    made.published(moment(entry.published or entry.updated))
    for term, label in entry.categories:
        made.category(term=term, label=clean(label))


def _plain(title: str) -> str:
    """Return a title for RSS, which does not say whether titles are text or HTML.

    Nearly all read the same as both. One that a reader could take for HTML is written as HTML.
    """
    return html.escape(title, quote=False) if "<" in title or html.unescape(title) != title else title
