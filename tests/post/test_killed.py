"""A sender that is killed, wherever that happens, and the one that goes on after it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from placebook.post.folder import PostFolder
from placebook.post.letters import Fate
from placebook.post.sending import send
from post.loopback import loopback
from post.sample import a_run, new_ledger, open_ledger, readers

PEOPLE, CONNECTIONS = 200, 3
SCRIPT = Path(__file__).parent / "killed_sender.py"
# A step, and for how many times it is taken before the sender is gone.
STEPS = {
    "before the first intent": ("writing", 1),
    "after an intent": ("written", 30),
    "during DATA": ("half sent", 60),
    "after the server's 250": ("answered", 60),
    "before the ledger has the answer": ("writing", 30),
}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("moment", STEPS)
def test_a_killed_send_goes_on(moment: str, tmp_path: Path) -> None:
    """Whenever it is killed, nobody is missed, nobody gets two, and who is uncertain is named: one a line."""
    new_ledger(tmp_path, PEOPLE)
    everybody = {address for _, address, _ in readers(PEOPLE)}
    with loopback() as server:
        step, times = STEPS[moment]
        arguments = [str(tmp_path), str(server.server.port), str(CONNECTIONS), step, str(times)]
        done = subprocess.run([sys.executable, SCRIPT, *arguments], check=False, env=_environment())
        assert done.returncode == -signal.SIGKILL
        killed_at = len(server.letters)
        assert killed_at < PEOPLE
        with PostFolder(tmp_path, tmp_path).sending(), open_ledger(tmp_path) as ledger:
            assert ledger.balance().is_balanced
            report = send(a_run(ledger, server.server, connections=CONNECTIONS))
            uncertain = {entry.address for entry in ledger.entries(Fate.UNCERTAIN)}
    assert report.stopped == ""
    assert report.balance.planned == PEOPLE == report.balance.accepted + report.balance.uncertain
    assert len(uncertain) == report.balance.uncertain <= CONNECTIONS
    counts = server.counts()
    assert set(counts.values()) == {1}
    assert everybody - uncertain <= set(counts) <= everybody


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(SCRIPT.parents[1])}
