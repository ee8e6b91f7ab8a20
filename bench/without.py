"""Run `placebook` without a part of what a site has, to tell what that costs a build.

`finding` is the files of the search, of what is near and of the map, the calendars, What's on, and the list
to print; `feeds` is all feeds and the page that explains them. Pages keep their links to what is left out,
which costs next to nothing.
"""

from __future__ import annotations

import sys

from placebook.cli import main
from placebook.mkdocs_plugin import build_run
from placebook.pages import follow, print_page, whats_on

PARTS = {
    "finding": (
        (build_run, "find_files"),
        (build_run, "calendar_files"),
        (whats_on, "pages"),
        (print_page, "pages"),
    ),
    "feeds": ((build_run, "feed_files"), (follow, "pages")),
}


def leave_out(part: str) -> None:
    """Let nothing be planned of a part."""
    for module, name in PARTS[part]:
        assert hasattr(module, name)  # noqa: S101 - else nothing would be left out
        setattr(module, name, lambda *_: ())


if __name__ == "__main__":
    leave_out(sys.argv.pop(1))
    main()
