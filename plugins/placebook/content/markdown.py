"""Markdown by people we do not know, as HTML that is safe to publish.

CommonMark with tables and strikethrough (GitHub's cmark), then an allow-list (nh3, that is ammonia).
Attribute lists, HTML blocks that hold Markdown, and file inclusion do not exist here at all. Headings move
down one level: the page's only `h1` is its title.

Links to other files of content come out as `href="content:groups/tea.md"`. No writer can produce that scheme,
since the allow-list is applied first; `pages` turns it into the address of the page.
"""

from __future__ import annotations

import posixpath
import re
from typing import NamedTuple
from urllib.parse import unquote

import cmarkgfm
import nh3
from cmarkgfm.cmark import Options

from placebook.model.base import clean_text

SCHEME = "content:"
_OPTIONS = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_SMART | Options.CMARK_OPT_FOOTNOTES
_TAGS = (
    "a abbr b blockquote br cite code dd del div dl dt em figcaption figure h2 h3 h4 h5 h6 hr i img ins "
    "kbd li mark ol p pre q s section small span strong sub sup table tbody td th thead tr u ul"
)
_ATTRIBUTES = {
    "a": {"href", "title", "hreflang", "lang"},
    "abbr": {"title"},
    "img": {"src", "alt", "title"},
    "ol": {"start"},
    "td": {"align"},
    "th": {"align"},
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
_HEADING = re.compile(r"<(/?)h([1-5])>")
_LINK = re.compile(r'<a ([^>]*?)href="([^":]*?\.md)(#[^"]*)?"([^>]*)>')
_IMAGE = re.compile(r'<img [^>]*?src="([^"]*)"[^>]*>')
_IMAGE_NAME = re.compile(r"^images/([A-Za-z0-9][A-Za-z0-9._-]*)$")
_REL = re.compile(r' ?rel="[^"]*"')
_CHARACTER_NOT_SAFE = re.compile(r"[^A-Za-z0-9._/-]")


class Rendered(NamedTuple):
    """A body as safe HTML, and what it points to inside the content."""

    html: str
    links: tuple[str, ...]
    images: tuple[str, ...]


def render(body: str, *, folder: str) -> Rendered:
    """Render one body.

    Args:
        body: Markdown.
        folder: The folder of content it stands in (`groups`), which its relative links start from.

    Returns:
        Safe HTML; the files it links to (`groups/tea.md`, with `#part` if given); the names of its images.
    """
    if not body:
        return Rendered("", (), ())
    html = cmarkgfm.github_flavored_markdown_to_html(clean_text(body), _OPTIONS)
    html = _HEADING.sub(lambda match: f"<{match[1]}h{int(match[2]) + 1}>", html)
    html = _CLEANER.clean(html)
    links: list[str] = []
    images: list[str] = []

    def local(match: re.Match[str]) -> str:
        before, target, part, after = match.groups()
        path = posixpath.normpath(posixpath.join(folder, unquote(target)))
        if path.startswith(("/", "..")) or _CHARACTER_NOT_SAFE.search(path):
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
        return match[0].replace(f'src="{match[1]}"', f'src="{SCHEME}{path}"')

    html = _LINK.sub(local, html)
    html = _IMAGE.sub(picture, html)
    return Rendered(html.strip(), tuple(links), tuple(images))
