"""What files that are read away from the site have in common: whole addresses, and what they depend on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from placebook.model.vocabulary import VOCABULARIES
from placebook.pages.site import ROOT
from placebook.press import key_of

if TYPE_CHECKING:
    from placebook.pages.context import Context
    from placebook.pages.site import Site

# The home page is written `ROOT/.`, since an empty address would mean the page it stands on.
_FROM_ROOT = re.compile(rf"{ROOT}/(?:\.(?=[\"'#?\s<>)]|$))?")


def absolute(html: str, site: Site) -> str:
    """Make every address that begins at the site's root a whole one.

    A site that has no address of its own leaves paths: `/groups/tea/`.
    """
    base = site.url or "/"
    return _FROM_ROOT.sub(lambda _: base, html)


def shared_inputs(ctx: Context) -> bytes:
    """Return what tells all apart that feeds, e-mails and data depend on besides records."""
    site = ctx.site
    words = (ctx.digests.get(f"vocabulary/{name}.yml", b"") for name in VOCABULARIES)
    pictures = repr(sorted(site.pictures.items())).encode()
    addresses = f"{site.url} {site.directory_urls}".encode()
    return key_of(site.settings.model_dump_json().encode(), addresses, pictures, *words)
