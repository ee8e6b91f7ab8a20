"""Run `placebook` without what finding adds to a site, to tell what that costs a build.

Left out are the files of the search, of what is near and of the map, the calendars, What's on, and the list
to print. The pages keep their links to them, which costs next to nothing.
"""

from __future__ import annotations

from placebook.cli import main
from placebook.mkdocs_plugin import build_run
from placebook.pages import print_page, whats_on


def leave_out() -> None:
    """Let nothing be planned of all that."""
    for module, name in (
        (build_run, "find_files"),
        (build_run, "calendar_files"),
        (whats_on, "pages"),
        (print_page, "pages"),
    ):
        assert hasattr(module, name)  # noqa: S101 - else nothing would be left out
        setattr(module, name, lambda *_: ())


if __name__ == "__main__":
    leave_out()
    main()
