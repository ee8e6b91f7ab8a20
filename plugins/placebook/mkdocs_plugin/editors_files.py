"""The files of the editors' screen, for a place that has switched it on."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from placebook.doors.cms import Surroundings
from placebook.doors.editors_screen import FOLDER, made_files
from placebook.mkdocs_plugin.theme import theme_folder
from placebook.press import Piece, key_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig

    from placebook.model.directory import Directory
    from placebook.model.settings import EditorsScreen
    from placebook.wording.wording import Wording

# Where the theme has them: our own scripts, and Sveltia CMS. No other page asks for any of it.
ASSETS = ("assets/editors-screen/", "assets/vendor/editors-screen/")


def pieces(
    screen: EditorsScreen | None, directory: Directory, words: Wording, config: MkDocsConfig
) -> Iterator[Piece]:
    """Plan the files of the screen; none where a place has not switched it on."""
    if not screen:
        return
    site = Surroundings(content_from(config), str(config.site_name), config.site_url or "", words)
    made = made_files(directory, screen, site)
    for name, text in made.items():
        data = text.encode()
        yield Piece(f"{FOLDER}/{name}", key_of(data), partial(bytes, data))
    for folder in ASSETS:
        root = theme_folder() / folder
        for path in sorted(root.rglob("*")):
            if path.is_file():
                address = f"{FOLDER}/{path.relative_to(root).as_posix()}"
                yield Piece(address, key_of(path.read_bytes()), path.read_bytes)


def content_from(config: MkDocsConfig) -> str:
    """Return the content folder, as seen from the folder of the configuration."""
    home = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
    docs = Path(config.docs_dir)
    return docs.relative_to(home).as_posix() if docs.is_relative_to(home) else docs.name
