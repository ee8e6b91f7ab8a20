"""Whole addresses, for what is read away from the site: feeds, e-mails, data."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from placebook.pages.site import ROOT

if TYPE_CHECKING:
    from placebook.pages.site import Site

# The home page is written `ROOT/.`, since an empty address would mean the page it stands on.
_FROM_ROOT = re.compile(rf"{ROOT}/(?:\.(?=[\"'#?\s<>)]|$))?")


def absolute(html: str, site: Site) -> str:
    """Make every address that begins at the site's root a whole one.

    A site that has no address of its own leaves paths: `/groups/tea/`.
    """
    base = site.url or "/"
    return _FROM_ROOT.sub(lambda _: base, html)
