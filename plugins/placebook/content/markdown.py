"""Markdown by people we do not know, as HTML that is safe to publish.

CommonMark with tables and strikethrough (GitHub's cmark), then an allow-list (nh3, that is ammonia).
Attribute lists, HTML blocks that hold Markdown, and file inclusion do not exist here at all. The page's only
`h1` is its title: headings begin below it and leave out no level, whatever the writer began with.

Links to other files of content come out as `href="content:groups/tea.md"`. No writer can produce that scheme,
since the allow-list is applied first; `pages` turns it into the address of the page.
"""

from __future__ import annotations

import posixpath
import re
from html import unescape
from typing import NamedTuple
from urllib.parse import unquote

import cmarkgfm
import nh3
from cmarkgfm.cmark import Options

from placebook.model.base import clean_text

SCHEME = "content:"
_OPTIONS = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_SMART
# Not GitHub's tick boxes, which would lose their ticks, nor footnotes, whose anchors would be lost.
_EXTENSIONS = ["table", "autolink", "tagfilter", "strikethrough"]
_TAGS = (
    "a abbr b blockquote br cite code dd del div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins "
    "kbd li mark ol p pre q s section small span strong sub sup table tbody td th thead tr u ul"
)
_ATTRIBUTES = {
    "a": {"href", "title", "hreflang", "lang"},
    "abbr": {"title"},
    "img": {"src", "alt", "title"},
    "ol": {"start"},
    "span": {"lang", "dir"},
    "div": {"lang", "dir"},
    "p": {"lang", "dir"},
    "blockquote": {"lang", "dir"},
}
_CLEANER = nh3.Cleaner(
    tags=set(_TAGS.split()),
    attributes=_ATTRIBUTES,
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel="nofollow ugc noopener",
    clean_content_tags={"script", "style", "template", "title", "textarea", "noscript", "iframe"},
    strip_comments=True,
)
_HEADING = re.compile(r"<(/?)h([1-6])>")
_LOWEST_HEADING = 6
_LINK = re.compile(r'<a ([^>]*?)href="([^":]*?\.md)(#[^"]*)?"([^>]*)>')
_IMAGE = re.compile(r'<img [^>]*?src="([^"]*)"[^>]*>')
_IMAGE_NAME = re.compile(r"^images/([A-Za-z0-9][A-Za-z0-9._-]*)$")
_WITHOUT_HOST = re.compile(r'<a [^>]*?href="((?![A-Za-z][A-Za-z0-9+.-]*:|#)[^"]+)"')
_WORDS = re.compile(r' alt="[^"]*\S[^"]*"')
_REL = re.compile(r' ?rel="[^"]*"')
_CHARACTER_NOT_SAFE = re.compile(r"[^A-Za-z0-9._/-]")


class Rendered(NamedTuple):
    """A body as safe HTML, and what it points to inside the content.

    Attributes:
        html: The HTML.
        links: The files it links to (`groups/tea.md`, with `#part` if given).
        images: The names of its pictures.
        lost: The addresses without a host that name no file of content, as written.
        unworded: The names of pictures without words for people who do not see them.
    """

    html: str
    links: tuple[str, ...] = ()
    images: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    unworded: tuple[str, ...] = ()


def render(body: str, *, folder: str) -> Rendered:
    """Render one body.

    Args:
        body: Markdown.
        folder: The folder of content it stands in (`groups`), which its relative links start from.

    """
    if not body:
        return Rendered("")
    html = cmarkgfm.markdown_to_html_with_extensions(clean_text(body), _OPTIONS, _EXTENSIONS)
    html = _below_the_title(_CLEANER.clean(html))
    links: list[str] = []
    images: list[str] = []
    lost: list[str] = []
    unworded: list[str] = []

    def local(match: re.Match[str]) -> str:
        before, target, part, after = match.groups()
        path = posixpath.normpath(posixpath.join(folder, unquote(target)))
        if path.startswith(("/", "..")) or _CHARACTER_NOT_SAFE.search(path):
            lost.append(unescape(target))
            return f"<a {_REL.sub('', before + after).strip()}>".replace("<a >", "<a>")
        links.append(path + (part or ""))
        rest = _REL.sub("", before + after).strip()
        return f'<a href="{SCHEME}{path}{part or ""}"{" " + rest if rest else ""}>'

    def picture(match: re.Match[str]) -> str:
        path = posixpath.normpath(posixpath.join(folder, unquote(match[1])))
        name = _IMAGE_NAME.match(path)
        # A picture kept elsewhere would tell a third party who reads this page.
        if not name:
            return ""
        images.append(name[1])
        tag = match[0]
        if not _WORDS.search(tag):
            unworded.append(name[1])
            tag = tag.replace("<img ", '<img alt="" ') if " alt=" not in tag else tag
        return tag.replace(f'src="{match[1]}"', f'src="{SCHEME}{path}"')

    html = _LINK.sub(local, html)
    lost.extend(unescape(address) for address in _WITHOUT_HOST.findall(html))
    html = _IMAGE.sub(picture, html)
    return Rendered(html.strip(), tuple(links), tuple(images), tuple(lost), tuple(unworded))


def _below_the_title(html: str) -> str:
    """Give headings the levels of their outline, from the second on: `##`, `####`, `##` are h2, h3, h2."""
    above: list[int] = []

    def level(match: re.Match[str]) -> str:
        written = int(match[2])
        if not match[1]:
            while above and above[-1] >= written:
                above.pop()
            above.append(written)
        return f"<{match[1]}h{min(len(above) + 1, _LOWEST_HEADING)}>"

    return _HEADING.sub(level, html)
