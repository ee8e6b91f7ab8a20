"""The theme's scripts and styles as they are published: without comments, which are a third of a script.

Only comments that have lines to themselves are taken out. To find those takes no knowledge of the language,
as long as no text within a script begins a line with `/*` or `//`; the rest of a line is never looked at.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from placebook.mkdocs_plugin.theme import theme_folder

if TYPE_CHECKING:
    from mkdocs.structure.files import Files

_SUFFIXES = (".js", ".css")
_BLOCK = re.compile(r"^[ \t]*/\*(?:[^*]|\*(?!/))*\*/[ \t]*\n", re.MULTILINE)
_LINES = re.compile(r"^[ \t]*//.*\n", re.MULTILINE)


def without_comments(text: str, suffix: str) -> str:
    """Return a script (`.js`) or styles (`.css`) without the comments that have lines to themselves."""
    text = _BLOCK.sub("", text)
    return _LINES.sub("", text) if suffix == ".js" else text


def make_lean(files: Files) -> None:
    """Let MkDocs publish the theme's scripts and styles without comments; a place's own stay as they are."""
    own = theme_folder() / "assets"
    for file in files:
        source = Path(file.abs_src_path or "")
        if source.suffix in _SUFFIXES and source.is_relative_to(own):
            file.content_string = without_comments(source.read_text(encoding="utf-8"), source.suffix)
