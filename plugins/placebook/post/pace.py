"""Which letter goes next, and when: evenly between hosts, no faster than they like, later if they say so.

Times are seconds of a clock that only goes forward; none is read here.
"""

from __future__ import annotations

import heapq
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from placebook.post.letters import Answer, Fate, Task

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_PAGE = 50
# A host that says "later" of one mailbox may mean the mailbox; of two running, it means us.
_SAYS_LATER = 2


class Limits(NamedTuple):
    """How fast letters go, and how often one is tried.

    Attributes:
        per_second: Letters a second in all; 0 for as fast as the server takes them.
        per_minute_to_host: Letters a minute to the mailboxes of any one host; 0 for no such limit.
        back_off: Seconds before a letter that was put off is tried again, first, second, third time. After
            the last it is left for another run.
        server_back_off: Seconds to leave the server alone after it failed, first, second, third time running.
    """

    per_second: float = 0
    per_minute_to_host: float = 0
    back_off: tuple[float, ...] = (60, 300, 900)
    server_back_off: tuple[float, ...] = (2, 10, 60, 300)

    def seconds_for(self, counts: Iterable[int]) -> float:
        """Estimate how long letters take at the least, from how many go to each host."""
        each = list(counts)
        overall = sum(each) / self.per_second if self.per_second else 0
        longest = max(each, default=0) * 60 / self.per_minute_to_host if self.per_minute_to_host else 0
        return max(overall, longest)


@dataclass(slots=True)
class _Lane:
    """The letters to one host."""

    left: int
    after: int = 0
    page: deque[Task] = field(default_factory=deque)
    again: list[tuple[float, Task]] = field(default_factory=list)
    ready: float = 0.0
    says_later: int = 0


class Pace:
    """The letters of a run, in the order and at the times they go."""

    def __init__(
        self,
        counts: Iterable[tuple[str, int]],
        more: Callable[[str, int, int], list[Task]],
        limits: Limits,
    ) -> None:
        """Begin.

        Args:
            counts: How many letters go to each host.
            more: Returns letters to a host, those after a place in the plan, at most so many.
            limits: How fast.
        """
        self._limits = limits
        self._more = more
        self._lanes = {host: _Lane(count) for host, count in counts}
        # When each host may have its next letter. Hosts that are ready at the same time take turns.
        self._turns = [(0.0, turn, host) for turn, host in enumerate(self._lanes)]
        self._turn = len(self._turns)
        self._tries: dict[int, int] = {}
        self._not_before = 0.0
        self._server_failures = 0

    @property
    def is_done(self) -> bool:
        """Whether no letter is left to hand out."""
        return not self._turns

    def ready_at(self) -> float:
        """Return when the next letter may go."""
        return max(self._not_before, self._turns[0][0])

    def take(self, now: float) -> Task | None:
        """Return the letter that goes now, or None if none may yet."""
        while self._turns and max(self._not_before, self._turns[0][0]) <= now:
            ready, turn, host = heapq.heappop(self._turns)
            lane = self._lanes[host]
            if lane.ready > ready:  # the host was put off since
                heapq.heappush(self._turns, (lane.ready, turn, host))
                continue
            task = self._from(lane, host, now)
            if task is None:
                if lane.again:
                    heapq.heappush(self._turns, (lane.again[0][0], turn, host))
                continue
            if self._limits.per_minute_to_host:
                lane.ready = now + 60 / self._limits.per_minute_to_host
            if lane.left or lane.again:
                self._push(lane, host, now)
            if self._limits.per_second:
                self._not_before = max(self._not_before, now) + 1 / self._limits.per_second
            return task
        return None

    def answered(self, task: Task, answer: Answer, now: float) -> None:
        """Learn what came of a letter, so that it, its host and the server are left alone as they ask."""
        lane = self._lanes[task.domain]
        if answer.is_servers:
            delays = self._limits.server_back_off
            self._not_before = now + delays[min(self._server_failures, len(delays) - 1)]
            self._server_failures += 1
        elif answer.fate is not Fate.UNCERTAIN:
            self._server_failures = 0
        if answer.fate is not Fate.DEFERRED:
            lane.says_later = 0
            self._tries.pop(task.place, None)
            return
        tries = self._tries.get(task.place, 0)
        if tries >= len(self._limits.back_off):
            return
        delay = 0 if answer.is_servers else self._limits.back_off[tries]
        # What the server does to all letters says nothing of this one.
        self._tries[task.place] = tries + (not answer.is_servers)
        if not answer.is_servers:
            lane.says_later += 1
            if lane.says_later >= _SAYS_LATER:
                lane.ready = max(lane.ready, now + delay)
        is_out = not (lane.left or lane.again)
        heapq.heappush(lane.again, (now + delay, task))
        if is_out:
            self._push(lane, task.domain, now)

    def _push(self, lane: _Lane, host: str, now: float) -> None:
        first = now if lane.left else max(now, lane.again[0][0])
        heapq.heappush(self._turns, (max(first, lane.ready), self._turn, host))
        self._turn += 1

    def _from(self, lane: _Lane, host: str, now: float) -> Task | None:
        """Take a letter of one host: one that was put off and is due, else the next of the plan."""
        if lane.again and lane.again[0][0] <= now:
            return heapq.heappop(lane.again)[1]
        if lane.left and not lane.page:
            lane.page.extend(self._more(host, lane.after, _PAGE))
            if not lane.page:
                lane.left = 0
        if not lane.page:
            return None
        task = lane.page.popleft()
        lane.left -= 1
        lane.after = task.place
        return task
