"""Markdown as text to be read as it is: paragraphs filled, links written out, other marks taken away."""

from __future__ import annotations

import posixpath
import re
from textwrap import TextWrapper
from typing import TYPE_CHECKING
from urllib.parse import unquote

from placebook.pages.outside import absolute

if TYPE_CHECKING:
    from collections.abc import Iterator

    from placebook.pages.site import Site

WIDTH = 74
_BLOCKS = re.compile(r"\n[ \t]*\n\s*")
_HEADING = re.compile(r"^#{1,6}\s+(.*?)\s*#*$")
_ITEM = re.compile(r"^\s{0,3}(?:([-*+])|(\d{1,9})[.)])\s+")
_PICTURE = re.compile(r"!\[([^\]]*)\]\([^()\s]*(?:\s+\"[^\"]*\")?\)")
_LINK = re.compile(r"\[([^\]]*)\]\(<?([^()\s<>]*)>?(?:\s+\"[^\"]*\")?\)")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^\s<>]+)>")
_STRONG = re.compile(r"(?<![\w*])\*\*(?=\S)(.+?)(?<=\S)\*\*(?!\*)|(?<!\w)__(?=\S)(.+?)(?<=\S)__(?!\w)")
_EMPHASIS = re.compile(
    r"(?<![\w*])\*(?=[^\s*])(.+?)(?<=[^\s*])\*(?!\*)|(?<![\w_])_(?=[^\s_])(.+?)(?<=[^\s_])_(?!\w)"
)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_BREAK = re.compile(r"(?: {2,}|\\)\n")


def filled(text: str, indent: str = "") -> list[str]:
    """Fill one paragraph into lines, those after the first with an indent; addresses are never broken."""
    wrapper = TextWrapper(WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
    return wrapper.wrap(text)


def plain(markdown: str, site: Site, folder: str = "newsletter") -> Iterator[str]:
    """Yield the blocks of a Markdown body as text.

    Args:
        markdown: The body.
        site: Gives the addresses of pages.
        folder: The folder of content it stands in, which its links start from.
    """
    for block in _BLOCKS.split(markdown.strip()):
        if block:
            yield "\n".join(_block(block, site, folder))


def _block(block: str, site: Site, folder: str) -> list[str]:
    heading = _HEADING.match(block)
    if heading:
        lines = filled(_inline(heading[1], site, folder))
        return [*lines, "-" * max(map(len, lines), default=0)]
    if _ITEM.match(block):
        return [line for item in _items(block) for line in _item(item, site, folder)]
    if block.startswith(">"):
        quoted = "\n".join(line.removeprefix(">").strip() for line in block.splitlines())
        return filled(f"> {_inline(quoted, site, folder)}", "> ")
    parts = _BREAK.split(block)
    return [line for part in parts for line in filled(_inline(part, site, folder))]


def _items(block: str) -> list[str]:
    """Split a list into its items; a line that begins none belongs to the one before."""
    items: list[str] = []
    for line in block.splitlines():
        if _ITEM.match(line) or not items:
            items.append(line)
        else:
            items[-1] += f"\n{line}"
    return items


def _item(item: str, site: Site, folder: str) -> list[str]:
    match = _ITEM.match(item)
    mark = f"{match[2]}. " if match and match[2] else "* "
    words = item[match.end() :] if match else item
    return filled(mark + _inline(words, site, folder), " " * len(mark))


def _inline(text: str, site: Site, folder: str) -> str:
    def linked(match: re.Match[str]) -> str:
        address = _address(match[2], site, folder)
        return f"{match[1]} <{address}>" if address and address != match[1] else match[1]

    text = _PICTURE.sub(r"[Picture: \1]", text)
    text = _LINK.sub(linked, text)
    text = _AUTOLINK.sub(r"\1", text)
    text = _STRONG.sub(lambda match: match[1] or match[2], text)
    text = _EMPHASIS.sub(lambda match: match[1] or match[2], text)
    return _ESCAPE.sub(r"\1", text)


def _address(target: str, site: Site, folder: str) -> str:
    """Return where a link leads; empty for one that leads nowhere outside this text."""
    if target.startswith(("http://", "https://", "mailto:", "tel:")):
        return target
    file, _, part = unquote(target).partition("#")
    if not file.endswith(".md"):
        return ""
    path = posixpath.normpath(posixpath.join(folder, file)).removesuffix(".md")
    page = path.removesuffix("index") if path == "index" or path.endswith("/index") else path
    return absolute(site.href(page), site) + (f"#{part}" if part else "")
