"""The pages that Placebook makes by itself: what may link to them, and what may not take their address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from placebook.content.load import Loaded
    from placebook.content.report import Report

# Which lists the directory has depends on what is in it, so all below it counts.
_MADE = re.compile(
    r"^(?:|directory(?:/[a-z0-9-]+)*|stories(?:/series/[a-z0-9-]+)?(?:/[0-9]+)?|events|sparks"
    r"|newsletter(?:/subscribe)?|accessibility|follow|list-your-group(?:/thanks)?|privacy|shortlist"
    r"|something-wrong|unsubscribe|whats-on)$"
)
# A keeper may have better words for these; the page of a place goes before the one made for it.
_MAY_BE_WRITTEN = frozenset(("", "accessibility", "list-your-group", "privacy"))


def is_made(file: str) -> bool:
    """Tell whether a file that a link names (`directory/index.md`) stands for a page of every site."""
    return bool(_MADE.match(_address(file)))


def check_made_pages(loaded: Loaded, report: Report) -> None:
    """Find ordinary pages whose address is that of a page which is made."""
    for file in sorted(loaded.pages):
        address = _address(file)
        if is_made(file) and address not in _MAY_BE_WRITTEN:
            message = f"the address /{address}/ is that of a page that Placebook makes."
            report.error(file, "", message, "Give this file another name, or leave it out.")


def _address(file: str) -> str:
    """Return a file's address without the slashes around it: '' for `index.md`."""
    return re.sub(r"(?:^|/)index$", "", file.removesuffix(".md"))
