"""What keepers are told of ordinary pages: of links that lead to no file, and of what stands in `nav:`."""

from __future__ import annotations

import posixpath
import re
from html import unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from placebook.content.suggest import nearest
from placebook.find.others import OrdinaryPage
from placebook.press import key_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from mkdocs.structure.files import File, Files

# MkDocs leaves a link to a file as it is written where there is no such file.
_LEFT = re.compile(r'href="([^":#?]+\.md)[#"]')
_TAG = re.compile(r"<[^>]*>")


def searched(files: Files) -> list[File]:
    """Return the files of the ordinary pages that the search finds: all but the first page."""
    return [
        file for file in files.documentation_pages() if file.src_uri != "index.md" and file.page is not None
    ]


def search_key(files: Files) -> bytes:
    """Return what tells the ordinary pages from any others."""
    return key_of(
        *(
            part
            for file in files.documentation_pages()
            for part in (file.src_uri.encode(), file.content_bytes)
        )
    )


def as_found(file: File) -> OrdinaryPage:
    """Return what the search is told of a page that has been rendered."""
    assert file.page  # noqa: S101 - `searched` leaves out what has none
    text = unescape(_TAG.sub(" ", file.page.content or ""))
    return OrdinaryPage(unescape(_TAG.sub("", str(file.page.title))), file.url, " ".join(text.split()))


def lost_links(html: str, page: str, known: Collection[str]) -> Iterator[str]:
    """Yield a sentence for each link of a page that leads to no file but nearly leads to one.

    Args:
        html: The page, its links resolved.
        page: Its file below the content folder.
        known: All files of content that can be linked to.
    """
    folder = posixpath.dirname(page)
    for link in dict.fromkeys(_LEFT.findall(html)):
        target = posixpath.normpath(posixpath.join(folder, unquote(unescape(link))))
        near = nearest(target, known)
        if near:
            written = posixpath.relpath(near, folder or ".")
            yield f"{page}: there is no file '{target}' to link to. Did you mean '{written}'?"


def paths_in(nav: Any) -> Iterator[str]:  # noqa: ANN401 - lists and mappings in each other, as YAML has them
    """Yield every path that `nav:` names."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, dict):
        for part in nav.values():
            yield from paths_in(part)
    elif isinstance(nav, list):
        for part in nav:
            yield from paths_in(part)
