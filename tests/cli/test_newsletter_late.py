"""An edition that has gone is sent to those who asked for it since, and to nobody twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from cli.letter_place import CONSENT, lay_out
from placebook.cli import group
from post.loopback import DROP, loopback
from small_place import write

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

POST = 'post: {sender: letter@larkmere.example, one_click: true, unsubscribe: "https://larkmere.example/stop/{token}"}'
FIRST = ("ann", "ben", "cat", "dan", "eve")


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place whose edition is frozen, with five subscribers."""
    town = lay_out(tmp_path, monkeypatch, CONSENT, POST)
    people = "".join(f"{name}@reader.example,2025-06-01\n" for name in FIRST)
    write(town, {"people.csv": f"email,date\n{people}"})
    newsletter("subscribers", "import", "people.csv", "--how", "paper forms")
    newsletter("freeze", "2026-q4")
    return town


def newsletter(*arguments: str, code: int = 0) -> str:
    """Run `placebook newsletter` as a script does, and return what it says."""
    done: Result = CliRunner().invoke(group, ["newsletter", *arguments])
    assert done.exit_code == code, done.output
    return done.output


def join(*names: str) -> None:
    """Let people ask for the letter."""
    for name in names:
        newsletter("subscribers", "add", f"{name}@reader.example", "--how", "at the fair")


def late(code: int = 0) -> str:
    """Plan the edition for late joiners."""
    return newsletter("plan", "2026-q4", "--late-joiners", code=code)


def test_nobody_has_it_twice_whatever_became_of_the_first() -> None:
    """Accepted, uncertain and rejected readers are left out by name and reason; who never had it, may."""
    newsletter("plan", "2026-q4")
    for name in ("dan", "eve"):
        newsletter("subscribers", "suppress", f"{name}@reader.example")
    with loopback() as server:
        by = ("--server", str(server.server), "--yes", "--connections", "1", "--rate", "0", "--per-host", "0")
        server.at_data = lambda to: DROP if to.startswith("ben") else None
        server.at_rcpt = lambda to: "550 5.1.1 Nobody" if to.startswith("cat") else None
        assert "5 planned = 1 accepted + 1 rejected + 1 uncertain + 2 withdrawn" in newsletter(
            "send", "2026-q4", *by, code=1
        )
        server.at_data = server.at_rcpt = lambda _to: None
        join("fay", "gus")
        newsletter("subscribers", "suppress", "gus@reader.example")
        newsletter("subscribers", "suppress", "--lift", "dan@reader.example")
        said = late()
        for line in (
            "excluded: ann@reader.example has it already\n",
            "excluded: ben@reader.example may have it already, and nobody can know\n",
            "excluded: cat@reader.example was to have it, and their server would not take it\n",
            "suppressed: eve@reader.example asked for no more letters on 2026-12-01\n",
            "suppressed: gus@reader.example asked for no more letters on 2026-12-01\n",
            "7 subscribers = 2 planned + 2 suppressed + 3 excluded\n",
            "To send it: placebook newsletter send 2026-q4-late-1\n",
        ):
            assert line in said
        assert "2026-q4-late-1: 2 planned = 2 accepted + 0 rejected + 0 uncertain\n" in newsletter(
            "send", "2026-q4-late-1", *by
        )
        assert "2026-q4-late-1 has gone already" in newsletter("send", "2026-q4-late-1", *by, code=2)
        assert "1 accepted + 1 rejected + 1 uncertain" in newsletter("status", "2026-q4")
    assert server.counts() == dict.fromkeys((f"{name}@reader.example" for name in ("ann", "dan", "fay")), 1)


def send(plan: str, to: str = "letters.mbox") -> None:
    """Send a plan into a file."""
    newsletter("send", plan, "--to", to, "--yes")


def test_there_may_be_more_than_one(place: Path) -> None:
    """Each later plan knows all before it; one that has not gone is made anew; at last nobody is left."""
    newsletter("plan", "2026-q4")
    send("2026-q4")
    join("fay")
    late()
    join("gus")
    assert "2026-q4-late-1" in late()
    send("2026-q4-late-1")
    assert "of 7 subscribers none is left on the list place" in late(code=1)
    join("hal")
    assert "8 subscribers = 1 planned + 0 suppressed + 7 excluded" in late()
    send("2026-q4-late-2")
    names = [*FIRST, "fay", "gus", "hal"]
    letters = (place / "letters.mbox").read_bytes()
    assert [letters.count(f"\nTo: {name}@reader.example".encode()) for name in names] == [1] * 8


def test_a_late_letter_is_named_as_its_edition(place: Path) -> None:
    """It has the same sort of name as all letters of its edition, so that reports find their reader."""
    newsletter("plan", "2026-q4")
    send("2026-q4")
    join("fay")
    late()
    sample = (place / "post" / "2026-q4-late-1" / "sample.eml").read_bytes()
    assert b"To: fay@reader.example\r\nMessage-ID: <2026-q4." in sample


def test_who_is_still_waiting_is_left_to_the_first_plan() -> None:
    """While the first plan is not over, its readers are its own; the same for subscribers that came back."""
    newsletter("plan", "2026-q4")
    newsletter("send", "2026-q4", "--to", "letters", "--yes", "--at-most", "2", code=1)
    join("fay")
    said = late()
    assert said.count("is still to have it, by the plan 2026-q4\n") == 3
    assert "6 subscribers = 1 planned + 0 suppressed + 5 excluded" in said


def test_nobody_is_late_for_what_has_not_gone() -> None:
    """Before anybody has it, the plan itself is made anew; without a plan there is none to be late for."""
    assert "2026-q4 is not planned. First: placebook newsletter plan 2026-q4\n" in late(code=1)
    newsletter("plan", "2026-q4")
    assert "nobody is late. Plan it anew: placebook newsletter plan 2026-q4\n" in late(code=1)
    assert "First: placebook newsletter plan 2026-q4 --late-joiners" in newsletter(
        "send", "2026-q4-late-1", code=2
    )


def test_subscribers_read_in_again_are_known_by_their_addresses(place: Path) -> None:
    """After a list was lost and read in anew everybody has another number; nobody has the edition twice."""
    newsletter("plan", "2026-q4")
    send("2026-q4")
    (place / "post" / "subscribers.sqlite3").unlink()
    text = (place / "people.csv").read_text(encoding="utf-8").replace("ann@reader", "Ann@READER")
    write(place, {"people.csv": f"{text}fay@reader.example,2026-11-01\n"})
    newsletter("subscribers", "import", "people.csv", "--how", "paper forms")
    assert "6 subscribers = 1 planned + 0 suppressed + 5 excluded" in late()


@pytest.mark.parametrize("lost", ["2026-q4", "2026-q4-late-1", "2026-q4-late-2"])
def test_a_plan_that_is_lost_stops_all(place: Path, lost: str) -> None:
    """Without one of the ledgers it is not known who has the edition, and nothing is planned."""
    newsletter("plan", "2026-q4")
    send("2026-q4")
    for name in ("fay", "gus"):
        join(name)
        late()
        send("2026-q4-late-2" if name == "gus" else "2026-q4-late-1")
    join("hal")
    (place / "post" / lost / "ledger.sqlite3").unlink()
    said = late(code=1)
    assert lost in said
    assert "gone" in said
