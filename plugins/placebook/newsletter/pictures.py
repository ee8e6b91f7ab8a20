"""The pictures of an edition: which it shows, and where its e-mail finds them.

An e-mail shows JPEG, which every mail program knows, at addresses that name only edition and picture: it lies
in inboxes for years, while the site's own pictures are named anew whenever they are made anew.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from placebook.content.markdown import SCHEME
from placebook.newsletter.compose import chosen
from placebook.pages.site import PreparedPicture, Variant

if TYPE_CHECKING:
    from collections.abc import Iterable

    from placebook.model.edition import Edition
    from placebook.model.letter import Letter
    from placebook.pages.context import Context
    from placebook.pages.site import Site

PICTURE = re.compile(rf'src="{SCHEME}images/([^"/]+)"')
# Half as much again as the width at which an e-mail shows them: sharp enough anywhere, and not slow to come.
MAIL_WIDTH = 840


def pictures_in(letter: Letter) -> list[str]:
    """Return the names of the pictures in a letter, each once, in order."""
    shown = [piece.picture.file for one in letter.sections for piece in one.pieces if piece.picture]
    return list(dict.fromkeys([*PICTURE.findall(letter.opening), *shown]))


def pictures_of(ctx: Context, edition: Edition) -> list[str]:
    """Return the names of the pictures in an edition, without putting it into words."""
    frozen = ctx.directory.frozen.get(edition.slug)
    if frozen:
        return list(frozen.pictures)
    selection = chosen(ctx, edition)
    items = (*selection.featured, *selection.stories, *selection.sparks, *selection.outcomes)
    shown = [picture.file for item in items for picture in item.record.images[:1]]
    return list(dict.fromkeys([*PICTURE.findall(edition.html), *shown]))


def copy_of(slug: str, name: str) -> str:
    """Return the name of the copy of a picture that belongs to a frozen edition alone."""
    return f"{slug}-{name}"


def mail_address(slug: str, name: str) -> str:
    """Return where the e-mail of an edition finds a picture, below the site's root; a copy's is the same."""
    return f"newsletter/{slug}/{name.removeprefix(copy_of(slug, '')).replace('.', '-')}.jpg"


def as_mailed(site: Site, slug: str, names: Iterable[str]) -> Site:
    """Return the site as an e-mail shows it: with these pictures, each in the one form for mail."""
    found = {
        name: PreparedPicture(one.width, one.height, (Variant(MAIL_WIDTH, mail_address(slug, name)),))
        for name in names
        if (one := site.pictures.get(name))
    }
    return replace(site, pictures=found)
