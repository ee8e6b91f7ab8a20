"""Write the pages of docs/ that are made of the code they describe: `make docs`."""

from __future__ import annotations

import sys

from reference.commands_page import commands_page
from reference.listing_page import listing_page
from toolchain import ROOT

PAGES = {"docs/commands.md": commands_page, "docs/listing-reference.md": listing_page}


def main() -> int:
    """Write each page, and say which of them changed."""
    for name, page in PAGES.items():
        path = ROOT / name
        text = page()
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        path.write_text(text, encoding="utf-8", newline="\n")
        print(f"{name}: {'as it was' if text == before else 'written'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
