"""What other sites answered before, so that not all of them are asked each time.

Only what was answered is believed again, for some days. What is gone or did not answer is asked anew; and it
is kept since when an address does not answer, for people to see.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from placebook.saving import save

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from placebook.outside.asking import Verdict

_VERSION = 1
_PARTS = ("fine", "silent")
_KEPT_EVERY = 20  # answers


@dataclass(slots=True)
class Remembered:
    """What is remembered, in a file.

    Attributes:
        path: The file. One that is not there, or is damaged, remembers nothing.
        fine: The day on which each address was last answered.
        silent: Since which day each has not been.
    """

    path: Path
    fine: dict[str, date] = field(default_factory=dict)
    silent: dict[str, date] = field(default_factory=dict)
    _not_kept: int = 0

    @classmethod
    def read(cls, path: Path) -> Remembered:
        """Read the file."""
        try:
            held = json.loads(path.read_bytes())
            parts = {_VERSION: held}[held["version"]]
            fine, silent = (
                {str(a): date.fromisoformat(day) for a, day in parts[name].items()} for name in _PARTS
            )
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return cls(path)
        return cls(path, fine, silent)

    def to_ask(self, addresses: Iterable[str], today: date, days: int) -> list[str]:
        """Return the addresses that were not answered within so many days."""
        return [
            one for one in addresses if one not in self.fine or not 0 <= (today - self.fine[one]).days < days
        ]

    def answered(self, address: str, today: date) -> None:
        """Note that an address was answered today; now and then that is kept, so that no kill loses much.

        A disk that refuses is told of at the end, when all is kept.
        """
        self.fine[address] = today
        self.silent.pop(address, None)
        self._not_kept += 1
        if self._not_kept >= _KEPT_EVERY:
            with suppress(OSError):
                self.keep()

    def learn(self, verdicts: Mapping[str, Verdict], today: date) -> None:
        """Note what has become of some addresses today, and keep it."""
        for address, verdict in verdicts.items():
            self.fine.pop(address, None)
            if verdict.kind == "fine":
                self.fine[address] = today
            if verdict.kind != "silent":
                self.silent.pop(address, None)
            else:
                self.silent.setdefault(address, today)
        self.keep()

    def keep(self) -> None:
        """Write the file.

        Raises:
            OSError: The disk refuses it.
        """
        self._not_kept = 0
        held = {name: {a: str(day) for a, day in sorted(getattr(self, name).items())} for name in _PARTS}
        save(self.path, (json.dumps({"version": _VERSION, **held}, indent=1) + "\n").encode())
