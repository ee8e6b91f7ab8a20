"""How much is taken in a minute, from everybody together: nobody's address is noted to count by."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_MINUTE = 60


@dataclass
class Rate:
    """A count that begins anew with each minute.

    Attributes:
        most: What it goes up to.
        monotonic: Seconds that only grow.
    """

    most: int
    monotonic: Callable[[], float]
    _minute: int = -1
    _count: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def has_room(self) -> bool:
        """Count one more, and tell whether it still fits."""
        with self._lock:
            minute = int(self.monotonic() // _MINUTE)
            if minute != self._minute:
                self._minute, self._count = minute, 0
            self._count += 1
            return self._count <= self.most
