"""Reading a place as its site would, without building the site: for what is made of it besides."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mkdocs.structure.files import get_files

from placebook.mkdocs_plugin.build_run import address_of
from placebook.mkdocs_plugin.site_build import configuration
from placebook.pages.plan import plan

if TYPE_CHECKING:
    from placebook.mkdocs_plugin.build_run import BuildRun


class Place:
    """A place that has been read: its records, settings and templates, and files of its theme."""

    def __init__(self, config_file: str, options: BuildRun.Options) -> None:
        """Read and check the content.

        Raises:
            BuildFailed: The configuration cannot be used.
            ContentError: Something in the content is wrong; it was told through `options.told`.
        """
        config = configuration(config_file)
        plugin = config.plugins["placebook"]
        plugin.options = options  # type: ignore[attr-defined] # it is our plugin
        plugin.on_config(config)
        self._run: BuildRun = plugin.build  # type: ignore[attr-defined]
        self._files = get_files(config)
        self._run.read(self._files)
        self._theme = [Path(folder) for folder in config.theme.dirs]
        self.context = self._run.context
        self.loaded = self._run.loaded
        self.config = Path(config_file).name

    @cached_property
    def addresses(self) -> frozenset[str]:
        """The files the site would have, below its root: `groups/tea/index.html`."""
        planned = self._run.plan(self._files)
        return frozenset(file.dest_uri for file in (*planned, *self._files))

    def leads_to(self, path: str) -> bool:
        """Tell whether a path below the site's root leads to a page or file, and to the part it names.

        Parts of ordinary pages are taken for granted: MkDocs looks after those when it builds them.
        """
        address, _, part = unquote(path).partition("#")
        file = f"{address}index.html" if not address or address.endswith("/") else address
        if file not in self.addresses or not part:
            return file in self.addresses
        site = self.context.site
        page = next((page for page in plan(self.context) if address_of(site, page) == file), None)
        return page is None or f'id="{part}"' in page.content()

    def file(self, name: str) -> bytes:
        """Return a file of the theme by its path, or for `cover` the cover's picture.

        Raises:
            FileNotFoundError: There is none.
        """
        if name == "cover":
            return self._run.picture(self.context.site.settings.cover)
        for folder in self._theme:
            if (folder / name).is_file():
                return (folder / name).read_bytes()
        raise FileNotFoundError(name)
