"""Write what is kept here and made of the code: pages of docs/, and forms of code hosts: `make docs`."""

from __future__ import annotations

import sys
from functools import cache
from typing import TYPE_CHECKING

from placebook.content.catalogues import TEMPLATE
from placebook.content.load import load
from placebook.doors.issue_form import issue_form, issue_template
from reference.commands_page import commands_page
from reference.listing_page import listing_page
from toolchain import ROOT
from write_words import words_file

if TYPE_CHECKING:
    from collections.abc import Callable

    from placebook.model.directory import Directory


@cache
def _demo() -> Directory:
    return load(ROOT / "content").directory


PAGES: dict[str, Callable[[], str]] = {
    "docs/commands.md": commands_page,
    "docs/listing-reference.md": listing_page,
    ".github/ISSUE_TEMPLATE/list-your-group.yml": lambda: issue_form(_demo()),
    ".forgejo/issue_template/list-your-group.yml": lambda: issue_form(_demo()),
    ".gitlab/issue_templates/List your group.md": lambda: issue_template(_demo()),
    TEMPLATE.relative_to(ROOT).as_posix(): words_file,
}


def main() -> int:
    """Write each page, and say which of them changed."""
    for name, page in PAGES.items():
        path = ROOT / name
        text = page()
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        print(f"{name}: {'as it was' if text == before else 'written'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
