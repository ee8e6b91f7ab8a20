"""Install the command `placebook` for whoever runs this, in a folder of its own.

Many systems refuse `pip install` beside their own Python (PEP 668). A folder of its own asks for no
administrator, cannot disturb other programs and goes away by being deleted.

    python tools/install_command.py
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from toolchain import CONSTRAINTS, ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ENVIRONMENT = Path(".local/share/placebook")
COMMAND = Path(".local/bin/placebook")
# All that the guides speak of: the booklet, letters that are signed here, and Great Britain's postcodes.
_EXTRAS = "print,dkim,uk-postcodes"


class NotOursError(Exception):
    """There is another program of that name where the command would go."""


def install(home: Path, run: Callable[[Sequence[str]], object]) -> Path:
    """Install the command below somebody's home folder, or renew it.

    Args:
        home: The folder.
        run: Runs a program with its arguments.

    Returns:
        The command.

    Raises:
        NotOursError: There is something else in the command's place. Nothing was changed.
    """
    environment, command = home / ENVIRONMENT, home / COMMAND
    wanted = environment / "bin" / "placebook"
    if os.path.lexists(command) and not (command.is_symlink() and command.readlink() == wanted):
        message = f"There is another {command} already. Move it away, then try again."
        raise NotOursError(message)
    python = str(environment / "bin" / "python")
    run([sys.executable, "-m", "venv", str(environment)])
    run([python, "-m", "pip", "install", "-qq", "--constraint", str(CONSTRAINTS), f"{ROOT}[{_EXTRAS}]"])
    command.parent.mkdir(parents=True, exist_ok=True)
    if not command.is_symlink():
        command.symlink_to(wanted)
    return command


def told(command: Path, path: str, shell: str) -> str:
    """Say how the command is reached.

    Args:
        command: Where it is.
        path: The folders in which the terminal looks for commands.
        shell: The program that answers in the terminal.
    """
    if str(command.parent) in path.split(os.pathsep):
        return "placebook is installed. Begin with: placebook new site mytown"
    start = "~/.zprofile" if shell.endswith("zsh") else "~/.profile"
    return (
        f"placebook is installed, as {command}. So that it is found, type this once, then log in anew:\n"
        f"  echo 'export PATH=\"$HOME/.local/bin:$PATH\"' >> {start}"
    )


def main() -> int:
    """Install the command, or say what is in the way."""
    print(f"Installing placebook into {Path.home() / ENVIRONMENT}. This takes a minute or two.", flush=True)
    try:
        command = install(Path.home(), lambda program: subprocess.run(program, check=True))
    except (NotOursError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    except subprocess.CalledProcessError:
        print("Placebook could not be installed; what is in the way is said above.", file=sys.stderr)
        return 1
    print(told(command, os.environ.get("PATH", ""), os.environ.get("SHELL", "")))
    return 0


if __name__ == "__main__":
    sys.exit(main())
