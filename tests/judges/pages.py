"""The pages that a judge is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def files_of(site: Path, pages: Iterable[str]) -> list[str]:
    """Return the files of pages, which are named by their paths inside a site.

    Raises:
        ValueError: no page was named, so that a judge would have nothing to find fault with.
        FileNotFoundError: a page is not there, which some judges pass over in silence.
    """
    files = [site / page for page in pages]
    if not files:
        raise ValueError("A judge needs at least one page.")
    for file in files:
        if not file.is_file():
            raise FileNotFoundError(f"There is no page {file}.")
    return [str(file) for file in files]
