"""Which files of the content folder are ours to publish, and not MkDocs's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from placebook.content.record import COLLECTIONS
from placebook.content.removed import REMOVED
from placebook.mkdocs_plugin.editors_files import ASSETS as EDITORS_ASSETS

if TYPE_CHECKING:
    from mkdocs.structure.files import Files


_OWN_FOLDERS = (*(f"{name}/" for name in COLLECTIONS), "vocabulary/", "images/", REMOVED)
# Material's own scripts and styles. The theme has its own, and nothing else asks for them.
_MATERIAL_ASSETS = ("assets/javascripts/", "assets/stylesheets/main.", "assets/stylesheets/palette.")
# MkDocs takes a theme's HTML for templates, and all else in it for files of the site.
_TEMPLATES = ".mjml"
_NOT_PUBLISHED = (*_OWN_FOLDERS, *_MATERIAL_ASSETS, *EDITORS_ASSETS)


def take_over(files: Files) -> frozenset[str]:
    """Take the files that Placebook publishes itself, and unused assets, out of MkDocs's hands.

    Returns:
        The ordinary Markdown pages that stay, as paths below the content folder.
    """
    for file in list(files):
        if file.src_uri.startswith(_NOT_PUBLISHED) or file.src_uri.endswith(_TEMPLATES):
            files.remove(file)
    return frozenset(file.src_uri for file in files.documentation_pages())
