"""Lines of data, one of each record, kept from build to build: see `pages/kept.py`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from placebook.opendata.files import LISTINGS, lines_in
from placebook.pages.kept import Lines
from placebook.spare import is_as_printed

if TYPE_CHECKING:
    from pathlib import Path

    from placebook.content.cache import Store
    from placebook.spare import Manifest, Printed

_Known = dict[str, tuple[bytes, str]]


class KeptLines:
    """The lines of the last build, for as long as what all of them share is the same, and those of this one.

    Attributes:
        data: Those of the open data. They are not kept twice: they stand in the file itself.
        calendars: Those of calendars.
        told: Those of what running texts tell to the search.
    """

    def __init__(self, store: Store, shared: bytes, last_site: Path | None) -> None:
        """Begin with what there is.

        Args:
            store: Where lines are kept.
            shared: What tells what all lines share from what they shared at any other build.
            last_site: The folder of the last site, if there is one.
        """
        self._store = store
        self._shared = shared
        self._last_site = last_site
        self.data = Lines(self._in_data)
        self.calendars = Lines(partial(self._under, "calendar-lines"))
        self.told = Lines(partial(self._under, "told-lines"))

    def keep_data(self, printed: Manifest) -> None:
        """Keep what was written of the open data, for the next build to write only what is new."""
        if self.data.now:
            keys = {slug: key for slug, (key, _) in self.data.now.items()}
            self._store.save("data-lines", (self._shared, printed[LISTINGS], keys))

    def keep_others(self) -> None:
        """Keep all other lines that were written."""
        for name, lines in (("calendar-lines", self.calendars), ("told-lines", self.told)):
            if lines.now:
                self._store.save(name, (self._shared, lines.now))

    def _in_data(self) -> _Known:
        """Take lines out of the last site's open data, if it still is as it was written."""
        kept: tuple[bytes, Printed, dict[str, bytes]] | None = self._store.load("data-lines")
        if not (kept and kept[0] == self._shared and self._last_site):
            return {}
        path = self._last_site / LISTINGS
        if not is_as_printed(str(path), kept[1]):
            return {}
        lines = lines_in(path.read_bytes())
        return {slug: (key, line) for (slug, key), line in zip(kept[2].items(), lines, strict=True)}

    def _under(self, name: str) -> _Known:
        kept: tuple[bytes, _Known] | None = self._store.load(name)
        return kept[1] if kept and kept[0] == self._shared else {}
