"""Shells: the theme's `main.html`, rendered once for all pages of one depth and section, and filled."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from markupsafe import escape
from mkdocs.commands.build import get_context

from placebook.pages.site import ROOT
from placebook.press import key_of

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation

    from placebook.pages.page import Page
    from placebook.pages.site import Site

# A control character cannot come from content, so that nothing a writer types is ever taken for a gap.
_GAP = "\x03"
_GAPS = ("title", "description", "canonical", "head", "content", "robots")


class ShellPage:
    """What `main.html` asks of a page. For a shell, its texts are gaps; `filled` gives them for one page."""

    is_homepage = False
    is_page = True
    active = True
    edit_url = None
    previous_page = None
    next_page = None
    parent = None
    ancestors: tuple[()] = ()
    toc: tuple[()] = ()
    children = None

    def __init__(self, url: str, section: str, texts: dict[str, str]) -> None:
        self.url = url
        self.title = texts["title"]
        self.content = texts["content"]
        self.canonical_url = texts["canonical"]
        self.abs_url = None
        self.meta: dict[str, Any] = {
            "description": texts["description"],
            "head": texts["head"],
            "robots": texts["robots"],
            "section": section,
        }


def texts_of(page: Page, site: Site, prefix: str) -> dict[str, str]:
    """Return the texts of one page, escaped, for its gaps.

    Args:
        page: The page.
        site: The site it is of.
        prefix: The way from the page to the site's root, without a slash at the end.
    """
    return {
        "title": str(escape(page.title)),
        "description": str(escape(page.description)),
        "canonical": str(escape(site.full(page.name))),
        "head": page.head().replace(ROOT, prefix),
        "content": page.content().replace(ROOT, prefix),
        "robots": "all" if page.listed else "noindex",
    }


class Shells:
    """Makes and keeps the shells of one build."""

    def __init__(self, env: jinja2.Environment, files: Files, config: MkDocsConfig, nav: Navigation) -> None:
        self._template = env.get_template("main.html")
        self._documents = files.documentation_pages()
        self._config = config
        self._nav = nav
        self._kept: dict[tuple[str, str], list[str]] = {}
        self._keys: dict[tuple[int, str], bytes] = {}

    def render(self, page: Page, site: Site) -> str:
        """Return a page's whole HTML by filling its shell."""
        url = site.path(page.name)
        depth = url.count("/")
        section = page.name.partition("/")[0]
        texts = texts_of(page, site, prefix(depth))
        pieces = list(self.pieces(depth, section))
        for at in range(1, len(pieces), 2):
            pieces[at] = texts[pieces[at]]
        return "".join(pieces)

    def pieces(self, depth: int, section: str) -> list[str]:
        """Return a shell: text, name of a gap, text, name of a gap, …, text."""
        key = (prefix(depth), section)
        if key not in self._kept:
            gaps = {name: f"{_GAP}{name}{_GAP}" for name in _GAPS}
            if not self._config.site_url:
                gaps["canonical"] = ""  # templates leave out what is empty
            html = self.render_in_full(ShellPage("x/" * depth, section, gaps))
            self._kept[key] = re.split(f"{_GAP}([a-z]+){_GAP}", html)
        return self._kept[key]

    def key(self, depth: int, section: str) -> bytes:
        """Return what tells a shell from any other."""
        key = self._keys.get((depth, section))
        if key is None:
            key = self._keys[depth, section] = key_of(
                *(piece.encode() for piece in self.pieces(depth, section))
            )
        return key

    def render_in_full(self, page: ShellPage) -> str:
        """Render `main.html` as MkDocs does for a page of its own."""
        context = get_context(self._nav, self._documents, self._config, page)  # type: ignore[arg-type]
        return self._template.render(context)


def prefix(depth: int) -> str:
    """Return the way from a page to the site's root: `.`, `..`, `../..`."""
    return "/".join([".."] * depth) or "."
