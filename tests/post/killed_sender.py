"""Sends a ledger to a server on this machine, and kills itself at a step: run by `test_killed.py`.

Arguments: the ledger's folder, the server's port, how many connections, a step, and after how many.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from placebook.post.folder import PostFolder
from placebook.post.sending import send
from placebook.post.server import Server
from post.sample import a_run, open_ledger


def main() -> None:
    """Send until the step is taken for the time that is named, and be gone."""
    folder, port, connections, fatal, times = sys.argv[1:]
    left = int(times)

    def step(name: str) -> None:
        nonlocal left
        if name == fatal:
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    # The lock as well: it must go when its process does.
    with PostFolder(Path(folder), Path(folder)).sending(), open_ledger(Path(folder)) as ledger:
        send(a_run(ledger, Server("127.0.0.1", int(port)), connections=int(connections), step=step))


if __name__ == "__main__":
    main()
