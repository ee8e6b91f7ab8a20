"""The theme: where it lies, and how MkDocs is spared what it does not need of Material's."""

from __future__ import annotations

import logging
import os
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2
from mkdocs.theme import Theme

import placebook

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig

log = logging.getLogger("mkdocs.plugins.placebook")

FONTS = "assets/vendor/fonts/fonts.css"  # fetched, so not in git


@lru_cache(maxsize=1)
def theme_folder() -> Path:
    """Return the folder of the theme: inside the installed package, or beside `plugins/` in a checkout.

    Raises:
        FileNotFoundError: The package was built without it.
    """
    package = Path(placebook.__file__).parent
    for folder in (package / "theme", package.parents[1] / "theme"):
        if (folder / "main.html").is_file():
            return folder
    msg = f"the theme is neither in {package} nor beside it; install placebook again"
    raise FileNotFoundError(msg)


class _Loader(jinja2.FileSystemLoader):
    """Finds every template, but lists none in hidden folders: Material's icons are fourteen thousand."""

    def list_templates(self) -> list[str]:
        found: set[str] = set()
        for folder in self.searchpath:
            for here, folders, names in os.walk(folder):
                folders[:] = [name for name in folders if not name.startswith(".")]
                below = Path(here).relative_to(folder)
                found.update((below / name).as_posix() for name in names)
        return sorted(found)


class LeanTheme(Theme):
    """A theme whose environment lists only what MkDocs may copy: never what is hidden."""

    def __init__(self, theme: Theme) -> None:
        # Theme's own set-up has been done, from the configuration, for the one whose place this takes.
        self.__dict__.update(theme.__dict__)

    def get_env(self) -> jinja2.Environment:
        """Return MkDocs's environment for the theme, with a loader that lists less."""
        env = super().get_env()
        env.loader = _Loader(self.dirs)
        return env


def nearest_language(tag: str, folders: Iterable[str]) -> str:
    """Return the language nearest to a tag that Material has words in: itself, its first part, else `en`.

    Its templates cannot be rendered with any other, and a place may be written in many: `en-GB`, `gd`.
    """
    for language in (tag, tag.partition("-")[0].lower()):
        if any(
            (Path(folder) / "partials" / "languages" / f"{language}.html").is_file() for folder in folders
        ):
            return language
    return "en"


def place_theme(config: MkDocsConfig) -> None:
    """Put our theme between the place's own templates and Material's."""
    folder = str(theme_folder())
    if not (Path(folder) / FONTS).is_file():
        log.warning(
            "The theme's fonts are not here, so each machine shows pages in its own. In a copy of Placebook "
            "run `make assets`, then install it again."
        )
    if folder not in config.theme.dirs:
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, folder)
    if not isinstance(config.theme, LeanTheme):
        config.theme = LeanTheme(config.theme)
