"""Reading a place as its site would, without building the site: for what is made of it besides."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import get_files

from placebook.mkdocs_plugin.site_build import configuration

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
        self._run.read(get_files(config))
        self._theme = [Path(folder) for folder in config.theme.dirs]
        self.context = self._run.context

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
