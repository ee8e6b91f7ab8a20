"""What was worked out of the facts of all records at the last build, for as long as they are the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class Kept:
    """Keys by name, each worked out once and used until what they come from changes.

    Which listings lie near each other, say, takes all of them to find out, and a corrected sentence in the
    text of one changes nothing about it.
    """

    def __init__(self, before: Mapping[str, bytes] | None = None) -> None:
        """Begin with the last build's keys, if its facts, settings and day were the same."""
        self._before = before or {}
        self.now: dict[str, bytes] = {}

    def key(self, name: str, work_out: Callable[[], bytes]) -> bytes:
        """Return the key of a name, worked out if it is not known."""
        key = self._before.get(name)
        if key is None:
            key = work_out()
        self.now[name] = key
        return key

    @property
    def is_new(self) -> bool:
        """Tell whether the keys are others than those it began with."""
        return self.now != self._before
