"""Markdown as text to be read as it is: paragraphs filled, links written out, other marks taken away."""

from __future__ import annotations

import posixpath
import re
from textwrap import TextWrapper
from typing import TYPE_CHECKING
from urllib.parse import unquote

from placebook.model.base import clean_text
from placebook.pages.outside import absolute

if TYPE_CHECKING:
    from collections.abc import Iterator

    from placebook.pages.site import Site

WIDTH = 74
_BLOCKS = re.compile(r"\n[ \t]*\n\s*")
_HEADING = re.compile(r"^#{1,6}\s+(.*?)\s*#*$")
_ITEM = re.compile(r"^\s{0,3}(?:([-*+])|(\d{1,9})[.)])\s+")
# What is not to be touched again once it is understood: an escaped mark, a picture, a link, an address.
_FIXED = re.compile(
    r"\\(?P<mark>[!-/:-@\[-`{-~])"
    r"|!\[(?P<alt>[^\]]*)\]\([^()\s]*(?:\s+\"[^\"]*\")?\)"
    r"|\[(?P<words>[^\]]*)\]\(<?(?P<target>[^()\s<>]*)>?(?:\s+\"[^\"]*\")?\)"
    r"|<(?P<address>(?:https?://|mailto:)[^\s<>]+)>"
)
_STRONG = re.compile(r"(?<![\w*])\*\*(?=\S)(.+?)(?<=\S)\*\*(?!\*)|(?<!\w)__(?=\S)(.+?)(?<=\S)__(?!\w)")
_EMPHASIS = re.compile(
    r"(?<![\w*])\*(?=[^\s*])(.+?)(?<=[^\s*])\*(?!\*)|(?<![\w_])_(?=[^\s_])(.+?)(?<=[^\s_])_(?!\w)"
)
_KEPT = re.compile("\0(\\d+)\0")  # control characters are not in clean text
_BLANK = re.compile(r"[ \t\n]+")
_BREAK = re.compile(r"(?: {2,}|\\)\n")


def filled(text: str, indent: str = "", *, first: str | None = None) -> list[str]:
    """Fill one paragraph into lines that begin with an indent; addresses are never broken.

    Args:
        text: The paragraph.
        indent: What lines begin with.
        first: What the first line begins with, if that is something else.
    """
    wrapper = TextWrapper(WIDTH, break_long_words=False, break_on_hyphens=False)
    wrapper.initial_indent, wrapper.subsequent_indent = indent if first is None else first, indent
    return wrapper.wrap(_BLANK.sub(" ", text))


def plain(markdown: str, site: Site, folder: str = "newsletter") -> Iterator[str]:
    """Yield the blocks of a Markdown body as text.

    Args:
        markdown: The body.
        site: Gives the addresses of pages.
        folder: The folder of content it stands in, which its links start from.
    """
    for block in _BLOCKS.split(clean_text(markdown).strip()):
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
        return filled(_inline(quoted, site, folder), "> ")
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
    return filled(_inline(words, site, folder), " " * len(mark), first=mark)


def _inline(text: str, site: Site, folder: str) -> str:
    kept: list[str] = []

    def keep(match: re.Match[str]) -> str:
        kept.append(_fixed(match, site, folder))
        return f"\0{len(kept) - 1}\0"

    text = _unmarked(_FIXED.sub(keep, text))
    return _KEPT.sub(lambda match: kept[int(match[1])], text)


def _fixed(match: re.Match[str], site: Site, folder: str) -> str:
    if match["mark"]:
        return match["mark"]
    if match["alt"] is not None:
        return f"[Picture: {match['alt']}]"
    if match["address"]:
        return match["address"]
    words, address = _unmarked(match["words"]), _address(match["target"], site, folder)
    return f"{words} <{address}>" if address and address != words else words


def _unmarked(text: str) -> str:
    text = _STRONG.sub(lambda match: match[1] or match[2], text)
    return _EMPHASIS.sub(lambda match: match[1] or match[2], text)


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
