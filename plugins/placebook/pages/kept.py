"""What was worked out at the last build, for as long as what it comes from is the same."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class Kept:
    """Keys and pieces of pages by name, each worked out once and used until what they come from changes.

    Which listings lie near each other, say, takes all of them to find out, and a corrected sentence in the
    text of one changes nothing about it.
    """

    def __init__(self, before: Mapping[str, bytes] | None = None) -> None:
        """Begin with what the last build kept, if its facts, settings and day were the same."""
        self._before = before or {}
        self.now: dict[str, bytes] = {}

    def get(self, name: str, work_out: Callable[[], bytes]) -> bytes:
        """Return what is kept under a name, worked out if nothing is."""
        found = self._before.get(name)
        if found is None:
            found = work_out()
        self.now[name] = found
        return found

    @property
    def is_new(self) -> bool:
        """Tell whether anything is other than it was to begin with."""
        return self.now != self._before


class Lines:
    """Lines of a file of data, one of each record, so that an edit to one record writes one line anew."""

    def __init__(self, load: Callable[[], Mapping[str, tuple[bytes, str]]] = dict) -> None:
        """Begin with the lines of the last build, each with its key; they are loaded when needed."""
        self._load = load
        self.now: dict[str, tuple[bytes, str]] = {}

    @cached_property
    def _before(self) -> Mapping[str, tuple[bytes, str]]:
        return self._load()

    def line(self, name: str, key: bytes, write: Callable[[], str]) -> str:
        """Return the line of a record, written if there is none of this key."""
        known = self._before.get(name)
        line = known[1] if known and known[0] == key else write()
        self.now[name] = key, line
        return line
