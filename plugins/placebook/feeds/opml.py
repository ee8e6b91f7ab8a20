"""All feeds of a place in one file that feed readers take in at once (OPML 2.0, https://opml.org/spec2.opml)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from placebook.feeds.entries import clean
from placebook.pages.feeds import area_channel, place_channels, theme_channel

if TYPE_CHECKING:
    from collections.abc import Iterable

    from placebook.model.directory import Directory
    from placebook.pages.feeds import Channel
    from placebook.pages.site import Site


def write(site: Site, directory: Directory) -> bytes:
    """Return the file: the feeds of the whole place, those of its themes, those of its areas."""
    root = etree.Element("opml", version="2.0")
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = clean(site.settings.place)
    etree.SubElement(head, "ownerName").text = clean(site.settings.keeper.name)
    body = etree.SubElement(root, "body")
    _folder(body, site, site.settings.place, place_channels(site, has_sparks=bool(directory.sparks)))
    _folder(body, site, site.words.say("Themes"), (theme_channel(site, term) for term in directory.themes))
    _folder(body, site, site.words.say("Areas"), (area_channel(site, term) for term in directory.areas))
    written: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return written


def _folder(body: etree._Element, site: Site, name: str, channels: Iterable[Channel]) -> None:
    folder = etree.SubElement(body, "outline", text=clean(name))
    for channel in channels:
        etree.SubElement(
            folder,
            "outline",
            text=clean(channel.title),
            title=clean(channel.title),
            description=clean(channel.description),
            type="rss",  # what the specification has every feed called, Atom ones too
            xmlUrl=site.full_file(channel.file("atom")),
            htmlUrl=site.full(channel.page),
        )
    if not len(folder):
        body.remove(folder)
