"""When each letter goes: by turns between hosts, within limits, and later where a server says so."""

from __future__ import annotations

from collections import Counter

from placebook.post.letters import Answer, Fate, Task
from placebook.post.pace import Limits, Pace

OK = Answer(Fate.ACCEPTED, 250)
LATER = Answer(Fate.DEFERRED, 450)
DOWN = Answer(Fate.DEFERRED, 421, is_servers=True)


def pace(limits: Limits, **hosts: int) -> Pace:
    """Return the pace of letters to some hosts."""
    letters: list[Task] = []
    for host, count in hosts.items():
        letters += [Task(len(letters) + at, f"p{at}", f"r{at}@{host}", host) for at in range(1, count + 1)]

    def more(host: str, after: int, most: int) -> list[Task]:
        return [task for task in letters if task.domain == host and task.place > after][:most]

    return Pace(hosts.items(), more, limits)


def run(pace: Pace, until: float, answers: dict[str, list[Answer]] | None = None) -> list[tuple[float, str]]:
    """Send at the pace's times, and return when each letter went."""
    now, gone = 0.0, []
    while not pace.is_done and now <= until:
        task = pace.take(now)
        if task is None:
            now = max(now, pace.ready_at())
            continue
        gone.append((now, task.address))
        queue = (answers or {}).get(task.address)
        pace.answered(task, queue.pop(0) if queue else OK, now)
    return gone


def test_hosts_take_turns() -> None:
    """A host with many readers does not keep the others waiting, and everybody has a letter once."""
    gone = [address for _, address in run(pace(Limits(), large=120, small=2), 0)]
    assert gone[:4] == ["r1@large", "r1@small", "r2@large", "r2@small"]
    assert len(gone) == len(set(gone)) == 122


def test_so_many_a_second_and_so_many_a_minute_to_a_host() -> None:
    """Neither limit is passed, and the estimate is what it takes."""
    limits = Limits(per_second=2, per_minute_to_host=30)
    gone = run(pace(limits, one=40, two=5), 1000)
    assert len(gone) == 45
    assert max(Counter(int(at) for at, _ in gone).values()) <= 2
    assert max(Counter(int(at // 60) for at, address in gone if "one" in address).values()) <= 30
    assert gone[-1][0] == 78 == limits.seconds_for([40, 5]) - 2


def test_a_letter_that_is_put_off() -> None:
    """It is tried again later, three times, and others to the same host go meanwhile."""
    gone = run(pace(Limits(), host=3), 10_000, {"r2@host": [LATER] * 9})
    assert gone == [
        (0, "r1@host"),
        (0, "r2@host"),
        (0, "r3@host"),
        (60, "r2@host"),
        (360, "r2@host"),
        (1260, "r2@host"),
    ]


def test_a_host_that_says_later_to_everyone() -> None:
    """After two in a row the host is left alone for a while; the other hosts are not."""
    answers = {f"r{at}@slow": [LATER] for at in (1, 2)}
    gone = run(pace(Limits(), slow=4, quick=2), 10_000, answers)
    assert [address for at, address in gone if at == 0] == ["r1@slow", "r1@quick", "r2@slow", "r2@quick"]
    assert sorted(address for at, address in gone if at == 60) == ["r1@slow", "r2@slow", "r3@slow", "r4@slow"]


def test_a_server_that_fails() -> None:
    """It is left alone altogether, longer each time, and a letter accepted makes up for it."""
    answers = {"r1@host": [DOWN, DOWN, DOWN], "r2@host": [DOWN]}
    gone = run(pace(Limits(server_back_off=(2, 10, 60)), host=2), 10_000, answers)
    assert gone == [*((at, "r1@host") for at in (0, 2, 12, 72)), *((at, "r2@host") for at in (72, 74))]
