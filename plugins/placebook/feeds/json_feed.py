"""Feeds as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/), of the same entries as the other forms."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from placebook.feeds.entries import clean, moment, within

if TYPE_CHECKING:
    from collections.abc import Sequence

    from placebook.feeds.entries import Entry
    from placebook.pages.feeds import Channel
    from placebook.pages.site import Site

VERSION = "https://jsonfeed.org/version/1.1"


def write(channel: Channel, entries: Sequence[Entry], site: Site) -> bytes:
    """Return a feed's bytes. Entries keep their order."""
    feed = {
        "version": VERSION,
        "title": clean(channel.title),
        "home_page_url": site.full(channel.page),
        "feed_url": site.full_file(channel.file("json")),
        "description": clean(channel.description),
        "authors": [{"name": clean(site.settings.keeper.name)}],
        "language": site.settings.language,
        "items": [_item(entry, content) for entry, content in within(entries)],
    }
    return (json.dumps(feed, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _item(entry: Entry, content: str) -> dict[str, Any]:
    """Return an entry as an item; what is left to the site has its summary for text, as each needs one."""
    summary = clean(entry.summary)
    item: dict[str, Any] = {
        "id": entry.id,
        "url": entry.url,
        "title": clean(entry.title),
        "summary": summary,
        "date_published": moment(entry.published or entry.updated).isoformat(),
        "date_modified": moment(entry.updated).isoformat(),
    }
    item |= {"content_html": content} if content else {"content_text": summary}
    if entry.language:
        item["language"] = entry.language
    if entry.author:
        item["authors"] = [{"name": clean(entry.author)}]
    if entry.categories:
        item["tags"] = [clean(label) for _, label in entry.categories]
    return item
