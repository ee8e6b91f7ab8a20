"""The theme's scripts and styles as they are published: without comments, which are a third of a script.

Only comments that have lines to themselves are taken out, and what lines are indented by. To find those takes
no knowledge of the language, as long as no text within a script goes over several lines; the rest of a line
is never looked at. Programs that look further, and know less of today's scripts, changed what stands between
quotes.
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
_INDENTS = re.compile(r"^[ \t\n]+", re.MULTILINE)


def lean(text: str, suffix: str) -> str:
    """Return a script (`.js`) or styles (`.css`) without comments on lines of their own and indents."""
    text = _BLOCK.sub("", text)
    return _INDENTS.sub("", _LINES.sub("", text) if suffix == ".js" else text)


def make_lean(files: Files) -> None:
    """Let MkDocs publish the theme's scripts and styles so; a place's own stay as they are.

    So do the libraries of the map and of the editors' screen, which are lean already.
    """
    own = theme_folder() / "assets"
    libraries = (own / "vendor" / "map", own / "vendor" / "editors-screen")
    for file in files:
        source = Path(file.abs_src_path or "")
        is_ours = source.is_relative_to(own) and not any(map(source.is_relative_to, libraries))
        if is_ours and source.suffix in _SUFFIXES:
            file.content_string = lean(source.read_text(encoding="utf-8"), source.suffix)
