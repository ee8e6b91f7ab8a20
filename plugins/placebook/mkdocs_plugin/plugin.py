"""The MkDocs plugin: hooks only. What they do is done elsewhere."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from markupsafe import escape
from mkdocs.config.base import Config, ConfigErrors, ConfigWarnings, ValidationError
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File

from placebook.mkdocs_plugin.build_run import BuildRun
from placebook.mkdocs_plugin.config import settings_from
from placebook.mkdocs_plugin.fast_file import FastFile
from placebook.mkdocs_plugin.ordinary import lost_links, paths_in
from placebook.mkdocs_plugin.parts import lost_parts
from placebook.mkdocs_plugin.theme import nearest_language, place_theme
from placebook.pages.tables import scrolling
from placebook.problems import ContentError

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

log = logging.getLogger("mkdocs.plugins.placebook")

# What a page's own frontmatter may tell a template; everything else in it is dropped.
_META = ("title", "description", "template", "hide", "status")


class NoOptions(Config):  # type: ignore[no-untyped-call]
    """MkDocs's own options are not used: the model of settings reads all of them."""


class PlacebookPlugin(BasePlugin[NoOptions]):  # type: ignore[no-untyped-call]
    """Builds a community's directory, stories and newsletter from a folder of Markdown."""

    def __init__(self) -> None:
        self.options = BuildRun.Options()
        self.build: BuildRun | None = None

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """Read the plugin's options by the model of settings."""
        super().load_config({}, config_file_path)
        self.settings, problems = settings_from(options)
        return [(name, ValidationError(message)) for name, message in problems], []

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Put the theme between the place's own templates and Material's, and begin a build."""
        place_theme(config)
        config.theme["font"] = False
        config.theme["language"] = nearest_language(self.settings.language, config.theme.dirs)
        self.build = BuildRun(self.settings, config, self.options)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Read the content, plan the pages, and tell MkDocs of them so that links to them are checked."""
        assert self.build  # noqa: S101 - MkDocs calls on_config first
        try:
            self.build.read(files)
        except ContentError as error:
            count = len(error.problems)
            raise PluginError(f"{count} problem{'' if count == 1 else 's'} in the content.") from None
        self.build.prepare_to_print()
        for piece in self.build.plan(files):
            files.append(piece)
        for path in paths_in(config.nav):
            if isinstance(files.get_file_from_path(path), FastFile):
                raise PluginError(
                    f"nav: '{path}' is a page that Placebook makes, and cannot stand in nav. "
                    "The menu leads to these pages by itself: take it out, or link to it from a page."
                )
        if not files.get_file_from_path("index.md"):
            files.append(
                File.generated(config, "index.md", content=f"---\ntitle: {self.settings.place}\n---\n")
            )
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Keep the navigation for the shells."""
        del config, files
        assert self.build  # noqa: S101 - as above
        self.build.nav = nav
        return nav

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Let only named texts of a page's frontmatter through to templates, escaped."""
        del config, files
        page.meta = {
            name: str(escape(value)) if isinstance(value, str) else value
            for name, value in page.meta.items()
            if name in _META
        }
        return markdown

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Make the home page of what was written and what the place holds; tell of links that are lost."""
        del config
        assert self.build  # noqa: S101 - as above
        known = [file.src_uri for file in files if file.src_uri.endswith(".md")] if ".md" in html else []
        for lost in lost_links(html, page.file.src_uri, known):
            log.warning(lost)
        if page.file.src_uri == "index.md":
            page.meta["section"] = "home"
            return self.build.home(html)
        page.meta["section"] = page.file.src_uri.partition("/")[0]
        return scrolling(html)

    @event_priority(-100)
    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Let the press write the planned pages. Other plugins have changed the environment by now."""
        assert self.build  # noqa: S101 - as above
        for lost in lost_parts(self.build.records(), files):
            log.log(config.validation.links.anchors, lost)
        env.globals["placebook"] = self.build.shown()
        self.build.print_pages(env, files)
        return env

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Put the planned pages into the sitemap."""
        del config
        assert self.build  # noqa: S101 - as above
        if template_name == "sitemap.xml":
            context["pages"] = [*context["pages"], *self.build.for_sitemap]
        return context

    def stop(self) -> None:
        """End what the build still does beside, if it was not finished."""
        if self.build:
            self.build.stop()
